"""A profile against every programme (政策服务包): yes, no, or what is missing; of a group only the highest; sums by party."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from policies.provision import Standing
from rag.calculating.calculation import Calculation, Citing
from rag.calculating.case import Case
from rag.calculating.choosing import (
    Chosen,
    NotChosen,
    Why,
    as_signed,
    citing,
    families,
    outer_of,
    replaced_unheld,
    settle,
)
from rag.calculating.engine import NO_RATES, calculate_known
from rag.calculating.known import Known, number_of
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.rules.book import Edition, RuleBook
from rag.rules.quantity import Money
from rag.rules.vocabulary import Programme


@dataclass(frozen=True, slots=True)
class Match:
    """One programme for the profile. `displaced_by` names the programme that is had instead (就高不重复), by its clause.

    `unsure_with` names a higher one of the same kind by another document, where no clause says whether both may be had: this
    one is not added up then.
    """

    edition: Edition
    programme: Programme
    calculation: Calculation
    displaced_by: str = ""
    displaced_through: Citing | None = None
    unsure_with: str = ""


@dataclass(frozen=True, slots=True)
class Ceiled:
    """A yearly ceiling over all programmes of a document, what they come to in the fullest year, what is `cut` in all years."""

    document: str
    ceiling: Money
    before: Money
    citing: Citing
    cut: Money


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document none of whose programmes was looked at: another place's (`elsewhere`), or not the law on the day."""

    edition: Edition
    standing: Standing
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Matches:
    """Every programme that holds for the place: those met, then those open, then those not met.

    `totals` are by party the sums of what is met, settled and not displaced, ceilings kept. `missing` are the facts that
    open programmes wait for, those of most programmes first. `refused` are rules that cannot be chosen for the case. `places`
    are those among which one has to be named: sums of several places are never added up. `left_out` are the documents that
    give no programme to look at.
    """

    matches: tuple[Match, ...]
    totals: tuple[tuple[str, Money], ...]
    ceilings: tuple[Ceiled, ...]
    missing: tuple[str, ...]
    refused: tuple[NotChosen, ...] = ()
    places: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


_ORDER = {Verdict.MET: 0, Verdict.UNKNOWN: 1, Verdict.NOT_MET: 2}


def match(book: RuleBook, case: Case, rates: Rates = NO_RATES, party: str = "") -> Matches:
    """The profile against every programme in force at its place on its day, for one party or for all."""
    found: list[Match] = []
    refused: list[NotChosen] = []
    seen: dict[str, Known] = {}
    for edition, programme in programmes_for(book, case, refused):
        if not party or programme.party == party:
            known = seen.setdefault(edition.rules.document, Known(case, edition.facts))
            found.append(Match(edition, programme, calculate_known(edition, programme, known, rates)))
    settled = _doubtful(_displaced(found))
    ordered = sorted(settled, key=lambda one: _ORDER[one.calculation.verdict])
    places = tuple(dict.fromkeys(one.edition.policy.place for one in found)) if not case.place else ()
    left_out = tuple(_left_out(book, as_signed(case), {one.edition.rules.document for one in found}))
    if len(places) > 1:
        return Matches(tuple(ordered), (), (), _missing(ordered), tuple(refused), places, left_out)
    ceilings = tuple(_ceilings(ordered))
    totals = _totals(ordered, ceilings)
    return Matches(tuple(ordered), totals, ceilings, _missing(ordered), tuple(refused), (), left_out)


def _left_out(book: RuleBook, case: Case, taken: Collection[str]) -> Iterator[LeftOut]:
    for edition in book.editions:
        if edition.rules.document not in taken:
            here = not case.place or edition.policy.place == case.place or edition.rules.covers_place(case.place)
            yield LeftOut(edition, edition.policy.standing(case.day), not here)


def programmes_for(
    book: RuleBook, case: Case, refused: list[NotChosen] | None = None
) -> Iterator[tuple[Edition, Programme]]:
    """The programmes in force for the place, its own before those that hold besides; without a place those of all.

    Rules that cannot be chosen for the signing day of the case are noted in `refused`.
    """
    seen: set[tuple[str, str]] = set()
    case = as_signed(case)
    here = [edition for edition in book.editions if edition.policy.place == case.place]
    gone = replaced_unheld(here, book, case.day)
    if gone and refused is not None:
        refused.append(NotChosen(Why.NEW_RULES_MISSING, gone))
    for edition, wanted in _sets_for(book, case):
        if wanted and set(wanted) <= set(families(gone)):
            continue
        found = settle(edition, book, case)
        if not isinstance(found, Chosen):
            if refused is not None and found not in refused:
                refused.append(found)
            continue
        for programme in found.edition.rules.programmes:
            key = (found.edition.rules.document, programme.id)
            if key not in seen and (not wanted or programme.family in wanted):
                seen.add(key)
                yield found.edition, programme


def _sets_for(book: RuleBook, case: Case) -> Iterator[tuple[Edition, tuple[str, ...]]]:
    """The sets in force for the place with the families that are wanted of each (none: all)."""
    held = [edition for edition in book.editions if _holds(edition, case)]
    own = sorted(held, key=lambda edition: edition.policy.place != case.place)
    yield from ((edition, ()) for edition in own)
    yield from _beside(own, book, case.day)
    for family in families(book.editions) if case.place else ():
        if family not in families(own):
            yield from (
                (edition, (family,))
                for edition in outer_of(book, case.place, family)[1]
                if _holds_on(edition, case.day)
            )


def _holds(edition: Edition, case: Case) -> bool:
    here = not case.place or edition.policy.place == case.place or edition.rules.covers_place(case.place)
    return here and _holds_on(edition, case.day)


def _holds_on(edition: Edition, day: date) -> bool:
    return edition.policy.standing(day) is Standing.IN_FORCE


def _beside(own: Iterable[Edition], book: RuleBook, day: date) -> Iterator[tuple[Edition, tuple[str, ...]]]:
    for edition in own:
        for beside in edition.rules.beside:
            other = book.find(beside.document)
            if other is not None and _holds_on(other, day):
                yield other, beside.families


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


def _doubtful(found: Sequence[Match]) -> list[Match]:
    """Of one kind from several documents only the highest is added up where not all of them say how they go together."""
    kinds: dict[tuple[str, str], list[Match]] = {}
    for one in _counted(found):
        kinds.setdefault((one.programme.party, one.programme.family), []).append(one)
    lower: dict[int, str] = {}
    for members in kinds.values():
        best = max(members, key=_sum)
        for one in members:
            if one.edition is not best.edition:
                lower[id(one)] = f"{best.edition.rules.document}/{best.programme.id}"
    return [replace(one, unsure_with=lower.get(id(one), "")) for one in found]


def _counted(found: Iterable[Match]) -> Iterator[Match]:
    return (one for one in found if _is_settled(one) and not one.displaced_by and not one.unsure_with)


def _ceilings(found: Sequence[Match]) -> Iterator[Ceiled]:
    """The ceilings that cut: year by year, as they are said for a year; what has no years of its own falls into the first."""
    editions = {one.edition.rules.document: one.edition for one in found}
    for document, edition in editions.items():
        ceiling = edition.rules.ceiling
        if not ceiling:
            continue
        most = number_of(ceiling.sum.value)
        years = [sum(year) for year in zip_longest(*map(_by_year, _of(edition, found)), fillvalue=Decimal(0))]
        cut = sum((year - most for year in years if year > most), Decimal(0))
        if cut:
            before = Money(Decimal(max(years)))
            yield Ceiled(document, Money(most), before, citing(edition, ceiling.clause), Money(cut))


def _of(edition: Edition, found: Iterable[Match]) -> Iterator[Match]:
    return (one for one in _counted(found) if one.edition is edition)


def _by_year(one: Match) -> list[Decimal]:
    """What is had in each year; a sum that is not counted by years is taken to fall into one."""
    if one.programme.plans or not one.calculation.payments:
        return [_sum(one)]
    return [payment.sum.value for payment in one.calculation.payments]


def _totals(found: Sequence[Match], ceilings: Sequence[Ceiled]) -> tuple[tuple[str, Money], ...]:
    sums: dict[str, Decimal] = {}
    for one in _counted(found):
        sums[one.programme.party] = sums.get(one.programme.party, Decimal(0)) + _sum(one)
    for ceiled in ceilings:
        party = next(one.programme.party for one in _counted(found) if one.edition.rules.document == ceiled.document)
        sums[party] -= ceiled.cut.value
    return tuple((party, Money(value)) for party, value in sums.items())


def _missing(found: Iterable[Match]) -> tuple[str, ...]:
    waiting = Counter(missing.fact for one in found for missing in one.calculation.missing)
    return tuple(fact for fact, _ in waiting.most_common())
