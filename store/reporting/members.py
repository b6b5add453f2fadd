"""Who belongs to the bureau (成员), how one joins (邀请码), and what was changed by whom (审计)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.people import Role


@dataclass(frozen=True, slots=True)
class Member:
    """A person's one current membership. `office_id` is None for who belongs to no single office (coordinators, admins)."""

    person_id: int
    role: Role
    office_id: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Invite:
    """A one-time invite; its code is kept nowhere, only what it hashes to. `used_by` and `revoked_at` are None while open."""

    invite_id: int
    role: Role
    office_id: int | None
    made_by: int
    made_at: datetime
    expires_at: datetime
    used_by: int | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None


class InviteRefusal(StrEnum):
    """Why a code opens nothing."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change: when, by whom (0: the program itself), what was done to what, and both states without any code or text.

    `subject` names what was changed ("member:7", "office:LC-01", "draft:12", "project:3", "setting:NAME"); `before` is
    None where there was nothing, `after` where nothing is left.
    """

    audit_id: int
    at: datetime
    by: int
    action: str
    subject: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
