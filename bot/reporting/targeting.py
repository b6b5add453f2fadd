"""Setting targets in a chat: /target OFFICE INDICATOR FIGURE PERIOD, shown old and new, done by one tap."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.message import Reply
from bot.reporting.awaited_words import AwaitedWords
from bot.reporting.board_look import Visit
from bot.reporting.indicator_words import DROP, TargetWords, take_apart
from bot.reporting.proposals import NewTarget
from bot.wording_bureau import (
    ask_target,
    say_changed,
    say_moved,
    say_no_change,
    say_refused,
    say_target_usage,
    say_targets,
    target_change,
)
from rag.answer import Language
from store.database import Database
from store.reporting.exchange import Reason, Refusal, Subject
from store.reporting.exchange_columns import titles
from store.reporting.exchange_targets import read_figure
from store.reporting.indicators import MEASURES, Indicator
from store.reporting.offices import Office
from store.reporting.periods import Period, PeriodKind, period_of, shanghai_day
from store.reporting.registry import Registry
from store.reporting.rulebook_ledger import RulebookLedger
from store.reporting.targets import Target

_VALUE = titles(Subject.TARGETS)["value"]


@dataclass(frozen=True, slots=True)
class Targeting:
    """The targets of one database; `find` gives the office of a name, or what to say where there is none."""

    database: Database
    held: AwaitedWords
    find: Callable[[str, Language], Office | Reply]

    def asked(self, visit: Visit, words: str) -> Reply:
        """/target: the targets of an office, or a change before it is done."""
        said = take_apart(words.split(), shanghai_day(visit.now))
        if not said.office:
            return say_target_usage(visit.language)
        office = self.find(said.office, visit.language)
        if isinstance(office, Reply):
            return office
        if said.indicator is None or not said.figure:
            return self._show(visit, office, said)
        period = said.period or period_of(PeriodKind.YEAR, shanghai_day(visit.now))
        return self._ask(visit, office, (said.indicator, period), said.figure)

    def _show(self, visit: Visit, office: Office, said: TargetWords) -> Reply:
        if said.figure:
            return say_target_usage(visit.language)
        found = [
            one
            for one in RulebookLedger(self.database).targets()
            if one.office_id == office.office_id
            and said.indicator in {None, one.indicator}
            and said.period in {None, one.period}
        ]
        return say_targets(visit.language, office.name, found)

    def _ask(self, visit: Visit, office: Office, about: tuple[Indicator, Period], figure: str) -> Reply:
        indicator, period = about
        before = self._standing(office.office_id, indicator, period)
        after = None if figure in DROP else read_figure(figure, "", indicator, before)
        if isinstance(after, Refusal) or (after is not None and after <= 0):
            refusal = after if isinstance(after, Refusal) else Refusal(Reason.BAD_NUMBER)
            hint = refusal.hint or MEASURES[indicator].unit
            return say_refused(visit.language, replace(refusal, column=_VALUE, value=figure, hint=hint))
        if after == before:
            return say_no_change(visit.language)
        change = NewTarget(office.office_id, indicator, period, before, after)
        said = target_change(visit.language, office.name, indicator, period, before, after)
        return ask_target(visit.language, said, self.held.hold(visit.message, change))

    def confirmed(self, visit: Visit, change: NewTarget) -> Reply:
        """确定."""
        office_id, indicator, period = change.office_id, change.indicator, change.period
        if self._standing(office_id, indicator, period) != change.before:
            return say_moved(visit.language)
        book, by = RulebookLedger(self.database), visit.speaker.person_id
        if change.after is None:
            book.drop_target(office_id, indicator, period, by, visit.now)
        else:
            book.set_targets([Target(office_id, indicator, period, change.after)], by, visit.now)
        office = Registry(self.database).office(office_id)
        name = office.name if office else ""
        said = target_change(visit.language, name, indicator, period, change.before, change.after)
        return say_changed(visit.language, said)

    def _standing(self, office_id: int, indicator: Indicator, period: Period) -> Decimal | None:
        wanted = (office_id, indicator, period)
        found = (one for one in RulebookLedger(self.database).targets())
        return next((one.value for one in found if (one.office_id, one.indicator, one.period) == wanted), None)
