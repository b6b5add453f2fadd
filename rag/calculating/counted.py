"""What a way of counting gave, and how it was worked out; and what it still hangs on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rag.calculating.calculation import CalculatedStep, Citing, MissingRate
from rag.calculating.case import is_endless
from rag.calculating.rates import ExchangeRate
from rag.rules.quantity import Money

FEN = Decimal("0.01")


class Open(Exception):  # ends a count early; the engine turns it into missing facts
    """The count hangs on facts (or exchange rates) that are not known. `bases`: no sum at all can be told without them."""

    def __init__(self, facts: Iterable[str], bases: bool = False, rates: Iterable[MissingRate] = ()) -> None:
        super().__init__()
        self.facts = tuple(dict.fromkeys(facts))
        self.bases = bases
        self.rates = tuple(rates)


@dataclass(frozen=True, slots=True)
class Counted:
    """Yuan, not rounded; the working ("1亿元 × 4‰ = 40万元") without its result; the clause; and the sum of each year."""

    value: Decimal
    working: str
    clause: str
    years: tuple[Decimal, ...] = ()

    @property
    def money(self) -> Money:
        """The sum."""
        return Money(self.value)


@dataclass(slots=True)
class Trail:
    """What is noted while one count goes on: conversions made first, rates used, caps that cut."""

    before: list[CalculatedStep] = field(default_factory=list)
    rates: list[ExchangeRate] = field(default_factory=list)
    cuts: list[Citing] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Converted:
    """Foreign money in both currencies."""

    foreign: Decimal
    currency: str
    yuan: Decimal
    day: date | None = None


def told(value: Decimal) -> str:
    """A sum as a line of working tells it: exact, or ≈ to the fen where a division left digits without end."""
    return f"≈{Money(to_fen(value))}" if is_endless(value) else str(Money(value))


def equals(working: str, value: Decimal) -> str:
    """1亿元 × 4‰ = 40万元; … ≈ 33.33元 where the digits do not end."""
    result = told(value)
    return f"{working} ≈ {result[1:]}" if result.startswith("≈") else f"{working} = {result}"


def to_fen(value: Decimal) -> Decimal:
    """To the fen, half up."""
    return value.quantize(FEN, ROUND_HALF_UP)
