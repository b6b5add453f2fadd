"""Logs as JSON Lines (LOG_FORMAT=json): a line a record, with its time, level, logger, message, and what it is about.

What is said is masked before it gets here, as for people: see bot.log_masking.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

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


def tell_operator(sentence: str) -> None:
    """Say something on standard error that is no trouble, whatever the level of the log; where that is JSON, as JSON."""
    said = False
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, JsonLines):
            handler.handle(_BOT.makeRecord(_BOT.name, logging.INFO, "", 0, sentence, (), None))
            said = True
    if not said:
        sys.stderr.write(sentence + "\n")
