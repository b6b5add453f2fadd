"""What became of one call to the chat service; pure. Nothing that may have arrived is ever repeated blindly."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delivered:
    """It is done; the message stands in the chat under this id, None where the call makes no message."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """The chat service will not take it; trying again would not help."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The bot may not write into this chat any more: blocked, or no longer a member."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody can say whether it arrived: the line broke after the request had left."""

    reason: str


@dataclass(frozen=True, slots=True)
class TooFast:
    """The service asks to wait so many seconds; nothing was sent."""

    retry_after: float


@dataclass(frozen=True, slots=True)
class NotYet:
    """It surely did not arrive, or may be repeated without harm. `line_down`: the service could not be reached at all."""

    reason: str
    line_down: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become another one, under this id; nothing was sent."""

    new_chat_id: int


Outcome = Delivered | Dropped | Unreachable | Unsure | TooFast | NotYet | Moved
