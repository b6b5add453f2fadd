"""Logs as JSON Lines (LOG_FORMAT=json): a line a record, with its time, level, logger, message, and what it is about.

What is said is masked before it gets here, as for people: see bot.log_masking.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from bot.log_masking import Masking

_ABOUT: ContextVar[tuple[tuple[str, int | str], ...]] = ContextVar("what is logged is about", default=())
_FOR_PEOPLE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_BOT = logging.getLogger("bot")


@contextmanager
def about(**ids: int | str) -> Iterator[None]:
    """What is logged in this block, in this thread or task, is about these: update, lane, chat, send."""
    token = _ABOUT.set((*_ABOUT.get(), *ids.items()))
    try:
        yield
    finally:
        _ABOUT.reset(token)


class JsonLines(logging.Formatter):
    """A record as one line of JSON, in ASCII, so that it passes through whatever reads standard error."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **dict(_ABOUT.get()),
        }
        trace = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        more = {"trace": trace, "stack": record.stack_info or ""}
        return json.dumps(line | {name: value for name, value in more.items() if value})


def formatter(log_format: str) -> logging.Formatter:
    """The formatter of that name: "json", else for people."""
    return JsonLines() if log_format == "json" else logging.Formatter(_FOR_PEOPLE)


def writes_json() -> bool:
    """Whether what is logged is for programs; before logging is set up, whether the environment says so."""
    handlers = logging.getLogger().handlers
    if not handlers:
        return os.environ.get("LOG_FORMAT", "").lower() == "json"
    return any(isinstance(handler.formatter, JsonLines) for handler in handlers)


def tell_operator(sentence: str, level: int = logging.INFO) -> None:
    """Say something on standard error, whatever the level of the log; where that is JSON, as JSON."""
    if not writes_json():
        sys.stderr.write(sentence + "\n")
        return
    record = _BOT.makeRecord(_BOT.name, level, "", 0, sentence, (), None)
    handlers = [one for one in logging.getLogger().handlers if isinstance(one.formatter, JsonLines)]
    for handler in handlers:
        handler.handle(record)
    if not handlers:
        Masking().filter(record)
        sys.stderr.write(JsonLines().format(record) + "\n")
