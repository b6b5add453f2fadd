"""Random lives of an outbox: whatever is put, sent, cut off and put back, nothing is lost, overtaken or claimed twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database import Database
from store.delivery_tables import outbox as table
from store.outbox import Outbox, Outgoing, Send, SendState, Urgency
from tests.store.samples import NOON
from tests.store.updates import BOT

_SECOND = timedelta(seconds=1)
_CHATS = (7, 8, 9)
_OVER = (SendState.SENT, SendState.FAILED, SendState.UNKNOWN, SendState.EXPIRED)


@dataclass
class _Life:
    """An outbox, what was put into it, and what a sender is at."""

    outbox: Outbox
    now: datetime = NOON
    put: dict[int, Outgoing] = field(default_factory=dict)
    at: dict[int, Send] = field(default_factory=dict)
    begun: Counter[int] = field(default_factory=Counter)
    cut_off: Counter[int] = field(default_factory=Counter)

    def ask(self, rows: list[Outgoing]) -> None:
        """Put some; their bodies are to be different."""
        ids = self.outbox.put(BOT, rows, self.now)
        self.put |= {number: row for number, row in zip(ids, rows, strict=True) if number is not None}

    def claim(self, limit: int) -> None:
        """Claim some: none that somebody is at, one a chat, none before its hour or after its end, none out of order."""
        claimed = self.outbox.claim(BOT, self.now, limit=limit)
        queued = [send for send in self._all() if send.state is SendState.QUEUED] if claimed else []
        for send in claimed:
            assert send.chat_id not in {one.chat_id for one in self.at.values()}
            assert send.not_before is None or send.not_before <= self.now
            assert send.expires_at is None or send.expires_at > self.now
            assert not any(self._should_go_before(one, send) for one in queued)
            assert not (send.at_most_once and self.begun[send.send_id] and self.cut_off[send.send_id])
            self.at[send.send_id] = send
            self.begun[send.send_id] += 1

    def _all(self) -> tuple[Send, ...]:
        return self.outbox._read(table.c.bot_id == BOT)

    def _should_go_before(self, one: Send, other: Send) -> bool:
        if one.chat_id != other.chat_id:
            return False
        if one.batch and one.batch == other.batch:
            return one.send_id < other.send_id
        is_due = one.not_before is None or one.not_before <= self.now
        return is_due and (one.urgency, one.send_id) < (other.urgency, other.send_id)

    def end(self, how: str) -> None:
        """The sender comes to know what became of the oldest it is at, or crashes."""
        if how == "crash":
            again, unknown = self.outbox.left_over(BOT, self.now)
            assert again + unknown == len(self.at)
            self.cut_off.update(self.at)
            self.at.clear()
        elif self.at:
            send = self.at.pop(min(self.at))
            if how == "again":
                assert self.outbox.again(send.send_id, self.now + 3 * _SECOND, self.now, "")
            else:
                assert self.outbox.settle(send.send_id, SendState(how), self.now, message_id=1)

    def finish(self) -> None:
        """A sender without mishaps sends the rest."""
        for _ in range(len(self.put) + 1):
            self.now += 10 * _SECOND
            self.claim(99)
            while self.at:
                self.end("sent")

    def check(self) -> None:
        """Planned is what is queued, under way and over, and each was begun as often as it says."""
        sends = self._all()
        assert {send.send_id for send in sends} == self.put.keys()
        assert {send.send_id for send in sends if send.state is SendState.SENDING} == self.at.keys()
        assert all(send.tries == self.begun[send.send_id] for send in sends)


_ROWS = st.builds(
    lambda chat, urgency, wait, lasts, once: Outgoing(
        chat,
        "words",
        urgency,
        once,
        not_before=NOON + wait * _SECOND if wait else None,
        expires_at=NOON + lasts * _SECOND if lasts else None,
    ),
    st.sampled_from(_CHATS),
    st.sampled_from(Urgency),
    st.sampled_from([0, 0, 0, 5, 20]),
    st.sampled_from([0, 0, 0, 8, 30]),
    st.booleans(),
)
_REPLIES = st.builds(
    lambda chat, batch, size: [Outgoing(chat, str(part), batch=f"batch {batch}") for part in range(size)],
    st.sampled_from(_CHATS),
    st.integers(0, 10**9),
    st.integers(2, 3),
)
_ENDS = st.sampled_from(["sent", "sent", "failed", "unknown", "again", "crash"])
_STEPS = st.lists(
    st.one_of(st.lists(_ROWS, max_size=4), _REPLIES, st.integers(1, 3), _ENDS, st.just(_SECOND), st.just(7 * _SECOND)),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_nothing_is_lost_overtaken_or_claimed_twice(database: Database, steps: list[object]) -> None:
    """Any life, and at its end all is over."""
    with database.write() as connection:
        connection.exec_driver_sql("DELETE FROM outbox")
    life = _Life(Outbox(database))
    for step in steps:
        match step:
            case list():
                life.ask(step)
            case int():
                life.claim(step)
            case str():
                life.end(step)
            case timedelta():
                life.now += step
        life.check()
    life.finish()
    life.check()
    counts = life.outbox.counts(BOT)
    assert sum(counts[state] for state in _OVER) == len(life.put)


def test_senders_side_by_side_never_claim_the_same(database: Database) -> None:
    """There is to be one sender; where there are four by mistake each call goes out once all the same, and in order."""
    outbox = Outbox(database)
    outbox.put(BOT, [Outgoing(number % 5, str(number)) for number in range(60)], NOON)
    claimed: list[Send] = []

    def send(_: int) -> None:
        idle = 0
        while idle < 20:
            sends = outbox.claim(BOT, NOON, limit=3)
            idle = 0 if sends else idle + 1
            for one in sends:
                claimed.append(one)
                outbox.settle(one.send_id, SendState.SENT, NOON, message_id=1)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, range(4)))
    assert Counter(one.send_id for one in claimed) == Counter(range(1, 61))
    for chat in range(5):
        of_chat = [one.send_id for one in claimed if one.chat_id == chat]
        assert of_chat == sorted(of_chat)
