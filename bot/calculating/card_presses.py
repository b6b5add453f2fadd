"""What a press on a card of a calculation does: it changes the state, opens a page, or asks for a fact. Pure."""

from dataclasses import dataclass, replace

from bot.calculating.choices import agreeing, value_of
from bot.calculating.picking import Fitting, all_programmes, find, name_of, place_for
from bot.calculating.profile import all_places
from bot.calculating.saying import Saying, places_of_family
from bot.calculating.state import Kind, State
from bot.calculating.turn import AskPlace, ShowCard, next_turn, rates_for
from bot.intent_calculating import CalculatingPress
from bot.message import Reply
from bot.topics import key_of
from bot.wording_calculating_asking import say_edit
from rag.calculating.rates import Rates
from rag.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Pressed:
    """A new state to go on from, or a reply as it is, with the state that is then awaited; all None: nothing there any more."""

    after: State | None = None
    reply: Reply | None = None
    awaiting: State | None = None


def press(state: State, intent: CalculatingPress, book: RuleBook, published: Rates, saying: Saying) -> Pressed:
    """What a press does in this state."""
    changed = _changed(state, intent, book, published)
    if changed is not None:
        return Pressed(changed)
    if intent.verb == "ask":
        return _ask(state, intent.what, book, published, saying)
    return Pressed(reply=_page(state, intent, book, published, saying))


def _page(state: State, intent: CalculatingPress, book: RuleBook, published: Rates, saying: Saying) -> Reply | None:
    """What changes nothing: another page, a list to choose from."""
    reply: Reply | None = None
    match intent.verb:
        case "full" | "short":
            reply = _card(state, intent, book, published, saying)
        case "edit":
            fitting = _fitting(state, book, published)
            reply = say_edit(saying.edit_buttons(state, fitting), saying.language) if fitting else None
        case "list":
            reply = replace(saying.programmes(intent.what, intent.option, state.day), in_place=True)
        case "places":
            reply = saying.reply(state, AskPlace(_offered_places(state, book, published)))
    return reply


def _changed(state: State, intent: CalculatingPress, book: RuleBook, published: Rates) -> State | None:
    """The state that a choice leads to; None where the press is no choice."""
    after = _turned(state, intent.verb)
    match intent.verb:
        case "set":
            after = _with_option(state, intent, book)
        case "place":
            places = _offered_places(state, book, published)
            after = state.at(places[intent.option]) if intent.option < len(places) else None
        case "party":
            after = replace(state, party=intent.what)
        case "prog":
            after = _with_programme(state, intent.what, book)
        case "loose" if state.loose is not None:
            after = replace(state.knowing(intent.what, state.loose), loose=None)
        case "agree":
            after = _agreed(state, _fitting(state, book, published))
    return after


def _turned(state: State, verb: str) -> State | None:
    """What a button without any choice leads to."""
    after: State | None = None
    match verb:
        case "same":
            after = state.knowing("fixed_investment", state.facts.get("total_investment"))
        case "arrived":
            after = state.knowing("foreign_arrived_on", state.day)
        case "others" | "back":
            after = replace(state, programme="", party="", awaited="")
        case "skip":
            after = replace(state, skipped=(*state.skipped, state.awaited), awaited="")
    return after


def _with_option(state: State, intent: CalculatingPress, book: RuleBook) -> State | None:
    fact = book.facts().find(intent.what)
    value = value_of(fact, intent.option) if fact else None
    return state.knowing(fact.key, value) if fact and value is not None else None


def _with_programme(state: State, key: str, book: RuleBook) -> State | None:
    """With the programme of a button; its place goes without saying."""
    found = programme_of_key(book, key)
    document, _, programme_id = found.rpartition("/")
    edition = book.find(document)
    programme = edition.rules.find(programme_id) if edition else None
    if edition is None or programme is None:
        return None
    return replace(state, programme=found, place=place_for(book, state.case, edition, programme))


def programme_of_key(book: RuleBook, key: str) -> str:
    """The programme that a button names; "" where there is none (any more)."""
    named = (name_of(edition, programme) for edition, programme in all_programmes(book))
    return next((name for name in named if key_of(name) == key), "")


def _agreed(state: State, fitting: Fitting | None) -> State | None:
    """Every open yes or no, and every open list of exclusions, as the conditions want it."""
    if fitting is None:
        return None
    for missing in fitting.calculation.missing:
        value = agreeing(fitting.programme, missing.fact)
        if value is not None:
            state = state.knowing(missing.fact, value)
    return state


def _fitting(state: State, book: RuleBook, published: Rates) -> Fitting | None:
    found = find(book, state.case, rates_for(state, published), state.programme) if state.programme else None
    return found if isinstance(found, Fitting) else None


def _offered_places(state: State, book: RuleBook, published: Rates) -> tuple[str, ...]:
    """The places in the order in which they stand on the buttons."""
    if state.kind is Kind.ALL and not state.programme:
        return all_places(book)
    fitting = _fitting(state, book, published)
    if fitting is not None:
        return places_of_family(book, fitting.programme.family)
    turn = next_turn(replace(state, place=""), book, published)[1]
    return turn.places if isinstance(turn, AskPlace) else ()


def _card(state: State, intent: CalculatingPress, book: RuleBook, published: Rates, saying: Saying) -> Reply | None:
    after, turn = next_turn(state, book, published)
    if not isinstance(turn, ShowCard):
        return None
    page = int(intent.what or 0) if intent.verb == "full" and (intent.what or "0").isdigit() else None
    return replace(saying.card(after, turn, page), in_place=True)


def _ask(state: State, key: str, book: RuleBook, published: Rates, saying: Saying) -> Pressed:
    fact = book.facts().find(key)
    if fact is None:
        return Pressed()
    reply = saying.question(fact, _fitting(state, book, published))
    return Pressed(reply=reply, awaiting=replace(state, awaited=key, edited=key))
