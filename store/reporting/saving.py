"""Saving a draft and undoing it: versions of reports, projects, funds, audit, all inside one transaction of the caller."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from store.money import Money
from store.reporting.audit_log import Deed
from store.reporting.draft_rows import put_rows
from store.reporting.drafts import Draft, DraftRow, DraftState, Rejection
from store.reporting.funds_book import append_sums, rewrite_sums
from store.reporting.funds_settling import Sum
from store.reporting.new_projects import with_projects
from store.reporting.periods import shanghai_day
from store.reporting.progress import AmountKind
from store.reporting.project_effects import Move, apply_moves, lock_mentioned
from store.reporting.project_events import History
from store.reporting.report_versions import (
    Content,
    Version,
    add_version,
    content_of,
    gone,
    lines_of,
    newest_versions,
    read_reports,
    released,
    report_ids,
    source_of,
    superseded,
)
from store.reporting.reporting_tables import report_versions, reports, saves
from store.reporting.reports import Change, ChangeValue, Saved
from store.reporting.save_checks import has_open_doubts, may_touch, refused_rows, refused_state


def save_draft(deed: Deed, draft: Draft, open_until: datetime, *, late: bool) -> Saved | Rejection:
    """Save a draft that is locked; where it is refused nothing was written."""
    if not may_touch(deed, draft):
        return Rejection.NOT_YOURS
    if refused := refused_state(deed, draft, open_until):
        return refused
    histories = lock_mentioned(deed.connection, [held.project_id for held in draft.rows])
    if refused := refused_rows(deed, draft, histories):
        return refused
    if has_open_doubts(deed, draft, histories):
        return Rejection.OPEN_DOUBTS
    return _save(deed, draft, histories, late=late)


def try_out(deed: Deed, draft: Draft) -> Saved | Rejection:
    """Save a draft whatever its state and doubts, for a caller who takes it all back."""
    histories = lock_mentioned(deed.connection, [held.project_id for held in draft.rows])
    return refused_rows(deed, draft, histories) or _save(deed, draft, histories, late=False)


def _save(deed: Deed, draft: Draft, histories: dict[int, History], *, late: bool) -> Saved:
    number = _saves_so_far(deed.connection, draft.draft_id)
    fresh = number == 0 and all(held.replaces is None for held in draft.rows)
    save_id = _new_save(deed, draft.draft_id, number + 1, None)
    ids = report_ids(deed.connection, draft, fresh=fresh)
    rows, new = with_projects(deed, save_id, draft, ids, histories)
    wanted = _contents(deed, replace(draft, rows=rows), ids, late=late, fresh=fresh)
    changes = _write(deed, save_id, wanted, histories, new, fresh=fresh)
    put_rows(deed.connection, draft.draft_id, rows, DraftState.SAVED)
    _note(deed, "report.save", draft.draft_id, changes)
    kept = read_reports(deed.connection, None, reports.c.draft_id == draft.draft_id)
    return Saved(draft.draft_id, tuple(sorted(kept, key=lambda report: report.part)), changes)


def undo_save(deed: Deed, draft: Draft) -> Rejection | None:
    """Undo the last save of a draft that is locked."""
    if not may_touch(deed, draft):
        return Rejection.NOT_YOURS
    if draft.state is DraftState.UNDONE:
        return Rejection.ALREADY_UNDONE
    taken_back = sa.select(saves.c.undoes).where(saves.c.draft_id == draft.draft_id, saves.c.undoes.is_not(None))
    standing = sa.select(saves).where(
        saves.c.draft_id == draft.draft_id, saves.c.undoes.is_(None), saves.c.save_id.not_in(taken_back)
    )
    last = deed.connection.execute(standing.order_by(saves.c.number.desc()).limit(1)).first()
    if last is None:
        return Rejection.GONE
    if shanghai_day(last.at) != shanghai_day(deed.at):
        return Rejection.EXPIRED
    save_id = _new_save(deed, draft.draft_id, _saves_so_far(deed.connection, draft.draft_id) + 1, last.save_id)
    changes = _write(deed, save_id, _as_before(deed.connection, last.save_id), {}, frozenset(), fresh=False)
    put_rows(deed.connection, draft.draft_id, draft.rows, DraftState.UNDONE)
    _note(deed, "report.undo", draft.draft_id, changes)
    return None


def _saves_so_far(connection: sa.Connection, draft_id: int) -> int:
    counted = sa.select(sa.func.count()).select_from(saves).where(saves.c.draft_id == draft_id)
    return int(connection.execute(counted).scalar_one())


def _new_save(deed: Deed, draft_id: int, number: int, undoes: int | None) -> int:
    values = {"draft_id": draft_id, "number": number, "at": deed.at, "done_by": deed.by, "undoes": undoes}
    return int(deed.connection.execute(sa.insert(saves).returning(saves.c.save_id), values).scalar_one())


def _contents(deed: Deed, draft: Draft, ids: tuple[int, ...], *, late: bool, fresh: bool) -> dict[int, Content | None]:
    """What each report says from now on, None for one that stands no longer."""
    source_id = source_of(deed.connection, draft, fresh=fresh)
    wanted: dict[int, Content | None] = dict.fromkeys(held.replaces for held in draft.rows if held.replaces is not None)
    overtaken = frozenset() if fresh else superseded(deed.connection, draft.draft_id, lines_of(deed.connection, ids))
    for number, report_id in enumerate(ids):
        held = draft.rows[number] if number < len(draft.rows) and report_id not in overtaken else None
        wanted[report_id] = _content(draft, held, source_id, late=late)
    return wanted if fresh else {**released(deed.connection, draft.draft_id, wanted), **wanted}


def _content(draft: Draft, held: DraftRow | None, source_id: int, *, late: bool) -> Content | None:
    if held is None or held.row.withdrawn:
        return None
    return content_of(draft, held.row, held.project_id, source_id, late=late)


def _as_before(connection: sa.Connection, save_id: int) -> dict[int, Content | None]:
    """What the reports of a save said before it; one that another save has changed since is left alone."""
    ours = sa.select(report_versions.c.report_id).where(report_versions.c.save_id == save_id)
    touched = set(connection.execute(ours).scalars())
    latest = newest_versions(connection, touched)
    mine = {report_id for report_id in touched if latest[report_id].save_id == save_id}
    earlier = newest_versions(connection, mine, before_save=save_id)
    return {report_id: earlier[report_id].content if report_id in earlier else None for report_id in sorted(mine)}


def _write(
    deed: Deed,
    save_id: int,
    wanted: Mapping[int, Content | None],
    histories: dict[int, History],
    new: frozenset[int],
    *,
    fresh: bool,
) -> tuple[Change, ...]:
    """New versions of what changes, and what follows for projects and funds; `fresh` where all of it is new."""
    standing = {} if fresh else newest_versions(deed.connection, wanted)
    lines = {report_id: report_id for report_id in wanted} if fresh else lines_of(deed.connection, wanted)
    moves = []
    for report_id, content in wanted.items():
        before = standing.get(report_id)
        after = _differs(before, content)
        if after is not None:
            add_version(deed, save_id, report_id, before, after)
            moves.append(Move(report_id, lines[report_id], before.content if before else None, after))
    changes = apply_moves(deed, save_id, moves, histories, new)
    sums = [one for move in moves for one in _sums(move)]
    if fresh:
        return changes + append_sums(deed, save_id, sums)
    return changes + rewrite_sums(deed, save_id, [move.report_id for move in moves], sums)


def _differs(before: Version | None, content: Content | None) -> Content | None:
    """The version to add, None where nothing changes."""
    if content is None or not content.live:
        return gone(before.content) if before is not None and before.content.live else None
    return None if before is not None and before.content == content else content


def _sums(move: Move) -> list[Sum]:
    """The sums that a report counts with; what is planned, and foreign capital agreed on, stand with the project."""
    if not move.after.live:
        return []
    return [
        Sum(
            funds_id=0,
            report_id=move.report_id,
            line=move.line,
            position=position,
            project_id=move.after.project_id,
            office_id=move.after.office_id,
            kind=amount.kind.value,
            currency=amount.money.currency.value,
            stated=amount.money.minor,
            cumulative=bool(amount.cumulative),
            day=move.after.day,
        )
        for position, amount in enumerate(move.after.row.amounts)
        if amount.kind not in {AmountKind.PLANNED, AmountKind.CONTRACTED}
    ]


def _note(deed: Deed, action: str, draft_id: int, changes: tuple[Change, ...]) -> None:
    before = {f"project:{change.project_id}:{change.what}": _plain(change.before) for change in changes}
    after = {f"project:{change.project_id}:{change.what}": _plain(change.after) for change in changes}
    deed.note(action, f"draft:{draft_id}", before, after)


def _plain(value: ChangeValue) -> object:
    return [value.minor, value.currency.value] if isinstance(value, Money) else value
