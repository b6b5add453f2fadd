"""Which bounds a clause sets, and whether they hold the number itself."""

import pytest

from policies.parser import parse_policy
from rag.rules.edges import Definitions, agrees, definitions_of, edges, is_bound_only, is_cap

_MILLION = ("1000000", "元")


@pytest.mark.parametrize(
    ("text", "side", "included"),
    [
        ("100万元以上", "low", True),
        ("100万元（含）以上", "low", True),
        ("100万元以上（不含）", "low", False),
        ("100万元（不含）以上", "low", False),
        ("不低于100万元", "low", True),
        ("达到100万元的", "low", True),
        ("超过100万元", "low", False),
        ("高于100万元", "low", False),
        ("100万元以下", "high", True),
        ("100万元（不含）以下", "high", False),
        ("不超过100万元", "high", True),
        ("最高100万元", "high", True),
        ("不足100万元", "high", False),
        ("低于100万元", "high", False),
        ("50万元（含）至100万元", "high", False),
        ("50万元（含）至100万元（含）", "high", True),
        ("50万元至100万元", "high", None),
        ("100万元（含）至500万元", "low", True),
        ("奖励100万元", "", True),
        ("不满100万元的", "high", False),
        ("未满100万元", "high", False),
        ("未达到100万元的", "high", False),
        ("没有达到100万元", "high", False),
        ("未达100万元", "high", False),
        ("不到100万元", "high", False),
        ("不大于100万元", "high", True),
        ("不多于100万元", "high", True),
        ("不得高于100万元", "high", True),
        ("不得多于100万元", "high", True),
        ("不得大于100万元", "high", True),
        ("未超过100万元", "high", True),
        ("不能超过100万元", "high", True),
        ("不得超出100万元", "high", True),
        ("不得小于100万元", "low", True),
        ("不得少于100万元", "low", True),
        ("不应低于100万元", "low", True),
        ("不足100万元的", "high", False),
        ("超出100万元的部分", "low", False),
        ("高出100万元", "low", False),
        ("封顶100万元", "high", True),
        ("100万元封顶", "high", True),
        ("上限100万元", "high", True),
        ("上限为100万元", "high", True),
        ("以100万元为限", "high", True),
        ("以100万元为上限", "high", True),
        ("总额控制在100万元以内", "high", True),
        ("控制在100万元", "high", True),
        ("超过100万元（含）", "low", True),
        ("至少100万元", "low", True),
        ("满100万元的", "low", True),
    ],
)
def test_the_bound_of_a_number(text: str, side: str, included: bool | None) -> None:
    """By the words around it."""
    found = next(edge for edge in edges(text, Definitions()) if edge.number == _MILLION)
    assert (found.side, found.included) == (side, included)


def test_a_definitions_clause_decides() -> None:
    """Where the document says that 以上 does not hold the number, or that an unmarked end does not."""
    outside = definitions_of(parse_policy("第一条 本办法所称“以上”“以下”不包含本数。", "a.md"))
    assert outside == Definitions(around=False)
    assert edges("100万元以上", outside)[0].included is False
    marked = "第一条 所称“以上”除注明外均包含本数；所称“至”，注明“（含）”的一端包含本数，未注明的一端不包含本数。"
    assert definitions_of(parse_policy(marked, "a.md")) == Definitions(unmarked=False)
    assert definitions_of(parse_policy("第一条 没有。", "a.md")) == Definitions()


def test_a_slice_begins_where_the_one_before_ends() -> None:
    """1亿元（含）以下 … 1亿元以上至5亿元: the second slice may leave the number to the first."""
    found = edges("1亿元（含）以下的部分，1亿元以上至5亿元（含）的部分", Definitions())
    number = ("100000000", "元")
    assert agrees(number, "low", False, found) and agrees(number, "high", True, found)
    assert not agrees(number, "high", False, found)


def test_a_list_sets_no_bound() -> None:
    """首次达到1亿元、5亿元: the second figure has no word of its own."""
    found = edges("首次达到1亿元、5亿元的", Definitions())
    assert agrees(("500000000", "元"), "low", True, found) and agrees(("500000000", "元"), "high", False, found)


def test_caps_and_bounds_are_told_from_grants() -> None:
    """The most there may be; a number that is nothing but a bound."""
    found = edges("奖励50万元，最高100万元；100万元以下的不奖励50万元", Definitions())
    assert is_cap(_MILLION, found) and is_bound_only(_MILLION, found)
    assert not is_cap(("500000", "元"), found) and not is_bound_only(("500000", "元"), found)


@pytest.mark.parametrize(
    ("words", "kept", "refused"),
    [
        ("不满30人的", "high", "low"),
        ("不多于30人的", "high", "low"),
        ("未达到30人的", "high", "low"),
        ("不得少于30人", "low", "high"),
    ],
)
def test_a_rule_that_turns_a_negated_bound_round_is_refused(words: str, kept: str, refused: str) -> None:
    """新招用工人不满30人的，奖励10万元 is nothing for forty people."""
    found = edges(f"新招用工人{words}，奖励10万元", Definitions())
    included = found[0].included is True
    assert agrees(("30", "人"), kept, included, found)
    assert not agrees(("30", "人"), refused, True, found) and not agrees(("30", "人"), refused, False, found)
