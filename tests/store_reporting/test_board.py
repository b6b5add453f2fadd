"""The text of a board: the same bytes for the same board, read back whole, chained by hashes."""

import json
from datetime import timedelta, timezone
from decimal import Decimal

import pytest

from store.reporting.board import canonical, digits, fingerprint, read_board
from store.reporting.indicators import Indicator
from tests.store_reporting.boards import AS_OF, some_board


def test_a_board_comes_back_from_its_text() -> None:
    """With every figure, and as the same bytes again."""
    board = some_board()
    assert read_board(canonical(board)) == board
    assert canonical(read_board(canonical(board))) == canonical(board)


def test_the_zone_of_the_time_changes_no_byte() -> None:
    """The same moment in Shanghai's words."""
    shanghai = AS_OF.astimezone(timezone(timedelta(hours=8)))
    assert canonical(some_board(as_of=shanghai)) == canonical(some_board())


def test_the_text_is_canonical_json() -> None:
    """Sorted keys, no spaces, Chinese as it is, no number that a reader may round."""
    text = canonical(some_board())
    fields = json.loads(text)
    assert json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text
    assert "县" in text
    assert isinstance(fields["leagues"][0]["rows"][0]["score"], str)


def test_each_fingerprint_holds_the_one_before() -> None:
    """A different text or a different past gives another one."""
    first = fingerprint("a", "")
    assert len({first, fingerprint("b", ""), fingerprint("a", first)}) == 3
    assert fingerprint("a", "") == first


def test_a_cell_opens_to_its_rows() -> None:
    """By office and indicator; none for an office that is not ranked."""
    board = some_board()
    cell = board.cell(1, Indicator.VISIT_BATCHES)
    assert cell is not None
    assert cell.tally.report_ids
    assert board.cell(40, Indicator.VISIT_BATCHES) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [("0", "0"), ("-0.00", "0"), ("1E+8", "100000000"), ("12.50", "12.5"), ("-3", "-3"), ("0.0001", "0.0001")],
)
def test_figures_are_written_in_one_way(value: str, written: str) -> None:
    """Without an exponent and without zeros at the end."""
    assert digits(Decimal(value)) == written


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"shape":1}', '{"shape":9,"period":"2024-Q2","as_of":"x","leagues":[]}']
)
def test_what_is_no_board_is_refused(text: str) -> None:
    """With a sentence."""
    with pytest.raises(ValueError, match="not the text of a board"):
        read_board(text)
