"""The book of projects (项目库): as they stand, as they stood, and the dated history of their stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime

from store.database import Database
from store.reporting import project_history
from store.reporting.audit_log import Deed
from store.reporting.periods import shanghai_day
from store.reporting.project import Project
from store.reporting.project_events import (
    History,
    Origin,
    ProjectShelf,
    lock_histories,
    new_history,
    read_events,
    read_projects,
)
from store.reporting.project_history import EventKind, StageStep
from store.reporting.project_json import encode
from store.reporting.reporting_tables import project_events
from store.reporting.staff_turn import write_in_turn

__all__ = ["ProjectLedger", "StageStep"]


@dataclass(frozen=True, slots=True)
class ProjectLedger:
    """The projects of one database: events that are only ever added, and what they come to.

    Every method is one transaction, and raises StoreUnavailable where the database cannot be used. `evidence` says where a
    change comes from (a file's name and row, a message).
    """

    database: Database
    _shelf: ProjectShelf = field(default_factory=ProjectShelf, compare=False, repr=False)

    def projects(self, as_of: datetime | None = None) -> tuple[Project, ...]:
        """All projects that are not deleted, by id, as they stand or stood then."""
        with self.database.read() as connection:
            found = self._shelf.projects(connection) if as_of is None else read_projects(connection, as_of)
        return tuple(project for project in found if not project.deleted)

    def project(self, project_id: int, as_of: datetime | None = None) -> Project | None:
        """One project, also a deleted one (`deleted` is true then); None where there is (was) none."""
        with self.database.read() as connection:
            return next(iter(read_projects(connection, as_of, (project_id,))), None)

    def add(self, draft: Project, by: int, now: datetime, evidence: str) -> Project:
        """Add a project (`project_id` of the draft does not count). Raises ValueError for one without a name."""
        says = {field.name: getattr(draft, field.name) for field in fields(Project) if field.name != "project_id"}
        encode(says)
        with write_in_turn(self.database) as connection:
            deed = Deed(connection, by, now)
            history = new_history(deed)
            history.add(deed, EventKind.ADDED, says, Origin(evidence=evidence))
            deed.note("project.add", f"project:{history.project_id}", None, encode(says))
            return history.project

    def change(self, project_id: int, changes: Mapping[str, object], by: int, now: datetime, evidence: str) -> Project:
        """Set fields of Project by name, by hand: any stage may follow any other here.

        `since` is today where only the stage is given. Raises KeyError for no such project, ValueError for no such field or a
        value of another type.
        """
        says = dict(changes)
        if says.get("stage") is not None:
            says.setdefault("since", shanghai_day(now))
        with write_in_turn(self.database) as connection:
            history = lock_histories(connection, (project_id,))[project_id]
            _set(Deed(connection, by, now), history, says, evidence)
            return history.project

    def remove(self, project_id: int, by: int, now: datetime) -> bool:
        """Delete a project; its history stays. False where there is none or it is deleted."""
        with write_in_turn(self.database) as connection:
            history = lock_histories(connection, (project_id,)).get(project_id)
            if history is None or history.project.deleted:
                return False
            _set(Deed(connection, by, now), history, {"deleted": True}, "")
            return True

    def stages(self, project_id: int) -> tuple[StageStep, ...]:
        """The steps that stand, by day."""
        with self.database.read() as connection:
            found = read_events(connection, project_events.c.project_id == project_id)
        return project_history.steps(found.get(project_id, ()))

    def all_stages(self, as_of: datetime | None = None) -> dict[int, tuple[StageStep, ...]]:
        """The steps of all projects by their id, as they stand or stood then, in one reading."""
        then = () if as_of is None else (project_events.c.at <= as_of,)
        with self.database.read() as connection:
            found = read_events(connection, *then)
        return {project_id: project_history.steps(events) for project_id, events in found.items()}


def _set(deed: Deed, history: History, says: Mapping[str, object], evidence: str) -> None:
    """Add what differs from how the project stands, with its place in the audit."""
    after = encode(says)
    before = encode({name: getattr(history.project, name) for name in says})
    if before != after:
        history.add(deed, EventKind.CHANGED, says, Origin(evidence=evidence))
        deed.note("project.change", f"project:{history.project_id}", before, after)
