"""One text for one calculation: canonical JSON, and the number (JS and ten hex digits) under which it can be repeated."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rag.calculating.calculation import Calculation
from rag.calculating.case import Value
from rag.calculating.rates import ExchangeRate
from rag.rules.quantity import plain

Facts = Sequence[tuple[str, Value]]


def number_for(digest: str, programme: str, facts: Facts, day: date, place: str, rates: Sequence[ExchangeRate]) -> str:
    """The number of a calculation, `facts` being sorted by key: the same rules, facts, day, place and rates give the same one."""
    told = b",".join(_fact(key, value) for key, value in facts)
    other = _json([digest, programme, day, place, sorted(rates, key=lambda one: (one.currency, one.day))])
    return "JS" + hashlib.sha256(b"[%b,%b]" % (told, other)).hexdigest()[:10]


@lru_cache(maxsize=4096)  # a profile is told to programme after programme
def _fact(key: str, value: Value) -> bytes:
    return _json([key, value])


def to_json(calculation: Calculation) -> bytes:
    """The whole calculation as canonical JSON in UTF-8: keys sorted, numbers as text without zeros behind."""
    return _json(calculation)


def _json(value: object) -> bytes:
    said = json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return said.encode("utf-8", "backslashreplace")


def _plain(value: object) -> object:
    """What JSON has no type for, in one that it has."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
    if is_dataclass(value) and not isinstance(value, type):
        own = {one.name: getattr(value, one.name) for one in fields(value)}
        return {"": type(value).__name__, **own} if type(value).__name__ in _NAMED else own
    raise TypeError(type(value).__name__)


_NAMED = ("Money", "Share", "Number", "Tranche")  # whose fields alone do not tell which they are
