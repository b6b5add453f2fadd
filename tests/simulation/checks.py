"""Holds the store's boards and bulletins against the simulator's own ledger; every difference becomes a line of text."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

from store.reporting.board import Board, Table, canonical
from store.reporting.board_facts import Moment, read_facts, read_offices_of
from store.reporting.board_ledger import BoardLedger
from store.reporting.build_board import build_board
from store.reporting.digest import OfficeNews
from store.reporting.digest_ledger import DigestLedger
from store.reporting.facts import Facts
from store.reporting.indicators import Tally
from store.reporting.periods import SHANGHAI, Period, PeriodKind, period_of
from store.reporting.rulebook_ledger import read_rulebook
from tests.simulation.duties import Sent, owed, tally
from tests.simulation.expected import Line, Rules, board
from tests.simulation.ledger import Count, Figure, Key
from tests.simulation.stage_set import Play
from tests.simulation.world import FIRST, LAST

AT_THE_END = datetime.combine(LAST, time(23, 30), SHANGHAI)


def periods() -> list[Period]:
    """The weeks, months and the quarter that were played."""
    days = list(period_of(PeriodKind.QUARTER, FIRST).days())
    kinds = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER)
    return list(dict.fromkeys(period_of(kind, day) for kind in kinds for day in days))


@dataclass(slots=True)
class Checks:
    """Over one play, as things stood at `as_of`."""

    play: Play
    as_of: datetime = AT_THE_END
    keys: dict[int, Key] = field(init=False)
    count: Count = field(init=False)

    def __post_init__(self) -> None:
        reports = self.play.quarter.person.books.reports.reports(as_of=self.as_of)
        self.keys = {report.report_id: (report.chat_id, report.message_id) for report in reports}
        self.count = Count(self.play.quarter.ledger, self.as_of)

    def board(self, period: Period) -> Iterator[str]:
        """What a board says otherwise than the own ledger."""
        counted = BoardLedger(self.play.database).count(period, self.as_of)
        for table in counted.tables:
            yield from (f"{period} {words}" for words in self._table(period, table))

    def _table(self, period: Period, table: Table) -> Iterator[str]:
        weights = [(name.value, weight) for name, weight in table.rules.weights]
        rules = Rules(weights, table.rules.cap, period.kind in table.rules.flags_in)
        offices = sorted(row.standing.code for row in table.rows)
        wanted = board(self.count, (period.first, period.last), offices, rules, self.play.goals)
        found = [self._line(row.standing.office_id, table) for row in table.rows]
        for mine, theirs in zip(wanted, found, strict=True):
            if mine != theirs:
                yield from _differences(mine, theirs)

    def _line(self, office_id: int, table: Table) -> Line:
        row = next(row for row in table.rows if row.standing.office_id == office_id)
        one = row.standing
        cells = {
            cell.indicator.value: (
                cell.tally.value, cell.target, cell.completion, cell.points, self._messages(cell.tally)
            )
            for cell in one.cells
        }  # fmt: skip
        flag = one.flag.value if one.flag else None
        return Line(one.code, one.place, one.score, flag, one.silent, row.reports, cells)

    def _messages(self, tally: Tally) -> frozenset[Key]:
        return frozenset(self.keys.get(report_id, ("?", str(report_id))) for report_id in tally.report_ids)

    def digest(self, period: Period) -> Iterator[str]:
        """What a bulletin says otherwise."""
        digest = DigestLedger(self.play.database).digest(period, self.as_of)
        figures = self.count.figures(period.first, period.last)
        for indicator, tally_ in digest.totals.items():
            mine = _sum(figures[indicator.value])
            theirs = (int(tally_.value), self._messages(tally_))
            if mine != theirs:
                yield f"{period} bulletin {indicator.value}: {theirs[0]} for {mine[0]}, rows {theirs[1] ^ mine[1]}"
        told = self.count.reports(period.first, period.last)
        for news in digest.offices:
            code = news.office.code
            mine_items = sorted((row.key, row.told.project) for row in told.get(code, ()))
            items = sorted(((i.report.chat_id, i.report.message_id), i.project) for i in news.items)
            if items != mine_items:
                yield f"{period} bulletin {code}: items {set(items) ^ set(mine_items)}"
            yield from self._duties(period, news)

    def _duties(self, period: Period, news: OfficeNews) -> Iterator[str]:
        code, quarter = news.office.code, self.play.quarter
        until = min(period.last, self.as_of.date())
        duties = list(owed(period.first, until, weekly=code in quarter.weekly))
        rows = [row for row in self.count.rows if row.office == code]
        sent = [Sent(row.posted, row.day if row.late else row.posted.date(), row.late) for row in rows]
        sent += [Sent(at, day, late=False) for at, office, day in quarter.ledger.nils if office == code]
        mine = tally(duties, sent, self.as_of)
        theirs = (news.on_time, news.late, news.missing)
        if mine != theirs:
            yield f"{period} duties of {code}: {theirs} for {mine}"

    def shuffled(self, period: Period, chance: random.Random) -> tuple[str, str]:
        """A board as text, and the same out of facts in another order."""
        moment = Moment(self.as_of)
        with self.play.database.read() as connection:
            facts = read_facts(connection, period, moment)
            rulebook, offices = read_rulebook(connection, period, moment), list(read_offices_of(connection, moment))
        straight = build_board(period, self.as_of, offices, facts, rulebook)
        chance.shuffle(offices)
        return canonical(straight), canonical(build_board(period, self.as_of, offices, _mixed(facts, chance), rulebook))

    def text(self, period: Period) -> str:
        """A board as text."""
        counted: Board = BoardLedger(self.play.database).count(period, self.as_of)
        return canonical(counted)


def _mixed(facts: Facts, chance: random.Random) -> Facts:
    projects = chance.sample(list(facts.projects.items()), len(facts.projects))
    stages = chance.sample(facts.stages, len(facts.stages))
    funds, visits = chance.sample(facts.funds, len(facts.funds)), chance.sample(facts.visits, len(facts.visits))
    return Facts(dict(projects), tuple(stages), tuple(funds), tuple(visits), facts.reports)


def _sum(figures: dict[str, Figure]) -> tuple[int, frozenset[Key]]:
    keys = {key for figure in figures.values() for key in figure.keys}
    return sum(figure.value for figure in figures.values()), frozenset(keys)


def _differences(mine: Line, theirs: Line) -> Iterator[str]:
    if mine.office != theirs.office:
        yield f"order: {theirs.office} for {mine.office}"
        return
    for name in ("place", "score", "flag", "silent", "reports"):
        if getattr(mine, name) != getattr(theirs, name):
            yield f"{mine.office} {name}: {getattr(theirs, name)} for {getattr(mine, name)}"
    for indicator, cell in mine.cells.items():
        other = theirs.cells[indicator]
        if cell != other:
            yield f"{mine.office} {indicator}: {other[:4]} for {cell[:4]}, rows {set(other[4]) ^ set(cell[4])}"
