"""Objections in a chat: the leader of an office writes one while the board is open to them, a coordinator answers it, once."""

from dataclasses import dataclass

from bot.message import Reply, Role
from bot.reporting.awaited_words import LONGEST, Answering, AwaitedWords, Objecting
from bot.reporting.board_look import Visit
from bot.reporting.boarding import Boarding
from bot.reporting.period_words import number_of, period_numbered, read_period
from bot.wording_boarding import period_name, say_no_such_period, say_outdated
from bot.wording_boards import say_board_refusal
from bot.wording_objections import (
    ask_answer,
    ask_objection,
    ask_send_answer,
    ask_submit,
    say_answered,
    say_object_usage,
    say_objection_noted,
    say_objections,
)
from bot.wording_publishing import say_no_edition, say_too_long, say_words_gone
from store.reporting.board_states import BoardCase, BoardRefusal, Objection, may_object
from store.reporting.indicators import Indicator
from store.reporting.offices import Office
from store.reporting.periods import Period, shanghai_day
from store.reporting.registry import Registry

_INDICATORS = tuple(Indicator)


@dataclass(frozen=True, slots=True)
class Objections:
    """Objections against the boards of one database. Every method raises StoreUnavailable."""

    boarding: Boarding
    awaited: AwaitedWords

    def in_words(self, visit: Visit, words: str) -> Reply:
        """/object PERIOD WORDS: shown once more before it is put down."""
        named, _, said = words.strip().partition(" ")
        period = read_period(named, shanghai_day(visit.now)) if said.strip() else None
        if period is None:
            return say_object_usage(visit.language)
        if len(said.strip()) > LONGEST:
            return say_too_long(visit.language, LONGEST)
        about = self._about(visit, period, None, None)
        if isinstance(about, Reply):
            return about
        token = self.awaited.ask(visit.message, about, said.strip()).token
        return self.written(visit, about, said.strip(), token)

    def make(self, visit: Visit, number: int, edition: int, place: int) -> Reply:
        """提异议: the words are asked for. `place` of the indicator counts from 1, 0 is the whole row."""
        period = period_numbered(number)
        if period is None or place > len(_INDICATORS):
            return say_no_such_period(visit.language)
        about = self._about(visit, period, edition, _INDICATORS[place - 1] if place else None)
        if isinstance(about, Reply):
            return about
        office, token = self._office(about.office_id), self.awaited.ask(visit.message, about).token
        return ask_objection(visit.language, office.name if office else "", about.indicator, token)

    def _about(self, visit: Visit, period: Period, seen: int | None, indicator: Indicator | None) -> Objecting | Reply:
        """What is objected to, where that may be done now; `seen` None does not ask which edition was looked at."""
        office_id = visit.speaker.office_id
        case = may_object(self.boarding.boards.case(period), office_id or 0, visit.now)
        if isinstance(case, BoardRefusal):
            return say_board_refusal(visit.language, case)
        if seen is not None and seen != case.edition.number:
            return say_outdated(visit.language, number_of(period))
        return Objecting(period, case.edition.number, office_id or 0, indicator)

    def written(self, visit: Visit, about: Objecting, words: str, token: int) -> Reply:
        """The objection was written: it is shown once more."""
        period = period_name(visit.language, about.period)
        return ask_submit(visit.language, period, about.indicator, words, token)

    def confirm(self, visit: Visit, token: int) -> Reply:
        """提交异议: by who still leads that office."""
        taken = self.awaited.take(visit.message, token, Objecting)
        if taken is None or taken[0].office_id != visit.speaker.office_id:
            return say_words_gone(visit.language)
        about, words = taken
        fresh = self._about(visit, about.period, about.edition, about.indicator)
        if isinstance(fresh, Reply):
            return fresh
        noted = self.boarding.boards.object(
            about.period, about.office_id, about.indicator, words, visit.speaker.person_id, visit.now
        )
        if isinstance(noted, BoardRefusal):
            return say_board_refusal(visit.language, noted)
        return say_objection_noted(visit.language, noted, number_of(about.period))

    def show(self, visit: Visit, number: int) -> Reply:
        """All objections of a period; a leader sees those of their own office."""
        period = period_numbered(number)
        case = self.boarding.boards.case(period) if period else None
        if period is None or case is None or not visit.sees(case):
            return say_no_edition(visit.language, period_name(visit.language, period) if period else "")
        names = {office.office_id: office.name for office in Registry(self.boarding.database).offices()}
        found = [(one, names.get(one.office_id, "")) for one in _theirs(visit, case)]
        return say_objections(visit.language, period_name(visit.language, period), found, may_answer=visit.runs_boards)

    def answer(self, visit: Visit, objection_id: int, *, accepted: bool) -> Reply:
        """采纳 or 不采纳: the words of the answer are asked for."""
        token = self.awaited.ask(visit.message, Answering(objection_id, accepted)).token
        return ask_answer(visit.language, objection_id, token, accepted=accepted)

    def answer_written(self, visit: Visit, about: Answering, words: str, token: int) -> Reply:
        """The answer was written: it is shown once more."""
        return ask_send_answer(visit.language, about.objection_id, words, token, accepted=about.accepted)

    def confirm_answer(self, visit: Visit, token: int) -> Reply:
        """确认答复."""
        taken = self.awaited.take(visit.message, token, Answering)
        if taken is None:
            return say_words_gone(visit.language)
        about, words = taken
        done = self.boarding.boards.answer(
            about.objection_id, words, visit.speaker.person_id, visit.now, accepted=about.accepted
        )
        if isinstance(done, BoardRefusal):
            return say_board_refusal(visit.language, done)
        return say_answered(visit.language, done, number_of(done.period))

    def _office(self, office_id: int) -> Office | None:
        return Registry(self.boarding.database).office(office_id)


def _theirs(visit: Visit, case: BoardCase) -> tuple[Objection, ...]:
    if visit.runs_boards:
        return case.objections
    if visit.speaker.role is not Role.LEADER:
        return ()
    return tuple(one for one in case.objections if one.office_id == visit.speaker.office_id)
