"""What lies before a person by the state of their talk: the question, the card, the package; and the same for print. Pure."""

from dataclasses import replace

from bot.calculating.match_saying import MatchSaying
from bot.calculating.paper import Paper
from bot.calculating.papers import paper_of
from bot.calculating.profile import AskProfile, next_profile, package_of
from bot.calculating.saying import Saying, card_of
from bot.calculating.signing import settled
from bot.calculating.state import State, is_blank, is_profile
from bot.calculating.turn import ShowCard, next_turn
from bot.calculating.typed_labels import is_bare_word
from bot.message import Reply
from bot.wording import plain
from bot.wording_calculating_typed import not_understood_line
from rag.answer import Language
from rag.calculating.rates import Rates
from rag.rules.book import RuleBook


def shown(state: State, token: int, book: RuleBook, rates: Rates, language: Language) -> Reply:
    """The reply as it was given last."""
    if is_profile(state):
        return MatchSaying(book, token, language).reply(*next_profile(state, book, rates))
    saying = Saying(book, token, language)
    return saying.guide() if is_blank(state) else saying.reply(*next_turn(settled(state, book), book, rates))


def asked_again(text: str, state: State, token: int, book: RuleBook, rates: Rates, language: Language) -> Reply | None:
    """A bare word is told not to be understood where an answer was asked for, and what was asked stands below once more."""
    if state.programme or is_blank(state) or not is_bare_word(text):
        return None
    if is_profile(state) and not isinstance(next_profile(state, book, rates)[1], AskProfile):
        return None
    before = shown(state, token, book, rates, language)
    line = plain(not_understood_line(text.strip(), language))
    return replace(before, spans=(line, *before.spans)) if before.buttons else None


def paper_shown(state: State, book: RuleBook, rates: Rates, language: Language) -> Paper | None:
    """The card or the package for print; None where neither is shown."""
    if is_profile(state):
        return MatchSaying(book, 0, language).paper(state, package_of(state, book, rates))
    after, turn = next_turn(state, book, rates)
    return paper_of(card_of(after, turn), language) if isinstance(turn, ShowCard) else None
