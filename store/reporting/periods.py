"""Periods (周期): weeks, months, quarters, halves and years of Shanghai days, as boards and bulletins are counted by.

Weeks are those of ISO 8601, Monday to Sunday, numbered in the year that holds their Thursday: 2024-12-30 is in 2025-W01.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_YEARS = range(1900, 2201)


class PeriodKind(StrEnum):
    """How long a period is, shortest first."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_MARKS = {PeriodKind.QUARTER: "Q", PeriodKind.HALF: "H"}
_WRITTEN = (
    (PeriodKind.WEEK, re.compile(r"(\d{4})-?W(\d{1,2})")),
    (PeriodKind.QUARTER, re.compile(r"(\d{4})-?Q([1-4])")),
    (PeriodKind.HALF, re.compile(r"(\d{4})-?H([12])")),
    (PeriodKind.MONTH, re.compile(r"(\d{4})-(\d{1,2})")),
    (PeriodKind.YEAR, re.compile(r"(\d{4})")),
)


def shanghai_day(time: datetime) -> date:
    """The day it is in Shanghai at an aware time. Raises ValueError for a naive one."""
    if time.tzinfo is None:
        raise ValueError("a naive datetime names no day: give it a time zone")
    return time.astimezone(SHANGHAI).date()


def weeks_in(year: int) -> int:
    """52 or 53: the ISO weeks of a year."""
    return date(year, 12, 28).isocalendar().week


def _how_many(kind: PeriodKind, year: int) -> int:
    return weeks_in(year) if kind is PeriodKind.WEEK else 12 // _MONTHS[kind]


@dataclass(frozen=True, slots=True)
class Period:
    """The `number`-th (from 1) period of its kind in `year`. Raises ValueError for one that does not exist.

    `str()` writes it as the command line takes it: 2024-W26, 2024-06, 2024-Q2, 2024-H1, 2024.
    """

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if self.year not in _YEARS or not 1 <= self.number <= _how_many(self.kind, self.year):
            raise ValueError(f"there is no {self.kind} {self.number} of {self.year}")

    @property
    def first(self) -> date:
        """Its first day."""
        if self.kind is PeriodKind.WEEK:
            return date.fromisocalendar(self.year, self.number, 1)
        return date(self.year, (self.number - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def last(self) -> date:
        """Its last day, which belongs to it."""
        if self.kind is PeriodKind.WEEK:
            return date.fromisocalendar(self.year, self.number, 7)
        month = self.number * _MONTHS[self.kind]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def length(self) -> int:
        """In days."""
        return (self.last - self.first).days + 1

    def contains(self, day: date) -> bool:
        """Whether the day is one of it."""
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        """Its days in order."""
        return (self.first + timedelta(days=number) for number in range(self.length))

    def next(self) -> "Period":
        """The one after it. Raises ValueError behind the year 2200."""
        return period_of(self.kind, self.last + timedelta(days=1))

    def previous(self) -> "Period":
        """The one before it. Raises ValueError before the year 1900."""
        return period_of(self.kind, self.first - timedelta(days=1))

    def elapsed(self, day: date) -> Decimal:
        """序时进度: the share of its days that are over at the end of `day`, 0 to 1."""
        over = min(max((day - self.first).days + 1, 0), self.length)
        return Decimal(over) / Decimal(self.length)

    @property
    def zh(self) -> str:
        """In Chinese: 2024年第26周（6月24日—6月30日）, 2024年6月, 2024年第二季度, 2024年上半年, 2024年."""
        match self.kind:
            case PeriodKind.WEEK:
                days = f"{self.first.month}月{self.first.day}日—{self.last.month}月{self.last.day}日"
                return f"{self.year}年第{self.number}周（{days}）"
            case PeriodKind.MONTH:
                return f"{self.year}年{self.number}月"
            case PeriodKind.QUARTER:
                return f"{self.year}年第{'一二三四'[self.number - 1]}季度"
            case PeriodKind.HALF:
                return f"{self.year}年{'上下'[self.number - 1]}半年"
            case PeriodKind.YEAR:
                return f"{self.year}年"

    @property
    def en(self) -> str:
        """In English."""
        match self.kind:
            case PeriodKind.WEEK:
                return f"week {self.number} of {self.year} ({self.first.isoformat()} to {self.last.isoformat()})"
            case PeriodKind.MONTH:
                return f"{self.first:%B} {self.year}"
            case PeriodKind.QUARTER:
                return f"Q{self.number} {self.year}"
            case PeriodKind.HALF:
                return f"{('first', 'second')[self.number - 1]} half of {self.year}"
            case PeriodKind.YEAR:
                return str(self.year)

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.WEEK:
                return f"{self.year}-W{self.number:02d}"
            case PeriodKind.MONTH:
                return f"{self.year}-{self.number:02d}"
            case PeriodKind.YEAR:
                return str(self.year)
            case PeriodKind.QUARTER | PeriodKind.HALF:
                return f"{self.year}-{_MARKS[self.kind]}{self.number}"


def period_of(kind: PeriodKind, day: date) -> Period:
    """The period of that kind that holds the day. Raises ValueError outside 1900 to 2200."""
    if kind is PeriodKind.WEEK:
        year, week, _ = day.isocalendar()
        return Period(kind, year, week)
    return Period(kind, day.year, (day.month - 1) // _MONTHS[kind] + 1)


def parse_period(text: str) -> Period | None:
    """What `str()` writes, in either case and with Chinese full-width characters not allowed; None for anything else."""
    for kind, written in _WRITTEN:
        found = written.fullmatch(text.strip().upper())
        if found and found[0].isascii():
            number = int(found[2]) if kind is not PeriodKind.YEAR else 1
            exists = int(found[1]) in _YEARS and 1 <= number <= _how_many(kind, int(found[1]))
            return Period(kind, int(found[1]), number) if exists else None
    return None


def year_to(period: Period) -> tuple[date, date]:
    """From 1 January up to the period's last day: what 序时进度 of the year is counted over.

    A week that reaches into the next year counts towards the year that holds its Thursday, up to 31 December.
    """
    return date(period.year, 1, 1), min(period.last, date(period.year, 12, 31))
