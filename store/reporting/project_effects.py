"""What reports do to projects: each says something of one project, and says it no longer when it is corrected or undone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from store.reporting.audit_log import Deed
from store.reporting.progress import AmountKind, Row
from store.reporting.project import Project
from store.reporting.project_events import History, Origin, lock_histories
from store.reporting.project_history import EventKind, is_removed, standing
from store.reporting.report_versions import Content, read_reports
from store.reporting.reporting_tables import report_versions
from store.reporting.reports import Change

_SUMS = {AmountKind.PLANNED: "planned", AmountKind.CONTRACTED: "foreign"}
_SHOWN = ("stage", "planned", "foreign", "county")


@dataclass(frozen=True, slots=True)
class Move:
    """A report that says something else now: `before` is None for a new one."""

    report_id: int
    line: int
    before: Content | None
    after: Content

    @property
    def speaks_anew(self) -> bool:
        """Whether it says something else of a project, and not only the same in other words."""
        return _spoken(self.before) != _spoken(self.after)


def apply_moves(
    deed: Deed, save_id: int, moves: Collection[Move], histories: dict[int, History], new: Collection[int]
) -> tuple[Change, ...]:
    """Take back what these reports said before and add what they say now; `new` are projects made for them just now.

    `histories` are those read already; the others are read here.
    """
    touched = {content.project_id for move in moves for content in (move.before, move.after) if content is not None}
    missing = {project_id for project_id in touched if project_id is not None} - set(histories)
    histories |= lock_histories(deed.connection, missing) if missing else {}
    before = {project_id: None if project_id in new else history.project for project_id, history in histories.items()}
    speaking = [move for move in moves if move.speaks_anew]
    for move in speaking:
        _take_back(deed, save_id, move, histories)
    for move in speaking:
        _say(deed, save_id, move, histories)
    for move in speaking:
        _revive(deed, save_id, move, histories)
    return _changes(before, histories)


def says(row: Row) -> dict[str, object]:
    """What a row says of its project, by field."""
    said: dict[str, object] = {_SUMS[amount.kind]: amount.money for amount in row.amounts if amount.kind in _SUMS}
    if row.stage is not None:
        said["stage"] = row.stage
    if row.county:
        said["county"] = row.county
    return said


def _spoken(content: Content | None) -> tuple[object, ...] | None:
    if content is None or not content.live or content.project_id is None:
        return None
    return (content.project_id, content.day, tuple(sorted(says(content.row).items(), key=lambda item: item[0])))


def _take_back(deed: Deed, save_id: int, move: Move, histories: Mapping[int, History]) -> None:
    if move.before is None or move.before.project_id is None:
        return
    history = histories[move.before.project_id]
    stays = move.after.live and move.after.project_id == move.before.project_id
    origin = Origin(move.report_id, save_id, move.line)
    for event in standing(history.events):
        ours = event.report_id == move.report_id
        if ours and (event.kind is EventKind.REPORTED or (event.kind is EventKind.ADDED and not stays)):
            history.add(deed, EventKind.UNDONE, {}, origin, target_id=event.event_id)


def _say(deed: Deed, save_id: int, move: Move, histories: Mapping[int, History]) -> None:
    said = says(move.after.row)
    if move.after.live and move.after.project_id is not None and said:
        origin = Origin(move.report_id, save_id, move.line)
        is_new = move.before is None and move.line == move.report_id
        history = histories[move.after.project_id]
        history.add(deed, EventKind.REPORTED, said, origin, day=move.after.day, comes_last=is_new)


def _revive(deed: Deed, save_id: int, move: Move, histories: Mapping[int, History]) -> None:
    """A project that a report had added stands as long as any report speaks of it."""
    for content in (move.before, move.after):
        if content is None or content.project_id is None:
            continue
        history = histories[content.project_id]
        if history.project.deleted and not is_removed(history.events):
            alive = read_reports(deed.connection, None, report_versions.c.project_id == content.project_id)
            if alive:
                report_id = alive[0].report_id
                line = next((event.origin for event in history.events if event.report_id == report_id), report_id)
                history.add(deed, EventKind.ADDED, {}, Origin(report_id, save_id, line))


def _changes(before: Mapping[int, Project | None], histories: Mapping[int, History]) -> tuple[Change, ...]:
    found: list[Change] = []
    for project_id, history in histories.items():
        was, now = before.get(project_id), history.project
        stood, stands = was is not None and not was.deleted, not now.deleted
        if stood != stands:
            found.append(Change(project_id, "project", now.name if stood else None, now.name if stands else None))
        for name in _SHOWN if stands else ():
            old, new = getattr(was, name, None) or None, getattr(now, name) or None
            if old != new:
                found.append(Change(project_id, name, old, new))
    return tuple(found)


def lock_mentioned(connection: sa.Connection, rows_project_ids: Collection[int | None]) -> dict[int, History]:
    """The histories of the projects that rows belong to."""
    wanted = {project_id for project_id in rows_project_ids if project_id is not None}
    return lock_histories(connection, wanted) if wanted else {}
