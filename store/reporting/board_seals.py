"""Seals on everything about boards: each edition, step, objection and answer leaves a hash in the audit, chained to the one before.

So a row that was changed or taken away since shows, the newest one too. An edition's seal also covers the rows behind its figures:
their messages and who confirmed them. What no seal can show, because it would need an anchor outside of this database: that the
last rows were taken away together with their seals, or that everything was written anew with fitting hashes. Whoever wants to
exclude that keeps the hash of an edition elsewhere (`board --json` gives it).
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from store.reporting.audit_log import Deed
from store.reporting.board import Board
from store.reporting.board_tables import board_editions, board_steps, objection_answers, objections
from store.reporting.registry_tables import audit
from store.reporting.reporting_tables import report_sources, report_versions

_SUBJECT, _ACTION = "boards", "board.seal"
_AT_ONCE = 500  # ids in one question to the database
_SEALED = {table.name: table for table in (board_editions, board_steps, objections, objection_answers)}


def seal(deed: Deed, table: sa.Table, row_id: int, evidence: str = "") -> None:
    """Note the hash of a row that was just added."""
    newest = sa.select(audit.c.after).where(audit.c.subject == _SUBJECT).order_by(audit.c.audit_id.desc()).limit(1)
    before = deed.connection.execute(newest).scalar()
    hashed = _hash(before["seal"] if before else "", _row(deed.connection, table, row_id), evidence)
    deed.note(_ACTION, _SUBJECT, None, {"table": table.name, "row": row_id, "evidence": evidence, "seal": hashed})


def broken_seals(connection: sa.Connection) -> Iterator[str]:
    """Rows that are gone, changed, or were added past the book; a break in the chain itself is told at the first row after it."""
    before, ids = "", {name: set[int]() for name in _SEALED}
    entries = sa.select(audit.c.after).where(audit.c.subject == _SUBJECT).order_by(audit.c.audit_id)
    for entry in connection.execute(entries).scalars().all():
        name, row_id = entry["table"], entry["row"]
        ids[name].add(row_id)
        row = _row(connection, _SEALED[name], row_id)
        if row is None:
            yield f"{name} {row_id}: gone"
        elif _hash(before, row, entry["evidence"]) != entry["seal"]:
            yield f"{name} {row_id}: changed"
        before = entry["seal"]
    for name, table in _SEALED.items():
        key = _key(table)
        unknown = set(connection.execute(sa.select(key)).scalars()) - ids[name]
        yield from (f"{name} {row_id}: not sealed" for row_id in sorted(unknown))


def sealed_evidence(connection: sa.Connection) -> Mapping[int, str]:
    """The hash of the rows behind each edition, by its id, as it was when the edition was made."""
    entries = connection.execute(sa.select(audit.c.after).where(audit.c.subject == _SUBJECT)).scalars()
    return {entry["row"]: entry["evidence"] for entry in entries if entry["table"] == board_editions.name}


def evidence_of(connection: sa.Connection, board: Board, marks: Mapping[str, int]) -> str:
    """A hash over the rows behind all figures: what each said, its message, its author, who confirmed it and when."""
    standings = (row.standing for table in board.tables for row in table.rows)
    ids = sorted({one for standing in standings for cell in standing.cells for one in cell.tally.report_ids})
    hashed = hashlib.sha256()
    for start in range(0, len(ids), _AT_ONCE):
        for row in _rows_behind(connection, ids[start : start + _AT_ONCE], marks.get("report_versions", 0)):
            hashed.update(_text(row).encode())
    return hashed.hexdigest()


def _rows_behind(connection: sa.Connection, ids: Collection[int], mark: int) -> Iterator[Mapping[str, Any]]:
    version, source = report_versions.c, report_sources.c
    then = sa.select(sa.func.max(version.version_id)).where(version.report_id.in_(ids), version.version_id <= mark)
    words = (source.text, source.author_id, source.posted_at, source.chat_id, source.message_id)
    query = (
        sa.select(report_versions, *words)
        .join(report_sources, source.source_id == version.source_id)
        .where(version.version_id.in_(then.group_by(version.report_id)))
        .order_by(version.report_id)
    )
    return (dict(row) for row in connection.execute(query).mappings())


def _key(table: sa.Table) -> sa.Column[Any]:
    return next(iter(table.primary_key.columns))


def _row(connection: sa.Connection, table: sa.Table, row_id: int) -> Mapping[str, Any] | None:
    found = connection.execute(sa.select(table).where(_key(table) == row_id)).mappings().one_or_none()
    return None if found is None else dict(found)


def _hash(before: str, row: Mapping[str, Any] | None, evidence: str) -> str:
    return hashlib.sha256(f"{before}\n{evidence}\n{_text(row or {})}".encode()).hexdigest()


def _text(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
