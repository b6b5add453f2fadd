"""Which edition's rules a case goes by: its place, the family of the reward, the day asked for, and 过渡条款 by signing day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from policies.provision import Standing
from rag.calculating.calculation import Citing
from rag.calculating.case import Case
from rag.rules.book import Edition, RuleBook

SIGNED_ON = "signed_on"


class Why(StrEnum):
    """Why no edition could be chosen."""

    NO_RULES = "no_rules"  # none for this place and family
    PLACE_NEEDED = "place_needed"
    BEFORE_ANY_EDITION = "before_any_edition"
    EXPIRED = "expired"
    DRAFT = "draft"
    SEVERAL_IN_FORCE = "several_in_force"
    NEW_RULES_MISSING = "new_rules_missing"  # a later edition governs, of which no usable rules are held
    OLD_RULES_MISSING = "old_rules_missing"  # a transition leads to an edition of which no usable rules are held
    NOT_GRANTED = "not_granted"  # the edition of the case grants nothing like the programme that was asked for


@dataclass(frozen=True, slots=True)
class Chosen:
    """The edition a case goes by.

    `through` is the clause that sent the case here from another document (过渡, 执行市级办法) with that document's id. `beside`
    are editions that hold for the place as well. `asks` are facts that would change the choice (the signing day).
    `instead_of` are the place's own editions, none in force on the day: then that of the wider place holds alone.
    """

    edition: Edition
    standing: Standing
    through: Citing | None = None
    sent_by: str = ""
    beside: tuple[Edition, ...] = ()
    asks: tuple[str, ...] = ()
    instead_of: tuple[Edition, ...] = ()


@dataclass(frozen=True, slots=True)
class NotChosen:
    """No edition, why, and those that came into question; `through` is the clause that led to the one that grants nothing."""

    why: Why
    editions: tuple[Edition, ...] = ()
    through: Citing | None = None


def choose(book: RuleBook, case: Case, family: str) -> Chosen | NotChosen:
    """The edition for a family of rewards at the case's place on its day; on that of a signing to come, where one is told."""
    case = as_signed(case)
    held = [edition for edition in book.editions if _has(edition, family)]
    places = dict.fromkeys(edition.policy.place for edition in held)
    place = case.place or (next(iter(places)) if len(places) == 1 else "")
    if not place:
        return NotChosen(Why.PLACE_NEEDED if held else Why.NO_RULES, tuple(held))
    own = [edition for edition in held if edition.policy.place == place]
    own = own or [edition for edition in held if edition.rules.covers_place(place)]
    sent = _sent_elsewhere(book, place, family, case.day)
    held_no_more = not any(_is_in_force(edition, case.day) for edition in own)
    if sent is None and held_no_more and not replaced_unheld(own, book, case.day):
        found = _of_wider_place(own, book, replace(case, place=place), family)
        if found is not None:
            return found
    if not own and sent is None:
        return NotChosen(Why.NO_RULES)
    if not own and sent is not None:
        return _sent(sent, book, case)
    return _on_day(own, book, case, family)


def as_signed(case: Case) -> Case:
    """What will be signed later goes by the law of that day."""
    signed = case.get(SIGNED_ON)
    return replace(case, day=signed) if isinstance(signed, date) and signed > case.day else case


def _is_in_force(edition: Edition, day: date) -> bool:
    return edition.policy.standing(day) is Standing.IN_FORCE


def _of_wider_place(own: list[Edition], book: RuleBook, case: Case, family: str) -> Chosen | NotChosen | None:
    """By the wider place's edition, where the place's own rules hold not yet or no more; None where there is none either."""
    naming, outer = outer_of(book, case.place, family)
    wider = [edition for edition in outer if _has(edition, family) and _is_in_force(edition, case.day)]
    if not wider:
        return None
    found = _on_day(wider, book, case, family)
    return replace(found, instead_of=tuple(own) or naming) if isinstance(found, Chosen) else found


def outer_of(book: RuleBook, place: str, family: str = "") -> tuple[tuple[Edition, ...], tuple[Edition, ...]]:
    """The editions of a place that name another document as holding there too, and the editions of that other place.

    Whether they are in force is not asked: that the city's rules hold in its county does not hang on the county's.
    """
    naming: dict[str, Edition] = {}
    places: dict[str, None] = {}
    for edition in (one for one in book.editions if one.policy.place == place):
        for beside in edition.rules.beside:
            other = book.find(beside.document)
            if other is not None and (not family or not beside.families or family in beside.families):
                naming[edition.rules.document] = edition
                places[other.policy.place] = None
    outer = (edition for edition in book.editions if edition.policy.place in places and edition.policy.place != place)
    return tuple(naming.values()), tuple(outer)


def _has(edition: Edition, family: str) -> bool:
    return any(programme.family == family for programme in edition.rules.programmes)


def _on_day(own: list[Edition], book: RuleBook, case: Case, family: str) -> Chosen | NotChosen:
    standings = {edition.rules.document: edition.policy.standing(case.day) for edition in own}
    in_force = [edition for edition in own if standings[edition.rules.document] is Standing.IN_FORCE]
    if len(in_force) > 1:
        return NotChosen(Why.SEVERAL_IN_FORCE, tuple(in_force))
    if not in_force:
        replaced = replaced_unheld(own, book, case.day)
        if replaced:
            return NotChosen(Why.NEW_RULES_MISSING, replaced)
        return NotChosen(_why_none(own, frozenset(standings.values())), tuple(own))
    return _in_transition(in_force[0], book, case, family)


def replaced_unheld(own: Iterable[Edition], book: RuleBook, day: date) -> tuple[Edition, ...]:
    """Editions that another one has replaced by that day of which no rules are held."""
    titles = {title for title, _ in book.successors_without()}
    gone = (edition for edition in own if edition.policy.standing(day) is Standing.SUPERSEDED)
    return tuple(edition for edition in gone if edition.policy.title in titles)


def _why_none(own: list[Edition], standings: frozenset[Standing]) -> Why:
    if all(edition.policy.draft for edition in own):
        return Why.DRAFT
    dated = standings - {Standing.UNKNOWN}
    return Why.BEFORE_ANY_EDITION if dated <= {Standing.NOT_YET} else Why.EXPIRED


def _in_transition(edition: Edition, book: RuleBook, case: Case, family: str) -> Chosen | NotChosen:
    """The same as `settle`, with the editions that hold besides."""
    found = settle(edition, book, case)
    return (
        replace(found, beside=tuple(beside_of(edition, book, case.day, family))) if isinstance(found, Chosen) else found
    )


def settle(edition: Edition, book: RuleBook, case: Case) -> Chosen | NotChosen:
    """The edition in force, or the older one that its transition clause keeps for what was signed before.

    Where the older one's rules are not at hand nothing is chosen: the newer rules are not for such a case.
    """
    if not edition.rules.transitions:
        return Chosen(edition, Standing.IN_FORCE)
    signed = case.get(SIGNED_ON)
    if not isinstance(signed, date):
        return Chosen(edition, Standing.IN_FORCE, asks=(SIGNED_ON,))
    if signed < min(transition.signed_from for transition in edition.rules.transitions):
        return NotChosen(Why.BEFORE_ANY_EDITION, (edition,))
    for transition in edition.rules.transitions:
        if transition.signed_from <= signed <= transition.signed_to:
            older = book.find(transition.use)
            if older is None:
                return NotChosen(Why.OLD_RULES_MISSING, (edition,))
            through = citing(edition, transition.clause)
            return Chosen(older, older.policy.standing(case.day), through, edition.rules.document)
    return Chosen(edition, Standing.IN_FORCE)


def _sent_elsewhere(book: RuleBook, place: str, family: str, day: date) -> tuple[Edition, Edition, str] | None:
    """The edition of the place that hands a family over, the one it hands to, and the clause."""
    for edition in book.editions:
        if edition.policy.place != place or edition.policy.standing(day) is not Standing.IN_FORCE:
            continue
        for beside in edition.rules.beside:
            other = book.find(beside.document)
            if other is not None and _has(other, family) and (not beside.families or family in beside.families):
                return edition, other, beside.clause
    return None


def _sent(sent: tuple[Edition, Edition, str], book: RuleBook, case: Case) -> Chosen | NotChosen:
    sender, other, clause = sent
    if other.policy.standing(case.day) is not Standing.IN_FORCE:
        return NotChosen(_why_none([other], frozenset({other.policy.standing(case.day)})), (other,))
    found = _in_transition(other, book, case, "")
    if isinstance(found, NotChosen) or found.through is not None:
        return found
    return Chosen(other, found.standing, citing(sender, clause), sender.rules.document, (), found.asks)


def beside_of(edition: Edition, book: RuleBook, day: date, family: str = "") -> Iterator[Edition]:
    """The editions in force that hold for the place of this one as well, for a family or for any."""
    for beside in edition.rules.beside:
        other = book.find(beside.document)
        wanted = not family or not beside.families or family in beside.families
        if other is not None and wanted and other.policy.standing(day) is Standing.IN_FORCE:
            yield other


def citing(edition: Edition, clause: str) -> Citing:
    """A clause of an edition with its words."""
    return Citing(clause, edition.clauses.quote(clause))


def families(editions: Iterable[Edition]) -> tuple[str, ...]:
    """The families of rewards that editions grant, in order."""
    return tuple(dict.fromkeys(programme.family for edition in editions for programme in edition.rules.programmes))
