"""Nothing secret and no personal number reaches a log handler, whatever logs it and however."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.log_masking import Masking, mask_logs

TOKEN = "123456789:AAMarkedTokenForTheLogs"
SECRET = "AAMarkedTokenForTheLogs"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a plain handler on the root logger writes while masking is on."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    chatty = [
        logging.getLogger(name) for name in ("httpx", "httpcore")
    ]  # quiet where the bot has served in this process
    levels = [one.level for one in chatty]
    for one in chatty:
        one.setLevel(logging.NOTSET)
    undo = mask_logs([TOKEN])
    yield stream
    undo()
    for one, before in zip(chatty, levels, strict=True):
        one.setLevel(before)
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_the_token_is_masked_at_every_level(written: io.StringIO, level: int) -> None:
    """In a URL, as HTTP libraries log it."""
    logging.getLogger("httpx").log(level, "HTTP Request: POST %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert SECRET not in written.getvalue()
    assert "bot***/getMe" in written.getvalue()


@pytest.mark.parametrize("code", ["7K3M-9QTR-2WXA-0VBD", "7k3m-9qtr-2wxa-0vbd", "7K3M—9QTR—2WXA—0VBD"])
def test_an_invite_code_is_masked(code: str) -> None:
    """Alone, in a link, and in what a library prints of a message; numbers of another shape stay."""
    said = Masking().mask(f"'{code}' https://t.me/bot?start={code} \\n{code}\\n")
    assert code not in said
    assert said.count("***") == 3
    uuid = "550e8400-e29b-41d4-a716-446655440000 2024-06-25"
    assert Masking().mask(uuid) == uuid


def test_arguments_of_any_type_are_masked(written: io.StringIO) -> None:
    """The finished message is masked, so the type of an argument does not matter."""
    logging.getLogger("httpcore").debug("send %r %s", f"/bot{TOKEN}/x".encode(), {"url": TOKEN})
    assert SECRET not in written.getvalue()


def test_the_quoted_token_is_masked(written: io.StringIO) -> None:
    """123:ABC is 123%3AABC inside a URL."""
    logging.getLogger("a").info("at %s", TOKEN.replace(":", "%3A"))
    assert SECRET not in written.getvalue()


def test_tracebacks_are_masked(written: io.StringIO) -> None:
    """An exception may carry the token in its message."""
    try:
        raise ValueError(f"The token `{TOKEN}` was rejected")
    except ValueError:
        logging.getLogger("a").exception("failed", stack_info=True)
    assert "The token `***` was rejected" in written.getvalue()
    assert SECRET not in written.getvalue()


def test_two_maskings_mask_what_either_knows(written: io.StringIO) -> None:
    """The command line masks, and the chat masks once more with its own token, in whichever order."""
    undo = mask_logs(["another-secret"])
    try:
        raise ValueError(f"{TOKEN} another-secret")
    except ValueError:
        logging.getLogger("a").exception("failed")
    finally:
        undo()
    assert "ValueError: *** ***" in written.getvalue()


def test_no_formatter_sees_the_bare_exception() -> None:
    """One that sets tracebacks itself would print it unmasked."""
    error = ValueError(TOKEN)
    record = logging.LogRecord("a", logging.ERROR, "a.py", 1, "failed", (), (ValueError, error, None))
    assert Masking([TOKEN]).filter(record)
    assert record.exc_info is None
    assert record.exc_text == "ValueError: ***"


@pytest.mark.parametrize(
    ("unfit", "given_"),
    [("%s %s", TOKEN), ("%(x)s", {"y": TOKEN}), ("%(x)d", {"x": TOKEN}), ("%d", TOKEN), ("%", TOKEN), ("%(x)s", TOKEN)],
)
def test_a_record_whose_arguments_do_not_fit_is_masked(
    written: io.StringIO, capsys: pytest.CaptureFixture[str], unfit: str, given_: object
) -> None:
    """The logging module would print both to stderr, unmasked; whoever logs goes on."""
    logging.getLogger("a").info(unfit, given_)
    assert "***" in written.getvalue()
    assert SECRET not in written.getvalue() + capsys.readouterr().err


def test_a_number_in_escaped_json_is_masked() -> None:
    """As an update stands in the inbox, in full width or behind a Chinese character."""
    payload = json.dumps({"text": "请拨１３８００１３８０００或13800138000"})
    assert "\\uff11" in payload
    masked = Masking().mask(f"update {payload} {json.dumps(payload)}")
    assert masked.count("***") == 4 and "138" not in masked and "\\uff13" not in masked


def test_an_uncaught_exception_is_logged_masked(written: io.StringIO) -> None:
    """What would go to the terminal goes through the log instead."""
    try:
        raise RuntimeError(TOKEN)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "RuntimeError: ***" in written.getvalue()


@pytest.mark.parametrize(
    "number",
    [
        "13800138000",
        "138-0013-8000",
        "138 0013 8000",
        "+8613800138000",
        "37250119900101123X",
        "372501199001011234",
        "１３８００１３８０００",
        "138.0013.8000",
        "372501 19900101 1234",
        "372501900101123",
    ],
)
def test_personal_numbers_are_masked(number: str) -> None:
    """Mobiles and identity cards, as people write them."""
    assert Masking().mask(f"电话{number}。") in {"电话***。", "电话+***。"}


@pytest.mark.parametrize("number", ["5000", "2026-11-21", "-100200300400", "12345678901", "202611210000", "1380013800"])
def test_other_numbers_stay(number: str) -> None:
    """Amounts, dates and chat ids are what one reads a log for."""
    assert Masking().mask(number) == number


def test_a_short_secret_is_no_mask() -> None:
    """An empty or tiny token must not turn every word into stars."""
    assert Masking(["", "a:b"]).mask("a:b abc") == "a:b abc"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_around_it_saves_the_token(before: str, after: str) -> None:
    """Whatever stands beside it."""
    assert SECRET not in Masking([TOKEN]).mask(before + TOKEN + after)
