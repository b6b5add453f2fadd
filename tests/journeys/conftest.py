"""Fixtures of the journeys: Bot APIs on loopback, and the scripted bot talking to them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess
from tests.journeys.people import Room, group_chat, private_chat

Served = tuple[BotApi, BotProcess]


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One Telegram and one scripted bot for all journeys that leave it running; each takes a chat of its own."""
    folder = tmp_path_factory.mktemp("scripted")
    with BotApi() as api, scripted_bot(api, folder) as bot:
        bot.start()
        yield api, bot


@pytest.fixture
def api(served: Served) -> BotApi:
    """The Telegram that the journeys share."""
    return served[0]


@pytest.fixture
def chat(api: BotApi) -> Room:
    """A person nobody else is."""
    return private_chat(api, 63_000 + len(api.world.chats))


@pytest.fixture
def group(api: BotApi) -> Room:
    """A group nobody else writes in."""
    return group_chat(api, -100_300_000 - len(api.world.chats))


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    """A Telegram for one journey alone."""
    with BotApi() as running:
        yield running


@pytest.fixture
def new_bot(own_api: BotApi, tmp_path: Path) -> Iterator[Callable[[], BotProcess]]:
    """Makes scripted bots, one after another, over one database; those still running at the end are killed."""
    bots: list[BotProcess] = []

    def make() -> BotProcess:
        bots.append(scripted_bot(own_api, tmp_path))
        return bots[-1]

    yield make
    for bot in bots:
        bot.__exit__(None, None, None)


def scripted_bot(api: BotApi, folder: Path) -> BotProcess:
    """A bot that plays a part, with its database and its log in `folder`."""
    return BotProcess(api, ("tests.journeys.scripted_bot", str(folder / "ledger.sqlite3")), folder / "bot.log", {})
