"""Indicator sets (考核办法): which indicators a league is ranked by, with what weights and which flags; data, not code."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from typing import Any

from store.reporting.indicators import Indicator
from store.reporting.offices import League
from store.reporting.periods import PeriodKind

FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """The rules of one league. The weights add up to 100; weight 0 shows an indicator without counting it.

    `cap` is the completion above which nothing more is earned (1.2: 120 %). `flags_in` are the kinds of period that end with
    red and yellow flags. Raises ValueError for weights that are negative, doubled, or add up to something else.
    """

    league: League
    name: str
    weights: tuple[tuple[Indicator, Decimal], ...]
    cap: Decimal = Decimal("1.2")
    flags_in: tuple[PeriodKind, ...] = (PeriodKind.QUARTER,)

    def __post_init__(self) -> None:
        indicators = [indicator for indicator, _ in self.weights]
        total = sum((weight for _, weight in self.weights), Decimal(0))
        if len(set(indicators)) != len(indicators) or total != FULL or any(weight < 0 for _, weight in self.weights):
            raise ValueError(
                f"the weights of {self.name} must be of different indicators and add up to 100, not {total}"
            )
        if self.cap < 1:
            raise ValueError(f"the cap of {self.name} must be at least 1, not {self.cap}")

    def to_json(self) -> dict[str, Any]:
        """As plain values, decimals as strings."""
        return {
            "league": self.league.value,
            "name": self.name,
            "weights": [[indicator.value, str(weight)] for indicator, weight in self.weights],
            "cap": str(self.cap),
            "flags_in": [kind.value for kind in self.flags_in],
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> "IndicatorSet":
        """Back from `to_json`. Raises ValueError for anything else."""
        try:
            return cls(
                League(fields["league"]),
                str(fields["name"]),
                tuple((Indicator(indicator), Decimal(weight)) for indicator, weight in fields["weights"]),
                Decimal(fields["cap"]),
                tuple(PeriodKind(kind) for kind in fields["flags_in"]),
            )
        except (KeyError, TypeError, InvalidOperation) as error:
            raise ValueError(f"not an indicator set: {json.dumps(fields, default=str)[:200]}") from error


def reweighted(rules: IndicatorSet, wanted: Mapping[Indicator, Decimal]) -> IndicatorSet:
    """The rules with these weights; the others share what is left as they did before, in whole numbers.

    An indicator that is not among them yet comes in. Raises ValueError where the wanted weights leave less than nothing, or
    something and nobody to take it.
    """
    before = dict(rules.weights)
    left = FULL - sum(wanted.values(), Decimal(0))
    others = {name: weight for name, weight in before.items() if name not in wanted}
    total = sum(others.values(), Decimal(0))
    if left < 0 or (left > 0 and total == 0):
        raise ValueError(f"the other weights cannot add up to {left}")
    shares = others if left == total else _shared(others, left, total)
    weights = {name: wanted.get(name, shares.get(name, Decimal(0))) for name in (*before, *wanted)}
    return replace(rules, weights=tuple(weights.items()))


def _shared(others: Mapping[Indicator, Decimal], left: Decimal, total: Decimal) -> dict[Indicator, Decimal]:
    """`left` in the proportions of `others`; what rounding leaves over goes to those that lost most by it."""
    exact = {name: weight * left / total if total else Decimal(0) for name, weight in others.items()}
    shares = {name: share.to_integral_value(ROUND_FLOOR) for name, share in exact.items()}
    rest = left - sum(shares.values(), Decimal(0))
    for name in sorted(exact, key=lambda name: shares[name] - exact[name]):
        more = min(rest, Decimal(1)) if exact[name] > 0 else Decimal(0)
        shares[name] += more
        rest -= more
    return shares


def _set(league: League, name: str, weights: Iterable[tuple[Indicator, int]]) -> IndicatorSet:
    return IndicatorSet(league, name, tuple((indicator, Decimal(weight)) for indicator, weight in weights))


DEFAULT_SETS = (
    _set(
        League.COUNTIES,
        "县市区（示例权重）",
        (
            (Indicator.SIGNED_OVER_100M, 20),
            (Indicator.PLANNED, 15),
            (Indicator.FUNDS_REPORTED, 20),
            (Indicator.FUNDS_VERIFIED, 0),
            (Indicator.FOREIGN_USD, 10),
            (Indicator.STARTED, 20),
            (Indicator.FIVE_HUNDRED, 5),
            (Indicator.VISIT_BATCHES, 10),
            (Indicator.VISIT_PERSONS, 0),
            (Indicator.VISIT_ORGANISATIONS, 0),
        ),
    ),
    _set(
        League.DEPARTMENTS,
        "市直部门（示例权重）",
        (
            (Indicator.SIGNED_OVER_100M, 25),
            (Indicator.PLANNED, 15),
            (Indicator.FUNDS_REPORTED, 15),
            (Indicator.FUNDS_VERIFIED, 0),
            (Indicator.FOREIGN_USD, 10),
            (Indicator.STARTED, 10),
            (Indicator.FIVE_HUNDRED, 5),
            (Indicator.VISIT_BATCHES, 10),
            (Indicator.VISIT_PERSONS, 0),
            (Indicator.VISIT_ORGANISATIONS, 10),
        ),
    ),
)
"""What leagues are ranked by until the coordinator sets other weights."""
