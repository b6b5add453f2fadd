"""补报: whether a report makes up for one that its office owed and did not send."""

from datetime import date, timedelta

from bot.reporting.books import Books
from store.reporting.drafts import Draft
from store.reporting.periods import shanghai_day
from store.reporting.reporting_duty import Attendance, attendance, duties

_MARK = "补报"
_NEXT_DUTY_WITHIN = timedelta(days=14)  # a week and the longest holiday
_WEEK = timedelta(days=7)  # a weekly report is due before the last days that it is for


def is_late(books: Books, draft: Draft) -> bool:
    """Whether all it tells is of days before its own, whose cut-off is past and for which the office has sent nothing.

    News of yesterday from an office that did report yesterday is not late. A message that calls itself 补报 is.
    """
    if _MARK in draft.text:
        return True
    today = shanghai_day(draft.posted_at)
    newest = max((row.row.day or today for row in draft.rows), default=today)
    return newest < today and _is_missed(books, draft, newest)


def _is_missed(books: Books, draft: Draft, day: date) -> bool:
    office = books.office(draft.office_id)
    if office is None:
        return False
    owed = duties((office,), day - _WEEK, day + _NEXT_DUTY_WITHIN, lambda free: frozenset())
    duty = next((one for one in owed if one.first <= day <= one.last), None)
    if duty is None or draft.posted_at <= duty.due_at:
        return False
    sent = books.reports.filings(duty.office_id, duty.first, duty.last, but_draft=draft.draft_id)
    kept = attendance((duty,), sent, draft.posted_at)
    return kept[0].state is Attendance.MISSING
