"""The few words in the picture of a league that stand in no text: over the scores, and what grey names mean."""

from bot.wording import say
from rag.answer import Language


def score_title(language: Language) -> str:
    """Over the scores."""
    return say(language, "得分", "points")


def silent_legend(language: Language) -> str:
    """In the legend: names in grey."""
    return say(language, "灰色：本期未报", "grey: nothing reported")
