"""What an office sent, by the calendar: first wordings, late ones by the day they tell of, 无进展, one draft left out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from store.database import Database
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.report_ledger import ReportLedger
from tests.store_reporting.samples import AUTHOR, LATER, NEXT_DAY, NOON, OFFICE, draft, in_place

_DAY = date(2026, 3, 2)


def days(reports: ReportLedger, first: date = _DAY, but: int = 0) -> list[date]:
    """The days that what was sent from `first` on counts for."""
    sent = reports.filings(OFFICE, first, first + timedelta(days=6), but_draft=but)
    return [one.day for one in sent]


@pytest.mark.parametrize("late", [True, False])
def test_a_late_report_counts_for_its_day_and_another_for_the_day_it_came(reports: ReportLedger, late: bool) -> None:
    """Both tell of Monday on Thursday; asked for Monday alone, only the late one is there."""
    thursday = NOON + timedelta(days=3)
    held = reports.hold(draft(in_place(None, 500, day=_DAY, date_text="3月2日"), posted_at=thursday))
    reports.save(held.draft_id, AUTHOR, thursday, late=late)
    monday = reports.filings(OFFICE, _DAY, _DAY, but_draft=0)
    assert [one.late for one in monday] == ([True] if late else [])
    assert days(reports) == [_DAY]
    assert days(reports, but=held.draft_id) == []


def test_a_correction_counts_as_what_it_corrects(reports: ReportLedger) -> None:
    """It came the day after and fills nothing there."""
    first = reports.hold(draft(in_place(None, 500)))
    reports.save(first.draft_id, AUTHOR, LATER)
    report_id = reports.reports()[0].report_id
    second = reports.hold(draft(replace(in_place(None, 450), replaces=report_id), message_id="2", posted_at=NEXT_DAY))
    reports.save(second.draft_id, AUTHOR, NEXT_DAY)
    assert days(reports) == [_DAY]
    assert days(reports, first=_DAY + timedelta(days=1)) == []


def test_no_progress_is_sent_too(reports: ReportLedger, database: Database) -> None:
    """With an id below zero: no report stands behind it."""
    ChaseLedger(database).note_nil(OFFICE, _DAY, late=False, by=AUTHOR, now=NOON)
    assert [(one.report_id < 0, one.day) for one in reports.filings(OFFICE, _DAY, _DAY, but_draft=0)] == [(True, _DAY)]
