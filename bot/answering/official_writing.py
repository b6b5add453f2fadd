"""Writing an official answer (写答复): its clause, its words, its question; nothing is kept that its clause does not hold."""

import re
from dataclasses import dataclass, replace

from bot.answering.clauses import (
    Clause,
    Fault,
    by_number,
    clause_in_words,
    clauses_near,
    says_only_a_clause,
)
from bot.answering.listing import Listing
from bot.answering.telling import Telling
from bot.message import Button, Reply
from bot.reporting.board_look import Visit
from bot.wording import plain
from bot.wording_official import draft_buttons, say_draft
from bot.wording_official_asking import (
    ask_clause,
    ask_question,
    ask_text,
    clause_label,
    keep_or_write,
    say_answer_dropped,
    say_answer_refusal,
    say_bad_length,
    say_no_clause,
    say_not_resting,
    say_only_points,
    say_personal,
)
from bot.wording_standing import source_line
from bot.wording_unanswered import say_matter_gone, say_others
from policies.personal import mask_personal
from store.answering.matter import Matter
from store.answering.official_answer import (
    LONGEST,
    LONGEST_QUESTION,
    SHORTEST,
    AnswerRefusal,
    AnswerState,
    OfficialAnswer,
)
from store.reporting.awaited_values import AwaitedValue, AwaitedValues
from store.reporting.periods import shanghai_day

PARTS = ("clause", "text", "question", "card")
AWAITED = "answer."
_CLAUSE, _TEXT, _QUESTION, _CARD = range(4)  # at the last one only the words of buttons are looked for
_CHOSEN = re.compile(r"(?:依据|第)?\s*([1-9])\s*[条个]?")
# Who says one of these tells something of themselves: everybody else is to read other words.
_PERSONAL = re.compile(r"@|我叫|我是|本人|姓名|身份证|账号|帐号|微信|电话|手机|\bmy name\b|\bI am\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficialWriting:
    """Over one bureau and one edition of the documents. Every method raises StoreUnavailable."""

    listing: Listing

    def begin(self, visit: Visit, matter_id: int) -> Reply:
        """写答复: the draft as it stands; who begins one takes the matter where nobody had."""
        matter = self.listing.matters.get(matter_id)
        if matter is None:
            return say_matter_gone(visit.language)
        if not self.listing.works(visit, matter):
            return say_others(visit.language, self.listing.owner(visit, matter))
        by, speaker = visit.speaker.person_id, visit.speaker
        if matter.person_id is None and matter.office_id is None:
            self.listing.matters.give(matter_id, speaker.office_id, by, by, visit.now)
        begun = self.listing.answers.begin(matter_id, question_words(matter), by, visit.now)
        if isinstance(begun, AnswerRefusal):
            return say_answer_refusal(visit.language, begun)
        return self._next(visit, begun)

    def _next(self, visit: Visit, one: OfficialAnswer) -> Reply:
        """What the draft needs next: a clause, words, or a look at the whole."""
        if self._clause(visit, one) is None:
            return self.ask(visit, one, _CLAUSE)
        if not one.text:
            return self.ask(visit, one, _TEXT)
        return self.card(visit, one) if one.question else self.ask(visit, one, _QUESTION)

    def _clause(self, visit: Visit, one: OfficialAnswer) -> Clause | None:
        found = self.listing.held(one, shanghai_day(visit.now))
        return None if isinstance(found, Fault) else found

    def card(self, visit: Visit, one: OfficialAnswer) -> Reply:
        """The draft as it will look."""
        telling = Telling(self.listing)
        told = telling.reached(one)
        shown = telling.shown(visit.language, one, shanghai_day(visit.now))
        self._await(visit, one, _CARD)
        return say_draft(visit.language, one, shown, len(told.askers), told.left_out, told.at_terminal)

    def open_part(self, visit: Visit, answer_id: int, part: int) -> Reply:
        """A button asks for a part."""
        one = self._mine(visit, answer_id)
        if isinstance(one, Reply):
            return one
        if part >= _CARD or one.state not in {AnswerState.DRAFT, AnswerState.WAITING}:
            return say_answer_refusal(visit.language, AnswerRefusal.WRONG_STATE)
        return self.ask(visit, one, part)

    def ask(self, visit: Visit, one: OfficialAnswer, part: int) -> Reply:
        """Ask for a part in words."""
        clause = self._clause(visit, one)
        part = _CLAUSE if clause is None and part == _TEXT else part
        self._await(visit, one, part)
        if part == _TEXT and clause is not None:
            return self._at(visit, one, ask_text(visit.language, clause.policy, clause.locator, clause.quote))
        if part == _QUESTION:
            return self._at(visit, one, ask_question(visit.language, one.question))
        return self._ask_clause(visit, one)

    def _await(self, visit: Visit, one: OfficialAnswer, part: int) -> None:
        asked = AwaitedValue(one.answer_id, part, AWAITED + PARTS[part], visit.now)
        AwaitedValues(self.listing.bureau.database).put(visit.message.chat_id, visit.message.person_id, asked)

    def _at(self, visit: Visit, one: OfficialAnswer, reply: Reply) -> Reply:
        """With the buttons of the draft that it speaks of."""
        return replace(reply, buttons=draft_buttons(visit.language, one))

    def _ask_clause(self, visit: Visit, one: OfficialAnswer) -> Reply:
        near = self._near(visit, one)
        places = [
            (str(number), source_line(clause.policy, clause.locator, visit.language), clause.quote)
            for number, clause in enumerate(near, 1)
        ]
        buttons = [
            Button(
                clause_label(visit.language, number, clause.locator),
                f"ua-clause:{one.answer_id}:{one.version}:{clause.number}",
            )
            for number, clause in enumerate(near, 1)
        ]
        return ask_clause(visit.language, places, buttons)

    def _near(self, visit: Visit, one: OfficialAnswer) -> tuple[Clause, ...]:
        matter = self.listing.matters.get(one.matter_id)
        text, place = (matter.lead.standalone, matter.lead.place) if matter else (one.question, "")
        return clauses_near(self.listing.asks, text, place, shanghai_day(visit.now))

    def take_clause(self, visit: Visit, answer_id: int, version: int, number: int) -> Reply:
        """It rests on that clause, of those nearest to the question."""
        one = self._mine(visit, answer_id)
        if isinstance(one, Reply):
            return one
        clause = by_number(self._near(visit, one), number)
        if clause is None:
            return say_no_clause(visit.language, Fault.NOT_HELD)
        return self._rest_on(visit, replace(one, version=version), clause)

    def _rest_on(self, visit: Visit, one: OfficialAnswer, clause: Clause) -> Reply:
        """Another clause; words that it does not hold are asked for anew."""
        missing = clause.misses(one.text) if one.text else ()
        stands = not missing and clause.is_told_in(one.text)
        bound, text = clause.bound(self.listing.asks.library.edition), one.text if stands else ""
        changed = self._change(visit, one, replace(one, clause=bound, text=text))
        if isinstance(changed, Reply):
            return changed
        reply = self._next(visit, changed)
        if changed.is_complete and one.text:
            self._await(visit, changed, _TEXT)
            return replace(reply, spans=(plain(keep_or_write(visit.language)), *reply.spans))
        if not missing:
            return reply
        why = say_not_resting(visit.language, missing, clause.policy, clause.locator)
        return replace(reply, spans=(*why.spans, *reply.spans))

    def _change(self, visit: Visit, seen: OfficialAnswer, changed: OfficialAnswer) -> OfficialAnswer | Reply:
        """Keep what was changed of the draft that was seen."""

        def change(stands: OfficialAnswer) -> OfficialAnswer:
            return replace(stands, clause=changed.clause, text=changed.text, question=changed.question)

        by = visit.speaker.person_id
        done = self.listing.answers.change(seen.answer_id, seen.version, change, by, visit.now)
        if isinstance(done, AnswerRefusal):
            return say_answer_refusal(visit.language, done)
        self.forget_asking(visit)
        return done

    def written(self, visit: Visit, asked: AwaitedValue, text: str) -> Reply | None:
        """What was asked for has come; None where nothing was."""
        if asked.part == _CARD:
            return None
        one = self._mine(visit, asked.draft_id)
        if isinstance(one, Reply):
            self.forget_asking(visit)
            return one
        if asked.part == _CLAUSE or says_only_a_clause(text):
            return self._clause_written(visit, one, text)
        if mask_personal(text) != text:
            return self._at(visit, one, say_personal(visit.language))
        if asked.part == _QUESTION:
            return self._question_written(visit, one, text)
        return self._text_written(visit, one, text)

    def _clause_written(self, visit: Visit, one: OfficialAnswer, text: str) -> Reply:
        chosen, near = _CHOSEN.fullmatch(text), self._near(visit, one)
        if chosen and int(chosen[1]) <= len(near):
            return self._rest_on(visit, one, near[int(chosen[1]) - 1])
        found = clause_in_words(self.listing.asks.library, text, shanghai_day(visit.now))
        if not isinstance(found, Fault):
            return self._rest_on(visit, one, found)
        asked = self._ask_clause(visit, one)
        return replace(asked, spans=say_no_clause(visit.language, found).spans)

    def _question_written(self, visit: Visit, one: OfficialAnswer, text: str) -> Reply:
        if not SHORTEST <= len(text) <= LONGEST_QUESTION:
            return self._at(visit, one, say_bad_length(visit.language, len(text), LONGEST_QUESTION))
        changed = self._change(visit, one, replace(one, question=text))
        return changed if isinstance(changed, Reply) else self._next(visit, changed)

    def _text_written(self, visit: Visit, one: OfficialAnswer, text: str) -> Reply:
        clause = self._clause(visit, one)
        if clause is None:
            return self.ask(visit, one, _CLAUSE)
        if not SHORTEST <= len(text) <= LONGEST:
            return self._at(visit, one, say_bad_length(visit.language, len(text), LONGEST))
        missing = clause.misses(text)
        if missing:
            return self._at(visit, one, say_not_resting(visit.language, missing, clause.policy, clause.locator))
        if not clause.is_told_in(text):
            return self._at(visit, one, say_only_points(visit.language, clause.quote))
        changed = self._change(visit, one, replace(one, text=text))
        return changed if isinstance(changed, Reply) else self._next(visit, changed)

    def left(self, visit: Visit, answer_id: int) -> Reply:
        """取消: nothing is asked for any longer."""
        self.forget_asking(visit)
        one = self.listing.answers.get(answer_id)
        if one is None:
            return self.listing.show(visit)
        return self.card(visit, one) if one.is_complete else self.listing.open(visit, one.matter_id)

    def drop(self, visit: Visit, answer_id: int, version: int) -> Reply:
        """放弃."""
        one = self._mine(visit, answer_id)
        if isinstance(one, Reply):
            return one
        done = self.listing.answers.drop(answer_id, version, visit.speaker.person_id, visit.now)
        self.forget_asking(visit)
        if isinstance(done, AnswerRefusal):
            return say_answer_refusal(visit.language, done)
        return say_answer_dropped(visit.language)

    def _mine(self, visit: Visit, answer_id: int) -> OfficialAnswer | Reply:
        """The answer where this person may work on its matter, else what to say."""
        one = self.listing.answers.get(answer_id)
        if one is None:
            return say_answer_refusal(visit.language, AnswerRefusal.GONE)
        matter = self.listing.matters.get(one.matter_id)
        if matter is not None and not self.listing.works(visit, matter):
            return say_others(visit.language, self.listing.owner(visit, matter))
        return one

    def forget_asking(self, visit: Visit) -> None:
        """Nothing of an answer is asked for any longer."""
        awaited, message = AwaitedValues(self.listing.bureau.database), visit.message
        asked = awaited.of(message.chat_id, message.person_id)
        if asked is not None and asked.field.startswith(AWAITED):
            awaited.drop(message.chat_id, message.person_id)


def question_words(matter: Matter) -> str:
    """The question as it is proposed to the officer: the shortest wording that tells nothing of who asked, "" for none."""
    told = (one.standalone for one in matter.questions)
    fit = [text for text in told if mask_personal(text) == text and not _PERSONAL.search(text)]
    return min(fit, key=lambda text: (len(text), text), default="")[:LONGEST_QUESTION].strip()
