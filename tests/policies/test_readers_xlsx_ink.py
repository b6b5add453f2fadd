"""Cells that look hidden and are not."""

from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Color, Font, PatternFill

from policies.readers_xlsx_ink import is_unseen


def cell(font: Font | None = None, fill: PatternFill | None = None, number_format: str = "General") -> Any:
    """A cell with a value."""
    sheet: Any = openpyxl.Workbook().active
    made = sheet["A1"]
    made.value, made.font, made.fill, made.number_format = "奖励", font or Font(), fill or PatternFill(), number_format
    return made


@pytest.mark.parametrize(
    ("font", "fill", "number_format"),
    [
        (Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F4E79"), "General"),
        (Font(color=Color(theme=0)), PatternFill("solid", fgColor=Color(theme=4)), "General"),
        (Font(color=Color(theme=1)), None, "General"),
        (Font(color="FFFFFFFF"), PatternFill("gray125"), "General"),
        (Font(sz=6), None, "0.00;[Red]-0.00;;@"),
        (None, None, "General"),
    ],
)
def test_heads_and_small_print_are_seen(font: Font | None, fill: PatternFill | None, number_format: str) -> None:
    """White on dark by colour or by theme, patterns, six points."""
    assert not is_unseen(cell(font, fill, number_format))


@pytest.mark.parametrize(
    "font", [Font(color="FFFFFFFF"), Font(color=Color(theme=0)), Font(color=Color(indexed=9)), Font(sz=1)]
)
def test_white_on_nothing_is_not(font: Font) -> None:
    """Whichever way white is said."""
    assert is_unseen(cell(font))
