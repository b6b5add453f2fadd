"""Checking money in a chat: what was reported and nobody has checked, with its message; a tap or a typed figure checks it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.message import Reply
from bot.reporting.awaited_words import AwaitedWords
from bot.reporting.board_look import Visit
from bot.reporting.matching import Whereabouts, match_project
from bot.reporting.proposals import NewFigure
from bot.wording_bureau import say_moved, say_no_change, say_refused
from bot.wording_verifying import (
    SumView,
    ask_figure,
    say_checked,
    say_checked_before,
    say_no_sum,
    say_nothing_to_check,
    say_other_currency,
    say_unchecked,
    totals_line,
)
from rag.answer import Language
from store.database import Database
from store.money import Currency, Money
from store.reporting.exchange import Refusal
from store.reporting.exchange_money import read_money
from store.reporting.offices import Office
from store.reporting.project import Project
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import FundsEntry
from store.reporting.verification import Verification

_SHOWN = 8  # sums of one reply, each with a button
_FIGURE = re.compile(r"(?:#|no\.?\s*)?(\d{1,9})号?\s+(\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Verifying:
    """The checking of one database; `find` gives the office of a name, or what to say where there is none."""

    database: Database
    held: AwaitedWords
    find: Callable[[str, Language], Office | Reply]

    def asked(self, visit: Visit, words: str) -> Reply:
        """/verify: what waits, all of it or of a project or an office; or a figure for a numbered sum."""
        figure = _FIGURE.fullmatch(words)
        if figure is not None and (entry := self._book.entry(int(figure[1]))) is not None:
            return self._ask(visit, entry, figure[2])
        if not words:
            return self._listed(visit, "", self._book.unchecked())
        project = match_project(words, ProjectLedger(self.database).projects(), Whereabouts(None))
        found = project.project or (project.candidates[0] if len(project.candidates) == 1 else None)
        office = self.find(words, visit.language) if project.project is None else None
        if isinstance(office, Office):
            return self._listed(visit, office.name, self._book.unchecked(office_id=office.office_id))
        if found is None:
            return say_nothing_to_check(visit.language, words)
        return self._of_project(visit, found)

    def _of_project(self, visit: Visit, project: Project) -> Reply:
        totals = " ".join(_totals(visit.language, self._book.entries(project.project_id)))
        waiting = self._book.unchecked(project_id=project.project_id)
        return self._listed(visit, project.name, waiting, totals)

    def _listed(self, visit: Visit, heading: str, waiting: Sequence[FundsEntry], totals: str = "") -> Reply:
        if not waiting and not totals:
            none_saved = not heading and not ReportLedger(self.database).funds()
            return say_nothing_to_check(visit.language, heading, none_saved=none_saved)
        views = [self._view(entry) for entry in waiting[:_SHOWN]]
        return say_unchecked(visit.language, heading, views, len(waiting) - len(views), totals)

    def _view(self, entry: FundsEntry) -> SumView:
        project = ProjectLedger(self.database).project(entry.project_id) if entry.project_id else None
        office = Registry(self.database).office(entry.office_id)
        newest = ReportLedger(self.database).report(entry.report_id)[-1]
        names = project.name if project else "", office.name if office else ""
        return SumView(entry, *names, newest.text, newest.author_id, newest.message_id)

    def _ask(self, visit: Visit, entry: FundsEntry, words: str) -> Reply:
        home = entry.money.currency if entry.money.currency is Currency.CNY else None
        money = read_money(words, "", home)
        if isinstance(money, Refusal):
            return say_refused(visit.language, Refusal(money.reason, "核实数", words, money.hint or "元"))
        if money.currency is not entry.money.currency:
            return say_other_currency(visit.language, entry)
        if money == entry.verified:
            return say_no_change(visit.language)
        token = self.held.hold(visit.message, NewFigure(entry.funds_id, entry.verified, money))
        return ask_figure(visit.language, self._view(entry), money, token)

    def confirmed(self, visit: Visit, change: NewFigure) -> Reply:
        """确定, of a figure that was typed."""
        entry = self._book.entry(change.funds_id)
        if entry is None:
            return say_no_sum(visit.language, change.funds_id)
        by = visit.speaker.person_id
        if not self._book.check(change.funds_id, change.after, change.before, by, visit.now):
            return say_moved(visit.language)
        return say_checked(visit.language, entry, change.after)

    def as_reported(self, visit: Visit, funds_id: int) -> Reply:
        """核实, below a sum: it is right as it was reported."""
        entry = self._book.entry(funds_id)
        if entry is None:
            return say_no_sum(visit.language, funds_id)
        if not self._book.check(funds_id, entry.money, None, visit.speaker.person_id, visit.now):
            return say_checked_before(visit.language, self._book.entry(funds_id) or entry)
        return say_checked(visit.language, entry, entry.money)

    @property
    def _book(self) -> Verification:
        return Verification(self.database)


def _totals(language: Language, entries: Sequence[FundsEntry]) -> list[str]:
    """What was reported and what of it is checked, currency by currency."""
    lines = []
    for currency in dict.fromkeys(entry.money.currency for entry in entries):
        ours = [entry for entry in entries if entry.money.currency is currency]
        reported = sum((entry.money.amount for entry in ours), Decimal(0))
        checked = [entry.verified.amount for entry in ours if entry.verified and entry.verified.currency is currency]
        lines.append(totals_line(language, Money(reported, currency), Money(sum(checked, Decimal(0)), currency)))
    return lines
