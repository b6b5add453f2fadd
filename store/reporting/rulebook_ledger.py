"""The book of targets and league rules: only added to, so that what a board was held against can be said later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa

from store.database import Database
from store.reporting.audit_log import Deed
from store.reporting.board import digits
from store.reporting.board_facts import Moment
from store.reporting.board_tables import league_rules, targets
from store.reporting.build_board import Rulebook
from store.reporting.indicator_set import DEFAULT_SETS, IndicatorSet
from store.reporting.indicators import Indicator
from store.reporting.offices import League
from store.reporting.periods import Period, parse_period
from store.reporting.staff_turn import write_in_turn
from store.reporting.targets import Target, Targets

TargetKey = tuple[int, Indicator, Period]


@dataclass(frozen=True, slots=True)
class RulebookLedger:
    """The targets and rules of one database. Every method is one transaction and raises StoreUnavailable."""

    database: Database

    def set_targets(self, wanted: Iterable[Target], by: int, now: datetime) -> int:
        """Set targets; one that stands as it is wanted is not set again. The number of those that changed."""
        with write_in_turn(self.database) as connection:
            standing = {_key(target): target.value for target in read_targets(connection, Moment())}
            changed = [target for target in wanted if standing.get(_key(target)) != target.value]
            for target in changed:
                put_target(Deed(connection, by, now), _key(target), standing.get(_key(target)), target.value)
        return len(changed)

    def drop_target(self, office_id: int, indicator: Indicator, period: Period, by: int, now: datetime) -> None:
        """Take a target back, where one stands."""
        key = office_id, indicator, period
        with write_in_turn(self.database) as connection:
            standing = {_key(target): target.value for target in read_targets(connection, Moment())}
            if key in standing:
                put_target(Deed(connection, by, now), key, standing[key], None)

    def targets(self, as_of: datetime | None = None) -> tuple[Target, ...]:
        """The targets that stand or stood then, by office, indicator and period."""
        with self.database.read() as connection:
            return read_targets(connection, Moment(as_of))

    def set_rules(self, rules: IndicatorSet, valid_from: date, by: int, now: datetime) -> None:
        """Let a league be ranked by these rules in periods that begin on `valid_from` or later."""
        with write_in_turn(self.database) as connection:
            put_rules(Deed(connection, by, now), rules, valid_from)

    def rules(self, period: Period, as_of: datetime | None = None) -> tuple[IndicatorSet, ...]:
        """The rules of each league for a period; what nobody has set is as in DEFAULT_SETS."""
        with self.database.read() as connection:
            return read_rules(connection, period.first, Moment(as_of))


def read_rulebook(connection: sa.Connection, period: Period, moment: Moment) -> Rulebook:
    """What a board of the period was held against at that moment."""
    return Rulebook(Targets(read_targets(connection, moment)), read_rules(connection, period.first, moment))


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


def _key(target: Target) -> TargetKey:
    return target.office_id, target.indicator, target.period


def put_target(deed: Deed, key: TargetKey, before: Decimal | None, after: Decimal | None) -> None:
    """Let a target stand with another figure, None takes it back; with its line in the audit."""
    office_id, indicator, period = key
    named = {"office_id": office_id, "indicator": indicator.value, "period": str(period)}
    said = [None if value is None else {**named, "figure": digits(value)} for value in (before, after)]
    row = {**named, "figure": "" if after is None else digits(after), "at": deed.at, "done_by": deed.by}
    deed.connection.execute(sa.insert(targets), row)
    deed.note("target.drop" if after is None else "target.set", f"target:{office_id}", *said)


def put_rules(deed: Deed, rules: IndicatorSet, valid_from: date) -> None:
    """Let a league have these rules in periods that begin then or later; with its line in the audit."""
    standing = {one.league: one for one in read_rules(deed.connection, valid_from, Moment())}
    row = {"league": rules.league.value, "valid_from": valid_from, "content": rules.to_json()}
    deed.connection.execute(sa.insert(league_rules), row | {"at": deed.at, "done_by": deed.by})
    after = {**rules.to_json(), "valid_from": valid_from.isoformat()}
    deed.note("rules.set", f"rules:{rules.league.value}", standing[rules.league].to_json(), after)


def read_rules(connection: sa.Connection, first: date, moment: Moment) -> tuple[IndicatorSet, ...]:
    """The rules of each league that stood for periods which begin on that day."""
    column = league_rules.c
    query = (
        sa.select(column.league, column.content)
        .where(moment.stood("league_rules"), column.valid_from <= first)
        .order_by(column.valid_from, column.rules_id)
    )
    standing = {rules.league: rules for rules in DEFAULT_SETS}
    standing |= {League(row.league): IndicatorSet.from_json(row.content) for row in connection.execute(query)}
    return tuple(standing[league] for league in League)
