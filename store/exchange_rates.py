"""Exchange rates (汇率中间价) as administrators entered them, with day and source; it can only be added to, the newest counts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa

from store.database import Database
from store.reporting.append_only import only_grows
from store.tables import UtcDateTime, metadata

# A rate is kept as its digits: SQLite would make a float of it.
exchange_rates = only_grows(
    sa.Table(
        "exchange_rates",
        metadata,
        sa.Column("rate_id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("yuan", sa.String(32), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("done_by", sa.BigInteger, nullable=False),
        sa.Index(None, "currency", "day"),
        sqlite_autoincrement=True,
    )
)


@dataclass(frozen=True, slots=True)
class EnteredRate:
    """Yuan for one unit of a currency (ISO 4217) on a day, who says so, and who entered it when. `rate_id` is 0 until kept."""

    currency: str
    day: date
    yuan: Decimal
    source: str
    at: datetime
    done_by: int
    rate_id: int = 0


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """Those of one database. Every method is one transaction, joins a unit that runs, and raises StoreUnavailable."""

    database: Database

    def enter(self, rate: EnteredRate) -> EnteredRate | None:
        """Keep a rate; what it takes the place of, None where none was entered for that day. The same again is kept once."""
        with self.database.write() as connection:
            before = next(iter(_newest(connection, rate.currency, rate.day)), None)
            if before is None or (before.yuan, before.source) != (rate.yuan, rate.source):
                values = {
                    "currency": rate.currency, "day": rate.day, "yuan": str(rate.yuan), "source": rate.source,
                    "at": rate.at, "done_by": rate.done_by,
                }  # fmt: skip
                connection.execute(sa.insert(exchange_rates), values)
        return before

    def known(self) -> tuple[EnteredRate, ...]:
        """The rate that counts for each currency and day, by currency and day."""
        with self.database.read() as connection:
            return tuple(_newest(connection))

    def history(self, currency: str, day: date) -> tuple[EnteredRate, ...]:
        """Everything that was entered for one day, in order."""
        wanted = sa.select(exchange_rates).where(exchange_rates.c.currency == currency, exchange_rates.c.day == day)
        with self.database.read() as connection:
            return tuple(_rate(row) for row in connection.execute(wanted.order_by(exchange_rates.c.rate_id)))


def _newest(connection: sa.Connection, currency: str = "", day: date | None = None) -> list[EnteredRate]:
    newest = sa.select(sa.func.max(exchange_rates.c.rate_id)).group_by(exchange_rates.c.currency, exchange_rates.c.day)
    if day is not None:
        newest = newest.where(exchange_rates.c.currency == currency, exchange_rates.c.day == day)
    wanted = sa.select(exchange_rates).where(exchange_rates.c.rate_id.in_(newest))
    ordered = wanted.order_by(exchange_rates.c.currency, exchange_rates.c.day)
    return [_rate(row) for row in connection.execute(ordered)]


def _rate(row: "sa.Row[tuple[object, ...]]") -> EnteredRate:
    return EnteredRate(row.currency, row.day, Decimal(row.yuan), row.source, row.at, row.done_by, row.rate_id)
