"""The journey of a question: ask, note it in the ledger, say it; and everything one can press below an answer."""

import logging
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from zoneinfo import ZoneInfo

from bot.json_lines import citation_fields, status_of
from bot.message import Message, Reply
from bot.offers import Asks, places_of, visible
from bot.rights import audience_of
from bot.wording import say_gone, say_not_yours, say_officer, say_thanks
from bot.wording_answer import Around, say_full_text, say_outcome
from policies.provision import Audience, Policy, Provision
from rag.answer import Answer, Clarification, Language, Outcome, Question, Refusal, RefusalReason
from rag.text import normalise
from store.ledger import Ledger
from store.questions import Feedback, QuestionRecord
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_WAITING = 1000  # open questions back that are remembered
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


class Waiting:
    """Which question of whom waits for a place: one for each person and chat, safe in threads, outliving an edition."""

    def __init__(self) -> None:
        self._ids: OrderedDict[tuple[str, int], int] = OrderedDict()
        self._lock = Lock()

    def note(self, message: Message, question_id: int | None) -> None:
        """Keep the question that was asked back about, None where nothing is open; the oldest is dropped first."""
        person = (message.chat_id, message.person_id)
        with self._lock:
            self._ids.pop(person, None)
            if question_id is not None:
                self._ids[person] = question_id
            if len(self._ids) > _WAITING:
                self._ids.popitem(last=False)

    def question_of(self, message: Message) -> int | None:
        """The open question of this person in this chat."""
        return self._ids.get((message.chat_id, message.person_id))


class Asking:
    """Questions over one asker and one ledger."""

    def __init__(self, asker: Asks, ledger: Ledger, desk: Desk, waiting: Waiting) -> None:
        self._asker = asker
        self._ledger = ledger
        self._desk = desk
        self._waiting = waiting

    def day_of(self, message: Message) -> date:
        """The calendar day of a message at the office."""
        return message.sent_at.astimezone(self._desk.zone).date()

    def ask(self, message: Message, text: str, language: Language) -> Reply:
        """Answer, refuse or ask back; noted under the message, so that an edit replaces what it said before."""
        waiting = self._place_named(message, text)
        if waiting:
            record, place = waiting
            return self._ask(message, _again(record, place), language)
        return self._ask(message, _Asked(text, message.message_id), language)

    def question_behind(self, message: Message, text: str) -> str:
        """The question that these words complete where they only name a place, else the words themselves."""
        waiting = self._place_named(message, text)
        return waiting[0].text if waiting else text

    def choose_place(self, message: Message, question_id: int, option: int, language: Language) -> Reply:
        """Ask a stored question again, with the place that was pressed."""
        record = self._own_record(message, question_id, language)
        if isinstance(record, Reply):
            return record
        if option >= len(record.options):
            return say_gone(language)
        return self._ask(message, _again(record, record.options[option]), language)

    def _ask(self, message: Message, asked: _Asked, language: Language) -> Reply:
        audience = audience_of(message.role, in_group=message.in_group)
        started = time.perf_counter()
        question = Question(asked.text, self.day_of(message), asked.place, language, audience)
        outcome = _only_visible(self._asker.ask(question), audience)
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
        self._waiting.note(message, question_id if isinstance(outcome, Clarification) else None)
        return say_outcome(outcome, question_id, around)

    def _around(self, language: Language, audience: Audience) -> Around:
        return Around(language, places_of(visible(self._asker.library, audience)), self._desk.contact)

    def _place_named(self, message: Message, text: str) -> tuple[QuestionRecord, str] | None:
        """The waiting question and the option that these words name, where they name one and nothing else."""
        question_id = self._waiting.question_of(message)
        record = self._ledger.question(question_id) if question_id is not None else None
        if record is None:
            return None
        named = [option for option in record.options if _bare_place(option) == _bare_place(text)]
        return (record, named[0]) if named else None

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
