"""Which project words mean, and what is offered where they mean none for sure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reporting.matching import MOST_OFFERED, Whereabouts, bare_name, match_project
from store.reporting.project import Project

OURS, THEIRS = 1, 2
PROJECTS = (
    Project(1, "高精度轴承项目", OURS, aliases=("轴承园",), county="甲县"),
    Project(2, "菌菇工厂一期", OURS, county="甲县"),
    Project(3, "菌菇工厂二期", OURS, county="甲县"),
    Project(4, "冷链物流园", THEIRS, county="乙县"),
    Project(5, "冷链物流园", OURS, county="甲县"),
    Project(6, "电缆料项目", THEIRS, county="乙县"),
    Project(7, "旧仓库改造", OURS, county="甲县", deleted=True),
)
HERE = Whereabouts(OURS)


@pytest.mark.parametrize(
    ("words", "project_id"),
    [
        ("高精度轴承项目", 1),
        ("高精度轴承", 1),
        ("高精度 軸承 項目", 1),
        ("「高精度轴承」项目", 1),
        ("轴承园", 1),
        ("菌菇工厂二期", 3),
        ("菌菇工厂项目二期", 3),
        ("电缆料", 6),
        ("旧仓库改造", 7),
    ],
)
def test_a_name_or_an_alias_is_recognised_however_it_is_written(words: str, project_id: int) -> None:
    """Width, script, blanks, marks and the word 项目 do not matter."""
    found = match_project(words, PROJECTS, HERE).project
    assert found is not None
    assert found.project_id == project_id


@pytest.mark.parametrize("words", ["菌菇工厂", "菌菇工厂三期", "高精度轴", "高精轴承", "电缆", "轴承"])
def test_what_is_only_near_is_never_taken_for_it(words: str) -> None:
    """One character is the difference between two phases; it is asked, with the near ones to tap."""
    match = match_project(words, PROJECTS, HERE)
    assert match.project is None
    assert match.candidates


@pytest.mark.parametrize("words", ["", "  ", "项目", "光伏玻璃"])
def test_nothing_near_offers_nothing(words: str) -> None:
    """Strangers are no help."""
    assert match_project(words, PROJECTS, HERE).candidates == ()


def test_of_one_name_the_nearer_is_meant() -> None:
    """One's own office; the county where one is named; with neither it is asked."""
    assert _id("冷链物流园", HERE) == 5
    assert _id("冷链物流园", Whereabouts(THEIRS)) == 4
    assert _id("冷链物流园", Whereabouts(OURS, "乙县")) == 4
    assert _id("冷链物流园", Whereabouts(None)) is None


def test_a_deleted_project_is_not_offered() -> None:
    """It is recognised by its full name, so that one can say that it is gone."""
    assert all(not project.deleted for project in match_project("旧仓库", PROJECTS, HERE).candidates)


def test_not_more_than_a_few_are_offered() -> None:
    """A telephone shows four buttons at a glance."""
    many = [Project(number, f"智慧停车场{number}号", OURS) for number in range(1, 20)]
    assert len(match_project("智慧停车场", many, HERE).candidates) == MOST_OFFERED


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_words_are_matched_without_fail(words: str) -> None:
    """And what is recognised has that very name."""
    found = match_project(words, PROJECTS, HERE).project
    if found is not None:
        assert bare_name(words) in {bare_name(name) for name in (found.name, *found.aliases)}


def _id(words: str, near: Whereabouts) -> int | None:
    found = match_project(words, PROJECTS, near).project
    return found.project_id if found else None
