"""Ways of counting a grant (计奖方式): scales, rates, sums by choice, prices a unit, shares by year; each with its clause."""

from dataclasses import dataclass
from enum import StrEnum

from rag.rules.conditions import Test
from rag.rules.facts import Text
from rag.rules.quantity import Quantity


class Mode(StrEnum):
    """How a scale is read: slice by slice, the whole sum at the rate of its band, or a fixed sum a band."""

    SLICE = "slice"
    WHOLE = "whole"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class ScaleBand:
    """One band of a scale with what it grants: a rate of the base, or a sum."""

    low: Quantity | None
    high: Quantity | None
    low_included: bool
    high_included: bool
    grant: Quantity
    cap: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands over a fact; the rates are taken of `of`, which is the base itself unless the clause names another."""

    base: str
    of: str
    mode: Mode
    bands: tuple[ScaleBand, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of a fact; `limit` is the most of the fact that counts."""

    rate: Quantity
    of: str
    clause: str
    limit: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """One sum."""

    sum: Quantity
    clause: str


@dataclass(frozen=True, slots=True)
class PerUnit:
    """A sum for each unit of a count: price x units (x periods); `every`: for every so many units, whole ones only."""

    price: Quantity
    units: str
    clause: str
    periods: Quantity | None = None
    units_at_most: Quantity | None = None
    every: Quantity | None = None


@dataclass(frozen=True, slots=True)
class ByChoice:
    """What is counted depends on the word of a fact; of a fact with several words each counts, and they add up."""

    fact: str
    ways: tuple[tuple[str, "Way"], ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a sum or of a greatest: counted where its tests hold, up to its own cap."""

    name: Text
    when: tuple[Test, ...]
    way: "Way"
    cap: Quantity | None = None
    cap_clause: str = ""


@dataclass(frozen=True, slots=True)
class SumOf:
    """Parts added up."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    """The greatest part only."""

    parts: tuple[Part, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class ByYear:
    """A share a year of a yearly fact (first year first).

    Of the `area` only `area_at_most` counts, in proportion; `cap` is the most a year.
    """

    of: str
    shares: tuple[Quantity, ...]
    clause: str
    area: str = ""
    area_at_most: Quantity | None = None
    cap: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Less:
    """A way of counting less another one, never below nothing (差额补足)."""

    way: "Way"
    less: "Way"
    clause: str


Way = Scale | Rate | Fixed | PerUnit | ByChoice | SumOf | Greatest | ByYear | Less


@dataclass(frozen=True, slots=True)
class Grant:
    """A step that adds what a way of counting gives, where its tests hold. `line` is its place in the rule file."""

    name: Text
    way: Way
    when: tuple[Test, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class BonusOption:
    """A share on top and when it is had."""

    when: tuple[Test, ...]
    share: Quantity
    name: Text


@dataclass(frozen=True, slots=True)
class Bonus:
    """A share of what was counted so far, the highest that is had (加成, 只取最高一项)."""

    options: tuple[BonusOption, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that may come out; a step with several takes the first whose tests hold."""

    sum: Quantity
    when: tuple[Test, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Caps:
    """The caps of one step, the special ones first."""

    caps: tuple[Cap, ...]


@dataclass(frozen=True, slots=True)
class RoundDown:
    """What is smaller than this is dropped (百元以下舍去)."""

    to: Quantity
    clause: str


Step = Grant | Bonus | Caps | RoundDown
