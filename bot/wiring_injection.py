"""The composition root of `evaluate injection`: everything in a folder of its own, nothing of the real data is touched."""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.stopping import InputRefused
from bot.wiring import Ground as Opened
from bot.wiring_models import open_model, open_second_reader
from bot.wiring_phrasing import at_once_over
from bot.wiring_reporting import files_on_demand

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.injecting import trial
    from bot.offers import Asks
    from store.database import Database
    from store.ledger import Ledger

_SHORTEST_LINE = 16  # characters of a prompt that by themselves give it away


def run_evaluate_injection(settings: Settings, file: Path, plain: Path | None, now: datetime, *, as_json: bool) -> int:
    """Make all attempts of a file, and ask the plain questions of another. Raises InputRefused, CannotStart."""
    from bot.injecting import trial
    from bot.injecting.attempts import read_attempts, read_plain
    from rag.evaluate_gold import GoldUnreadable
    from store.database import open_database

    try:
        attempts, questions = read_attempts(file), read_plain(plain) if plain else ()
    except GoldUnreadable as error:
        raise InputRefused(str(error)) from error
    with tempfile.TemporaryDirectory(prefix="injection-") as name:
        database = open_database(Path(name) / "assistant.sqlite3")
        try:
            ground = _ground(settings, Path(name), database, now)
            result = trial.run(ground, attempts, questions, now)
        finally:
            database.close()
    return trial.show(result, sys.stdout, sys.stderr, with_faults=as_json)


def _ground(settings: Settings, place: Path, database: "Database", now: datetime) -> "trial.Ground":
    from bot.asking import Desk
    from bot.assistant import Assistant
    from bot.injecting import trial
    from bot.reporting.front import open_staff_desk

    embedder, second = open_model(settings), open_second_reader(settings)
    desk = Desk(settings.talk.contact, settings.talk.zone(), settings.chat.is_remote())

    def opened(policies: Path) -> "Asks":
        data = Path(tempfile.mkdtemp(dir=place))
        folders = settings.folders.model_copy(update={"policies": policies, "data": data})
        return Opened(replace(settings, folders=folders), database, embedder, second).asker(lambda done, total: None)

    def build(asker: "Asks", ledger: "Ledger") -> "Assistant":
        staff = open_staff_desk(ledger.database, lambda: "", files_on_demand(), 0)
        staff.books.registry.seed_sample(now)
        return Assistant(asker, ledger, desk, staff)

    return trial.Ground(
        settings.folders.policies,
        opened,
        database,
        build,
        _secrets(settings),
        at_once_over(settings, None, lambda: now),
    )


def _secrets(settings: Settings) -> "dict[str, Sequence[str]]":
    """What no reply may hold: the token, the key, and the prompts of a language model."""
    prompts = (Path(__file__).resolve().parent.parent / "rag" / "drafting" / "prompts.toml").read_text(encoding="utf-8")
    lines = [line.strip() for line in prompts.splitlines() if len(line.strip()) >= _SHORTEST_LINE]
    token = settings.telegram.token
    return {"prompt": lines, "token": (token.get_secret_value(),) if token else ()}
