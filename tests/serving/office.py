"""A sender over a real outbox, and a line that does with each message what a test orders for its words."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.letters import Post
from bot.message import Reply, Span, SpanKind
from bot.serving.enduring import Wake
from bot.serving.errands import MOST_TRIES, Errands
from bot.serving.metrics import Metrics
from bot.serving.outcomes import Delivered, Outcome
from bot.serving.pacing import Limits, Pacing, Window
from bot.serving.parcels import Parcel, to_body
from bot.serving.posting import Posting
from rag.answer import Language
from store.database import Database
from store.ledger import Ledger
from store.outbox import Outbox, Outgoing, SendState, Urgency

BOT, CHAT, GROUP = 1, 7, -8
FAST = Limits(Window(0.01, 1000), Window(0.01, 1000), Window(0.01, 1000))
STATES = (SendState.QUEUED, SendState.SENDING)


@dataclass
class Line:
    """Carries; does with each message what the test ordered for its words, and remembers when each chat was called."""

    orders: dict[str, list[Outcome | Exception]] = field(default_factory=lambda: defaultdict(list))
    takes: float = 0.0
    calls: list[tuple[int, str]] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def carry(self, chat_id: int, parcel: Parcel, file: bytes | None) -> Outcome:  # noqa: ARG002  # as it is called
        """Take it."""
        assert isinstance(parcel.letter, Post)
        self.calls.append((chat_id, parcel.letter.reply.text))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.takes)
        self.at_once -= 1
        waiting = self.orders[parcel.letter.reply.text]
        outcome = waiting.pop(0) if waiting else Delivered(1000 + len(self.calls))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def remove(self, chat_id: int, message_id: int) -> None:  # noqa: ARG002  # as it is called
        """Note it."""
        self.removed.append(message_id)


@dataclass
class Book:
    """The book of chats."""

    notes: list[tuple[str, int]] = field(default_factory=list)

    def moved(self, old: int, new: int, now: datetime) -> None:  # noqa: ARG002  # as it is called
        """Note it."""
        self.notes += [("moved from", old), ("to", new)]

    def lost(self, chat_id: int, reason: str, now: datetime) -> None:  # noqa: ARG002  # as it is called
        """Note it."""
        self.notes.append((reason, chat_id))


@dataclass
class Office:
    """An outbox with its sender; `send` lets it work until nothing more can be sent."""

    database: Database
    line: Line = field(default_factory=Line)
    book: Book = field(default_factory=Book)
    limits: Limits = field(default_factory=lambda: FAST)
    most_tries: int = MOST_TRIES
    leads: bool = True
    look_every: float = 0.05

    @property
    def outbox(self) -> Outbox:
        """Its outbox."""
        return Outbox(self.database)

    def put(self, text: str, chat: int = CHAT, urgency: Urgency = Urgency.REPLY, **more: object) -> None:
        """Queue one message."""
        body = to_body(Parcel(Post(Reply((Span(SpanKind.PLAIN, text),))), language=Language.SIMPLIFIED))
        self.outbox.put(BOT, [Outgoing(chat, body, urgency, **more)], now())  # type: ignore[arg-type]  # fields of Outgoing

    def send(self, until: Callable[[], bool] | None = None) -> None:
        """Let it send until that holds, else until nothing is queued."""
        asyncio.run(self._send(until or self.is_idle))

    def is_idle(self) -> bool:
        """Whether nothing waits or is under way, at one moment."""
        counts = self.outbox.counts(BOT)
        return not any(counts[state] for state in STATES)

    def states(self) -> dict[SendState, int]:
        """How many there are in each state that has some."""
        return {state: number for state, number in self.outbox.counts(BOT).items() if number}

    async def _send(self, until: Callable[[], bool]) -> None:
        with ThreadPoolExecutor(1) as thread:
            errands = Errands(BOT, self.outbox, Ledger(self.database), self.book, self.most_tries)
            pacing = Pacing(self.limits)
            posting = Posting(
                errands, self.line, pacing, Metrics(), now, thread, Wake(), self.look_every, 0.1, lambda: self.leads
            )
            running = asyncio.create_task(posting.run())
            deadline = time.monotonic() + 15
            while not await asyncio.to_thread(until):
                assert time.monotonic() < deadline, (self.states(), self.line.calls)
                await asyncio.sleep(0.01)
            posting.leave()
            await running
            await posting.close()


def now() -> datetime:
    """The clock of this machine: pauses are waited for."""
    return datetime.now(UTC)
