"""A chat service that does what a test says: it carries what the outbox holds, and knows what stands in each chat."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from bot.letters import Delete, Edit, Letter, Pin, Post, Unpin, from_body
from bot.message import Reply
from store.outbox import Outbox
from store.sends import Send, SendState

BOT = 0
Outcome = tuple[SendState, str]
SENT: Outcome = (SendState.SENT, "")


@dataclass
class Service:
    """`chats` are the messages that stand in each chat, by their ids; the last three fields are what goes wrong."""

    outbox: Outbox
    buttons: dict[str, str] = field(default_factory=dict)
    chats: dict[int, dict[int, str]] = field(default_factory=dict)
    pinned: set[tuple[int, int]] = field(default_factory=set)
    log: list[tuple[int, Letter]] = field(default_factory=list)
    ids: Iterator[int] = field(default_factory=lambda: count(1000))
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    refused: dict[type[Letter], str] = field(default_factory=dict)
    undeletable: set[int] = field(default_factory=set)

    def remember(self, reply: Reply) -> None:
        """Its buttons can be pressed."""
        self.buttons |= {button.label: button.data for row in reply.buttons for button in row}

    def deliver(self, now: datetime) -> int:
        """Everything that may go out goes out; how many calls were made."""
        made = 0
        while claimed := self.outbox.claim(BOT, now, limit=100):
            for send in claimed:
                self.carry(send, now)
                made += 1
        return made

    def begin(self, now: datetime) -> Send:
        """The next message of an announcement is under way; what is more urgent has gone out."""
        while True:
            (send,) = self.outbox.claim(BOT, now, limit=1)
            if (send.key or "").startswith("ann:"):
                return send
            self.carry(send, now)

    def carry(self, send: Send, now: datetime) -> None:
        """What is under way arrives, or does not."""
        letter = from_body(send.body)
        state, reason = self.outcomes.get(send.chat_id, SENT)
        if isinstance(letter, Delete) and send.chat_id in self.undeletable:
            state, reason = SendState.FAILED, "Bad Request: message can't be deleted"
        elif type(letter) in self.refused:
            state, reason = SendState.FAILED, self.refused[type(letter)]
        message_id = self._do(send.chat_id, letter) if state is SendState.SENT else None
        self.outbox.settle(send.send_id, state, now, message_id=message_id, reason=reason)
        if state is SendState.SENT:
            self.log.append((send.chat_id, letter))

    def _do(self, chat_id: int, letter: Letter) -> int | None:
        chat = self.chats.setdefault(chat_id, {})
        match letter:
            case Post(reply=reply):
                number = next(self.ids)
                chat[number] = reply.text
                self.remember(reply)
                return number
            case Edit(message_id=number, reply=reply):
                chat[number] = reply.text
                return number
            case Delete(message_id=number):
                chat.pop(number)
                return None
            case Pin(message_id=number):
                self.pinned.add((chat_id, number))
            case Unpin(message_id=number):
                self.pinned.discard((chat_id, number))
        return None

    def texts(self, chat_id: int) -> list[str]:
        """What stands in a chat."""
        return list(self.chats.get(chat_id, {}).values())
