"""Bands written as a rule file (see rag.rules.reading): one programme a sentence, with the facts it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.rules.quantity import Money
from rag.rules_extract.facts_named import OwnFacts, quoted
from rag.rules_extract.keys import years_of
from rag.rules_extract.proposed import Bound, Condition, GrantKind, ProposedBand, ReadingMode

_LONGEST = 60
_LONGEST_ASKED = 300  # every condition of the sentence stands in the question for it


class CannotWrite(Exception):
    """The vocabulary of rules has no way to say this; the argument tells why."""


@dataclass(frozen=True, slots=True)
class Written:
    """The YAML of a programme: its facts, and itself as an item of a list."""

    facts: str
    programme: str

    def text(self) -> str:
        """Both, as they stand in a rule file."""
        facts = f"facts:\n{self.facts}" if self.facts else ""
        return f"{facts}programmes:\n{self.programme}"


def write_programme(bands: Sequence[ProposedBand], number: int, document: str, party: str = "investor") -> Written:
    """The programme of the bands of one sentence, for `party`; `document` keeps its facts and its family apart from others'.

    Raises CannotWrite.
    """
    clause = quoted(bands[0].clause)
    facts = OwnFacts(f"x{document}_{number}", bands[0].clause)
    way = _way(bands, facts, clause)
    name = quoted(bands[0].sentence[:_LONGEST])
    when = [
        f"{{fact: {facts.flag(bands[0].sentence[:_LONGEST], bands[0].sentence[:_LONGEST_ASKED])}, is: true, clause: {clause}}}",
        *_tests(bands, facts, clause),
    ]
    lines = [
        f"  - id: x{number}",
        f"    name: {{zh: {name}, en: {quoted(f'see {bands[0].clause}')}}}",
        f"    family: proposed-{document}-{number}",
        f"    for: {party}",
        f"    clause: {clause}",
        "    when:",
        *(f"      - {test}" for test in when),
        "    amount:",
        f"      - grant: {{name: {{zh: {name}, en: grant}}, {way}}}",
        *_cap(bands, clause),
    ]
    return Written("".join(f"{line}\n" for line in facts.lines), "".join(f"{line}\n" for line in lines))


def _cap(bands: Sequence[ProposedBand], clause: str) -> list[str]:
    """A yearly cap of shares by year stands with them."""
    cap = bands[0].cap
    return [] if cap is None or years_of(bands[0].key) else [f"      - cap: {{sum: {cap.written}, clause: {clause}}}"]


def _way(bands: Sequence[ProposedBand], facts: OwnFacts, clause: str) -> str:
    if len(bands) == 1:
        return _single(bands[0], facts, clause)
    if all(years_of(band.key) for band in bands):
        return _by_year(bands, facts, clause)
    if all(band.key for band in bands):
        return _by_choice(bands, facts, clause)
    return _scale(bands, facts, clause)


def _single(band: ProposedBand, facts: OwnFacts, clause: str) -> str:
    match band.kind:
        case GrantKind.SUM:
            return f"fixed: {{sum: {band.grant.written}, clause: {clause}}}"
        case GrantKind.RATE:
            return f"rate: {{rate: {band.grant.written}, of: {facts.sum(band.of)}, clause: {clause}}}"
        case GrantKind.PRICE:
            return _per_unit(band, facts, clause)


def _per_unit(band: ProposedBand, facts: OwnFacts, clause: str) -> str:
    units = band.per[0].lstrip("0123456789万亿")
    every = f", every: {band.per[0]}" if units != band.per[0] else ""
    if len(band.per) > 1:
        raise CannotWrite("a price by two units")
    return f"per_unit: {{price: {band.grant.written}, units: {facts.count(units)}{every}, clause: {clause}}}"


def _by_year(bands: Sequence[ProposedBand], facts: OwnFacts, clause: str) -> str:
    shares = [band.grant.written for band in bands for _ in range(years_of(band.key) or 0)]
    cap = f", cap: {bands[0].cap.written}" if bands[0].cap else ""
    return f"by_year: {{of: {facts.sum(bands[0].of)}, shares: [{', '.join(shares)}]{cap}, clause: {clause}}}"


def _by_choice(bands: Sequence[ProposedBand], facts: OwnFacts, clause: str) -> str:
    key = facts.choice(tuple(band.key for band in bands))
    if all(band.kind is GrantKind.PRICE for band in bands):
        ways = ", ".join(f"{quoted(band.key)}: {{{_per_unit(band, facts, clause)}}}" for band in bands)
        return f"by_choice: {{fact: {key}, ways: {{{ways}}}, clause: {clause}}}"
    kind = "sums" if bands[0].kind is GrantKind.SUM else "rates"
    of = f", of: {facts.sum(bands[0].of)}" if kind == "rates" else ""
    cases = ", ".join(f"{quoted(band.key)}: {band.grant.written}" for band in bands)
    return f"by_choice: {{fact: {key}, {kind}: {{{cases}}}{of}, clause: {clause}}}"


def _scale(bands: Sequence[ProposedBand], facts: OwnFacts, clause: str) -> str:
    base = _base(bands, facts)
    is_fixed = bands[0].kind is GrantKind.SUM
    if any(band.kind is GrantKind.PRICE for band in bands):
        raise CannotWrite("prices by bands")
    of = "" if is_fixed or not bands[0].of else facts.sum(bands[0].of)
    mode = "fixed" if is_fixed else _mode(bands, base, of)
    lines = ", ".join(_band(band, "sum" if is_fixed else "rate") for band in bands)
    taken = f", of: {of}" if of and of != base else ""
    return f"scale: {{base: {base}{taken}, mode: {mode}, bands: [{lines}], clause: {clause}}}"


def _mode(bands: Sequence[ProposedBand], base: str, of: str) -> str:
    """As the clause says; where the rate is taken of something else than the bands measure, the whole is meant."""
    if bands[0].mode is not ReadingMode.UNSAID:
        return bands[0].mode.value
    if of and of != base:
        return "whole"
    raise CannotWrite("mode")


def _base(bands: Sequence[ProposedBand], facts: OwnFacts) -> str:
    bounds = [bound for band in bands for one in band.conditions for bound in (one.low, one.high) if bound]
    if not bounds:
        raise CannotWrite("no bounds")
    what = next((bound.what for bound in bounds if bound.what), "")
    return facts.measure(what, bounds[0].number)


def _band(band: ProposedBand, grant: str) -> str:
    if len(band.conditions) != 1:
        raise CannotWrite("several bounds")
    condition, parts = band.conditions[0], []
    if condition.low:
        parts.append(f"from: {condition.low.number.written}, from_included: {_yes(condition.low)}")
    if condition.high:
        parts.append(f"to: {condition.high.number.written}, to_included: {_yes(condition.high)}")
    return f"{{{', '.join(parts)}, {grant}: {band.grant.written}}}"


def _yes(bound: Bound) -> str:
    return "true" if bound.included else "false"


def _tests(bands: Sequence[ProposedBand], facts: OwnFacts, clause: str) -> list[str]:
    """Bounds that hold for all bands of the sentence; those of a scale stand in its bands."""
    shared = bands[0].conditions
    if len(bands) > 1 and any(band.conditions != shared for band in bands):
        return []
    return [_test(condition, facts, clause) for condition in shared]


def _test(condition: Condition, facts: OwnFacts, clause: str) -> str:
    low, high = condition.low, condition.high
    bounds = [bound for bound in (low, high) if bound]
    what = next((bound.what for bound in bounds if bound.what), "")
    parts = [f"fact: {facts.measure(what, bounds[0].number)}"]
    if low:
        parts.append(f"{'at_least' if low.included else 'more_than'}: {low.number.written}")
    if high:
        parts.append(f"{'at_most' if high.included else 'less_than'}: {high.number.written}")
    if any(isinstance(bound.number.value, Money) and bound.number.value.currency != "CNY" for bound in bounds):
        raise CannotWrite("foreign money")
    return f"{{{', '.join(parts)}, clause: {clause}}}"
