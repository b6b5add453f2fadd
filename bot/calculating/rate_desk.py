"""Where administrators enter exchange rates: /rate USD 2026-03-02 7.1 SOURCE. None is ever looked up or carried over."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.message import Message, Reply
from bot.wording_calculating_rates import (
    say_bad_rate,
    say_bad_rate_day,
    say_no_source,
    say_rate_entered,
    say_rate_form,
    say_rates,
    say_unknown_currency,
    say_unlikely_rate,
)
from rag.answer import Language
from rag.calculating.case_sums import days
from rag.calculating.rates import ExchangeRate, Rates
from rag.rules.quantity import CURRENCIES, YUAN
from rag.text import normalise
from store.database import Database
from store.exchange_rates import EnteredRate, ExchangeRates
from store.reporting.periods import shanghai_day

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,8})?")
_HIGHEST = Decimal(1000)
_LONGEST_SOURCE = 120
_LIKELY = Decimal("1.25")  # times the rate of the nearest day entered; beyond it somebody has to say that it is so
_CONFIRMED = re.compile("确认|confirm")


@dataclass(frozen=True, slots=True)
class RateDesk:
    """Over one database. Methods raise StoreUnavailable."""

    database: Database

    def enter(self, message: Message, words: str, language: Language) -> Reply:
        """Keep the rate that these words give, or say what is wrong with them."""
        rate = read_rate(words, message, language)
        if isinstance(rate, Reply):
            return rate
        beside = self._unlike(rate)
        if beside is not None and not _CONFIRMED.search(normalise(rate.source)):
            return say_unlikely_rate(language, rate, beside)
        return say_rate_entered(language, rate, ExchangeRates(self.database).enter(rate))

    def _unlike(self, rate: EnteredRate) -> EnteredRate | None:
        """The nearest other day's rate, where this one is far from it: a point misplaced, per hundred, the wrong way round."""
        others = [one for one in ExchangeRates(self.database).known() if one.currency == rate.currency]
        beside = min(
            (one for one in others if one.day != rate.day), key=lambda one: abs(one.day - rate.day), default=None
        )
        if beside is None or beside.yuan / _LIKELY <= rate.yuan <= beside.yuan * _LIKELY:
            return None
        return beside

    def rates(self) -> Rates:
        """The rates that count, as calculations take them."""
        known = ExchangeRates(self.database).known()
        return Rates(tuple(ExchangeRate(one.currency, one.day, one.yuan, one.source) for one in known))

    def list(self, language: Language) -> Reply:
        """The rates that count."""
        return say_rates(language, ExchangeRates(self.database).known())


def read_rate(words: str, message: Message, language: Language) -> EnteredRate | Reply:
    """The rate, or what to say instead."""
    parts = words.split(maxsplit=3)
    if len(parts) < 3:
        return say_rate_form(language)
    named, written, number = parts[:3]
    currency = _currency(named)
    if currency is None:
        return say_unknown_currency(language, named, sorted(set(CURRENCIES.values()) - {YUAN}))
    today = shanghai_day(message.sent_at)
    day = _day(written, today)
    if day is None:
        return say_bad_rate_day(language, written, today)
    value = normalise(number)
    if not _NUMBER.fullmatch(value) or not 0 < Decimal(value) < _HIGHEST:
        return say_bad_rate(language, number)
    if len(parts) < 4:
        return say_no_source(language)
    return EnteredRate(currency, day, Decimal(value), parts[3][:_LONGEST_SOURCE], message.sent_at, message.person_id)


def _currency(word: str) -> str | None:
    code = CURRENCIES.get(normalise(word), word.upper())
    return code if code in CURRENCIES.values() and code != YUAN else None


def _day(word: str, today: date) -> date | None:
    found = days(normalise(word), today)
    day = found[0].value if len(found) == 1 else None
    return day if isinstance(day, date) and day <= today else None
