"""Sums in cells, exact and never guessed: 3.2亿元, 350万美元, or a bare number whose unit stands in the column's title."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from store.money import Currency, Money
from store.reporting.exchange import Reason, Refusal

_SCALES = {
    "": 1, "百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11,
    "万亿": 10**12,
}  # fmt: skip
_CURRENCIES = {
    "元": Currency.CNY, "人民币": Currency.CNY, "元人民币": Currency.CNY, "rmb": Currency.CNY, "cny": Currency.CNY, "¥": Currency.CNY,
    "美元": Currency.USD, "美金": Currency.USD, "usd": Currency.USD, "us$": Currency.USD, "$": Currency.USD,
    "港元": Currency.HKD, "港币": Currency.HKD, "hkd": Currency.HKD, "hk$": Currency.HKD,
    "欧元": Currency.EUR, "eur": Currency.EUR, "€": Currency.EUR, "日元": Currency.JPY, "jpy": Currency.JPY,
}  # fmt: skip
CURRENCY_WORDS = {
    Currency.CNY: "元",
    Currency.USD: "美元",
    Currency.HKD: "港元",
    Currency.EUR: "欧元",
    Currency.JPY: "日元",
}
_CELL = re.compile(
    r"(?P<before>[^\d\s.,+-]*)\s*(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>[^\d.,]*)"
)
_LARGEST = Decimal(10) ** 12  # 万亿: more than any project or target there is
_SMALLEST = Decimal(10) ** 4  # 一万元: less is a figure in 亿 or 万 under a title that says 元
_MOST_DIGITS = 25  # more would be rounded on the way
_SLIPS = frozenset(Decimal(10) ** power for power in (-8, -4, 4, 8))


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is multiplied by; `currency` is None where it is not said (3亿)."""

    factor: int
    currency: Currency | None


def read_unit(text: str) -> Unit | None:
    """A unit as titles and cells write it: 万元, 亿元人民币, 人民币万元, 万美元, USD; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace(" ", "").removeprefix("单位:")
    for before in ("人民币", ""):
        rest = plain.removeprefix(before)
        scale = next((scale for scale in sorted(_SCALES, key=len, reverse=True) if rest.startswith(scale)), "")
        word = rest[len(scale) :]
        if word in _CURRENCIES and (not before or _CURRENCIES[word] is Currency.CNY):
            return Unit(_SCALES[scale], _CURRENCIES[word])
        if not word and scale:
            return Unit(_SCALES[scale], Currency.CNY if before and plain.startswith(before) else None)
    return None


def read_money(text: str, title_unit: str, home: Currency | None, before: Money | None = None) -> Money | Refusal:
    """The sum in a cell. `title_unit` is the column's; `home` the currency of 3亿 without one, None where it must be said.

    A bare number that comes to less than 10,000, or that is 10,000 times (or 100,000,000 times) more or less than `before`,
    what the store has, is taken for a slip of the unit, until the cell itself says its unit.
    """
    match = _CELL.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or len(match["number"]) > _MOST_DIGITS:
        return Refusal(Reason.BAD_NUMBER)
    own = _own_unit(match["before"].strip(), match["unit"].strip(), title_unit)
    if isinstance(own, Refusal):
        words = CURRENCY_WORDS.values() if home is None else (CURRENCY_WORDS[home],)
        return replace(own, hint="、".join(words))
    of_title = read_unit(title_unit)
    currency = own.currency or (of_title.currency if of_title else None) or home
    if currency is None:
        return Refusal(Reason.NO_CURRENCY)
    amount = Decimal(match["number"].replace(",", "")) * own.factor
    wrong = _wrong_amount(amount)
    if wrong is None and not match["unit"].strip():
        wrong = _slip(Money(amount, currency), before)
    return wrong or Money(amount, currency)


def _wrong_amount(amount: Decimal) -> Refusal | None:
    if amount > _LARGEST:
        return Refusal(Reason.TOO_LARGE)
    exact = amount >= 0 and amount == amount.quantize(Decimal("0.01"))
    return None if exact else Refusal(Reason.BAD_NUMBER)


def _own_unit(before: str, behind: str, title_unit: str) -> Unit | Refusal:
    """The unit that counts: the cell's own, else the title's; a sign in front (¥) says the currency and nothing else."""
    sign = read_unit(before) if before else None
    if before and (sign is None or sign.factor != 1):
        return Refusal(Reason.BAD_NUMBER)  # 约3亿元
    said = behind or title_unit
    unit = read_unit(said) if said else sign
    if unit is None:
        return Refusal(Reason.WRONG_UNIT if said else Reason.NO_UNIT)
    if sign is None:
        return unit
    return Unit(unit.factor, sign.currency) if unit.currency in {None, sign.currency} else Refusal(Reason.WRONG_UNIT)


def _slip(money: Money, before: Money | None) -> Refusal | None:
    """What a bare number comes to where it looks like a slip of the unit."""
    if 0 < money.amount < _SMALLEST:
        return Refusal(Reason.TOO_SMALL, hint=show_money(money))
    if before is None or before.currency is not money.currency or not before.amount or not money.amount:
        return None
    is_slip = money.amount / before.amount in _SLIPS
    return Refusal(Reason.UNIT_SLIP, hint=show_money(before)) if is_slip else None


def show_money(money: Money | None) -> str:
    """A sum with its unit, to the last cent, as `read_money` reads it: 3.2亿元, 350万美元."""
    return "" if money is None else show_sum(money.amount, money.currency)


def show_sum(amount: Decimal, currency: Currency) -> str:
    """The same of an amount, also one with parts of a cent."""
    scale = "亿" if amount >= 10**8 else "万" if amount >= 10**4 else ""
    return plain(amount / _SCALES[scale]) + scale + CURRENCY_WORDS[currency]


def plain(number: Decimal) -> str:
    """Without an exponent and without zeros behind the point."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
