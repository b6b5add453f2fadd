"""Whether what may not have arrived may be sent again (重发): not where its announcement was taken back meanwhile."""

import re
from dataclasses import dataclass

from bot.announcing.bureau import Bureau
from bot.wording_announcing_runs import why_not_again
from store.announcing.announcement import State
from store.sends import Send

# The announcement itself, other words for it, a reminder of it, its pin. What takes it back, or tells its author, may go again.
_CARRIES = re.compile(r"ann(?:-edit|-pin|-remind|-correct(?=:\d+:\d+:[1-9]))?:(?P<number>\d+):")


@dataclass(frozen=True, slots=True)
class Resending:
    """Over one bureau. Raises StoreUnavailable."""

    bureau: Bureau

    def objection(self, send: Send) -> str:
        """Why it must not be sent again, "" where it may. In a unit nobody else decides about the announcement until that ends."""
        found = _CARRIES.match(send.key or "")
        one = self.bureau.runs.held(int(found["number"])) if found else None
        if one is None or one.state not in {State.CANCELLED, State.RECALLED}:
            return ""
        return why_not_again(one.announcement_id, recalled=one.state is State.RECALLED)
