"""Which field of a card a person was asked to write, for half an hour, in the store: a restart in between is not noticed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.message import Message
from bot.reporting.editing import Field
from store.reporting.awaited_values import AwaitedValue, AwaitedValues

_WAITS = timedelta(minutes=30)
_LONGEST = 32  # characters that the table keeps of what was asked for


@dataclass(frozen=True, slots=True)
class Awaited:
    """A value that a person was asked to write; `about` are the words of the sum that it is asked for, "" for none."""

    draft_id: int
    row: int
    field: Field
    asked_at: datetime
    about: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """Who was asked for which value in which chat; safe in threads and across editions and restarts."""

    values: AwaitedValues

    def note(self, message: Message, awaited: Awaited | None) -> None:
        """Keep what was asked for, None where nothing is."""
        if awaited is None:
            self.values.drop(message.chat_id, message.person_id)
            return
        named = f"{awaited.field.value} {awaited.about}".strip()
        field = named if len(named) <= _LONGEST else awaited.field.value
        asked = AwaitedValue(awaited.draft_id, awaited.row, field, awaited.asked_at)
        self.values.put(message.chat_id, message.person_id, asked)

    def of(self, message: Message) -> Awaited | None:
        """What this person was asked for in this chat, unless that is too long ago."""
        asked = self.values.of(message.chat_id, message.person_id)
        if asked is None or message.sent_at - asked.asked_at > _WAITS:
            return None
        name, _, about = asked.field.partition(" ")
        return Awaited(asked.draft_id, asked.part, Field(name), asked.asked_at, about) if name in set(Field) else None
