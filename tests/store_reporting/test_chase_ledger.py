"""The book of chasing in a real file: one claim each, what a crash leaves, 无进展, and what deciding reads."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.database import Database
from store.ledger import Ledger
from store.people import Role
from store.reporting.chase import ChaseKey, ChaseState, Step
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.offices import Rhythm
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from tests.store_reporting.samples import AUTHOR, LATER, NEXT_DAY, NOON, OFFICE, draft, in_place

_DAY = date(2026, 3, 2)
_FIRST, _SECOND = ChaseKey(OFFICE, _DAY, Step.FIRST), ChaseKey(OFFICE, _DAY, Step.SECOND)


@pytest.fixture
def ledger(database: Database) -> ChaseLedger:
    """The book of chasing of that database."""
    return ChaseLedger(database)


def test_a_claim_is_won_once(ledger: ChaseLedger) -> None:
    """Of many who try at once one may send; another step and another person are claims of their own."""
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda _: ledger.claim(AUTHOR, {_FIRST}, NOON), range(8)))
    assert sorted(map(len, won)) == [0] * 7 + [1]
    assert ledger.claim(AUTHOR, {_FIRST, _SECOND}, LATER) == {_SECOND}
    assert ledger.claim(AUTHOR + 1, {_FIRST}, LATER) == {_FIRST}


def test_what_became_of_it_is_noted_once(ledger: ChaseLedger) -> None:
    """A state that was reached stays."""
    ledger.claim(AUTHOR, {_FIRST}, NOON)
    ledger.settle(AUTHOR, {_FIRST}, ChaseState.SENT, LATER)
    ledger.settle(AUTHOR, {_FIRST}, ChaseState.FAILED, LATER)
    assert [(chase.key, chase.state) for chase in ledger.chases(_DAY)] == [(_FIRST, ChaseState.SENT)]
    assert ledger.chases(_DAY + timedelta(days=1)) == ()


def test_no_progress_is_noted_once_and_for_good(ledger: ChaseLedger, database: Database) -> None:
    """It counts like a report, and the database refuses to change it."""
    assert ledger.note_nil(OFFICE, _DAY, late=True, by=AUTHOR, now=NOON)
    assert not ledger.note_nil(OFFICE, _DAY, late=False, by=AUTHOR, now=LATER)
    assert ledger.heard(_DAY) == {OFFICE: {_DAY}}
    for change in ("UPDATE nil_reports SET late = false", "DELETE FROM nil_reports"):
        with pytest.raises(IntegrityError, match="append-only"), database.write() as connection:
            connection.execute(text(change))


def test_reports_count_as_they_stand_now(ledger: ChaseLedger, reports: ReportLedger) -> None:
    """One that was undone does not."""
    held = reports.hold(draft(in_place(None, 500)))
    assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)
    assert ledger.heard(_DAY) == {OFFICE: {_DAY}}
    assert ledger.heard(_DAY + timedelta(days=1)) == {}
    reports.undo(held.draft_id, AUTHOR, LATER)
    assert ledger.heard(_DAY) == {}


def test_a_late_report_counts_for_the_day_it_tells_of(ledger: ChaseLedger, reports: ReportLedger) -> None:
    """补报, three days later."""
    told = in_place(None, 500, day=_DAY, date_text="3月2日")
    held = reports.hold(draft(told, posted_at=NOON + timedelta(days=3)))
    assert isinstance(reports.save(held.draft_id, AUTHOR, NOON + timedelta(days=3), late=True), Saved)
    assert ledger.heard(_DAY) == {OFFICE: {_DAY}}


def test_a_corrected_report_counts_for_the_day_it_first_came(ledger: ChaseLedger, reports: ReportLedger) -> None:
    """Its correction of the next day fills no duty of that day, and a withdrawn one counts for none."""
    first = reports.save(reports.hold(draft(in_place(None, 500))).draft_id, AUTHOR, LATER)
    assert isinstance(first, Saved)
    corrected = replace(in_place(None, 450), replaces=first.reports[0].report_id)
    second = reports.hold(draft(corrected, message_id="2", posted_at=NEXT_DAY))
    assert isinstance(reports.save(second.draft_id, AUTHOR, NEXT_DAY), Saved)
    assert ledger.heard(_DAY) == {OFFICE: {_DAY}}
    assert ledger.heard(_DAY + timedelta(days=1)) == {}


def test_the_mark_moves_with_whatever_may_change_who_is_reminded(ledger: ChaseLedger, registry: Registry) -> None:
    """Not with what was sent."""
    marks = [ledger.mark()]
    ledger.claim(AUTHOR, {_FIRST}, NOON)
    assert ledger.mark() == marks[0]
    registry.set_leave(AUTHOR, _DAY, _DAY, AUTHOR, NOON)
    marks.append(ledger.mark())
    ledger.note_nil(OFFICE, _DAY, late=False, by=AUTHOR, now=NOON)
    marks.append(ledger.mark())
    registry.set_setting("chase.public", "on", 1, NOON)
    marks.append(ledger.mark())
    assert len(set(marks)) == 4


def test_a_scene_holds_what_deciding_needs(ledger: ChaseLedger, registry: Registry) -> None:
    """People, leave, groups, what was sent, and the calendars of two weeks with their changes."""
    registry.make_invite("kX3-9fQ-72a", Role.STAFF, OFFICE, NEXT_DAY, 1, NOON)
    registry.redeem("kX3-9fQ-72a", AUTHOR, NOON)
    registry.set_leave(AUTHOR, _DAY, _DAY, AUTHOR, NOON)
    registry.bind_group("-100200", OFFICE, 1, NOON)
    registry.bind_group("a terminal", OFFICE, 1, NOON)
    ledger.claim(AUTHOR, {_FIRST}, NOON)
    office = registry.office(OFFICE)
    assert office is not None
    registry.put_offices([replace(office, rhythm=Rhythm.WEEKLY, due_weekday=2)], 1, NEXT_DAY)
    scene = ledger.scene(NEXT_DAY)
    assert [member.person_id for member in scene.members] == [AUTHOR]
    assert [scene.away(_DAY + timedelta(days=later)) for later in (0, 1)] == [frozenset({AUTHOR}), frozenset()]
    assert scene.groups == {OFFICE: (-100200,)}
    assert [chase.key for chase in scene.chases] == [_FIRST]
    rhythms = [next(one.rhythm for one in offices if one.office_id == OFFICE) for _, offices in scene.calendars[1:]]
    assert rhythms == [Rhythm.DAILY, Rhythm.WEEKLY]


def test_the_language_of_a_person_is_known_once_they_spoke(ledger: ChaseLedger, database: Database) -> None:
    """Else it is ""."""
    assert ledger.language(AUTHOR) == ""
    Ledger(database).set_language(AUTHOR, "en", NOON)
    assert ledger.language(AUTHOR) == "en"


def test_the_languages_of_many_are_read_at_once(ledger: ChaseLedger, database: Database) -> None:
    """Of more than one statement holds; who never spoke is left out."""
    for person in (AUTHOR, AUTHOR + 1, AUTHOR + 900):
        Ledger(database).set_language(person, "en", NOON)
    found = ledger.languages(range(AUTHOR, AUTHOR + 1200))
    assert found == dict.fromkeys((AUTHOR, AUTHOR + 1, AUTHOR + 900), "en")
    assert ledger.languages([]) == {}
