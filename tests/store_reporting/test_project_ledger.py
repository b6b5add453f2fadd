"""The book of projects: as they stand, as they stood, and nothing lost."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from store.money import Currency
from store.reporting.project import FiveOnes, Project, Stage
from store.reporting.project_ledger import ProjectLedger, StageStep
from store.reporting.registry import Registry
from tests.store_reporting.samples import COORDINATOR, LATER, NEXT_DAY, NOON, OFFICE, money, project

WHOLE = Project(
    project_id=0,
    name="轴承智造园",
    office_id=OFFICE,
    aliases=("轴承园", "智造园"),
    county="临清市",
    chain="轴承",
    investor="某精工",
    planned=money(350_000_000),
    foreign=money(1_000_000, Currency.USD),
    stage=Stage.TALKS,
    since=date(2026, 1, 5),
    officer_id=7,
    five_ones=FiveOnes("甲", "乙", "丙", "丁"),
    key=True,
    top_level=True,
    five_hundred=True,
)


def test_a_project_comes_back_as_it_was_added(projects: ProjectLedger) -> None:
    """All fields, sums in their currencies."""
    added = projects.add(WHOLE, COORDINATOR, NOON, "projects.xlsx 第2行")
    assert projects.project(added.project_id) == added
    assert projects.projects() == (added,)
    assert (added.planned, added.five_ones, added.aliases) == (WHOLE.planned, WHOLE.five_ones, WHOLE.aliases)
    assert projects.project(99) is None


def test_a_change_sets_what_it_names_and_keeps_the_past(projects: ProjectLedger) -> None:
    """Before and after can both be read."""
    before = projects.add(WHOLE, COORDINATOR, NOON, "")
    after = projects.change(before.project_id, {"name": "新名字", "planned": None}, COORDINATOR, NEXT_DAY, "hand")
    assert (after.name, after.planned, after.county) == ("新名字", None, "临清市")
    assert projects.project(before.project_id, as_of=LATER) == before
    assert projects.projects(as_of=LATER) == (before,)
    assert projects.projects(as_of=NOON - timedelta(seconds=1)) == ()


def test_what_another_process_changes_is_seen_at_once(projects: ProjectLedger) -> None:
    """What was read before is used again only where nothing has moved since; more than a handful is read in one go."""
    mine, other = projects, ProjectLedger(projects.database)
    first = mine.add(WHOLE, COORDINATOR, NOON, "")
    assert mine.projects() == (first,)
    renamed = other.change(first.project_id, {"name": "新名字"}, COORDINATOR, NEXT_DAY, "hand")
    many = [other.add(replace(WHOLE, name=f"第{number}号", aliases=()), COORDINATOR, NOON, "") for number in range(250)]
    assert mine.projects() == (renamed, *many)
    other.remove(first.project_id, COORDINATOR, NEXT_DAY)
    assert mine.projects() == tuple(many)


def test_the_same_again_is_no_change(projects: ProjectLedger, registry: Registry) -> None:
    """An import may be repeated."""
    added = projects.add(WHOLE, COORDINATOR, NOON, "")
    entries = registry.audit(10, f"project:{added.project_id}")
    assert projects.change(added.project_id, {"name": WHOLE.name, "key": True}, COORDINATOR, LATER, "") == added
    assert registry.audit(10, f"project:{added.project_id}") == entries


def test_by_hand_any_stage_follows_any_other(projects: ProjectLedger) -> None:
    """A mistake is put right; each step has its day, its hour and its hand."""
    project_id = projects.add(project(), COORDINATOR, NOON, "").project_id
    projects.change(project_id, {"stage": Stage.STARTED, "since": date(2026, 2, 1)}, COORDINATOR, NOON, "")
    back = projects.change(project_id, {"stage": Stage.SIGNED}, 12, NEXT_DAY, "")
    assert (back.stage, back.since) == (Stage.SIGNED, NEXT_DAY.date())
    assert projects.stages(project_id) == (
        StageStep(date(2026, 2, 1), Stage.STARTED, NOON, COORDINATOR, None),
        StageStep(NEXT_DAY.date(), Stage.SIGNED, NEXT_DAY, 12, None),
    )
    assert projects.all_stages(as_of=LATER) == {project_id: projects.stages(project_id)[:1]}
    assert projects.stages(99) == ()


def test_a_deleted_project_is_gone_from_the_list_and_not_from_the_book(projects: ProjectLedger) -> None:
    """Its past stays; a second deletion finds nothing; a change brings it back."""
    added = projects.add(project(), COORDINATOR, NOON, "")
    assert projects.remove(added.project_id, COORDINATOR, LATER)
    assert not projects.remove(added.project_id, COORDINATOR, LATER)
    assert not projects.remove(99, COORDINATOR, LATER)
    assert projects.projects() == ()
    gone = projects.project(added.project_id)
    assert gone is not None
    assert gone.deleted
    assert projects.projects(as_of=NOON) == (added,)
    assert projects.change(added.project_id, {"deleted": False}, COORDINATOR, LATER, "") == added


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "red"},
        {"project_id": 5},
        {"name": ""},
        {"name": " "},
        {"name": None},
        {"planned": 5},
        {"stage": "签约"},
        {"office_id": True},
        {"key": 1},
        {"since": datetime(2026, 1, 1)},
        {"aliases": "轴承"},
    ],
)
def test_what_no_project_can_be_is_refused(projects: ProjectLedger, changes: dict[str, object]) -> None:
    """A field that is none, a value of another type; nothing is changed then."""
    added = projects.add(project(), COORDINATOR, NOON, "")
    with pytest.raises(ValueError, match="project"):
        projects.change(added.project_id, changes, COORDINATOR, LATER, "")
    assert projects.project(added.project_id) == added


def test_an_unknown_project_is_not_changed(projects: ProjectLedger) -> None:
    """And a nameless one not added."""
    with pytest.raises(KeyError):
        projects.change(99, {"name": "甲"}, COORDINATOR, NOON, "")
    with pytest.raises(ValueError, match="name"):
        projects.add(project(""), COORDINATOR, NOON, "")
    assert projects.projects() == ()


def test_every_change_is_in_the_audit(projects: ProjectLedger, registry: Registry) -> None:
    """Only what changed, before and after."""
    added = projects.add(project(), COORDINATOR, NOON, "")
    projects.change(added.project_id, {"planned": money(5)}, 12, LATER, "")
    changed, made = registry.audit(10, f"project:{added.project_id}")
    assert (made.action, made.by, made.before) == ("project.add", COORDINATOR, None)
    assert (changed.action, changed.by) == ("project.change", 12)
    assert (changed.before, changed.after) == ({"planned": None}, {"planned": {"minor": 500, "currency": "CNY"}})
