"""What was told so far, in one line above a question, so that nobody wonders whether it was heard. Pure."""

from bot.calculating.guessing import is_presumed
from bot.calculating.signing import SPAN
from bot.calculating.state import State
from bot.wording import say
from bot.wording_calculating import noted_line
from bot.wording_calculating_sums import fact_name, say_value
from bot.wording_calculating_typed import supposed_rate
from rag.answer import Language
from rag.rules.book import RuleBook


def noted_of(state: State, book: RuleBook, language: Language) -> str:
    """已记下：…; "" where nothing was told."""
    facts = book.facts()
    told = [
        f"{fact_name(language, facts, key)} {say_value(language, facts.find(key), value)}{_how(state, key, language)}"
        for key, value in state.facts.items()
    ]
    told += [state.words[SPAN].split("/", 2)[2]] if SPAN in state.words else []
    told += [supposed_rate(state.rate, language)] if state.rate is not None else []
    return noted_line(told, language) if told else ""


def _how(state: State, key: str, language: Language) -> str:
    """That a sum which nobody named was taken as this one."""
    words = state.words.get(key, "")
    return say(language, "（{words}）", " ({words})", words=words) if is_presumed(words) else ""
