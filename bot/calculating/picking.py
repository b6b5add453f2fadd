"""Which programmes a case speaks of: those that count from a sum that it tells, for the party that it is about. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rag.calculating.calculation import Calculation
from rag.calculating.case import Case, Value
from rag.calculating.choosing import Chosen, NotChosen, Why, choose, settle
from rag.calculating.engine import calculate
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.calculating.what_if import blockers
from rag.rules.book import Edition, RuleBook
from rag.rules.conditions import IsWithin
from rag.rules.facts import FactBook
from rag.rules.quantity import Money, Number, Share
from rag.rules.vocabulary import Programme
from rag.rules.walking import facts_of_way, leaves_of, ways_of

REFERRER = "referrer"


@dataclass(frozen=True, slots=True)
class Fitting:
    """A programme that the case speaks of, and what it comes to under it; `chosen` tells how its edition was found."""

    chosen: Chosen
    edition: Edition
    programme: Programme
    calculation: Calculation

    @property
    def name(self) -> str:
        """Document and programme, as the state and buttons keep them."""
        return name_of(self.edition, self.programme)


def name_of(edition: Edition, programme: Programme) -> str:
    """Document and programme: 栖梧市社会化招商奖励办法/industry."""
    return f"{edition.rules.document}/{programme.id}"


@dataclass(frozen=True, slots=True)
class Picked:
    """The programmes spoken of, the likeliest first; `refused` are families for which no edition could be chosen.

    `waiting` are the parties of those for which a place has to be named first.
    """

    fitting: tuple[Fitting, ...] = ()
    refused: tuple[NotChosen, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The places among which one has to be named first."""
        needed = (one for one in self.refused if one.why is Why.PLACE_NEEDED)
        return tuple(dict.fromkeys(edition.policy.place for one in needed for edition in one.editions))

    @property
    def parties(self) -> tuple[str, ...]:
        """Whose rewards they are, those for which a place has to be named first too."""
        return tuple(dict.fromkeys((*(one.programme.party for one in self.fitting), *self.waiting)))


def bases_of(programme: Programme, facts: FactBook) -> frozenset[str]:
    """The facts that the sum is counted from, and those from which these follow."""
    used = (key for way in ways_of(programme) for key in facts_of_way(way))
    return frozenset(behind for key in used for behind in facts.behind(key))


def speaks_of(programme: Programme, facts: FactBook, told: Mapping[str, Value]) -> bool:
    """Whether the case tells a number that the programme counts from."""
    return any(_is_number(told[key]) for key in bases_of(programme, facts) if key in told)


def _is_number(value: Value) -> bool:
    return isinstance(value, Money | Number | Share | tuple)


def pick(book: RuleBook, case: Case, rates: Rates, party: str) -> Picked:
    """The programmes of the case's place and day that it speaks of, each calculated; for one party or for any ("")."""
    told = dict(case.facts)
    wanted = [
        (programme.family, programme.party)
        for edition in book.editions
        for programme in edition.rules.programmes
        if (not party or programme.party == party) and speaks_of(programme, edition.facts, told)
    ]
    fitting: list[Fitting] = []
    refused: list[NotChosen] = []
    waiting: list[str] = []
    for family, of_party in dict.fromkeys(wanted):
        found = choose(book, case, family)
        if isinstance(found, NotChosen):
            refused.append(found)
            waiting += [of_party] if found.why is Why.PLACE_NEEDED else []
            continue
        fitting += _of_family(_with_beside(found, book, case), family, case, rates, of_party)
    return Picked(tuple(_likeliest(fitting, told)), tuple(refused), tuple(waiting))


def _with_beside(chosen: Chosen, book: RuleBook, case: Case) -> Iterator[Chosen]:
    """The edition chosen and those that hold besides, each as its own transition clause leads for the case."""
    yield chosen
    for edition in chosen.beside:
        found = settle(edition, book, case)
        if isinstance(found, Chosen):
            yield found


def _of_family(chosen: Iterable[Chosen], family: str, case: Case, rates: Rates, of_party: str) -> Iterator[Fitting]:
    told = dict(case.facts)
    for one in chosen:
        edition = one.edition
        for programme in edition.rules.programmes:
            is_wanted = programme.family == family and programme.party == of_party
            if is_wanted and speaks_of(programme, edition.facts, told):
                yield Fitting(one, edition, programme, calculate(edition, programme, case, rates))


def _likeliest(fitting: list[Fitting], told: Mapping[str, Value]) -> list[Fitting]:
    """Those not ruled out; where all are, those that fail by the least. Most of the told numbers used comes first."""
    numbers = {key for key, value in told.items() if _is_number(value)}

    def use(one: Fitting) -> int:
        return -len(numbers & bases_of(one.programme, one.edition.facts))

    open_ones = [one for one in fitting if one.calculation.verdict is not Verdict.NOT_MET]
    if open_ones:
        return sorted(open_ones, key=use)
    least = min((_failures(one) for one in fitting), default=0)
    return sorted((one for one in fitting if _failures(one) == least), key=use)[:1]


def is_open_but_for_bounds(one: Fitting) -> bool:
    """Whether nothing but a bound that is missed rules a programme out: 5000万 where 1亿 is the least."""
    bounds = {leaf.fact for leaf in leaves_of(one.programme) if isinstance(leaf, IsWithin)}
    is_met = one.calculation.verdict is not Verdict.NOT_MET
    return is_met or all(finding.fact in bounds for finding in blockers(one.calculation))


def _failures(one: Fitting) -> int:
    """How far it is off: a word that does not fit counts more than a bound that is not reached."""
    bounds = {leaf.fact for leaf in leaves_of(one.programme) if isinstance(leaf, IsWithin)}
    groups: dict[int, int] = {}
    for finding in blockers(one.calculation):
        groups[finding.group] = min(groups.get(finding.group, 3), 1 if finding.fact in bounds else 3)
    return sum(groups.values())


def find(book: RuleBook, case: Case, rates: Rates, name: str) -> Fitting | NotChosen | None:
    """The programme of that name for the case, in the edition that its day and signing day lead to; None where it is gone.

    NotChosen where no edition applies, or where the one that does grants no such thing: never by another edition's rules.
    """
    document, _, programme_id = name.rpartition("/")
    edition = book.find(document)
    programme = edition.rules.find(programme_id) if edition else None
    if edition is None or programme is None:
        return None
    placed = replace(case, place=case.place or edition.policy.place)
    chosen = choose(book, placed, programme.family)
    if isinstance(chosen, NotChosen):
        return chosen
    if edition in chosen.beside:
        beside = settle(edition, book, placed)
        if isinstance(beside, NotChosen):
            return beside
        chosen = beside
    else:  # the very edition that was named, where it is one of those that hold: the city's former one beside the county's
        chosen = next((one for one in _with_beside(chosen, book, placed) if one.edition is edition), chosen)
    granted = chosen.edition.rules.find(programme_id)
    if granted is None or granted.family != programme.family:
        return NotChosen(Why.NOT_GRANTED, (chosen.edition,), chosen.through)
    return Fitting(chosen, chosen.edition, granted, calculate(chosen.edition, granted, case, rates))


def place_for(book: RuleBook, case: Case, edition: Edition, programme: Programme) -> str:
    """The place of the case, or that of a programme which was chosen by name and does not hold at the place of the case."""
    if not case.place or edition.policy.place == case.place:
        return edition.policy.place
    chosen = choose(book, case, programme.family)
    if isinstance(chosen, NotChosen):
        return edition.policy.place if chosen.why is Why.NO_RULES else case.place
    held = [*chosen.beside, *(one.edition for one in _with_beside(chosen, book, case))]
    return case.place if edition in held else edition.policy.place


def all_programmes(book: RuleBook) -> Iterable[tuple[Edition, Programme]]:
    """Every programme of the book."""
    return ((edition, programme) for edition in book.editions for programme in edition.rules.programmes)
