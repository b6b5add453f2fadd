"""What is wanted around boards, as chats send it."""

import pytest

from bot.intent import UnknownPress, read_intent
from bot.intent_boards import (
    BOARD_PRESSES,
    DrawUp,
    ObjectInWords,
    OpenBoard,
    OpenFigure,
    OpenWindow,
    ShowBoard,
    ShowDigest,
)


def test_commands_carry_their_words() -> None:
    """With and without."""
    assert read_intent("/board 2024-Q2") == ShowBoard("2024-Q2")
    assert read_intent("/board@our_bot 上月") == ShowBoard("上月")
    assert read_intent("/digest") == ShowDigest()
    assert read_intent("/object 2024-Q2 少计一个项目") == ObjectInWords("2024-Q2 少计一个项目")


def test_presses_name_period_and_edition() -> None:
    """As their buttons carry them."""
    assert read_intent("", "board:3202402") == OpenBoard(3202402)
    assert read_intent("", "b-draw:3202402:1:0") == DrawUp(3202402, 1, 0)
    assert read_intent("", "b-open:3202402:1:3:1") == OpenWindow(3202402, 1, 3, 1)
    assert read_intent("", "b-cell:3202402:1:20:9") == OpenFigure(3202402, 1, 20, 9)


@pytest.mark.parametrize("action", sorted({action for action, _ in BOARD_PRESSES}))
def test_forged_presses_are_no_intents(action: str) -> None:
    """Too few numbers, too many, and what is none."""
    for press in (action, f"{action}:x", f"{action}:1:2:3:4:5:6", f"{action}:-1"):
        assert read_intent("", press) == UnknownPress()
