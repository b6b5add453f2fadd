"""The funds ledger as the tables keep it: sums, the postings by which they count or count no longer, and checked figures."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.money import Money
from store.reporting.audit_log import Deed
from store.reporting.funds_settling import Group, Sum, settled, total
from store.reporting.progress import AmountKind
from store.reporting.reporting_tables import funds, funds_checks, funds_postings, reports
from store.reporting.reports import Change, FundsEntry

_LINE = sa.func.coalesce(reports.c.origin_id, reports.c.report_id).label("line")


def append_sums(deed: Deed, save_id: int, wanted: Sequence[Sum]) -> tuple[Change, ...]:
    """Let new reports count with these sums: none was reported after them, so nothing else is settled anew."""
    if not wanted:
        return ()
    before = _totals(deed.connection, {one.group for one in wanted})
    after: list[Sum] = []
    for group in dict.fromkeys(one.group for one in wanted):
        after += settled((one for one in wanted if one.group == group), before.get(group, 0))
    _post(deed, save_id, (), after, ())
    return _changes(before, {group: before.get(group, 0) + more for group, more in _added_up(after).items()})


def rewrite_sums(deed: Deed, save_id: int, report_ids: Collection[int], wanted: Sequence[Sum]) -> tuple[Change, ...]:
    """Let these reports count with the sums `wanted` and no others, and settle what they are added up with."""
    ours = funds.c.report_id.in_(report_ids)
    kept = _read(deed.connection, ours)
    groups = {one.group for one in (*_live(kept), *wanted)}
    if not groups:
        return ()
    beside = [found for found in _read(deed.connection, _in_groups(groups), ~ours) if found[0].group in groups]
    before = [*_live(kept), *_live(beside)]
    after = _settle_all([*_live(beside), *wanted])
    _post(deed, save_id, before, after, [one for one, _ in (*kept, *beside)])
    return _changes(_added_up(before), _added_up(after))


def read_entries(
    connection: sa.Connection, as_of: datetime | None, *only: sa.ColumnElement[bool]
) -> tuple[FundsEntry, ...]:
    """The sums that count (counted then), by day."""
    checked = sa.select(sa.func.max(funds_checks.c.check_id)).where(funds_checks.c.funds_id == funds.c.funds_id)
    if as_of is not None:
        checked = checked.where(funds_checks.c.at <= as_of)
    check = funds_checks.alias("newest_check")
    query = (
        sa.select(funds, check.c.minor.label("checked_minor"), check.c.currency.label("checked_currency"))
        .select_from(funds)
        .outerjoin(check, check.c.check_id == checked.correlate(funds).scalar_subquery())
        .where(_counts(as_of), *only)
        .order_by(funds.c.day, funds.c.funds_id)
    )
    return tuple(_entry(row) for row in connection.execute(query))


def never_checked() -> sa.ColumnElement[bool]:
    """Of `funds`: nobody has checked the sum."""
    return ~sa.exists().where(funds_checks.c.funds_id == funds.c.funds_id)


def check_entry(deed: Deed, funds_id: int, money: Money) -> bool:
    """Keep a checked figure beside a sum that counts; False where there is none of that id."""
    found = read_entries(deed.connection, None, funds.c.funds_id == funds_id)
    if not found:
        return False
    if found[0].verified != money:
        values = {"funds_id": funds_id, "currency": money.currency.value, "minor": money.minor}
        deed.connection.execute(sa.insert(funds_checks), values | {"at": deed.at, "done_by": deed.by})
        deed.note("funds.verify", f"funds:{funds_id}", _said(found[0].verified), _said(money))
    return True


def _said(money: Money | None) -> dict[str, object] | None:
    return None if money is None else {"minor": money.minor, "currency": money.currency.value}


def _counts(as_of: datetime | None) -> sa.ScalarSelect[Any]:
    newest = sa.select(funds_postings.c.live).where(funds_postings.c.funds_id == funds.c.funds_id)
    if as_of is not None:
        newest = newest.where(funds_postings.c.at <= as_of)
    return newest.order_by(funds_postings.c.posting_id.desc()).limit(1).correlate(funds).scalar_subquery()


def _in_groups(groups: Iterable[Group]) -> sa.ColumnElement[bool]:
    projects = {project for project, _, _, _ in groups if project is not None}
    offices = {office for project, office, _, _ in groups if project is None}
    return sa.or_(
        funds.c.project_id.in_(projects), sa.and_(funds.c.project_id.is_(None), funds.c.office_id.in_(offices))
    )


def _read(connection: sa.Connection, *only: sa.ColumnElement[bool]) -> list[tuple[Sum, bool]]:
    """Sums, and whether they count now."""
    query = (
        sa.select(funds, _LINE, _counts(None).label("live"))
        .join(reports, reports.c.report_id == funds.c.report_id)
        .where(*only)
        .order_by(funds.c.funds_id)
    )
    names = Sum.__dataclass_fields__
    return [(Sum(**{name: getattr(row, name) for name in names}), bool(row.live)) for row in connection.execute(query)]


def _live(found: Iterable[tuple[Sum, bool]]) -> list[Sum]:
    return [one for one, live in found if live]


def _settle_all(sums: Iterable[Sum]) -> list[Sum]:
    groups: dict[Group, list[Sum]] = {}
    for one in sums:
        groups.setdefault(one.group, []).append(one)
    return [one for group in groups.values() for one in settled(group)]


def _post(deed: Deed, save_id: int, before: Sequence[Sum], after: Sequence[Sum], known: Sequence[Sum]) -> None:
    """Off what counts no longer, on what counts now; a sum that was kept before is not kept twice."""
    same = {(one.said, one.minor): one.funds_id for one in known}
    standing = {one.funds_id for one in before}
    counting = [same.get((one.said, one.minor)) or _keep(deed.connection, one) for one in after]
    off, on = standing - set(counting), [funds_id for funds_id in counting if funds_id not in standing]
    rows = [
        {"funds_id": funds_id, "save_id": save_id, "live": live, "at": deed.at}
        for live, ids in ((False, sorted(off)), (True, on))
        for funds_id in ids
    ]
    if rows:
        deed.connection.execute(sa.insert(funds_postings), rows)


def _keep(connection: sa.Connection, one: Sum) -> int:
    values = {name: getattr(one, name) for name in Sum.__dataclass_fields__ if name not in {"funds_id", "line"}}
    return int(connection.execute(sa.insert(funds).returning(funds.c.funds_id), values).scalar_one())


def _added_up(sums: Sequence[Sum]) -> dict[Group, int]:
    return {group: total([one for one in sums if one.group == group]) for group in dict.fromkeys(s.group for s in sums)}


def _totals(connection: sa.Connection, groups: Collection[Group]) -> dict[Group, int]:
    """What counts in these groups; a group without a sum is not among them."""
    office = sa.case((funds.c.project_id.is_(None), funds.c.office_id), else_=sa.literal_column("0"))
    key = (funds.c.project_id, office, funds.c.kind, funds.c.currency)
    query = sa.select(*key, sa.func.sum(funds.c.minor)).where(_in_groups(groups), _counts(None)).group_by(*key)
    found = {(row[0], row[1], row[2], row[3]): int(row[4]) for row in connection.execute(query)}
    return {group: found[group] for group in groups if group in found}


def _changes(before: Mapping[Group, int], after: Mapping[Group, int]) -> tuple[Change, ...]:
    """The totals that are others now."""
    found = []
    for group in dict.fromkeys((*before, *after)):
        project_id, _, kind, currency = group
        if before.get(group) != after.get(group):
            was, now = (
                Money.of_minor(totals[group], currency) if group in totals else None for totals in (before, after)
            )
            found.append(Change(project_id, f"funds:{kind}", was, now))
    return tuple(found)


def _entry(row: sa.Row[*tuple[Any, ...]]) -> FundsEntry:
    return FundsEntry(
        funds_id=row.funds_id,
        report_id=row.report_id,
        project_id=row.project_id,
        office_id=row.office_id,
        kind=AmountKind(row.kind),
        money=Money.of_minor(row.minor, row.currency),
        day=row.day,
        cumulative_total=Money.of_minor(row.stated, row.currency) if row.cumulative else None,
        verified=None if row.checked_minor is None else Money.of_minor(row.checked_minor, row.checked_currency),
    )
