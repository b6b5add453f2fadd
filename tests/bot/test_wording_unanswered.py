"""Lists of what nobody answered."""

from bot.wording_unanswered import Listed, backlog_words, say_list
from rag.answer import Language


def test_an_empty_list_says_so_and_leads_back() -> None:
    """Each in its own words; the first one is always a tap away."""
    texts = {say_list(Language.SIMPLIFIED, which, [0] * 5, [], 0).text for which in range(5)}
    assert len(texts) == 5
    assert say_list(Language.SIMPLIFIED, 3, [0] * 5, [], 0).buttons[0][0].data == "ua:0:0"


def test_rows_are_numbered_through_the_pages() -> None:
    """The button of a row has its number."""
    rows = [Listed("很长的问题" * 40, ("1 人问",), "ua-open:7")]
    page = say_list(Language.SIMPLIFIED, 0, [6, 0, 0, 0, 2], rows, 1)
    assert page.text.splitlines()[1].startswith("6. 「") and len(page.text) < 120
    assert [button.data for row in page.buttons for button in row] == ["ua-open:7", "ua:0:0", "ua:4:0"]


def test_doctor_says_how_much_waits_and_for_how_long() -> None:
    """Or that nothing does."""
    assert "没有待答" in backlog_words(0, 0, 0, 0)
    assert "待答 3 个问题、5 人，最久 9 天，另有 2 条" in backlog_words(3, 5, 9, 2)
