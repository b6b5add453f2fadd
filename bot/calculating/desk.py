"""The desk where calculations are asked for: it hears words, takes presses, keeps talks and calculations in the store."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from bot.calculating.card_presses import Pressed, press
from bot.calculating.following import followed
from bot.calculating.hearing import asks_by_itself, gone_on, may_be_ours, may_go_on, new_case
from bot.calculating.match_saying import MatchSaying
from bot.calculating.paper import DOCX, PDF, Paper, Printers
from bot.calculating.papers import paper_of
from bot.calculating.profile import SHOWN, next_profile, package_of
from bot.calculating.profile_told import begun_profile
from bot.calculating.rate_desk import RateDesk
from bot.calculating.repeating import inputs_of, kept_result, rates_changed, read_inputs, repeat, result_of, state_of
from bot.calculating.saying import Saying, card_of, is_kept
from bot.calculating.signing import settled
from bot.calculating.state import Kind, State, from_text, to_text
from bot.calculating.told_as_turn import turn_of
from bot.calculating.turn import LOOSE, PLACE, AskFixed, AskSum, Nothing, ShowCard, Turn, card_turn, next_turn
from bot.intent_calculating import (
    Calculate,
    CalculatingPress,
    CalculatingSpoken,
    EnterRate,
    ListRates,
    MatchPolicies,
    asks_for_match,
    asks_to_edit,
    asks_to_print,
    asks_what_is_open,
    typed_press,
)
from bot.message import Attachment, Message, Reply, Role
from bot.wording import plain, say_gone
from bot.wording_calculating_again import say_kept_only, say_law_today, say_repeated
from bot.wording_calculating_asking import say_no_calculation, say_no_rules, say_printed
from bot.wording_calculating_rates import rates_changed_line
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
_LETTERS = re.compile(r"[A-Za-z]{2,}|[\u3400-\u9fff]")
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

        Staff write of projects all day: of theirs only a question begins a talk, and only a talk under way takes answers.
        `place` is the one that is spoken of, where the words name none. With `named` a sum that nothing names tells no case.
        """
        if not self.library.rule_files:
            return None
        talk, state = self._talk(message)
        if asks_for_match(normalise(text)):
            return self._match(message, text, language, place)
        if not named and (about := self._about_card(message, text, language)) is not None:
            return about
        if not may_be_ours(text) and not may_go_on(state, text):
            return None
        remembered = _REMEMBERED if message.role is Role.INVESTOR else _UNDER_WAY
        if talk and state and message.sent_at - talk.said_at <= remembered:
            after = gone_on(state, text, self.book, shanghai_day(message.sent_at))
            if after is not None:
                return self._go_on(message, talk, followed(state, after, self.book, self.rates()), language)
        said = self.begin(message, text, language, place, named=named)
        if said is None and talk and state and state.awaited == PLACE:  # what comes next is about something else
            self._keep_state(message, talk, replace(state, awaited=""))
        return said

    def _about_card(self, message: Message, text: str, language: Language) -> Reply | None:
        """What words want of the card itself: its file, a change, or what it still lacks; None for all others."""
        talk, state = self._talk(message)
        if talk is None or state is None or message.sent_at - talk.said_at > _REMEMBERED:
            return None
        if (verb := typed_press(normalise(text))) and state.kind is Kind.ALL and not state.programme:
            return self.press(message, CalculatingPress(verb, talk.token, "0"), language)
        kind = asks_to_print(normalise(text))
        if kind and self._paper(state, language) is not None:
            return self._print(state, kind, language)
        if state.programme and asks_to_edit(normalise(text)):
            return self.press(message, CalculatingPress("edit", talk.token), language)
        if not state.programme or not asks_what_is_open(normalise(text)):
            return None
        after, turn = next_turn(settled(state, self.book), self.book, self.rates())
        return Saying(self.book, talk.token, language).open_facts(after, turn) if isinstance(turn, ShowCard) else None

    def begin(
        self, message: Message, text: str, language: Language, place: str = "", *, named: bool = False
    ) -> Reply | None:
        """The reply to words that tell a case of their own; None for all others."""
        if not self.library.rule_files or not may_be_ours(text):
            return None
        today, is_staff = shanghai_day(message.sent_at), message.role is not Role.INVESTOR
        begun = new_case(text, self.book, today, place, has_to_ask=is_staff)
        if begun is None or (named and begun.loose is not None):
            return None
        return self._begin(message, begun, language, named=named)

    def is_for_itself(self, message: Message, text: str) -> bool:
        """Whether words tell a case and ask for its sum without leaning on what was said before."""
        if not self.library.rule_files or not may_be_ours(text):
            return False
        return asks_by_itself(text, self.book, shanghai_day(message.sent_at))

    def asks_what_a_sum_is(self, message: Message) -> bool:
        """Whether nothing is calculated yet, for want of knowing what the sum that was told is."""
        state = self._talk(message)[1]
        return state is not None and not state.programme and state.awaited in (LOOSE, "fixed_investment")

    def turn(self, message: Message) -> QuestionRecord | None:
        """The calculation that the person is at, told as a turn of their talk; None where they are at none."""
        if not self.library.rule_files:
            return None
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
        """A kept calculation again, the case that the words tell, or the guide."""
        number = NUMBER.search(words.upper())
        if number:
            return self._again(message, "JS" + number[1].lower(), language)
        if not self.book.editions:
            return say_no_rules(language)
        if words:
            # That it is to be calculated is said by the command.
            said = self.hear(message, words, language) or self.begin(message, f"{words}\n能拿多少", language)
            if said is not None:
                return said
        blank = State(shanghai_day(message.sent_at), message.text.partition(" ")[2])
        talk = self.kept.begin(message.chat_id, message.person_id, to_text(blank), message.sent_at)
        return Saying(self.book, talk.token, language).guide()

    def _again(self, message: Message, number: str, language: Language) -> Reply:
        """The same calculation as it was kept, to the byte; beside it by the rules of today where these have changed."""
        saved = self.kept.find(number)
        inputs = read_inputs(saved.inputs) if saved else None
        if saved is None or inputs is None:
            return say_no_calculation(number, language)
        repeated = repeat(inputs, saved.result, self.book)
        if repeated is None:
            return say_kept_only(saved.number, kept_result(saved.result), language)
        state = state_of(inputs, repeated)
        state, turn = card_turn(state, repeated.fitting, inputs.rates)
        talk = self.kept.begin(message.chat_id, message.person_id, to_text(state), message.sent_at)
        reply = Saying(self.book, talk.token, language).reply(state, turn)
        now = repeated.fitting.calculation
        head = say_repeated(saved.number, kept_result(saved.result), now, language, same=repeated.same)
        law = say_law_today(repeated.fitting.edition.policy, shanghai_day(message.sent_at), language)
        rates = rates_changed_line(rates_changed(inputs, self.rates()), language)
        return replace(reply, spans=(*head, *law, *((plain(rates),) if rates else ()), *reply.spans))

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
        paper = self._paper(state, language)
        if self.printers is None or paper is None:
            return say_gone(language)
        data, media = (self.printers.docx(paper), DOCX) if kind == "docx" else (self.printers.pdf(paper), PDF)
        printed = Attachment(f"{paper.name}.{kind}", media, data, paper.title)
        return Reply((plain(say_printed(language)),), attachments=(printed,))

    def _paper(self, state: State, language: Language) -> Paper | None:
        if state.kind is Kind.ALL and not state.programme:
            package = package_of(state, self.book, self.rates())
            return MatchSaying(self.book, 0, language).paper(state, package)
        after, turn = next_turn(state, self.book, self.rates())
        return paper_of(card_of(after, turn), language) if isinstance(turn, ShowCard) else None

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
        if state.kind is Kind.ALL and not state.programme:
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
        kept = one.document, inputs_of(one), result_of(one)
        self.kept.save(SavedCalculation(one.number, message.person_id, message.chat_id, message.sent_at, *kept))

    def _talk(self, message: Message) -> tuple[Talk | None, State | None]:
        talk = self.kept.talk(message.chat_id, message.person_id)
        return talk, from_text(talk.state) if talk else None
