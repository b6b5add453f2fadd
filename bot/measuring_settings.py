"""`evaluate compare`: one set of questions put to several settings of ours and to the plain recipe, in one run."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bot.offers import Asks
from bot.stopping import InputRefused
from bot.wording_answer import Around, say_outcome
from rag.answer import Outcome
from rag.evaluate import ask_all
from rag.evaluate_compare import Compared, show_compared, shown_by_recipe, shown_by_us
from rag.evaluate_gold import GoldQuestion
from rag.evaluate_judgement import Judgement
from rag.plain_recipe import PlainRecipe

COMPARED = {"EMBEDDING_MODEL": "embedding_model", "RERANKER_MODEL": "reranker_model"}
"""The settings that may differ between what is compared, with their fields."""


def read_changes(words: str) -> dict[str, str]:
    """EMBEDDING_MODEL=…,RERANKER_MODEL=… as fields of the settings. Raises InputRefused."""
    changes = {}
    for part in words.split(","):
        name, sign, value = part.partition("=")
        if name.strip() not in COMPARED or not sign:
            raise InputRefused(
                f"“{part}” 看不懂，请写 EMBEDDING_MODEL=… 或 RERANKER_MODEL=…，多个用逗号分开"
                f" / write EMBEDDING_MODEL=… or RERANKER_MODEL=…, several parted by commas"
            )
        changes[COMPARED[name.strip()]] = value.strip()
    return changes


def compare(
    gold: Sequence[GoldQuestion],
    ours: Sequence[tuple[str, Callable[[], Asks]]],
    recipe: Callable[[], PlainRecipe],
    day: date,
    contact: str,
) -> int:
    """Ask them one after the other; each is opened when its turn comes and let go before the next. Always 0."""
    systems = [Compared(name, shown_by_us(_judged(gold, build(), day, contact))) for name, build in ours]
    systems.append(Compared("plain recipe", shown_by_recipe(recipe(), gold)))
    show_compared(systems, sys.stdout, sys.stderr)
    return 0


def _judged(gold: Sequence[GoldQuestion], asker: Asks, day: date, contact: str) -> tuple[Judgement, ...]:
    def whole_reply(outcome: Outcome) -> str:
        return say_outcome(outcome, 0, Around(outcome.language, asker.library.places(), contact)).text

    return ask_all(gold, asker.ask, whole_reply, day)


def data_beside(data: Path, number: int) -> Path:
    """Where the index of the n-th compared setting stands, beside the one that serves."""
    return data if number == 0 else data / "compare" / str(number)
