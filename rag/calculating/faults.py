"""Values with which nothing can be counted: negative, absurd, a share for a sum, a currency that nobody knows."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

from rag.calculating.case import MOST_COUNTED, MOST_YUAN, BadValue, Fault, Value, said
from rag.calculating.known import Known, derive, size_of
from rag.rules.facts import Fact, FactKind
from rag.rules.quantity import CURRENCIES, YUAN, Money, Number, Share

COUNTED_IN = "USD"
"""The currency in which documents count foreign money."""
_ROUNDED_SHARE, _ROUNDED = Decimal("0.01"), Decimal("0.01")
"""A point of a share, a hundredth of a sum: so much lies between what is told and what is exact."""
_COUNTED_WHOLE = ("人", "件", "家", "款", "个", "标准箱")


def bad_values(known: Known, keys: Iterable[str]) -> tuple[BadValue, ...]:
    """The values among these facts with which nothing can be counted."""
    found = [(key, _looked_at(known, key)) for key in keys if known.given(key) is not None]
    return tuple(BadValue(key, fault, _said(known, key)) for key, fault in dict(found).items() if fault)


def _looked_at(known: Known, key: str) -> Fault | None:
    """What is the matter with a value, looked at once a case."""
    if key not in known.faults:
        value, fact = known.given(key), known.facts.find(key)
        fault = fault_of(fact, value) if fact and value is not None else None
        zero = value is not None and key in known.facts.divisors and not size_of(value)
        known.faults[key] = fault or (Fault.ZERO if zero else _beside_others(known, key))
    return known.faults[key]


def _beside_others(known: Known, key: str) -> Fault | None:
    """What is the matter with a value beside the others that were given: more than its whole, or other than what follows."""
    value, whole = known.given(key), known.given(known.facts.wholes.get(key, ""))
    if isinstance(value, Money) and isinstance(whole, Money) and _is_more(value, whole):
        return Fault.PART_OVER_WHOLE
    if value != (known.placed(key) or value):
        return Fault.CONTRADICTS
    fact = known.facts.find(key)
    if fact is None or fact.derived is None or value is None:
        return None
    follows = derive(fact, fact.derived, known.given(fact.derived.first), known.given(fact.derived.second))
    return Fault.CONTRADICTS if follows is not None and not _is_about(value, follows) else None


def _is_more(part: Money, whole: Money) -> bool:
    return part.currency == whole.currency and part.value > whole.value


def _is_about(given: Value, follows: Value) -> bool:
    """Whether a value is what follows from the others, as people round it."""
    match given, follows:
        case Share(), Share():
            return abs(given.fraction - follows.fraction) <= _ROUNDED_SHARE
        case Money(), Money():
            return given.currency == follows.currency and abs(given.value - follows.value) <= follows.value * _ROUNDED
    return given == follows


def _said(known: Known, key: str) -> str:
    value = known.given(key)
    return "" if value is None else said(value)


def fault_of(fact: Fact, value: Value) -> Fault | None:
    """What is the matter with a value for this fact; None where nothing is."""
    return _CHECKS[fact.kind](value, fact)


def _money_fault(value: Value, _fact: Fact | None = None, currency: str = YUAN) -> Fault | None:
    if isinstance(value, Share):
        return Fault.SHARE_FOR_SUM
    if not isinstance(value, Money):
        return Fault.WRONG_KIND
    if value.currency not in CURRENCIES.values():
        return Fault.UNKNOWN_CURRENCY
    if value.currency != currency:
        return Fault.FOREIGN_CURRENCY
    return _size_fault(value.value, MOST_YUAN)


def _funds_fault(value: Value, _fact: Fact) -> Fault | None:
    if not isinstance(value, tuple):
        return _money_fault(value, currency=COUNTED_IN)
    if not value:
        return Fault.ZERO
    return next((fault for one in value if (fault := _money_fault(one.money, currency=COUNTED_IN))), None)


def _size_fault(value: Decimal, most: Decimal) -> Fault | None:
    if not value.is_finite() or value > most:
        return Fault.ABSURD
    return Fault.NEGATIVE if value < 0 else None


def _share_fault(value: Value, _fact: Fact) -> Fault | None:
    if isinstance(value, Money):
        return Fault.SUM_FOR_SHARE
    if not isinstance(value, Share):
        return Fault.WRONG_KIND
    return _size_fault(value.fraction, Decimal(1))


def _number_fault(value: Value, fact: Fact) -> Fault | None:
    if isinstance(value, Share):
        return Fault.SHARE_FOR_SUM
    if not isinstance(value, Number):
        return Fault.WRONG_KIND
    if value.unit not in ("", fact.unit):
        return Fault.WRONG_UNIT
    counted = fact.unit in _COUNTED_WHOLE
    return _size_fault(value.value, MOST_COUNTED) or (
        Fault.NOT_WHOLE if counted and value.value != value.value.to_integral_value() else None
    )


def _choice_fault(value: Value, fact: Fact) -> Fault | None:
    if not isinstance(value, frozenset):
        return Fault.WRONG_KIND
    if any(fact.choice(word) is None for word in value):
        return Fault.UNKNOWN_CHOICE
    return Fault.WRONG_KIND if fact.kind is FactKind.CHOICE and len(value) != 1 else None


def _flag_fault(value: Value, _fact: Fact) -> Fault | None:
    return None if isinstance(value, bool) else Fault.WRONG_KIND


def _day_fault(value: Value, _fact: Fact) -> Fault | None:
    return None if isinstance(value, date) and not isinstance(value, datetime) else Fault.WRONG_KIND


_CHECKS: dict[FactKind, Callable[[Value, Fact], Fault | None]] = {
    FactKind.MONEY: _money_fault,
    FactKind.FUNDS: _funds_fault,
    FactKind.SHARE: _share_fault,
    FactKind.NUMBER: _number_fault,
    FactKind.CHOICE: _choice_fault,
    FactKind.CHOICES: _choice_fault,
    FactKind.FLAG: _flag_fault,
    FactKind.DAY: _day_fault,
}
