"""What waits for a last tap: words that a button asked for (an objection, an answer, a reason), and changes that were shown."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import TypeVar

from bot.message import Message
from bot.reporting.proposals import Proposal
from store.reporting.indicators import Indicator
from store.reporting.periods import Period

LONGEST = 1000  # characters that are taken
_WAITS = timedelta(minutes=30)
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Objecting:
    """What an office says against an edition; `indicator` None is its whole row."""

    period: Period
    edition: int
    office_id: int
    indicator: Indicator | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """The answer to an objection."""

    objection_id: int
    accepted: bool


@dataclass(frozen=True, slots=True)
class Correcting:
    """The reason why a published edition is corrected."""

    period: Period
    edition: int


Asking = Objecting | Answering | Correcting
About = Asking | Proposal
_A = TypeVar("_A", bound=About)
_SHOWN = "…"  # in the place of words: a change was typed whole and asks for none


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a person was asked for; `words` is "" until they have written. `token` names it on buttons."""

    about: About
    token: int
    asked_at: datetime
    words: str = ""


class AwaitedWords:
    """One thing at a time for each person in each chat, for half an hour; safe in threads, gone after a restart.

    A press on what is gone or was asked for anew finds nothing, and nothing happens.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, int], Awaited] = OrderedDict()
        self._lock = Lock()
        self._newest = 0

    def ask(self, message: Message, about: About, words: str = "") -> Awaited:
        """Ask for words, or hold those that were written already; what was asked for before is forgotten."""
        with self._lock:
            # From the clock, so that no button from before a restart carries it.
            self._newest = max(self._newest + 1, int(message.sent_at.timestamp() * 1000))
            asked = Awaited(about, self._newest, message.sent_at, words)
            self._held.pop(_who(message), None)
            self._held[_who(message)] = asked
            if len(self._held) > _MOST:
                self._held.popitem(last=False)
            return asked

    def hold(self, message: Message, change: Proposal) -> int:
        """Hold a change that was shown; the token that names it on its buttons."""
        return self.ask(message, change, _SHOWN).token

    def change(self, message: Message, token: int) -> Proposal | None:
        """The change that the token names, once; None where it is gone."""
        with self._lock:
            found = self._found(message)
            if found is None or found.token != token or isinstance(found.about, Asking):
                return None
            del self._held[_who(message)]
            return found.about

    def open(self, message: Message) -> Awaited | None:
        """What this person is to write in this chat, where they have not yet."""
        found = self._found(message)
        return found if found and not found.words else None

    def write(self, message: Message, words: str) -> Awaited | None:
        """Hold what was written; None where nothing was asked for."""
        with self._lock:
            found = self._found(message)
            if found is None:
                return None
            self._held[_who(message)] = written = replace(found, words=words)
            return written

    def take(self, message: Message, token: int, kind: type[_A]) -> tuple[_A, str] | None:
        """What the token names with its words, once; None where it is gone, or of another kind."""
        with self._lock:
            found = self._found(message)
            if found is None or found.token != token or not found.words or not isinstance(found.about, kind):
                return None
            del self._held[_who(message)]
            return found.about, found.words

    def drop(self, message: Message, token: int) -> bool:
        """Forget what the token names; False where it is gone."""
        with self._lock:
            found = self._held.get(_who(message))
            if found is None or found.token != token:
                return False
            del self._held[_who(message)]
            return True

    def _found(self, message: Message) -> Awaited | None:
        found = self._held.get(_who(message))
        return found if found and message.sent_at - found.asked_at <= _WAITS else None


def _who(message: Message) -> tuple[str, int]:
    return message.chat_id, message.person_id
