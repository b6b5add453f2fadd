"""The book of targets and league rules: only added to, so that what a board was held against can be said later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa

from store.database import Database
from store.reporting.board import digits
from store.reporting.board_facts import Moment
from store.reporting.board_tables import league_rules, targets
from store.reporting.build_board import Rulebook
from store.reporting.indicator_set import DEFAULT_SETS, IndicatorSet
from store.reporting.indicators import Indicator
from store.reporting.offices import League
from store.reporting.periods import Period, parse_period
from store.reporting.targets import Target, Targets
from store.reporting.turns import write_in_turn


@dataclass(frozen=True, slots=True)
class RulebookLedger:
    """The targets and rules of one database. Every method is one transaction and raises StoreUnavailable."""

    database: Database

    def set_targets(self, wanted: Iterable[Target], by: int, now: datetime) -> int:
        """Set targets; one that stands as it is wanted is not set again. The number of those that changed."""
        with write_in_turn(self.database) as connection:
            standing = {_key(target): target.value for target in read_targets(connection, Moment())}
            changed = [target for target in wanted if standing.get(_key(target)) != target.value]
            _add_targets(connection, [(*_key(target), digits(target.value)) for target in changed], by, now)
        return len(changed)

    def drop_target(self, office_id: int, indicator: Indicator, period: Period, by: int, now: datetime) -> None:
        """Take a target back."""
        with write_in_turn(self.database) as connection:
            _add_targets(connection, [(office_id, indicator, period, "")], by, now)

    def targets(self, as_of: datetime | None = None) -> tuple[Target, ...]:
        """The targets that stand or stood then, by office, indicator and period."""
        with self.database.read() as connection:
            return read_targets(connection, Moment(as_of))

    def set_rules(self, rules: IndicatorSet, valid_from: date, by: int, now: datetime) -> None:
        """Let a league be ranked by these rules in periods that begin on `valid_from` or later."""
        row = {
            "league": rules.league.value,
            "valid_from": valid_from,
            "content": rules.to_json(),
            "at": now,
            "done_by": by,
        }
        with write_in_turn(self.database) as connection:
            connection.execute(sa.insert(league_rules), row)

    def rules(self, period: Period, as_of: datetime | None = None) -> tuple[IndicatorSet, ...]:
        """The rules of each league for a period; what nobody has set is as in DEFAULT_SETS."""
        with self.database.read() as connection:
            return _read_rules(connection, period, Moment(as_of))


def read_rulebook(connection: sa.Connection, period: Period, moment: Moment) -> Rulebook:
    """What a board of the period was held against at that moment."""
    return Rulebook(Targets(read_targets(connection, moment)), _read_rules(connection, period, moment))


def read_targets(connection: sa.Connection, moment: Moment) -> tuple[Target, ...]:
    """The targets that stood, by office, indicator and period."""
    column = targets.c
    newest = moment.newest("targets", column.office_id, column.indicator, column.period)
    query = (
        sa.select(column.office_id, column.indicator, column.period, column.figure)
        .where(newest, column.figure != "")
        .order_by(column.office_id, column.indicator, column.period)
    )
    rows = [(row, parse_period(row.period)) for row in connection.execute(query)]
    return tuple(
        Target(row.office_id, Indicator(row.indicator), period, Decimal(row.figure))
        for row, period in rows
        if period is not None
    )


def _key(target: Target) -> tuple[int, Indicator, Period]:
    return target.office_id, target.indicator, target.period


def _add_targets(
    connection: sa.Connection, wanted: Iterable[tuple[int, Indicator, Period, str]], by: int, now: datetime
) -> None:
    rows = [
        {
            "office_id": office_id,
            "indicator": indicator.value,
            "period": str(period),
            "figure": figure,
            "at": now,
            "done_by": by,
        }
        for office_id, indicator, period, figure in wanted
    ]
    if rows:
        connection.execute(sa.insert(targets), rows)


def _read_rules(connection: sa.Connection, period: Period, moment: Moment) -> tuple[IndicatorSet, ...]:
    column = league_rules.c
    query = (
        sa.select(column.league, column.content)
        .where(moment.stood("league_rules"), column.valid_from <= period.first)
        .order_by(column.valid_from, column.rules_id)
    )
    standing = {rules.league: rules for rules in DEFAULT_SETS}
    standing |= {League(row.league): IndicatorSet.from_json(row.content) for row in connection.execute(query)}
    return tuple(standing[league] for league in League)
