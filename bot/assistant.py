"""The Assistant: a message in, a reply out, whatever the chat. It knows no Telegram and no terminal."""

import logging
from dataclasses import replace
from functools import partial
from typing import assert_never

from bot.acquaintance import Acquaintance
from bot.announcing.announce_desk import AnnounceDesk
from bot.announcing.bureau import Bureau
from bot.answering.unanswered_desk import open_unanswered_desk
from bot.asked_for import AskedFor
from bot.asking import Asking, Desk
from bot.calculating.desk import CalculatingDesk
from bot.calculating.paper import Printers
from bot.conversing import Conversing
from bot.documents.document_desk import DocumentDesk
from bot.guiding import Guiding
from bot.intent import (
    Ask,
    AskOffered,
    AskOfficer,
    AskPerson,
    ChooseLanguage,
    ChoosePlace,
    ConfirmForget,
    ExportMine,
    Forget,
    Help,
    Intent,
    ListSources,
    Nothing,
    OpenTopic,
    OurPress,
    OurSpoken,
    Rate,
    ShowChanges,
    ShowFull,
    Start,
    TurnChanges,
    UnknownCommand,
    UnknownPress,
)
from bot.intent_announcing import AnnouncePress, AnnounceSpoken
from bot.intent_answering import AnsweringPress, AnsweringSpoken
from bot.intent_calculating import CalculatingPress, CalculatingSpoken
from bot.intent_documents import DocumentPress, DocumentSpoken
from bot.intent_staff import DeskPress, OfferFile, StaffSpoken
from bot.message import Message, Reply, Role
from bot.offers import Asks, Offers
from bot.reporting.board_look import Visit
from bot.reporting.front import Elsewhere, Idle, StaffDesk
from bot.reporting.speaker import Speaker
from bot.reporting.staff_words import read_staff_words
from bot.rights import may
from bot.sent_files import intent_of
from bot.small_talk import SmallTalk
from bot.speech import language_for
from bot.surveying import Surveying
from bot.told_and_asked import ToldAndAsked
from bot.wording import (
    faint,
    say_empty,
    say_forget_question,
    say_gone,
    say_kept,
    say_not_allowed,
    say_start,
    say_unknown_command,
)
from bot.wording_importing import say_file_not_taken
from bot.wording_joining import how_to_join
from bot.wording_talking import say_for_question
from rag.answer import Language
from rag.calculating.case_yes_no import is_question
from store.ledger import Ledger
from store.reporting.periods import shanghai_day
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_DeskIntent = (
    DocumentPress | DocumentSpoken | AnnouncePress | AnnounceSpoken | CalculatingPress | CalculatingSpoken
    | AnsweringPress | AnsweringSpoken
)  # fmt: skip


class Assistant:
    """Synchronous and safe to call from several threads; chats call it through asyncio.to_thread."""

    def __init__(
        self,
        asker: Asks,
        ledger: Ledger,
        desk: Desk,
        staff: StaffDesk,
        documents: DocumentDesk | None = None,
        printers: Printers | None = None,
    ) -> None:
        """Over one edition of the documents; what comes after `desk` is taken over from the Assistant of the edition before."""
        self.asker = asker
        self._ledger, self._remote_model, self._acquaintance = ledger, desk.remote_model, Acquaintance(ledger)
        self._staff, self._contact = staff, desk.contact
        bureau = Bureau(staff.books.registry.database, staff.bot_id)
        self._announcing = AnnounceDesk(bureau)
        self._documents = documents or DocumentDesk(bureau)
        self._offers = Offers(asker, ledger)
        self._calculating = CalculatingDesk(asker.library, ledger.database, printers)
        self._asking = Asking(asker, ledger, desk, self._calculating.turn)
        self._conversing = Conversing(self._asking, self._calculating, staff)
        self._guiding = Guiding(asker, ledger, self._offers, self._asking.day_of)
        self._small_talk = SmallTalk(self._asking, self._guiding, staff, desk.contact)
        self._surveying = Surveying(asker, self._asking, self._guiding, ledger, lambda: self._calculating.book)
        self._unanswered = open_unanswered_desk(bureau, asker)
        self._asked_for = AskedFor(self._announcing, self._documents, self._unanswered, staff, asker)

    def handle(self, message: Message) -> Reply | None:
        """The reply to a message or press; None means silence."""
        known = self._acquaintance.known(message)
        reply = self._reply(message, known.language if known else "")
        # After the answer is found: the first write locks the store, and finding an answer takes its time.
        if reply is not None:
            self._acquaintance.note(message, known)
        return reply

    def _reply(self, message: Message, remembered: str, *, besides: bool = False) -> Reply | None:
        """`besides`: the part of a report that asks. It can only ask: it is no report, nothing awaited, no change of a card."""
        speaker = self._speaker(message)
        message = replace(message, role=speaker.role)
        intent = intent_of(message)
        if not message.addressed and not speaker.is_staff:
            return None  # marked as a report by somebody who has none to make
        if isinstance(intent, Ask) and speaker.is_staff:
            intent = read_staff_words(intent.text, shanghai_day(message.sent_at)) or intent
        language = language_for(remembered, self._words(message, intent), message.language_code)
        written = None if besides else self._asked_for.reply(Visit(message, speaker, language), intent, remembered)
        if written is not None:
            return written
        if not may(message.role, intent):
            return say_file_not_taken(language) if isinstance(intent, OfferFile) else say_not_allowed(language)
        visit = Visit(message, speaker, language)
        asked_besides = partial(self._reply, remembered=remembered, besides=True)
        said = None if besides else ToldAndAsked(self._staff).reply(visit, intent, asked_besides)
        said = said or self._conversing.calculated(message, intent, language)
        said = said or self._small_talk.reply(message, intent, language)
        if said is None and isinstance(intent, Ask) and speaker.is_staff:
            return self._hear(visit, intent, besides=besides)
        return said or self._answer(message, speaker, intent, language)

    def _answer(self, message: Message, speaker: Speaker, intent: Intent, language: Language) -> Reply:
        if isinstance(intent, _DeskIntent):
            return self._answer_desk(Visit(message, speaker, language), intent)
        if isinstance(intent, DeskPress):
            return self._staff.at_hand().press(message, speaker, intent, language)
        if isinstance(intent, StaffSpoken):
            reply = self._staff.at_hand().command(message, speaker, intent, language)
            self._announcing.after(intent)
            return reply
        if isinstance(intent, OurPress):
            return self._answer_press(message, intent, language)
        if isinstance(intent, Start) and speaker.is_staff and not message.in_group:
            return self._staff.at_hand().greet(speaker, language)
        return self._answer_words(message, intent, language)

    def _answer_desk(self, visit: Visit, intent: _DeskIntent) -> Reply:
        if isinstance(intent, DocumentPress | DocumentSpoken):
            return self._documents.answer(visit, intent, self.asker)
        if isinstance(intent, CalculatingPress | CalculatingSpoken):
            return self._calculating.answer(visit.message, intent, visit.language)
        if isinstance(intent, AnsweringPress | AnsweringSpoken):
            return self._unanswered.answer(visit, intent)
        return self._announcing.answer(visit, intent)

    def _speaker(self, message: Message) -> Speaker:
        """Who says this; an investor while the store is out of reach: answers come first, rights do not."""
        try:
            return self._staff.speaker(message)
        except StoreUnavailable as error:
            _LOG.error("membership not looked up: %s", error)
            return Speaker(message.person_id, Role.INVESTOR)

    def _hear(self, visit: Visit, intent: Ask, *, besides: bool) -> Reply | None:
        """What staff write freely: a report, a question to the store, or else a question to the documents."""
        staff, message, language = self._staff.at_hand(), visit.message, visit.language
        heard = (staff.asked if besides else staff.words)(message, visit.speaker, intent.text, language)
        match heard:
            case Elsewhere.SILENCE:
                return None
            case Idle(hint=hint) if not self._asking.goes_on(message, intent.text, language):
                return hint
            case Elsewhere.POLICY | Idle():
                return self._answer_words(message, intent, language)
            case _:
                return heard

    def _words(self, message: Message, intent: Intent) -> str:
        """The words that show the person's language: the question's own where a button belongs to one."""
        match intent:
            case AskPerson(text=text):
                return text
            case Ask(text=text):
                return self._calculating.words_behind(message, self._asking.question_behind(message, text))
            case CalculatingPress():
                return self._calculating.words_behind(message, "")
            case ChoosePlace() | ShowFull() | Rate() | AskOfficer():
                record = self._ledger.question(intent.question_id)
                return record.text if record else ""
            case AskOffered(key=key):
                return self._offers.question(key, message.sent_at) or ""
            case _:
                return ""

    def _answer_press(self, message: Message, intent: OurPress, language: Language) -> Reply:
        match intent:
            case AskOffered():
                text = self._words(message, intent)
                reply = self._asking.ask(message, text, language) if text else say_gone(language)
            case OpenTopic(key=key):
                reply = self._guiding.open_topic(message, key, language)
            case TurnChanges(key=key, row=row):
                reply = self._asking.turn_changes(message, key, row, language)
            case ChoosePlace(question_id=question_id, option=option):
                reply = self._asking.choose_place(message, question_id, option, language)
            case ShowFull(question_id=question_id):
                reply = self._asking.show_full(message, question_id, language)
            case Rate(question_id=question_id, helpful=helpful):
                reply = self._asking.rate(message, question_id, language, helpful=helpful)
            case AskOfficer(question_id=question_id):
                reply = self._asking.ask_officer(message, question_id, language)
            case ConfirmForget(confirmed=confirmed):
                reply = self._guiding.forget(message, language) if confirmed else say_kept(language)
            case UnknownPress():
                reply = say_gone(language)
            case _:
                assert_never(intent)
        return reply

    def _answer_words(self, message: Message, intent: OurSpoken, language: Language) -> Reply:
        match intent:
            case Ask() | AskPerson() | ShowChanges():
                reply = self._ask(message, intent, language)
            case Start():
                reply = say_start(language, self._guiding.ways_in(message, language), remote_model=self._remote_model)
            case Help():
                reply = self._guiding.help(message, language)
            case Nothing():
                reply = say_empty(language, self._guiding.ways_in(message, language))
            case ListSources():
                reply = self._guiding.sources(message, language)
            case ChooseLanguage(code=code):
                reply = self._guiding.choose_language(message, code, language)
            case Forget():
                reply = say_forget_question(language)
            case ExportMine():
                reply = self._guiding.export(message, language)
            case UnknownCommand(name=name):
                reply = say_unknown_command(language, name)
            case _:
                assert_never(intent)
        return reply

    def _ask_person(self, message: Message, language: Language) -> Reply:
        """转人工 in words: what 问专员 below the last answer does; whom to call where no question came before."""
        last = self._asking.talk(message).last
        if last is None or not last.question_id:
            return self._guiding.whom_to_call(message, self._contact, language)
        recorded = self._asking.ask_officer(message, last.question_id, language)
        return say_for_question(recorded, last.text, language)

    def _ask(self, message: Message, intent: Ask | AskPerson | ShowChanges, language: Language) -> Reply:
        """An answer out of the documents; who is not with us and writes a report is told how to join."""
        if isinstance(intent, AskPerson):
            return self._ask_person(message, language)
        if isinstance(intent, ShowChanges):
            return self._asking.show_changes(message, intent.words, language)
        survey = self._surveying.reply(message, intent.text, language)
        reply = survey or self._asking.ask(message, intent.text, language)
        is_told = message.role is Role.INVESTOR and not message.in_group and not is_question(intent.text)
        if not is_told or not self._reads_as_report(message, intent.text):
            return reply
        return replace(reply, spans=(*reply.spans, faint(how_to_join(language))))

    def _reads_as_report(self, message: Message, text: str) -> bool:
        try:
            return self._staff.at_hand().reads_as_report(message, text)
        except StoreUnavailable as error:  # the answer is there all the same
            _LOG.error("not looked whether this is a report: %s", error)
            return False
