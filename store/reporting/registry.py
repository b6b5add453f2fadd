"""The registry (名册): offices, members, invites, leave, groups and settings of one database, every change in the audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from store.database import Database
from store.people import Role
from store.reporting.members import AuditEntry, Invite, InviteRefusal, Member
from store.reporting.offices import Office


@dataclass(frozen=True, slots=True)
class Registry:
    """The registry of one database. Every method is one transaction; times are aware and arguments.

    `by` is the person who does it, 0 for the program itself. All raise StoreUnavailable where the database cannot be used.
    """

    database: Database

    def offices(self, as_of: datetime | None = None) -> tuple[Office, ...]:
        """All offices by code, those out of use too, as they stand or stood then (a renamed one with its name of then)."""
        raise NotImplementedError

    def office(self, office_id: int) -> Office | None:
        """The office of that id."""
        raise NotImplementedError

    def office_by_code(self, code: str) -> Office | None:
        """The office of that code."""
        raise NotImplementedError

    def put_offices(self, drafts: Sequence[Office], by: int, now: datetime) -> tuple[Office, ...]:
        """Add or change offices by their code (`office_id` of a draft does not count); what is the same stays as it is."""
        raise NotImplementedError

    def rename_office(self, office_id: int, name: str, by: int, now: datetime) -> Office | None:
        """Give an office another name; its old one stays in the past and among its aliases. None for no such office."""
        raise NotImplementedError

    def seed_sample(self, now: datetime) -> tuple[Office, ...]:
        """Put the sample registry (示例, 28 offices) in, where there is no office yet; all offices either way."""
        raise NotImplementedError

    def member(self, person_id: int) -> Member | None:
        """The person's membership, None for an investor or somebody whose membership was revoked."""
        raise NotImplementedError

    def members(self, office_id: int | None = None) -> tuple[Member, ...]:
        """All members, or those of one office, by their id."""
        raise NotImplementedError

    def make_invite(
        self, code: str, role: Role, office_id: int | None, expires_at: datetime, by: int, now: datetime
    ) -> Invite:
        """Make a one-time invite. Only a hash of `code` is kept.

        Raises ValueError for a code shorter than 8 characters or used before, an unknown office, an office missing for staff
        or leaders, the role of an investor.
        """
        raise NotImplementedError

    def redeem(self, code: str, person_id: int, now: datetime) -> Member | InviteRefusal:
        """Join by a code, once: of two who try at the same time one gets USED. An earlier membership is replaced."""
        raise NotImplementedError

    def revoke_invite(self, invite_id: int, by: int, now: datetime) -> bool:
        """Take an open invite back; False where it is used, revoked or unknown."""
        raise NotImplementedError

    def revoke(self, person_id: int, by: int, now: datetime) -> bool:
        """End a membership at once; False where there is none."""
        raise NotImplementedError

    def set_leave(self, person_id: int, first: date, last: date, by: int, now: datetime) -> None:
        """Note leave (请假) from `first` to `last`, both included. Raises ValueError where the end is before the start."""
        raise NotImplementedError

    def clear_leave(self, person_id: int, day: date, by: int, now: datetime) -> bool:
        """Forget the leave that covers `day`; False where there is none."""
        raise NotImplementedError

    def on_leave(self, day: date) -> frozenset[int]:
        """The persons on leave that day."""
        raise NotImplementedError

    def bind_group(self, chat_id: str, office_id: int | None, by: int, now: datetime) -> None:
        """Say which office a group chat belongs to, None for none any more."""
        raise NotImplementedError

    def group_office(self, chat_id: str) -> int | None:
        """The office of a group chat."""
        raise NotImplementedError

    def setting(self, name: str, default: str) -> str:
        """A setting, `default` where nobody set it."""
        raise NotImplementedError

    def set_setting(self, name: str, value: str, by: int, now: datetime) -> None:
        """Set a setting."""
        raise NotImplementedError

    def audit(self, limit: int, subject: str = "") -> tuple[AuditEntry, ...]:
        """The newest changes first, all or those of one subject."""
        raise NotImplementedError
