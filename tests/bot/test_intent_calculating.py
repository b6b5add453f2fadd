"""What is wanted around calculations, from words and buttons."""

import pytest

from bot.intent import UnknownPress, read_intent
from bot.intent_calculating import (
    Calculate,
    CalculatingPress,
    EnterRate,
    ListRates,
    MatchPolicies,
    asks_for_match,
    asks_to_edit,
    asks_to_print,
    asks_what_is_open,
    press_data,
    read_press,
    tells_own_project,
)
from rag.text import normalise


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("/calc", Calculate()), ("/calc JS0123456789", Calculate("JS0123456789")), ("/match 制造业", MatchPolicies("制造业")),
        ("/rate USD 2026-03-02 7.1 公告", EnterRate("USD 2026-03-02 7.1 公告")), ("/rate", ListRates()), ("/rates", ListRates()),
    ],
)  # fmt: skip
def test_commands(words: str, intent: object) -> None:
    """With what stands behind them."""
    assert read_intent(words) == intent


@pytest.mark.parametrize(
    "press",
    [
        CalculatingPress("set", 1785722400000, "filed_before_signing", 1), CalculatingPress("agree", 5),
        CalculatingPress("place", 5, "-", 2), CalculatingPress("full", 5, "3"),
    ],
)  # fmt: skip
def test_a_button_says_what_it_means(press: CalculatingPress) -> None:
    """In 64 bytes, and back."""
    data = press_data(press.verb, press.token, press.what, press.option or None)
    assert len(data.encode()) <= 64
    assert read_intent("", data) == press


@pytest.mark.parametrize("data", ["calc:", "calc:set", "calc:set.x", "calc:set.1.a.b.c", "calc:SET.1", "calc:set.1.坏"])
def test_forged_buttons_are_unknown(data: str) -> None:
    """Nothing raises."""
    assert read_intent("", data) == UnknownPress()
    assert read_press(data.removeprefix("calc:")) is None


@pytest.mark.parametrize(
    "text",
    [
        "帮我匹配政策",
        "給我匹配一下政策",
        "我们能享受哪些政策",
        "生成一份政策服务包",
        "match me",
        "Which policies do we qualify for?",
    ],
)
def test_a_wish_to_be_matched_is_known(text: str) -> None:
    """In each language."""
    assert asks_for_match(normalise(text))


@pytest.mark.parametrize("text", ["政策有哪些文件", "引荐奖励政策是什么", "标准厂房有什么补贴"])
def test_a_question_about_a_policy_is_none(text: str) -> None:
    """The documents answer."""
    assert not asks_for_match(normalise(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("把这个算成PDF", "pdf"),
        ("生成一份pdf", "pdf"),
        ("導出Word", "docx"),
        ("PDF", "pdf"),
        ("Send me this as a PDF", "pdf"),
        ("申请材料要交PDF还是纸质的", ""),
        ("引荐奖励最高多少", ""),
    ],
)
def test_words_that_want_the_calculation_as_a_file(text: str, kind: str) -> None:
    """As its buttons make it."""
    assert asks_to_print(normalise(text)) == kind


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("还差什么条件", True),
        ("還缺什麼", True),
        ("哪些条件还没满足", True),
        ("What else is missing?", True),
        ("还差什么材料", False),
        ("申请条件是什么", False),
        ("what papers are missing", False),
    ],
)
def test_words_that_ask_what_the_calculation_lacks(text: str, is_asked: bool) -> None:
    """The papers of an application are asked of the documents."""
    assert asks_what_is_open(normalise(text)) is is_asked


def test_words_that_say_only_that_something_was_wrong() -> None:
    """What it was is offered to choose from."""
    assert asks_to_edit(normalise("我说错了"))
    assert asks_to_edit(normalise("改一下"))
    assert not asks_to_edit(normalise("我说错了，是2.3亿"))


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("我想在栖梧投个厂，有什么政策", True),
        ("我们打算来投资3亿建个制造业工厂，能享受哪些补贴", True),
        ("我想介绍朋友来栖梧投资建厂，有什么奖励", False),
        ("我打算引荐企业来投资办厂，有什么奖励", False),
        ("我公司买设备有什么补贴", False),
    ],
)
def test_a_project_is_ones_own_where_nobody_else_is_brought(words: str, own: bool) -> None:
    """Who brings others asks for another reward."""
    assert tells_own_project(normalise(words)) is own
