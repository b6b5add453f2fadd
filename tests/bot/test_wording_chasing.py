"""The words of reminders in the odd cases; the usual ones are shown by the journey."""

from dataclasses import replace
from datetime import date, datetime

from bot.wording_chasing import Owed, periods_over, say_day, say_reminder, say_to_group, say_to_leader
from rag.answer import Language
from store.reporting.offices import Rhythm
from store.reporting.periods import SHANGHAI, Period, PeriodKind

_NOW = datetime(2024, 6, 12, 17, 30, tzinfo=SHANGHAI)
_OWED = Owed("冠县", Rhythm.DAILY, date(2024, 6, 12), datetime(2024, 6, 12, 18, tzinfo=SHANGHAI), "nil:1:20240612")
_WEEK = replace(_OWED, rhythm=Rhythm.WEEKLY, press="nil:1:20240616")


def test_a_cut_off_at_midnight_is_called_24_00() -> None:
    """Not 00:00 of another day."""
    late = replace(_OWED, due_at=datetime(2024, 6, 13, tzinfo=SHANGHAI))
    assert "6月12日（周三）的进展，24:00前" in say_reminder(Language.SIMPLIFIED, [late], _NOW).text


def test_a_weekly_report_is_called_by_its_week() -> None:
    """Also on the button."""
    reply = say_reminder(Language.SIMPLIFIED, [_WEEK], _NOW)
    assert "第24周" in reply.text
    assert reply.buttons[1][0].label == "本周没有进展"
    assert say_reminder(Language.ENGLISH, [_WEEK], _NOW).buttons[1][0].label == "No progress this week"
    older = replace(_WEEK, due=date(2024, 6, 7))
    assert say_reminder(Language.SIMPLIFIED, [older], _NOW).buttons[1][0].label == "第23周没有进展"


def test_traditional_and_english_readers_get_their_own() -> None:
    """Names of offices stay as they are."""
    assert "還沒有收到" in say_to_leader(Language.TRADITIONAL, [_OWED], _NOW).text
    assert "冠县: the report for Wed 12 June" in say_to_group(Language.ENGLISH, [_OWED]).text
    assert say_day(Language.ENGLISH, date(2024, 12, 31)) == "Tue 31 December"


def test_a_leader_s_message_offers_no_leave() -> None:
    """Only that there was no progress; of several reports up to three."""
    days = [
        replace(_OWED, due=date(2024, 6, day), due_at=datetime(2024, 6, day, 18, tzinfo=SHANGHAI))
        for day in range(3, 8)
    ]
    reply = say_to_leader(Language.SIMPLIFIED, days, _NOW)
    assert [row[0].label for row in reply.buttons] == [
        f"6月{day}日（周{name}）没有进展" for day, name in ((7, "五"), (6, "四"), (5, "三"))
    ]
    assert "有5期进展" in reply.text


def test_periods_are_told_with_what_shows_them() -> None:
    """A bulletin for a week, a board for a month."""
    week, month = Period(PeriodKind.WEEK, 2024, 26), Period(PeriodKind.MONTH, 2024, 6)
    text = periods_over(Language.SIMPLIFIED, (week, month)).text
    assert "/digest 2024-W26" in text
    assert "2024年6月结束了，可以出榜：/board 2024-06" in text
    assert "June 2024 is over" in periods_over(Language.ENGLISH, (month,)).text
