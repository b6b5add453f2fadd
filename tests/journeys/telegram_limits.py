"""Telegram's other limits: keyboards, and how much may be sent in how little time."""

import json
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.telegram_text import Refused

_DATA_LIMIT = 64  # bytes
_KEYBOARD_LIMIT = 10_000  # bytes of JSON; measured by others, undocumented
_MOST_BUTTONS = 100
_BURST_IN_CHAT = 20  # about one message a second, but bursts pass
_IN_GROUP_A_MINUTE = 20
_OVERALL_A_SECOND = 30


def read_keyboard(raw: str | None) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard. Raises Refused as Telegram does."""
    if not raw:
        return []
    rows: list[list[dict[str, Any]]] = json.loads(raw).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    for button in buttons:
        size = len(button.get("callback_data", "").encode())
        if not 1 <= size <= _DATA_LIMIT:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
        if not button.get("text", "").strip():
            raise Refused(400, "Bad Request: can't parse inline keyboard button: Text buttons are not allowed here")
    if len(buttons) > _MOST_BUTTONS or len(json.dumps(rows, ensure_ascii=False).encode()) > _KEYBOARD_LIMIT:
        raise Refused(400, "Bad Request: reply markup is too long")
    return rows


@dataclass(slots=True)
class Rates:
    """Counts what was sent, and says how long to wait where it was too much."""

    clock: Callable[[], float] = time.monotonic
    _sent: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def note(self, chat_id: int) -> None:
        """One more message to `chat_id`. Raises Refused (429) with retry_after where a limit is passed."""
        now = self.clock()
        in_group = chat_id < 0
        window, most = (60.0, _IN_GROUP_A_MINUTE) if in_group else (float(_BURST_IN_CHAT), _BURST_IN_CHAT)
        for whose, seconds, limit in ((chat_id, window, most), (0, 1.0, _OVERALL_A_SECOND)):
            times = self._sent[whose]
            while times and times[0] <= now - seconds:
                times.popleft()
            if len(times) >= limit:
                wait = max(1, round(times[0] + seconds - now))
                raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        for whose in (chat_id, 0):
            self._sent[whose].append(now)
