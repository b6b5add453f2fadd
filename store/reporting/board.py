"""A board (榜单): the leagues of a period as counted at one moment, every figure with the rows behind it.

Its text is JSON with sorted keys and no spaces: the same board is the same bytes, and a hash of it shows whether it was touched.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from store.reporting.indicator_set import IndicatorSet
from store.reporting.indicators import Indicator, Tally
from store.reporting.league import Cell, Flag, Standing
from store.reporting.periods import Period, parse_period
from store.reporting.targets import Pace

_SHAPE = 1  # of the text; a later one says how it is read


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An office on a board: its standing, how many live reports it sent in the period, and its year against 序时进度."""

    standing: Standing
    reports: int
    paces: tuple[Pace, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One league in order of places, with the rules it was ranked by."""

    rules: IndicatorSet
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The leagues of `period` as they stood at `as_of` (aware)."""

    period: Period
    as_of: datetime
    tables: tuple[Table, ...]

    def row(self, office_id: int) -> BoardRow | None:
        """The row of an office, None where it is not ranked."""
        rows = (row for table in self.tables for row in table.rows)
        return next((row for row in rows if row.standing.office_id == office_id), None)

    def cell(self, office_id: int, indicator: Indicator) -> Cell | None:
        """One figure with its rows, None where it is not on the board."""
        row = self.row(office_id)
        cells = row.standing.cells if row is not None else ()
        return next((cell for cell in cells if cell.indicator is indicator), None)


def canonical(board: Board) -> str:
    """The board as text: one line, the same bytes for the same board."""
    return json.dumps(board_fields(board), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str, previous: str) -> str:
    """SHA-256 (hex) over the fingerprint of the edition before ("" for the first) and the text: a chain."""
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def digits(value: Decimal) -> str:
    """Without an exponent and without zeros at the end."""
    written = format(value.normalize(), "f")
    return "0" if written == "-0" else written


def board_fields(board: Board) -> dict[str, Any]:
    """As plain values; decimals as strings."""
    return {
        "shape": _SHAPE,
        "period": str(board.period),
        "as_of": board.as_of.astimezone(UTC).isoformat(),
        "leagues": [
            {"rules": table.rules.to_json(), "rows": [row_fields(row) for row in table.rows]} for table in board.tables
        ],
    }


def row_fields(row: BoardRow) -> dict[str, Any]:
    """One office's row as plain values."""
    one = row.standing
    return {
        "office_id": one.office_id,
        "code": one.code,
        "name": one.name,
        "place": one.place,
        "score": digits(one.score),
        "flag": one.flag.value if one.flag else None,
        "silent": one.silent,
        "reports": row.reports,
        "cells": [_cell_fields(cell) for cell in one.cells],
        "year": [_pace_fields(pace) for pace in row.paces],
    }


def _cell_fields(cell: Cell) -> dict[str, Any]:
    return {
        "indicator": cell.indicator.value,
        "value": digits(cell.tally.value),
        "target": None if cell.target is None else digits(cell.target),
        "completion": digits(cell.completion),
        "points": digits(cell.points),
        "reports": list(cell.tally.report_ids),
        "projects": list(cell.tally.project_ids),
        "left_out": list(cell.tally.left_out),
    }


def _pace_fields(pace: Pace) -> dict[str, Any]:
    return {
        "indicator": pace.indicator.value,
        "value": digits(pace.value),
        "target": digits(pace.target),
        "completion": digits(pace.completion),
        "elapsed": digits(pace.elapsed),
    }


def read_board(text: str) -> Board:
    """Back from its text. Raises ValueError for anything that `canonical` did not write."""
    try:
        fields = json.loads(text)
        period = parse_period(fields["period"])
        if period is None or fields["shape"] != _SHAPE:
            raise ValueError(f"shape {fields['shape']} of {fields['period']}")
        tables = tuple(
            Table(IndicatorSet.from_json(league["rules"]), tuple(_read_row(row) for row in league["rows"]))
            for league in fields["leagues"]
        )
        return Board(period, datetime.fromisoformat(fields["as_of"]), tables)
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise ValueError(f"not the text of a board: {error}") from error


def _read_row(fields: Mapping[str, Any]) -> BoardRow:
    standing = Standing(
        fields["office_id"],
        fields["code"],
        fields["name"],
        fields["place"],
        Decimal(fields["score"]),
        Flag(fields["flag"]) if fields["flag"] else None,
        fields["silent"],
        tuple(_read_cell(cell) for cell in fields["cells"]),
    )
    return BoardRow(standing, fields["reports"], tuple(_read_pace(pace) for pace in fields["year"]))


def _read_cell(fields: Mapping[str, Any]) -> Cell:
    rows = (tuple(fields[name]) for name in ("reports", "projects", "left_out"))
    target = None if fields["target"] is None else Decimal(fields["target"])
    tally = Tally(Decimal(fields["value"]), *rows)
    return Cell(Indicator(fields["indicator"]), tally, target, Decimal(fields["completion"]), Decimal(fields["points"]))


def _read_pace(fields: Mapping[str, Any]) -> Pace:
    figures = (Decimal(fields[name]) for name in ("value", "target", "completion", "elapsed"))
    return Pace(Indicator(fields["indicator"]), *figures)
