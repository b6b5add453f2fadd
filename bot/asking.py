"""The journey of a question: ask, note it in the ledger, say it; and everything one can press below an answer."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.answering.official_replies import Official, OfficialReplies
from bot.comparing import asks_for_changes, compare_editions, turn_comparison
from bot.json_lines import citation_fields, status_of
from bot.message import Message, Phrasable, Reply
from bot.offers import Asks, places_of, visible
from bot.rights import audience_of
from bot.talk import Talk, place_alone
from bot.talking.at_hand import AtHand
from bot.talking.follow_up import Understood
from bot.talking.listening import Listener
from bot.talking.pointing import ordinal
from bot.talking.readings import Reading
from bot.talking.threads import Calculated, Threads
from bot.whole_places import whole_place
from bot.wording import say_gone, say_not_yours, say_officer, say_thanks
from bot.wording_answer import Around, say_full_text, say_outcome, say_remembered
from bot.wording_official import with_officer
from bot.wording_talking import say_new_topic, say_understood
from policies.provision import Audience
from rag.answer import Answer, Clarification, Language, Outcome, Question, Refusal, RefusalReason
from rag.catalogue import Catalogue
from rag.text import normalise, squeeze
from store.ledger import Ledger
from store.questions import Feedback, QuestionRecord
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_PLACE_ENDINGS = "市县区州省盟旗的呢吧。.!！?？ "


@dataclass(frozen=True, slots=True)
class Desk:
    """The office behind the bot: whom to ask, in which time zone its days begin, whether a model elsewhere words answers."""

    contact: str
    zone: ZoneInfo
    remote_model: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question on its way: its words, the message it is kept under, and what is known of it by now."""

    text: str
    message_id: str
    place: str = ""
    options: Sequence[str] = ()
    understood: Understood | None = None  # what they may stand for in their talk, None where that is settled


_SILENCE = Talk()


def _again(record: QuestionRecord, place: str) -> _Asked:
    """A stored question once more, now for one place; its options stay, so that another place can be pressed later."""
    reading = Reading(record.standalone, record if record.understood else None)
    return _Asked(record.text, record.message_id, place, record.options, Understood((reading,)))


def _record(message: Message, asked: _Asked, outcome: Outcome, answer_text: str) -> QuestionRecord:
    citations = outcome.citations if isinstance(outcome, Answer) else ()
    return QuestionRecord(
        person_id=message.person_id,
        chat_id=message.chat_id,
        message_id=asked.message_id,
        asked_at=message.sent_at,
        text=asked.text,
        outcome=status_of(outcome),
        place=asked.place,
        reason=str(outcome.reason) if isinstance(outcome, Refusal) else "",
        answer_text=answer_text,
        citations=tuple(citation_fields(citation) for citation in citations),
        options=outcome.options if isinstance(outcome, Clarification) else asked.options,
    )


class Asking:
    """Questions over one asker and one ledger."""

    def __init__(self, asker: Asks, ledger: Ledger, desk: Desk, calculated: Calculated = lambda message: None) -> None:
        """`calculated` is the calculation that a person is at, told as a turn of their talk."""
        self._asker = asker
        self._ledger = ledger
        self._desk = desk
        self._listener = Listener(asker)
        self._threads = Threads(ledger, calculated)
        self._at_hand = AtHand(self._threads, self._listener)
        self._official = OfficialReplies(ledger.database, asker.library)

    def talk(self, message: Message) -> Talk:
        """The talk that a message goes on with."""
        return self._at_hand.talk(message)

    @property
    def catalogue(self) -> Catalogue:
        """Places and titles of the documents."""
        return self._listener.catalogue

    def place_of(self, talk: Talk) -> str:
        """The place that a talk is about, "" where none is known."""
        return talk.place(self._listener.catalogue)

    def day_of(self, message: Message) -> date:
        """The calendar day of a message at the office."""
        return message.sent_at.astimezone(self._desk.zone).date()

    def ask(self, message: Message, text: str, language: Language) -> Reply:
        """Answer, refuse or ask back; noted under the message, so that an edit replaces what it said before."""
        if asks_for_changes(text):
            return self.show_changes(message, text, language)
        talk = self.talk(message)
        waiting = self._place_named(talk, text)
        if waiting:
            record, place = waiting
            return self._ask(message, _again(record, place), language)
        understood = self.understood(message, text)
        if understood.anew:
            self._threads.begin_anew(message)
            talk = Talk()
            if not understood.readings:
                return say_new_topic(language)
        return self._ask(message, _Asked(text, message.message_id, understood=understood), language, talk)

    def begin_anew(self, message: Message) -> None:
        """The talk so far counts no more."""
        self._threads.begin_anew(message)

    def answer(self, message: Message, text: str, language: Language) -> Reply | None:
        """The answer to these words as they stand in their talk; None, and nothing noted, where the documents have none."""
        audience = audience_of(message.role, in_group=message.in_group)
        talk, understood = self.talk(message), self.understood(message, text)
        question = Question(text, self.day_of(message), "", language, audience)
        if not isinstance(self._listener.hear(question, talk, understood).outcome, Answer):
            return None
        return self._ask(message, _Asked(text, message.message_id, understood=understood), language, talk)

    def goes_on(self, message: Message, text: str, language: Language) -> bool:
        """Whether words that may be idle go on with what was asked: begin anew, name a place, lean on it and are answered."""
        talk, understood = self.talk(message), self.understood(message, text)
        if understood.anew or self._place_named(talk, text):
            return True
        if all(reading.base is None for reading in understood.readings):
            return False
        audience = audience_of(message.role, in_group=message.in_group)
        question = Question(text, self.day_of(message), "", language, audience)
        return not isinstance(self._listener.hear(question, talk, understood).outcome, Refusal)

    def question_behind(self, message: Message, text: str) -> str:
        """The question that these words complete where they only name a place or begin anew, else the words themselves."""
        talk = self.talk(message)
        waiting = self._place_named(talk, text)
        if waiting:
            return waiting[0].text
        if self.understood(message, text).readings:
            return text
        return talk.last.text if talk.last else ""

    def understood(self, message: Message, text: str) -> Understood:
        """What words of a message stand for in its talk."""
        return self._at_hand.understood(message, text)

    def show_changes(self, message: Message, words: str, language: Language) -> Reply:
        """Two editions side by side: of the document that is named, or of the place the talk is about."""
        audience = audience_of(message.role, in_group=message.in_group)
        place = self.place_of(self.talk(message))
        return compare_editions(visible(self._asker.library, audience), words, place, language)

    def turn_changes(self, message: Message, key: str, row: int, language: Language) -> Reply:
        """Another page of them, where the pressed one stood."""
        audience = audience_of(message.role, in_group=message.in_group)
        page = turn_comparison(visible(self._asker.library, audience), key, row, language)
        return replace(page, in_place=True) if page else say_gone(language)

    def choose_place(self, message: Message, question_id: int, option: int, language: Language) -> Reply:
        """Ask a stored question again, with the place that was pressed."""
        record = self._own_record(message, question_id, language)
        if isinstance(record, Reply):
            return record
        if option >= len(record.options):
            return say_gone(language)
        return self._ask(message, _again(record, record.options[option]), language)

    def _ask(self, message: Message, asked: _Asked, language: Language, talk: Talk = _SILENCE) -> Reply:
        audience = audience_of(message.role, in_group=message.in_group)
        started = time.perf_counter()
        question = Question(asked.text, self.day_of(message), asked.place, language, audience)
        heard = self._listener.hear(question, talk, asked.understood or Understood((Reading(asked.text),)))
        told = replace(question, text=heard.understood or asked.text, place=heard.remembered or asked.place)
        official = self._official.find(told, self.place_of(talk))
        outcome = official.answer if official else _only_visible(heard.outcome, audience)
        asked = replace(asked, options=heard.options or asked.options)
        elapsed = round((time.perf_counter() - started) * 1000)
        around = self._around(language, audience)
        answer_text = _say(outcome, 0, around, official).text
        record = replace(_record(message, asked, outcome, answer_text), understood=heard.understood)
        edition = self._asker.library.edition
        try:
            question_id = self._ledger.note_question(replace(record, elapsed_ms=elapsed, edition=edition))
        except StoreUnavailable as error:
            # A full disk keeps us from noting the question, not from answering it; without a record no button works.
            _LOG.error("question not noted: %s", error)
            return Reply(_say(outcome, 0, around, official).spans)
        reply = _say(outcome, question_id, around, official)
        if official is not None:
            return reply
        if isinstance(outcome, Answer):
            reply = replace(reply, phrasable=Phrasable(told, outcome, question_id, edition))
        if heard.remembered:
            reply = say_remembered(reply, question_id, heard.remembered, heard.options, language)
        as_written = squeeze(normalise(heard.understood)) == squeeze(normalise(asked.text))
        return say_understood(reply, heard.understood, language) if heard.understood and not as_written else reply

    def _around(self, language: Language, audience: Audience) -> Around:
        return Around(language, places_of(visible(self._asker.library, audience)), self._desk.contact)

    def _place_named(self, talk: Talk, text: str) -> tuple[QuestionRecord, str] | None:
        """The last question and the place for which it is to be answered, where these words name a place and nothing else."""
        last = talk.last
        if last is None or not last.options:
            return None
        named = [option for option in last.options if _bare_place(option) == _bare_place(text)]
        number = ordinal(normalise(text)) if last.outcome == "clarify" else 0
        if 0 < number <= len(last.options):
            named = [last.options[number - 1]]
        place = named[0] if named else place_alone(text, self._listener.catalogue, last.options)
        return (last, place) if place else None

    def show_full(self, message: Message, question_id: int, language: Language) -> Reply:
        """The whole article or section behind an answer; open to everybody in the chat where it was given."""
        record = self._ledger.question(question_id)
        if record is None or record.chat_id != message.chat_id or not record.citations:
            return say_gone(language)
        audience = audience_of(message.role, in_group=message.in_group)
        cited = record.citations[0]
        for policy in visible(self._asker.library, audience):
            provisions = whole_place(policy, str(cited["locator"])) if policy.file == cited["file"] else ()
            if provisions:
                return say_full_text(policy, provisions, policy.standing(self.day_of(message)), language)
        return say_gone(language)

    def rate(self, message: Message, question_id: int, language: Language, *, helpful: bool) -> Reply:
        """Keep 有帮助 or 没帮助."""
        record = self._own_record(message, question_id, language)
        if isinstance(record, Reply):
            return record
        kind = Feedback.HELPFUL if helpful else Feedback.UNHELPFUL
        self._ledger.give_feedback(question_id, message.person_id, kind, message.sent_at)
        return say_thanks(language, helpful=helpful)

    def ask_officer(self, message: Message, question_id: int, language: Language) -> Reply:
        """Record that a person of the bureau is wanted, and name whom to ask."""
        record = self._own_record(message, question_id, language)
        if isinstance(record, Reply):
            return record
        self._ledger.give_feedback(question_id, message.person_id, Feedback.ASK_OFFICER, message.sent_at)
        return say_officer(language, self._contact_for(record))

    def _contact_for(self, record: QuestionRecord) -> str:
        """The configured contact, else that of the cited document."""
        files = {str(cited["file"]) for cited in record.citations}
        cited = (policy.contact for policy in self._asker.library.policies if policy.file in files and policy.contact)
        return self._desk.contact or next(cited, "")

    def _own_record(self, message: Message, question_id: int, language: Language) -> QuestionRecord | Reply:
        """The question, or what to say where it is gone, of another chat, or of another person."""
        record = self._ledger.question(question_id)
        if record is None or record.chat_id != message.chat_id:
            return say_gone(language)
        return record if record.person_id == message.person_id else say_not_yours(language)


def _say(outcome: Outcome, question_id: int, around: Around, official: Official | None) -> Reply:
    reply = say_outcome(outcome, question_id, around)
    return with_officer(reply, official.answer.statement, official.day, around.language) if official else reply


def _only_visible(outcome: Outcome, audience: Audience) -> Outcome:
    """The last guard: what cites an internal document to the public becomes a refusal."""
    if not isinstance(outcome, Answer) or audience is Audience.INTERNAL:
        return outcome
    if all(citation.policy.audience is Audience.PUBLIC for citation in outcome.citations):
        return outcome
    return Refusal(RefusalReason.NOT_IN_DOCUMENTS, language=outcome.language)


def _bare_place(name: str) -> str:
    bare = normalise(name).strip()
    return bare.rstrip(_PLACE_ENDINGS) or bare
