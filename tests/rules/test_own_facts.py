"""The facts that a rule file brings can be had, or the file says why not; none of it ends in an endless round."""

import pytest

from rag.rules.fact_list import SHARED
from rag.rules.facts import Derivation, Fact, FactKind, Text
from rag.rules.own_facts import own_fact_faults
from tests.rules.small_rules import RULES, small_book

_ASK = Text("多少？", "How much?")


def _fact(key: str, first: str = "", second: str = "fixed_investment") -> Fact:
    derived = Derivation("difference", first, second) if first else None
    return Fact(key, FactKind.MONEY, Text(key, key), _ASK, derived=derived)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ([_fact("x", "x")], "形成循环"),
        ([_fact("x", "y"), _fact("y", "x")], "形成循环"),
        ([_fact("x", "y"), _fact("y", "z"), _fact("z", "x")], "形成循环"),
        ([_fact("x", "nobody")], "不认识的事实“nobody”"),
        ([_fact("x"), _fact("x")], "写了两次"),
        ([_fact("fixed_investment")], "各文件共用"),
    ],
)
def test_a_fact_that_cannot_be_had_is_named(own: list[Fact], said: str) -> None:
    """Derived in a circle, out of nothing, twice, or in the place of a shared one."""
    assert any(said in fault for fault in own_fact_faults(own, SHARED))


def test_facts_that_follow_from_others_are_had() -> None:
    """One from a shared one, one from that."""
    assert list(own_fact_faults([_fact("x", "total_investment"), _fact("y", "x")], SHARED)) == []


def test_a_circle_in_a_rule_file_is_a_problem_like_any_other() -> None:
    """The file is put aside with its reason; nothing is raised."""
    fact = "  - {key: x, kind: money, name: {zh: x, en: x}, ask: {zh: x, en: x}, derived: {how: rest, first: x, second: x}}"
    book = small_book(RULES.replace("facts:\n", f"facts:\n{fact}\n", 1))
    assert book.editions == ()
    assert any("形成循环" in problem.message for problem in book.problems)
