"""Words about a card, as the press that they mean."""

import pytest

from bot.calculating.about_card import AGAIN, OPEN, press_meant
from bot.calculating.state import Kind, State
from tests.calculating_desk.rules import DAY, INDUSTRY

_CARD, _PROFILE = State(DAY, programme=INDUSTRY), State(DAY, kind=Kind.ALL)


@pytest.mark.parametrize(
    ("state", "text", "verb"),
    [
        (_CARD, "发我一份word", "docx"),
        (_CARD, "导出pdf", "pdf"),
        (_CARD, "我说错了", "edit"),
        (_CARD, "还差哪些条件", OPEN),
        (State(DAY, facts={"controlling": True}), "那我们一共能拿多少钱？", AGAIN),
        (State(DAY, facts={"controlling": True}), "how much can we get?", AGAIN),
        (_PROFILE, "跳过", "skip"),
        (_PROFILE, "看结果", "pack"),
    ],
)
def test_words_about_it_are_a_press(state: State, text: str, verb: str) -> None:
    """Of the talk that they are said in."""
    pressed = press_meant(state, 9, text, has_paper=True)
    assert pressed is not None
    assert (pressed.verb, pressed.token) == (verb, 9)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (_CARD, "跳过"),
        (_PROFILE, "我说错了"),
        (_CARD, "还要交什么材料"),
        (_CARD, "工业用电多少钱"),
        (_CARD, "能拿多少钱"),
    ],
)
def test_all_other_words_are_none(state: State, text: str) -> None:
    """They are answers, or questions for the documents."""
    assert press_meant(state, 9, text, has_paper=False) is None


def test_what_is_not_there_is_not_printed() -> None:
    """A question has no file."""
    assert press_meant(_PROFILE, 9, "导出pdf", has_paper=False) is None
