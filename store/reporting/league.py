"""League tables (排行榜): places, red flags for the first and yellow flags for the last, by rules that leave nothing open.

Score. The completion of an indicator is the value against the office's target, where one is set, else against the best value of
its league (the best has 100 %; where nobody has anything, 0). Below zero counts as zero, above the set's cap as the cap. Points
are weight times completion, rounded to hundredths; the score is the sum of the points as shown.

Places. By score; equal scores share a place and the next one is skipped (1, 1, 3). Offices of one place stand by their code.

Missing data. An office that reported nothing in the period is ranked with what is counted for it all the same, and marked silent.

Flags, where the set gives them in this kind of period. Red is for the places 1 to 3, yellow for the last 2 as counted from below;
who shares a place shares its flag. A league of fewer than six gives fewer: see FLAGS. Red needs a score above zero and a report
in the period. Who would get both, because too many share a place, gets neither: red and yellow never meet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from store.reporting.indicator_set import IndicatorSet
from store.reporting.indicators import NOTHING, Indicator, Tally
from store.reporting.targets import CENT, SHARE

ZERO = Decimal(0)
FLAGS = {0: (0, 0), 1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (2, 1), 5: (2, 1)}
"""Size of a small league to how many places get red, and how many yellow; from six on it is FULL_FLAGS."""
FULL_FLAGS = (3, 2)


class Flag(StrEnum):
    """红旗 for the first, 黄旗 for the last."""

    RED = "red"
    YELLOW = "yellow"


@dataclass(frozen=True, slots=True)
class Entry:
    """An office as it enters a league: figures by indicator (absent: nothing counted) and targets where set."""

    office_id: int
    code: str
    name: str
    tallies: Mapping[Indicator, Tally] = field(default_factory=dict)
    targets: Mapping[Indicator, Decimal] = field(default_factory=dict)
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a board: 0.5 as completion is 50 %; `target` None means it was held against the best of the league."""

    indicator: Indicator
    tally: Tally
    target: Decimal | None
    completion: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an office stands in its league."""

    office_id: int
    code: str
    name: str
    place: int
    score: Decimal
    flag: Flag | None
    silent: bool
    cells: tuple[Cell, ...]


def rank(entries: Iterable[Entry], rules: IndicatorSet, *, with_flags: bool) -> tuple[Standing, ...]:
    """The league in order of places; the order of `entries` changes nothing."""
    offices = sorted(entries, key=lambda entry: (entry.code, entry.office_id))
    best = {indicator: max((_value(one, indicator) for one in offices), default=ZERO) for indicator, _ in rules.weights}
    scored = [(entry, tuple(_cell(entry, rules, name, best[name]) for name, _ in rules.weights)) for entry in offices]
    scores = [sum((cell.points for cell in cells), ZERO) for _, cells in scored]
    flags = _flags(scores, [entry.silent for entry in offices]) if with_flags else [None] * len(offices)
    standings = [
        Standing(entry.office_id, entry.code, entry.name, _place(score, scores), score, flag, entry.silent, cells)
        for (entry, cells), score, flag in zip(scored, scores, flags, strict=True)
    ]
    return tuple(sorted(standings, key=lambda one: (one.place, one.code, one.office_id)))


def _value(entry: Entry, indicator: Indicator) -> Decimal:
    return entry.tallies.get(indicator, NOTHING).value


def _cell(entry: Entry, rules: IndicatorSet, indicator: Indicator, best: Decimal) -> Cell:
    tally, target = entry.tallies.get(indicator, NOTHING), entry.targets.get(indicator)
    against = best if target is None else target
    completion = max(tally.value / against, ZERO) if against > 0 else ZERO
    completion = completion.quantize(SHARE, ROUND_HALF_UP)
    weight = dict(rules.weights)[indicator]
    points = (weight * min(completion, rules.cap)).quantize(CENT, ROUND_HALF_UP)
    return Cell(indicator, tally, target, completion, points)


def _place(score: Decimal, scores: Sequence[Decimal]) -> int:
    return 1 + sum(other > score for other in scores)


def _flags(scores: Sequence[Decimal], silent: Sequence[bool]) -> list[Flag | None]:
    reds, yellows = FLAGS.get(len(scores), FULL_FLAGS)
    flags: list[Flag | None] = []
    for score, says_nothing in zip(scores, silent, strict=True):
        first = _place(score, scores) <= reds
        last = sum(other < score for other in scores) < yellows
        deserved = first and score > 0 and not says_nothing
        flags.append(None if first and last else Flag.RED if deserved else Flag.YELLOW if last else None)
    return flags
