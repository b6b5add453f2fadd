"""`evaluate talk`: an Assistant over a database of its own, in which nothing is kept, and the talks of a file."""

import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.offers import Asks
from bot.stopping import InputRefused
from bot.talking.gold import GoldTalk, read_talks
from bot.talking.measuring import Answering, play, show
from rag.evaluate_gold import GoldUnreadable
from store.database import Database, open_database
from store.ledger import Ledger

Build = Callable[[Asks, Ledger], Answering]


def talks_of(file: Path) -> tuple[GoldTalk, ...]:
    """The labelled talks of a file. Raises InputRefused."""
    try:
        return read_talks(file)
    except GoldUnreadable as error:
        raise InputRefused(str(error)) from error


def measure(  # what is played, over which asker and Assistant, from which moment on
    talks: tuple[GoldTalk, ...], asker: Asks, build: Build, started: datetime, *, as_json: bool
) -> int:
    """Play all of them and show how they went. Always 0."""
    with tempfile.TemporaryDirectory(prefix="talks-") as folder:
        database: Database = open_database(Path(folder) / "assistant.sqlite3")
        ledger = Ledger(database)
        try:
            judged = play(talks, build(asker, ledger), ledger, started)
        finally:
            database.close()
    show(judged, sys.stdout, sys.stderr, with_misses=as_json)
    return 0
