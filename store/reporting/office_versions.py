"""Offices as the tables keep them: a code for ever, and versions of everything else with the time since when each stands."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.reporting.audit_log import Deed
from store.reporting.offices import League, Office, OfficeKind, Rhythm
from store.reporting.registry_tables import office_versions, offices


def read_offices(
    connection: sa.Connection, as_of: datetime | None, *only: sa.ColumnElement[bool]
) -> tuple[Office, ...]:
    """Offices by code in their version of then, or the newest; one that was not there yet is not among them."""
    of_then = sa.select(sa.func.max(office_versions.c.version_id)).group_by(office_versions.c.office_id)
    if as_of is not None:
        of_then = of_then.where(office_versions.c.since <= as_of)
    wanted = (
        sa.select(office_versions, offices.c.code)
        .join(offices, offices.c.office_id == office_versions.c.office_id)
        .where(office_versions.c.version_id.in_(of_then), *only)
    )
    return tuple(_office(row) for row in sorted(connection.execute(wanted), key=by_code))


def by_code(row: sa.Row[*tuple[Any, ...]]) -> str:
    """What offices are sorted by: here, because each database has its own order of letters and signs, and hashes depend on it."""
    return str(row.code)


def put_office(deed: Deed, draft: Office) -> Office:
    """Add an office or give the one of this code a new version; the same again changes nothing."""
    return _put(deed, draft, next(iter(read_offices(deed.connection, None, offices.c.code == draft.code)), None))


def add_office(deed: Deed, draft: Office) -> Office:
    """Add an office whose code stands nowhere yet."""
    return _put(deed, draft, None)


def _put(deed: Deed, draft: Office, before: Office | None) -> Office:
    office_id = before.office_id if before else _new_id(deed.connection, draft.code)
    after = replace(draft, office_id=office_id)
    if after != before:
        said = _columns(after)
        version = {"office_id": office_id, "since": deed.at, "done_by": deed.by, **said}
        deed.connection.execute(sa.insert(office_versions), version)
        deed.note("office.put", f"office:{draft.code}", _columns(before) if before else None, said)
    return after


def _new_id(connection: sa.Connection, code: str) -> int:
    added = sa.insert(offices).values(code=code).returning(offices.c.office_id)
    return int(connection.execute(added).scalar_one())


def _columns(office: Office) -> dict[str, object]:
    values: dict[str, object] = asdict(office)
    del values["office_id"], values["code"]
    words = {"kind": office.kind.value, "rhythm": office.rhythm.value, "league": office.league and office.league.value}
    return values | words | {"aliases": list(office.aliases)}


def _office(row: sa.Row[Any]) -> Office:
    return Office(
        office_id=row.office_id,
        code=row.code,
        name=row.name,
        kind=OfficeKind(row.kind),
        league=None if row.league is None else League(row.league),
        county=row.county,
        aliases=tuple(row.aliases),
        rhythm=Rhythm(row.rhythm),
        due_weekday=row.due_weekday,
        cut_off=row.cut_off,
        active=row.active,
    )
