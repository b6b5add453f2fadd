"""Exchange rates: entered, corrected by entering again, never changed or taken away. On both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from store.database import Database
from store.exchange_rates import EnteredRate, ExchangeRates, exchange_rates
from tests.store.samples import LATER, NOON

_RATE = EnteredRate("USD", date(2026, 3, 2), Decimal("7.10"), "公告", NOON, 14)


@pytest.fixture
def rates(database: Database) -> ExchangeRates:
    """None yet."""
    return ExchangeRates(database)


def _bare(found: tuple[EnteredRate, ...]) -> list[EnteredRate]:
    return [replace(one, rate_id=0) for one in found]


def test_a_rate_keeps_its_digits(rates: ExchangeRates) -> None:
    """7.10 is no float."""
    assert rates.enter(_RATE) is None
    assert _bare(rates.known()) == [_RATE]
    assert str(rates.known()[0].yuan) == "7.10"


def test_a_correction_counts_and_the_old_one_stays(rates: ExchangeRates) -> None:
    """The newest of a day is known; both are on record."""
    rates.enter(_RATE)
    better = replace(_RATE, yuan=Decimal("7.15"), source="更正", at=LATER)
    before = rates.enter(better)
    assert before is not None and before.yuan == Decimal("7.10")
    assert _bare(rates.known()) == [better]
    assert _bare(rates.history("USD", date(2026, 3, 2))) == [_RATE, better]


def test_the_same_again_is_kept_once(rates: ExchangeRates) -> None:
    """A doubled delivery enters nothing."""
    rates.enter(_RATE)
    rates.enter(replace(_RATE, at=LATER))
    assert _bare(rates.history("USD", date(2026, 3, 2))) == [_RATE]


def test_each_day_and_currency_is_its_own(rates: ExchangeRates) -> None:
    """By currency, then by day."""
    for one in (replace(_RATE, day=date(2026, 3, 3)), replace(_RATE, currency="EUR"), _RATE):
        rates.enter(one)
    assert [(one.currency, one.day.day) for one in rates.known()] == [("EUR", 2), ("USD", 2), ("USD", 3)]


@pytest.mark.parametrize("change", [sa.update(exchange_rates).values(yuan="1"), sa.delete(exchange_rates)])
def test_the_database_refuses_to_change_or_drop_one(rates: ExchangeRates, change: sa.Update | sa.Delete) -> None:
    """Not even by hand."""
    rates.enter(_RATE)
    with pytest.raises(sa.exc.IntegrityError), rates.database.write() as connection:
        connection.execute(change)
    assert _bare(rates.known()) == [_RATE]
