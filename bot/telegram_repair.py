"""What to do after Telegram refused, or did not answer, a call; pure. Nothing that may have arrived is sent twice."""

import math
import re
from dataclasses import dataclass, replace
from datetime import timedelta

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.message import Button
from bot.serving.outcomes import Delivered, Dropped, Moved, NotYet, Outcome, TooFast, Unreachable, Unsure

_NO_PHOTO = ("photo", "image", "file is too big")  # in what Telegram says of a picture that it will not show
# These fail before the request leaves, so that it is safe to repeat it.
_LINE_DOWN = (httpx.ConnectError, httpx.ConnectTimeout)
_NEVER_LEFT = (*_LINE_DOWN, httpx.PoolTimeout)
_SHORTEST_PAUSE_S, _USUAL_PAUSE_S, _LONGEST_PAUSE_S = (
    1.0,
    5.0,
    3600.0,
)  # after a longer one it would only be asked again
_TOO_FAST = "too many requests"
_RETRY_AFTER = re.compile(r"retry after (\d+)")
# So PTB names an error whose body does not describe it: a page of something in between, Telegram describes all of its own.
_ONLY_STATUS = re.compile(r"[\w' -]+ \(\d{3}\)")


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
    is_picture: bool = False
    as_document: bool = False

    @property
    def as_photo(self) -> bool:
        """Whether it is sent to be seen at once."""
        return self.is_picture and not self.as_document


def after_error(attempt: Attempt, error: TelegramError) -> Attempt | Outcome:
    """The next try, or how it ended. PTB rewrites descriptions in lower case, so they are compared that way."""
    if isinstance(error, BadRequest) and _is_telegrams(error):
        return _after_bad_request(attempt, error)
    return verdict(error, harmless=attempt.edits is not None)


def verdict(error: TelegramError, *, harmless: bool) -> Outcome:
    """How a call ended. One that is `harmless` to repeat, as an edit is, is repeated where nobody knows whether it arrived.

    Only Telegram refuses for good: what something in between says of a call says nothing of whether it arrived.
    """
    outcome: Outcome = Dropped(error.message)  # BadRequest and whatever else
    nobody_knows = NotYet(error.message) if harmless else Unsure(error.message)
    match error:
        case ChatMigrated():
            outcome = Moved(error.new_chat_id)
        case RetryAfter(retry_after=seconds):
            outcome = TooFast(pause_for(seconds.total_seconds() if isinstance(seconds, timedelta) else seconds))
        case NetworkError() if error.message.lower().startswith(_TOO_FAST):  # 429 that does not say how long
            asked = _RETRY_AFTER.search(error.message.lower())
            outcome = TooFast(pause_for(asked[1] if asked else None))
        case InvalidToken() if "method" not in error.message.lower():  # what waits is sent with the next token
            outcome = NotYet(error.message, line_down=True)
        case _ if not _is_telegrams(error):
            outcome = nobody_knows
        case Forbidden():
            outcome = Unreachable(error.message)
        case NetworkError() if not isinstance(error, BadRequest):
            line_down = isinstance(error.__cause__, _LINE_DOWN)
            outcome = NotYet(error.message, line_down) if _never_arrived(error) else nobody_knows
    return outcome


def pause_for(asked: object) -> float:
    """The seconds to wait where Telegram asks for so many: at least one, at most an hour, five where it gives no number."""
    try:
        seconds = float(asked) if isinstance(asked, int | float | str) else math.nan
    except ValueError:
        seconds = math.nan
    except OverflowError:
        seconds = _LONGEST_PAUSE_S
    return _USUAL_PAUSE_S if math.isnan(seconds) else min(max(seconds, _SHORTEST_PAUSE_S), _LONGEST_PAUSE_S)


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


def _is_telegrams(error: TelegramError) -> bool:
    # A body that is no JSON is the cause of the error; of a success it is the error itself, of no kind in particular.
    unreadable = type(error) is TelegramError or isinstance(error.__cause__, TelegramError)
    return not unreadable and _ONLY_STATUS.match(error.message) is None


def _never_arrived(error: NetworkError) -> bool:
    # A 500 is an answer: the server says that it failed. A 502 or 504 of a gateway in between says nothing.
    return isinstance(error.__cause__, _NEVER_LEFT) or "internal server error" in error.message.lower()
