"""The book of projects (项目库): as they stand, as they stood, and the dated history of their stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from store.database import Database
from store.reporting.project import Project, Stage


@dataclass(frozen=True, slots=True)
class StageStep:
    """A step of a project: `day` it happened, `at` when and `by` whom it was noted, from which report (None: by hand)."""

    day: date
    stage: Stage
    at: datetime
    by: int
    report_id: int | None


@dataclass(frozen=True, slots=True)
class ProjectLedger:
    """The projects of one database: events that are only ever added, and what they come to.

    Every method is one transaction, and raises StoreUnavailable where the database cannot be used. `evidence` says where a
    change comes from (a file's name and row, a message).
    """

    database: Database

    def projects(self, as_of: datetime | None = None) -> tuple[Project, ...]:
        """All projects that are not deleted, by id, as they stand or stood then."""
        raise NotImplementedError

    def project(self, project_id: int, as_of: datetime | None = None) -> Project | None:
        """One project, also a deleted one (`deleted` is true then); None where there is (was) none."""
        raise NotImplementedError

    def add(self, draft: Project, by: int, now: datetime, evidence: str) -> Project:
        """Add a project (`project_id` of the draft does not count). Raises ValueError for one without a name."""
        raise NotImplementedError

    def change(self, project_id: int, changes: Mapping[str, object], by: int, now: datetime, evidence: str) -> Project:
        """Set fields of Project by name, by hand: any stage may follow any other here.

        `since` is today where only the stage is given. Raises KeyError for no such project, ValueError for no such field or a value of another type.
        """
        raise NotImplementedError

    def remove(self, project_id: int, by: int, now: datetime) -> bool:
        """Delete a project; its history stays. False where there is none or it is deleted."""
        raise NotImplementedError

    def stages(self, project_id: int) -> tuple[StageStep, ...]:
        """The steps that stand, by day."""
        raise NotImplementedError
