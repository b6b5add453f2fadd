"""The desk of boards: words that were asked for find their way past reports, cards and questions."""

from datetime import timedelta

import pytest

from tests.reporting.board_office import JULY, OPENED, presses, with_a_report
from tests.reporting.office import COORDINATOR, LEADER, Office


@pytest.fixture
def office(office: Office) -> Office:
    """The board of the quarter is open to objections."""
    with_a_report(office)
    presses(office, *OPENED)
    return office


def test_words_that_read_like_a_report_are_what_was_asked_for(office: Office) -> None:
    """Shown once more, so that nothing is lost."""
    presses(office, "提异议", person=LEADER)
    said = office.say("曲轴铸造项目6月30日签约，计划投资2亿元", LEADER, JULY)
    assert "提交异议" in [button.label for row in said.buttons for button in row]
    assert "报送卡" in office.say("曲轴铸造项目6月30日开工", LEADER, JULY).text, "what comes next is a report again"


def test_forwarded_and_edited_words_are_not_taken(office: Office) -> None:
    """Somebody else's words, or words of before."""
    for fields in ({"forwarded": True}, {"edited": True}):
        presses(office, "提异议", person=LEADER)
        said = office.say("少计一个项目", LEADER, JULY, **fields)
        assert "提交异议" not in [button.label for row in said.buttons for button in row]


def test_a_field_of_a_card_that_was_asked_for_later_comes_first(office: Office) -> None:
    """What is written is that field."""
    office.say("曲轴铸造项目6月30日开工", LEADER, JULY)
    presses(office, "提异议", person=LEADER)
    later = JULY + timedelta(minutes=1)
    office.press("修改", LEADER, later)
    office.press("下一步", LEADER, later)
    assert "报送卡" in office.say("办理土地手续", LEADER, later).text


def test_a_reply_to_a_card_is_about_the_card(office: Office) -> None:
    """Whatever else was asked for."""
    card = office.say("曲轴铸造项目6月30日开工", LEADER, JULY)
    presses(office, "提异议", person=LEADER)
    said = office.say("下一步 办理土地手续", LEADER, JULY, replied_text=card.text)
    assert "报送卡" in said.text


def test_never_mind_forgets_what_was_asked_for(office: Office) -> None:
    """The next words are a message like any other; a second press finds nothing."""
    presses(office, "提异议", person=LEADER)
    assert "什么都没有改" in office.press("不要了", LEADER, JULY).text
    assert "报送卡" in office.say("曲轴铸造项目6月30日开工", LEADER, JULY).text
    assert "已经过期" in office.press("不要了", LEADER, JULY).text


def test_what_was_asked_for_elsewhere_is_not_written_here(office: Office) -> None:
    """Another chat, another person."""
    presses(office, "提异议", person=LEADER)
    for person, chat in ((LEADER, "other"), (COORDINATOR, str(COORDINATOR))):
        said = office.say("少计一个项目", person, JULY, chat_id=chat)
        assert "提交异议" not in [button.label for row in said.buttons for button in row]
