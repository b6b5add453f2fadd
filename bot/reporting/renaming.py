"""Renaming an office in a chat: /rename OLD NEW, shown before it is done; past boards keep the old name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.message import Reply
from bot.reporting.awaited_words import AwaitedWords
from bot.reporting.board_look import Visit
from bot.reporting.proposals import NewName
from bot.wording_bureau import arrow, ask_name, say_changed, say_moved, say_no_change, say_refused, say_rename_usage
from rag.answer import Language
from store.database import Database
from store.reporting.exchange import Reason, Refusal, Subject
from store.reporting.exchange_columns import titles
from store.reporting.exchange_names import Names, office_bearer
from store.reporting.exchange_offices import LONGEST_NAME
from store.reporting.offices import Office
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry

_BETWEEN = re.compile(r"\s*(?:→|->|=>|改为|改成)\s*|\s+")
_NAME = titles(Subject.OFFICES)["name"]


@dataclass(frozen=True, slots=True)
class Renaming:
    """The names of one database's offices; `find` gives the office of a name, or what to say where there is none."""

    database: Database
    held: AwaitedWords
    find: Callable[[str, Language], Office | Reply]

    def asked(self, visit: Visit, words: str) -> Reply:
        """/rename: the change before it is done."""
        names = [part for part in _BETWEEN.split(words) if part]
        if len(names) != 2:
            return say_rename_usage(visit.language)
        office = self.find(names[0], visit.language)
        if isinstance(office, Reply):
            return office
        if office.name == names[1]:
            return say_no_change(visit.language)
        refusal = self._refusal(office, names[1])
        if refusal is not None:
            return say_refused(visit.language, refusal)
        token = self.held.hold(visit.message, NewName(office.office_id, office.name, names[1]))
        return ask_name(visit.language, office.name, names[1], token)

    def confirmed(self, visit: Visit, change: NewName) -> Reply:
        """确定."""
        registry = Registry(self.database)
        office = registry.office(change.office_id)
        if office is None or office.name != change.before:
            return say_moved(visit.language)
        refusal = self._refusal(office, change.after)
        if refusal is not None:
            return say_refused(visit.language, refusal)
        registry.rename_office(change.office_id, change.after, visit.speaker.person_id, visit.now)
        return say_changed(visit.language, arrow(change.before, change.after))

    def _refusal(self, office: Office, name: str) -> Refusal | None:
        if len(name) > LONGEST_NAME:
            return Refusal(Reason.TOO_LONG, _NAME, hint=str(LONGEST_NAME))
        names = Names(Registry(self.database).offices(), ProjectLedger(self.database).projects())
        return next(iter(names.refusals(office_bearer(office).key, _NAME, (name,), (office.county,))), None)
