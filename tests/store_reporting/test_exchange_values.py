"""Cells other than sums: what each way of writing means, and what is not understood."""

from datetime import date

import pytest

from store.reporting.exchange import Reason, Refusal
from store.reporting.exchange_values import (
    read_day,
    read_flag,
    read_kind,
    read_league,
    read_names,
    read_rhythm,
    read_stage,
    read_time,
    read_weekday,
    show_day,
    show_flag,
    show_league,
    show_names,
    show_time,
    show_weekday,
)
from store.reporting.offices import League, OfficeKind, Rhythm
from store.reporting.project import Stage

TODAY = date(2024, 6, 27)


@pytest.mark.parametrize("text", ["2024-06-25", "2024/6/25", "2024.6.25", "2024年6月25日", "２０２４-06-25"])
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    """With its year."""
    assert read_day(text, TODAY) == date(2024, 6, 25)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("6月25日", Reason.BAD_DATE),
        ("45468", Reason.BAD_DATE),
        ("2023-02-29", Reason.BAD_DATE),
        ("上周五", Reason.BAD_DATE),
        ("2024-06-28", Reason.FUTURE_DATE),
    ],
)
def test_what_is_no_day_yet_is_refused(text: str, why: Reason) -> None:
    """Without a year, a serial number, the 29th of February of another year, tomorrow."""
    found = read_day(text, TODAY)
    assert isinstance(found, Refusal)
    assert found.reason is why


@pytest.mark.parametrize(("text", "minute"), [("18:00", 1080), ("18：30", 1110), ("9点", 540), ("17:30:00", 1050)])
def test_a_time_is_read(text: str, minute: int) -> None:
    """As a minute of the day."""
    assert read_time(text) == minute


def test_times_that_no_day_has_are_refused() -> None:
    """24 o'clock, minute 60."""
    assert isinstance(read_time("24:00"), Refusal)
    assert isinstance(read_time("12:60"), Refusal)
    assert isinstance(read_time("晚上"), Refusal)


@pytest.mark.parametrize("text", ["周五", "星期五", "每周五", "五", "5"])
def test_a_weekday_is_read(text: str) -> None:
    """Monday is 0."""
    assert read_weekday(text) == 4


def test_words_of_a_kind_are_read_by_their_usual_names() -> None:
    """Each list has its own names and its usual other ones."""
    assert read_stage("已签约") is Stage.SIGNED
    assert read_stage("在 谈") is Stage.TALKS
    assert read_kind("县市区") is OfficeKind.COUNTY
    assert read_rhythm("周报") is Rhythm.WEEKLY
    assert read_league("市直部门") is League.DEPARTMENTS
    assert read_league("不排名") is None
    assert read_flag("√") is True
    assert read_flag("否") is False


def test_other_words_are_refused_with_those_that_are_known() -> None:
    """So that one knows what to write."""
    refusals = [read("飞了") for read in (read_stage, read_kind, read_rhythm, read_league, read_flag, read_weekday)]
    assert all(isinstance(one, Refusal) and one.hint for one in refusals)


def test_names_are_parted_by_the_usual_signs() -> None:
    """Once each, in order."""
    assert read_names("甲、乙，丙; 甲\n丁") == ("甲", "乙", "丙", "丁")


@pytest.mark.parametrize("stage", list(Stage))
def test_what_is_shown_is_read_back(stage: Stage) -> None:
    """Every value of every list."""
    assert read_stage(stage.value) is stage
    assert [read_weekday(show_weekday(day)) for day in range(7)] == list(range(7))
    assert all(read_league(show_league(league)) is league for league in (*League, None))
    assert all(read_time(show_time(minute)) == minute for minute in range(0, 1440, 7))
    assert [read_flag(show_flag(value)) for value in (True, False)] == [True, False]
    assert read_day(show_day(TODAY), TODAY) == TODAY
    assert read_names(show_names(("甲", "乙"))) == ("甲", "乙")
