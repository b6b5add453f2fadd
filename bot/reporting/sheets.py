"""Boards and lists as sheets of a workbook: real numbers and days, ids of rows and messages. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.wording_boards import board_title, flag_name, indicator_name, league_name
from bot.wording_workbook import FIGURE_HEADER, LEAGUE_HEADER, ROW_HEADER, ROWS_NAME, YES, figures_name
from policies.personal import mask_personal
from rag.answer import Language
from store.reporting.board import Board, Table
from store.reporting.board_evidence import Trace
from store.reporting.indicators import MEASURES
from store.reporting.league import Cell

Value = str | int | Decimal | date | datetime | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written: its name, the words over its columns, its rows."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def board_sheets(
    board: Board, traces: Iterable[Trace] = (), language: Language = Language.SIMPLIFIED
) -> tuple[Sheet, ...]:
    """A sheet a league, one of all figures with the rows behind them, one of the rows with their messages."""
    leagues = tuple(_league_sheet(table, language) for table in board.tables)
    return (*leagues, _figures_sheet(board, language), rows_sheet(traces))


def _league_sheet(table: Table, language: Language) -> Sheet:
    names = [(name, f"{indicator_name(language, name)}（{MEASURES[name].unit}）") for name, _ in table.rules.weights]
    header = (*LEAGUE_HEADER, *(title for _, title in names))
    rows: list[tuple[Value, ...]] = []
    for row in table.rows:
        one = row.standing
        figures = {cell.indicator: cell.tally.value for cell in one.cells}
        first: tuple[Value, ...] = (
            one.place,
            one.code,
            one.name,
            one.score,
            flag_name(language, one.flag),
            row.reports,
        )
        rows.append((*first, *(figures[name] for name, _ in names)))
    return Sheet(league_name(language, table.rules.league), header, rows)


def _figures_sheet(board: Board, language: Language) -> Sheet:
    rows = [
        (row.standing.code, row.standing.name, *_figure(cell, dict(table.rules.weights)[cell.indicator], language))
        for table in board.tables
        for row in table.rows
        for cell in row.standing.cells
    ]
    return Sheet(figures_name(board), FIGURE_HEADER, rows)


def _figure(cell: Cell, weight: Decimal, language: Language) -> tuple[Value, ...]:
    unit, tally = MEASURES[cell.indicator].unit, cell.tally
    ids = (", ".join(map(str, numbers)) for numbers in (tally.report_ids, tally.project_ids, tally.left_out))
    name = indicator_name(language, cell.indicator)
    return (name, tally.value, unit, cell.target, cell.completion, weight, cell.points, *ids)


def rows_sheet(traces: Iterable[Trace]) -> Sheet:
    """The rows behind figures: each with its message (mobiles and identity cards masked), its author and who confirmed it."""
    rows = [
        (
            trace.report_id,
            trace.version,
            trace.chat_id,
            trace.message_id,
            trace.part + 1,
            trace.day,
            trace.office_id,
            trace.project_id,
            mask_personal(trace.text),
            str(trace.author_id),
            trace.posted_at,
            str(trace.saved_by),
            trace.saved_at,
            YES if trace.changed_since else "",
        )
        for trace in traces
    ]
    return Sheet(ROWS_NAME, ROW_HEADER, rows)


def workbook_name(board: Board, language: Language = Language.SIMPLIFIED) -> str:
    """A file's name."""
    return f"{board_title(language, board)}.xlsx"
