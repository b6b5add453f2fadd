"""Leave, group chats and settings as the tables keep them: a fact each, with every change in the audit."""

from datetime import date

import sqlalchemy as sa

from store.reporting.audit_log import Deed
from store.reporting.registry_tables import group_chats, leaves, settings


def add_leave(deed: Deed, person_id: int, first: date, last: date) -> None:
    """Note leave; the same again is noted once."""
    same = sa.select(1).where(leaves.c.person_id == person_id, leaves.c.first == first, leaves.c.last == last)
    if deed.connection.execute(same).first() is None:
        deed.connection.execute(sa.insert(leaves), {"person_id": person_id, "first": first, "last": last})
        deed.note("leave.set", f"member:{person_id}", None, {"first": first.isoformat(), "last": last.isoformat()})


def remove_leave(deed: Deed, person_id: int, day: date) -> bool:
    """Forget the leave that covers a day; False where there is none."""
    covering = sa.and_(leaves.c.person_id == person_id, leaves.c.first <= day, leaves.c.last >= day)
    gone = deed.connection.execute(sa.delete(leaves).where(covering).returning(leaves.c.first, leaves.c.last)).all()
    for row in gone:
        before = {"first": row.first.isoformat(), "last": row.last.isoformat()}
        deed.note("leave.clear", f"member:{person_id}", before, None)
    return bool(gone)


def on_leave(connection: sa.Connection, day: date) -> frozenset[int]:
    """Who is on leave that day."""
    wanted = sa.select(leaves.c.person_id).where(leaves.c.first <= day, leaves.c.last >= day)
    return frozenset(connection.execute(wanted).scalars())


def bind_group(deed: Deed, chat_id: str, office_id: int | None) -> None:
    """Say whose a group chat is; None: nobody's."""
    before = group_office(deed.connection, chat_id)
    if before == office_id:
        return
    deed.connection.execute(sa.delete(group_chats).where(group_chats.c.chat_id == chat_id))
    if office_id is not None:
        deed.connection.execute(sa.insert(group_chats), {"chat_id": chat_id, "office_id": office_id})
    deed.note("group.bind", f"group:{chat_id}", {"office_id": before}, {"office_id": office_id})


def group_office(connection: sa.Connection, chat_id: str) -> int | None:
    """Whose a group chat is."""
    return connection.execute(sa.select(group_chats.c.office_id).where(group_chats.c.chat_id == chat_id)).scalar()


def read_setting(connection: sa.Connection, name: str) -> str | None:
    """A setting, None where nobody set it."""
    return connection.execute(sa.select(settings.c.value).where(settings.c.name == name)).scalar()


def write_setting(deed: Deed, name: str, value: str) -> None:
    """Set a setting; the same again changes nothing."""
    before = read_setting(deed.connection, name)
    if before == value:
        return
    deed.connection.execute(sa.delete(settings).where(settings.c.name == name))
    deed.connection.execute(sa.insert(settings), {"name": name, "value": value})
    deed.note("setting.set", f"setting:{name}", None if before is None else {"value": before}, {"value": value})
