"""The bulletin out of the tables: what was saved, who is silent, what was reported late, as it stood."""

from datetime import datetime, timedelta

import pytest

from store.database import Database
from store.people import Role
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.digest_ledger import DigestLedger
from store.reporting.drafts import DraftRow
from store.reporting.indicators import Indicator
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.reporting.progress import Visits
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from tests.store_reporting.samples import AUTHOR, COORDINATOR, NOON, OFFICE, draft, row

_WEEK = Period(PeriodKind.WEEK, 2026, 10)  # 2 to 8 March, five working days
_MONDAY = datetime(2026, 3, 9, 9, tzinfo=SHANGHAI)


@pytest.fixture
def digests(database: Database) -> DigestLedger:
    """The bulletins of that database."""
    return DigestLedger(database)


def _save(reports: ReportLedger, held: DraftRow, message_id: str, now: datetime = NOON, *, late: bool = False) -> None:
    kept = reports.hold(draft(held, message_id=message_id, posted_at=now))
    assert isinstance(reports.save(kept.draft_id, AUTHOR, now, late=late), Saved)


def test_the_week_is_told_by_office_with_its_totals(digests: DigestLedger, reports: ReportLedger) -> None:
    """One office reported on Monday, four of its daily reports are missing; the others owe five."""
    _save(reports, DraftRow(row(project="", activity="赴外地拜访", visits=Visits(1, 6), problem="缺翻译")), "1")
    digest = digests.digest(_WEEK, _MONDAY)
    news = {one.office.office_id: one for one in digest.offices}
    assert len(news) == 28
    assert (len(news[OFFICE].items), news[OFFICE].on_time, news[OFFICE].missing) == (1, 1, 4)
    assert len(digest.silent) == 27
    assert digest.totals[Indicator.VISIT_PERSONS].value == 6
    assert [problem.text for problem in digest.problems] == ["缺翻译"]


def test_before_the_report_there_was_none(digests: DigestLedger, reports: ReportLedger) -> None:
    """The bulletin of a past moment."""
    _save(reports, DraftRow(row(activity="考察")), "1", NOON)
    assert all(not news.items for news in digests.digest(_WEEK, NOON - timedelta(minutes=1)).offices)
    noon = digests.digest(_WEEK, NOON)
    assert not noon.silent
    assert sum(news.missing for news in noon.offices) == 0


def test_a_clock_that_was_set_back_silences_nobody(digests: DigestLedger, reports: ReportLedger) -> None:
    """What was saved "later" is told all the same, and keeps its duty."""
    sent = NOON + timedelta(hours=20)
    _save(reports, DraftRow(row(activity="考察")), "1", sent)
    told = digests.live(_WEEK, NOON + timedelta(hours=19))
    assert digests.digest(_WEEK, NOON + timedelta(hours=19)).offices != told.offices
    mine = next(news for news in told.offices if news.office.office_id == OFFICE)
    assert (len(mine.items), mine.silent) == (1, False)
    assert OFFICE not in {news.office.office_id for news in told.silent}


def test_a_late_report_counts_for_its_day_and_nothing_to_report_is_a_report(
    digests: DigestLedger, reports: ReportLedger, database: Database
) -> None:
    """补报 the week after, and 无进展."""
    tuesday = NOON.date() + timedelta(days=1)
    _save(reports, DraftRow(row(activity="考察", day=tuesday)), "1", _MONDAY, late=True)
    ChaseLedger(database).note_nil(3, tuesday, late=False, by=AUTHOR, now=NOON + timedelta(days=1))
    digest = digests.digest(_WEEK, _MONDAY)
    news = {one.office.office_id: one for one in digest.offices}
    assert (news[OFFICE].late, news[OFFICE].missing) == (1, 4)
    assert (news[3].on_time, news[3].missing) == (1, 4)
    assert digests.attendance(_WEEK, _MONDAY)


def test_an_office_whose_people_are_on_leave_owes_nothing(digests: DigestLedger, registry: Registry) -> None:
    """All of them, on the days a report was due."""
    registry.make_invite("a-long-code", Role.STAFF, OFFICE, NOON + timedelta(days=1), COORDINATOR, NOON)
    registry.redeem("a-long-code", AUTHOR, NOON)
    registry.set_leave(AUTHOR, _WEEK.first, _WEEK.last, COORDINATOR, NOON)
    digest = digests.digest(_WEEK, _MONDAY)
    assert OFFICE not in {news.office.office_id for news in digest.silent}
    assert len(digest.silent) == 27


def test_an_old_problem_is_carried_on_until_it_is_solved(digests: DigestLedger, reports: ReportLedger) -> None:
    """Told two weeks before."""
    before = NOON - timedelta(days=14)
    _save(reports, DraftRow(row(project="", problem="用电容量不足")), "1", before)
    assert [problem.new for problem in digests.digest(_WEEK, _MONDAY).problems] == [False]
    _save(reports, DraftRow(row(project="", activity="用电问题已解决")), "2", NOON)
    assert digests.digest(_WEEK, _MONDAY).problems == ()


def test_a_correction_leaves_the_duty_where_the_report_came(digests: DigestLedger, reports: ReportLedger) -> None:
    """Monday's report corrected on Thursday: Monday is kept, Thursday is not."""
    _save(reports, DraftRow(row(activity="考察")), "1")
    thursday = NOON + timedelta(days=3)
    first = reports.reports()[0]
    _save(reports, DraftRow(row(activity="洽谈", day=first.day), replaces=first.report_id), "2", thursday)
    kept = [one for one in digests.attendance(_WEEK, _MONDAY) if one.duty.office_id == OFFICE]
    assert [one.duty.last for one in kept if one.report_ids] == [NOON.date()]
