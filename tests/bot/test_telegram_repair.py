"""What follows on each way in which a call can fail."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.message import Button
from bot.serving.outcomes import Delivered, Dropped, Moved, NotYet, TooFast, Unreachable, Unsure
from bot.telegram_repair import Attempt, after_error, pause_for, verdict

NEW = Attempt(7, "<b>答</b>", "答", ((Button("好", "x"),),))
EDIT = Attempt(7, "<b>答</b>", "答", edits=12)


GARBLED = TelegramError("Invalid server response")  # as the body of an answer that is no JSON


def caused_by(error: TelegramError, cause: Exception) -> TelegramError:
    """As python-telegram-bot raises it."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        TimedOut(),
        NetworkError("httpx.RemoteProtocolError: Server disconnected without sending a response."),
        caused_by(NetworkError("read"), httpx.ReadError("x")),
        caused_by(TimedOut(), httpx.ReadTimeout("x")),
        NetworkError("Bad Gateway"),
        TelegramError("Invalid server response"),
        caused_by(NetworkError("Internal Server Error (500). Parsing the server response b'<html>' failed"), GARBLED),
        caused_by(Forbidden("Forbidden (403). Parsing the server response b'<html>' failed"), GARBLED),
        caused_by(BadRequest("Bad Request (400). Parsing the server response b'<html>' failed"), GARBLED),
        Forbidden("Forbidden (403)"),
        NetworkError("Internal Server Error (500)"),
    ],
)
def test_what_may_have_arrived_is_never_sent_again(error: TelegramError) -> None:
    """Nobody knows, so nobody repeats it."""
    assert isinstance(after_error(NEW, error), Unsure)


@pytest.mark.parametrize(
    ("error", "line_down"),
    [
        (caused_by(NetworkError("connect"), httpx.ConnectError("x")), True),
        (caused_by(TimedOut(), httpx.ConnectTimeout("x")), True),
        (caused_by(TimedOut(), httpx.PoolTimeout("x")), False),
        (NetworkError("Internal Server Error"), False),
        (InvalidToken("Unauthorized"), True),
    ],
)
def test_what_never_left_or_was_refused_outright_is_sent_later(error: TelegramError, line_down: bool) -> None:
    """And where the line is down, everything waits. With another token what waits can be sent."""
    step = after_error(NEW, error)
    assert isinstance(step, NotYet)
    assert step.line_down is line_down


@pytest.mark.parametrize(
    "error",
    [TimedOut(), NetworkError("Bad Gateway"), TelegramError("Invalid server response"), Forbidden("Forbidden (403)")],
)
def test_what_does_no_harm_may_be_repeated(error: TelegramError) -> None:
    """Twice the same words over an old message are once; so is a deletion, or a pin."""
    assert isinstance(after_error(EDIT, error), NotYet)
    assert isinstance(verdict(error, harmless=True), NotYet)


def test_an_edit_that_changes_nothing_is_done() -> None:
    """PTB has turned the description into lower case."""
    assert after_error(EDIT, BadRequest("Message is not modified: specified new ...")) == Delivered(12)


@pytest.mark.parametrize("words", ["Message to edit not found", "Message can't be edited"])
def test_an_edit_of_a_lost_message_becomes_a_new_one(words: str) -> None:
    """Somebody deleted it."""
    step = after_error(EDIT, BadRequest(words))
    assert isinstance(step, Attempt)
    assert step.edits is None


def test_unreadable_markup_is_sent_as_plain_text_once() -> None:
    """The second refusal is final."""
    error = BadRequest('Can\'t parse entities: unsupported start tag "" at byte offset 2')
    step = after_error(NEW, error)
    assert isinstance(step, Attempt)
    assert not step.as_html
    assert isinstance(after_error(step, error), Dropped)


@pytest.mark.parametrize("words", ["Button_data_invalid", "Reply markup is too long"])
def test_refused_buttons_are_left_out(words: str) -> None:
    """The words count more."""
    step = after_error(NEW, BadRequest(words))
    assert isinstance(step, Attempt)
    assert step.buttons == ()


def test_an_upgraded_group_is_told_with_its_new_id() -> None:
    """The id comes with the refusal."""
    assert after_error(NEW, ChatMigrated(-100999)) == Moved(-100999)


def test_a_blocked_bot_is_told_apart_from_a_refused_text() -> None:
    """To the one nothing can be said any more, to the other it can."""
    assert isinstance(after_error(NEW, Forbidden("Forbidden: bot was blocked by the user")), Unreachable)
    assert isinstance(after_error(NEW, BadRequest("Message is too long")), Dropped)


def test_a_request_to_wait_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many seconds, edits too."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    for attempt in (NEW, EDIT):
        assert after_error(attempt, RetryAfter(timedelta(seconds=3))) == TooFast(3.0)
        assert after_error(attempt, RetryAfter(timedelta(seconds=-5))) == TooFast(1.0)
        assert after_error(attempt, RetryAfter(timedelta(days=99))) == TooFast(3600.0)


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (NetworkError("Too Many Requests: retry after 7"), 7.0),
        (NetworkError("Too Many Requests: retry after 0. The server response contained unknown parameters: {}"), 1.0),
        (
            caused_by(NetworkError("Too Many Requests (429). Parsing the server response b'<html>' failed"), GARBLED),
            5.0,
        ),
    ],
)
def test_a_request_to_wait_without_a_usable_time_is_one_too(error: TelegramError, seconds: float) -> None:
    """It surely did not arrive; the pause is at least a second and at most an hour."""
    assert after_error(NEW, error) == TooFast(seconds)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [(7, 7), ("7", 7), (0, 1), (-3, 1), (10**18, 3600), (10**400, 3600), ("1" * 9, 3600), ("x", 5), (None, 5), ([], 5),
     (float("nan"), 5), (float("inf"), 3600)],
)  # fmt: skip
def test_a_pause_is_sensible_whatever_is_asked_for(asked: object, seconds: float) -> None:
    """Numbers of any size, words, nothing."""
    assert pause_for(asked) == seconds


@pytest.mark.parametrize("make", [lambda: Conflict("x"), lambda: InvalidToken("Not Found: method not found")])
def test_anything_else_is_dropped(make: Callable[[], TelegramError]) -> None:
    """And logged by the caller."""
    assert isinstance(after_error(NEW, make()), Dropped)
