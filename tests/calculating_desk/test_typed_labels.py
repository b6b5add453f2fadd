"""Labels that are typed, and words that can only be meant as an answer."""

import pytest

from bot.calculating.typed_labels import is_bare_word, label_typed
from bot.intent_calculating import press_data
from bot.message import Button, Reply

SHOWN = Reply(
    (),
    (
        (
            Button("制造业", press_data("set", 5, "sector", 6)),
            Button("栖梧市 制造业外资到账奖励", press_data("prog", 5, "a1")),
        ),
        (Button("栖梧市 服务业外资到账奖励", press_data("prog", 5, "a2")), Button("PDF", press_data("pdf", 5))),
        (Button("全文", "full:3"),),
    ),
)


@pytest.mark.parametrize(
    ("text", "verb", "what"),
    [
        ("制造业", "set", "sector"),
        ("是製造業的", "set", "sector"),
        ("「PDF」", "pdf", ""),
        ("栖梧市服务业外资到账奖励。", "prog", "a2"),
    ],
)
def test_a_whole_label_is_its_press(text: str, verb: str, what: str) -> None:
    """In either script, with what stands around it."""
    pressed = label_typed(text, SHOWN)
    assert pressed is not None
    assert (pressed.verb, pressed.what) == (verb, what)


def test_a_part_counts_where_one_choice_has_it() -> None:
    """Never of two, never of a button that is no choice or none of a calculation."""
    assert label_typed("服务业外资", SHOWN) is None
    pressed = label_typed("服务业外资", SHOWN, part=True)
    assert pressed is not None
    assert pressed.what == "a2"
    assert label_typed("外资到账", SHOWN, part=True) is None
    assert label_typed("PD", SHOWN, part=True) is None
    assert label_typed("全文", SHOWN, part=True) is None
    assert label_typed("", SHOWN, part=True) is None
    assert label_typed("制造业" * 20, SHOWN, part=True) is None


@pytest.mark.parametrize("text", ["飞机", "食品那块", "aeroplane", "飛機。"])
def test_a_bare_word_is_meant_as_an_answer(text: str) -> None:
    """It asks nothing and speaks of nothing that documents are asked for."""
    assert is_bare_word(text)


@pytest.mark.parametrize(
    "text", ["", "飞机有吗", "补贴政策", "电价多少", "谢谢", "取消", "？", "12", "what is this", "一句比较长的说明文字"]
)
def test_everything_else_is_not(text: str) -> None:
    """Questions, courtesies, figures, sentences."""
    assert not is_bare_word(text)
