"""A bureau that announces: the Assistant over a real database, the clock, and a chat service that does what a test says."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bot.announcing.announcer import Announcer, announcer_over
from bot.announcing.bureau import Bureau
from bot.announcing.membership import Membership, Memberships
from bot.assistant import Assistant
from bot.letters import Delete, Edit, Letter, Pin, Post, Unpin, from_body
from bot.message import Message, Reply
from store.announcing.chats import ChatUse
from store.database import Database, open_database
from store.ledger import Ledger
from store.reporting.registry import Registry
from store.sends import Send, SendState
from tests.bot.sample import DESK, ScriptedAsker, staff_desk
from tests.store_announcing.bureau import ADMIN, COORDINATOR, GROUP, INVESTORS, NOW, enrol

BOT = 0
Outcome = tuple[SendState, str]
SENT: Outcome = (SendState.SENT, "")


@dataclass
class Hall:
    """Who speaks to the bot, and what the chats hold: `chats` are the messages that stand in each, by their ids."""

    database: Database
    assistant: Assistant
    announcer: Announcer
    now: datetime = NOW
    turns: int = 0
    buttons: dict[str, str] = field(default_factory=dict)
    chats: dict[int, dict[int, str]] = field(default_factory=dict)
    pinned: set[tuple[int, int]] = field(default_factory=set)
    log: list[tuple[int, Letter]] = field(default_factory=list)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    refused: dict[type[Letter], str] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: count(1000))

    @property
    def bureau(self) -> Bureau:
        """The books."""
        return self.announcer.bureau

    def say(self, text: str, person: int = COORDINATOR, **fields: Any) -> Reply:
        """The reply to words; an empty one for silence."""
        self.turns += 1
        values: dict[str, Any] = {"chat_id": str(person), "message_id": f"m{self.turns}", "text": text}
        message = Message(**{**values, "person_id": person, "sent_at": self.now, **fields})
        reply = self.assistant.handle(message) or Reply(())
        self.remember(reply)
        return reply

    def press(self, label: str, person: int = COORDINATOR, **fields: Any) -> Reply:
        """The reply to a press on the last button of that label, whoever was shown it."""
        return self.say("", person, press=self.buttons[label], **fields)

    def remember(self, reply: Reply) -> None:
        """Its buttons can be pressed."""
        self.buttons |= {button.label: button.data for row in reply.buttons for button in row}

    def tick(self, **step: int) -> int:
        """Time goes on, then the clock's part is done; how many calls it put."""
        self.now += timedelta(**step)
        return self.announcer.round(self.now)

    def deliver(self) -> int:
        """Everything that may go out goes out; how many calls were made."""
        made = 0
        while claimed := self.bureau.outbox.claim(BOT, self.now, limit=100):
            for send in claimed:
                self.carry(send)
                made += 1
        return made

    def begin(self) -> Send:
        """The next message of an announcement is under way; what is more urgent has gone out."""
        while True:
            (send,) = self.bureau.outbox.claim(BOT, self.now, limit=1)
            if (send.key or "").startswith("ann:"):
                return send
            self.carry(send)

    def carry(self, send: Send) -> None:
        """What is under way arrives, or does not."""
        letter = from_body(send.body)
        state, reason = self.outcomes.get(send.chat_id, SENT)
        if type(letter) in self.refused:
            state, reason = SendState.FAILED, self.refused[type(letter)]
        message_id = self._do(send.chat_id, letter) if state is SendState.SENT else None
        self.bureau.outbox.settle(send.send_id, state, self.now, message_id=message_id, reason=reason)
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

    def run(self) -> None:
        """The clock and the sender, until there is nothing more to do at this moment."""
        for _ in range(5):
            self.tick()
            self.deliver()


@contextmanager
def open_hall(folder: Path) -> Iterator[Hall]:
    """Everybody enrolled, a group of an office and one of investors confirmed."""
    database = open_database(folder / "assistant.sqlite3")
    registry = Registry(database)
    enrol(registry)
    assistant = Assistant(ScriptedAsker(), Ledger(database), DESK, staff_desk(database))
    hall = Hall(database, assistant, announcer_over(database, BOT))
    memberships = Memberships(hall.bureau)
    for chat_id, use in ((GROUP, 1), (INVESTORS, 2)):
        memberships.note(Membership(chat_id, "supergroup", f"群{-chat_id}", "left", "member", ADMIN), NOW)
        hall.say("", ADMIN, press=f"an-group:{-chat_id}:{use}")
    office = registry.office_by_code("C04")
    assert office is not None
    registry.bind_group(str(GROUP), office.office_id, ADMIN, NOW)
    hall.deliver()
    hall.chats.clear()
    hall.log.clear()
    yield hall
    database.close()


def draft(
    hall: Hall, words: str = "请周五前报送材料。", *, to: Mapping[str, str] | None = None, when: str = "马上"
) -> None:
    """A draft with receivers (category to its receiver, as the buttons say) and a time, previewed."""
    hall.say(f"/announce {words}")
    hall.press("发给谁")
    for category, name in (to or {"单位": "冠县招商办（示例）"}).items():
        hall.press(category)
        hall.press(name)
        hall.press("其他类别")
    hall.press("选好了")
    hall.press("时间")
    hall.say(when)
    hall.press("预览")


def announce(
    hall: Hall, words: str = "请周五前报送材料。", *, to: Mapping[str, str] | None = None, when: str = "马上"
) -> Reply:
    """The same, submitted."""
    draft(hall, words, to=to, when=when)
    return hall.press("提交")


USE = ChatUse
