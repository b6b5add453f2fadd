"""Looking at what nobody answered (待答): its lists by pages, one matter with the nearest clauses, and its wordings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.announcing.bureau import Bureau
from bot.answering.clauses import Clause, Fault, clauses_near, day_of, held
from bot.answering.gathering import Gathering
from bot.message import Reply
from bot.offers import Asks
from bot.reporting.board_look import Visit
from bot.reporting.speaker import OVER_ALL, Speaker
from bot.wording_joining import say_role
from bot.wording_official import fault_note, official_notes, state_note
from bot.wording_unanswered import (
    PAGE,
    Listed,
    MatterFace,
    aside_note,
    at_terminal,
    matter_notes,
    say_list,
    say_matter,
    say_matter_gone,
    say_wordings,
    yourself,
)
from policies.personal import mask_personal
from store.answering.matter import Matter, MatterState
from store.answering.matter_ledger import Matters
from store.answering.official_answer import AnswerState, OfficialAnswer
from store.answering.official_ledger import OfficialAnswers
from store.reporting.awaited_values import AwaitedValue, AwaitedValues
from store.reporting.periods import shanghai_day

CARD = "matter.card"  # what is awaited while the card of a matter lies open: the words of its buttons
OPEN = 0  # the lists are: to be answered, to be reviewed, to be approved, answered, put aside
_SHOWN = 3  # nearest clauses on a card


@dataclass(frozen=True, slots=True)
class Listing:
    """Over one bureau and one edition of the documents. Every method raises StoreUnavailable."""

    bureau: Bureau
    asks: Asks
    gathering: Gathering

    @property
    def matters(self) -> Matters:
        """The book of matters."""
        return Matters(self.bureau.database)

    @property
    def answers(self) -> OfficialAnswers:
        """The book of official answers."""
        return OfficialAnswers(self.bureau.database)

    @property
    def awaited(self) -> AwaitedValues:
        """What people are to write next."""
        return AwaitedValues(self.bureau.database)

    def show(self, visit: Visit, which: int = OPEN, page: int = 0) -> Reply:
        """A page of a list; what was asked since the last look is gathered first."""
        self._close_card(visit)
        self.gathering.gather(visit.now)
        day = shanghai_day(visit.now)
        lists = self._lists(day)
        which = which if which < len(lists) else OPEN
        page = min(page, max(0, (len(lists[which]) - 1) // PAGE))
        shown = [self._row(visit, one) for one in lists[which][page * PAGE : (page + 1) * PAGE]]
        return say_list(visit.language, which, [len(each) for each in lists], shown, page)

    def _lists(self, day: date) -> list[Sequence[Matter | OfficialAnswer]]:
        """What each list holds, in their order."""
        live = [(one, isinstance(self.held(one, day), Fault)) for one in self.answers.live()]
        faulty, well = ([one for one, is_faulty in live if is_faulty is wanted] for wanted in (True, False))
        return [self.matters.open_ones(), faulty, self.answers.waiting(), well, self.matters.aside()]

    def _row(self, visit: Visit, one: Matter | OfficialAnswer) -> Listed:
        if isinstance(one, Matter):
            return self._matter_row(visit, one)
        found = self.held(one, shanghai_day(visit.now))
        notes = [*official_notes(one), *((fault_note(visit.language, found),) if isinstance(found, Fault) else ())]
        return Listed(one.question, tuple(notes), f"ua-see:{one.answer_id}")

    def _matter_row(self, visit: Visit, one: Matter) -> Listed:
        first = shanghai_day(one.opened_at)
        days = (shanghai_day(visit.now) - first).days
        notes = [*matter_notes(visit.language, len(one.people), first, days, self.owner(visit, one))]
        notes += [aside_note(visit.language, one.reason)] if one.state is MatterState.ASIDE else []
        return Listed(mask_personal(one.lead.standalone), tuple(notes), f"ua-open:{one.matter_id}")

    def held(self, one: OfficialAnswer, day: date) -> Clause | Fault:
        """The clause of an answer while it holds, else why it does not."""
        if one.clause is None:
            return Fault.NOT_HELD
        return held(one.clause, self.asks.library, day, day_of(one, day))

    def owner(self, visit: Visit, one: Matter) -> str:
        """Who sees to it, by the name of an office; people are named to themselves alone."""
        if one.person_id == visit.speaker.person_id:
            return yourself(visit.language)
        office = None if one.office_id is None else self.bureau.registry.office(one.office_id)
        if office is not None:
            return office.name
        if one.person_id is None:
            return ""
        if one.person_id < 0:  # a terminal's people are in no register
            return at_terminal(visit.language)
        member = self.bureau.registry.member(one.person_id)
        return say_role(visit.language, member.role) if member else ""

    def works(self, visit: Visit, one: Matter) -> bool:
        """Whether it is theirs to work on: nobody's, their own, their office's, or everything for who is over all."""
        return works_on(visit.speaker, one, self.owner(visit, one))

    def open(self, visit: Visit, matter_id: int) -> Reply:
        """One matter as it stands."""
        one = self.matters.get(matter_id)
        return say_matter_gone(visit.language) if one is None else self.card(visit, one)

    def card(self, visit: Visit, one: Matter) -> Reply:
        """The card of a matter; from now on words may stand for its buttons."""
        self.awaited.put(
            visit.message.chat_id, visit.message.person_id, AwaitedValue(one.matter_id, 0, CARD, visit.now)
        )
        near = clauses_near(self.asks, one.lead.standalone, one.lead.place, shanghai_day(visit.now))
        first = shanghai_day(one.opened_at)
        current = self._current(one)
        works = self.works(visit, one)
        face = MatterFace(
            one.matter_id,
            mask_personal(one.lead.standalone),
            len(one.wordings),
            len(one.people),
            len(one.questions),
            first,
            (shanghai_day(visit.now) - first).days,
            self.owner(visit, one),
            mask_personal(one.questions[-1].answer_text.partition("\n")[0]),  # the clauses below it stand there anyway
            [(clause.policy, clause.locator, clause.quote) for clause in near[:_SHOWN]],
            tuple(self._state_notes(visit, one, current)),
            one.person_id == visit.speaker.person_id,
            works,
            visit.speaker.role in OVER_ALL,
            one.state is MatterState.ASIDE,
            self._answer_press(one, current, works=works),
        )
        return say_matter(visit.language, face)

    def _close_card(self, visit: Visit) -> None:
        """No card lies open any longer."""
        asked = self.awaited.of(visit.message.chat_id, visit.message.person_id)
        if asked is not None and asked.field == CARD:
            self.awaited.drop(visit.message.chat_id, visit.message.person_id)

    def _current(self, one: Matter) -> OfficialAnswer | None:
        """The answer that counts: the one under way, else the newest that was live."""
        found = [each for each in self.answers.of_matter(one.matter_id) if each.state is not AnswerState.DROPPED]
        under_way = [each for each in found if each.state in {AnswerState.DRAFT, AnswerState.WAITING}]
        return next(iter(under_way or found[::-1]), None)

    def _answer_press(self, one: Matter, current: OfficialAnswer | None, *, works: bool) -> str:
        if current is not None and current.state in {AnswerState.WAITING, AnswerState.LIVE}:
            return f"ua-see:{current.answer_id}"
        return f"ua-write:{one.matter_id}" if works else ""

    def _state_notes(self, visit: Visit, one: Matter, current: OfficialAnswer | None) -> Sequence[str]:
        notes = [aside_note(visit.language, one.reason)] if one.state is MatterState.ASIDE else []
        if current is None:
            return notes
        notes.append(state_note(visit.language, current))
        if current.state is AnswerState.LIVE:
            found = self.held(current, shanghai_day(visit.now))
            notes += [fault_note(visit.language, found)] if isinstance(found, Fault) else []
        return notes

    def wordings(self, visit: Visit, matter_id: int, page: int) -> Reply:
        """Every wording of a matter."""
        one = self.matters.get(matter_id)
        if one is None:
            return say_matter_gone(visit.language)
        words = [(asked.question_id, mask_personal(asked.standalone)) for asked in one.wordings]
        page = min(page, (len(words) - 1) // PAGE)
        return say_wordings(visit.language, matter_id, words, page, may_part=visit.speaker.role in OVER_ALL)

    def part(self, visit: Visit, matter_id: int, question_id: int) -> Reply:
        """That wording asks something else: a matter of its own."""
        one = self.matters.get(matter_id)
        chosen = next((asked for asked in one.wordings if asked.question_id == question_id), None) if one else None
        if one is None or chosen is None or len(one.wordings) == 1:
            return say_matter_gone(visit.language)
        same = [asked.question_id for asked in one.questions if asked.standalone == chosen.standalone]
        made = self.matters.part(same, visit.speaker.person_id, visit.now)
        return replace(self.open(visit, made or matter_id), in_place=True)


def works_on(speaker: Speaker, one: Matter, owner: str) -> bool:
    """Whether a matter is theirs to work on."""
    if speaker.role in OVER_ALL or not owner or one.person_id == speaker.person_id:
        return True
    return one.office_id is not None and one.office_id == speaker.office_id
