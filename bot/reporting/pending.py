"""Which field of a card a person was asked to write, for half an hour, in the store: a restart in between is not noticed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.message import Message
from bot.reporting.editing import Field
from store.reporting.awaited_values import AwaitedValue, AwaitedValues

_WAITS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A value that a person was asked to write."""

    draft_id: int
    row: int
    field: Field
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Pending:
    """Who was asked for which value in which chat; safe in threads and across editions and restarts."""

    values: AwaitedValues

    def note(self, message: Message, awaited: Awaited | None) -> None:
        """Keep what was asked for, None where nothing is."""
        if awaited is None:
            self.values.drop(message.chat_id, message.person_id)
            return
        asked = AwaitedValue(awaited.draft_id, awaited.row, awaited.field.value, awaited.asked_at)
        self.values.put(message.chat_id, message.person_id, asked)

    def of(self, message: Message) -> Awaited | None:
        """What this person was asked for in this chat, unless that is too long ago."""
        asked = self.values.of(message.chat_id, message.person_id)
        if asked is None or message.sent_at - asked.asked_at > _WAITS or asked.field not in set(Field):
            return None
        return Awaited(asked.draft_id, asked.part, Field(asked.field), asked.asked_at)
