"""No secret and no personal number in any log: every record of the process is masked before a handler sees it.

A filter would have to sit on each handler, those of tomorrow included; the factory of log records is the one place that
every record of every library passes, at every level, with its traceback.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from types import TracebackType
from urllib.parse import quote

from policies.personal import MASK, mask_personal

_SHORTEST_SECRET = 6  # below this a mask would tear words apart
_FORMATTER = logging.Formatter()

_INVITE_CODES = re.compile(
    r"[0-9A-Za-z]{4}(?:[-－‐-―][0-9A-Za-z]{4}){3}(?![\w-])", re.ASCII
)  # as bot.invite_codes makes them


class Masking(logging.Filter):
    """Masks `secrets` (a bot token whole, URL-quoted and by its second half), mobiles, identity cards, invite codes."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        forms = {form for secret in secrets for form in (secret, quote(secret, safe=""), secret.partition(":")[2])}
        self._secrets = sorted((form for form in forms if len(form) >= _SHORTEST_SECRET), key=len, reverse=True)

    def mask(self, text: str) -> str:
        """`text` with every secret, personal number and invite code replaced by ***."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return _INVITE_CODES.sub(MASK, mask_personal(text))

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the finished message, its traceback and its stack; the record itself always passes."""
        record.msg, record.args = self.mask(_finished(record)), ()
        if record.exc_info:
            # Formatters take exc_text where it is set; without exc_info none can format the bare traceback again.
            record.exc_text = _FORMATTER.formatException(record.exc_info)
            record.exc_info = None
        if record.exc_text:  # also what another masking has set: two of them mask what either knows
            record.exc_text = self.mask(record.exc_text)
        if record.stack_info:
            record.stack_info = self.mask(record.stack_info)
        return True


def _finished(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, LookupError):  # they do not fit: logging would print both unmasked
        return f"{record.msg} {record.args}"


def mask_logs(secrets: Iterable[str]) -> Callable[[], None]:
    """Mask all records of this process from now on, and what an uncaught exception prints. Returns the undoing."""
    masking = Masking(secrets)
    make_record, show_exception = logging.getLogRecordFactory(), sys.excepthook

    def masked_record(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        masking.filter(record)
        return record

    def log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            show_exception(kind, error, trace)
        else:
            logging.getLogger("bot").critical("stopped by an error nobody caught", exc_info=(kind, error, trace))

    logging.setLogRecordFactory(masked_record)
    sys.excepthook = log_exception

    def undo() -> None:
        logging.setLogRecordFactory(make_record)
        sys.excepthook = show_exception

    return undo
