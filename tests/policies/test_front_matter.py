"""Front matter: YAML heads and lists, with the line of every entry."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.front_matter import BadYaml, part_head, read_list, read_mapping


def test_a_head_is_parted_and_its_lines_stay_empty() -> None:
    """Line numbers of the body are those of the file."""
    head = part_head("---\ntitle: 甲\n---\n第一条 乙。\n")
    assert (head.yaml, head.line) == ("title: 甲\n", 2)
    assert head.body.split("\n") == ["", "", "", "第一条 乙。", ""]


@pytest.mark.parametrize("text", ["第一条 甲。", "---\n- 甲\n---\n", "---\n只有一道线\n第一条 甲。", "", "---"])
def test_a_rule_in_the_text_is_no_head(text: str) -> None:
    """Without fields between two fences the text is all body."""
    assert part_head(text).yaml == ""
    assert part_head(text).body == text


def test_values_stay_as_written() -> None:
    """No dates, no numbers, no flags: only text."""
    entries = read_mapping("effective_from: 2025-02-30\ntrial: yes\nreplaces: [甲, 乙]\nempty:\n", first_line=2)
    assert [(entry.key, entry.line, entry.text, entry.items) for entry in entries] == [
        ("effective_from", 2, "2025-02-30", ()),
        ("trial", 3, "yes", ()),
        ("replaces", 4, "", ("甲", "乙")),
        ("empty", 5, "", ()),
    ]


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\nb: [", 2), ("a: 1\n b: 2\n", 2), ("- a", 1), ("just text", 1), ("a: \t\x00", 1)]
)
def test_bad_yaml_is_told_with_its_line(text: str, line: int) -> None:
    """Whatever is the matter with it."""
    with pytest.raises(BadYaml) as bad:
        read_mapping(text)
    assert bad.value.line == line


def test_a_nest_without_end_is_bad_yaml_or_cut() -> None:
    """Neither deep nesting nor an anchor that holds itself runs away."""
    with pytest.raises(BadYaml):
        read_mapping("a: " + "[" * 5000)
    assert read_mapping("a: &x\n  b: *x\n")[0].key == "a"


def test_a_list_of_mappings_is_read() -> None:
    """Each with its own line; anything else is refused."""
    assert [entry.line for entry in read_list("- title: 甲\n  place: 乙\n- title: 丙\n")[1]] == [3]
    assert read_list("") == ()
    for text, line in (("title: 甲", 1), ("- 甲", 1), ("- title: 甲\n- 乙", 2)):
        with pytest.raises(BadYaml) as bad:
            read_list(text)
        assert bad.value.line == line


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_yaml_or_bad_yaml(text: str) -> None:
    """Nothing else is ever raised."""
    for read in (read_mapping, read_list):
        with contextlib.suppress(BadYaml):
            read(text)
