"""The book of chasing: what was claimed and sent, 无进展 for a period, and what deciding needs to know, in few narrow queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from store.database import Database
from store.reporting import small_facts
from store.reporting.chase import Chase, ChaseKey, ChaseState, Step
from store.reporting.chase_tables import chases, nil_reports
from store.reporting.chasing import LOOK_BACK, Calendars, Scene
from store.reporting.filings import read_heard
from store.reporting.invites import read_members
from store.reporting.office_versions import read_offices
from store.reporting.periods import SHANGHAI, shanghai_day
from store.reporting.registry_tables import audit, group_chats, office_versions
from store.reporting.reporting_tables import report_versions
from store.reporting.staff_turn import write_in_turn
from store.tables import people, upsert

_ROW = ("recipient", "office_id", "last", "step")
_EARLIEST = timedelta(days=12)  # what counts for a duty may have come before a long holiday
_AT_ONCE = 500  # people in one statement


@dataclass(frozen=True, slots=True)
class ChaseLedger:
    """The chasing of one database. Every method is one transaction, and raises StoreUnavailable."""

    database: Database

    def claim(self, recipient: int, keys: Iterable[ChaseKey], now: datetime) -> frozenset[ChaseKey]:
        """Note that these are about to be sent; those of them that nobody had claimed before. Only these may be sent."""
        won = set()
        with self.database.write() as connection:
            for key in sorted(keys):
                values = {
                    "recipient": recipient, "office_id": key.office_id, "last": key.last, "step": key.step.value,
                    "state": ChaseState.CLAIMED.value, "claimed_at": now,
                }  # fmt: skip
                claimed = upsert(self.database.dialect, chases, values, unique=_ROW, change=())
                if connection.execute(claimed.returning(chases.c.chase_id)).first() is not None:
                    won.add(key)
        return frozenset(won)

    def settle(self, recipient: int, keys: Iterable[ChaseKey], state: ChaseState, now: datetime) -> None:
        """Note what became of what was claimed; what is settled stays as it is."""
        with self.database.write() as connection:
            for key in keys:
                of_key = sa.and_(
                    chases.c.recipient == recipient,
                    chases.c.office_id == key.office_id,
                    chases.c.last == key.last,
                    chases.c.step == key.step.value,
                )
                _settle(connection, of_key, state, now)

    def chases(self, since: date) -> tuple[Chase, ...]:
        """All about periods that end on `since` or later, in the order they were claimed."""
        with self.database.read() as connection:
            return _read_chases(connection, since)

    def note_nil(self, office_id: int, last: date, *, late: bool, by: int, now: datetime) -> bool:
        """Note 无进展 for the period that ends on `last`; False where that was noted before."""
        values = {"office_id": office_id, "last": last, "late": late, "posted_at": now, "done_by": by}
        noted = upsert(self.database.dialect, nil_reports, values, unique=("office_id", "last"), change=())
        known = sa.select(1).where(nil_reports.c.office_id == office_id, nil_reports.c.last == last)
        with write_in_turn(self.database) as connection:
            if connection.execute(known).first() is not None:  # the table refuses a second row outright
                return False
            return connection.execute(noted.returning(nil_reports.c.nil_id)).first() is not None

    def heard(self, first: date) -> Mapping[int, Collection[date]]:
        """The days from `first` on that something came for, by office: live reports as they first came, and 无进展."""
        with self.database.read() as connection:
            return read_heard(connection, first)

    def mark(self) -> tuple[int, ...]:
        """Stays the same as long as nobody reports, takes leave, joins or changes a setting; cheap to ask for."""
        newest = (audit.c.audit_id, report_versions.c.version_id, nil_reports.c.nil_id)
        with self.database.read() as connection:
            return tuple(connection.execute(sa.select(sa.func.max(row_id))).scalar() or 0 for row_id in newest)

    def scene(self, now: datetime) -> Scene:
        """Everything that deciding at `now` needs, as of one state of the database."""
        first = shanghai_day(now) - LOOK_BACK
        with self.database.read() as connection:
            leave = {
                day: small_facts.on_leave(connection, day)
                for day in (first + timedelta(days=number) for number in range(LOOK_BACK.days + 1))
            }
            return Scene(
                _read_calendars(connection, first),
                read_members(connection),
                lambda day: leave.get(day, frozenset()),
                read_heard(connection, first - _EARLIEST),
                _read_chases(connection, first),
                _read_groups(connection),
            )

    def language(self, person_id: int) -> str:
        """The language the person chose or their chat reports, "" where unknown."""
        with self.database.read() as connection:
            chosen = connection.execute(sa.select(people.c.language).where(people.c.person_id == person_id)).scalar()
        return chosen or ""

    def languages(self, person_ids: Collection[int]) -> Mapping[int, str]:
        """The same of many at once; who is not known is left out."""
        wanted, found = sorted(person_ids), dict[int, str]()
        with self.database.read() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                these = people.c.person_id.in_(wanted[start : start + _AT_ONCE])
                chosen = connection.execute(sa.select(people.c.person_id, people.c.language).where(these))
                found |= {row.person_id: row.language or "" for row in chosen}
        return found


def _settle(connection: sa.Connection, of: sa.ColumnElement[bool], state: ChaseState, now: datetime) -> None:
    still_open = sa.and_(of, chases.c.state == ChaseState.CLAIMED.value)
    connection.execute(sa.update(chases).where(still_open).values(state=state.value, settled_at=now))


def _read_chases(connection: sa.Connection, since: date) -> tuple[Chase, ...]:
    rows = connection.execute(sa.select(chases).where(chases.c.last >= since).order_by(chases.c.chase_id))
    return tuple(
        Chase(row.recipient, ChaseKey(row.office_id, row.last, Step(row.step)), ChaseState(row.state), row.claimed_at)
        for row in rows
    )


def _read_calendars(connection: sa.Connection, first: date) -> Calendars:
    begins = datetime.combine(first, time(), SHANGHAI)
    since = office_versions.c.since
    changes = connection.execute(sa.select(since).distinct().where(since > begins).order_by(since)).scalars().all()
    return [(moment, read_offices(connection, moment)) for moment in (begins, *changes)]


def _read_groups(connection: sa.Connection) -> Mapping[int, tuple[int, ...]]:
    """Chat ids of a chat service that numbers its chats; a group of another kind cannot be written to unasked."""
    groups: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for row in connection.execute(sa.select(group_chats).order_by(group_chats.c.chat_id)):
        if row.chat_id.removeprefix("-").isdigit():
            groups[row.office_id] += (int(row.chat_id),)
    return groups
