"""How often a growing answer is shown anew (节奏): what others say in that chat must find its place. Safe in threads."""

from dataclasses import dataclass, field
from threading import Lock

PRIVATE_S, GROUP_S = 1.0, 10.0
"""A group takes 20 messages a minute, edits among them: at most six go to answers that grow."""
_SWEPT_ABOVE = 1000


@dataclass(slots=True)
class EditPace:
    """When an own message of each chat was last changed while its answer grew; times are seconds of any one clock."""

    private: float = PRIVATE_S
    group: float = GROUP_S
    _last: dict[int, float] = field(default_factory=dict)
    _one: Lock = field(default_factory=Lock)

    def may(self, chat_id: int, at: float) -> bool:
        """Whether to show it now; that counts as shown. Groups have ids below zero."""
        pause = self.group if chat_id < 0 else self.private
        with self._one:
            if at - self._last.get(chat_id, -pause) < pause:
                return False
            if len(self._last) > _SWEPT_ABOVE:
                self._last = {chat: last for chat, last in self._last.items() if at - last < self.group}
            self._last[chat_id] = at
            return True
