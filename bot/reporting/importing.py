"""Importing in a chat: who may sends a table file, gets the dry run as a card, and taps 应用 or 不要.

Administrators bring in everything, coordinators targets and weights. A plan waits in memory until it is pressed, an hour at most.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import PurePath

from bot.message import FileNotFetched, IncomingFile, Reply
from bot.reporting.exchange_once import Exchanges, apply_plan, plan_file
from bot.stopping import InputRefused
from bot.wording import plain
from bot.wording_exchange import say_dropped, say_gone, say_plan, say_subject
from bot.wording_importing import say_file_not_fetched, say_file_too_large, say_not_this_table
from rag.answer import Language
from store.reporting.exchange import Plan, Stale

APPLY, DROP = "import:", "import-drop:"
WAITS = timedelta(hours=1)
LARGEST_FILE = 5 * 1024 * 1024  # bytes; 5,000 rows are a tenth of that
_MOST_WAITING = 20
_TABLES = frozenset(
    {".xlsx", ".xlsm", ".xls", ".et", ".ods", ".numbers", ".csv", ".tsv"}
)  # some only to be told what to send


def is_table(name: str) -> bool:
    """Whether a file of that name is meant as a table."""
    return PurePath(name).suffix.lower() in _TABLES


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

    def take(self, file: IncomingFile | None, person_id: int, now: datetime, language: Language) -> Reply:
        """The card of a file that was sent; it is fetched only where it is not too large."""
        if file is None:
            return say_gone(language)
        if file.size > LARGEST_FILE:
            return say_file_too_large(language, file.size, LARGEST_FILE)
        try:
            data = file.fetch()
        except FileNotFetched:
            return say_file_not_fetched(language)
        if len(data) > LARGEST_FILE:
            return say_file_too_large(language, len(data), LARGEST_FILE)
        return self.offer(data, file.name, person_id, now, language)

    def offer(self, data: bytes, name: str, person_id: int, now: datetime, language: Language) -> Reply:
        """The card of a file; what it is of is told by its titles."""
        try:
            plan = plan_file(self.exchange, data, name, None, now)
        except InputRefused as refusal:
            return Reply((plain(str(refusal)),))
        if not self.exchange.may_import(person_id, plan.sheet.subject):
            return say_not_this_table(language, say_subject(language, plan.sheet.subject))
        return self._card(plan, person_id, now, language)

    def press(self, data: str, person_id: int, now: datetime, language: Language) -> Reply:
        """What becomes of a press on such a card: only by who sent the file, only once, only within the hour."""
        verb, _, token = data.rpartition(":")
        found = self._waiting.get(token)
        if found is None or found.person_id != person_id or now - found.at > WAITS:
            return say_gone(language)
        if self._waiting.pop(token, None) is None:
            return say_gone(language)
        if f"{verb}:" == DROP:
            return replace(say_dropped(language), in_place=True)
        if not self.exchange.may_import(person_id, found.plan.sheet.subject):  # a role may have changed in between
            return say_not_this_table(language, say_subject(language, found.plan.sheet.subject))
        outcome = apply_plan(self.exchange, found.plan, person_id, now)
        if isinstance(outcome, Stale):
            return replace(self._card(outcome, person_id, now, language), in_place=True)
        return replace(say_plan(language, outcome, ""), in_place=True)

    def _card(self, outcome: Plan | Stale, person_id: int, now: datetime, language: Language) -> Reply:
        plan = outcome if isinstance(outcome, Plan) else outcome.plan
        token = self.new_token()
        reply = say_plan(language, outcome, token)
        if reply.buttons:
            self._waiting[token] = _Waiting(plan, person_id, now)
            while len(self._waiting) > _MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]
        return reply
