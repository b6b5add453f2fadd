"""Sheets and standings as the tests of the exchange need them: rows written with | between their cells."""

from collections.abc import Sequence
from datetime import date

from store.reporting.exchange import FieldChange, Plan, PlannedRow, Reason, Sheet, Subject
from store.reporting.exchange_sheet import Grid, GridRow, read_sheet
from store.reporting.offices import Office, OfficeKind

TODAY = date(2024, 6, 27)
OFFICES = (
    Office(1, "C04", "冠县招商办", OfficeKind.COUNTY, None, "冠县", ("冠县",)),
    Office(2, "C05", "莘县招商办", OfficeKind.COUNTY, None, "莘县", ("莘县", "两县")),
    Office(3, "T01", "轴承推进组", OfficeKind.CHAIN_GROUP, None, aliases=("轴承专班", "两县")),
    Office(4, "T02", "旧推进组", OfficeKind.CHAIN_GROUP, None, active=False),
)


def sheet_of(subject: Subject, *rows: str) -> Sheet:
    """The rows of a file, its header first."""
    return read_sheet(grid_of([row.split("|") for row in rows]), subject)


def grid_of(table: Sequence[Sequence[str]]) -> Grid:
    """A file of these cells."""
    return Grid("表.xlsx", tuple(GridRow(number, tuple(row)) for number, row in enumerate(table, 1)))


def verdicts(plan: Plan) -> list[str]:
    """What becomes of each row."""
    return [row.verdict.value for row in plan.rows]


def reasons(row: PlannedRow) -> list[Reason]:
    """Why a row is refused."""
    return [refusal.reason for refusal in row.refusals]


def said(changes: Sequence[FieldChange]) -> dict[str, tuple[str, str]]:
    """Fields with both their states."""
    return {change.key: (change.before, change.after) for change in changes}
