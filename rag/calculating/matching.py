"""A profile against every programme (政策服务包): yes, no, or what is missing; of a group only the highest; sums by party."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from policies.provision import Standing
from rag.calculating.calculation import Calculation, Citing
from rag.calculating.case import Case
from rag.calculating.choosing import SIGNED_ON, citing
from rag.calculating.engine import NO_RATES, calculate_known
from rag.calculating.known import Known, number_of
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.rules.book import Edition, RuleBook
from rag.rules.quantity import Money
from rag.rules.vocabulary import Programme


@dataclass(frozen=True, slots=True)
class Match:
    """One programme for the profile. `displaced_by` names the programme that is had instead (就高不重复), by its clause."""

    edition: Edition
    programme: Programme
    calculation: Calculation
    displaced_by: str = ""
    displaced_through: Citing | None = None


@dataclass(frozen=True, slots=True)
class Ceiled:
    """A yearly ceiling over all programmes of a document, and what they come to before it."""

    document: str
    ceiling: Money
    before: Money
    citing: Citing


@dataclass(frozen=True, slots=True)
class Matches:
    """Every programme that holds for the place: those met, then those open, then those not met.

    `totals` are by party the sums of what is met, settled and not displaced, ceilings kept. `missing` are the facts that
    open programmes wait for, those of most programmes first.
    """

    matches: tuple[Match, ...]
    totals: tuple[tuple[str, Money], ...]
    ceilings: tuple[Ceiled, ...]
    missing: tuple[str, ...]


_ORDER = {Verdict.MET: 0, Verdict.UNKNOWN: 1, Verdict.NOT_MET: 2}


def match(book: RuleBook, case: Case, rates: Rates = NO_RATES, party: str = "") -> Matches:
    """The profile against every programme in force at its place on its day, for one party or for all."""
    found: list[Match] = []
    seen: dict[str, Known] = {}
    for edition, programme in programmes_for(book, case):
        if not party or programme.party == party:
            known = seen.setdefault(edition.rules.document, Known(case, edition.facts))
            found.append(Match(edition, programme, calculate_known(edition, programme, known, rates)))
    settled = _displaced(found)
    ordered = sorted(settled, key=lambda one: _ORDER[one.calculation.verdict])
    ceilings = tuple(_ceilings(ordered))
    return Matches(tuple(ordered), _totals(ordered, ceilings), ceilings, _missing(ordered))


def programmes_for(book: RuleBook, case: Case) -> Iterator[tuple[Edition, Programme]]:
    """The programmes in force for the place, its own before those that hold besides; without a place those of all."""
    held = [edition for edition in book.editions if _holds(edition, case)]
    own = sorted(held, key=lambda edition: edition.policy.place != case.place)
    seen: set[tuple[str, str]] = set()
    for edition, wanted in [*((one, ()) for one in own), *_beside(own, book, case.day)]:
        used = _by_transition(edition, book, case)
        for programme in used.rules.programmes:
            key = (used.rules.document, programme.id)
            if key not in seen and (not wanted or programme.family in wanted):
                seen.add(key)
                yield used, programme


def _holds(edition: Edition, case: Case) -> bool:
    here = not case.place or edition.policy.place == case.place or edition.rules.covers_place(case.place)
    return here and edition.policy.standing(case.day) is Standing.IN_FORCE


def _beside(own: Iterable[Edition], book: RuleBook, day: date) -> Iterator[tuple[Edition, tuple[str, ...]]]:
    for edition in own:
        for beside in edition.rules.beside:
            other = book.find(beside.document)
            if other is not None and other.policy.standing(day) is Standing.IN_FORCE:
                yield other, beside.families


def _by_transition(edition: Edition, book: RuleBook, case: Case) -> Edition:
    signed = case.get(SIGNED_ON)
    for transition in edition.rules.transitions:
        if isinstance(signed, date) and transition.signed_from <= signed <= transition.signed_to:
            return book.find(transition.use) or edition
    return edition


def _is_settled(one: Match) -> bool:
    return one.calculation.verdict is Verdict.MET and one.calculation.total is not None


def _sum(one: Match) -> Decimal:
    return one.calculation.total.value if one.calculation.total else Decimal(0)


def _displaced(found: Sequence[Match]) -> list[Match]:
    """Of what is met in one group the highest stays; the first of equals, which is that of the own place."""
    highest: dict[tuple[str, str], Match] = {}
    for one in found:
        if one.programme.overlap and _is_settled(one):
            group = (one.programme.party, one.programme.overlap.group)
            highest[group] = max(highest.get(group, one), one, key=_sum)
    return [_with_displacement(one, highest) for one in found]


def _with_displacement(one: Match, highest: dict[tuple[str, str], Match]) -> Match:
    overlap = one.programme.overlap
    best = highest.get((one.programme.party, overlap.group)) if overlap else None
    if overlap is None or best is None or best is one or not _is_settled(one):
        return one
    by = f"{best.edition.rules.document}/{best.programme.id}"
    return replace(one, displaced_by=by, displaced_through=citing(one.edition, overlap.clause))


def _counted(found: Iterable[Match]) -> Iterator[Match]:
    return (one for one in found if _is_settled(one) and not one.displaced_by)


def _ceilings(found: Sequence[Match]) -> Iterator[Ceiled]:
    editions = {one.edition.rules.document: one.edition for one in found}
    for document, edition in editions.items():
        ceiling = edition.rules.ceiling
        before = sum((_sum(one) for one in _counted(found) if one.edition is edition), Decimal(0))
        if ceiling and before > number_of(ceiling.sum.value):
            yield Ceiled(document, Money(number_of(ceiling.sum.value)), Money(before), citing(edition, ceiling.clause))


def _totals(found: Sequence[Match], ceilings: Sequence[Ceiled]) -> tuple[tuple[str, Money], ...]:
    sums: dict[str, Decimal] = {}
    for one in _counted(found):
        sums[one.programme.party] = sums.get(one.programme.party, Decimal(0)) + _sum(one)
    for ceiled in ceilings:
        party = next(one.programme.party for one in _counted(found) if one.edition.rules.document == ceiled.document)
        sums[party] -= ceiled.before.value - ceiled.ceiling.value
    return tuple((party, Money(value)) for party, value in sums.items())


def _missing(found: Iterable[Match]) -> tuple[str, ...]:
    waiting = Counter(missing.fact for one in found for missing in one.calculation.missing)
    return tuple(fact for fact, _ in waiting.most_common())
