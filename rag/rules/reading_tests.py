"""Tests of a rule file: {fact: fixed_investment, at_least: 1亿元, clause: 第八条第（一）项}, any, all, not."""

from datetime import date

from policies.rule_yaml import Node
from rag.rules.conditions import AllOf, AnyOf, IsOnDay, IsOneOf, IsSoonAfter, IsWithin, NoneOf, Test
from rag.rules.nodes import BadRule, items, known_fields, needed, number, optional_number, scalar, word, words

_FLAGS = {"true": "是", "false": "否"}
_BOUNDS = ("at_least", "more_than", "at_most", "less_than")


def read_tests(node: Node, key: str = "when") -> tuple[Test, ...]:
    """The tests of a list field, () where it is missing; a single test may stand without a list. Raises BadRule."""
    found = node.find(key)
    if found is not None and found.kind == "mapping":
        return (read_test(found),)
    return tuple(read_test(item) for item in items(node, key))


def read_test(node: Node) -> Test:
    """One test. Raises BadRule where it is none that is known."""
    for key, kind in (("all", AllOf), ("any", AnyOf)):
        if node.find(key) is not None:
            known_fields(node, key)
            members = read_tests(node, key)
            if not members:
                raise BadRule(node.line, f"“{key}”下没有条件 / {key} holds no test")
            return kind(members)
    if node.find("not") is not None:
        return NoneOf(read_test(needed(known_fields(node, "not"), "not")))
    if node.find("is") is not None:
        known_fields(node, "fact", "is", "clause")
        said = tuple(_FLAGS.get(one, one) for one in words(node, "is"))
        return IsOneOf(word(node, "fact"), said, word(node, "clause"))
    if node.find("after") is not None:
        known_fields(node, "fact", "within", "after", "clause")
        return IsSoonAfter(
            word(node, "fact"), word(node, "after"), number(needed(node, "within")), word(node, "clause")
        )
    if node.find("from") is not None or node.find("to") is not None:
        known_fields(node, "fact", "from", "to", "clause")
        return IsOnDay(word(node, "fact"), _day(node, "from"), _day(node, "to"), word(node, "clause"))
    return _within(node)


def _within(node: Node) -> IsWithin:
    known_fields(node, "fact", *_BOUNDS, "clause")
    at_least, more_than, at_most, less_than = (optional_number(node, key) for key in _BOUNDS)
    if (at_least and more_than) or (at_most and less_than) or not (at_least or more_than or at_most or less_than):
        raise BadRule(node.line, "条件应有一个下限或者上限 / a test needs one lower or one upper bound")
    low, high = at_least or more_than, at_most or less_than
    return IsWithin(word(node, "fact"), low, high, at_least is not None, at_most is not None, word(node, "clause"))


def _day(node: Node, key: str) -> date | None:
    found = node.find(key)
    return None if found is None else day_of(found)


def day_of(node: Node) -> date:
    """A day written 2025-01-01. Raises BadRule."""
    try:
        return date.fromisoformat(scalar(node))
    except ValueError:
        raise BadRule(node.line, f"“{node.text}”不是日期，例如 2025-01-01 / no day") from None
