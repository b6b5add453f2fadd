"""Announcements as the tables keep them: rows in, rows out, inside a transaction that the caller holds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.announcing.announcement import Action, Announcement, Content, Material, MaterialKind, Plan, State
from store.announcing.announcement_tables import (
    announcement_files,
    announcement_plans,
    announcement_runs,
    announcement_steps,
    announcement_versions,
    announcements,
)
from store.announcing.audience import Audience, Target, TargetKind
from store.announcing.timetable import Rhythm, Timetable

_WENT_LIVE = frozenset({Action.SUBMITTED.value, Action.APPROVED.value, Action.EDITED.value})
_SETTLES_PROPOSAL = frozenset({Action.EDITED.value, Action.RETURNED.value})
_HAND = frozenset({Action.CREATED.value, Action.CHANGED.value, Action.PROPOSED.value})
_APPROVES = frozenset({Action.APPROVED.value, Action.EDITED.value})
_ENDS = frozenset({State.CANCELLED.value, State.RECALLED.value, State.DONE.value})


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something when."""

    by: int
    at: datetime


def add_announcement(connection: sa.Connection, doing: Doing) -> int:
    """A new one without words; its number."""
    values = {"author_id": doing.by, "created_at": doing.at}
    made = connection.execute(sa.insert(announcements).values(values).returning(announcements.c.announcement_id))
    return int(made.scalar_one())


def hold(connection: sa.Connection, announcement_id: int) -> None:
    """Let nobody else decide about it until the transaction ends; on SQLite writers are alone anyway."""
    wanted = sa.select(announcements.c.announcement_id).where(announcements.c.announcement_id == announcement_id)
    connection.execute(wanted.with_for_update())


def add_version(connection: sa.Connection, announcement_id: int, number: int, content: Content, doing: Doing) -> None:
    """Further words; a file that stood in the version before is not kept twice."""
    values = {
        "announcement_id": announcement_id, "number": number, "zh": content.zh, "en": content.en,
        "file_id": _file_id(connection, announcement_id, number - 1, content.material),
        "written_by": doing.by, "written_at": doing.at,
    }  # fmt: skip
    connection.execute(sa.insert(announcement_versions), values)


def _file_id(connection: sa.Connection, announcement_id: int, before: int, material: Material | None) -> int | None:
    if material is None:
        return None
    earlier = connection.execute(_versions(announcement_id, before)).first()
    if earlier is not None and _material(earlier) == material:
        return int(earlier.file_id)
    values = {
        "kind": material.kind.value, "name": material.name, "size": material.size, "ref": material.ref, "data": material.data,
    }  # fmt: skip
    return int(
        connection.execute(
            sa.insert(announcement_files).values(values).returning(announcement_files.c.file_id)
        ).scalar_one()
    )


def add_plan(connection: sa.Connection, announcement_id: int, number: int, plan: Plan, doing: Doing) -> None:
    """A further plan."""
    values = {
        "announcement_id": announcement_id, "number": number, "audience": audience_json(plan.audience),
        "timetable": _timetable_json(plan.timetable), "expires_at": plan.expires_at, "pin_until": plan.pin_until,
        "acknowledge": plan.acknowledge, "made_by": doing.by, "made_at": doing.at,
    }  # fmt: skip
    connection.execute(sa.insert(announcement_plans), values)


def add_step(connection: sa.Connection, one: Announcement, action: Action, doing: Doing, note: str = "") -> None:
    """What was done, and how it stands from now on: as `one` says."""
    values = {
        "announcement_id": one.announcement_id, "action": action.value, "state": one.state.value, "version": one.version,
        "plan": one.plan_number, "done_by": doing.by, "at": doing.at, "note": note,
    }  # fmt: skip
    connection.execute(sa.insert(announcement_steps), values)


class Unreadable(Exception):
    """The rows of an announcement are not as this program writes them: of a newer one, or changed by hand."""


def read_announcement(connection: sa.Connection, announcement_id: int) -> Announcement | None:
    """It as it stands; None for no such number. Raises Unreadable."""
    with readable(announcement_id):
        return _read(connection, announcement_id)


@contextmanager
def readable(announcement_id: int) -> Iterator[None]:
    """A block that reads rows of that announcement. Raises Unreadable where they are not what such rows are."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Unreadable(f"announcement {announcement_id}: {type(error).__name__}") from error


def _read(connection: sa.Connection, announcement_id: int) -> Announcement | None:
    author = connection.execute(
        sa.select(announcements.c.author_id).where(announcements.c.announcement_id == announcement_id)
    ).scalar()
    words = connection.execute(_versions(announcement_id)).first()
    plan = connection.execute(_plans(announcement_id)).first()
    steps = read_steps(connection, announcement_id)
    if author is None or words is None or plan is None or not steps:
        return None
    standing = _since_lapse(steps)
    live = [step for step in standing if step.action in _WENT_LIVE and step.state not in {"draft", "waiting"}]
    is_approved = any(step.action == Action.APPROVED.value for step in standing)
    approvals = [step.done_by for step in standing if step.action in _APPROVES]
    return Announcement(
        announcement_id,
        author,
        frozenset({author, words.written_by, plan.made_by} | _hands(steps)),
        words.number,
        _content(words),
        plan.number,
        _plan(plan),
        State(steps[-1].state),
        live[-1].version if live else 0,
        live[0].at if live else None,
        approvals[-1] if is_approved else None,
        _is_proposed(steps),
        _runs(connection, announcement_id),
    )


def read_steps(connection: sa.Connection, announcement_id: int) -> Sequence[sa.Row[Any]]:
    """All that was done to it, oldest first."""
    of = announcement_steps.c.announcement_id == announcement_id
    return connection.execute(sa.select(announcement_steps).where(of).order_by(announcement_steps.c.step_id)).all()


def read_content(connection: sa.Connection, announcement_id: int, number: int) -> Content | None:
    """Its words of that version."""
    row = connection.execute(_versions(announcement_id, number)).first()
    return None if row is None else _content(row)


def numbers_in(connection: sa.Connection, *only: sa.ColumnElement[bool]) -> tuple[int, ...]:
    """The numbers of announcements whose newest step is one of `only`, oldest first."""
    newest = sa.select(sa.func.max(announcement_steps.c.step_id)).group_by(announcement_steps.c.announcement_id)
    wanted = sa.select(announcement_steps.c.announcement_id).where(announcement_steps.c.step_id.in_(newest), *only)
    return tuple(connection.execute(wanted.order_by(announcement_steps.c.announcement_id)).scalars())


def _since_lapse(steps: Sequence[sa.Row[Any]]) -> Sequence[sa.Row[Any]]:
    """What was done after an approval had lapsed; whatever was approved before does not count."""
    lapsed = [number for number, step in enumerate(steps) if step.action == Action.LAPSED.value]
    return steps[lapsed[-1] + 1 :] if lapsed else steps


def _hands(steps: Sequence[sa.Row[Any]]) -> set[int]:
    """All who changed anything since it was last approved: whoever let somebody else touch it last is no second person yet."""
    found: set[int] = set()
    before: set[int] = set()
    for step in steps:
        if step.action in _APPROVES:
            before |= found
            found.clear()
        elif step.action == Action.LAPSED.value:
            found |= before
        elif step.action in _HAND:
            found.add(step.done_by)
    return found


def _is_proposed(steps: Sequence[sa.Row[Any]]) -> bool:
    proposed = False
    for step in steps:
        if step.action == Action.PROPOSED.value:
            proposed = True
        elif step.action in _SETTLES_PROPOSAL or step.state in _ENDS - {State.DONE.value}:
            proposed = False
    return proposed


def _runs(connection: sa.Connection, announcement_id: int) -> int:
    counted = sa.select(sa.func.max(announcement_runs.c.number)).where(
        announcement_runs.c.announcement_id == announcement_id
    )
    return int(connection.execute(counted).scalar() or 0)


def _versions(announcement_id: int, number: int = 0) -> sa.Select[Any]:
    """One version with its file, the newest where no number is named."""
    of = announcement_versions.c.announcement_id == announcement_id
    wanted = sa.select(announcement_versions, *(column for column in announcement_files.c if column.name != "file_id"))
    joined = wanted.outerjoin_from(
        announcement_versions, announcement_files, announcement_versions.c.file_id == announcement_files.c.file_id
    )
    only = (of, announcement_versions.c.number == number) if number else (of,)
    return joined.where(*only).order_by(announcement_versions.c.number.desc()).limit(1)


def _plans(announcement_id: int) -> sa.Select[Any]:
    of = announcement_plans.c.announcement_id == announcement_id
    return sa.select(announcement_plans).where(of).order_by(announcement_plans.c.number.desc()).limit(1)


def _content(row: sa.Row[Any]) -> Content:
    return Content(row.zh, row.en, _material(row))


def _material(row: sa.Row[Any]) -> Material | None:
    if row.file_id is None:
        return None
    return Material(MaterialKind(row.kind), row.name, row.size, row.ref, bytes(row.data))


def _plan(row: sa.Row[Any]) -> Plan:
    return Plan(read_audience(row.audience), _timetable(row.timetable), row.expires_at, row.pin_until, row.acknowledge)


def audience_json(audience: Audience) -> list[list[str]]:
    """As the table keeps it."""
    return [[target.kind.value, target.value] for target in audience]


def read_audience(rows: Sequence[Sequence[str]]) -> Audience:
    """What `audience_json` wrote."""
    return tuple(Target(TargetKind(kind), value) for kind, value in rows)


def _timetable_json(timetable: Timetable | None) -> dict[str, object] | None:
    if timetable is None:
        return None
    at = timetable.at.isoformat() if timetable.at else None
    return {"rhythm": timetable.rhythm.value, "at": at, "weekday": timetable.weekday, "minute": timetable.minute}


def _timetable(row: dict[str, Any] | None) -> Timetable | None:
    if row is None:
        return None
    at = datetime.fromisoformat(row["at"]) if row["at"] else None
    return Timetable(Rhythm(row["rhythm"]), at, row["weekday"], row["minute"])
