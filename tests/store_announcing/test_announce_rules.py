"""What may be done to an announcement when, and by whom."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.announcing.announce_rules import (
    LARGEST_FILE,
    LARGEST_KEPT,
    LONGEST,
    LONGEST_CAPTION,
    Refusal,
    check_content,
    check_timetable,
    may_approve,
    may_change,
    may_edit,
    may_submit,
    may_turn,
)
from store.announcing.announcement import Announcement, Content, Material, MaterialKind, Plan, State
from store.announcing.timetable import Rhythm, Timetable
from store.people import Role
from store.reporting.periods import SHANGHAI
from tests.store_announcing.bureau import AT_ONCE, COORDINATOR, LEADERS, NOW, SECOND, TOPIC

ONE = Announcement(1, COORDINATOR, frozenset({COORDINATOR}), 1, Content("通知"), 1, Plan(LEADERS, AT_ONCE), State.DRAFT)
FILE = Material(MaterialKind.DOCUMENT, "a.pdf", 5, "ref")
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (Content("字" * LONGEST), None),
        (Content("字" * (LONGEST - 3), "x"), None),
        (Content("字" * (LONGEST - 2), "x"), Refusal.TOO_LONG),
        (Content("字" * LONGEST_CAPTION, material=FILE), None),
        (Content("字" * (LONGEST_CAPTION + 1), material=FILE), Refusal.CAPTION_TOO_LONG),
        (Content("x", material=replace(FILE, size=LARGEST_FILE)), None),
        (Content("x", material=replace(FILE, size=LARGEST_FILE + 1)), Refusal.FILE_TOO_LARGE),
        (Content("x", material=replace(FILE, size=LARGEST_KEPT + 1, ref="")), Refusal.FILE_NOT_KEPT),
    ],
)
def test_what_does_not_fit_one_message_is_refused(content: Content, refusal: Refusal | None) -> None:
    """To the character and the byte; two languages have a blank line between them."""
    assert check_content(content) is refusal


@pytest.mark.parametrize(
    ("timetable", "expires_at", "refusal"),
    [
        (None, None, Refusal.NO_TIME),
        (Timetable(Rhythm.ONCE, NOW), None, Refusal.PAST),
        (Timetable(Rhythm.ONCE, NOW + HOUR), NOW + HOUR, Refusal.EXPIRED),
        (Timetable(Rhythm.ONCE, NOW + HOUR), NOW + 2 * HOUR, None),
        (AT_ONCE, NOW, Refusal.EXPIRED),
        (Timetable(Rhythm.WEEKLY, weekday=0, minute=0), NOW + HOUR, None),
    ],
)
def test_what_does_not_lie_ahead_is_refused(
    timetable: Timetable | None, expires_at: datetime | None, refusal: Refusal | None
) -> None:
    """Nothing may expire before it goes out."""
    assert check_timetable(timetable, expires_at, NOW) is refusal


def test_what_expires_before_people_may_be_written_to_is_refused() -> None:
    """At night it waits for the morning."""
    night = datetime(2026, 8, 3, 22, tzinfo=SHANGHAI)
    assert check_timetable(AT_ONCE, night + HOUR, night) is Refusal.EXPIRED


def test_it_is_submitted_once_it_is_whole() -> None:
    """As it was seen, with words, receivers, somebody reached and a time."""
    stamp = ONE.stamp
    assert may_submit(ONE, stamp, 3, NOW) is None
    assert may_submit(None, stamp, 3, NOW) is Refusal.GONE
    assert may_submit(ONE, stamp + 1, 3, NOW) is Refusal.OUTDATED
    assert may_submit(replace(ONE, content=Content(" \n")), stamp, 3, NOW) is Refusal.NO_TEXT
    assert may_submit(ONE, stamp, 0, NOW) is Refusal.NOBODY_REACHED
    assert may_submit(replace(ONE, plan=Plan((), AT_ONCE)), stamp, 0, NOW) is Refusal.NO_AUDIENCE
    assert may_submit(replace(ONE, state=State.LIVE), stamp, 3, NOW) is Refusal.WRONG_STATE


WAITING = replace(ONE, plan=Plan(TOPIC, AT_ONCE), state=State.WAITING)


@given(
    by=st.sampled_from([COORDINATOR, SECOND]), role=st.sampled_from([*Role, None]), state=st.sampled_from(list(State))
)
def test_only_a_second_person_in_charge_approves(by: int, role: Role | None, state: State) -> None:
    """Whoever presses in whatever state."""
    refusal = may_approve(replace(WAITING, state=state), WAITING.stamp, by, role, NOW)
    is_theirs = by == SECOND and role in {Role.COORDINATOR, Role.ADMIN}
    assert (refusal is None) is (is_theirs and state is State.WAITING)


def test_new_words_for_what_is_live_are_approved_whatever_its_time_was() -> None:
    """It has gone out already."""
    live = replace(WAITING, state=State.DONE, proposed=True, plan=Plan(TOPIC, Timetable(Rhythm.ONCE, NOW - HOUR)))
    assert may_approve(live, live.stamp, SECOND, Role.ADMIN, NOW) is None
    assert may_approve(replace(live, state=State.WAITING), live.stamp, SECOND, Role.ADMIN, NOW) is Refusal.PAST


def test_what_is_over_is_turned_into_nothing_but_recalled() -> None:
    """And only where it has gone out."""
    done = replace(ONE, state=State.DONE, runs=1)
    allowed = {into for into in State if may_turn(done, into) is None}
    assert allowed == {State.RECALLED}
    assert may_turn(replace(ONE, state=State.LIVE), State.RECALLED) is Refusal.NOT_STARTED
    assert may_turn(replace(done, state=State.RECALLED), State.LIVE) is Refusal.WRONG_STATE
    assert may_turn(None, State.PAUSED) is Refusal.GONE


def test_a_draft_changes_freely_and_what_is_live_in_its_words_alone() -> None:
    """Its file stays, and it keeps some words."""
    live = replace(ONE, state=State.LIVE, content=Content("通知", material=FILE))
    assert may_change(ONE) is None and may_change(live) is Refusal.WRONG_STATE
    assert may_edit(live, Content("别的", material=FILE)) is None
    assert may_edit(live, Content("别的")) is Refusal.MATERIAL_STAYS
    assert may_edit(live, Content("", material=FILE)) is Refusal.NO_TEXT
    assert may_edit(ONE, Content("别的")) is Refusal.WRONG_STATE
