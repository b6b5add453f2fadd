"""Exchange rates as they were entered (汇率中间价): each with its day and source; none is invented, none is carried over."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """Yuan for one unit of a currency on one day. `assumed`: the asker supposed it, nobody published it."""

    currency: str
    day: date
    yuan: Decimal
    source: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates that are known. Of two of one day the published one goes before the assumed one."""

    known: tuple[ExchangeRate, ...] = ()

    def on(self, currency: str, day: date) -> ExchangeRate | None:
        """The rate of exactly this day; None where none was entered, for the day before may not stand in."""
        found = [rate for rate in self.known if rate.currency == currency and rate.day == day and rate.yuan > 0]
        return min(found, key=lambda rate: (rate.assumed, rate.source, rate.yuan), default=None)
