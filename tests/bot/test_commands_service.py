"""What can be typed for the service: the webhook, and decisions about what waits for a person."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import BROKEN, DONE, REFUSED, main
from bot.settings import read_settings
from bot.stopping import CannotStart
from bot.wiring_telegram import bot_id_of, traffic_in_words
from store.database import Database
from store.inbox import Inbox, InboxState, Incoming
from store.outbox import Outbox, Outgoing, SendState
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.serving.office import now

BOT = 123456


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder, with a token and nothing else in the environment."""
    for name in ("WEBHOOK_SECRET", "WEBHOOK_LISTEN", "WEBHOOK_PATH", "HEALTH_LISTEN", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f"{BOT}:AAMarkedToken")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def database(data: Path) -> Iterator[Database]:
    """Its database, in which an update is set aside and a send is unknown."""
    opened = fresh_database(data / "assistant.sqlite3")
    inbox, outbox = Inbox(opened), Outbox(opened)
    inbox.keep(BOT, [Incoming(41, "7", "message", now(), "{}")], now())
    (entry,) = inbox.heads(BOT, 1)
    for _ in range(3):
        inbox.failed(entry, "LookupError", now())
    outbox.put(BOT, [Outgoing(7, "{}")], now())
    (send,) = outbox.claim(BOT, now(), limit=1)
    outbox.settle(send.send_id, SendState.UNKNOWN, now(), reason="read timeout")
    yield opened
    opened.close()


def test_a_webhook_needs_a_secret(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said how to make one."""
    assert main(["--data", str(data), "webhook"]) == BROKEN
    assert main(["--data", str(data), "webhook", "--register", "https://bot.example.org"]) == BROKEN
    assert "secrets.token_urlsafe" in capsys.readouterr().err


def test_a_webhook_needs_a_token(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As polling does."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("WEBHOOK_SECRET", "Zm9v")
    assert main(["--data", str(data), "webhook"]) == BROKEN
    assert "TELEGRAM_BOT_TOKEN" in capsys.readouterr().err


def test_the_webhook_is_registered_and_taken_back(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a step of deployment, by whoever deploys."""
    with BotApi() as api:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", api.token)
        monkeypatch.setenv("TELEGRAM_BASE_URL", api.base_url)
        monkeypatch.setenv("WEBHOOK_SECRET", "Zm9v")
        monkeypatch.setenv("WEBHOOK_PATH", "/bot/in")
        assert main(["--data", str(data), "webhook", "--register", "http://bot.example.org"]) == REFUSED
        assert main(["--data", str(data), "webhook", "--register", "https://bot.example.org"]) == DONE
        assert api.world.webhook["url"] == "https://bot.example.org/bot/in"
        assert main(["--data", str(data), "webhook", "--unregister"]) == DONE
        assert api.world.webhook == {}


def test_doctor_names_what_waits_for_a_person(data: Path, database: Database) -> None:
    """Each with the command that decides about it; without trouble it says what waits."""
    settings = read_settings(data=data)
    assert bot_id_of(settings) == BOT
    with pytest.raises(CannotStart, match=r"again --update 41(.|\n)*again --send 1"):
        traffic_in_words(settings)
    assert main(["--data", str(data), "again", "--update", "41", "--send", "1"]) == DONE
    assert "等起" in traffic_in_words(settings)
    assert Inbox(database).counts(BOT)[InboxState.WAITING] == 1
    assert Outbox(database).counts(BOT)[SendState.QUEUED] == 1


def test_without_a_token_there_is_no_traffic(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal keeps no inbox."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    assert "未设置令牌" in traffic_in_words(read_settings(data=data))


@pytest.mark.parametrize("words", [[], ["--update", "9"], ["--send", "9", "--send", "10"]])
def test_what_is_no_such_thing_is_said(data: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is changed."""
    assert main(["--data", str(data), "again", *words]) == REFUSED
    assert capsys.readouterr().err
