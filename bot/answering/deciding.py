"""Deciding about an official answer (审批): submitted, approved or returned by a second person, withdrawn; each with who is told."""

from dataclasses import dataclass, replace

from bot.announcing.bureau import notice
from bot.answering.clauses import Clause, Fault
from bot.answering.listing import Listing
from bot.answering.official_writing import OfficialWriting
from bot.answering.telling import Telling
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.reporting.speaker import OVER_ALL
from bot.wording_official import approval_buttons, draft_buttons, fault_note, say_approval, say_live, state_note
from bot.wording_official_asking import (
    ask_withdraw,
    say_answer_approved,
    say_answer_decided,
    say_answer_faulty,
    say_answer_refusal,
    say_answer_submitted,
    say_not_resting,
    say_only_points,
    say_returned,
    say_withdrawn,
)
from bot.wording_unanswered import say_others
from rag.answer import Question
from rag.sameness import gist_of
from store.answering.askers import ToTell
from store.answering.official_answer import AnswerRefusal, AnswerState, OfficialAnswer
from store.reporting.periods import shanghai_day


@dataclass(frozen=True, slots=True)
class Deciding:
    """Over one bureau and one edition of the documents. What is decided and who is told are one transaction.

    Every method raises StoreUnavailable.
    """

    listing: Listing

    @property
    def _telling(self) -> Telling:
        return Telling(self.listing)

    def open(self, visit: Visit, answer_id: int) -> Reply:
        """One answer as it stands."""
        one = self.listing.answers.get(answer_id)
        if one is None:
            return say_answer_refusal(visit.language, AnswerRefusal.GONE)
        day = shanghai_day(visit.now)
        shown = self._telling.shown(visit.language, one, day)
        if one.state is AnswerState.DRAFT:
            return OfficialWriting(self.listing).card(visit, one)
        if one.state is AnswerState.WAITING:
            return self._waiting(visit, one)
        found = self.listing.held(one, day)
        notes = [state_note(visit.language, one), *self._telling.notes(visit.language, one)]
        notes += [fault_note(visit.language, found)] if isinstance(found, Fault) else []
        return say_live(visit.language, one, shown, notes)

    def _waiting(self, visit: Visit, one: OfficialAnswer) -> Reply:
        """To who may approve it as the request, to anybody else as the draft."""
        if visit.speaker.role not in OVER_ALL or visit.speaker.person_id in one.hands:
            return OfficialWriting(self.listing).card(visit, one)
        shown = self._telling.shown(visit.language, one, shanghai_day(visit.now))
        return say_approval(visit.language, one, shown, len(self._telling.reached(one).askers))

    def submit(self, visit: Visit, answer_id: int, version: int) -> Reply:
        """提交: who may approve it is asked."""
        one = self.listing.answers.get(answer_id)
        matter = self.listing.matters.get(one.matter_id) if one else None
        if matter is not None and not self.listing.works(visit, matter):
            return say_others(visit.language, self.listing.owner(visit, matter))
        fit = self._fit(visit, one) if one and one.is_complete else None
        if isinstance(fit, Reply):
            return fit
        with self.listing.bureau.database.unit():
            done = self.listing.answers.submit(answer_id, version, visit.speaker.person_id, visit.now)
            if isinstance(done, AnswerRefusal):
                refused = say_answer_refusal(visit.language, done)
                return replace(refused, buttons=draft_buttons(visit.language, one)) if one else refused
            asked = self._ask(visit, done)
        OfficialWriting(self.listing).forget_asking(visit)
        return say_answer_submitted(visit.language, asked)

    def _fit(self, visit: Visit, one: OfficialAnswer) -> Clause | Reply:
        """Its clause; else why it cannot go out as it is: the clause holds no longer, or does not hold its figures."""
        found = self.listing.held(one, shanghai_day(visit.now))
        if isinstance(found, Fault):
            return self._refused(visit, one, say_answer_faulty(visit.language, found))
        missing = found.misses(one.text)
        if missing:
            return self._refused(visit, one, say_not_resting(visit.language, missing, found.policy, found.locator))
        if not found.is_told_in(one.text):
            return self._refused(visit, one, say_only_points(visit.language, found.quote))
        return found

    def _refused(self, visit: Visit, one: OfficialAnswer, reply: Reply) -> Reply:
        """With what can be done about it by who reads this: the parts of the draft, or 批准 and 退回."""
        decides = one.state is AnswerState.WAITING and visit.speaker.person_id not in one.hands
        buttons = approval_buttons if decides else draft_buttons
        return replace(reply, buttons=buttons(visit.language, one))

    def _ask(self, visit: Visit, one: OfficialAnswer) -> int:
        """Ask everybody who may approve it; how many."""
        bureau, day = self.listing.bureau, shanghai_day(visit.now)
        approvers = [member.person_id for member in bureau.in_charge() if member.person_id not in one.hands]
        told = len(self._telling.reached(one).askers)
        rows = []
        for person in approvers:
            language = bureau.language(person)
            reply = say_approval(language, one, self._telling.shown(language, one, day), told)
            rows.append(notice(person, reply, f"oa-ask:{one.answer_id}:{one.version}:{person}"))
        bureau.put(rows, visit.now)
        return len(approvers)

    def approve(self, visit: Visit, answer_id: int, version: int) -> Reply:
        """批准: it answers from now on, and goes to everybody who asked until now."""
        self.listing.gathering.gather(visit.now)
        one = self.listing.answers.get(answer_id)
        if one is None:
            return say_answer_refusal(visit.language, AnswerRefusal.GONE)
        clause, speaker = self._fit(visit, one), visit.speaker
        if isinstance(clause, Reply) and one.state is AnswerState.WAITING:
            return clause
        with self.listing.bureau.database.unit():
            gists = self._gists(one)
            done = self.listing.answers.approve(answer_id, version, gists, speaker.person_id, speaker.role, visit.now)
            if isinstance(done, AnswerRefusal):
                return say_answer_refusal(visit.language, done)
            told = ToTell(()) if isinstance(clause, Reply) else self._telling.tell(done, clause, visit.now)
            self._tell_author(visit, done, approved=True)
        return say_answer_approved(visit.language, answer_id, len(told.askers), told.left_out, told.at_terminal)

    def _gists(self, one: OfficialAnswer) -> frozenset[str]:
        """Everything it answers: its question, and each question of its matter."""
        gathering = self.listing.gathering
        matter = self.listing.matters.get(one.matter_id)
        asked = [gathering.gist(record) for record in matter.questions] if matter else []
        own = gist_of(Question(one.question, shanghai_day(one.created_at)), gathering.catalogue)
        return frozenset(gist.digest for gist in (own, *asked) if gist.whole)

    def give_back(self, visit: Visit, answer_id: int, version: int) -> Reply:
        """退回."""
        speaker = visit.speaker
        with self.listing.bureau.database.unit():
            done = self.listing.answers.give_back(answer_id, version, speaker.person_id, speaker.role, visit.now)
            if isinstance(done, AnswerRefusal):
                return say_answer_refusal(visit.language, done)
            self._tell_author(visit, done, approved=False)
        return say_returned(visit.language, answer_id)

    def _tell_author(self, visit: Visit, one: OfficialAnswer, *, approved: bool) -> None:
        bureau, person = self.listing.bureau, one.author_id
        if bureau.registry.member(person) is not None:
            reply = say_answer_decided(bureau.language(person), one.answer_id, approved=approved)
            bureau.put([notice(person, reply, f"oa-told:{one.answer_id}:{one.version}:{person}")], visit.now)

    def withdraw(self, visit: Visit, answer_id: int, version: int, *, sure: bool) -> Reply:
        """撤回, asked back once; what it said to whom is corrected."""
        one = self.listing.answers.get(answer_id)
        if one is not None and not sure and one.state is AnswerState.LIVE:
            return ask_withdraw(visit.language, one, self._telling.arrived(one))
        with self.listing.bureau.database.unit():
            done = self.listing.answers.withdraw(answer_id, version, visit.speaker.person_id, visit.now)
            if isinstance(done, AnswerRefusal):
                return say_answer_refusal(visit.language, done)
            self._telling.take_back(done, visit.now)
        return say_withdrawn(visit.language, answer_id)
