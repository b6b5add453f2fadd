"""The outbox: everything that is said is a row, written in the transaction that decided it, before anything is sent.

One sender claims rows, sends them, and settles what became of each. After a crash what was under way is sent again where
twice is better than never, and is UNKNOWN where it is not.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store import claims
from store.claims import IS_QUEUED, IS_SENDING, drop_rest
from store.database import Database
from store.delivery_tables import outbox
from store.moved_chats import move_sends
from store.send_rows import forget_files, forget_words, note_sent, put_rows, read_sends, settle_sent, take_away
from store.sends import Outgoing, Send, SendState, Urgency

__all__ = ["Outbox", "Outgoing", "Send", "SendState", "Urgency"]

_LONGEST_REASON = 500
_MOST_LEFT_OVER = 2  # begun and cut off so often, a reply is UNKNOWN
TAKEN_BACK = -1  # in the place of how often it was left over: put back no more
_LAST = "\U0010ffff"  # comes after everything that a key holds
# From which states a call may get there: what was sent was sent, also where a crash had it down for something else.
_BEFORE = {
    SendState.SENT: (SendState.SENDING, SendState.UNKNOWN, SendState.QUEUED),
    SendState.FAILED: (SendState.SENDING, SendState.UNKNOWN),
    SendState.UNKNOWN: (SendState.SENDING,),
    SendState.EXPIRED: (SendState.SENDING,),
}
# Its words go with it where they were for one person.
_SETTLED = (
    sa.update(outbox)
    .where(outbox.c.send_id == sa.bindparam("of_send"), outbox.c.state.in_(sa.bindparam("before", expanding=True)))
    .values(
        state=sa.bindparam("outcome"), settled_at=sa.bindparam("now"), message_id=sa.bindparam("as_message"),
        reason=sa.bindparam("why"),
    )
    .returning(outbox)
)  # fmt: skip
_SENT = _SETTLED.values(body=sa.case((outbox.c.urgency < Urgency.ANNOUNCEMENT.value, ""), else_=outbox.c.body))


@dataclass(frozen=True, slots=True)
class Outbox:
    """The outbox of one database. Times are aware arguments; every method raises StoreUnavailable."""

    database: Database

    def put(
        self, bot_id: int, rows: Sequence[Outgoing], now: datetime, *, whole: bool = False
    ) -> tuple[int | None, ...]:
        """Queue these, all or none, in the unit that runs; the id of each, None where its key stood before.

        `whole`: a unit in which this fails is lost, see `Database.write`.
        Raises ValueError for a batch of different urgencies: what is more urgent could never overtake its earlier parts.
        """
        with self.database.write(whole=whole) as connection:
            return tuple(put_rows(connection, self.database.dialect, bot_id, rows, now))

    def claim(
        self, bot_id: int, now: datetime, *, limit: int, closed: Collection[int] = (), patient: int | None = None
    ) -> tuple[Send, ...]:
        """Mark as SENDING what may be begun now, at most one a chat, the most urgent first, then the oldest.

        What is given is marked for good once the unit that runs is kept: nothing may be sent before. Nothing of a `closed`
        chat, and no more announcements than `patient` where that is said; what is too late is EXPIRED.
        """
        least = Urgency.NOTICE if patient == 0 else Urgency.ANNOUNCEMENT
        at = {"of_bot": bot_id, "now": now}
        with self.database.read() as connection:  # which takes no lock
            found = connection.execute(claims.ANY_DUE, at | {"least": least.value}).one()
        if not found.is_due and not found.is_late:
            return ()
        with self.database.write(whole=True) as connection:
            self._take_turn(connection, bot_id)
            if found.is_late:
                claims.expire(connection, at)
            wanted = at | {"least": least.value, "closed": list(closed), "most": limit}
            ids = claims.first_ids(connection.execute(claims.CLAIMABLE, wanted), limit if patient is None else patient)
            rows = connection.execute(claims.BEGIN, {"ids": ids, "now": now}).all() if ids else ()
            return read_sends(connection, sorted(rows, key=lambda row: (row.urgency, row.send_id)))

    def settle(
        self, send_id: int, state: SendState, now: datetime, *, message_id: int | None = None, reason: str = ""
    ) -> bool:
        """Note what became of a call: SENT, UNKNOWN, FAILED or EXPIRED (the rest of its batch with it).

        `reason` holds no personal data. False where it was settled before, or is gone.

        What was sent is noted as the answer it is; where it has no `message_id` (a deletion) nothing is there any more. Its
        words and files are taken away, but for announcements.
        """
        change = _SENT if state is SendState.SENT else _SETTLED
        values = {
            "of_send": send_id,
            "before": [one.value for one in _BEFORE[state]],
            "outcome": state.value,
            "now": now,
            "as_message": message_id,
            "why": reason[:_LONGEST_REASON],
        }
        with self.database.write(whole=True) as connection:
            row = connection.execute(change, values).one_or_none()
            if row is None:
                return False
            if state is SendState.SENT:
                note_sent(connection, self.database.dialect, row)
                if row.urgency < Urgency.ANNOUNCEMENT:
                    forget_files(connection, [row])
            elif state is not SendState.UNKNOWN:
                drop_rest(connection, row, state)
            return True

    def settle_sent(self, bot_id: int, sent: Mapping[int, int | None], now: datetime) -> int:
        """Note of several calls that they were SENT, as messages with these ids; how many were not settled before."""
        if len(sent) == 1:
            return sum(self.settle(one, SendState.SENT, now, message_id=sent[one]) for one in sent)
        before = [one.value for one in _BEFORE[SendState.SENT]]
        with self.database.write(whole=True) as connection:
            return settle_sent(
                connection, self.database.dialect, {"of_bot": bot_id, "before": before, "now": now}, sent
            )

    def again(self, send_id: int, not_before: datetime, now: datetime, reason: str) -> bool:
        """Put back what was begun and surely did not arrive, to be begun anew then; False where it is not SENDING.

        What was taken back while it was under way is gone now, and False too.
        """
        of_it = sa.and_(outbox.c.send_id == send_id, IS_SENDING)
        values = {"not_before": not_before, "settled_at": now, "reason": reason[:_LONGEST_REASON]}
        with self.database.write() as connection:
            marked = connection.execute(sa.select(outbox.c.left_over).where(of_it).with_for_update()).scalar()
            if marked == TAKEN_BACK:
                take_away(connection, of_it)
            elif marked is not None:
                connection.execute(sa.update(outbox).where(of_it).values(state=SendState.QUEUED.value, **values))
            return marked not in {None, TAKEN_BACK}

    def put_off(self, send_id: int, until: datetime) -> bool:
        """Undo a claim in the unit that made it: it waits until then as if it had not been begun."""
        back = sa.update(outbox).where(outbox.c.send_id == send_id, IS_SENDING)
        fresh = {"state": SendState.QUEUED.value, "not_before": until, "tries": outbox.c.tries - 1, "claimed_at": None}
        return self._changed(back.values(**fresh)) > 0

    def left_over(
        self, bot_id: int, now: datetime, *, before: datetime | None = None, but: Collection[int] = ()
    ) -> tuple[int, int]:
        """For the start of the one sender: what an earlier one was at. How many are queued again, and how many UNKNOWN.

        UNKNOWN are those at most once, and those that were left over twice before. For a sender that goes on: only what was
        begun `before`, `but` what it is at itself.
        """
        mine = sa.and_(outbox.c.bot_id == bot_id, IS_SENDING, outbox.c.send_id.not_in(but))
        if before is not None:
            mine = sa.and_(mine, outbox.c.claimed_at < before)
        for_a_person = sa.or_(outbox.c.at_most_once, outbox.c.left_over >= _MOST_LEFT_OVER)
        reason = "cut off while it was sent"
        unknown = sa.update(outbox).where(mine, for_a_person)
        queued = sa.update(outbox).where(mine)
        with self.database.write() as connection:
            self._take_turn(connection, bot_id)  # what one that died was claiming is over before this looks
            lost = connection.execute(unknown.values(state=SendState.UNKNOWN.value, settled_at=now, reason=reason))
            again = connection.execute(
                queued.values(
                    state=SendState.QUEUED.value, left_over=outbox.c.left_over + 1, settled_at=now, reason=reason
                )
            )
            return again.rowcount, lost.rowcount

    def recent(self, bot_id: int, since: datetime) -> tuple[tuple[int, datetime], ...]:
        """The chat and moment of each call since then, oldest first: what Telegram counts against the limits.

        The moment is that at which it was over, where that is known: Telegram counted it by then.
        """
        begun, over = outbox.c.claimed_at, outbox.c.settled_at
        moment = sa.case((over > begun, over), else_=begun).label("moment")
        calls = sa.select(outbox.c.chat_id, moment).where(outbox.c.bot_id == bot_id, moment >= since)
        with self.database.read() as connection:
            return tuple((row.chat_id, row.moment) for row in connection.execute(calls.order_by(moment)))

    def send(self, send_id: int) -> Send | None:
        """The call of that id."""
        return next(iter(self._read(outbox.c.send_id == send_id, files=True)), None)

    def by_key(self, prefix: str) -> tuple[Send, ...]:
        """The calls whose key begins so, in the order they were put, without their files."""
        return self._read(_has_prefix(prefix))

    def counts(self, bot_id: int) -> Mapping[SendState, int]:
        """How many there are in each state, 0 included."""
        number = sa.func.count().label("number")
        query = sa.select(outbox.c.state, number).where(outbox.c.bot_id == bot_id).group_by(outbox.c.state)
        with self.database.read() as connection:
            found: dict[str, int] = {row.state: row.number for row in connection.execute(query)}
        return {state: found.get(state.value, 0) for state in SendState}

    def next_due(self, bot_id: int) -> datetime | None:
        """When the first of what is queued is or was due, None where nothing is queued; it may have to wait for its chat."""
        due = sa.func.min(sa.func.coalesce(outbox.c.not_before, outbox.c.queued_at), type_=outbox.c.queued_at.type)
        with self.database.read() as connection:
            found: datetime | None = connection.execute(
                sa.select(due).where(outbox.c.bot_id == bot_id, IS_QUEUED)
            ).scalar()
        return found

    def unknown(self, bot_id: int) -> tuple[Send, ...]:
        """What waits for a person to say whether it is to be sent again, oldest first, without files."""
        is_unknown = sa.and_(outbox.c.state == SendState.UNKNOWN.value, outbox.c.body != "")
        return self._read(sa.and_(outbox.c.bot_id == bot_id, is_unknown))

    def put_back(self, bot_id: int, times: int) -> tuple[Send, ...]:
        """What waits and was begun so often in vain, oldest first, without files."""
        return self._read(sa.and_(outbox.c.bot_id == bot_id, IS_QUEUED, outbox.c.tries >= times))

    def resend(self, send_id: int, now: datetime) -> bool:
        """A person's decision: send an UNKNOWN one again, whatever its hour was.

        False where it is not UNKNOWN, or its words are forgotten.
        """
        is_unknown = sa.and_(outbox.c.state == SendState.UNKNOWN.value, outbox.c.body != "")
        anew = sa.update(outbox).where(outbox.c.send_id == send_id, is_unknown)
        fresh = {"not_before": None, "expires_at": None, "queued_at": now, "left_over": 0, "reason": ""}
        return self._changed(anew.values(state=SendState.QUEUED.value, **fresh)) > 0

    def cancel(self, keys: Collection[str] = (), *, prefix: str = "", under_way: bool = False) -> int:
        """Take back what is queued under these keys, or under keys that begin so, as if it had never been put; how many.

        With `under_way` what is being sent goes too, uncounted, where it does not arrive; for what is at most once.
        """
        named = outbox.c.key.in_(keys)
        which = sa.or_(named, _has_prefix(prefix)) if prefix else named
        mark = sa.update(outbox).where(which, sa.or_(IS_QUEUED, IS_SENDING)).values(left_over=TAKEN_BACK)
        with self.database.write() as connection:
            if under_way:  # one statement for both: nothing slips from one state into the other meanwhile
                connection.execute(mark)
            return take_away(connection, sa.and_(IS_QUEUED, which))

    def keep(self, prefix: str) -> int:
        """What was taken back while it was under way, and still is, is wanted again; how many these are."""
        is_marked = sa.and_(IS_SENDING, outbox.c.left_over == TAKEN_BACK)
        return self._changed(sa.update(outbox).where(is_marked, _has_prefix(prefix)).values(left_over=0))

    def hold(self, prefix: str, until: datetime) -> int:
        """Let what is queued under keys that begin so wait until then, where it would go out sooner; how many these are."""
        sooner = sa.or_(outbox.c.not_before.is_(None), outbox.c.not_before < until)
        waiting = sa.update(outbox).where(IS_QUEUED, _has_prefix(prefix), sooner)
        return self._changed(waiting.values(not_before=until))

    def migrate_chat(self, old: int, new: int, now: datetime, back: int | None = None) -> int:
        """The group `old` is the supergroup `new` from now on: what is not settled for good goes there; how many.

        What stands under a key of each of both goes once, the other FAILED. `back` is a call that came back unsent.
        """
        with self.database.write() as connection:
            return move_sends(connection, old, new, now, back)

    def prune(self, before: datetime) -> int:
        """Forget what was SENT or EXPIRED before then; how many.

        Of those with a key the row stays, without its words, but for replies: what they answer does not come again.
        """
        over = outbox.c.state.in_((SendState.SENT.value, SendState.EXPIRED.value))
        old = sa.and_(over, outbox.c.settled_at < before)
        with self.database.write() as connection:
            forget_words(connection, old)
            for_good = sa.or_(outbox.c.key.is_(None), outbox.c.urgency == Urgency.REPLY.value)
            return connection.execute(sa.delete(outbox).where(old, for_good)).rowcount

    def forget(self, before: datetime) -> int:
        """Forget the words and files of what FAILED, EXPIRED or is UNKNOWN since before then, of how many.

        Ids and reasons are kept; what is UNKNOWN can be sent again no more.
        """
        over = outbox.c.state.in_([SendState.FAILED.value, SendState.EXPIRED.value, SendState.UNKNOWN.value])
        with self.database.write() as connection:
            return forget_words(connection, sa.and_(over, outbox.c.settled_at < before))

    def _read(self, which: sa.ColumnElement[bool], *, files: bool = False) -> tuple[Send, ...]:
        with self.database.read() as connection:
            rows = connection.execute(sa.select(outbox).where(which).order_by(outbox.c.send_id)).all()
            return read_sends(connection, rows, files=files)

    def _take_turn(self, connection: sa.Connection, bot_id: int) -> None:
        """Claim one after the other until the transaction ends; with SQLite all writers do so anyway."""
        if self.database.dialect == "postgresql":
            connection.execute(claims.TAKE_TURNS, {"who": f"outbox {bot_id}"})

    def _changed(self, change: sa.Update) -> int:
        with self.database.write() as connection:
            return connection.execute(change).rowcount


def _has_prefix(prefix: str) -> sa.ColumnElement[bool]:
    return sa.and_(outbox.c.key >= prefix, outbox.c.key < prefix + _LAST)
