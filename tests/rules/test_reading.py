"""A rule file becomes a rule set, or problems with their lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.rules.reading import read_rules
from tests.rules.small_rules import RULES


def _problems(old: str, new: str) -> list[tuple[int, str]]:
    assert old in RULES, old
    return [(one.line, one.message) for one in read_rules(RULES.replace(old, new, 1), "r.yaml")[1]]


def _line(words: str) -> int:
    return next(number for number, line in enumerate(RULES.splitlines(), 1) if words in line)


def test_a_rule_set_is_read() -> None:
    """Programmes, own facts, digest of the text."""
    rules, problems = read_rules(RULES, "r.yaml")
    assert rules is not None and problems == ()
    assert [one.id for one in rules.programmes] == ["industry", "team", "settling"]
    assert rules.find("team") is rules.programmes[1] and rules.find("z") is None
    assert (rules.document, rules.version, len(rules.digest)) == ("办法", "1", 64)
    assert rules.programmes[0].line == _line("id: industry")


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("version: 1", "versoin: 1", "version: 1", "不认识的字段"),
        ("document: 办法\n", "", "", "缺少“document”"),
        ("mode: slice", "mode: sliced", "mode: slice", "mode 应为"),
        ("rate: 3‰", "rate: 3", "rate: 3‰", "应为百分比"),
        ("rate: 3‰", "rate: 很多", "rate: 3‰", "不是数额"),
        ("sum: 80万元", "sum: 80%", "sum: 80万元", "应为金额"),
        ("at_least: 40%", "about: 40%", "at_least: 40%", "不认识的字段"),
        ("at_least: 40%, clause", "at_least: 40%, more_than: 3%, clause", "at_least: 40%", "一个下限"),
        ("to_included: true", "to_included: maybe", "to_included: true", "true 或 false"),
        ("kind: choice", "kind: word", "kind: choice", "kind 应为"),
        ("id: team", "id: industry", "", "重复"),
        ("    family: team\n", "", "id: team", "缺少“family”"),
        (
            "- grant:\n          name: {zh: 分段",
            "- gift:\n          name: {zh: 分段",
            "name: {zh: 分段",
            "不认识的字段",
        ),
        ("fact: sector, is: [工业, 制造业]", "all: []", "fact: sector", "不认识的字段"),
        ("{zh: 团队, en: team}", "{zh: 团队}", "{zh: 团队, en: team}", "缺少“en”"),
        ("by_choice: {fact: level, sums", "by_choice: {fact: level, sms", "by_choice: {fact: level", "不认识的字段"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, at: str, said: str) -> None:
    """What is the matter, and where."""
    found = _problems(old, new)
    assert any(said in message for _, message in found), found
    assert not at or _line(at) in [line for line, _ in found]


def test_one_fault_does_not_hide_the_next() -> None:
    """Two programmes, two problems."""
    broken = RULES.replace("sum: 80万元", "sum: 多").replace("省级: 8万元", "省级: 少")
    assert len(read_rules(broken, "r.yaml")[1]) == 2


def test_what_is_no_yaml_is_one_problem() -> None:
    """With its line; no set."""
    rules, problems = read_rules("a: [1\nb: 2", "r.yaml")
    assert rules is None and [problem.line for problem in problems] == [2]
    assert read_rules("a: &x 1\nb: *x", "r.yaml")[1][0].message.startswith("不是可用的 YAML")


def test_transitions_end_after_they_begin() -> None:
    """And are written as days."""
    text = "transitions:\n  - {{signed_from: {0}, signed_to: {1}, use: 旧, clause: 第七条}}\nprogrammes:"
    for first, last, said in (("2024-12-31", "2024-01-01", "早于"), ("2024年", "2024-12-31", "不是日期")):
        found = _problems("programmes:", text.format(first, last))
        assert any(said in message for _, message in found)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_damaged_files_never_raise(data: st.DataObject) -> None:
    """Lines left out, doubled, or with odd signs in them: a set or problems come out."""
    lines = RULES.splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        kind = data.draw(st.sampled_from(["drop", "double", "indent", "odd"]))
        if kind == "drop":
            del lines[at]
        elif kind == "double":
            lines.insert(at, lines[at])
        elif kind == "indent":
            lines[at] = " " * data.draw(st.integers(0, 8)) + lines[at].lstrip()
        else:
            lines[at] += data.draw(st.text(alphabet="{}[]:,&*!|>%@'\"# 零1", max_size=6))
    rules, problems = read_rules("\n".join(lines), "r.yaml")
    assert rules is not None or problems
