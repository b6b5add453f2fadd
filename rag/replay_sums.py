"""Replay of calculations (重算): saved cases are counted once more under two editions of the rules; what differs is said exactly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from policies.provision import Standing, plain_title
from rag.calculating.calculation import Calculation
from rag.calculating.case import Case
from rag.calculating.choosing import Chosen, NotChosen, Why, choose, settle
from rag.calculating.engine import NO_RATES, calculate
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.calculating.what_if import blockers
from rag.rules.book import Edition, RuleBook
from rag.rules.vocabulary import Programme
from rag.rules.walking import facts_of_way, ways_of

_GONE = (Why.EXPIRED, Why.NO_RULES, Why.NEW_RULES_MISSING)


class SumChange(StrEnum):
    """What became of a calculation, the weightiest first."""

    RULES = "rules"  # no rule counts it any more, or one does that did not
    VERDICT = "verdict"
    AMOUNT = "amount"
    ASKED = "asked"  # other facts are missing to decide it
    BLOCKED = "blocked"  # not met before and after, and now on another ground
    PAYMENTS = "payments"  # the same sum, paid out otherwise
    TERMS = "terms"  # deadline, papers or office
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

    `asked` are the names of missing facts, `blocked` those of the facts on which it fails,
    `payments` the stages with share and sum, `terms` deadline, papers and office.
    `title` is that of the document, `document` its id, "" where no edition or no such programme counts it; `reason` says why then.
    """

    document: str = ""
    verdict: str = ""
    amount: str = ""
    clauses: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    payments: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    reason: str = ""
    title: str = ""

    @property
    def sources(self) -> str:
        """《标题》第X条、第Y条: what the sum rests on."""
        return f"《{plain_title(self.title)}》{'、'.join(self.clauses)}" if self.title else ""


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


@dataclass(frozen=True, slots=True)
class _Origin:
    """The programme that a case was calculated by, and its document."""

    document: str
    programme: Programme


def _origin(saved: SavedCase, book: RuleBook) -> _Origin | None:
    edition = book.find(saved.document)
    programme = edition.rules.find(saved.programme) if edition else None
    return _Origin(saved.document, programme) if programme else None


def _summed(book: RuleBook, origin: _Origin | None, case: Case, rates: Rates) -> Summed:
    """What a case comes to under the edition that a book chooses for it."""
    if origin is None:
        return Summed(reason="no_programme")
    chosen = choose(book, case, origin.programme.family)
    if isinstance(chosen, NotChosen) and chosen.why in _GONE:
        newer = _newer(book, origin.document, case)
        chosen = settle(newer, book, case) if newer is not None else chosen
    if not isinstance(chosen, Chosen):
        return Summed(reason=chosen.why.value)
    programme = _programme(chosen.edition, origin.programme)
    if programme is None:
        return Summed(reason="no_programme")
    return _said(calculate(chosen.edition, programme, case, rates), chosen.edition, programme)


def _newer(book: RuleBook, document: str, case: Case) -> Edition | None:
    """The edition in force that took a document's place, whatever its rules call their families."""
    seen: set[str] = set()
    while document not in seen:
        seen.add(document)
        edition = book.find(document)
        if edition is None:
            return None
        if edition.policy.standing(case.day) is Standing.IN_FORCE:
            return edition
        document = edition.policy.successor_id
    return None


def _programme(edition: Edition, origin: Programme) -> Programme | None:
    """The programme of the same id in an edition, else of the same name, else the only one of the party counted alike."""
    named = (one for one in edition.rules.programmes if one.name.zh == origin.name.zh)
    found = edition.rules.find(origin.id) or next(named, None)
    if found is not None:
        return found
    alike = [one for one in edition.rules.programmes if one.party == origin.party and _bases(one) == _bases(origin)]
    return alike[0] if len(alike) == 1 and _bases(origin) else None


def _bases(programme: Programme) -> frozenset[str]:
    return frozenset(key for way in ways_of(programme) for key in facts_of_way(way))


def _said(calculation: Calculation, edition: Edition, programme: Programme) -> Summed:
    clauses = [step.citing.clause for step in calculation.steps]
    if calculation.total is not None:
        amount = str(calculation.total)
    elif calculation.low is not None or calculation.high is not None:
        amount = f"{calculation.low or ''}–{calculation.high or ''}"
    else:
        amount = ""
    notes = (programme.deadline, *programme.papers, programme.office)
    return Summed(
        calculation.document,
        calculation.verdict.value,
        amount,
        tuple(dict.fromkeys(clauses)),
        _named((missing.fact for missing in calculation.missing), edition),
        _named((one.fact for one in blockers(calculation)), edition) if calculation.verdict is Verdict.NOT_MET else (),
        tuple(f"{one.when.zh} {one.share} {one.sum}" for one in calculation.payments),
        tuple(note.text.zh for note in notes if note),
        title=edition.policy.title,
    )


def _named(keys: Iterable[str], edition: Edition) -> tuple[str, ...]:
    """The names of facts, each once."""
    facts = ((key, edition.facts.find(key)) for key in dict.fromkeys(keys))
    return tuple(fact.name.zh if fact else key for key, fact in facts)


def _still_blocked(before: Summed, after: Summed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """On what it fails under both; where it fails under one only the verdict says it."""
    return (before.blocked, after.blocked) if before.verdict == after.verdict else ((), ())


def _differences(before: Summed, after: Summed) -> Iterator[SumDifference]:
    if bool(before.document) != bool(after.document) or before.reason != after.reason:
        yield SumDifference(SumChange.RULES, before.reason or before.amount, after.reason or after.amount)
        return
    if before.verdict != after.verdict:
        yield SumDifference(SumChange.VERDICT, before.verdict, after.verdict)
    if before.amount != after.amount:
        yield SumDifference(SumChange.AMOUNT, before.amount, after.amount)
    for change, old, new in (
        (SumChange.ASKED, before.asked, after.asked),
        (SumChange.BLOCKED, *_still_blocked(before, after)),
        (SumChange.PAYMENTS, before.payments, after.payments),
        (SumChange.TERMS, before.terms, after.terms),
    ):
        if sorted(old) != sorted(new) and not (change is SumChange.PAYMENTS and before.amount != after.amount):
            yield SumDifference(change, "；".join(old), "；".join(new))
    if before.clauses != after.clauses:
        yield SumDifference(SumChange.CLAUSE, "、".join(before.clauses), "、".join(after.clauses))
