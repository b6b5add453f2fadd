"""What is wanted around what nobody answered: commands, plain words and presses."""

from datetime import date
from typing import get_args

import pytest

from bot.intent import UnknownPress, read_intent
from bot.intent_answering import (
    ANSWERING_PRESSES,
    AnsweringPress,
    ClaimMatter,
    ListUnanswered,
    SubmitOfficial,
    TakeClause,
    WithdrawOfficial,
    WriteOfficial,
    matter_named,
    read_matter_words,
    read_writing_words,
)
from bot.reporting.staff_words import read_staff_words

DAY = date(2026, 8, 3)


def test_every_press_has_a_button_and_fits_into_it() -> None:
    """Telegram takes 64 bytes."""
    made = {type(make([10**17] * count)) for (_, count), make in ANSWERING_PRESSES.items()}
    assert made == set(get_args(AnsweringPress))
    assert all(len(f"{name}:{'9' * 9}:{'9' * 4}:{2**32}") <= 64 for name, _ in ANSWERING_PRESSES)


def test_presses_are_read_and_forged_ones_are_not() -> None:
    """Another number of numbers, or none."""
    assert read_intent("", "ua-clause:3:2:4294967295") == TakeClause(3, 2, 4294967295)
    assert read_intent("", "ua-end:3:2:1") == WithdrawOfficial(3, 2, 1)
    for press in ("ua-clause:3:2", "ua-end:x:1:1", "ua-end:3:2:1:1", "ua-nothing:1"):
        assert read_intent("", press) == UnknownPress()


@pytest.mark.parametrize(
    "words",
    [
        "哪些问题没答上",
        "哪些问题没答上？",
        "还有哪些问题没有回答",
        "没答上的问题",
        "请看看没答上来的问题有哪些",
        "待答复的问题",
        "unanswered questions",
    ],
)
def test_staff_may_say_it_plainly(words: str) -> None:
    """The command and its plain words are one."""
    assert read_staff_words(words, DAY) == read_intent("/unanswered") == ListUnanswered()


def test_a_card_is_known_by_its_number_in_any_script() -> None:
    """Other messages of ours name none."""
    assert (
        matter_named("「食堂」\n待答问题 12 号 · 1 人问过 1 次")
        == matter_named("「食堂」\n待答問題 12 號 · 1 人")
        == 12
    )
    assert matter_named("「食堂」\nQuestion 7 · 1 people asked 1 times") == 7
    assert matter_named("报送卡12号") is None and matter_named("") is None


def test_words_of_buttons_are_read_and_longer_ones_are_not() -> None:
    """Marks and blanks do not matter."""
    assert read_matter_words("【认领】 ", 3) == ClaimMatter(3, 1)
    assert read_matter_words("Write the answer", 3) == WriteOfficial(3)
    assert read_writing_words("Submit", 5, 2, 3) == SubmitOfficial(5, 2)
    assert read_matter_words("认领" * 40, 3) is None and read_matter_words("曲轴项目认领了地块", 3) is None


@pytest.mark.parametrize("words", ["哪些问题没解决", "这个问题没答上", "问题", "哪些企业没回答我们"])
def test_other_words_are_something_else(words: str) -> None:
    """What is stuck in a project is no question of an investor."""
    assert not isinstance(read_staff_words(words, DAY), ListUnanswered)
