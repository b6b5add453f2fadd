"""A file somebody sent, fetched from a thread while the bot lives in its loop; a real Bot, a Telegram on loopback."""

import asyncio
from collections.abc import Iterator

import pytest
from telegram import Bot, Document, PhotoSize

from bot.message import FileNotFetched, IncomingFile
from bot.telegram_fetching import incoming_file
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import server_error
from tests.journeys.people import private_chat
from tests.journeys.telegram_files import LARGEST_FETCHED, SentFile
from tests.journeys.telegram_text import Refused

ROWS = "项目名称,责任单位\n甲,冠县\n".encode()


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A fresh Telegram in which somebody has sent a file."""
    with BotApi() as running:
        private_chat(running).send_file("项目.csv", ROWS)
        yield running


def fetch(api: BotApi, data: bytes = ROWS, name: str | None = "项目.csv") -> tuple[IncomingFile, bytes]:
    """What is known of the file, and its bytes. Raises FileNotFetched."""

    async def run() -> tuple[IncomingFile, bytes]:
        file_id = SentFile("", "", data).file_id
        async with Bot(api.token, api.base_url, api.base_file_url) as bot:
            sent = Document(file_id, "u", name, file_size=len(data) if name else None)
            file = incoming_file(bot, sent, asyncio.get_running_loop())
            return file, await asyncio.to_thread(file.fetch)

    return asyncio.run(run())


def test_a_file_is_fetched_byte_for_byte(api: BotApi) -> None:
    """With the name and the size that Telegram tells."""
    file, data = fetch(api)
    assert (file.name, file.size, data) == ("项目.csv", len(ROWS), ROWS)


def test_name_and_size_may_be_missing(api: BotApi) -> None:
    """Telegram tells them where the sender's app did."""
    file, data = fetch(api, name=None)
    assert (file.name, file.size, data) == ("", 0, ROWS)


def test_a_photo_has_no_name(api: BotApi) -> None:
    """It is known by Telegram's own name for it."""

    async def run() -> IncomingFile:
        async with Bot(api.token, api.base_url, api.base_file_url) as bot:
            return incoming_file(bot, PhotoSize("id", "u", 4, 3, 1200), asyncio.get_running_loop())

    file = asyncio.run(run())
    assert (file.name, file.size, file.ref, file.is_picture) == ("", 1200, "id", True)


@pytest.mark.parametrize("method", ["getFile", "file"])
def test_what_telegram_does_not_hand_over_is_not_fetched(api: BotApi, method: str) -> None:
    """Neither the address of the file nor the file itself: one error of the house."""
    api.faults.next(method, server_error(), Refused(404, "Not Found"))
    with pytest.raises(FileNotFetched):
        fetch(api)


def test_a_file_over_the_limit_of_telegram_is_not_fetched(api: BotApi) -> None:
    """Twenty million bytes are what a bot may fetch."""
    large = b"x" * (LARGEST_FETCHED + 1)
    private_chat(api).send_file("大.csv", large)
    with pytest.raises(FileNotFetched):
        fetch(api, large)
