"""Known titles: documents that are known by name only."""

import pytest

from policies.known_titles import read_known_titles
from policies.provision import KnownTitle


def test_titles_are_read_with_what_is_known_of_them() -> None:
    """Issuer, source and aliases may be missing."""
    text = "- title: 《青岚市奖励办法》\n  place: 青岚市\n  issuer: 青岚市人民政府\n  source: 青岚日报\n  aliases: [奖励办法]\n- title: 乙\n  place: 丙\n"
    titles, problems = read_known_titles(text, "known_titles.yaml")
    assert titles == (
        KnownTitle("青岚市奖励办法", "青岚市", "青岚市人民政府", "青岚日报", ("奖励办法",)),
        KnownTitle("乙", "丙"),
    )
    assert problems == ()


def test_one_alias_needs_no_list() -> None:
    """A single word is one alias, an empty one none."""
    assert read_known_titles("- title: 甲\n  place: 乙\n  aliases: 丙\n", "k")[0][0].aliases == ("丙",)
    assert read_known_titles("- title: 甲\n  place: 乙\n  aliases:\n", "k")[0][0].aliases == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- title: 甲\n", 1, "place"),
        ("- title: 甲\n  place: 乙\n- place: 丙\n", 3, "title"),
        ("- title: 甲\n  place: 乙\n  isuer: 丁\n", 3, "isuer"),
        ("titles: 甲\n", 1, "YAML"),
        ("- title: [\n", 2, "YAML"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, words: str) -> None:
    """Missing and unknown fields, and what is no list."""
    _, problems = read_known_titles(text, "known_titles.yaml")
    assert [(problem.file, problem.line) for problem in problems] == [("known_titles.yaml", line)]
    assert words in problems[0].message


def test_an_empty_file_holds_no_titles() -> None:
    """And nothing is wrong with it."""
    assert read_known_titles("", "known_titles.yaml") == ((), ())
