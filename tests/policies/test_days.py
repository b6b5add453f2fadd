"""Days: what documents write as days and periods."""

import re
from datetime import date

import pytest

from policies.days import ANY_DAY, LATIN_DAY, last_day, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年9月8日", date(2023, 9, 8)),
        ("2023 年 9 月 8 日", date(2023, 9, 8)),
        ("二〇二三年十二月三十一日", date(2023, 12, 31)),
        ("2023-09-08", date(2023, 9, 8)),
        ("2023/9/8", date(2023, 9, 8)),
        ("8 September 2023", date(2023, 9, 8)),
        ("September 8, 2023", date(2023, 9, 8)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2023-02-29", None),
        ("2023-13-01", None),
        ("20230908", None),
        ("明年", None),
        ("", None),
    ],
)
def test_days_are_read_and_impossible_ones_refused(text: str, day: date | None) -> None:
    """In figures, Chinese numerals and English."""
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2023, 9, 8), "3年", date(2026, 9, 7)),
        (date(2023, 2, 8), "三年", date(2026, 2, 7)),
        (date(2024, 1, 1), "六个月", date(2024, 6, 30)),
        (date(2024, 2, 29), "1年", date(2025, 2, 28)),
        (date(2024, 1, 31), "1个月", date(2024, 2, 29)),
        (date(2025, 1, 1), "two years", date(2026, 12, 31)),
        (date(2025, 1, 1), "很久", None),
        (date(2025, 1, 1), "0年", None),
    ],
)
def test_a_period_ends_the_day_before_its_return(start: date, period: str, end: date | None) -> None:
    """Three years from 8 September end on 7 September."""
    assert last_day(start, period) == end


def test_a_day_is_found_in_its_sentence() -> None:
    """Whole, and not inside a longer figure."""
    assert re.findall(ANY_DAY, "自2023年9月8日起，至2026-09-07止。") == ["2023年9月8日", "2026-09-07"]
    assert re.findall(LATIN_DAY, "from 1 May 2024 to 2025-04-30") == ["1 May 2024", "2025-04-30"]
    assert re.findall(ANY_DAY, "编号12023-01-011") == []
