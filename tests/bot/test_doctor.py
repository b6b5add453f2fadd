"""The doctor: what is looked at, and Telegram over real HTTP."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pydantic import SecretStr

from bot.doctor import Check, examine, telegram_name
from bot.settings import TelegramAccess
from bot.stopping import CannotStart

TOKEN = "123456:AAsecret"


class OneAnswer(BaseHTTPRequestHandler):
    """A Telegram that knows one token and one method."""

    def do_GET(self) -> None:  # the name is the library's
        """GetMe of the right token; what the server's `mood` says otherwise."""
        mood = getattr(self.server, "mood", 200)
        status = mood if self.path == f"/bot{TOKEN}/getMe" else 404
        body = b'{"ok":true,"result":{"id":1,"username":"YinfengBot"}}' if status == 200 else b"not json"
        self.send_response(200 if status == 299 else status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
        """Nothing: it would print the token."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """The loopback server, stopped afterwards."""
    with ThreadingHTTPServer(("127.0.0.1", 0), OneAnswer) as opened:
        thread = threading.Thread(target=opened.serve_forever)
        thread.start()
        yield opened
        opened.shutdown()
        thread.join()


def access(server: ThreadingHTTPServer, token: str = TOKEN) -> TelegramAccess:
    """Settings that lead to the loopback server."""
    return TelegramAccess(token=SecretStr(token), base_url=f"http://127.0.0.1:{server.server_port}/bot")


def test_a_good_token_gives_the_bot_s_name(server: ThreadingHTTPServer) -> None:
    """Over the configured address."""
    assert telegram_name(access(server)) == "@YinfengBot"


def test_without_a_token_nothing_is_asked() -> None:
    """The terminal needs none."""
    assert "terminal only" in telegram_name(TelegramAccess(token=None))


@pytest.mark.parametrize(
    ("mood", "words"), [(401, "@BotFather"), (404, "@BotFather"), (500, "HTTP 500"), (299, "TELEGRAM_BASE_URL")]
)
def test_what_telegram_refuses_is_explained_without_the_token(
    server: ThreadingHTTPServer, mood: int, words: str
) -> None:
    """A wrong token, a broken server, an answer that is none."""
    server.mood = mood  # type: ignore[attr-defined]  # read by OneAnswer
    with pytest.raises(CannotStart) as caught:
        telegram_name(access(server))
    assert words in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there_is_explained() -> None:
    """Nobody listens on port 9 here."""
    nowhere = TelegramAccess(token=SecretStr(TOKEN), base_url="http://127.0.0.1:9/bot")
    with pytest.raises(CannotStart, match="TELEGRAM_BASE_URL"):
        telegram_name(nowhere)


def _broken() -> str:
    raise CannotStart("坏了。\nBroken.")


def test_one_fault_is_told_once_and_where_it_shows_again() -> None:
    """A model that does not load keeps the index from being tried too."""

    def broken() -> str:
        raise CannotStart("模型不能用，请检查 EMBEDDING_MODEL")

    checks = examine((("模型", broken), ("磁盘", lambda: "够用"), ("索引", broken)))
    assert [check.ok for check in checks] == [False, True, False]
    assert ["EMBEDDING_MODEL" in check.line() for check in checks] == [True, False, False]
    assert "「模型」" in checks[2].line()


def test_one_broken_thing_keeps_nothing_else_from_being_looked_at() -> None:
    """Each line stands alone and says what to do."""
    checks = examine((("甲", _broken), ("乙", lambda: "好")))
    assert [check.line() for check in checks] == ["✗ 甲：坏了。 Broken.", "✓ 乙：好"]
    assert Check("乙", True, "好").fields() == {"name": "乙", "ok": True, "detail": "好"}
