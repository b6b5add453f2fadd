"""Importing in a chat: an administrator sends a table file, gets the dry run as a card, and taps 应用 or 不要.

Whoever receives the file (the Telegram side) hands over its bytes; a plan waits in memory until it is pressed, an hour at most.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.message import Reply
from bot.reporting.exchange_once import Exchanges, apply_plan, plan_file
from bot.stopping import InputRefused
from bot.wording import plain
from bot.wording_exchange import say_dropped, say_gone, say_plan
from rag.answer import Language
from store.reporting.exchange import Plan, Stale

APPLY, DROP = "import:", "import-drop:"
WAITS = timedelta(hours=1)
_MOST_WAITING = 20


@dataclass(frozen=True, slots=True)
class _Waiting:
    plan: Plan
    person_id: int
    at: datetime


@dataclass(slots=True)
class Importing:
    """Plans that wait for a press. `new_token` makes a token nobody can guess. Whether somebody may import is asked before."""

    exchange: Exchanges
    new_token: Callable[[], str]
    _waiting: dict[str, _Waiting] = field(default_factory=dict)

    def offer(self, data: bytes, name: str, person_id: int, now: datetime, language: Language) -> Reply:
        """The card of a file; what it is of is told by its titles."""
        try:
            plan = plan_file(self.exchange, data, name, None, now)
        except InputRefused as refusal:
            return Reply((plain(str(refusal)),))
        return self._card(plan, person_id, now, language)

    def press(self, data: str, person_id: int, now: datetime, language: Language) -> Reply:
        """What becomes of a press on such a card: only by who sent the file, only once, only within the hour."""
        verb, _, token = data.rpartition(":")
        found = self._waiting.get(token)
        if found is None or found.person_id != person_id or now - found.at > WAITS:
            return say_gone(language)
        del self._waiting[token]
        if f"{verb}:" == DROP:
            return say_dropped(language)
        outcome = apply_plan(self.exchange, found.plan, person_id, now)
        if isinstance(outcome, Stale):
            return self._card(outcome, person_id, now, language)
        return say_plan(language, outcome, "")

    def _card(self, outcome: Plan | Stale, person_id: int, now: datetime, language: Language) -> Reply:
        plan = outcome if isinstance(outcome, Plan) else outcome.plan
        token = self.new_token()
        reply = say_plan(language, outcome, token)
        if reply.buttons:
            self._waiting[token] = _Waiting(plan, person_id, now)
            while len(self._waiting) > _MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]
        return reply
