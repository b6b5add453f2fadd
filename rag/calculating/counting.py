"""Counts what a clause grants: every way of counting, exact, with its working in the clause's own figures."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import assert_never

from rag.calculating.calculation import Citing
from rag.calculating.case import Value, said
from rag.calculating.counted import Counted, Open, Trail, equals, told
from rag.calculating.exchanging import Exchanging
from rag.calculating.judging import open_facts, verdict_on
from rag.calculating.known import Known, number_of, size_of, total_of
from rag.calculating.truth import Verdict
from rag.rules.conditions import Test
from rag.rules.quantity import Money, Quantity, plain
from rag.rules.walking import clause_of
from rag.rules.ways import (
    ByChoice,
    ByYear,
    Fixed,
    Greatest,
    Less,
    Mode,
    Part,
    PerUnit,
    Rate,
    Scale,
    ScaleBand,
    SumOf,
    Way,
)


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts for one case. Raises Open where a fact or an exchange rate is missing."""

    known: Known
    exchanging: Exchanging
    trail: Trail

    def count(self, way: Way) -> Counted:
        """What a way of counting comes to, in yuan."""
        match way:
            case Scale():
                counted = self._scale(way)
            case Rate():
                counted = self._rate(way)
            case Fixed():
                counted = Counted(number_of(way.sum.value), "", way.clause)
            case PerUnit():
                counted = self._per_unit(way)
            case ByChoice():
                counted = self._by_choice(way)
            case SumOf(parts):
                counted = self._sum(parts)
            case Greatest():
                counted = max(self._parts(way.parts), key=lambda part: part.value, default=_nothing(way.clause))
            case ByYear():
                counted = self._by_year(way)
            case Less():
                counted = self._less(way)
            case _:
                assert_never(way)
        return counted

    def holds(self, tests: tuple[Test, ...]) -> bool:
        """Whether tests are met. Raises Open where that is not decided."""
        verdict = verdict_on(tests, self.known)
        if verdict is Verdict.UNKNOWN:
            raise Open(ask for key in open_facts(tests, self.known) for ask in self.known.asks(key))
        return verdict is Verdict.MET

    def cut(self, value: Decimal, cap: Quantity | None, clause: str) -> Decimal:
        """The value up to a cap; a cap that cuts is noted."""
        if cap is None or value <= number_of(cap.value):
            return value
        self.trail.cuts.append(Citing(clause))
        return number_of(cap.value)

    def _value(self, key: str) -> Value:
        found = self.known.value(key)
        if found is None:
            raise Open(self.known.asks(key), bases=True)
        return found

    def _yuan(self, key: str) -> Decimal:
        """The sum of a fact in yuan, converted where it is foreign."""
        value = self._value(key)
        return self.exchanging.to_yuan(key, value, self.trail)

    def _scale(self, way: Scale) -> Counted:
        if way.mode is Mode.SLICE:
            return self._slices(way)
        size = size_of(self._value(way.base)) or Decimal(0)
        band = next((band for band in way.bands if _in_band(size, band)), None)
        if band is None:
            return Counted(Decimal(0), _outside(way, size, said(self._value(way.base))), way.clause)
        if way.mode is Mode.FIXED:
            return Counted(number_of(band.grant.value), said(self._value(way.base)), way.clause)
        yuan = self._yuan(way.of)
        value = yuan * number_of(band.grant.value)
        working = f"{told(yuan)} × {band.grant.written}"
        return self._capped(Counted(value, working, way.clause), band.cap, way.clause)

    def _slices(self, way: Scale) -> Counted:
        """Each slice at its own rate; of foreign money the slices are foreign and what they come to is converted."""
        whole = total_of(self._value(way.base)) or Money(Decimal(0))
        total, workings = Decimal(0), []
        for band in way.bands:
            low = number_of(band.low.value) if band.low else Decimal(0)
            high = min(number_of(band.high.value), whole.value) if band.high else whole.value
            if high <= low:
                continue
            total += (high - low) * number_of(band.grant.value)
            upper, lower = Money(high, whole.currency), Money(low, whole.currency)
            part = f"({upper} − {lower})" if low else str(upper)
            workings.append(f"{part} × {band.grant.written}")
        if whole.value and whole.currency != Money(total).currency:
            total = total * self._yuan(way.base) / whole.value
        return Counted(total, " + ".join(workings), way.clause)

    def _rate(self, way: Rate) -> Counted:
        yuan = self._yuan(way.of)
        counted = min(yuan, number_of(way.limit.value)) if way.limit else yuan
        return Counted(
            counted * number_of(way.rate.value), f"{told(counted)} × {way.rate.words or way.rate.written}", way.clause
        )

    def _per_unit(self, way: PerUnit) -> Counted:
        units = size_of(self._value(way.units)) or Decimal(0)
        if way.every:
            units = (units / number_of(way.every.value)).to_integral_value(ROUND_FLOOR)
        if way.units_at_most:
            units = min(units, number_of(way.units_at_most.value))
        fact = self.known.facts.find(way.units)
        unit = f"个{way.every.written}" if way.every else fact.unit if fact else ""
        working = f"{plain(units)}{unit} × {way.price.written}"
        value = units * number_of(way.price.value)
        if way.periods:
            value *= number_of(way.periods.value)
            working += f" × {way.periods.written}"
        return Counted(value, working, way.clause)

    def _by_choice(self, way: ByChoice) -> Counted:
        held = self.known.value(way.fact)
        if not isinstance(held, frozenset):
            raise Open(self.known.asks(way.fact))
        found = [(word, self.count(inner)) for word, inner in way.ways if word in held]
        if not found:
            return Counted(Decimal(0), f"{said(held)}：没有所列情形", way.clause)
        if len(found) == 1:
            word, one = found[0]
            return Counted(one.value, f"{word}：{one.working}" if one.working else word, one.clause, one.years)
        working = " + ".join(f"{word} {one.working or told(one.value)}" for word, one in found)
        return Counted(sum((one.value for _, one in found), Decimal(0)), working, way.clause)

    def _parts(self, parts: tuple[Part, ...]) -> list[Counted]:
        held = [part for part in parts if self.holds(part.when)]
        return [self._part(part) for part in held]

    def _part(self, part: Part) -> Counted:
        counted = self.count(part.way)
        named = Counted(counted.value, f"{part.name.zh} {counted.working}".strip(), counted.clause, counted.years)
        return self._capped(named, part.cap, part.cap_clause or counted.clause)

    def _sum(self, parts: tuple[Part, ...]) -> Counted:
        found = self._parts(parts)
        if not found:
            return _nothing(clause_of(parts[0].way))
        working = " + ".join(
            f"{part.working}（{told(part.value)}）" if len(found) > 1 else part.working for part in found
        )
        return Counted(sum((part.value for part in found), Decimal(0)), working, found[0].clause)

    def _by_year(self, way: ByYear) -> Counted:
        base = self._yuan(way.of)
        part, said_part = Decimal(1), ""
        if way.area and way.area_at_most:
            area, limit = size_of(self._value(way.area)) or Decimal(0), number_of(way.area_at_most.value)
            if area > limit:
                part, said_part = limit / area, f" × {plain(limit)} ÷ {plain(area)}"
        years = tuple(self.cut(base * part * number_of(one.value), way.cap, way.clause) for one in way.shares)
        counts = [f"{told(base)}{said_part} × {one.words or one.written}" for one in way.shares]
        capped = f"，每年最高{way.cap.written}" if way.cap else ""
        return Counted(sum(years, Decimal(0)), " + ".join(counts) + capped, way.clause, years)

    def _less(self, way: Less) -> Counted:
        more, less = self.count(way.way), self.count(way.less)
        return Counted(max(more.value - less.value, Decimal(0)), f"{_for(more)} − {_for(less)}", way.clause)

    def _capped(self, counted: Counted, cap: Quantity | None, clause: str) -> Counted:
        value = self.cut(counted.value, cap, clause)
        if value == counted.value or cap is None:
            return counted
        return Counted(value, f"{equals(counted.working, counted.value)}，最高{cap.written}", counted.clause)


def _for(counted: Counted) -> str:
    return f"{counted.working}：{told(counted.value)}" if counted.working else told(counted.value)


def _nothing(clause: str) -> Counted:
    return Counted(Decimal(0), "没有符合的情形", clause)


def _outside(way: Scale, size: Decimal, told_size: str) -> str:
    """Why a scale grants nothing: the clause names no rate for so little, or for what lies between or above its bands."""
    lowest = min((band.low for band in way.bands if band.low), key=lambda low: number_of(low.value), default=None)
    if lowest is not None and size <= number_of(lowest.value):
        return f"{told_size}：{way.clause}没有写明{lowest.written}以下的标准"
    return f"{told_size}不在{way.clause}的任何一档"


def _in_band(size: Decimal, band: ScaleBand) -> bool:
    low = number_of(band.low.value) if band.low else None
    high = number_of(band.high.value) if band.high else None
    above = low is None or size > low or (size == low and band.low_included)
    return above and (high is None or size < high or (size == high and band.high_included))
