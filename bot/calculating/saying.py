"""A Turn as a Reply: the card or the question in words, and the buttons below it. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from bot.calculating.choices import agreeing, options_of
from bot.calculating.noting import noted_of
from bot.calculating.picking import Fitting, all_programmes, name_of
from bot.calculating.state import Kind, State
from bot.calculating.turn import (
    AskExact,
    AskFixed,
    AskParty,
    AskPlace,
    AskSum,
    Nothing,
    Refused,
    Several,
    ShowCard,
    Turn,
    Unusable,
)
from bot.intent_calculating import press_data
from bot.message import Button, Reply, Span
from bot.topics import key_of
from bot.wording import bold, in_rows, plain, say, shorten
from bot.wording_calculating import noted_line, open_text, short_card, title_line
from bot.wording_calculating_asking import (
    buttons_of_card,
    choice_label,
    fault_lines,
    missing_rate_lines,
    party_name,
    programme_line,
    question_line,
    say_guide,
    say_nothing_fits,
    say_only_once,
    say_programmes,
    say_tell_again,
    say_which_party,
    say_which_place,
    say_which_programme,
)
from bot.wording_calculating_full import full_pages
from bot.wording_calculating_rates import published_rate_line
from bot.wording_calculating_refused import say_not_chosen
from bot.wording_calculating_sums import fact_name, say_text, say_value
from bot.wording_calculating_typed import supposed_rate
from bot.wording_calculating_view import Card, Known
from policies.provision import Standing
from rag.answer import Language
from rag.calculating.truth import Verdict
from rag.rules.book import RuleBook
from rag.rules.facts import Fact

Row = tuple[Button, ...]
_PROGRAMMES = 10  # on one page of the guide


@dataclass(frozen=True, slots=True)
class Saying:
    """How turns of one talk are said: its token is on every button."""

    book: RuleBook
    token: int
    language: Language

    def reply(self, state: State, turn: Turn) -> Reply:
        """The turn in words."""
        match turn:
            case ShowCard():
                reply = self.card(state, turn)
            case Unusable(values):
                reply = Reply(tuple(bold(line) for line in fault_lines(values, self.book.facts(), self.language)))
            case AskPlace(places):
                buttons = [self._button(place, "place", option=number) for number, place in enumerate(places)]
                reply = self._below_noted(state, say_which_place(buttons, self.language))
            case AskParty(parties):
                named = [self._button(party_name(party, self.language), "party", party) for party in parties]
                reply = self._below_noted(state, say_which_party(named, self.language))
            case AskSum() | AskFixed() | AskExact():
                reply = self._below_noted(state, self._about_sum(turn))
            case Several(fitting):
                rows = [(self._line(one), self._open(one)) for one in fitting]
                reply = self._below_noted(state, say_which_programme(rows, self._only_once(fitting), self.language))
            case Refused(found):
                others = self._button(buttons_of_card(self.language)["others"], "others")
                reply = replace(say_not_chosen(found, self.language), buttons=((others,),) if state.programme else ())
            case Nothing():
                reply = say_nothing_fits(self.language)
            case _:
                assert_never(turn)
        return reply

    def _below_noted(self, state: State, reply: Reply) -> Reply:
        """A question below what was told so far."""
        noted = noted_of(state, self.book, self.language)
        return replace(reply, spans=(*((plain(noted),) if noted else ()), *reply.spans))

    def card(self, state: State, turn: ShowCard, page: int | None = None) -> Reply:
        """The short card, or a page of the long one (from 0)."""
        card = card_of(state, turn)
        if page is not None:
            pages = full_pages(card, self.language)
            shown = min(page, len(pages) - 1)
            return Reply(pages[shown], (*self._turning(len(pages), shown), *self._below(state, turn, full=True)))
        spans = (*short_card(card, self.language), *self._asked(state, turn))
        return Reply(spans, (*self._choices(turn), *self._below(state, turn, full=False)))

    def open_facts(self, state: State, turn: ShowCard) -> Reply:
        """What the card still lacks, and the question for the first of it."""
        card = card_of(state, turn)
        spans = (bold(title_line(card, self.language)), plain(open_text(card, self.language)))
        return Reply((*spans, *self._asked(state, turn)), self._choices(turn))

    def _asked(self, state: State, turn: ShowCard) -> tuple[Span, ...]:
        """What is wrong with a value, which rate is missing, or the question for the next fact."""
        one, facts = turn.fitting.calculation, turn.fitting.edition.facts
        if one.bad_values:
            return tuple(bold(line) for line in fault_lines(one.bad_values, facts, self.language))
        rates = tuple(plain(line) for line in missing_rate_lines(one, self.language))
        published = [rate for rate in one.rates if not rate.assumed]
        if state.rate is not None and published:
            rates = (*rates, plain(published_rate_line(published[0], state.rate, self.language)))
        elif state.rate is not None and not one.rates:  # nothing was converted yet: heard all the same
            rates = (*rates, plain(noted_line([supposed_rate(state.rate, self.language)], self.language)))
        return (*rates, *((bold(question_line(turn.asked, self.language)),) if turn.asked else ()))

    def _choices(self, turn: ShowCard) -> tuple[Row, ...]:
        fact = turn.asked
        if fact is None:
            return ()
        buttons = [
            self._button(choice_label(fact, option.value, self.language), "set", fact.key, option.number)
            for option in options_of(fact, turn.fitting.programme)
        ]
        if fact.key == "foreign_arrived_on":
            buttons.append(self._button(buttons_of_card(self.language)["arrived"], "arrived"))
        wide = any(len(button.label) > 8 for button in buttons)
        return in_rows(buttons, 1 if wide and self.language is Language.ENGLISH else 2 if wide else 3)

    def _below(self, state: State, turn: ShowCard, *, full: bool) -> tuple[Row, ...]:
        labels, one = buttons_of_card(self.language), turn.fitting.calculation
        rows: list[Row] = []
        programme = turn.fitting.programme
        if one.total is not None and any(agreeing(programme, missing.fact) is not None for missing in one.missing):
            rows.append((self._button(labels["agree"], "agree"),))
        look = self._button(labels["short"], "short") if full else self._button(labels["full"], "full", "0")
        rows.append((look, self._button(labels["pdf"], "pdf"), self._button(labels["edit"], "edit")))
        ways = [self._button(labels["back"], "back")] if state.kind is Kind.ALL else []
        if turn.fitting.chosen.asks and "signed_on" not in state.facts:
            ways.append(self._button(labels["signed"], "ask", "signed_on"))
        if len(self._places(turn.fitting)) > 1:
            ways.append(self._button(labels["place"], "places"))
        if one.verdict is Verdict.NOT_MET:
            ways.append(self._button(labels["others"], "others"))
        return (*rows, *((tuple(ways),) if ways else ()))

    def _places(self, fitting: Fitting) -> tuple[str, ...]:
        return places_of_family(self.book, fitting.programme.family)

    def _turning(self, pages: int, page: int) -> tuple[Row, ...]:
        back = say(self.language, "◀ 上一页", "◀ Back")
        onward = say(self.language, "下一页 ▶", "Next ▶")
        buttons = [self._button(back, "full", str(page - 1))] if page else []
        buttons += [self._button(onward, "full", str(page + 1))] if page + 1 < pages else []
        return (tuple(buttons),) if buttons else ()

    def _about_sum(self, turn: AskSum | AskFixed | AskExact) -> Reply:
        """What a sum is, or that it has to be told again."""
        match turn:
            case AskSum():
                return self._which_sum(turn)
            case AskFixed():
                return self._fixed(turn)
            case AskExact(fact, told):
                return say_tell_again(fact, told, self.language)

    def _which_sum(self, turn: AskSum) -> Reply:
        value = say_value(self.language, None, turn.sum)
        text = say(self.language, "{value} 指的是什么？", "What is {value}?", value=value)
        buttons = [self._button(shorten(say_text(self.language, fact.name)), "loose", fact.key) for fact in turn.facts]
        return Reply((bold(text),), in_rows(buttons, 2))

    def _fixed(self, turn: AskFixed) -> Reply:
        value = say_value(self.language, None, turn.total)
        text = say(
            self.language,
            "奖励按固定资产投资算，您说的 {value} 是总投资。",
            "Rewards are counted from fixed-asset investment; {value} is the total investment.",
            value=value,
        )
        label = say(self.language, "固定资产投资也是 {value}", "It is all fixed assets: {value}", value=value)
        spans = (plain(text), bold(question_line(turn.fact, self.language)))
        return Reply(spans, ((self._button(label, "same"),),))

    def guide(self) -> Reply:
        """How a calculation begins: in words, or by whose reward it is."""
        parties = dict.fromkeys(programme.party for _, programme in all_programmes(self.book))
        return say_guide(
            [self._button(party_name(one, self.language), "list", one, 0) for one in parties], self.language
        )

    def programmes(self, party: str, page: int, day: date) -> Reply:
        """The programmes for one party, some at a time, those of documents in force on the day first."""
        named = [(edition, one) for edition, one in all_programmes(self.book) if one.party == party]
        found = sorted(named, key=lambda one: one[0].policy.standing(day) is not Standing.IN_FORCE)
        shown = found[page * _PROGRAMMES : (page + 1) * _PROGRAMMES]
        buttons = [
            self._button(
                f"{edition.policy.place} {say_text(self.language, one.name)}", "prog", key_of(name_of(edition, one))
            )
            for edition, one in shown
        ]
        back, onward = say(self.language, "◀ 上一页", "◀ Back"), say(self.language, "下一页 ▶", "Next ▶")
        turning = [self._button(back, "list", party, page - 1)] if page else []
        turning += [self._button(onward, "list", party, page + 1)] if len(found) > (page + 1) * _PROGRAMMES else []
        return say_programmes(party_name(party, self.language), buttons, turning, self.language)

    def edit_buttons(self, state: State, fitting: Fitting) -> list[Button]:
        """A button for each fact that was told or that the programme asks for, told ones first."""
        asked = fitting.edition.asked[fitting.programme.id]
        keys = [key for key in state.facts if key in asked] + [key for key in asked if key not in state.facts]
        facts = [fact for fact in (fitting.edition.facts.find(key) for key in keys) if fact]
        return [
            self._button(self._edit_label(state, fitting, fact), "ask", fact.key)
            for fact in facts
            if fact.key in state.facts or fact.derived is None
        ][:16]

    def _edit_label(self, state: State, fitting: Fitting, fact: Fact) -> str:
        name = fact_name(self.language, fitting.edition.facts, fact.key)
        if fact.key not in state.facts:
            return shorten(name, 24)
        return shorten(f"{name} {say_value(self.language, fact, state.facts[fact.key])}", 24)

    def question(self, fact: Fact, fitting: Fitting | None) -> Reply:
        """One fact is asked for, for itself."""
        buttons = [
            self._button(choice_label(fact, option.value, self.language), "set", fact.key, option.number)
            for option in options_of(fact, fitting.programme if fitting else None)
        ]
        return Reply((bold(question_line(fact, self.language)),), in_rows(buttons, 2))

    def _only_once(self, fitting: Sequence[Fitting]) -> str:
        """Of programmes of one group only the highest is had: which, and by which clause; "" where they do not overlap."""
        groups = Counter(one.programme.overlap.group for one in fitting if one.programme.overlap)
        group = next((name for name, count in groups.items() if count > 1), "")
        alike = [one for one in fitting if one.programme.overlap and one.programme.overlap.group == group]
        if not alike:
            return ""
        best = max(alike, key=lambda one: one.calculation.least.value if one.calculation.least else Decimal(-1))
        clause = best.programme.overlap.clause if best.programme.overlap else ""
        known = all(one.calculation.least is not None for one in alike)
        settled = known and best.calculation.least is not None and best.calculation.least.value > 0
        where = f"{best.edition.policy.place} {say_text(self.language, best.programme.name)}"
        return say_only_once(where, clause, self.language, settled=settled)

    def _line(self, one: Fitting) -> str:
        return programme_line(one.edition, one.programme, one.calculation, self.language)

    def _open(self, one: Fitting) -> Button:
        label = f"{one.edition.policy.place} {say_text(self.language, one.programme.name)}"
        return self._button(label, "prog", key_of(one.name))

    def _button(self, label: str, verb: str, what: str = "", option: int | None = None) -> Button:
        return Button(shorten(label), press_data(verb, self.token, what, option))


def places_of_family(book: RuleBook, family: str) -> tuple[str, ...]:
    """The places with rules for a family of rewards."""
    having = (one for one in book.editions if any(programme.family == family for programme in one.rules.programmes))
    return tuple(dict.fromkeys(edition.policy.place for edition in having))


def card_of(state: State, turn: ShowCard) -> Card:
    """What the card of a turn tells."""
    fitting = turn.fitting
    one = fitting.calculation
    known = tuple(Known(key, value, state.words.get(key, "")) for key, value in state.facts.items())
    return Card(fitting.edition, fitting.programme, one, fitting.chosen, known, turn.more, turn.at_cap, is_kept(turn))


def is_kept(turn: ShowCard) -> bool:
    """Whether a calculation says enough to be kept under its number."""
    one = turn.fitting.calculation
    return not one.bad_values and (one.low is not None or one.verdict is Verdict.NOT_MET)
