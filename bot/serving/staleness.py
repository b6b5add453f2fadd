"""What is too old to be done as if it had come just now: presses whose moment has passed, messages of yesterday; pure."""

from datetime import datetime, timedelta

from bot.serving.intake import PRESS
from store.inbox import Entry

PRESS_LASTS, MESSAGE_LASTS = timedelta(seconds=150), timedelta(hours=24)  # as long as Telegram itself would keep them


def press_is_over(entry: Entry, now: datetime) -> bool:
    """Whether this is a press of so long ago that nobody waits for it any more.

    It counts from when it came in: a press tells no time of its own, but for one that was found to be old (`too_old`).
    """
    return entry.kind == PRESS and now - (entry.occurred_at or entry.received_at) > PRESS_LASTS


def too_old(received_at: datetime) -> datetime:
    """When a press was made, at the latest, that was too old to be acknowledged when it came in."""
    return received_at - PRESS_LASTS - timedelta(seconds=1)


def came_late(entry: Entry, now: datetime) -> datetime | None:
    """When a message was written that is answered more than a day later; None for one that is answered in time."""
    written = entry.occurred_at
    return written if written is not None and now - written > MESSAGE_LASTS else None
