"""Whose talk it is (对话归谁): each person has one in each chat, of questions and calculations alike; a reply goes on with another."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.message import Message
from bot.talk import KEPT, MOST, Talk
from rag.text import squeeze
from store.calculations import Calculations
from store.ledger import Ledger
from store.questions import QuestionRecord
from store.talks import Talks
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_LOOKED_BACK = 50  # answers among which one is known again by its words
_FIRST_WORDS = 40  # characters by which it is known
_LONG_AGO = timedelta(days=400)
Calculated = Callable[[Message], QuestionRecord | None]


@dataclass(frozen=True, slots=True)
class Threads:
    """The talks of one database. `calculated` is the calculation that a person is at, told as a turn."""

    ledger: Ledger
    calculated: Calculated = lambda message: None

    def of(self, message: Message) -> Talk:
        """The talk that a message goes on with; nothing while the store is out of reach: answers come first."""
        try:
            replied = self._replied(message)
            return Talk((replied,), replied=True) if replied else Talk(self._turns(message))
        except StoreUnavailable as error:
            _LOG.error("talk not looked up: %s", error)
            return Talk()

    def begin_anew(self, message: Message) -> None:
        """Nothing that was asked or calculated up to now counts any more."""
        Talks(self.ledger.database).begin(message.chat_id, message.person_id, message.sent_at)
        Calculations(self.ledger.database).end(message.chat_id, message.person_id)

    def _turns(self, message: Message) -> tuple[QuestionRecord, ...]:
        """What came before this message, newest first: an edited one goes on with what stood before it."""
        talks, since = Talks(self.ledger.database), message.sent_at - KEPT
        turns = talks.turns(message.chat_id, message.person_id, since, MOST + 1)
        own = next((at for at, turn in enumerate(turns) if turn.message_id == message.message_id), None)
        if own is not None:
            return turns[own + 1 :]
        one = self.calculated(message)
        begun = talks.begun(message.chat_id, message.person_id)
        if one is None or one.asked_at < since or (begun is not None and one.asked_at <= begun):
            return turns
        return tuple(sorted((one, *turns), key=lambda turn: turn.asked_at, reverse=True))

    def _replied(self, message: Message) -> QuestionRecord | None:
        """The question behind the message of ours that this one replies to, found by its id, else by its words."""
        if not message.reply_to:
            return None
        found = Talks(self.ledger.database).behind(message.chat_id, message.reply_to)
        return found or self._by_words(message)

    def _by_words(self, message: Message) -> QuestionRecord | None:
        """An answer to a press is not kept by its id."""
        words = _first_words(message.replied_text)
        since = message.sent_at - _LONG_AGO
        earlier = self.ledger.recent_questions(message.chat_id, message.person_id, since, _LOOKED_BACK)
        return next((one for one in earlier if words and _first_words(one.answer_text) == words), None)


def _first_words(text: str) -> str:
    return squeeze(text.strip().partition("\n")[0])[:_FIRST_WORDS]
