"""Buttons that are written out in words."""

import pytest

from bot.message import Button
from bot.typed_labels import typed_button

_CARD = (
    (Button("①新项目", "new-1"), Button("②新项目", "new-2"), Button("换项目", "swap-1")),
    (Button("保存全部2条", "save"), Button("修改", "edit"), Button("换项目", "swap-2"), Button("全部不报", "drop")),
    (Button("Discard all", "drop-en"), Button("Save all 2", "save-en")),
)


@pytest.mark.parametrize(
    ("words", "pressed"),
    [
        ("修改", "edit"),
        ("「修改」。", "edit"),
        ("请点修改", "edit"),
        ("保存", "save"),
        ("保存吧", "save"),
        ("保存全部2条", "save"),
        ("SAVE", "save-en"),
        ("①新项目", "new-1"),
        ("2新项目", "new-2"),
        ("換項目", "swap-1"),
        ("全部不报", "drop"),
    ],
)
def test_a_label_presses_its_button(words: str, pressed: str) -> None:
    """Marks, script and a polite word do not matter; of two with the very same label it is the first."""
    button = typed_button(words, _CARD)
    assert button is not None
    assert button.data == pressed


@pytest.mark.parametrize("words", ["", "新项目", "不报", "保存了没有", "修改意见已经报县里", "，", "保存" * 40])
def test_other_words_press_nothing(words: str) -> None:
    """What could be two buttons is none; to discard everything it must be said so."""
    assert typed_button(words, _CARD) is None
