"""The stage: a Telegram, a store with offices, staff and projects in it, and a crowd; the bots come and go."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bot.message import Role
from store.database import Database
from store.inbox import Inbox, InboxState
from store.money import Money
from store.outbox import Outbox, SendState
from store.reporting.members import InviteRefusal
from store.reporting.periods import SHANGHAI
from store.reporting.project import Project, Stage
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from tests.databases import fresh_database
from tests.journeys.people import Room, private_chat
from tests.journeys.telegram_world import BOT_ID
from tests.kill.crowd import Crowd, Member
from tests.kill.lives import Cradle, Lifeline, Lives
from tests.kill.orders import Orders
from tests.kill.unruly_api import Courier, UnrulyApi

MONDAY = datetime(2026, 8, 3, 10, tzinfo=SHANGHAI)
BEFORE = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)
_PARTS = (
    "曲轴 齿轮 活塞环 减速机 丝杠 链轮 联轴器 主轴 法兰盘 轴承座 液压缸 传动轴 飞轮壳 凸轮轴 连杆 气门 水泵 油泵 叶片 换热器"
).split()
_FIRST = 64_000
_SPEED = 10.0  # limits ten times as generous as Telegram's, for those who talk without pause


@dataclass(slots=True)
class Scene:
    """Everything but the bot. `told` is what each bot is told, its point of death apart."""

    api: UnrulyApi
    database: Database
    lives: Lives
    told: Orders
    courier: Courier | None = None
    restarts: list[float] = field(default_factory=list)  # seconds until it served again
    decided: int = 0  # replies that were cut off so often that a person had to put them on again
    _begun: float = 0.0
    _polls: int = 0
    serves: bool = False

    def start(self, point: str = "", nth: int = 1, mutation: str = "") -> None:
        """Start a bot; it serves once `serves` says so."""
        orders = replace(self.told, point=point, nth=nth, mutation=mutation)
        self._begun, self._polls, self.serves = time.monotonic(), self.api.world.polls, False
        self.lives.start(orders)

    def decide(self) -> None:
        """What an operator does whom doctor shows replies of which nobody knows whether they arrived: send them again."""
        outbox = Outbox(self.database)
        now = datetime.now(SHANGHAI) + timedelta(seconds=self.told.ahead)
        self.decided += sum(outbox.resend(one.send_id, now) for one in outbox.unknown(BOT_ID) if not one.at_most_once)

    def look(self) -> None:
        """Note how long it took until the bot takes updates, once it does."""
        if not self.serves and self._is_open():
            self.serves = True
            self.restarts.append(time.monotonic() - self._begun)

    def _is_open(self) -> bool:
        if not self.told.port:
            return self.api.world.polls > self._polls
        with socket.socket() as door:
            return door.connect_ex(("127.0.0.1", self.told.port)) == 0

    @property
    def is_settled(self) -> bool:
        """Whether nothing is on its way to the bot, in it, or from it."""
        arrived = not self.api.world.updates if self.courier is None else self.courier.is_idle
        if not arrived or Inbox(self.database).counts(BOT_ID)[InboxState.WAITING]:
            return False
        counts = Outbox(self.database).counts(BOT_ID)
        return not (counts[SendState.QUEUED] or counts[SendState.SENDING])

    def times(self) -> str:
        """How long starts took, in words."""
        found = sorted(self.restarts)
        decided = f"{self.decided} replies cut off three times and sent by hand; " if self.decided else ""
        return f"{decided}serving after {found[len(found) // 2]:.1f} s, at most {found[-1]:.1f} s, {len(found)} starts"

    def complaints(self) -> list[str]:
        """What the bots have logged as errors: faults of the line and of the service are none of theirs."""
        log = Path(self.told.log).read_text("utf-8", "replace") if Path(self.told.log).exists() else ""
        return [line for line in log.splitlines() if " ERROR " in line or line.startswith("Traceback")]

    def said(self) -> dict[int, int]:
        """How many messages of the bot stand in each chat."""
        with self.api.world.changed:
            return {
                chat.chat_id: sum(one.sender["id"] == BOT_ID for one in chat.messages.values())
                for chat in self.api.world.chats.values()
            }

    def crowd(self, updates: int, people: int = 50, *, seed: int = 7, one_by_one: bool = False) -> Crowd:
        """Two of five are staff, each with a project; the store knows them."""
        rooms = [private_chat(self.api, _FIRST + number) for number in range(people)]
        staff = tuple(self._enrol(room, number) for number, room in enumerate(rooms[: people * 2 // 5]))
        return Crowd(seed, staff, tuple(rooms[len(staff) :]), updates, one_by_one)

    def _enrol(self, room: Room, number: int) -> Member:
        registry, name = Registry(self.database), f"{_PARTS[number]}项目"
        offices = [office for office in registry.offices() if office.county]
        office = offices[number % len(offices)]
        enrol(self.database, room.chat.chat_id, Role.STAFF, office.office_id)
        draft = Project(
            0, name, office.office_id, county=office.county, planned=Money(Decimal(900_000_000_000)), stage=Stage.SIGNED
        )
        ProjectLedger(self.database).add(draft, 0, BEFORE, "test")
        return Member(room, name)


def enrol(database: Database, person: int, role: Role, office_id: int | None) -> None:
    """Make somebody one of us."""
    registry, code = Registry(database), f"code-of-{person}"
    registry.make_invite(code, role, office_id, BEFORE + timedelta(1), 0, BEFORE)
    assert not isinstance(registry.redeem(code, person, BEFORE), InviteRefusal)


@contextmanager
def scene_in(
    folder: Path, cradle: Cradle, lifeline: Lifeline, *, webhook: bool = False, api: UnrulyApi | None = None
) -> Iterator[Scene]:
    """A stage in that folder, without a bot."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened:
        database = fresh_database(folder / "assistant.sqlite3")
        opened.callback(database.close)
        Registry(database).seed_sample(BEFORE)
        api = opened.enter_context(api or UnrulyApi(_SPEED))
        ahead = MONDAY.timestamp() - time.time()
        api.world.clock = lambda: time.time() + ahead
        port = _free_port() if webhook else 0
        told = Orders(
            f"sqlite:///{folder / 'assistant.sqlite3'}", api.base_url, api.base_file_url, api.token,
            str(folder / "bot.log"), lifeline.theirs, ahead, port, api.speed,
        )  # fmt: skip
        lives = opened.enter_context(Lives(cradle))
        courier = opened.enter_context(Courier(api.world, port)) if webhook else None
        yield Scene(api, database, lives, told, courier)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
