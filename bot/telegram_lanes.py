"""One lane a chat: chats do not wait for one another, and inside a chat everything is answered in order."""

import asyncio
from collections.abc import Awaitable
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# Updates that may wait at once, not answers that run at once (those are bounded by the threads): one chat that floods
# fills its own lane and must not take the places of the others.
_PLACES = 4096


class ChatLanes(BaseUpdateProcessor):
    """Updates of different chats run at the same time, those of one chat one after the other."""

    def __init__(self) -> None:
        super().__init__(_PLACES)
        # A lane lives as long as somebody waits in it.
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Wait for the lane of the update's chat, then handle it."""
        lane = self._lanes.setdefault(_lane_name(update), asyncio.Lock())
        async with lane:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def _lane_name(update: object) -> str:
    """Messages and edits share the lane of their chat; a person's presses have their own, as they have at Telegram.

    So a press is acknowledged at once even while a long answer is on its way.
    """
    if not isinstance(update, Update) or update.effective_chat is None:
        return "other"
    if update.callback_query is not None:
        return f"{update.effective_chat.id}/{update.callback_query.from_user.id}"
    return str(update.effective_chat.id)
