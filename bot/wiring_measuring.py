"""The composition root of comparisons: several settings and the plain recipe over the same documents and questions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.wiring import Ground, Part, open_ground, open_library
from bot.wiring_models import open_model, open_second_reader
from bot.wiring_reporting import open_store

if TYPE_CHECKING:
    from rag.ask import Asker
    from rag.plain_recipe import PlainRecipe


def run_compare(settings: Settings, file: Path, against: Sequence[str], today: date, part: Part) -> int:
    """Score the current settings, each of `against` and the plain recipe on one file. Raises InputRefused, CannotStart."""
    from bot import measuring, measuring_settings

    gold = measuring.read_questions(file, part.half, part.limit)
    changes = [{}, *(measuring_settings.read_changes(words) for words in against)]
    systems: list[tuple[str, Callable[[], Asker]]] = [
        (name, partial(_asker, settings, changed, measuring_settings.data_beside(settings.folders.data, number)))
        for number, (name, changed) in enumerate(zip(("current settings", *against), changes, strict=True))
    ]
    return measuring_settings.compare(gold, systems, partial(_recipe, settings), today, settings.talk.contact)


def run_evaluate_refusal(settings: Settings, folder: Path, today: date, part: Part) -> int:
    """Score refusing over a corpus of another trade. Raises InputRefused."""
    from bot import measuring
    from store.vector_ledger import VectorLedger

    ground = open_ground(settings)
    index = settings.folders.data / "refusal"
    return measuring.refusals(
        ground.embedder, VectorLedger(ground.database), folder, index, today, half=part.half, limit=part.limit
    )


def _asker(settings: Settings, changes: dict[str, str], data: Path) -> "Asker":
    folders = settings.folders.model_copy(update={"data": data})
    engine = settings.engine.model_copy(update=changes)
    changed = replace(settings, folders=folders, engine=engine)
    second = open_second_reader(changed)  # a comparison must not go on without what it compares
    return Ground(changed, open_store(changed), open_model(changed), second).asker()


def _recipe(settings: Settings) -> "PlainRecipe":
    from rag.plain_recipe import cook
    from store.vector_ledger import VectorLedger

    ground = open_ground(settings)
    return cook(open_library(settings), ground.embedder, VectorLedger(ground.database), settings.folders.data / "plain")
