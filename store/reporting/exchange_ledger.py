"""Exchange with one database: what it holds, what a sheet would change there, and all of that in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa

from store.database import Database
from store.people import Role
from store.reporting.audit_log import Deed
from store.reporting.board_facts import Moment
from store.reporting.exchange import (
    Applied,
    Plan,
    PlannedRow,
    ProjectDraft,
    RulesDraft,
    Sheet,
    Stale,
    Standing,
    Subject,
    Verdict,
)
from store.reporting.exchange_offices import office_table, plan_offices
from store.reporting.exchange_projects import plan_projects, project_table
from store.reporting.exchange_rules import plan_rules, rules_table
from store.reporting.exchange_targets import plan_targets, target_table
from store.reporting.invites import read_members
from store.reporting.office_versions import put_office, read_offices
from store.reporting.offices import Office
from store.reporting.periods import shanghai_day
from store.reporting.project import Project
from store.reporting.project_events import History, Origin, lock_histories, new_history, read_projects
from store.reporting.project_history import EventKind
from store.reporting.project_json import encode, project_to_json
from store.reporting.registry_tables import members
from store.reporting.rulebook_ledger import TargetKey, put_rules, put_target, read_rules, read_targets
from store.reporting.staff_turn import write_in_turn
from store.reporting.targets import Target

OF_THE_BUREAU = frozenset({Subject.TARGETS, Subject.RULES})
_PLANNERS: Mapping[Subject, Callable[[Sheet, Standing], Plan]] = {
    Subject.OFFICES: plan_offices,
    Subject.PROJECTS: plan_projects,
    Subject.TARGETS: plan_targets,
    Subject.RULES: plan_rules,
}
_TABLES: Mapping[Subject, Callable[[Standing], tuple[tuple[str, ...], ...]]] = {
    Subject.OFFICES: office_table,
    Subject.PROJECTS: project_table,
    Subject.TARGETS: target_table,
    Subject.RULES: rules_table,
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """Import and export of one database. Times are aware; every method raises StoreUnavailable."""

    database: Database

    def table(self, subject: Subject, now: datetime) -> tuple[tuple[str, ...], ...]:
        """Titles, then rows, as a file has them; read again, every row of it is unchanged."""
        with self.database.read() as connection:
            return _TABLES[subject](_standing(connection, now))

    def plan(self, sheet: Sheet, now: datetime) -> Plan:
        """What the sheet would change. Nothing is changed."""
        with self.database.read() as connection:
            return _PLANNERS[sheet.subject](sheet, _standing(connection, now))

    def may_import(self, person_id: int, subject: Subject) -> bool:
        """Whether that person may bring in such tables: administrators all, coordinators what the bureau sets."""
        with self.database.read() as connection:
            found = next(iter(read_members(connection, members.c.person_id == person_id)), None)
        role = found.role if found else Role.INVESTOR
        return role is Role.ADMIN or (role is Role.COORDINATOR and subject in OF_THE_BUREAU)

    def apply(self, plan: Plan, by: int, now: datetime) -> Applied | Stale:
        """Do what the plan says, all of it in one transaction, if it still is what the sheet does.

        Raises ValueError for a plan with refused rows.
        """
        if plan.is_refused:
            raise ValueError("a plan with refused rows is not applied: put the file right first")
        drafts = (row.draft for row in plan.to_do)
        ids = [draft.project.project_id for draft in drafts if isinstance(draft, ProjectDraft)]
        with write_in_turn(self.database) as connection:
            histories = lock_histories(connection, filter(None, ids))  # before they are compared with
            standing = _standing(connection, now)
            anew = _PLANNERS[plan.sheet.subject](plan.sheet, standing)
            if anew.rows != plan.rows:
                return Stale(anew)
            known = {(one.office_id, one.indicator, one.period): one.value for one in standing.targets}
            work = _Work(Deed(connection, by, now), histories, plan.sheet.source, known)
            for row in _once(plan.to_do):
                _do(work, row)
            _note_file(work, plan)
        return Applied(plan)


def _standing(connection: sa.Connection, now: datetime) -> Standing:
    return Standing(
        today=shanghai_day(now),
        offices=read_offices(connection, None),
        projects=tuple(project for project in read_projects(connection, None) if not project.deleted),
        targets=read_targets(connection, Moment()),
        member_ids=frozenset(member.person_id for member in read_members(connection)),
        rules=lambda first: read_rules(connection, first, Moment()),
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """The transaction, the histories of the projects that change, and the file's name."""

    deed: Deed
    histories: Mapping[int, History]
    source: str
    targets: Mapping[TargetKey, Decimal]


def _once(rows: Iterable[PlannedRow]) -> Iterator[PlannedRow]:
    """The rules of a league stand behind each of its rows and are set once."""
    leagues = set()
    for row in rows:
        if isinstance(row.draft, RulesDraft):
            if row.draft.rules.league in leagues:
                continue
            leagues.add(row.draft.rules.league)
        yield row


def _do(work: _Work, row: PlannedRow) -> None:
    origin = Origin(evidence=f"{work.source} #{row.number}")
    match row.draft:
        case Office() as office:
            put_office(work.deed, office)
        case ProjectDraft(project, changes) if project.project_id:
            _change_project(work.deed, work.histories[project.project_id], changes, origin)
        case ProjectDraft(project):
            _add_project(work.deed, project, origin)
        case Target() as target:
            key = target.office_id, target.indicator, target.period
            put_target(work.deed, key, work.targets.get(key), target.value)
        case RulesDraft(rules, valid_from):
            put_rules(work.deed, rules, valid_from)
        case None:
            raise AssertionError("a refused row is never done")


def _note_file(work: _Work, plan: Plan) -> None:
    if plan.to_do:
        said = {"file": work.source, "added": plan.count(Verdict.ADDED), "changed": plan.count(Verdict.CHANGED)}
        work.deed.note("import", f"import:{plan.sheet.subject.value}", None, said)


def _add_project(deed: Deed, project: Project, origin: Origin) -> None:
    says = {name: getattr(project, name) for name in project_to_json(project)}
    history = new_history(deed)
    history.add(deed, EventKind.ADDED, says, origin)
    deed.note("project.add", f"project:{history.project_id}", None, encode(says))


def _change_project(deed: Deed, history: History, changes: Mapping[str, object], origin: Origin) -> None:
    before = encode({name: getattr(history.project, name) for name in changes})
    history.add(deed, EventKind.CHANGED, changes, origin)
    deed.note("project.change", f"project:{history.project_id}", before, encode(changes))
