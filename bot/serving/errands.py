"""An errand (跑腿): a claimed row of the outbox made ready to be carried, and what follows for the store from its outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from bot.message import Reply
from bot.serving.outcomes import Delivered, Dropped, Moved, NotYet, Outcome, TooFast, Unreachable, Unsure
from bot.serving.packing import Destination, pack_reply
from bot.serving.parcels import BodyUnreadable, Parcel, Trim, from_body
from bot.wording import say_trouble
from bot.wording_telegram import say_unsure
from rag.answer import Language
from store.announcing.keys import is_message
from store.announcing.timetable import is_open, next_open
from store.ledger import Ledger
from store.outbox import Outbox, Outgoing, Send, SendState, Urgency
from store.pauses import Pause, Pauses

_TOO_FAST = "the chat service asks to wait"  # the reason of what was put back for it
MOST_TRIES = 8  # of a call that the service itself fails at; a line that is down is waited for as long as it takes
_LONGEST_PAUSE = timedelta(seconds=60)


class Chats(Protocol):
    """Who keeps the book of chats. Runs in a thread, in the unit that runs."""

    def moved(self, old: int, new: int, now: datetime) -> object:
        """A group has another id from now on."""
        ...

    def lost(self, chat_id: int, reason: str, now: datetime) -> object:
        """The bot may not write there any more."""
        ...


@dataclass(frozen=True, slots=True)
class Errand:
    """A row to carry. `left_over` are the messages to take away (of a Trim), `kept` those that stay."""

    send: Send
    parcel: Parcel
    left_over: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Errands:
    """Between the store and the carrier. Synchronous; raises StoreUnavailable."""

    bot_id: int
    outbox: Outbox
    ledger: Ledger
    chats: Chats
    most_tries: int = MOST_TRIES

    def held_back(self, send: Send, now: datetime) -> datetime | None:
        """Until when it must wait though it is due: an announcement wakes nobody, however late it was put; else None.

        What is done about messages that are out, recalls above all, does not wait.
        """
        if send.urgency is not Urgency.ANNOUNCEMENT or not is_message(send.key or "") or is_open(now):
            return None
        return next_open(now)

    def prepare(self, send: Send) -> Errand | Dropped:
        """What the row asks for, as things stand now: where the earlier answer is that it renews."""
        try:
            parcel = from_body(send.body)
        except BodyUnreadable as error:
            return Dropped(str(error))
        if isinstance(parcel.letter, Trim):
            earlier = self.ledger.reply_messages(parcel.letter.chat_id, parcel.letter.message_id)
            keep = parcel.letter.keep
            return Errand(send, parcel, earlier[keep:], earlier[:keep])
        if parcel.renewing and send.answers is not None:
            chat_id, message_id, position = send.answers
            earlier = self.ledger.reply_messages(chat_id, message_id)
            parcel = replace(parcel, over=int(earlier[position]) if position < len(earlier) else None)
        return Errand(send, parcel)

    def settle_sent(self, sent: Sequence[tuple[Send, Errand | None, Delivered]], now: datetime) -> None:
        """Note of several that they have arrived."""
        self.outbox.settle_sent(self.bot_id, {send.send_id: outcome.message_id for send, _, outcome in sent}, now)
        for _, errand, _ in sent:
            self._note_trimmed(errand, now)

    def settle(self, send: Send, errand: Errand | None, outcome: Outcome, now: datetime) -> timedelta | None:
        """Note what became of it; after which pause it is to be tried again, None where it is over."""
        match outcome:
            case Delivered(message_id=message_id):
                self.outbox.settle(send.send_id, SendState.SENT, now, message_id=message_id)
                self._note_trimmed(errand, now)
            case Dropped(reason=reason):
                self._fail(send, errand, reason, now)
            case Unreachable(reason=reason):
                self.outbox.settle(send.send_id, SendState.FAILED, now, reason=reason)
                self.chats.lost(send.chat_id, reason, now)
            case Unsure(reason=reason):
                self.outbox.settle(send.send_id, SendState.UNKNOWN, now, reason=reason)
                self._own_up(send, errand, say_unsure, now)
            case TooFast(retry_after=seconds):
                pause = timedelta(seconds=seconds)
                Pauses(self.outbox.database).note(self.bot_id, Pause(send.chat_id, now, now + pause))
                return self._again(send, pause, _TOO_FAST, now)
            case NotYet(reason=reason, line_down=line_down):
                if send.tries < self.most_tries or line_down:
                    pause = min(timedelta(seconds=2 ** min(send.tries - 1, 6)), _LONGEST_PAUSE)
                    return self._again(send, pause, reason, now)
                self._fail(send, errand, reason, now)
            case Moved(new_chat_id=new):
                self.chats.moved(send.chat_id, new, now)  # first, as when the group tells of it: who waits, waits here
                self.outbox.migrate_chat(send.chat_id, new, now, back=send.send_id)
                return self._again(send, timedelta(0), "the group has another id", now)
            case _:
                assert_never(outcome)
        return None

    def _again(self, send: Send, pause: timedelta, reason: str, now: datetime) -> timedelta:
        self.outbox.again(send.send_id, now + pause, now, reason)
        return pause

    def _fail(self, send: Send, errand: Errand | None, reason: str, now: datetime) -> None:
        self.outbox.settle(send.send_id, SendState.FAILED, now, reason=reason)
        self._own_up(send, errand, say_trouble, now)

    def _note_trimmed(self, errand: Errand | None, now: datetime) -> None:
        if errand is not None and errand.left_over and isinstance(errand.parcel.letter, Trim):
            answered = errand.parcel.letter
            self.ledger.note_reply(answered.chat_id, answered.message_id, errand.kept, now)

    def _own_up(self, send: Send, errand: Errand | None, say: Callable[[Language], Reply], now: datetime) -> None:
        """Say it where a reply is not, or perhaps not, in the chat; once, and never the reply itself again."""
        if errand is None or errand.parcel.language is None:
            return
        self.outbox.put(self.bot_id, apology(send, errand.parcel, say(errand.parcel.language)), now)


def apology(send: Send, parcel: Parcel, words: Reply) -> tuple[Outgoing, ...]:
    """A sentence about a reply that failed, one for all its parts; nobody is told where it fails itself."""
    key = f"sorry:{send.bot_id}:{send.chat_id}:{send.batch or send.send_id}:"
    to = Destination(send.chat_id, "", thread_id=parcel.thread_id, reply_to=parcel.reply_to, key=key)
    return pack_reply(words, to)
