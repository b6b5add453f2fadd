"""Exact quantities of rules and cases: sums with their currency, shares, counts; read from and written as policy texts do."""

import re
from dataclasses import dataclass
from decimal import Decimal

YUAN = "CNY"
CURRENCIES = {
    "元": YUAN, "人民币": YUAN, "美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP",
    "新加坡元": "SGD", "新台币": "TWD", "韩元": "KRW", "澳元": "AUD", "加元": "CAD", "瑞士法郎": "CHF", "澳门元": "MOP",
}  # fmt: skip
"""Chinese name of a currency -> ISO 4217 code; a currency that is not among them is unknown."""
_NAMES = {code: name for name, code in reversed(CURRENCIES.items())}
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_SHARES = {"%": Decimal("0.01"), "‰": Decimal("0.001")}
_QUANTITY = re.compile(r"(\d+(?:\.\d+)?)(万亿|亿|千万|百万|万|千(?![瓦克米])|百)?([^\d\s]*)")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in whole units of its currency (元, dollars), never rounded by itself."""

    value: Decimal
    currency: str = YUAN

    def __str__(self) -> str:
        """As a clause writes it: 3.2亿元, 1000万美元, 8500元."""
        return _scaled(self.value) + _NAMES.get(self.currency, self.currency)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of something: 60% is 0.6, 4‰ is 0.004."""

    fraction: Decimal

    def __str__(self) -> str:
        """In per cent: 60%, 0.4%."""
        return f"{plain(self.fraction * 100)}%"


@dataclass(frozen=True, slots=True)
class Number:
    """A count or a measure with the unit that is counted in ("人", "平方米", "" for a bare number)."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        """The number and its unit: 30人, 1200平方米."""
        return plain(self.value) + self.unit


Measure = Money | Share | Number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a rule: its value, and as the rule file writes it ("1亿元", "4‰").

    `words` are the words of the clause that say it where no figure does (全额 for 100%).
    """

    value: Measure
    written: str
    words: str = ""


def read_measure(text: str) -> Measure | None:
    """The quantity that `text` is from end to end (1.5亿元, 1000万美元, 2.5‰, 36个月, 2.0); None where it is none."""
    found = _QUANTITY.fullmatch(text.strip().replace(",", ""))
    if not found:
        return None
    value, unit = Decimal(found[1]) * _SCALES[found[2] or ""], found[3]
    if unit in CURRENCIES:
        return Money(value, CURRENCIES[unit])
    if unit in _SHARES:
        return None if found[2] else Share(Decimal(found[1]) * _SHARES[unit])
    return Number(value, unit.removeprefix("个") or unit)


def quantity(text: str, words: str = "") -> Quantity | None:
    """The quantity of a rule that `text` writes; None where it writes none."""
    value = read_measure(text)
    return None if value is None else Quantity(value, text.strip(), words)


def plain(value: Decimal) -> str:
    """All digits and no zeros behind: 0.4, 1000, 12.5."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _scaled(value: Decimal) -> str:
    for name, scale in (("亿", 10**8), ("万", 10**4)) if value.is_finite() else ():
        if abs(value) >= scale:
            return plain(value / scale) + name
    return plain(value)
