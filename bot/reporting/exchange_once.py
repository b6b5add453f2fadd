"""The journey of a table file: read it, say row by row what it would change, and do that when somebody says so; and the way out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TextIO

from bot.json_lines import to_line
from bot.reporting.table_in import read_table_file
from bot.reporting.table_out import write_table_file
from bot.stopping import InputRefused
from bot.wording_exchange import (
    say_closing,
    say_counts,
    say_exported,
    say_how_to_apply,
    say_not_known,
    say_refusal,
    say_row,
    say_several,
    say_unknown,
)
from bot.wording_tables import CANNOT_READ
from rag.answer import Language
from store.reporting.exchange import Applied, Plan, PlannedRow, Reason, Refusal, Sheet, Stale, Subject
from store.reporting.exchange_sheet import read_sheet

BY_HAND = 0  # who does it on the command line
_BOTH = (Language.SIMPLIFIED, Language.ENGLISH)


class Exchanges(Protocol):
    """What knows the store: store.reporting.exchange_ledger.Exchange."""

    def table(self, subject: Subject, now: datetime) -> tuple[tuple[str, ...], ...]:
        """Titles, then rows."""

    def plan(self, sheet: Sheet, now: datetime) -> Plan:
        """What a sheet would change."""

    def apply(self, plan: Plan, by: int, now: datetime) -> Applied | Stale:
        """Do it, all or nothing."""

    def may_import(self, person_id: int, subject: Subject) -> bool:
        """Whether that person may bring in such tables."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is typed: which table file of what, and whether it is to be written to the store."""

    subject: Subject
    file: Path
    apply: bool = False
    as_json: bool = False


def plan_file(exchange: Exchanges, data: bytes, name: str, subject: Subject | None, now: datetime) -> Plan:
    """What a file would change; `subject` None: what its titles speak of. Raises InputRefused where it is no such table."""
    subjects = tuple(Subject) if subject is None else (subject,)
    sheets = [read_sheet(grid, one) for grid in read_table_file(data, name) for one in subjects]
    return exchange.plan(_meant(sheets), now)


def apply_plan(exchange: Exchanges, plan: Plan, by: int, now: datetime) -> Applied | Stale:
    """Do what the plan says. Raises ValueError for a plan with refused rows, which offers no way to get here."""
    return exchange.apply(plan, by, now)


def _meant(sheets: list[Sheet]) -> Sheet:
    """The sheet that is understood; else the one that comes nearest, for its refusals. Raises InputRefused."""
    understood = [sheet for sheet in sheets if not sheet.refusals] or [
        sheet for sheet in sheets if not any(one.reason is Reason.NO_HEADER for one in sheet.refusals)
    ]
    if not understood and len({sheet.subject for sheet in sheets}) > 1:
        raise InputRefused("\n".join(say_not_known(language) for language in _BOTH))
    candidates = understood or sheets[:1]
    best = max(_known(sheet) for sheet in candidates)
    nearest = [sheet for sheet in candidates if _known(sheet) == best]
    sources = {sheet.source: None for sheet in understood}
    if len(sources) > 1 or len(nearest) > 1:
        named = "、".join(sources)
        raise InputRefused("\n".join(say_several(language, named) for language in _BOTH))
    return nearest[0]


def _known(sheet: Sheet) -> int:
    return sum(bool(column.key) for column in sheet.columns)


def import_file(exchange: Exchanges, job: Job, now: datetime, out: TextIO) -> int:
    """Say what the file would change, and do it where `job.apply`. 1 where something is refused or nothing could be done."""
    try:
        data = job.file.read_bytes()
    except OSError as error:
        raise InputRefused(CANNOT_READ.format(file=job.file, reason=error.strerror)) from error
    outcome: Plan | Applied | Stale = plan_file(exchange, data, job.file.name, job.subject, now)
    if job.apply and isinstance(outcome, Plan) and outcome.to_do and not outcome.is_refused:
        outcome = apply_plan(exchange, outcome, BY_HAND, now)
    lines = [to_line(outcome_fields(outcome))] if job.as_json else list(_lines(outcome))
    out.write("\n".join(lines) + "\n")
    return 1 if isinstance(outcome, Stale) or _plan_of(outcome).is_refused else 0


def export_file(exchange: Exchanges, job: Job, now: datetime, out: TextIO) -> int:
    """Write the table to the file. Raises InputRefused where that cannot be."""
    table = exchange.table(job.subject, now)
    write_table_file(job.file, job.subject.value, table)
    rows = len(table) - 1
    line = to_line({"subject": job.subject.value, "file": str(job.file), "rows": rows})
    said = " / ".join(say_exported(language, rows, str(job.file)) for language in _BOTH)
    out.write((line if job.as_json else said) + "\n")
    return 0


def _plan_of(outcome: Plan | Applied | Stale) -> Plan:
    return outcome if isinstance(outcome, Plan) else outcome.plan


def _lines(outcome: Plan | Applied | Stale) -> Iterator[str]:
    """For the person at the console: Chinese row by row, the summary in English too."""
    plan = _plan_of(outcome)
    yield " / ".join(say_counts(language, plan) for language in _BOTH)
    if plan.sheet.unknown:
        yield " / ".join(say_unknown(language, plan) for language in _BOTH)
    for refusal in plan.sheet.refusals:
        yield " / ".join(say_refusal(language, refusal) for language in _BOTH)
    shown = plan.to_do + tuple(row for row in plan.rows if row.refusals)
    yield from (say_row(Language.SIMPLIFIED, row) for row in sorted(shown, key=lambda row: row.number))
    yield " / ".join(say_closing(language, outcome) for language in _BOTH)
    if not isinstance(outcome, Applied) and plan.to_do and not plan.is_refused:
        yield " / ".join(say_how_to_apply(language) for language in _BOTH)


def outcome_fields(outcome: Plan | Applied | Stale) -> dict[str, Any]:
    """As JSON: every row of the file with its verdict."""
    plan = _plan_of(outcome)
    verdicts = [row.verdict.value for row in plan.rows]
    return {
        "subject": plan.sheet.subject.value,
        "source": plan.sheet.source,
        "applied": isinstance(outcome, Applied),
        "stale": isinstance(outcome, Stale),
        "counts": {verdict: verdicts.count(verdict) for verdict in ("added", "changed", "unchanged", "refused")},
        "unknown_columns": list(plan.sheet.unknown),
        "refusals": [_refusal_fields(refusal) for refusal in plan.sheet.refusals],
        "rows": [_row_fields(row) for row in plan.rows],
    }


def _row_fields(row: PlannedRow) -> dict[str, Any]:
    changes = [
        {"field": one.key, "title": one.title, "before": one.before, "after": one.after, "doubtful": one.doubtful}
        for one in row.changes
    ]
    return {
        "row": row.number,
        "name": row.name,
        "verdict": row.verdict.value,
        "changes": changes,
        "refusals": [_refusal_fields(refusal) for refusal in row.refusals],
    }


def _refusal_fields(refusal: Refusal) -> dict[str, Any]:
    return {
        "reason": refusal.reason.value,
        "column": refusal.column,
        "value": refusal.value,
        "hint": refusal.hint,
        "rows": list(refusal.rows),
        "message": say_refusal(Language.SIMPLIFIED, refusal),
    }
