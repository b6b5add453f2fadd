"""What is said to words typed at a question: that they were not understood, or that the talk is left; what was told so far."""

from decimal import Decimal

from bot.message import Reply
from bot.wording import plain, say, shorten
from rag.answer import Language

_LONGEST = 24  # characters of a word that was not understood


def not_understood_line(words: str, language: Language) -> str:
    """That nothing was understood of an answer, and the ways on."""
    return say(
        language,
        "没看懂「{words}」。请从下面选，或者照按钮上的字回复；不想继续回「取消」，问别的请写成一句话。",
        "I did not understand “{words}”. Choose below or write what a button says; "
        "“cancel” leaves, and another question is best written as a sentence.",
        words=shorten(words, _LONGEST),
    )


def supposed_rate(rate: Decimal, language: Language) -> str:
    """The exchange rate that somebody supposes."""
    return say(language, "汇率按 {rate} 折算（您说的）", "exchange rate {rate}, as you say", rate=rate.normalize())


def say_left(language: Language, *, is_match: bool) -> Reply:
    """The match or the calculation is left."""
    chinese, english = (
        "好，不测算了。要重新算，直接说情况，或者发 /calc。",
        "All right, no calculation. To begin again: /calc.",
    )
    if is_match:
        chinese, english = "好，不匹配了。要重新开始，发 /match。", "All right, no matching. To begin again: /match."
    return Reply((plain(say(language, chinese, english)),))
