"""Counting a board: facts, targets and rules in, ranked leagues out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from store.reporting.board import Board, BoardRow, Table
from store.reporting.facts import Facts
from store.reporting.indicator_set import IndicatorSet
from store.reporting.indicators import NOTHING, Indicator, Tallies, Tally, count_all
from store.reporting.league import Entry, Standing, rank
from store.reporting.offices import Office
from store.reporting.periods import Period, shanghai_day, year_to
from store.reporting.targets import Targets


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What figures are held against: the targets and the rules of each league."""

    targets: Targets
    sets: Sequence[IndicatorSet]


def build_board(period: Period, as_of: datetime, offices: Iterable[Office], facts: Facts, book: Rulebook) -> Board:
    """Count and rank every league that has rules. Offices out of use, or without a league, are not ranked."""
    ranked = [office for office in offices if office.active]
    builder = _Builder(period, facts, book, min(year_to(period)[1], shanghai_day(as_of)))
    tables = (
        builder.table(rules, [office for office in ranked if office.league is rules.league])
        for rules in sorted(book.sets, key=lambda rules: rules.league.value)
    )
    return Board(period, as_of, tuple(tables))


class _Builder:
    """Counts once for all leagues."""

    def __init__(self, period: Period, facts: Facts, book: Rulebook, day: date) -> None:
        self._period, self._facts, self._targets, self._day = period, facts, book.targets, day
        self._counted = count_all(facts, period.first, period.last)
        self._year = count_all(facts, *year_to(period), self._targets.of_year(period.year))

    def table(self, rules: IndicatorSet, offices: Iterable[Office]) -> Table:
        """One league."""
        standings = rank(map(self._entry, offices), rules, with_flags=self._period.kind in rules.flags_in)
        return Table(rules, tuple(self._row(one, rules) for one in standings))

    def _entry(self, office: Office) -> Entry:
        office_id = office.office_id
        targets = {name: self._targets.for_period(office_id, name, self._period) for name in Indicator}
        return Entry(
            office_id,
            office.code,
            office.name,
            _of_office(self._counted, office_id),
            {name: value for name, value in targets.items() if value is not None},
            self._facts.silent(office_id),
        )

    def _row(self, standing: Standing, rules: IndicatorSet) -> BoardRow:
        office_id = standing.office_id
        so_far = _of_office(self._year, office_id)
        paces = (
            self._targets.pace(office_id, name, self._day, so_far.get(name, NOTHING).value) for name, _ in rules.weights
        )
        reports = (self._facts.reports or {}).get(office_id, 0)
        return BoardRow(standing, reports, tuple(pace for pace in paces if pace is not None))


def _of_office(counted: Mapping[Indicator, Tallies], office_id: int) -> dict[Indicator, Tally]:
    return {name: tallies[office_id] for name, tallies in counted.items() if office_id in tallies}
