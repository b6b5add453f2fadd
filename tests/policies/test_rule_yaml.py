"""YAML of rule files: plain nodes with lines, and every trick refused."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.front_matter import BadYaml
from policies.rule_yaml import DEEPEST, LONGEST, Node, read_rule_nodes


def test_nodes_keep_text_and_line() -> None:
    """Scalars stay as written; lines count from 1."""
    root = read_rule_nodes("a: 1.50\nb:\n  - x\n  - {c: 是}\n")
    assert root.find("a") == Node(1, "1.50")
    found = root.find("b")
    assert found is not None and found.kind == "list"
    assert found.items[1].find("c") == Node(4, "是")
    assert root.find("z") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &x [1]\nb: *x", 1),
        ("a: 1\nb: !!python/object 2", 2),
        ("a: 1\na: 2", 2),
        ("- 1\n- 2", 1),
        ("", 1),
        ("a: [1, 2\nb: 3", 2),
        ("? [1]\n: 2", 1),
        ("a: " + "[" * (DEEPEST + 5) + "]" * (DEEPEST + 5), 1),
        ("a: " + "x" * LONGEST, 1),
        ("a: 1\n---\nb: 2", 3),
        ("a: \x01", 1),
    ],
    ids=["anchor", "tag", "doubled", "list", "empty", "open", "odd key", "deep", "long", "two documents", "control"],
)
def test_what_is_no_plain_mapping_is_refused(text: str, line: int) -> None:
    """Each with its line."""
    with pytest.raises(BadYaml) as bad:
        read_rule_nodes(text)
    assert bad.value.line == line


def test_a_bomb_is_refused_at_once() -> None:
    """Nine levels of ten aliases each would be a thousand million nodes."""
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10))
    started = time.perf_counter()
    with pytest.raises(BadYaml):
        read_rule_nodes("l0: &l0 [x]\n" + levels)
    assert time.perf_counter() - started < 1


@given(st.text(alphabet="ab:-[]{},&*!|>'\"#? \n\t%@0是", max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but BadYaml comes out."""
    try:
        found = read_rule_nodes(text).kind
    except BadYaml:
        found = "refused"
    assert found in ("mapping", "refused")
