"""A bureau that announces: the Assistant over a real database, the clock, and a chat service that does what a test says."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.announcing.announcer import Announcer, announcer_over
from bot.announcing.bureau import Bureau
from bot.announcing.membership import Membership, Memberships
from bot.assistant import Assistant
from bot.message import Message, Reply
from store.database import Database
from store.ledger import Ledger
from store.outbox import Outbox
from store.reporting.registry import Registry
from store.sends import Send
from tests.announcing.service import BOT, Service
from tests.bot.sample import DESK, ScriptedAsker, staff_desk
from tests.databases import fresh_database
from tests.store_announcing.bureau import ADMIN, COORDINATOR, GROUP, INVESTORS, NOW, enrol


@dataclass
class Hall:
    """Who speaks to the bot, and the service that carries what it says."""

    database: Database
    assistant: Assistant
    announcer: Announcer
    service: Service
    now: datetime = NOW
    turns: int = 0

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
        self.service.remember(reply)
        return reply

    def press(self, label: str, person: int = COORDINATOR, **fields: Any) -> Reply:
        """The reply to a press on the last button of that label, whoever was shown it."""
        return self.say("", person, press=self.service.buttons[label], **fields)

    def tick(self, **step: int) -> int:
        """Time goes on, then the clock's part is done; how many calls it put."""
        self.now += timedelta(**step)
        return self.announcer.round(self.now)

    def deliver(self) -> int:
        """Everything that may go out goes out; how many calls were made."""
        return self.service.deliver(self.now)

    def begin(self) -> Send:
        """The next message of an announcement is under way."""
        return self.service.begin(self.now)

    def carry(self, send: Send) -> None:
        """It arrives, or does not."""
        self.service.carry(send, self.now)

    def texts(self, chat_id: int) -> list[str]:
        """What stands in a chat."""
        return self.service.texts(chat_id)

    def run(self) -> None:
        """The clock and the sender, until there is nothing more to do at this moment."""
        for _ in range(5):
            self.tick()
            self.deliver()


@contextmanager
def open_hall(where: Path | str) -> Iterator[Hall]:
    """Everybody enrolled, a group of an office and one of investors confirmed; in a folder, or a database by its address."""
    database = fresh_database(where / "assistant.sqlite3" if isinstance(where, Path) else where)
    registry = Registry(database)
    enrol(registry)
    assistant = Assistant(ScriptedAsker(), Ledger(database), DESK, staff_desk(database))
    hall = Hall(database, assistant, announcer_over(database, BOT), Service(Outbox(database)))
    memberships = Memberships(hall.bureau)
    for chat_id, use in ((GROUP, 1), (INVESTORS, 2)):
        memberships.note(Membership(chat_id, "supergroup", f"群{-chat_id}", "left", "member", ADMIN), NOW)
        hall.say("", ADMIN, press=f"an-group:{-chat_id}:{use}")
    office = registry.office_by_code("C04")
    assert office is not None
    registry.bind_group(str(GROUP), office.office_id, ADMIN, NOW)
    hall.deliver()
    hall.service.chats.clear()
    hall.service.log.clear()
    try:
        yield hall
    finally:
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
