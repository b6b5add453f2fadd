"""Fixtures of the journeys: a Bot API on loopback, and the scripted bot talking to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    """A Telegram for one journey alone."""
    with BotApi() as running:
        yield running


@pytest.fixture
def scripted(own_api: BotApi, tmp_path: Path) -> Iterator[Callable[[], BotProcess]]:
    """Makes bots that play a part over one database; those still running at the end are killed."""
    bots: list[BotProcess] = []

    def make() -> BotProcess:
        module = ("tests.journeys.scripted_bot", f"sqlite:///{tmp_path / 'ledger.sqlite3'}")
        bots.append(BotProcess(own_api, module, tmp_path / f"bot{len(bots)}.log", {}))
        return bots[-1]

    yield make
    for bot in bots:
        bot.__exit__(None, None, None)
