"""Replay of calculations (重算): saved cases are counted once more under two editions of the rules; what differs is said exactly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rag.calculating.calculation import Calculation
from rag.calculating.case import Case
from rag.calculating.choosing import Chosen, choose
from rag.calculating.engine import NO_RATES, calculate
from rag.calculating.rates import Rates
from rag.rules.book import Edition, RuleBook
from rag.rules.vocabulary import Programme


class SumChange(StrEnum):
    """What became of a calculation, the weightiest first."""

    RULES = "rules"  # no rule counts it any more, or one does that did not
    VERDICT = "verdict"
    AMOUNT = "amount"
    CLAUSE = "clause"  # the same sum by other clauses


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case that was calculated: under which key it is kept, by which programme of which document, with which rates."""

    key: str
    document: str
    programme: str
    case: Case
    rates: Rates = NO_RATES


@dataclass(frozen=True, slots=True)
class Summed:
    """What a calculation comes to: the verdict, the sum in words ("" where there is none), the clauses of its steps.

    `document` is "" where no edition or no such programme counts it; `reason` says why then.
    """

    document: str = ""
    verdict: str = ""
    amount: str = ""
    clauses: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SumDifference:
    """One way in which two calculations differ, with what each says."""

    change: SumChange
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Recalculated:
    """A case with what both editions make of it; `differences` is empty where they make the same of it."""

    saved: SavedCase
    before: Summed
    after: Summed
    differences: tuple[SumDifference, ...]

    @property
    def moved(self) -> bool:
        """Whether the same comes out of another document's rules now."""
        return not self.differences and self.before.document != self.after.document


def recalculate(saved: Iterable[SavedCase], before: RuleBook, after: RuleBook, day: date) -> Iterator[Recalculated]:
    """Each case under both books as of `day`: by what holds then for the programme that it was calculated by."""
    for one in saved:
        origin = _origin(one, before) or _origin(one, after)
        case = replace(one.case, day=day)
        old, new = (_summed(book, origin, case, one.rates) for book in (before, after))
        yield Recalculated(one, old, new, tuple(_differences(old, new)))


def _origin(saved: SavedCase, book: RuleBook) -> Programme | None:
    edition = book.find(saved.document)
    return edition.rules.find(saved.programme) if edition else None


def _summed(book: RuleBook, origin: Programme | None, case: Case, rates: Rates) -> Summed:
    """What a case comes to under the edition that a book chooses for it."""
    if origin is None:
        return Summed(reason="no_programme")
    chosen = choose(book, case, origin.family)
    if not isinstance(chosen, Chosen):
        return Summed(reason=chosen.why.value)
    programme = _programme(chosen.edition, origin)
    if programme is None:
        return Summed(reason="no_programme")
    return _said(calculate(chosen.edition, programme, case, rates))


def _programme(edition: Edition, origin: Programme) -> Programme | None:
    """The programme of the same id in an edition, else the one of the same name."""
    named = (one for one in edition.rules.programmes if one.name.zh == origin.name.zh)
    return edition.rules.find(origin.id) or next(named, None)


def _said(calculation: Calculation) -> Summed:
    clauses = [step.citing.clause for step in calculation.steps]
    if calculation.total is not None:
        amount = str(calculation.total)
    elif calculation.low is not None or calculation.high is not None:
        amount = f"{calculation.low or ''}–{calculation.high or ''}"
    else:
        amount = ""
    return Summed(calculation.document, calculation.verdict.value, amount, tuple(dict.fromkeys(clauses)))


def _differences(before: Summed, after: Summed) -> Iterator[SumDifference]:
    if bool(before.document) != bool(after.document) or before.reason != after.reason:
        yield SumDifference(SumChange.RULES, before.reason or before.amount, after.reason or after.amount)
        return
    if before.verdict != after.verdict:
        yield SumDifference(SumChange.VERDICT, before.verdict, after.verdict)
    if before.amount != after.amount:
        yield SumDifference(SumChange.AMOUNT, before.amount, after.amount)
    if before.clauses != after.clauses:
        yield SumDifference(SumChange.CLAUSE, "、".join(before.clauses), "、".join(after.clauses))
