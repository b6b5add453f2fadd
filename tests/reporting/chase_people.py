"""An office with its people, the morning they joined, and a post that keeps what it was given: what tests of chasing need."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.intent import read_intent
from bot.intent_chasing import ChasePress, ChaseSpoken
from bot.message import Message, Reply, Role
from bot.reporting.chase_desk import ChaseDesk, chasing_over
from bot.reporting.joining import Joining
from bot.reporting.reminding import Reminding
from bot.reporting.speaker import who_speaks
from rag.answer import Language
from store.reporting.chase import ChaseKey, ChaseState
from store.reporting.offices import Office
from store.reporting.periods import SHANGHAI
from store.reporting.registry import Registry
from tests.databases import fresh_database

ANNA, BO, LEADER, COORDINATOR, OTHER = 11, 12, 19, 90, 31


def june(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Shanghai in June 2024; everybody joined at eight on Wednesday the 12th."""
    return datetime(2024, 6, day, hour, minute, tzinfo=SHANGHAI)


@dataclass
class Post:
    """Carries messages for chasing: keeps them, and does with each what the test ordered for its recipient."""

    up: bool = True
    states: dict[int, ChaseState] = field(default_factory=dict)
    before: Callable[[int], None] = lambda recipient: None
    sent: list[tuple[int, Reply]] = field(default_factory=list)
    fates: dict[tuple[int, ChaseKey], ChaseState] = field(default_factory=dict)

    def ready(self) -> bool:
        """Whether the line is up."""
        return self.up

    def send(self, recipient: int, reply: Reply, key: ChaseKey, now: datetime) -> None:  # noqa: ARG002  # as it is called
        """Keep it, after what the test wants to happen first."""
        self.before(recipient)
        self.sent.append((recipient, reply))
        self.fates[recipient, key] = self.states.get(recipient, ChaseState.SENT)

    def became(self, recipient: int, key: ChaseKey) -> ChaseState | None:
        """As the test ordered, else sent."""
        return self.fates.get((recipient, key))

    def taken(self) -> list[int]:
        """Who was written to since this was last asked."""
        recipients = [recipient for recipient, _ in self.sent]
        self.sent.clear()
        return recipients


@dataclass
class Bureau:
    """One office of the sample, daily by 18:00, with two members and a leader; a coordinator; somebody of another office."""

    chasing: Reminding
    office: Office

    @property
    def registry(self) -> Registry:
        """Its registry."""
        return self.chasing.registry

    def desk(self) -> ChaseDesk:
        """What answers presses and commands."""
        return ChaseDesk(self.registry, Joining(self.registry, lambda: "").office)

    def join(self, person_id: int, role: Role, office_id: int | None, now: datetime) -> None:
        """Somebody joins."""
        code = f"7K3M-{person_id:04d}"
        self.registry.make_invite(code, role, office_id, now + timedelta(days=1), 1, now)
        self.registry.redeem(code, person_id, now)


@contextmanager
def bureau(folder: Path) -> Iterator[Bureau]:
    """The bureau over a fresh database in `folder`."""
    database = fresh_database(folder / "data" / "assistant.sqlite3")
    chasing, morning = chasing_over(database), june(12, 8)
    chasing.registry.seed_sample(june(1, 8))
    offices = [office for office in chasing.registry.offices() if office.county]
    made = Bureau(chasing, offices[0])
    for person_id, role, office_id in (
        (ANNA, Role.STAFF, offices[0].office_id),
        (BO, Role.STAFF, offices[0].office_id),
        (LEADER, Role.LEADER, offices[0].office_id),
        (COORDINATOR, Role.COORDINATOR, None),
        (OTHER, Role.STAFF, offices[1].office_id),
    ):
        made.join(person_id, role, office_id, morning)
    made.chasing.ledger.note_nil(offices[1].office_id, june(12, 8).date(), late=False, by=OTHER, now=june(12, 9))
    yield made
    database.close()


def tapped(bureau: Bureau, person_id: int, data: str, now: datetime) -> Reply:
    """The desk's reply to a button."""
    intent = read_intent("", data)
    assert isinstance(intent, ChasePress)
    message = Message("5", person_id, "77", "", now, press=data)
    return bureau.desk().press(message, who_speaks(bureau.registry, message), intent, Language.SIMPLIFIED)


def pressed(bureau: Bureau, person_id: int, data: str, now: datetime) -> str:
    """The same, its words."""
    return tapped(bureau, person_id, data, now).text


def written(bureau: Bureau, person_id: int, words: str, now: datetime) -> str:
    """What the desk answers to a command."""
    intent = read_intent(words)
    assert isinstance(intent, ChaseSpoken)
    message = Message("5", person_id, "78", words, now)
    return bureau.desk().command(message, intent, Language.SIMPLIFIED).text
