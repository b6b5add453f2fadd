"""What goes out: Outgoing, one call of the chat service as it is asked for, and Send, the same in the outbox with its state."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class SendState(StrEnum):
    """What became of a call. UNKNOWN: it may have reached the chat or not; a person decides. EXPIRED: its time was over."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"


class Urgency(IntEnum):
    """What goes first: the smaller."""

    REPLY = 0
    NOTICE = 1
    ANNOUNCEMENT = 2


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One call: a part of a reply, a file, an edit, a deletion. `body` is its JSON, `file` the bytes it carries.

    `at_most_once`: rather unknown than twice. `key` is unique where set: what is put under a key that stands is not put.
    `not_before` and `expires_at` (aware) bound when it may go out. `batch` joins the parts of one reply to a chat: of one
    urgency, they go in their order, and where one fails the later ones fail with it. `answers` is the incoming message that
    it answers (chat_id, message_id) and its position among the answers.
    """

    chat_id: int
    body: str
    urgency: Urgency = Urgency.REPLY
    at_most_once: bool = False
    key: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    file: bytes | None = None
    batch: str = ""
    answers: tuple[str, str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Send(Outgoing):
    """A call in the outbox. `tries` is how often its sending was begun, `message_id` what it became in the chat.

    `settled_at` is when its last outcome was noted, `reason` why it failed, is unknown or was put back. What was sent has no
    body and no file any more, but for announcements.
    """

    send_id: int
    bot_id: int
    state: SendState
    tries: int
    queued_at: datetime
    claimed_at: datetime | None
    settled_at: datetime | None
    message_id: int | None
    reason: str
