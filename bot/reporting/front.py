"""The staff's side of the Assistant: commands, presses, and words that read as a report or ask the store something."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import assert_never

from bot.intent_boards import BoardPress, BoardSpoken
from bot.intent_chasing import AskLeave, ChasePress, SetCalendar, SetChasing
from bot.intent_staff import (
    BindGroup,
    DeskPress,
    ImportPress,
    JoinByCode,
    ListMembers,
    ListProblems,
    ListProjects,
    ListSilent,
    LookUp,
    MakeInvite,
    OfferFile,
    OpenProject,
    ReportText,
    RevokeMember,
    ShowMine,
    ShowMissing,
    ShowProject,
    StaffSpoken,
)
from bot.message import Message, Reply
from bot.reporting.asking_words import asks, may_ask, only_asks, tells_of_ours
from bot.reporting.awaited_words import AwaitedWords
from bot.reporting.board_desk import BoardDesk
from bot.reporting.board_look import Files, Visit
from bot.reporting.books import Books
from bot.reporting.chase_desk import ChaseDesk
from bot.reporting.editing import card_named
from bot.reporting.importing import Importing
from bot.reporting.joining import Joining
from bot.reporting.late_reading import may_name_a_sum
from bot.reporting.ledger_talk import LedgerTalk
from bot.reporting.looking_up import look_up
from bot.reporting.lookups import Lookups
from bot.reporting.open_card import OpenCard
from bot.reporting.parting import parted
from bot.reporting.pending import Pending
from bot.reporting.press import Press
from bot.reporting.pressing import Pressing
from bot.reporting.reporting import Reporting
from bot.reporting.speaker import Speaker, who_speaks
from bot.reporting.staff_words import read_freely
from bot.reporting.written_words import WrittenWords
from bot.wording_joining import say_in_private_only, say_staff_start
from bot.wording_lookups import say_ask_the_ledger_so
from bot.wording_reporting import say_forwarded, say_not_a_report
from rag.answer import Language
from store.database import Database
from store.reporting.awaited_values import AwaitedValues
from store.reporting.exchange_ledger import Exchange
from store.reporting.periods import shanghai_day
from store.reporting.progress import AmountKind, Row
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.waiting_files import WaitingFiles

_LONGEST_HINTED = 300  # characters
_TAG = re.compile(r"^\s*#进展\s*|^/report(?:@\w+)?\s*")
_HINTED = frozenset({"plan", "order", "notice", "small_talk"})
_WITHDRAWAL = re.compile(r"^(?:请?撤回|作废)[^，。,;；\n]{0,12}$")
_PRIVATE = LookUp | ListMembers | RevokeMember | SetChasing


class Elsewhere(Enum):
    """What words are that this side has nothing to say to."""

    POLICY = "policy"  # a question to the documents
    SILENCE = "silence"  # nobody spoke to us


@dataclass(frozen=True, slots=True)
class Idle:
    """Words that report nothing and have no form of a question; `hint` is said where they go on with no question either."""

    hint: Reply


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """Everything that staff do in chat, over one set of books; safe in threads, outliving an edition of the documents.

    `new_code` makes an invite code that nobody can guess: randomness comes from the outermost shell.
    """

    books: Books
    new_code: Callable[[], str]
    importing: Importing
    files: Files
    bot_id: int = 0

    def at_hand(self) -> "StaffDesk":
        """The same desk with its books opened anew: each message is answered from the store as it is then."""
        return replace(self, books=self.books.at_hand())

    @property
    def awaited(self) -> AwaitedWords:
        """What boards wait for."""
        return AwaitedWords(self.books.registry.database)

    def speaker(self, message: Message) -> Speaker:
        """Who says this."""
        return who_speaks(self.books.registry, message)

    def greet(self, speaker: Speaker, language: Language) -> Reply:
        """The reply to /start of one of us, in private."""
        office = self.books.office(speaker.office_id)
        return say_staff_start(language, speaker.role, office.name if office else "")

    def press(self, message: Message, speaker: Speaker, intent: DeskPress, language: Language) -> Reply:
        """The reply to a press on a card, below a reminder, the dry run of a file, or a board."""
        if isinstance(intent, BoardPress):
            return self._boards().press(Visit(message, speaker, language), intent)
        if isinstance(intent, ChasePress):
            return self._chasing().press(message, speaker, intent, language)
        if isinstance(intent, OpenProject):
            if message.in_group:
                return say_in_private_only(language)
            return Lookups(self.books).open(message, intent.project_id, language)
        if isinstance(intent, ImportPress):
            return self.importing.press(message.press, message.person_id, message.sent_at, language)
        return self._pressing().handle(message, speaker, intent, language)

    def command(self, message: Message, speaker: Speaker, intent: StaffSpoken, language: Language) -> Reply:
        """The reply to a command."""
        if isinstance(intent, OfferFile):
            return self.importing.take(message.file, message.person_id, message.sent_at, language)
        if message.forwarded:
            return say_forwarded(language)
        if message.in_group and isinstance(intent, _PRIVATE):
            return say_in_private_only(language)
        if isinstance(intent, BoardSpoken):
            return self._boards().command(Visit(message, speaker, language), intent)
        match intent:
            case ReportText(text=text):
                reply = self._report(message, speaker, text, language)
            case ShowMine() | ShowProject() | ListProjects() | ShowMissing() | ListProblems() | ListSilent():
                reply = look_up(self.books, message, speaker, intent, language)
            case AskLeave() | SetCalendar() | SetChasing():
                reply = self._chasing().command(message, intent, language)
            case _:
                reply = self._look_after(message, intent, language)
        return reply

    def _look_after(
        self,
        message: Message,
        intent: JoinByCode | MakeInvite | RevokeMember | ListMembers | BindGroup,
        language: Language,
    ) -> Reply:
        joining = Joining(self.books.registry, self.new_code)
        match intent:
            case JoinByCode(code=code):
                return joining.join(message, code, language)
            case MakeInvite(words=words):
                return joining.invite(message, words, language)
            case RevokeMember(words=words):
                return joining.revoke(message, words, language)
            case ListMembers(words=words):
                return joining.members(words, language)
            case BindGroup(words=words):
                return joining.bind(message, words, language)
            case _:
                assert_never(intent)

    def words(self, message: Message, speaker: Speaker, text: str, language: Language) -> Reply | Elsewhere | Idle:
        """What staff write freely: words that were asked for, a report, a question to the store; else it belongs elsewhere."""
        if self._is_for_a_board(message):
            return self._boards().words(Visit(message, speaker, language), text)
        written = None if message.forwarded else WrittenWords(self._pressing()).reply(message, speaker, text, language)
        if written is not None:
            return written
        reported = _TAG.sub("", text)
        reading = Reporting(self.books).read(message, reported)
        rows = (Row(correction=True, withdrawn=True),) if _WITHDRAWAL.match(text) else reading.rows
        if rows and message.addressed and reported == text and only_asks(text, rows, self._known_names()):
            rows = ()
        if rows:
            return self._reported(message, speaker, reported, rows, language)
        objection = WrittenWords(self._pressing()).objection(message, speaker, text, language)
        if objection is not None:
            return objection
        if message.edited and (left := Reporting(self.books).edited_away(message, text, language)):
            return left
        return self.asked(message, speaker, text, language, reading.why_not)

    def told_besides(
        self, message: Message, speaker: Speaker, text: str, language: Language
    ) -> tuple[Reply, str] | None:
        """The card of a report that something is asked beside, and what is asked; None for words that do not do both."""
        if message.forwarded or not message.addressed or card_named(message.replied_text) is not None:
            return None
        if self._pending().of(message) is not None or self._boards().open_words(message) is not None:
            return None
        said = _TAG.sub("", text)
        parts = parted(said)
        rows = Reporting(self.books).read(message, parts.report).rows if parts else ()
        if parts is None or not rows or not tells_of_ours(parts.report, rows, self._known_names()):
            return None
        return self._reported(message, speaker, said, rows, language), parts.question

    def _reported(
        self, message: Message, speaker: Speaker, text: str, rows: tuple[Row, ...], language: Language
    ) -> Reply:
        """The card of a report; of a 更正 before anything was saved, the card that is open."""
        if message.forwarded:
            return say_forwarded(language)
        corrected = None if message.edited else OpenCard(self.books, message).corrected(rows)
        if corrected is not None:
            draft, after = corrected
            return self._pressing().overwrite(Press(message, speaker, draft, language), after)
        return Reporting(self.books).report(message, speaker, text, rows, language)

    def reads_as_report(self, message: Message, text: str) -> bool:
        """Whether these words say of a named project that money came: who writes so is one of the staff, joined or not."""
        if len(text) > _LONGEST_HINTED or not may_name_a_sum(text):
            return False
        rows = Reporting(self.books).read(message, text).rows
        return any(row.project and any(read.kind is AmountKind.IN_PLACE for read in row.amounts) for row in rows)

    def _is_for_a_board(self, message: Message) -> bool:
        """Whether words were asked for below a board, and none for a card since."""
        asked, card = self._boards().open_words(message), self._pending().of(message)
        if asked is None or card_named(message.replied_text) is not None:
            return False
        return card is None or card.asked_at <= asked.asked_at

    def _boards(self) -> BoardDesk:
        return BoardDesk(self.books.registry.database, self.files, self.awaited)

    def asked(
        self, message: Message, speaker: Speaker, text: str, language: Language, why: str = ""
    ) -> Reply | Elsewhere | Idle:
        """What words get that are no report (`why` not) and for no card: they ask the store, or belong elsewhere."""
        if not message.addressed:
            return Elsewhere.SILENCE
        freely = None if message.forwarded else read_freely(text, shanghai_day(message.sent_at))
        if freely is not None:
            return self.command(message, speaker, freely, language)
        own = self._own_figures(message, speaker, text, language)
        if own is not None:
            return say_in_private_only(language) if message.in_group else own
        if why not in _HINTED or message.in_group or asks(text):
            return Elsewhere.POLICY
        hint = say_not_a_report(language, why)
        return Idle(hint) if why == "small_talk" and may_ask(text) else hint

    def _own_figures(self, message: Message, speaker: Speaker, text: str, language: Language) -> Reply | None:
        lookups = Lookups(self.books)
        ledger = LedgerTalk(AwaitedValues(self.books.registry.database), lookups.counties())
        question = ledger.asked(message, text)
        if question is not None:
            return lookups.answer(question, message.sent_at, language)
        standing = lookups.asked_for(message, speaker, text, language)
        return standing or (say_ask_the_ledger_so(language) if ledger.is_meant(message, text) else None)

    def _known_names(self) -> frozenset[str]:
        return frozenset(name for project in self.books.living for name in (project.name, *project.aliases))

    def _report(self, message: Message, speaker: Speaker, text: str, language: Language) -> Reply:
        reading = Reporting(self.books).read(message, text)
        if not reading.rows:
            return say_not_a_report(language, reading.why_not)
        return Reporting(self.books).report(message, speaker, text, reading.rows, language)

    def _chasing(self) -> ChaseDesk:
        return ChaseDesk(self.books.registry, Joining(self.books.registry, self.new_code).office)

    def _pending(self) -> Pending:
        return Pending(AwaitedValues(self.books.registry.database))

    def _pressing(self) -> Pressing:
        return Pressing(self.books, Reporting(self.books), self._pending())


def open_staff_desk(database: Database, new_code: Callable[[], str], files: Files, bot_id: int = 0) -> StaffDesk:
    """The staff's side over one database; `new_code` makes invite codes, `files` pictures and workbooks.

    `bot_id` is the bot through which announcements go out, 0 at a terminal.
    """
    books = Books(Registry(database), ProjectLedger(database), ReportLedger(database))
    return StaffDesk(
        books, new_code, Importing(Exchange(database), new_code, WaitingFiles(database)), files, bot_id=bot_id
    )
