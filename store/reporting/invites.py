"""Invites (邀请码) and memberships as the tables keep them. A code itself is kept nowhere."""

import hashlib
import hmac
from typing import Any

import sqlalchemy as sa

from store.people import Role
from store.reporting.audit_log import Deed
from store.reporting.members import Invite, InviteRefusal, Member
from store.reporting.registry_tables import invites, members

_SHORTEST = 8  # characters of a code
# Asked for every message, and made once: SQLAlchemy takes longer to build a statement than SQLite to answer it.
_MEMBER = sa.select(members).where(members.c.person_id == sa.bindparam("of_person"))
_OF_AN_OFFICE = frozenset({Role.STAFF, Role.LEADER})


def check(code: str, role: Role, office_id: int | None) -> None:
    """Raises ValueError for an invite that nobody may make."""
    if len(code.strip()) < _SHORTEST:
        raise ValueError(f"an invite's code has at least {_SHORTEST} characters")
    if role is Role.INVESTOR:
        raise ValueError("nobody is invited to be an investor")
    if role in _OF_AN_OFFICE and office_id is None:
        raise ValueError(f"a {role} belongs to an office: say which")


def add_invite(deed: Deed, code: str, invite: Invite) -> Invite:
    """Keep an invite under the hash of its code. Raises ValueError for a code that was used before."""
    if _find(deed.connection, code) is not None:
        raise ValueError("this code was given out before: make another one")
    values = {
        "code_hash": _hash(code),
        "role": invite.role.value,
        "office_id": invite.office_id,
        "made_by": deed.by,
        "made_at": deed.at,
        "expires_at": invite.expires_at,
    }
    row = deed.connection.execute(sa.insert(invites).values(values).returning(invites)).one()
    said = {"role": row.role, "office_id": row.office_id, "expires_at": invite.expires_at.isoformat()}
    deed.note("invite.make", f"invite:{row.invite_id}", None, said)
    return _invite(row)


def use_invite(deed: Deed, code: str) -> Invite | InviteRefusal:
    """Use a code up, for `deed.by`."""
    row = _find(deed.connection, code)
    if row is None:
        return InviteRefusal.UNKNOWN
    invite = _invite(row)
    if invite.used_by is not None:
        return InviteRefusal.USED
    if invite.revoked_at is not None:
        return InviteRefusal.REVOKED
    if invite.expires_at <= deed.at:
        return InviteRefusal.EXPIRED
    unused = sa.update(invites).where(invites.c.invite_id == invite.invite_id, invites.c.used_by.is_(None))
    if deed.connection.execute(unused.values(used_by=deed.by, used_at=deed.at)).rowcount != 1:
        return InviteRefusal.USED
    deed.note("invite.use", f"invite:{invite.invite_id}", {"used_by": None}, {"used_by": deed.by})
    return invite


def revoke_invite(deed: Deed, invite_id: int) -> bool:
    """Take an open invite back."""
    is_open = (invites.c.invite_id == invite_id, invites.c.used_by.is_(None), invites.c.revoked_at.is_(None))
    if deed.connection.execute(sa.update(invites).where(*is_open).values(revoked_at=deed.at)).rowcount != 1:
        return False
    deed.note("invite.revoke", f"invite:{invite_id}", {"open": True}, {"open": False})
    return True


def put_member(deed: Deed, person_id: int, role: Role, office_id: int | None) -> Member:
    """Make a person a member, in place of what they were before."""
    before = read_members(deed.connection, members.c.person_id == person_id)
    after = Member(person_id, role, office_id, deed.at)
    deed.connection.execute(sa.delete(members).where(members.c.person_id == person_id))
    row = {"person_id": person_id, "role": role.value, "office_id": office_id, "since": deed.at}
    deed.connection.execute(sa.insert(members), row)
    deed.note("member.put", f"member:{person_id}", _said(before), _said((after,)))
    return after


def remove_member(deed: Deed, person_id: int) -> bool:
    """End a membership; False where there is none."""
    before = read_members(deed.connection, members.c.person_id == person_id)
    if not before:
        return False
    deed.connection.execute(sa.delete(members).where(members.c.person_id == person_id))
    deed.note("member.revoke", f"member:{person_id}", _said(before), None)
    return True


def read_member(connection: sa.Connection, person_id: int) -> Member | None:
    """A person's membership, None where there is none."""
    row = connection.execute(_MEMBER, {"of_person": person_id}).one_or_none()
    return None if row is None else _member(row)


def read_members(connection: sa.Connection, *only: sa.ColumnElement[bool]) -> tuple[Member, ...]:
    """Members by their id."""
    rows = connection.execute(sa.select(members).where(*only).order_by(members.c.person_id))
    return tuple(_member(row) for row in rows)


def _member(row: sa.Row[Any]) -> Member:
    return Member(row.person_id, Role(row.role), row.office_id, row.since)


def _said(found: tuple[Member, ...]) -> dict[str, object] | None:
    return {"role": found[0].role.value, "office_id": found[0].office_id} if found else None


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().encode("utf-8", "replace")).hexdigest()


def _find(connection: sa.Connection, code: str) -> sa.Row[Any] | None:
    """The invite of a code. The database narrows by the first signs of the hash; the whole is compared in constant time."""
    wanted = _hash(code)
    near = sa.func.substr(invites.c.code_hash, 1, 4) == wanted[:4]
    rows = connection.execute(sa.select(invites).where(near).with_for_update()).all()
    return next((row for row in rows if hmac.compare_digest(row.code_hash, wanted)), None)


def _invite(row: sa.Row[Any]) -> Invite:
    return Invite(
        invite_id=row.invite_id,
        role=Role(row.role),
        office_id=row.office_id,
        made_by=row.made_by,
        made_at=row.made_at,
        expires_at=row.expires_at,
        used_by=row.used_by,
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )
