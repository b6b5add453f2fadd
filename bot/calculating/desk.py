"""The desk where calculations are asked for: it hears words, takes presses, keeps talks and calculations in the store."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from bot.calculating.hearing import answered, changed, may_be_ours, new_case
from bot.calculating.keeping import inputs_of, result_of
from bot.calculating.pressing import Pressed, press
from bot.calculating.saying import Saying, is_kept
from bot.calculating.state import State, from_text, to_text
from bot.calculating.turn import Nothing, ShowCard, Turn, next_turn
from bot.intent_calculating import CalculatingPress
from bot.message import Message, Reply, Role
from bot.wording import say_gone
from policies.provision import Audience, Library
from rag.answer import Language
from rag.calculating.rates import ExchangeRate, Rates
from rag.rules.book import RuleBook, build_book
from store.calculations import Calculations, SavedCalculation, Talk
from store.database import Database
from store.exchange_rates import ExchangeRates
from store.reporting.periods import shanghai_day

_REMEMBERED = timedelta(days=1)  # how long words may still answer or change what was calculated
_UNDER_WAY = timedelta(minutes=10)  # the same where the words may as well belong to a report
_SAME_TALK = timedelta(minutes=30)  # how long a place that was named goes without saying
EVERYBODY = Audience.PUBLIC


@dataclass(frozen=True)
class CalculatingDesk:
    """Over one edition of the documents and one database; safe in threads. Methods raise StoreUnavailable."""

    library: Library
    database: Database

    @cached_property
    def book(self) -> RuleBook:
        """The rules of this edition that everybody may see; made when first needed: holding them to their documents takes time."""
        book = build_book(dict(self.library.rule_files), self.library)
        return replace(book, editions=tuple(one for one in book.editions if one.policy.audience is EVERYBODY))

    @property
    def kept(self) -> Calculations:
        """What is kept."""
        return Calculations(self.database)

    def hear(self, message: Message, text: str, language: Language) -> Reply | None:
        """The reply to words that tell a case, answer what was asked, or change what was told; None for all others.

        Staff write of projects all day: of theirs only a question begins a talk, and only a talk under way takes answers.
        """
        if not self.library.rule_files:
            return None
        talk, state = self._talk(message)
        if not may_be_ours(text) and (state is None or not state.awaited):
            return None
        today = shanghai_day(message.sent_at)
        is_staff = message.role is not Role.INVESTOR
        if talk and state and message.sent_at - talk.said_at <= (_UNDER_WAY if is_staff else _REMEMBERED):
            after = answered(state, text, self.book, today) or changed(state, text, self.book, today)
            if after is not None:
                return self._go_on(message, talk, after, language)
        place = state.place if talk and state and message.sent_at - talk.said_at <= _SAME_TALK else ""
        begun = new_case(text, self.book, today, place, has_to_ask=is_staff)
        return self._begin(message, begun, language) if begun else None

    def press(self, message: Message, intent: CalculatingPress, language: Language) -> Reply:
        """The reply to a button of ours; that of another talk is gone."""
        talk, state = self._talk(message)
        if talk is None or state is None or talk.token != intent.token:
            return say_gone(language)
        pressed = press(state, intent, self.book, self.rates(), Saying(self.book, talk.token, language))
        match pressed:
            case Pressed(after=State() as after):
                return self._go_on(message, talk, after, language)
            case Pressed(reply=Reply() as reply, awaiting=State() as awaiting):
                self.kept.go_on(
                    message.chat_id, message.person_id, Talk(talk.token, to_text(awaiting), message.sent_at)
                )
                return reply
            case _:
                return pressed.reply or say_gone(language)

    def rates(self) -> Rates:
        """The exchange rates that were entered."""
        known = ExchangeRates(self.database).known()
        return Rates(tuple(ExchangeRate(one.currency, one.day, one.yuan, one.source) for one in known))

    def _begin(self, message: Message, state: State, language: Language) -> Reply | None:
        after, turn = next_turn(state, self.book, self.rates())
        if isinstance(turn, Nothing):
            return None
        talk = self.kept.begin(message.chat_id, message.person_id, to_text(after), message.sent_at)
        return self._said(message, talk, after, turn, language)

    def _go_on(self, message: Message, talk: Talk, state: State, language: Language) -> Reply:
        after, turn = next_turn(state, self.book, self.rates())
        self.kept.go_on(message.chat_id, message.person_id, Talk(talk.token, to_text(after), message.sent_at))
        return self._said(message, talk, after, turn, language)

    def _said(self, message: Message, talk: Talk, state: State, turn: Turn, language: Language) -> Reply:
        if isinstance(turn, ShowCard) and is_kept(turn):
            self._keep(message, turn)
        return Saying(self.book, talk.token, language).reply(state, turn)

    def _keep(self, message: Message, turn: ShowCard) -> None:
        one = turn.fitting.calculation
        self.kept.save(
            SavedCalculation(
                one.number,
                message.person_id,
                message.chat_id,
                message.sent_at,
                one.document,
                inputs_of(one),
                result_of(one),
            )
        )

    def _talk(self, message: Message) -> tuple[Talk | None, State | None]:
        talk = self.kept.talk(message.chat_id, message.person_id)
        return talk, from_text(talk.state) if talk else None
