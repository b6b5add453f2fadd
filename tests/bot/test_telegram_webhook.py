"""Telling Telegram where to deliver, over the loopback Bot API."""

import json
from collections.abc import Iterator

import pytest

from bot.stopping import CannotStart, InputRefused
from bot.telegram_service import TelegramSettings, WebhookSettings
from bot.telegram_webhook import register_webhook, unregister_webhook
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import server_error, too_many
from tests.journeys.people import private_chat

HOOK = WebhookSettings("/telegram", "Zm9vYmFy-_")


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A fresh Telegram."""
    with BotApi() as running:
        yield running


def reach(api: BotApi) -> TelegramSettings:
    """How to reach it."""
    return TelegramSettings(api.token, api.base_url, api.base_file_url)


@pytest.mark.parametrize(
    ("url", "delivers"),
    [
        ("https://bot.example.org", "https://bot.example.org/telegram"),
        ("https://bot.example.org/", "https://bot.example.org/telegram"),
        ("https://bot.example.org:8443/of/ours", "https://bot.example.org:8443/of/ours"),
    ],
)
def test_updates_are_delivered_there(api: BotApi, url: str, delivers: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the secret and the kinds that are wanted; the secret is not printed."""
    assert register_webhook(reach(api), HOOK, url) == 0
    assert api.world.webhook["url"] == delivers
    assert api.world.webhook["secret_token"] == HOOK.secret
    assert "callback_query" in json.loads(api.world.webhook["allowed_updates"])
    printed = capsys.readouterr().out
    assert delivers in printed
    assert HOOK.secret not in printed + repr(HOOK)


@pytest.mark.parametrize("url", ["http://bot.example.org", "bot.example.org", "https://", ""])
def test_only_https_will_do(api: BotApi, url: str) -> None:
    """It is said before Telegram is asked."""
    with pytest.raises(InputRefused, match="https://"):
        register_webhook(reach(api), HOOK, url)
    assert api.world.webhook == {}


def test_too_early_a_call_is_made_again(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram takes one a second."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    api.faults.next("setWebhook", too_many(1))
    assert register_webhook(reach(api), HOOK, "https://bot.example.org") == 0
    assert api.world.webhook


def test_what_telegram_refuses_is_said_with_what_to_do(api: BotApi) -> None:
    """Also a token that is none; it is in no message."""
    api.faults.next("setWebhook", server_error())
    with pytest.raises(CannotStart, match="check address and network"):
        register_webhook(reach(api), HOOK, "https://bot.example.org")
    wrong = TelegramSettings("123:AAwrong", api.base_url)
    with pytest.raises(CannotStart, match="BotFather") as refused:
        register_webhook(wrong, HOOK, "https://bot.example.org")
    assert "AAwrong" not in str(refused.value)


def test_unregistering_drops_nothing(api: BotApi) -> None:
    """What waits is fetched by the poller."""
    register_webhook(reach(api), HOOK, "https://bot.example.org")
    private_chat(api).say("问")
    assert unregister_webhook(reach(api)) == 0
    assert api.world.webhook == {}
    assert len(api.world.updates) == 1
