"""Where announcements are worked on: the books of one database, and telling somebody something through its outbox."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.letters import Post, to_body
from bot.message import Reply
from bot.speech import language_for
from bot.wording_announcing_targets import target_name
from rag.answer import Language
from store.announcing.announcement import Announcement
from store.announcing.announcement_ledger import Announcements
from store.announcing.audience import Audience
from store.announcing.audiences import Audiences
from store.announcing.chat_book import ChatBook
from store.announcing.deliveries import Deliveries
from store.announcing.run_ledger import Runs
from store.database import Database
from store.outbox import Outbox
from store.people import Role
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.members import Member
from store.reporting.registry import Registry
from store.sends import Outgoing, Urgency

OVER_ALL = frozenset({Role.COORDINATOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Bureau:
    """The books over one database; `bot_id` says whose outbox it is. Every method raises StoreUnavailable."""

    database: Database
    bot_id: int

    @property
    def announcements(self) -> Announcements:
        """The book of announcements."""
        return Announcements(self.database)

    @property
    def runs(self) -> Runs:
        """The book of runs."""
        return Runs(self.database)

    @property
    def deliveries(self) -> Deliveries:
        """What became of runs."""
        return Deliveries(self.database)

    @property
    def audiences(self) -> Audiences:
        """Who there is."""
        return Audiences(self.database)

    @property
    def chats(self) -> ChatBook:
        """The book of chats."""
        return ChatBook(self.database)

    @property
    def outbox(self) -> Outbox:
        """Everything that goes out."""
        return Outbox(self.database)

    @property
    def registry(self) -> Registry:
        """Offices and members."""
        return Registry(self.database)

    def in_charge(self) -> tuple[Member, ...]:
        """Coordinators and administrators."""
        return tuple(member for member in self.registry.members() if member.role in OVER_ALL)

    def language(self, person_id: int) -> Language:
        """The language a person is written to in."""
        return language_for(ChaseLedger(self.database).language(person_id), "", "")

    def names(self, language: Language, audience: Audience) -> tuple[str, ...]:
        """The parts of an audience by their names."""
        offices = {str(office.office_id): office.name for office in self.registry.offices()}
        return tuple(target_name(language, target, offices.get(target.value, "")) for target in audience)

    def tell(self, person_id: int, say: Callable[[Language], Reply], key: str, now: datetime) -> None:
        """Put something into the private chat with a person, once under that key."""
        self.put([notice(person_id, say(self.language(person_id)), key)], now)

    def tell_about(
        self, one: Announcement, say: Callable[[Language], Reply], key: Callable[[int], str], now: datetime
    ) -> None:
        """Tell its author; where that is nobody of ours any more, all who are in charge."""
        in_charge = {member.person_id for member in self.in_charge()}
        for person in (one.author_id,) if one.author_id in in_charge else sorted(in_charge):
            self.tell(person, say, key(person), now)

    def put(self, rows: Sequence[Outgoing], now: datetime) -> int:
        """Queue these; how many of them stood under no key before."""
        return sum(send is not None for send in self.outbox.put(self.bot_id, rows, now)) if rows else 0


def notice(person_id: int, reply: Reply, key: str) -> Outgoing:
    """A message of the program itself to one person, never twice."""
    return Outgoing(person_id, to_body(Post(reply)), urgency=Urgency.NOTICE, at_most_once=True, key=key)
