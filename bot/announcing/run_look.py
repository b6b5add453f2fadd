"""How a run stands: its deliveries with their sums, who is to read it and who did, and what each receiver is called."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.announcing.bureau import Bureau
from bot.message import Reply
from bot.wording_announcing_runs import Line, say_forgotten, say_run_card
from bot.wording_joining import say_role
from rag.answer import Language
from store.announcing.announcement import Announcement
from store.announcing.audience import reaches_investors
from store.announcing.deliveries import Delivery, Fate, Tally, tally, tally_of
from store.announcing.keys import chat_of, pin_prefix
from store.announcing.read_duty import Reading, reading
from store.announcing.run_ledger import Run
from store.reporting.members import Member
from store.sends import SendState

_REASONS = 5  # shown on a card


@dataclass(frozen=True)
class RunSums:
    """A run in numbers: `failed` is how often it failed for each reason, `unpinned` in how many groups it could not be pinned."""

    announcement_id: int
    number: int
    tally: Tally
    failed: Mapping[str, int]
    unpinned: int

    def card(self, language: Language, at: datetime) -> Reply:
        """The live card."""
        reasons = sorted(self.failed.items(), key=lambda item: (-item[1], item[0]))[:_REASONS]
        return say_run_card(language, self.announcement_id, self.number, (self.tally, reasons, self.unpinned), at)


@dataclass(frozen=True)
class RunLook:
    """A run as it stands at one moment."""

    one: Announcement
    run: Run
    deliveries: tuple[Delivery, ...]
    reading: Reading
    read: Mapping[int, datetime]
    unpinned: Mapping[int, str] = field(default_factory=dict)  # the groups in which it could not be pinned, and why not

    @property
    def tally(self) -> Tally:
        """The sums."""
        people = self.reading.people
        return tally(self.deliveries, sum(person in people for person in self.read), len(people))

    @property
    def sums(self) -> RunSums:
        """The same in numbers."""
        failed = Counter(delivery.reason for delivery in self.deliveries if delivery.fate is Fate.FAILED)
        return RunSums(self.one.announcement_id, self.run.number, self.tally, failed, len(self.unpinned))

    def card(self, language: Language, at: datetime) -> Reply:
        """The live card."""
        return self.sums.card(language, at)

    def read_in(self, chat_id: int) -> tuple[Member, ...]:
        """Who is to read it in one chat."""
        return self.reading.by_chat.get(chat_id, ())


def look(bureau: Bureau, one: Announcement, number: int) -> RunLook | None:
    """That run, the newest for 0; None where there is none. Raises StoreUnavailable."""
    run = bureau.runs.run(one.announcement_id, number or one.runs)
    if run is None:
        return None
    deliveries = bureau.deliveries.of(one.announcement_id, run.number)
    asked = [each for each in deliveries if one.plan.acknowledge and not reaches_investors([each.receiver.target])]
    members = bureau.registry.members() if asked else ()
    read = bureau.runs.reads(one.announcement_id, run.number) if asked else {}
    return RunLook(
        one, run, deliveries, reading(asked, members, run.started_at), read, _unpinned(bureau, one, run.number)
    )


def sums(bureau: Bureau, one: Announcement) -> RunSums | None:
    """How the newest run stands, in numbers: receiver by receiver only where they are to read it, as there may be thousands."""
    if one.plan.acknowledge:
        looked = look(bureau, one, one.runs) if one.runs else None
        return looked.sums if looked else None
    if not one.runs:
        return None
    counted = bureau.deliveries.sums(one.announcement_id, one.runs)
    failed = {reason: number for (fate, reason), number in counted.items() if fate is Fate.FAILED}
    fates = Counter(fate for fate, _ in counted.elements())
    return RunSums(one.announcement_id, one.runs, tally_of(fates), failed, len(_unpinned(bureau, one, one.runs)))


def _unpinned(bureau: Bureau, one: Announcement, number: int) -> dict[int, str]:
    pins = bureau.outbox.by_key(pin_prefix(one.announcement_id, number)) if one.plan.pin_until else ()
    return {chat_of(send.key or ""): send.reason for send in pins if send.state is SendState.FAILED}


@dataclass(frozen=True)
class Names:
    """What receivers are called: groups by their titles, members by office, role and number; nobody's name is kept."""

    offices: Mapping[int, str]
    titles: Mapping[int, str]
    members: Mapping[int, Member]

    def office(self, office_id: int | None) -> str:
        """An office's name."""
        return self.offices.get(office_id or 0, "")

    def of(self, language: Language, delivery: Delivery) -> str:
        """A receiver; a group that became a supergroup is registered as what it is now."""
        receiver = delivery.receiver
        if receiver.is_forgotten:
            return say_forgotten(language)
        if receiver.person_id is None:
            title = self.titles.get(delivery.chat_id) or self.titles.get(receiver.chat_id)
            return title or self.office(receiver.office_id) or str(delivery.chat_id)
        return self.person(language, receiver.person_id)

    def person(self, language: Language, person_id: int) -> str:
        """A person."""
        member = self.members.get(person_id)
        if member is None:
            return str(person_id)
        return f"{self.office(member.office_id)}{say_role(language, member.role)} {person_id}"


def names_in(bureau: Bureau) -> Names:
    """The names of this moment. Raises StoreUnavailable."""
    return Names(
        {office.office_id: office.name for office in bureau.registry.offices()},
        {chat.chat_id: chat.title for chat in bureau.chats.chats().values()},
        {member.person_id: member for member in bureau.registry.members()},
    )


def lines(looked: RunLook, names: Names, language: Language) -> list[Line]:
    """A line a receiver; what needs looking at first."""
    order = (Fate.FAILED, Fate.UNKNOWN, Fate.EXPIRED, Fate.CANCELLED, Fate.WAITING, Fate.SENT)
    found = sorted(looked.deliveries, key=lambda one: order.index(one.fate))
    return [_line(looked, names, language, delivery) for delivery in found]


def _line(looked: RunLook, names: Names, language: Language, delivery: Delivery) -> Line:
    people = looked.read_in(delivery.receiver.chat_id)
    read = sum(member.person_id in looked.read for member in people)
    not_pinned = looked.unpinned.get(delivery.receiver.chat_id)
    return Line(names.of(language, delivery), delivery.fate, delivery.reason, read, len(people), not_pinned)
