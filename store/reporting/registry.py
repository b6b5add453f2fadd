"""The registry (名册): offices, members, invites, leave, groups and settings of one database, every change in the audit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from store.database import Database
from store.people import Role
from store.reporting import invites, small_facts
from store.reporting.audit_log import Deed, read_audit
from store.reporting.members import AuditEntry, Invite, InviteRefusal, Member
from store.reporting.office_versions import add_office, put_office, read_offices
from store.reporting.offices import Office
from store.reporting.registry_tables import members, offices
from store.reporting.sample_offices import sample_offices
from store.reporting.staff_turn import write_in_turn


@dataclass(frozen=True, slots=True)
class Registry:
    """The registry of one database. Every method is one transaction; times are aware and arguments.

    `by` is the person who does it, 0 for the program itself. All raise StoreUnavailable where the database cannot be used.
    """

    database: Database

    def offices(self, as_of: datetime | None = None) -> tuple[Office, ...]:
        """All offices by code, those out of use too, as they stand or stood then (a renamed one with its name of then)."""
        with self.database.read() as connection:
            return read_offices(connection, as_of)

    def office(self, office_id: int) -> Office | None:
        """The office of that id."""
        return self._one(offices.c.office_id == office_id)

    def office_by_code(self, code: str) -> Office | None:
        """The office of that code."""
        return self._one(offices.c.code == code)

    def put_offices(self, drafts: Sequence[Office], by: int, now: datetime) -> tuple[Office, ...]:
        """Add or change offices by their code (`office_id` of a draft does not count); what is the same stays as it is."""
        with self._deed(by, now) as deed:
            return tuple(put_office(deed, draft) for draft in drafts)

    def rename_office(self, office_id: int, name: str, by: int, now: datetime) -> Office | None:
        """Give an office another name; its old one stays in the past and among its aliases. None for no such office."""
        with self._deed(by, now) as deed:
            found = read_offices(deed.connection, None, offices.c.office_id == office_id)
            if not found or found[0].name == name:
                return next(iter(found), None)
            aliases = tuple(dict.fromkeys((*found[0].aliases, found[0].name)))
            return put_office(deed, replace(found[0], name=name, aliases=aliases))

    def seed_sample(self, now: datetime) -> tuple[Office, ...]:
        """Put the sample registry (示例, 28 offices) in, where there is no office yet; all offices either way."""
        with self._deed(0, now) as deed:
            standing = read_offices(deed.connection, None)
            return standing or tuple(add_office(deed, office) for office in sample_offices())

    def member(self, person_id: int) -> Member | None:
        """The person's membership, None for an investor or somebody whose membership was revoked."""
        with self.database.read() as connection:
            return invites.read_member(connection, person_id)

    def members(self, office_id: int | None = None) -> tuple[Member, ...]:
        """All members, or those of one office, by their id."""
        only = () if office_id is None else (members.c.office_id == office_id,)
        with self.database.read() as connection:
            return invites.read_members(connection, *only)

    def make_invite(
        self, code: str, role: Role, office_id: int | None, expires_at: datetime, by: int, now: datetime
    ) -> Invite:
        """Make a one-time invite. Only a hash of `code` is kept.

        Raises ValueError for a code shorter than 8 characters or used before, an unknown office, an office missing for staff
        or leaders, the role of an investor.
        """
        invites.check(code, role, office_id)
        with self._deed(by, now) as deed:
            if office_id is not None and not read_offices(deed.connection, None, offices.c.office_id == office_id):
                raise ValueError(f"there is no office {office_id}")
            return invites.add_invite(deed, code, Invite(0, role, office_id, by, now, expires_at))

    def redeem(self, code: str, person_id: int, now: datetime) -> Member | InviteRefusal:
        """Join by a code, once: of two who try at the same time one gets USED. An earlier membership is replaced."""
        with self._deed(person_id, now) as deed:
            invite = invites.use_invite(deed, code)
            if isinstance(invite, InviteRefusal):
                return invite
            return invites.put_member(deed, person_id, invite.role, invite.office_id)

    def revoke_invite(self, invite_id: int, by: int, now: datetime) -> bool:
        """Take an open invite back; False where it is used, revoked or unknown."""
        with self._deed(by, now) as deed:
            return invites.revoke_invite(deed, invite_id)

    def revoke(self, person_id: int, by: int, now: datetime) -> bool:
        """End a membership at once; False where there is none."""
        with self._deed(by, now) as deed:
            return invites.remove_member(deed, person_id)

    def set_leave(self, person_id: int, first: date, last: date, by: int, now: datetime) -> None:
        """Note leave (请假) from `first` to `last`, both included. Raises ValueError where the end is before the start."""
        if last < first:
            raise ValueError(f"leave ends before it begins: {first} to {last}")
        with self._deed(by, now) as deed:
            small_facts.add_leave(deed, person_id, first, last)

    def clear_leave(self, person_id: int, day: date, by: int, now: datetime) -> bool:
        """Forget the leave that covers `day`; False where there is none."""
        with self._deed(by, now) as deed:
            return small_facts.remove_leave(deed, person_id, day)

    def on_leave(self, day: date) -> frozenset[int]:
        """The persons on leave that day."""
        with self.database.read() as connection:
            return small_facts.on_leave(connection, day)

    def bind_group(self, chat_id: str, office_id: int | None, by: int, now: datetime) -> None:
        """Say which office a group chat belongs to, None for none any more."""
        with self._deed(by, now) as deed:
            small_facts.bind_group(deed, chat_id, office_id)

    def group_office(self, chat_id: str) -> int | None:
        """The office of a group chat."""
        with self.database.read() as connection:
            return small_facts.group_office(connection, chat_id)

    def setting(self, name: str, default: str) -> str:
        """A setting, `default` where nobody set it."""
        with self.database.read() as connection:
            found = small_facts.read_setting(connection, name)
        return default if found is None else found

    def set_setting(self, name: str, value: str, by: int, now: datetime) -> None:
        """Set a setting."""
        with self._deed(by, now) as deed:
            small_facts.write_setting(deed, name, value)

    def audit(self, limit: int, subject: str = "") -> tuple[AuditEntry, ...]:
        """The newest changes first, all or those of one subject."""
        with self.database.read() as connection:
            return read_audit(connection, limit, subject)

    def _one(self, only: sa.ColumnElement[bool]) -> Office | None:
        with self.database.read() as connection:
            return next(iter(read_offices(connection, None, only)), None)

    @contextmanager
    def _deed(self, by: int, now: datetime) -> Iterator[Deed]:
        with write_in_turn(self.database) as connection:
            yield Deed(connection, by, now)
