"""A matter is the questions in it."""

from datetime import UTC, date, datetime

from store.answering.matter import Backlog, Matter, MatterState
from store.reporting.periods import Period, PeriodKind
from tests.store.samples import NOON, question


def test_wordings_are_told_apart_as_they_were_understood() -> None:
    """那外资呢 counts as what it stood for; the newest of each wording stands for it."""
    asked = (
        question(question_id=1, text="食堂补贴吗"),
        question(question_id=2, text="那食堂呢", understood="食堂补贴吗", person_id=8),
        question(question_id=3, text="宿舍呢", understood="宿舍补贴吗"),
    )
    one = Matter(1, NOON, MatterState.OPEN, asked)
    assert [each.question_id for each in one.wordings] == [2, 3]
    assert one.lead.question_id == 1 and one.people == {7, 8}


def test_what_waits_is_counted_by_days_and_periods_of_shanghai() -> None:
    """Sunday evening in London is Monday here."""
    week = Period(PeriodKind.WEEK, 2026, 10)
    before, monday = datetime(2026, 3, 1, 15, 59, tzinfo=UTC), datetime(2026, 3, 1, 16, tzinfo=UTC)
    waits = Backlog(2, 2, before, 0, (before, monday))
    assert waits.new_in(week) == 1
    assert waits.days(date(2026, 3, 3)) == 2
    assert Backlog(0, 0, None, 0).days(date(2026, 3, 3)) == 0
