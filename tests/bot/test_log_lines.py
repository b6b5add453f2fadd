"""Logs for programs: a line a record, masked as for people, with what they are about."""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bot.log_lines import JsonLines, about, formatter, tell_operator, writes_json
from bot.log_masking import mask_logs
from tests.warm import run

TOKEN = "123456789:AAMarkedTokenForTheLogs"
SECRET, MOBILE, CARD = "AAMarkedTokenForTheLogs", "138 0013 8000", "372501199001011234"
ROOT = Path(__file__).parent.parent.parent
_LOG = logging.getLogger("a.part")
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture(params=["json", "text"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is written in either form while masking is on."""
    yield from _written(str(request.param))


@contextmanager
def no_handlers() -> Iterator[None]:
    """Logging as it is before a command has begun: nobody writes what is logged."""
    handlers = logging.getLogger().handlers
    kept, handlers[:] = handlers[:], []
    yield
    handlers[:] = kept


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What is written as JSON, read."""
    for stream in _written("json"):
        yield partial(_read, stream)


def _read(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def _written(log_format: str) -> Iterator[io.StringIO]:
    stream, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(log_format))
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    undo = mask_logs([TOKEN])
    yield stream
    undo()
    root.setLevel(level)
    root.removeHandler(handler)


def test_nothing_secret_and_no_personal_number_is_in_either_form(written: io.StringIO) -> None:
    """In the message, its arguments, its traceback."""
    _LOG.info("POST %s of %s", f"https://api.telegram.org/bot{TOKEN}/getMe", {"phone": MOBILE})
    try:
        raise LookupError(f"{TOKEN} {CARD}")
    except LookupError:
        _LOG.exception("no answer to %s", MOBILE)
    said = written.getvalue()
    assert "***" in said and "LookupError" in said
    for secret in (SECRET, MOBILE, CARD):
        assert secret not in said


def test_a_line_says_when_how_bad_who_and_what(lines: Lines) -> None:
    """Whatever stands in the message: one line."""
    _LOG.warning("一行\n又一行 \ud83d %s", "x")
    (line,) = lines()
    assert (line["level"], line["logger"], line["message"]) == ("WARNING", "a.part", "一行\n又一行 \ud83d x")
    assert line["time"].endswith("+00:00")
    assert set(line) == {"time", "level", "logger", "message"}


def test_a_traceback_and_a_stack_are_fields(lines: Lines) -> None:
    """Nothing of them stands outside of the line."""
    try:
        raise KeyError(5)
    except KeyError:
        _LOG.error("wrong", exc_info=True, stack_info=True)
    (line,) = lines()
    assert "KeyError: 5" in line["trace"] and "test_log_lines" in line["stack"]


def test_what_it_is_about_is_said(lines: Lines) -> None:
    """In the block, in threads that are given it, and no longer than that."""
    with about(update=5, lane="7/9"):
        _LOG.info("in")
        with about(chat=7):
            here = copy_context()
            thread = Thread(target=here.run, args=(_LOG.info, "in a thread"))
            thread.start()
            thread.join()
    _LOG.info("out")
    found = [{name: line[name] for name in ("update", "lane", "chat") if name in line} for line in lines()]
    assert found == [{"update": 5, "lane": "7/9"}, {"update": 5, "lane": "7/9", "chat": 7}, {}]


def test_what_the_operator_is_told_is_a_line_too(lines: Lines, capsys: pytest.CaptureFixture[str]) -> None:
    """However little is logged; for people it is the sentence alone."""
    logging.getLogger().setLevel(logging.CRITICAL)
    tell_operator("正在服务")
    assert [line["message"] for line in lines()] == ["正在服务"]
    assert capsys.readouterr().err == ""


def test_before_logging_is_set_up_the_environment_decides(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot start says so as JSON too, masked."""
    monkeypatch.setenv("LOG_FORMAT", "JSON")
    with no_handlers():
        assert writes_json()
        tell_operator(f"请拨 {MOBILE}", logging.ERROR)
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["message"]) == ("ERROR", "请拨 ***")
    monkeypatch.setenv("LOG_FORMAT", "text")
    with no_handlers():
        tell_operator("好")
    assert capsys.readouterr().err == "好\n"


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (("telegram",), {}),  # no token
        (("webhook",), {"TELEGRAM_BOT_TOKEN": "123456:AAMarkedTokenForTheLogs"}),  # no secret
        (("telegram",), {"ASSISTANT_TIMEZONE": "Mars"}),  # settings that cannot be read
        (("telegram", "--nonsense"), {}),
    ],
)
def test_why_serving_does_not_start_is_json(tmp_path: Path, arguments: tuple[str, ...], more: dict[str, str]) -> None:
    """Each line of standard error, whatever is wrong."""
    home = {"ASSISTANT_DATA_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    environment = {**home, "PYTHONPATH": str(ROOT), "LOG_FORMAT": "json", **more}
    done = run("bot", arguments, environment, folder=tmp_path)
    assert done.returncode in {1, 2}
    found = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert found and found[-1]["level"] == "ERROR"
    assert SECRET not in done.stderr.decode()


def test_for_people_the_operator_reads_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """Without time and level."""
    tell_operator("正在服务")
    assert capsys.readouterr().err == "正在服务\n"


def test_without_masking_a_traceback_is_formatted_all_the_same() -> None:
    """By the formatter itself."""
    try:
        raise KeyError(5)
    except KeyError:
        record = _LOG.makeRecord("a", logging.ERROR, "", 0, "wrong", (), sys.exc_info())
    assert "KeyError: 5" in json.loads(JsonLines().format(record))["trace"]


def test_a_process_writes_json_where_it_is_told_to() -> None:
    """Also what nobody caught; and a wrong name is explained."""
    program = (
        "import logging; from bot.settings import read_settings; from bot.surroundings import prepare_process\n"
        "prepare_process(read_settings()); logging.getLogger('x').warning('call 13800138000'); raise KeyError('13800138000')"
    )
    environment = {**os.environ, "LOG_FORMAT": "JSON"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in done.stderr.splitlines()]
    assert [(line["level"], line["message"]) for line in found] == [
        ("WARNING", "call ***"),
        ("CRITICAL", "stopped by an error nobody caught"),
    ]
    assert "KeyError" in found[1]["trace"] and "13800138000" not in done.stderr
