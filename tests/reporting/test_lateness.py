"""补报: what makes up for a report that was owed. 2026-08-03 is a Monday; offices report daily by 18:00."""

from dataclasses import replace
from datetime import datetime

import pytest

from store.reporting.offices import Rhythm
from store.reporting.periods import SHANGHAI
from tests.reporting.office import STAFF, Office


def at(day: int, hour: int) -> datetime:
    """A moment of August 2026."""
    return datetime(2026, 8, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("words", "when", "late"),
    [
        ("曲轴铸造项目昨天签约。", at(5, 9), True),
        ("曲轴铸造项目今天签约。", at(5, 23), False),
        ("曲轴铸造项目签约。", at(5, 9), False),
        ("补报：曲轴铸造项目签约。", at(5, 9), True),
        ("曲轴铸造项目8月8日签约。", at(10, 9), False),
        ("曲轴铸造项目8月8日签约。", at(10, 19), True),
    ],
)
def test_a_report_of_a_day_that_was_owed_and_missed_is_late(
    office: Office, words: str, when: datetime, late: bool
) -> None:
    """Saturday and Sunday belong to Monday's report, whose time is up at six."""
    assert ("补报" in office.say(words, at=when).text) is late
    office.press("保存", at=when)
    assert [report.late for report in office.books.reports.reports()] == [late]


def test_news_of_yesterday_is_not_late_where_yesterday_was_reported(office: Office) -> None:
    """The office owed one report and sent it."""
    office.say("电缆料项目没问题。曲轴铸造项目今天在谈。", at=at(4, 17))
    office.press("保存", STAFF, at(4, 17))
    assert "补报" not in office.say("曲轴铸造项目昨天签约。", at=at(5, 9)).text


def test_a_weekly_office_owes_the_weekend_by_the_friday_before_it(office: Office) -> None:
    """Told on Monday, with nothing sent in the week before: that week is made up for."""
    registry = office.books.registry
    ours = registry.office_by_code("C04")
    assert ours is not None
    registry.put_offices([replace(ours, rhythm=Rhythm.WEEKLY)], 0, at(1, 9))
    assert "补报" in office.say("曲轴铸造项目8月9日签约。", at=at(10, 9)).text


def test_a_day_that_was_made_up_for_once_is_not_missed_again(office: Office) -> None:
    """The second report of that day is news like any other."""
    office.say("曲轴铸造项目昨天签约。", at=at(5, 9))
    office.press("保存", at=at(5, 9))
    assert "补报" not in office.say("曲轴铸造项目8月4日到位资金累计300万元。", at=at(6, 9)).text
