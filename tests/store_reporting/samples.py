"""Drafts, rows and sums as the tests of the books need them: one builder each, every field open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from store.money import Currency, Money
from store.reporting.drafts import Draft, DraftRow
from store.reporting.periods import SHANGHAI
from store.reporting.progress import AmountKind, AmountRead, Row, Source
from store.reporting.project import Project, Stage
from store.reporting.reports import FundsEntry

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)  # a Monday
LATER = NOON + timedelta(minutes=5)
NEXT_DAY = NOON + timedelta(days=1)
AUTHOR, LEADER, COORDINATOR, COLLEAGUE, STRANGER = 7, 8, 9, 10, 11
OFFICE = 2


def money(yuan: int, currency: Currency = Currency.CNY) -> Money:
    """So many whole units."""
    return Money(Decimal(yuan), currency)


def amount(
    yuan: int, *, kind: AmountKind = AmountKind.IN_PLACE, total: bool = False, currency: Currency = Currency.CNY
) -> AmountRead:
    """A sum as read: an increment, or a total (累计)."""
    return AmountRead(kind, money(yuan, currency), f"{yuan}元", Source(0, len(str(yuan)) + 1), cumulative=total)


def row(**changes: object) -> Row:
    """A row that names a project and says nothing else, with these fields different."""
    return replace(Row(project="轴承智造园"), **changes)  # type: ignore[arg-type]  # replace() refuses unknown fields itself


def draft(*rows: DraftRow, message_id: str = "1", **changes: object) -> Draft:
    """What was read in a message of person 7, with these fields different."""
    plain = Draft(0, "-100", message_id, AUTHOR, OFFICE, NOON, "轴承智造园到位500万元", rows)
    return replace(plain, **changes)  # type: ignore[arg-type]  # the same


def in_place(
    project_id: int | None, *yuan: int, total: bool = False, stage: Stage | None = None, **changes: object
) -> DraftRow:
    """A row of a project with sums in place."""
    amounts = tuple(amount(one, total=total) for one in yuan)
    return DraftRow(row(amounts=amounts, stage=stage, **changes), project_id)


def project(name: str = "轴承智造园", **changes: object) -> Project:
    """A project of the author's office, with these fields different."""
    return replace(Project(0, name, OFFICE), **changes)  # type: ignore[arg-type]  # the same


def totals(entries: Sequence[FundsEntry]) -> int:
    """What the given funds entries add up to, in whole units."""
    return int(sum(entry.money.amount for entry in entries))
