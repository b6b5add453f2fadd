"""What events come to: order, taking back, late reports."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from store.reporting.project import Stage
from store.reporting.project_history import Event, EventKind, is_removed, stands, steps
from tests.store_reporting.samples import money

AT = datetime(2026, 3, 2, 4, tzinfo=UTC)
ADDED = Event(1, EventKind.ADDED, AT, 9, {"name": "甲", "office_id": 2})


def reported(event_id: int, day: int, line: int = 0, **says: object) -> Event:
    """A report of March."""
    report = line or event_id
    return Event(event_id, EventKind.REPORTED, AT, 7, says, date(2026, 3, day), report, report)


def back(event_id: int, target: int) -> Event:
    """Takes that event back."""
    return Event(event_id, EventKind.UNDONE, AT, 7, {}, target_id=target)


def test_events_count_in_their_order() -> None:
    """The last word stands."""
    project = stands(
        5, [ADDED, reported(2, 3, stage=Stage.SIGNED), reported(3, 9, stage=Stage.STARTED, planned=money(5))]
    )
    assert (project.project_id, project.name, project.stage, project.since) == (
        5,
        "甲",
        Stage.STARTED,
        date(2026, 3, 9),
    )
    assert project.planned == money(5)


def test_what_was_taken_back_was_never_said() -> None:
    """Of two that say the same, the other one stands."""
    events = [ADDED, reported(2, 3, planned=money(5)), reported(3, 4, planned=money(7)), back(4, 3)]
    assert stands(5, events).planned == money(5)
    assert stands(5, [*events, back(5, 2)]).planned is None


def test_a_correction_stands_where_the_first_wording_stood() -> None:
    """What others reported since is not overruled by it."""
    events = [ADDED, reported(2, 3, planned=money(5)), reported(3, 4, planned=money(7))]
    corrected = [*events, back(4, 2), reported(5, 3, line=2, planned=money(6))]
    assert stands(5, corrected).planned == money(7)
    assert stands(5, [*corrected, back(6, 3)]).planned == money(6)


def test_a_late_report_is_a_step_of_the_past() -> None:
    """An earlier stage of an earlier day leaves the project where it is."""
    events = [ADDED, reported(2, 9, stage=Stage.STARTED), reported(3, 5, stage=Stage.SIGNED)]
    assert stands(5, events).stage is Stage.STARTED
    assert [(step.day.day, step.stage) for step in steps(events)] == [(5, Stage.SIGNED), (9, Stage.STARTED)]


def test_a_stage_reported_every_week_is_one_step() -> None:
    """With the day of the first."""
    events = [ADDED, *(reported(number, number, stage=Stage.BUILDING) for number in range(2, 9))]
    assert [step.day.day for step in steps(events)] == [2]
    assert stands(5, events).since == date(2026, 3, 2)


def test_county_and_foreign_capital_are_filled_only_where_they_are_unknown() -> None:
    """A report does not move a project."""
    events = [ADDED, reported(2, 3, county="冠县", foreign=money(5)), reported(3, 4, county="莘县", foreign=money(6))]
    assert (stands(5, events).county, stands(5, events).foreign) == ("冠县", money(5))


def test_a_project_stands_as_long_as_something_adds_it() -> None:
    """Taken back it is deleted, though by no hand; added again it stands."""
    events = [ADDED, back(2, 1)]
    assert stands(5, events).deleted
    assert not is_removed(events)
    assert not stands(5, [*events, replace(ADDED, event_id=3, says={})]).deleted
    by_hand = Event(2, EventKind.CHANGED, AT, 9, {"deleted": True})
    assert is_removed([ADDED, by_hand])


@given(st.lists(st.tuples(st.sampled_from(list(Stage)), st.integers(1, 28)), max_size=8), st.data())
def test_taking_back_in_any_order_leads_to_the_same(said: list[tuple[Stage, int]], data: st.DataObject) -> None:
    """Some of the reports are taken back: it is as if they had never come."""
    events = [reported(number, day, stage=stage) for number, (stage, day) in enumerate(said, 2)]
    gone = data.draw(st.lists(st.sampled_from(events), unique_by=lambda event: event.event_id)) if events else []
    backs = [back(100 + number, event.event_id) for number, event in enumerate(data.draw(st.permutations(gone)))]
    kept = [event for event in events if event not in gone]
    assert stands(5, [ADDED, *events, *backs]) == stands(5, [ADDED, *kept])
    assert steps([ADDED, *events, *backs]) == steps([ADDED, *kept])
