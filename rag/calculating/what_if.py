"""What more would bring (再到位2000万可多得…), the next threshold, where the cap is reached, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal

from rag.calculating.calculation import Calculation, Citing, Finding
from rag.calculating.case import Case, Tranche, Value
from rag.calculating.choosing import citing
from rag.calculating.engine import NO_RATES, calculate
from rag.calculating.known import Known, number_of, size_of
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.rules.book import Edition
from rag.rules.conditions import IsWithin
from rag.rules.facts import Fact
from rag.rules.quantity import Measure, Money, Number, Quantity, Share
from rag.rules.vocabulary import Programme
from rag.rules.walking import leaves_of, ways_of
from rag.rules.ways import Scale

_FEN = Decimal("0.01")
_GRID = Decimal(10_000)  # a cap is looked for in steps of 1万
_FURTHEST = Decimal(10) ** 12  # yuan up to which a cap is looked for


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The same case with `more` of a fact: what it would come to, and how much more that is (None where one is open)."""

    fact: str
    more: Measure
    reached: Measure
    then: Calculation
    gain: Money | None
    citing: Citing | None = None


def with_more(
    edition: Edition, programme: Programme, case: Case, fact: str, more: Measure, rates: Rates = NO_RATES
) -> WhatIf | None:
    """The case with so much more of a fact; None where the fact is not known or is of another kind.

    Foreign money is taken to arrive on the day of the last arrival.
    """
    value = Known(case, edition.facts).value(fact)
    raised = _raised(value, more) if value is not None else None
    if raised is None:
        return None
    now, then = (calculate(edition, programme, one, rates) for one in (case, case.having(fact, raised)))
    size = size_of(raised) or Decimal(0)
    return WhatIf(fact, more, _like(more, size), then, _gain(now, then))


def next_steps(edition: Edition, programme: Programme, case: Case, rates: Rates = NO_RATES) -> tuple[WhatIf, ...]:
    """For each known number the next threshold of the rule above it, where it brings more or opens the programme."""
    now = calculate(edition, programme, case, rates)
    known = Known(case, edition.facts)
    found: list[WhatIf] = []
    for fact, thresholds in _thresholds(programme).items():
        value = known.value(fact)
        size = size_of(value) if value is not None else None
        follows_from = edition.facts.find(fact) if known.given(fact) is None else None
        above = [one for one in thresholds if size is not None and _bound(one) > size]
        if size is None or not above:
            continue
        threshold = min(above, key=_bound)
        key, more = fact, _like(threshold.quantity.value, _bound(threshold) - size)
        if follows_from is not None:  # a share or a sum each mu is raised by what it is counted from
            key, more = _behind(follows_from, known, _bound(threshold))
        step = with_more(edition, programme, case, key, more, rates) if number_of(more) > 0 else None
        if step and (step.then.verdict is not now.verdict or (step.gain and step.gain.value > 0)):
            found.append(WhatIf(key, more, step.reached, step.then, step.gain, citing(edition, threshold.clause)))
    return tuple(found)


def cap_point(edition: Edition, programme: Programme, case: Case, fact: str, rates: Rates = NO_RATES) -> WhatIf | None:
    """How much more of a sum, in whole 万, brings the most there is; None where no cap is reached or it is reached already."""
    now = calculate(edition, programme, case, rates)
    furthest = with_more(edition, programme, case, fact, Money(_FURTHEST, _currency(case, fact)), rates)
    if (
        now.total is None
        or now.capped_by
        or furthest is None
        or furthest.then.total is None
        or not furthest.then.capped_by
    ):
        return None
    low, high = 0, int(_FURTHEST / _GRID)
    while high - low > 1:
        middle = (low + high) // 2
        step = with_more(edition, programme, case, fact, Money(middle * _GRID, _currency(case, fact)), rates)
        reached = step and step.then.total and step.then.total.value >= furthest.then.total.value
        low, high = (low, middle) if reached else (middle, high)
    found = with_more(edition, programme, case, fact, Money(high * _GRID, _currency(case, fact)), rates)
    return found and WhatIf(fact, found.more, found.reached, found.then, found.gain, furthest.then.capped_by)


def blockers(calculation: Calculation) -> tuple[Finding, ...]:
    """The tests on which it fails (卡在第Y条), with how much is short where that can be said.

    Of a group that is still open (one of several would do) none has failed it yet.
    """
    still_open = {one.group for one in calculation.findings if one.verdict is Verdict.UNKNOWN and one.counts}
    failed = (one for one in calculation.findings if one.verdict is Verdict.NOT_MET and one.counts)
    return tuple(one for one in failed if one.group not in still_open)


def _behind(fact: Fact, known: Known, bound: Decimal) -> tuple[str, Measure]:
    """The sum from which a quotient follows, and how much more of it brings the quotient to a bound; 0 where none would."""
    derived = fact.derived
    if derived is None or derived.how not in ("quotient", "part"):
        return fact.key, Money(Decimal(0))
    first, second = known.given(derived.first), known.given(derived.second)
    size = size_of(second) if second is not None else None
    if not isinstance(first, Money) or size is None:
        return derived.first, Money(Decimal(0))
    needed = (bound * size).quantize(_FEN, ROUND_UP)
    return derived.first, Money(max(needed - first.value, Decimal(0)), first.currency)


@dataclass(frozen=True, slots=True)
class _Threshold:
    quantity: Quantity
    included: bool
    clause: str


def _bound(threshold: _Threshold) -> Decimal:
    """The first value that is over the threshold, to the fen."""
    value = number_of(threshold.quantity.value)
    return value if threshold.included else value + _FEN


def _thresholds(programme: Programme) -> dict[str, list[_Threshold]]:
    found: dict[str, list[_Threshold]] = {}
    for fact, threshold in _all_thresholds(programme):
        found.setdefault(fact, []).append(threshold)
    return found


def _all_thresholds(programme: Programme) -> Iterator[tuple[str, _Threshold]]:
    for leaf in leaves_of(programme):
        if isinstance(leaf, IsWithin) and leaf.low:
            yield leaf.fact, _Threshold(leaf.low, leaf.low_included, leaf.clause)
    for way in ways_of(programme):
        if not isinstance(way, Scale):
            continue
        for band in way.bands:
            if band.low:
                yield way.base, _Threshold(band.low, band.low_included, way.clause)


def _raised(value: Value, more: Measure) -> Value | None:
    match value, more:
        case Money(), Money() if value.currency == more.currency:
            return Money(value.value + more.value, value.currency)
        case tuple(), Money() if value and value[-1].currency == more.currency:
            return (*value, Tranche(value[-1].day, more.value, more.currency))
        case Share(), Share():
            return Share(value.fraction + more.fraction)
        case Number(), Number():
            return Number(value.value + more.value, value.unit)
    return None


def _like(measure: Measure, size: Decimal) -> Measure:
    match measure:
        case Money():
            return Money(size, measure.currency)
        case Share():
            return Share(size)
        case Number():
            return Number(size, measure.unit)


def _gain(now: Calculation, then: Calculation) -> Money | None:
    """How much more; what is not met comes to nothing."""
    before = Money(Decimal(0)) if now.verdict is Verdict.NOT_MET else now.total
    return Money(then.total.value - before.value) if before and then.total else None


def _currency(case: Case, fact: str) -> str:
    value = case.get(fact)
    if isinstance(value, tuple) and value:
        return value[-1].currency
    return value.currency if isinstance(value, Money) else "CNY"
