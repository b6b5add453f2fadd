"""The desk where calculations are asked for: it hears words, takes presses, keeps talks and calculations in the store."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from bot.calculating import hearing
from bot.calculating.about_card import AGAIN, OPEN, press_meant
from bot.calculating.card_presses import Pressed, press
from bot.calculating.following import followed
from bot.calculating.kept_again import show_again
from bot.calculating.match_saying import MatchSaying
from bot.calculating.paper import DOCX, PDF, Printers
from bot.calculating.profile import SHOWN, next_profile
from bot.calculating.profile_told import begun_profile, tells_project
from bot.calculating.rate_desk import RateDesk
from bot.calculating.repeating import inputs_of, result_of
from bot.calculating.saying import Saying, is_kept
from bot.calculating.showing import asked_again, paper_shown, shown
from bot.calculating.signing import settled
from bot.calculating.state import State, from_text, is_profile, to_text
from bot.calculating.told_as_turn import turn_of
from bot.calculating.turn import LOOSE, PLACE, AskFixed, AskSum, Nothing, ShowCard, Turn, next_turn
from bot.calculating.typed_labels import label_typed
from bot.courtesies import Courtesy, courtesy_of
from bot.intent_calculating import (
    Calculate,
    CalculatingPress,
    CalculatingSpoken,
    EnterRate,
    ListRates,
    MatchPolicies,
    asks_for_match,
)
from bot.message import Attachment, Message, Reply, Role
from bot.wording import plain, say_gone
from bot.wording_calculating_asking import say_no_rules, say_printed
from bot.wording_calculating_typed import say_left
from policies.provision import Audience, Library
from rag.answer import Language
from rag.calculating.calculation import Calculation
from rag.calculating.rates import Rates
from rag.rules.book import RuleBook, build_book
from rag.text import normalise
from store.calculations import Calculations, SavedCalculation, Talk
from store.database import Database
from store.questions import QuestionRecord
from store.reporting.periods import shanghai_day
from store.unavailable import StoreUnavailable

_REMEMBERED = timedelta(days=1)  # how long words may still answer or change what was calculated
_UNDER_WAY = timedelta(minutes=10)  # the same where the words may as well belong to a report
_LETTERS = re.compile(r"\b(?!(?:pdf|word|docx)\b)[A-Za-z]{2,}|[\u3400-\u9fff]", re.IGNORECASE)  # PDF is of any language
NUMBER = re.compile(r"\bJS([0-9A-F]{10})\b")


@dataclass(frozen=True)
class CalculatingDesk:
    """Over one edition of the documents and one database; safe in threads. Methods raise StoreUnavailable."""

    library: Library
    database: Database
    printers: Printers | None = None

    @cached_property
    def book(self) -> RuleBook:
        """The rules of this edition that everybody may see; made when first needed: holding them to their documents takes time."""
        book = build_book(dict(self.library.rule_files), self.library)
        return replace(book, editions=tuple(one for one in book.editions if one.policy.audience is Audience.PUBLIC))

    @property
    def kept(self) -> Calculations:
        """What is kept."""
        return Calculations(self.database)

    def hear(
        self, message: Message, text: str, language: Language, place: str = "", *, named: bool = False
    ) -> Reply | None:
        """The reply to words that tell a case, answer what was asked, or change what was told; None for all others.

        Staff begin one by a question only. `place`: the one spoken of, where none is named; `named`: no loose sum tells a case.
        """
        if not self.library.rule_files:
            return None
        talk, state = self._talk(message)
        remembered = _REMEMBERED if message.role is Role.INVESTOR else _UNDER_WAY
        under_way = (talk, state) if talk and state and message.sent_at - talk.said_at <= remembered else None
        said = self._at_once(message, under_way, text, language, place)
        if said is None and not named:
            said = self._about_card(message, text, language)
        if said is not None or not (hearing.may_be_ours(text) or hearing.may_go_on(state, text)):
            return said
        said = self._after(message, *under_way, text, language) if under_way else None
        said = said or self.begin(message, text, language, place, named=named)
        if said is None and talk and state and state.awaited == PLACE:  # what comes next is about something else
            self._keep_state(message, talk, replace(state, awaited=""))
        return said

    def _at_once(
        self, message: Message, under_way: tuple[Talk, State] | None, text: str, language: Language, place: str
    ) -> Reply | None:
        """The reply to a wish to be matched, to a project that is told, and to a typed label; None for all others."""
        if asks_for_match(normalise(text)):
            return self._match(message, text, language, place)
        if under_way is not None and (said := self._typed(message, *under_way, text, language)) is not None:
            return said
        day = shanghai_day(message.sent_at)
        is_free = not (under_way and hearing.takes_project(under_way[1], text, self.book, day))
        is_told = is_free and message.role is Role.INVESTOR and tells_project(text, self.book, day)
        return self._match(message, text, language, place) if is_told else None

    def _after(self, message: Message, talk: Talk, state: State, text: str, language: Language) -> Reply | None:
        """What comes after words that go on with a talk: an answer, a change, or the one choice in whose label they stand."""
        if (after := hearing.gone_on(state, text, self.book, shanghai_day(message.sent_at))) is not None:
            return self._go_on(message, talk, followed(state, after, self.book, self.rates()), language)
        before = shown(state, talk.token, self.book, self.rates(), language)
        pressed = None if state.programme else label_typed(text, before, part=True)
        return self.press(message, pressed, language) if pressed else None

    def _typed(self, message: Message, talk: Talk, state: State, text: str, language: Language) -> Reply | None:
        """What a typed label does, or 取消; None for all other words."""
        if courtesy_of(text) is Courtesy.LEAVING:
            self.kept.end(message.chat_id, message.person_id)
            return say_left(language, is_match=is_profile(state))
        pressed = label_typed(text, shown(state, talk.token, self.book, self.rates(), language))
        return self.press(message, pressed, language) if pressed else None

    def not_understood(self, message: Message, text: str, language: Language, since: datetime | None) -> Reply | None:
        """What was asked last once more, below a bare word that is no answer to it; None where `since` is later."""
        talk, state = self._talk(message)
        if not talk or not state or message.sent_at - talk.said_at > _UNDER_WAY or (since and since > talk.said_at):
            return None
        return asked_again(text, state, talk.token, self.book, self.rates(), language)

    def _about_card(self, message: Message, text: str, language: Language) -> Reply | None:
        """What words want of the card itself; None for all others."""
        talk, state = self._talk(message)
        if talk is None or state is None or message.sent_at - talk.said_at > _REMEMBERED:
            return None
        pressed = press_meant(
            state, talk.token, text, has_paper=paper_shown(state, self.book, self.rates(), language) is not None
        )
        if pressed is None:
            return None
        if pressed.verb == AGAIN:
            return self._go_on(message, talk, state, language)
        if pressed.verb != OPEN:
            return self.press(message, pressed, language)
        after, turn = next_turn(settled(state, self.book), self.book, self.rates())
        return Saying(self.book, talk.token, language).open_facts(after, turn) if isinstance(turn, ShowCard) else None

    def begin(
        self, message: Message, text: str, language: Language, place: str = "", *, named: bool = False
    ) -> Reply | None:
        """The reply to words that tell a case of their own; None for all others."""
        if not self.library.rule_files or not hearing.may_be_ours(text):
            return None
        today, is_staff = shanghai_day(message.sent_at), message.role is not Role.INVESTOR
        begun = hearing.new_case(text, self.book, today, place, has_to_ask=is_staff)
        if begun is None or (named and begun.loose is not None):
            return None
        return self._begin(message, begun, language, named=named)

    def is_for_itself(self, message: Message, text: str) -> bool:
        """Whether words tell a case and ask for its sum without leaning on what was said before."""
        is_ours = bool(self.library.rule_files) and hearing.may_be_ours(text)
        return is_ours and hearing.asks_by_itself(text, self.book, shanghai_day(message.sent_at))

    def asks_what_a_sum_is(self, message: Message) -> bool:
        """Whether nothing is calculated yet, for want of knowing what the sum that was told is."""
        state = self._talk(message)[1]
        return state is not None and hearing.is_open(state) and state.awaited in (LOOSE, "fixed_investment")

    def turn(self, message: Message) -> QuestionRecord | None:
        """The calculation that the person is at, told as a turn of their talk; None where they are at none."""
        talk, state = self._talk(message)
        if talk is None or state is None or not state.text:
            return None
        return turn_of(message, talk.said_at, state, self.book)

    def answer(self, message: Message, intent: CalculatingPress | CalculatingSpoken, language: Language) -> Reply:
        """The reply to a press or a command."""
        if isinstance(intent, CalculatingPress):
            return self.press(message, intent, language)
        return self.command(message, intent, language)

    def words_behind(self, message: Message, text: str) -> str:
        """The words whose language a reply is in: these, or where they have no letters those that began the talk."""
        if _LETTERS.search(text) or not self.library.rule_files:
            return text
        try:
            state = self._talk(message)[1]
        except StoreUnavailable:  # said where something is wanted of it
            return text
        return state.text if state else text

    def command(self, message: Message, intent: CalculatingSpoken, language: Language) -> Reply:
        """The same of a command."""
        match intent:
            case EnterRate(words):
                return RateDesk(self.database).enter(message, words, language)
            case ListRates():
                return RateDesk(self.database).list(language)
            case Calculate(words):
                return self._calculate(message, words, language)
            case MatchPolicies(words):
                return self._match(message, words, language)

    def _match(self, message: Message, words: str, language: Language, place: str = "") -> Reply:
        """A profile, guided or as the words tell it."""
        if not self.book.editions:
            return say_no_rules(language)
        state = begun_profile(words, place, self.book, shanghai_day(message.sent_at))
        talk = self.kept.begin(message.chat_id, message.person_id, "", message.sent_at)
        return self._go_on(message, talk, state, language)

    def _calculate(self, message: Message, words: str, language: Language) -> Reply:
        """A kept calculation again, the case that the words tell (that it is to be calculated the command says), or the guide."""
        number = NUMBER.search(words.upper())
        if number:
            return show_again(message, "JS" + number[1].lower(), self.book, self.kept, self.rates(), language)
        if not self.book.editions:
            return say_no_rules(language)
        if words:
            said = self.hear(message, words, language) if hearing.is_a_change(words) else None
            said = said or self.begin(message, words, language) or self.begin(message, f"{words}\n能拿多少", language)
            if (said := said or self.hear(message, words, language)) is not None:
                return said
        blank = State(shanghai_day(message.sent_at), message.text.partition(" ")[2])
        talk = self.kept.begin(message.chat_id, message.person_id, to_text(blank), message.sent_at)
        return Saying(self.book, talk.token, language).guide()

    def press(self, message: Message, intent: CalculatingPress, language: Language) -> Reply:
        """The reply to a button of ours; that of another talk is gone."""
        talk, state = self._talk(message)
        if talk is None or state is None or talk.token != intent.token:
            return say_gone(language)
        if intent.verb in ("pdf", "docx"):
            return self._print(state, intent.verb, language)
        if intent.verb == "pack":
            passed = (SHOWN, PLACE) if state.awaited == PLACE else (SHOWN,)
            state = replace(state, skipped=tuple(dict.fromkeys((*state.skipped, *passed))))
            page = int(intent.what) if intent.what.isdigit() else 0
            return replace(self._go_on(message, talk, state, language, page), in_place=True)
        pressed = press(state, intent, self.book, self.rates(), Saying(self.book, talk.token, language))
        match pressed:
            case Pressed(after=State() as after):
                return self._go_on(message, talk, after, language)
            case Pressed(reply=Reply() as reply, awaiting=State() as awaiting):
                self._keep_state(message, talk, awaiting)
                return reply
            case _:
                return pressed.reply or say_gone(language)

    def _print(self, state: State, kind: str, language: Language) -> Reply:
        """The calculation or the package as a file."""
        paper = paper_shown(state, self.book, self.rates(), language)
        if self.printers is None or paper is None:
            return say_gone(language)
        data, media = (self.printers.docx(paper), DOCX) if kind == "docx" else (self.printers.pdf(paper), PDF)
        files = (Attachment(f"{paper.name}.{kind}", media, data, paper.title),)
        return Reply((plain(say_printed(language)),), attachments=files)

    def rates(self) -> Rates:
        """The exchange rates that were entered."""
        return RateDesk(self.database).rates()

    def _begin(self, message: Message, state: State, language: Language, *, named: bool = False) -> Reply | None:
        after, turn = next_turn(settled(state, self.book), self.book, self.rates())
        if isinstance(turn, Nothing) or (named and isinstance(turn, AskSum | AskFixed)):
            return None
        talk = self.kept.begin(message.chat_id, message.person_id, to_text(after), message.sent_at)
        return self._said(message, talk, after, turn, language)

    def _go_on(self, message: Message, talk: Talk, state: State, language: Language, page: int = 0) -> Reply:
        state = replace(state, day=shanghai_day(message.sent_at))  # what is told today goes by the law of today
        if is_profile(state):
            profile, asked = next_profile(state, self.book, self.rates())
            self._keep_state(message, talk, profile)
            return MatchSaying(self.book, talk.token, language).reply(profile, asked, page)
        after, turn = next_turn(settled(state, self.book), self.book, self.rates())
        self._keep_state(message, talk, after)
        return self._said(message, talk, after, turn, language)

    def _keep_state(self, message: Message, talk: Talk, state: State) -> None:
        self.kept.go_on(message.chat_id, message.person_id, Talk(talk.token, to_text(state), message.sent_at))

    def _said(self, message: Message, talk: Talk, state: State, turn: Turn, language: Language) -> Reply:
        if isinstance(turn, ShowCard) and is_kept(turn):
            self._keep(message, turn.fitting.calculation)
        return Saying(self.book, talk.token, language).reply(state, turn)

    def _keep(self, message: Message, one: Calculation) -> None:
        kept = message.person_id, message.chat_id, message.sent_at, one.document, inputs_of(one), result_of(one)
        self.kept.save(SavedCalculation(one.number, *kept))

    def _talk(self, message: Message) -> tuple[Talk | None, State | None]:
        talk = self.kept.talk(message.chat_id, message.person_id) if self.library.rule_files else None
        return talk, from_text(talk.state) if talk else None
