"""A case (案情): what is known of a project or firm, on which day and at which place; the order of facts never matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from rag.rules.quantity import Measure, Money, Share

MOST_YUAN = Decimal(10) ** 13
"""Ten trillion (10万亿): a larger sum is a slip of the pen."""
_FEN, _SHOWN_SHARE, _PLACES = Decimal("0.01"), Decimal("0.000001"), 8
MOST_COUNTED = Decimal(10) ** 10


@dataclass(frozen=True, slots=True, order=True)
class Tranche:
    """Foreign money that arrived on one day; None where the day is not known."""

    day: date | None
    value: Decimal
    currency: str

    @property
    def money(self) -> Money:
        """The sum."""
        return Money(self.value, self.currency)


Value = Measure | bool | date | frozenset[str] | tuple[Tranche, ...]


class Fault(StrEnum):
    """What is the matter with a value that was given."""

    UNKNOWN_FACT = "unknown_fact"
    WRONG_KIND = "wrong_kind"  # a day where a sum is meant
    SHARE_FOR_SUM = "share_for_sum"  # a percentage where yuan is meant
    SUM_FOR_SHARE = "sum_for_share"
    NEGATIVE = "negative"
    ZERO = "zero"
    ABSURD = "absurd"  # more than 10万亿, a share over 100 %
    UNKNOWN_CURRENCY = "unknown_currency"
    FOREIGN_CURRENCY = "foreign_currency"  # dollars where the clause counts yuan
    UNKNOWN_CHOICE = "unknown_choice"
    NOT_WHOLE = "not_whole"  # half a person
    WRONG_UNIT = "wrong_unit"
    PART_OVER_WHOLE = "part_over_whole"  # more smart equipment than equipment
    CONTRADICTS = "contradicts"  # 80 % told beside sums that make 10 %


@dataclass(frozen=True, slots=True)
class BadValue:
    """A value that cannot be counted with. `given` is the value as written."""

    fact: str
    fault: Fault
    given: str


@dataclass(frozen=True, slots=True)
class Case:
    """What is known. `facts` is sorted by key; build it with `case_of`."""

    facts: tuple[tuple[str, Value], ...]
    day: date
    place: str = ""

    def get(self, key: str) -> Value | None:
        """The value of a fact; None where it is not known."""
        return next((value for name, value in self.facts if name == key), None)

    def having(self, key: str, value: Value | None) -> "Case":
        """The same case with one fact changed; None takes it away."""
        facts = {name: known for name, known in self.facts if name != key}
        if value is not None:
            facts[key] = value
        return case_of(facts, self.day, self.place)


def case_of(facts: Mapping[str, Value], day: date, place: str = "") -> Case:
    """The case with these facts; tranches are put in order of their days."""
    ordered = {key: _ordered(value) for key, value in facts.items()}
    return Case(tuple(sorted(ordered.items())), day, place)


def _ordered(value: Value) -> Value:
    if not isinstance(value, tuple):
        return value
    return tuple(sorted(value, key=lambda tranche: (tranche.day or date.max, tranche.currency, tranche.value)))


def shown(value: Value) -> str:
    """A value in words for a reader: as `said`, but digits that do not end are cut, with ≈ before them."""
    if isinstance(value, Money) and is_endless(value.value):
        return f"≈{Money(value.value.quantize(_FEN, ROUND_HALF_UP), value.currency)}"
    if isinstance(value, Share) and is_endless(value.fraction):
        return f"≈{Share(value.fraction.quantize(_SHOWN_SHARE, ROUND_HALF_UP))}"
    return said(value)


def is_endless(value: Decimal) -> bool:
    """Whether a number has more places than anybody writes: it came out of a division."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -_PLACES:
        return False
    shortest = value.normalize().as_tuple().exponent
    return isinstance(shortest, int) and shortest < -_PLACES


def said(value: Value) -> str:
    """A value in words, the same for the same value: 3.2亿元, 60%, 是, 2025-03-01, 世界500强."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return "、".join(sorted(value)) or "无"
    if isinstance(value, tuple):
        return "；".join(f"{tranche.money}{f'（{tranche.day}）' if tranche.day else ''}" for tranche in value)
    return str(value)
