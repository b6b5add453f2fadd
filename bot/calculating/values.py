"""Values of facts as JSON and back, so that a case can be kept: what comes back is what was there."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from rag.calculating.case import Tranche, Value
from rag.calculating.rates import ExchangeRate
from rag.rules.quantity import Money, Number, Share

Json = dict[str, Any]


def to_json_value(value: Value) -> Json:
    """One value with what it is."""
    kept: Json
    match value:
        case bool():
            kept = {"flag": value}
        case Money():
            kept = {"money": str(value.value), "currency": value.currency}
        case Share():
            kept = {"share": str(value.fraction)}
        case Number():
            kept = {"number": str(value.value), "unit": value.unit}
        case date():
            kept = {"day": value.isoformat()}
        case frozenset():
            kept = {"words": sorted(value)}
        case tuple():
            kept = {"parts": [[str(one.day or ""), str(one.value), one.currency] for one in value]}
    return kept


def from_json_value(kept: Mapping[str, Any]) -> Value | None:
    """The value; None where it is of a form that this program does not know."""
    try:
        return _read(kept)
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return None


def _read(kept: Mapping[str, Any]) -> Value | None:
    value: Value | None = None
    match kept:
        case {"flag": bool() as flag}:
            value = flag
        case {"money": amount, "currency": currency}:
            value = Money(Decimal(amount), str(currency))
        case {"share": fraction}:
            value = Share(Decimal(fraction))
        case {"number": number, "unit": unit}:
            value = Number(Decimal(number), str(unit))
        case {"day": day}:
            value = date.fromisoformat(day)
        case {"words": list() as words}:
            value = frozenset(str(word) for word in words)
        case {"parts": list() as parts}:
            value = tuple(Tranche(_day(day), Decimal(amount), currency) for day, amount, currency in parts)
    return value


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def rate_to_json(rate: ExchangeRate) -> Json:
    """An exchange rate with its day and source."""
    return {
        "currency": rate.currency, "day": rate.day.isoformat(), "yuan": str(rate.yuan), "source": rate.source,
        "assumed": rate.assumed,
    }  # fmt: skip


def rate_from_json(kept: Mapping[str, Any]) -> ExchangeRate:
    """The exchange rate. Raises KeyError, ValueError or InvalidOperation where it is of another form."""
    return ExchangeRate(
        str(kept["currency"]), date.fromisoformat(kept["day"]), Decimal(kept["yuan"]), str(kept["source"]),
        bool(kept["assumed"]),
    )  # fmt: skip
