"""Words that say when an announcement goes out."""

from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.announcing.send_times import read_moment, read_timetable
from store.announcing.timetable import Rhythm, Timetable
from store.reporting.periods import SHANGHAI

NOW = datetime(2026, 8, 3, 10, tzinfo=SHANGHAI)  # a Monday


def at(day: int, hour: int, minute: int = 0, month: int = 8, year: int = 2026) -> datetime:
    """A moment in Shanghai."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("明天9:00", at(4, 9)),
        ("明天 上午9点半", at(4, 9, 30)),
        ("今天下午4点", at(3, 16)),
        ("16:30", at(3, 16, 30)),
        ("8月7日16:00", at(7, 16)),
        ("2026-08-07 16:00", at(7, 16)),
        ("2026年9月1日 晚上8点15分", at(1, 20, 15, 9)),
        ("周五16:00", at(7, 16)),
        ("下周一 9点", at(10, 9)),
        ("后天中午12点", at(5, 12)),
        ("tomorrow 4pm", at(4, 16)),
        ("next fri 09:00", at(14, 9)),
        ("8月1日9:00", at(1, 9)),
        ("8/7 16:00", at(7, 16)),
        ("8月10 16:00", at(10, 16)),
        ("今晚8点", at(3, 20)),
        ("明天凌晨12点", at(4, 0)),
        ("明早九点", at(4, 9)),
        ("明天下午三点半", at(4, 15, 30)),
        ("周五十点", at(7, 10)),
        ("十二月二十一日 十点十五分", at(21, 10, 15, 12)),
        ("半小时后", at(3, 10, 30)),
        ("30分钟后", at(3, 10, 30)),
        ("两个小时以后", at(3, 12)),
        ("in 20 minutes", at(3, 10, 20)),
    ],
)
def test_a_moment_is_read_as_it_is_named(words: str, moment: datetime) -> None:
    """Also one that is past: that it cannot be, is said elsewhere."""
    assert read_timetable(words, NOW) == Timetable(Rhythm.ONCE, at=moment)


@pytest.mark.parametrize(
    ("words", "weekday", "minute"),
    [
        ("每周五16:00", 4, 960),
        ("每周一上午9点", 0, 540),
        ("every friday 4pm", 4, 960),
        ("每星期日 10:05", 6, 605),
        ("每周五的下午4点半", 4, 990),
        ("每周三下午三点半", 2, 930),
    ],
)
def test_a_weekly_time_is_read(words: str, weekday: int, minute: int) -> None:
    """Day and minute."""
    assert read_timetable(words, NOW) == Timetable(Rhythm.WEEKLY, weekday=weekday, minute=minute)


@pytest.mark.parametrize("words", ["马上", "现在", "now", " 立即 "])
def test_now_is_now(words: str) -> None:
    """Whatever it is called."""
    assert read_timetable(words, NOW) == Timetable(Rhythm.NOW)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "随便",
        "25:00",
        "明天",
        "4",
        "2月30日9:00",
        "每周八16:00",
        "每周五",
        "8月7日",
        "每周一三五9:00",
        "三天后",
        "今晚12点",
        "每周五晚上12点",
    ],
)
def test_what_names_no_time_is_none(words: str) -> None:
    """It is asked for again."""
    assert read_timetable(words, NOW) is None


def test_a_day_alone_has_the_time_that_is_usual() -> None:
    """For 置顶到 and 有效期."""
    assert read_moment("8月20日", NOW, time(21)) == at(20, 21)
    assert read_moment("8月20日9:00", NOW, time(21)) == at(20, 9)
    assert read_moment("不知道", NOW, time(21)) is None
    assert read_moment("", NOW, time(21)) is None


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_no_words_raise(words: str) -> None:
    """People write anything."""
    read_timetable(words, NOW)
    read_moment(words, NOW, time(9))
