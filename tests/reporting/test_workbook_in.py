"""The child's side of reading a workbook: sheets as JSON, refused before they are unpacked."""

import json

import pytest

from bot.reporting.workbook_in import read
from bot.wording_tables import MOST_ROWS
from policies.limits import DEFAULT_LIMITS
from policies.readers_result import Unreadable
from tests.reporting.tables import long_workbook, workbook


def test_a_sheet_is_told_with_the_numbers_of_its_rows_and_its_formulas() -> None:
    """Its name, and of each row that holds something the number, the cells, and which of them are formulas."""
    told = json.loads(read(workbook([("名称", "金额"), (), ("甲", "=1+1")]), DEFAULT_LIMITS).text)
    assert told == [["Sheet1", [[1, ["名称", "金额"], []], [3, ["甲", "=1+1"], [1]]]]]


def test_a_workbook_of_nothing_is_one_empty_table() -> None:
    """So that whoever asked can say that it is empty."""
    assert json.loads(read(workbook([()]), DEFAULT_LIMITS).text) == [["", []]]


@pytest.mark.parametrize(
    ("data", "word"),
    [(long_workbook(MOST_ROWS + 1), f"{MOST_ROWS} 行"), (b"PK", "损坏")],
)
def test_what_cannot_be_read_says_why(data: bytes, word: str) -> None:
    """The parent passes it on."""
    with pytest.raises(Unreadable) as refused:
        read(data, DEFAULT_LIMITS)
    assert word in refused.value.message
