"""What to do after Telegram refused, or did not answer, a send; pure. Nothing that may have arrived is sent twice."""

from dataclasses import dataclass, replace

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.message import Attachment, Button

_SECONDS_BEFORE_AGAIN = 1.0
_NO_PHOTO = ("photo", "image", "file is too big")  # in what Telegram says of a picture that it will not show
# These fail before the request leaves, so that it is safe to repeat it.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to put a text, or a file with its caption, into a chat; `edits` is the own message to change, None for a new one.

    A picture goes as a photo, and `as_document` where Telegram will not show it.
    """

    chat_id: int
    html: str
    plain: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    as_html: bool = True
    edits: int | None = None
    pause: float = 0.0  # seconds to wait before this try
    file: Attachment | None = None
    as_document: bool = False

    @property
    def as_photo(self) -> bool:
        """Whether it is sent to be seen at once."""
        return self.file is not None and self.file.is_picture and not self.as_document


@dataclass(frozen=True, slots=True)
class Delivered:
    """The text stands in the chat under this message id."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Telegram will not take this text; trying again would not help."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The bot may not write into this chat any more: blocked, or no longer a member."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody can say whether it arrived: the line broke after the request had left."""

    reason: str


Outcome = Delivered | Dropped | Unreachable | Unsure


def after_error(attempt: Attempt, error: TelegramError) -> Attempt | Outcome:
    """The next try, or how it ended. PTB rewrites descriptions in lower case, so they are compared that way."""
    match error:
        case ChatMigrated():
            return replace(attempt, chat_id=error.new_chat_id, edits=None)
        case Forbidden():
            return Unreachable(error.message)
        case BadRequest():
            return _after_bad_request(attempt, error)
        case NetworkError() if _is_safe_to_repeat(attempt, error):
            return replace(attempt, pause=_SECONDS_BEFORE_AGAIN)
        case NetworkError():
            return Unsure(error.message)
        case _:  # RetryAfter among others: the rate limiter has given up
            return Dropped(error.message)


def _after_bad_request(attempt: Attempt, error: BadRequest) -> Attempt | Outcome:
    description = error.message.lower()
    if attempt.edits is not None and "not modified" in description:
        return Delivered(attempt.edits)
    if attempt.edits is not None and ("to edit not found" in description or "can't be edited" in description):
        return replace(attempt, edits=None)
    if attempt.as_photo and any(word in description for word in _NO_PHOTO):
        return replace(attempt, as_document=True)
    if attempt.as_html and ("parse entities" in description or "text is too long" in description):
        return replace(attempt, as_html=False)
    if attempt.buttons and ("button" in description or "markup" in description):
        return replace(attempt, buttons=())
    return Dropped(error.message)


def _is_safe_to_repeat(attempt: Attempt, error: NetworkError) -> bool:
    if attempt.edits is not None or isinstance(error.__cause__, _NEVER_LEFT):
        return True
    # A 500 is an answer: the server says that it failed. A 502 or 504 of a gateway in between says nothing.
    return "internal server error" in error.message.lower()
