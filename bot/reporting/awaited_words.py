"""What waits for a last tap: words that a button asked for (an objection, an answer, a reason), and changes that were shown."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.message import Message
from bot.reporting.proposals import NewFigure, NewName, NewTarget, NewWeights, Proposal
from store.database import Database
from store.reporting.awaited_texts import AwaitedText, AwaitedTexts
from store.reporting.indicators import Indicator
from store.reporting.periods import Period

LONGEST = 1000  # characters that are taken
_WAITS = timedelta(minutes=30)


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
_KINDS: tuple[type[About], ...] = (Objecting, Answering, Correcting, NewTarget, NewWeights, NewFigure, NewName)
_ADAPTERS = {kind.__name__: TypeAdapter[About](kind) for kind in _KINDS}
_SHOWN = "…"  # in the place of words: a change was typed whole and asks for none


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a person was asked for; `words` is "" until they have written. `token` names it on buttons."""

    about: About
    token: int
    asked_at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class AwaitedWords:
    """One thing at a time for each person in each chat, for half an hour; in the store, so that every worker knows of it.

    A press on what is gone or was asked for anew finds nothing, and nothing happens. Raises StoreUnavailable.
    """

    database: Database

    def ask(self, message: Message, about: About, words: str = "") -> Awaited:
        """Ask for words, or hold those that were written already; what was asked for before is forgotten."""
        kept = self._texts.put(message.chat_id, message.person_id, _to_json(about), words, message.sent_at)
        return Awaited(about, kept.token, message.sent_at, words)

    def hold(self, message: Message, change: Proposal) -> int:
        """Hold a change that was shown; the token that names it on its buttons."""
        return self.ask(message, change, _SHOWN).token

    def change(self, message: Message, token: int) -> Proposal | None:
        """The change that the token names, once; None where it is gone."""
        found = self._found(message)
        if found is None or found.token != token or isinstance(found.about, Asking):
            return None
        return found.about if self.drop(message, token) else None

    def open(self, message: Message) -> Awaited | None:
        """What this person is to write in this chat, where they have not yet."""
        found = self._found(message)
        return found if found and not found.words else None

    def write(self, message: Message, words: str) -> Awaited | None:
        """Hold what was written; None where nothing was asked for."""
        found = self._found(message)
        if found is None or not self._texts.write(message.chat_id, message.person_id, found.token, words):
            return None
        return replace(found, words=words)

    def take(self, message: Message, token: int, kind: type[_A]) -> tuple[_A, str] | None:
        """What the token names with its words, once; None where it is gone, or of another kind."""
        found = self._found(message)
        if found is None or found.token != token or not found.words or not isinstance(found.about, kind):
            return None
        return (found.about, found.words) if self.drop(message, token) else None

    def drop(self, message: Message, token: int) -> bool:
        """Forget what the token names; False where it is gone."""
        return self._texts.take(message.chat_id, message.person_id, token)

    def _found(self, message: Message) -> Awaited | None:
        kept = self._texts.of(message.chat_id, message.person_id)
        return _read(kept) if kept and message.sent_at - kept.asked_at <= _WAITS else None

    @property
    def _texts(self) -> AwaitedTexts:
        return AwaitedTexts(self.database)


def _to_json(about: About) -> str:
    kind = type(about).__name__
    return json.dumps([kind, _ADAPTERS[kind].dump_python(about, mode="json")])


def _read(kept: AwaitedText) -> Awaited | None:
    """None for what an earlier edition of the program asked for in another form."""
    kind, fields = json.loads(kept.about)
    try:
        about = _ADAPTERS[kind].validate_python(fields)
    except (KeyError, ValidationError):
        return None
    return Awaited(about, kept.token, kept.asked_at, kept.words)
