"""Changes of the bureau that are shown, old and new, before one tap does them: a target, weights, a checked sum, a name."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from store.money import Money
from store.reporting.indicator_set import IndicatorSet
from store.reporting.indicators import Indicator
from store.reporting.periods import Period


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A target of an office; None for none, before or after."""

    office_id: int
    indicator: Indicator
    period: Period
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class NewWeights:
    """The rules of a league for periods that begin on `valid_from` or later."""

    before: IndicatorSet
    after: IndicatorSet
    valid_from: date


@dataclass(frozen=True, slots=True)
class NewFigure:
    """What a reported sum was found to be; `before` is what was found earlier."""

    funds_id: int
    before: Money | None
    after: Money


@dataclass(frozen=True, slots=True)
class NewName:
    """Another name for an office."""

    office_id: int
    before: str
    after: str


Proposal = NewTarget | NewWeights | NewFigure | NewName
