"""Faults a test orders in advance: what the loopback Bot API does to the next calls of a method."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum

from tests.journeys.telegram_text import Refused


class LineBreaks(Enum):
    """When the connection is dropped without an answer."""

    BEFORE = "before the call is carried out"
    AFTER = "after it was carried out"


class Stalls(Enum):
    """When the answer does not come as long as anybody waits."""

    AFTER = "after it was carried out"


Fault = LineBreaks | Stalls | Refused


def too_many(seconds: int) -> Refused:
    """429 that asks to wait."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def server_error() -> Refused:
    """500."""
    return Refused(500, "Internal Server Error")


def blocked() -> Refused:
    """403 of a person who blocked the bot."""
    return Refused(403, "Forbidden: bot was blocked by the user")


def unreadable_markup() -> Refused:
    """400 of markup that Telegram cannot read."""
    return Refused(400, 'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 3')


def conflict() -> Refused:
    """409 of a second poller."""
    return Refused(
        409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


def webhook_active() -> Refused:
    """409 of a bot that is delivered to."""
    return Refused(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )


def unauthorized() -> Refused:
    """401 of a revoked token."""
    return Refused(401, "Unauthorized")


def upgraded(new_chat_id: int) -> Refused:
    """400 of a group that became a supergroup."""
    return Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new_chat_id)


@dataclass(slots=True)
class Faults:
    """One queue of faults a method, and one a chat; each strikes once."""

    _queues: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _chats: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    always: dict[str, Fault] = field(default_factory=dict)  # strikes every call until it is taken out

    def next(self, method: str, *faults: Fault) -> None:
        """The next calls of `method` fail so, in this order."""
        self._queues[method.lower()].extend(faults)

    def next_in(self, chat_id: int, *faults: Fault) -> None:
        """The next calls that concern this chat fail so."""
        self._chats[str(chat_id)].extend(faults)

    def next_send(self, *faults: Fault) -> None:
        """The next sendMessage calls fail so."""
        self.next("sendMessage", *faults)

    def take(self, method: str, chat_id: str = "") -> Fault | None:
        """The fault for this call, if one is due."""
        queue = self._chats[chat_id] or self._queues[method.lower()]
        return queue.popleft() if queue else self.always.get(method.lower())
