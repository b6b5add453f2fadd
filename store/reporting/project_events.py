"""Events of projects as the tables keep them: read in one go, added one by one with the state they lead to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from store.reporting import project_history
from store.reporting.audit_log import Deed
from store.reporting.project import Project
from store.reporting.project_history import Event, EventKind
from store.reporting.project_json import decode, encode, project_of_json, project_to_json
from store.reporting.reporting_tables import project_events, projects, reports

_FEW = 200  # project numbers in one statement; with more of them all are read
_LAST = 2**62  # of an event that has no id yet: behind all that have one


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an event comes from: a save with its report, or a hand with its evidence."""

    report_id: int | None = None
    save_id: int | None = None
    line: int | None = None  # the first report of that line of corrections
    evidence: str = ""


@dataclass(slots=True)
class History:
    """A project and its events, to which some are being added. The events are read when they are needed, if ever."""

    project_id: int
    load: Callable[[], list[Event]]
    _project: Project | None = None
    _events: list[Event] | None = None

    @property
    def events(self) -> Sequence[Event]:
        """All events, oldest first."""
        if self._events is None:
            self._events = self.load()
        return self._events

    @property
    def project(self) -> Project:
        """How the project stands."""
        if self._project is None:
            self._project = project_history.stands(self.project_id, self.events)
        return self._project

    def add(
        self,
        deed: Deed,
        kind: EventKind,
        says: Mapping[str, object],
        origin: Origin,
        *,
        day: date | None = None,
        target_id: int | None = None,
        comes_last: bool = False,
    ) -> None:
        """Add an event; `comes_last` where no report of its line spoke before. Raises ValueError for what no project can be."""
        said = encode(says)
        draft = Event(_LAST, kind, deed.at, deed.by, dict(says), day, origin.report_id, origin.line, target_id)
        after = self._after(draft, comes_last=comes_last or origin.line is None)
        row = {
            "project_id": self.project_id,
            "at": deed.at,
            "done_by": deed.by,
            "kind": kind.value,
            "report_id": origin.report_id,
            "save_id": origin.save_id,
            "target_id": target_id,
            "day": day,
            "says": said,
            "state": project_to_json(after),
            "evidence": origin.evidence,
        }
        added = sa.insert(project_events).returning(project_events.c.event_id)
        event_id = int(deed.connection.execute(added, row).scalar_one())
        self._project = after
        if self._events is not None:
            self._events.append(replace(draft, event_id=event_id))

    def _after(self, event: Event, *, comes_last: bool) -> Project:
        """Step by step where that is the same as from the beginning, because it is quick."""
        is_new = self._project is None and not self.events
        if comes_last and not is_new and event.kind is not EventKind.UNDONE and not self.project.deleted:
            return project_history.one_more(self.project, event)
        return project_history.stands(self.project_id, [*self.events, event])


def new_history(deed: Deed) -> History:
    """A project without events; the first one to be added must say all."""
    added = sa.insert(projects).values(added_at=deed.at).returning(projects.c.project_id)
    return History(int(deed.connection.execute(added).scalar_one()), list, None, [])


def lock_histories(connection: sa.Connection, project_ids: Iterable[int]) -> dict[int, History]:
    """The histories of these projects, by id, other writers kept out of them until the end of the transaction."""
    wanted = sorted(set(project_ids))
    if connection.dialect.name != "sqlite":  # which lets one writer in at a time
        theirs = sa.select(projects.c.project_id).where(projects.c.project_id.in_(wanted))
        connection.execute(theirs.order_by(projects.c.project_id).with_for_update()).all()
    return {
        project.project_id: History(project.project_id, partial(_events_of, connection, project.project_id), project)
        for project in read_projects(connection, None, wanted)
    }


def read_events(connection: sa.Connection, *only: sa.ColumnElement[bool]) -> dict[int, Sequence[Event]]:
    """The events of projects, oldest first, by id; what has no such events is not among them."""
    line = sa.func.coalesce(reports.c.origin_id, reports.c.report_id).label("line")
    query = (
        sa.select(*(column for column in project_events.c if column.name not in {"state", "evidence"}), line)
        .outerjoin(reports, reports.c.report_id == project_events.c.report_id)
        .where(*only)
        .order_by(project_events.c.event_id)
    )
    found: dict[int, list[Event]] = {}
    for row in connection.execute(query):
        found.setdefault(row.project_id, []).append(_event(row))
    return {project_id: tuple(events) for project_id, events in found.items()}


def _events_of(connection: sa.Connection, project_id: int) -> list[Event]:
    return list(read_events(connection, project_events.c.project_id == project_id).get(project_id, ()))


def read_projects(
    connection: sa.Connection, as_of: datetime | None, only: Sequence[int] | None = None
) -> tuple[Project, ...]:
    """Projects by id as they stand or stood then, deleted ones too."""
    newest = _newest(as_of, only)
    query = (
        sa.select(project_events.c.project_id, project_events.c.state)
        .where(project_events.c.event_id.in_(newest))
        .order_by(project_events.c.project_id)
    )
    return tuple(project_of_json(row.project_id, row.state) for row in connection.execute(query))


@dataclass(slots=True)
class ProjectShelf:
    """Projects as this process read them last, each under its newest event: what has not moved is not read again.

    Events are only ever added, so that an event's number stands for what it says. Safe in threads: a dict is swapped whole.
    """

    _read: Mapping[int, tuple[int, Project]] = field(default_factory=dict)

    def projects(self, connection: sa.Connection) -> tuple[Project, ...]:
        """All projects by id as they stand, deleted ones too."""
        newest: dict[int, int] = {row.project_id: row.event_id for row in connection.execute(_newest_of_each())}
        known = {number: read for number, read in self._read.items() if newest.get(number) == read[0]}
        moved = [number for number in newest if number not in known]
        everything = len(moved) > _FEW
        fresh = read_projects(connection, None, None if everything else moved) if moved else ()
        now = {**known, **{project.project_id: (newest[project.project_id], project) for project in fresh}}
        self._read = now
        return tuple(now[number][1] for number in sorted(now))


def _newest_of_each() -> sa.Select[tuple[int, int]]:
    return sa.select(project_events.c.project_id, sa.func.max(project_events.c.event_id).label("event_id")).group_by(
        project_events.c.project_id
    )


def _newest(as_of: datetime | None, only: Sequence[int] | None) -> sa.Select[tuple[int]]:
    newest = sa.select(sa.func.max(project_events.c.event_id)).group_by(project_events.c.project_id)
    if only is not None:
        newest = newest.where(project_events.c.project_id.in_(only))
    return newest if as_of is None else newest.where(project_events.c.at <= as_of)


def _event(row: sa.Row[*tuple[Any, ...]]) -> Event:
    return Event(
        event_id=row.event_id,
        kind=EventKind(row.kind),
        at=row.at,
        by=row.done_by,
        says=decode(row.says),
        day=row.day,
        report_id=row.report_id,
        origin=row.line,
        target_id=row.target_id,
    )
