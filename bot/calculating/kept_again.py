"""A calculation that was kept (JS3f…) shown again to the byte, beside it by the rules of today where these have changed."""

from dataclasses import replace

from bot.calculating.repeating import kept_result, rates_changed, read_inputs, repeat, state_of
from bot.calculating.saying import Saying
from bot.calculating.state import to_text
from bot.calculating.turn import card_turn
from bot.message import Message, Reply
from bot.wording import plain
from bot.wording_calculating_again import say_kept_only, say_law_today, say_repeated
from bot.wording_calculating_asking import say_no_calculation
from bot.wording_calculating_rates import rates_changed_line
from rag.answer import Language
from rag.calculating.rates import Rates
from rag.rules.book import RuleBook
from store.calculations import Calculations
from store.reporting.periods import shanghai_day


def show_again(
    message: Message, number: str, book: RuleBook, kept: Calculations, rates: Rates, language: Language
) -> Reply:
    """The calculation of that number, from which the talk goes on; what to say where it is gone. Raises StoreUnavailable."""
    saved = kept.find(number)
    inputs = read_inputs(saved.inputs) if saved else None
    if saved is None or inputs is None:
        return say_no_calculation(number, language)
    repeated = repeat(inputs, saved.result, book)
    if repeated is None:
        return say_kept_only(saved.number, kept_result(saved.result), language)
    state, turn = card_turn(state_of(inputs, repeated), repeated.fitting, inputs.rates)
    talk = kept.begin(message.chat_id, message.person_id, to_text(state), message.sent_at)
    reply = Saying(book, talk.token, language).reply(state, turn)
    now = repeated.fitting.calculation
    head = say_repeated(saved.number, kept_result(saved.result), now, language, same=repeated.same)
    law = say_law_today(repeated.fitting.edition.policy, shanghai_day(message.sent_at), language)
    changed = rates_changed_line(rates_changed(inputs, rates), language)
    return replace(reply, spans=(*head, *law, *((plain(changed),) if changed else ()), *reply.spans))
