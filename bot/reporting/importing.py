"""Importing in a chat: who may sends a table file, gets the dry run as a card, and taps 应用 or 不要.

Administrators bring in everything, coordinators targets and weights. The file waits in the store until its card is pressed, an
hour at most, so that any worker takes the press; where it would do something else by then, its card is shown anew.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from bot.message import FileNotFetched, IncomingFile, Reply
from bot.reporting.exchange_once import Exchanges, apply_plan, plan_file
from bot.stopping import InputRefused
from bot.wording import plain
from bot.wording_exchange import say_dropped, say_gone, say_plan, say_subject
from bot.wording_importing import say_file_not_fetched, say_file_too_large, say_not_this_table
from rag.answer import Language
from store.reporting.exchange import Plan, Stale
from store.waiting_files import WaitingFile, WaitingFiles

APPLY, DROP = "import:", "import-drop:"
LARGEST_FILE = 5 * 1024 * 1024  # bytes; 5,000 rows are a tenth of that
_TABLES = frozenset(
    {".xlsx", ".xlsm", ".xls", ".et", ".ods", ".numbers", ".csv", ".tsv"}
)  # some only to be told what to send


def is_table(name: str) -> bool:
    """Whether a file of that name is meant as a table."""
    return PurePath(name).suffix.lower() in _TABLES


@dataclass(frozen=True, slots=True)
class Importing:
    """Files that wait for a press. `new_token` makes a token nobody can guess. Whether somebody may import is asked before."""

    exchange: Exchanges
    new_token: Callable[[], str]
    waiting: WaitingFiles

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
        return self._card(plan, (name, data), person_id, now, language)

    def press(self, data: str, person_id: int, now: datetime, language: Language) -> Reply:
        """What becomes of a press on such a card: only by who sent the file, only once, only within the hour."""
        verb, _, token = data.rpartition(":")
        found = self.waiting.take(token, person_id, now)
        if found is None:
            return say_gone(language)
        if f"{verb}:" == DROP:
            return replace(say_dropped(language), in_place=True)
        plan = plan_file(self.exchange, found.content, found.name, None, now)
        if not self.exchange.may_import(person_id, plan.sheet.subject):  # a role may have changed in between
            return say_not_this_table(language, say_subject(language, plan.sheet.subject))
        same = _digest(plan) == found.shown
        outcome = apply_plan(self.exchange, plan, person_id, now) if same else Stale(plan)
        if isinstance(outcome, Stale):
            return replace(self._card(outcome, (found.name, found.content), person_id, now, language), in_place=True)
        return replace(say_plan(language, outcome, ""), in_place=True)

    def _card(
        self, outcome: Plan | Stale, file: tuple[str, bytes], person_id: int, now: datetime, language: Language
    ) -> Reply:
        plan = outcome if isinstance(outcome, Plan) else outcome.plan
        token = self.new_token()
        reply = say_plan(language, outcome, token)
        if reply.buttons:
            self.waiting.put(WaitingFile(token, person_id, now, *file, _digest(plan)))
        return reply


def _digest(plan: Plan) -> str:
    """Tells what a plan does from what another one does, in any process."""
    told = "\n".join(
        repr((row.number, row.name, row.verdict.value, row.changes, row.refusals, row.draft)) for row in plan.rows
    )
    return hashlib.sha256(told.encode()).hexdigest()
