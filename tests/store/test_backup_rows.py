"""Rows in one writing: what is written comes back, and a digest tells rows apart, not their order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.backup_rows import Count, Row, count, counted, from_line, to_line

_VALUES = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.text(), st.binary())
_ROWS = st.lists(st.lists(_VALUES, max_size=5).map(tuple), max_size=8)


@settings(max_examples=100, deadline=None)
@given(_ROWS)
def test_what_is_written_comes_back(rows: list[Row]) -> None:
    """Line by line, whatever stands in the values: ends of lines, quotes, NUL, halves of characters, bytes."""
    found = Count()
    lines = list(counted(rows, found))
    assert all(line.count(b"\n") == 1 for line in lines)
    assert [from_line(line) for line in lines] == rows
    assert (found.rows, found.digest) == (len(rows), count(rows).digest)


@settings(max_examples=100, deadline=None)
@given(_ROWS.filter(bool))
def test_the_digest_is_of_the_rows_not_of_their_order(rows: list[Row]) -> None:
    """One row less is another digest, also where it stood there twice."""
    assert count(reversed(rows)).digest == count(rows).digest
    assert count(rows[1:]).digest != count(rows).digest
    assert count([*rows, rows[0]]).digest != count(rows).digest


def test_values_of_different_types_are_different() -> None:
    """Words that look like a number, bytes that look like words, nothing and no words."""
    values: list[Row] = [("1",), (1,), (b"1",), (None,), ("",), (b"",), ("null",)]
    assert len({count([row]).digest for row in values}) == len(values)


@pytest.mark.parametrize("line", [b"", b"7", b"{}", b'[{"base64": 7}]', b'[{"base64": "?"}]', b"[[1]]", b"\xff"])
def test_what_is_no_row_is_refused(line: bytes) -> None:
    """With ValueError, which whoever reads a file expects."""
    with pytest.raises((ValueError, TypeError)):
        from_line(line)


def test_what_no_database_holds_is_a_mistake_of_ours() -> None:
    """It is not written as something else."""
    with pytest.raises(TypeError):
        to_line(({1, 2},))  # type: ignore[arg-type]  # that is what is tried
