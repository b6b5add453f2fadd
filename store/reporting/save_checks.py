"""Whether a draft may be saved or undone now: who asks, in what state it is, and what is still open."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from store.people import Role
from store.reporting.audit_log import Deed
from store.reporting.drafts import Draft, DraftRow, DraftState, Rejection
from store.reporting.invites import read_members
from store.reporting.periods import shanghai_day
from store.reporting.progress import Doubt, DoubtKind
from store.reporting.project import is_legal
from store.reporting.project_events import History
from store.reporting.project_history import is_past, is_removed
from store.reporting.registry_tables import audit, members
from store.reporting.report_versions import lines_of, newest_versions
from store.reporting.reporting_tables import project_events, report_versions, reports
from store.reporting.small_facts import read_setting

CLOSED_THROUGH = "reports_closed_through"  # setting: reports of this day (ISO) and before are closed, "" for none
_EVERYWHERE = frozenset({Role.COORDINATOR, Role.ADMIN})


def may_touch(deed: Deed, draft: Draft) -> bool:
    """The author, the leader of the office, coordinators and administrators.

    An author who belongs to another office by now is a stranger to this one, and so is one whose membership was ended. An
    author who never was in the registry sits at the terminal.
    """
    is_author = deed.by == draft.person_id
    found = read_members(deed.connection, members.c.person_id == deed.by)
    if not found:
        return is_author and not _was_removed(deed)
    member = found[0]
    theirs = is_author or member.role is Role.LEADER
    return member.role in _EVERYWHERE or (theirs and member.office_id == draft.office_id)


def _was_removed(deed: Deed) -> bool:
    ended = (audit.c.subject == f"member:{deed.by}", audit.c.action == "member.revoke")
    return deed.connection.execute(sa.select(audit.c.audit_id).where(*ended).limit(1)).first() is not None


def read_mark(connection: sa.Connection) -> tuple[int, ...]:
    """Stays the same as long as nobody saves a report or changes a project; cheap to ask for."""
    newest = (report_versions.c.version_id, project_events.c.event_id)
    return tuple(connection.execute(sa.select(sa.func.max(row_id))).scalar() or 0 for row_id in newest)


def refused_state(deed: Deed, draft: Draft, open_until: datetime) -> Rejection | None:
    """Why a draft in this state is not saved."""
    if draft.state is DraftState.SAVED:
        return Rejection.ALREADY_SAVED
    if draft.state is DraftState.DROPPED:
        return Rejection.DROPPED
    return Rejection.EXPIRED if deed.at > open_until else None


def refused_rows(deed: Deed, draft: Draft, histories: Mapping[int, History]) -> Rejection | None:
    """Why these rows are not saved: a project that is gone, a report to correct that is gone, a closed day."""
    for held in draft.rows:
        if held.project_id is not None and not _is_there(held, histories.get(held.project_id)):
            return Rejection.PROJECT_DELETED
    wanted = {held.replaces for held in draft.rows if held.replaces is not None}
    if wanted and not _stand(deed.connection, draft, wanted):
        return Rejection.GONE
    return Rejection.BOARD_CLOSED if _is_closed(deed, draft) else None


def has_open_doubts(deed: Deed, draft: Draft, histories: Mapping[int, History]) -> bool:
    """Whether something is still to be answered, also what only shows now: that the project went further meanwhile."""
    if any(held.open_doubts or (held.new_project and not held.row.project.strip()) for held in draft.rows):
        return True
    if not any(held.row.stage for held in draft.rows):
        return False
    lines = _lines(deed.connection, draft)
    day = shanghai_day(draft.posted_at)
    return any(_goes_back(held, histories.get(held.project_id or 0), lines, day) for held in draft.rows)


def _is_there(held: DraftRow, history: History | None) -> bool:
    if history is None:
        return False
    return not history.project.deleted or (held.new_project and not is_removed(history.events))


def _stand(connection: sa.Connection, draft: Draft, wanted: Collection[int]) -> bool:
    """Whether these reports stand, or were taken back by this very draft before."""
    alive = {report_id for report_id, version in newest_versions(connection, wanted).items() if version.content.live}
    lines = lines_of(connection, wanted)
    ours = sa.select(reports.c.origin_id).where(reports.c.draft_id == draft.draft_id)
    corrected = set(connection.execute(ours).scalars())
    return all(report_id in alive or lines.get(report_id, 0) in corrected for report_id in wanted)


def _is_closed(deed: Deed, draft: Draft) -> bool:
    closed = read_setting(deed.connection, CLOSED_THROUGH)
    posted = shanghai_day(draft.posted_at)
    if not closed or not any((held.row.day or posted).isoformat() <= closed for held in draft.rows):
        return False
    found = read_members(deed.connection, members.c.person_id == deed.by)
    return not (found and found[0].role in _EVERYWHERE)


def _lines(connection: sa.Connection, draft: Draft) -> frozenset[int]:
    """The first reports of all lines of corrections to which rows of this draft belong."""
    line = sa.func.coalesce(reports.c.origin_id, reports.c.report_id)
    corrected = [held.replaces for held in draft.rows if held.replaces is not None]
    ours = sa.or_(reports.c.draft_id == draft.draft_id, reports.c.report_id.in_(corrected))
    return frozenset(connection.execute(sa.select(line).where(ours)).scalars())


def _goes_back(held: DraftRow, history: History | None, lines: frozenset[int], posted: date) -> bool:
    """A first report of a stage before the one that stands, and not of an earlier day; a correction may go back."""
    stage = held.row.stage
    if stage is None or history is None or held.row.correction:
        return False
    if held.has_answered(Doubt(DoubtKind.BACKWARDS, stage.value)):
        return False
    if lines and any(event.origin in lines for event in history.events if event.origin is not None):
        return False
    day = held.row.day or posted
    return not is_legal(history.project.stage, stage) and not is_past(history.project, stage, day)
