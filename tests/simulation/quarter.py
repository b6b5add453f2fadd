"""What people report of their own accord: news, visits, new projects, nothing; what they confirm is booked in the own ledger."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.message import Message
from store.reporting.periods import SHANGHAI
from tests.simulation.duties import Owed, Sent, makes_up, owed
from tests.simulation.ledger import Booked, OwnLedger
from tests.simulation.measured import Measured, Slot
from tests.simulation.person import BY_DESIGN, Outcome, Person
from tests.simulation.told import DOLLARS, STAGES, YUAN, Sum, Told
from tests.simulation.world import Site, World
from tests.simulation.writers import NO_REPORTS, STYLES, Desk, Style

_Kind = TypeVar("_Kind", bound=StrEnum)
_PROBLEMS = ("变压器增容手续未批复", "排水管网没有接通", "招工难，缺熟练工", "进口设备清关慢")
_NEXT = ("加快设备采购", "办理环评手续", "邀请企业来考察", "对接供电公司")


@dataclass(slots=True)
class Quarter:
    """The play. `ids` are the offices' ids in the store, `weekly` who reports by the week."""

    world: World
    person: Person
    ledger: OwnLedger
    ids: dict[str, int]
    weekly: frozenset[str]
    chance: random.Random
    measured: Measured = field(default_factory=Measured)
    opened: set[str] = field(default_factory=set)
    decks: dict[type[StrEnum], list[StrEnum]] = field(default_factory=dict)

    def deal(self, kind: type[_Kind], weights: Mapping[_Kind, int] | None = None) -> _Kind:
        """The next of a kind out of a shuffled deck: by chance, and yet each as often as it should be."""
        deck = self.decks.setdefault(kind, [])
        if not deck:
            deck += [one for one in kind for _ in range((weights or {}).get(one, 1))]
            self.chance.shuffle(deck)
        return kind(deck.pop())

    def _news(self, slot: Slot, site: Site) -> Told:
        """What is new about a project; it really happened."""
        day = self.chance.choice([None, slot.day, slot.day, slot.day - timedelta(days=self.chance.randrange(1, 5))])
        told = Told(site.name, day=day)
        paying = STAGES.index(site.stage) >= 2
        kind = self.chance.choices(("money", "total", "stage", "dollars"), (5, 2, 2, 1))[0] if paying else "stage"
        if kind == "stage" and site.stage == STAGES[-1]:
            kind = "money" if paying else kind
        if kind == "stage":
            stage = site.move()
            return replace(told, stage=stage, planned=site.planned if stage == "签约" else None)
        if kind == "dollars" and site.foreign:
            return replace(told, sums=(Sum(DOLLARS, site.pay_dollars(self.chance), total=False),))
        added = site.pay(self.chance)
        if kind == "total" or (site.name not in self.opened and site.came[YUAN] > added):
            self.opened.add(site.name)
            return replace(told, sums=(Sum(YUAN, site.came[YUAN], total=True),))
        self.opened.add(site.name)
        return replace(told, sums=(Sum(YUAN, added, self.chance.choice((False, False, False, None))),))

    def _extras(self, told: Told) -> Told:
        """Now and then a problem or a next step."""
        luck = self.chance.random()
        if luck < 0.15:
            return replace(told, problem=self.chance.choice(_PROBLEMS))
        return replace(told, next_step=self.chance.choice(_NEXT)) if luck < 0.35 else told

    def clean(self, slot: Slot) -> None:
        """News of projects, visits, or a new project."""
        luck = self.chance.random()
        if luck < 0.14:
            day = self.chance.choice((slot.day, slot.day - timedelta(days=1)))
            visits = self.chance.choice(((self._few(), self._few() * 4, None), (None, None, self._few()),
                                         (self._few(), self._few() * 5, self._few())))  # fmt: skip
            rows = [Told(day=day, visits=visits)]
        elif luck < 0.2:
            site = self.world.new_site(slot.office)
            rows = [Told(site.name, site.stage, slot.day, planned=site.planned, is_new=True)]
            site.known = True
        else:
            sites = self.world.sites_of(slot.office)
            count = self.chance.choices((1, 2, 3), (7, 2, 1))[0]
            rows = [self._news(slot, site) for site in self.chance.sample(sites, min(count, len(sites)))]
            rows = [self._extras(rows[0])] if len(rows) == 1 else rows
        self.report(slot, rows)

    def _few(self) -> int:
        return self.chance.randint(1, 6)

    def report(self, slot: Slot, rows: Sequence[Told], prefix: str = "") -> Message | None:
        """Send clean news; the message where it was saved whole."""
        message = self.message(slot, prefix + self.write(slot, rows))
        sent = self.sent(slot.office)
        outcome = self.person.send(message, rows, rows)
        self._count_clean(message, rows, outcome)
        self.book(slot, message, outcome, late=self.is_late(slot, rows, sent, marked="补报" in prefix))
        if outcome.saved and self.chance.random() < 0.05:  # the chat service delivers it twice
            self.person.assistant.handle(message)
        return message if outcome.saved else None

    def write(self, slot: Slot, rows: Sequence[Told], style: Style | None = None) -> str:
        """The words, in a style that chance chooses."""
        style = style or self.chance.choice(STYLES)
        self.measured.styles[style.__name__] += 1
        return style(Desk(slot.day, self.world.offices[slot.office], self.chance), rows)

    def message(self, slot: Slot, text: str, message_id: str = "") -> Message:
        """A message of its own, or with the id of one that was sent."""
        self.measured.messages += 1
        message_id = message_id or f"m{self.measured.messages}"
        return Message(str(slot.author), slot.author, message_id, text, slot.at)

    def _count_clean(self, message: Message, rows: Sequence[Told], outcome: Outcome) -> None:
        measured = self.measured
        if not outcome.has_card or outcome.misread:
            measured.misread.append(f"{outcome.misread or 'no card'} | {message.sent_at:%m-%d} | {message.text!r}")
        is_ambiguous = any(one.total is None for row in rows for one in row.sums)
        if is_ambiguous:
            measured.ambiguous_rows += len(rows)
            return
        measured.clean_rows += len(rows)
        new = any(row.is_new for row in rows)
        for kind, number in outcome.asked.items():
            if kind in BY_DESIGN or (new and kind.value == "which_project"):
                measured.by_design += number
            else:
                measured.false_holds[kind.value] += number
                measured.notes.append(f"false {kind.value} | {message.sent_at:%m-%d} | {message.text!r}")

    def book(self, slot: Slot, message: Message, outcome: Outcome, *, late: bool = False) -> None:
        """Keep what was saved, row by row."""
        if outcome.saved is None or outcome.saved_at is None:
            return
        if any(row.is_new for row in outcome.saved):
            self.person.names |= {one.name: one.project_id for one in self.person.books.projects.projects()}
        key = (message.chat_id, message.message_id)
        for part, told in enumerate(outcome.saved):
            booked = Booked((*key, part), key, slot.office, slot.author, slot.at, told.day or slot.day, told, late)
            self.ledger.book(outcome.saved_at, booked.line, booked)

    # What was sent before.

    def sent(self, office: str) -> list[Sent]:
        """What an office has sent, as its calendar counts it."""
        rows = [row for row in self.ledger.live(datetime.max.replace(tzinfo=SHANGHAI)) if row.office == office]
        sent = [Sent(row.posted, row.day if row.late else row.posted.date(), row.late) for row in rows]
        return sent + [Sent(at, day, late=False) for at, code, day in self.ledger.nils if code == office]

    def is_late(self, slot: Slot, rows: Sequence[Told], sent: list[Sent], *, marked: bool) -> bool:
        """Whether it makes up for a report that was owed."""
        newest = max(row.day or slot.day for row in rows)
        weekly = slot.office in self.weekly
        return marked or (newest < slot.day and makes_up(newest, slot.at, sent, weekly=weekly))

    # The other ways.

    def late(self, slot: Slot) -> bool:
        """Make up for days that are over."""
        sites = [site for site in self.world.sites_of(slot.office) if STAGES.index(site.stage) >= 2]
        if not sites:
            return False
        told = replace(self._news(slot, self.chance.choice(sites)), day=slot.day - timedelta(days=self._few()))
        self.report(slot, [told], prefix="补报：")
        return True

    def nil(self, slot: Slot) -> bool:
        """Press 没有进展, where a report is owed."""
        weekly = slot.office in self.weekly
        duties = owed(slot.day, slot.day + timedelta(days=7), weekly=weekly)
        duty = next((one for one in duties if one.first <= slot.day <= one.last), None)
        if duty is None or slot.at > duty.due_at or self._has_sent(slot.office, duty):
            return False
        press = f"nil:{self.ids[slot.office]}:{duty.last:%Y%m%d}"
        message = replace(self.message(slot, ""), press=press)
        self.person.assistant.handle(message)
        self.ledger.nils.append((slot.at, slot.office, duty.last))
        return True

    def _has_sent(self, office: str, duty: Owed) -> bool:
        return any(duty.first <= one.counts_for <= duty.last for one in self.sent(office))

    def no_report(self, slot: Slot) -> bool:
        """Small talk, a question, a plan."""
        text = self.chance.choice(NO_REPORTS)
        message = self.message(slot, text)
        self.person.assistant.handle(message)
        self.measured.no_reports += 1
        if self.person.books.reports.draft_of_message(message.chat_id, message.message_id):
            self.measured.cards_of_no_reports.append(text)
        return True
