"""The journey of a question: ask, note it in the ledger, say it; and everything one can press below an answer."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.comparing import asks_for_changes, compare_editions, turn_comparison
from bot.json_lines import citation_fields, status_of
from bot.message import Message, Phrasable, Reply
from bot.offers import Asks, places_of, visible
from bot.rights import audience_of
from bot.talk import KEPT, MOST, Talk, place_alone, with_document
from bot.wording import say_gone, say_not_yours, say_officer, say_thanks
from bot.wording_answer import Around, say_full_text, say_outcome, say_remembered
from policies.provision import Audience, Policy, Provision
from rag.answer import Answer, Clarification, Language, Outcome, Question, Refusal, RefusalReason
from rag.catalogue import Catalogue
from rag.text import normalise
from store.ledger import Ledger
from store.questions import Feedback, QuestionRecord
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_PLACE_ENDINGS = "市县区州省盟旗的呢吧。.!！?？ "


@dataclass(frozen=True, slots=True)
class Desk:
    """The office behind the bot: whom to ask, and in which time zone its days begin."""

    contact: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question on its way: its words, the message it is kept under, and what is known of it by now."""

    text: str
    message_id: str
    place: str = ""
    options: Sequence[str] = ()
    told: str = ""  # the words with the document that 这个办法 means, "" where they stand for themselves


_SILENCE = Talk()


def _again(record: QuestionRecord, place: str) -> _Asked:
    """A stored question once more, now for one place; its options stay, so that another place can be pressed later."""
    return _Asked(record.text, record.message_id, place, record.options)


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

    def __init__(self, asker: Asks, ledger: Ledger, desk: Desk) -> None:
        self._asker = asker
        self._ledger = ledger
        self._desk = desk
        self._catalogue = Catalogue(asker.library)

    def day_of(self, message: Message) -> date:
        """The calendar day of a message at the office."""
        return message.sent_at.astimezone(self._desk.zone).date()

    def ask(self, message: Message, text: str, language: Language) -> Reply:
        """Answer, refuse or ask back; noted under the message, so that an edit replaces what it said before."""
        if asks_for_changes(text):
            return self.show_changes(message, text, language)
        talk = self._talk(message)
        waiting = self._place_named(talk, text)
        if waiting:
            record, place = waiting
            return self._ask(message, _again(record, place), language)
        named = with_document(text, talk.title())
        return self._ask(message, _Asked(text, message.message_id, told="" if named == text else named), language, talk)

    def question_behind(self, message: Message, text: str) -> str:
        """The question that these words complete where they only name a place, else the words themselves."""
        waiting = self._place_named(self._talk(message), text)
        return waiting[0].text if waiting else text

    def show_changes(self, message: Message, words: str, language: Language) -> Reply:
        """Two editions side by side: of the document that is named, or of the place the talk is about."""
        audience = audience_of(message.role, in_group=message.in_group)
        place = self._talk(message).place(self._catalogue)
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
        question = Question(asked.told or asked.text, self.day_of(message), asked.place, language, audience)
        outcome, remembered, options = self._in_place_of_talk(question, self._asker.ask(question), talk)
        outcome = _only_visible(outcome, audience)
        asked = replace(asked, options=options or asked.options)
        elapsed = round((time.perf_counter() - started) * 1000)
        around = self._around(language, audience)
        answer_text = say_outcome(outcome, 0, around).text
        record = _record(message, asked, outcome, answer_text)
        edition = self._asker.library.edition
        try:
            question_id = self._ledger.note_question(replace(record, elapsed_ms=elapsed, edition=edition))
        except StoreUnavailable as error:
            # A full disk keeps us from noting the question, not from answering it; without a record no button works.
            _LOG.error("question not noted: %s", error)
            return Reply(say_outcome(outcome, 0, around).spans)
        reply = say_outcome(outcome, question_id, around)
        if isinstance(outcome, Answer):
            asked_as = replace(question, place=remembered or question.place)
            reply = replace(reply, phrasable=Phrasable(asked_as, outcome, question_id, edition))
        return say_remembered(reply, question_id, remembered, options, language) if remembered else reply

    def _in_place_of_talk(self, question: Question, outcome: Outcome, talk: Talk) -> tuple[Outcome, str, Sequence[str]]:
        """The outcome for the place the talk is about where no other is named, that place, and the places to change to."""
        place = talk.place(self._catalogue)
        if not place or question.place or self._catalogue.find_places(normalise(question.text)).meant:
            return outcome, "", ()
        asked_back = isinstance(outcome, Clarification)
        elsewhere = isinstance(outcome, Answer) and outcome.citations[0].policy.place not in ("", place)
        if not asked_back and not elsewhere:
            return outcome, "", ()
        narrowed = self._asker.ask(replace(question, place=place))
        if not isinstance(narrowed, Answer) or narrowed.citations[0].policy.place not in ("", place):
            return outcome, "", ()
        options = outcome.options if isinstance(outcome, Clarification) else ()
        return narrowed, place, options

    def _talk(self, message: Message) -> Talk:
        """What they asked here of late; nothing while the store is out of reach: answers come first."""
        since = message.sent_at - KEPT
        try:
            return Talk(self._ledger.recent_questions(message.chat_id, message.person_id, since, MOST))
        except StoreUnavailable as error:
            _LOG.error("talk not looked up: %s", error)
            return _SILENCE

    def _around(self, language: Language, audience: Audience) -> Around:
        return Around(language, places_of(visible(self._asker.library, audience)), self._desk.contact)

    def _place_named(self, talk: Talk, text: str) -> tuple[QuestionRecord, str] | None:
        """The last question and the place for which it is to be answered, where these words name a place and nothing else."""
        last = talk.last
        if last is None:
            return None
        named = [option for option in last.options if _bare_place(option) == _bare_place(text)]
        place = named[0] if named else place_alone(text, self._catalogue)
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


def _only_visible(outcome: Outcome, audience: Audience) -> Outcome:
    """The last guard: what cites an internal document to the public becomes a refusal."""
    if not isinstance(outcome, Answer) or audience is Audience.INTERNAL:
        return outcome
    if all(citation.policy.audience is Audience.PUBLIC for citation in outcome.citations):
        return outcome
    return Refusal(RefusalReason.NOT_IN_DOCUMENTS, language=outcome.language)


def whole_place(policy: Policy, locator: str) -> Sequence[Provision]:
    """The whole article, or the whole section under one heading path, around the provision with this locator."""
    provisions = policy.provisions
    at = next((number for number, one in enumerate(provisions) if str(one.locator) == locator), None)
    if at is None:
        return ()
    name = _place_name(provisions[at])
    first, last = at, at + 1
    while first > 0 and _place_name(provisions[first - 1]) == name:
        first -= 1
    while last < len(provisions) and _place_name(provisions[last]) == name:
        last += 1
    return provisions[first:last]


def _place_name(provision: Provision) -> tuple[str, ...]:
    locator = provision.locator
    return (locator.article,) if locator.article else locator.headings


def _bare_place(name: str) -> str:
    bare = normalise(name).strip()
    return bare.rstrip(_PLACE_ENDINGS) or bare
