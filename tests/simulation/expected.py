"""What a board must say, worked out from the own ledger by the written rules: completion, points, places, flags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tests.simulation.ledger import Count, Figure

_NOTHING = Figure()


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: what of an office, for the days from `first` to `last`."""

    office: str
    indicator: str
    first: date
    last: date
    value: int


@dataclass(frozen=True, slots=True)
class Line:
    """One office's line on a board: per indicator its value, target, completion, points and the messages behind it."""

    office: str
    place: int
    score: Decimal
    flag: str | None
    silent: bool
    reports: int
    cells: Mapping[str, tuple[Decimal, Decimal | None, Decimal, Decimal, frozenset[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a league, as data."""

    weights: Sequence[tuple[str, Decimal]]
    cap: Decimal
    flags: bool


def board(
    count: Count, span: tuple[date, date], offices: Sequence[str], rules: Rules, goals: Sequence[Goal]
) -> list[Line]:
    """The lines in order of their places."""
    figures, told = count.figures(*span), count.reports(*span)
    values = {name: {office: figures[name].get(office, _NOTHING) for office in offices} for name, _ in rules.weights}
    lines = []
    for office in offices:
        cells = {}
        for name, weight in rules.weights:
            figure, target = values[name][office], _target(goals, office, name, span)
            best = max(Decimal(one.value) for one in values[name].values())
            against = best if target is None else target
            completion = max(_rounded(Decimal(figure.value) / against, 4), Decimal(0)) if against > 0 else Decimal(0)
            points = _rounded(weight * min(completion, rules.cap), 2)
            cells[name] = (Decimal(figure.value), target, completion, points, frozenset(figure.keys))
        score = sum((cell[3] for cell in cells.values()), Decimal(0))
        lines.append(Line(office, 0, score, None, not told.get(office), len(told.get(office, ())), cells))
    return _placed(lines, flags=rules.flags)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _target(goals: Sequence[Goal], office: str, name: str, span: tuple[date, date]) -> Decimal | None:
    """The share in days of the shortest target around these days."""
    around = [
        goal
        for goal in goals
        if (goal.office, goal.indicator) == (office, name) and goal.first <= span[0] and span[1] <= goal.last
    ]
    if not around:
        return None
    nearest = min(around, key=lambda goal: goal.last - goal.first)
    days, of = (span[1] - span[0]).days + 1, (nearest.last - nearest.first).days + 1
    return _rounded(Decimal(nearest.value) * days / of, 2)


def _placed(lines: list[Line], *, flags: bool) -> list[Line]:
    """Equal scores share a place; the first three get red, the last two yellow, and nobody both. For leagues of six and more."""
    found = []
    for line in lines:
        above = sum(other.score > line.score for other in lines)
        below = sum(other.score < line.score for other in lines)
        red, yellow = above < 3, below < 2
        flag = None
        if flags and red != yellow:
            flag = "yellow" if yellow else "red" if line.score > 0 and not line.silent else None
        found.append(Line(line.office, above + 1, line.score, flag, line.silent, line.reports, line.cells))
    return sorted(found, key=lambda line: (line.place, line.office))
