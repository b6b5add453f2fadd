"""The shell around the Telegram face; that it serves, stops and survives is shown by the journeys."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.message import Message, Reply
from bot.telegram_chat import STOPPED_WORKING, TOKEN_REFUSED, run_telegram
from bot.telegram_service import Face, TelegramSettings
from store.database import Database
from tests.bot.telegram_updates import NOW
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi

TOKEN = "123456:AAMarkedToken"
UNREACHABLE = "http://127.0.0.1:1/bot"


class Mute:
    """Has nothing to say."""

    def handle(self, message: Message) -> Reply | None:  # noqa: ARG002 - the shape an assistant has
        """Nothing."""
        return None


def face(database: Database, settings: TelegramSettings) -> Face:
    """A face that says nothing."""
    return Face(Mute(), database, Memberships(Bureau(database, 1)), settings, lambda: NOW)


@pytest.fixture(autouse=True)
def _process_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serving changes logging for the whole process, as it should; the other tests keep theirs."""
    monkeypatch.setitem(os.environ, "PTB_TIMEDELTA", "1")
    factory, hook = logging.getLogRecordFactory(), sys.excepthook
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore")}
    yield
    logging.setLogRecordFactory(factory)
    sys.excepthook = hook
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_settings_do_not_show_the_token() -> None:
    """Not in a traceback, not in a log."""
    assert TOKEN not in repr(TelegramSettings(TOKEN))


@pytest.mark.parametrize("token", ["", TOKEN, "no token at all"])
def test_a_token_that_telegram_refuses_is_said_with_what_to_do(
    token: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Exit code 2 and one message, in Chinese and English; the token itself is not repeated."""
    database = fresh_database(tmp_path / "ledger.sqlite3")
    with BotApi() as api:
        settings = TelegramSettings(token, api.base_url, api.base_file_url)
        assert run_telegram(face(database, settings)) == TOKEN_REFUSED
    database.close()
    assert "请从 @BotFather" in caplog.text
    assert "copy it whole from @BotFather into TELEGRAM_BOT_TOKEN" in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "ftp://127.0.0.1:21"])
def test_a_proxy_that_cannot_be_used_is_said_with_what_to_do(
    proxy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Common where Telegram is reached through one; the HTTP library would end in a traceback."""
    monkeypatch.setenv("ALL_PROXY", proxy)
    database = fresh_database(tmp_path / "ledger.sqlite3")
    assert run_telegram(face(database, TelegramSettings(TOKEN, UNREACHABLE))) == STOPPED_WORKING
    database.close()
    assert "HTTPS_PROXY" in caplog.text
    assert "Traceback" not in caplog.text
