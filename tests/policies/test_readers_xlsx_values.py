"""Values as the sheet shows them, but exact."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.readers_xlsx_values import shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (500, "General", "500"),
        (1234.5, "#,##0.00", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (0.125, "0%", "12.5%"),
        (-0.05, "0.00%", "-5%"),
        (500, '0"万元"', "500万元"),
        (500, "¥#,##0", "¥500"),
        (500, "[$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00", "¥500"),
        (50000, '0!.0,"万元"', "50000"),
        (50000, '#,##0,"千元"', "50000"),
        (3, '"第"0"条"', "第3条"),
        (5, r"0\‰", "5‰"),
        (True, "General", "是"),
        (date(2026, 3, 1), "yyyy/m/d", "2026-03-01"),
        (datetime(2026, 3, 1), "yyyy/m/d", "2026-03-01"),
        (time(9, 30), "h:mm", "09:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        ("文字", "@", "文字"),
        (float("inf"), "0", "inf"),
        (Decimal("1.50"), "0.00", "1.5"),
    ],
)
def test_known_values(value: object, number_format: str, text: str) -> None:
    """A unit in the format is part of what the reader sees; a format that scales is not trusted."""
    assert shown(value, number_format) == text


@settings(max_examples=100, deadline=None)
@given(st.integers(-(10**14), 10**14), st.text(max_size=12))
def test_no_format_raises_or_changes_the_figure(value: int, number_format: str) -> None:
    """The digits are there in full, or a hundredfold under a percentage."""
    text = shown(value, number_format)
    assert str(value) in text or str(value * 100) in text
