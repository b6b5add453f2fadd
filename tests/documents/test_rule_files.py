"""The rule file of a document: the facts and programmes that were taken, under its own id."""

from bot.documents.rule_files import rule_file
from rag.rules.reading import read_rules

WITH_FACTS = (
    "facts:\n  - {key: x1_a, kind: flag, name: {zh: 甲, en: a}, ask: {zh: 甲吗？, en: a?}}\n"
    "programmes:\n  - id: x1\n    name: {zh: 甲, en: a}\n    family: f\n    for: investor\n    clause: 第一条\n"
    "    when: [{fact: x1_a, is: true, clause: 第一条}]\n"
    "    amount:\n      - grant: {name: {zh: 甲, en: a}, fixed: {sum: 5万元, clause: 第一条}}\n"
)
ALONE = (
    WITH_FACTS.partition("programmes:\n")[2]
    .replace("x1", "x2")
    .replace("    when: [{fact: x2_a, is: true, clause: 第一条}]\n", "")
)


def test_what_was_taken_becomes_one_file() -> None:
    """Facts first, then programmes, in their order; it reads as a rule file."""
    named = rule_file("子夹/办法：一.md", [WITH_FACTS, ALONE])
    assert named is not None and named[0] == "子夹/办法：一.rules.yaml"
    rules, problems = read_rules(named[1], named[0])
    assert problems == () and rules is not None
    assert rules.document == "子夹/办法：一"
    assert ([fact.key for fact in rules.facts], [one.id for one in rules.programmes]) == (["x1_a"], ["x1", "x2"])


def test_where_nothing_was_taken_there_is_no_file() -> None:
    """A document may well have no rules."""
    assert rule_file("办法.md", []) is None
