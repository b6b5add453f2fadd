"""Which units a number without one may have: 元 first for long numbers, and nothing that no project has. Pure."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.reading.text import fold
from bot.wording_money import say_money
from rag.answer import Language
from store.money import Currency, Money
from store.reporting.progress import Doubt, DoubtKind

MOST = Decimal(100_000_000_000)  # 1000亿元: more is no project's
TIMES_THE_PLAN = 100
_LONG = 6  # digits: nobody writes 万 behind so many
_NUMBER = re.compile(r"(?<![\d.])(\d{1,15}(?:,\d{3})*(?:\.\d{1,4})?)(?![\d.])")
_WAN, _YI = Decimal(10_000), Decimal(100_000_000)


def with_units(doubt: Doubt, planned: Money | None) -> Doubt:
    """The doubt with what the number may mean, as whole sums; one that is no bare number stays as the reader has it."""
    if doubt.kind is not DoubtKind.UNIT:
        return doubt
    numbers = _NUMBER.findall(fold(doubt.text).text)
    if len(numbers) != 1 or re.search(r"[万亿元千百]", fold(doubt.text).text):
        return doubt
    options = unit_options(Decimal(numbers[0].replace(",", "")), planned)
    return replace(doubt, options=options) if options else doubt


def unit_options(number: Decimal, planned: Money | None) -> tuple[str, ...]:
    """Sums as they are said, the likeliest first; () where none is likely."""
    is_long = number >= 10 ** (_LONG - 1)
    units = ((1, Currency.CNY), (_WAN, Currency.CNY)) if is_long else ((_WAN, Currency.CNY), (_YI, Currency.CNY))
    dollars = (Decimal(1) if is_long else _WAN, Currency.USD)
    most = min(MOST, planned.amount * TIMES_THE_PLAN) if planned and planned.amount else MOST
    sums = [Money(number * factor, currency) for factor, currency in (*units, dollars)]
    return tuple(say_money(Language.SIMPLIFIED, money) for money in sums if 0 < money.amount <= most)
