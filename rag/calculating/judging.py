"""Tests of a rule against a case: each single test becomes a finding with its clause, three-valued."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_UP, Decimal
from functools import lru_cache
from typing import assert_never

from rag.calculating.calculation import Citing, Finding
from rag.calculating.case import Value, is_endless, said, shown
from rag.calculating.known import JudgedTest, Known, number_of, size_of
from rag.calculating.truth import Verdict, all_of, any_of, opposite, verdict_of
from rag.rules.clause_text import Clauses
from rag.rules.conditions import AllOf, AnyOf, IsOnDay, IsOneOf, IsSoonAfter, IsWithin, NoneOf, Test
from rag.rules.facts import FactBook, FactKind, Text
from rag.rules.quantity import Measure, Money, Number, Share
from rag.rules.walking import Leaf

_FEN, _SHARE = Decimal("0.01"), Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Judged:
    """How the tests came out, with a finding for each single one."""

    verdict: Verdict
    findings: tuple[Finding, ...]

    def open_facts(self) -> tuple[str, ...]:
        """The facts on which it hangs, in order; of an `any` that is met already none."""
        return tuple(dict.fromkeys(one.fact for one in self.findings if one.verdict is Verdict.UNKNOWN and one.counts))


def judge(tests: Iterable[Test], known: Known, clauses: Clauses) -> Judged:
    """All of the tests together; each top-level test is a group of findings."""
    verdicts: list[Verdict] = []
    findings: list[Finding] = []
    for group, test in enumerate(tests):
        told = known.judged.get((id(test), group))
        if told is None or told.test is not test:
            verdict, found = _judge(test, _Looking(known, clauses, group), wanted=True)
            found = tuple(one if _counts(one, verdict) else _settled_by_another(one) for one in found)
            told = known.judged[id(test), group] = JudgedTest(test, verdict, found)
        verdicts.append(told.verdict)
        findings += told.findings
    return Judged(all_of(verdicts), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Looking:
    """What findings are made from: the case, the clauses, and the number of the top-level test."""

    known: Known
    clauses: Clauses
    group: int


def verdict_on(tests: Iterable[Test], known: Known) -> Verdict:
    """All of the tests together, without findings."""
    return all_of(_verdict(test, known) for test in tests)


def open_facts(tests: Iterable[Test], known: Known) -> Iterator[str]:
    """The facts on which tests hang that are not decided."""
    for test in tests:
        if _verdict(test, known) is not Verdict.UNKNOWN:
            continue
        match test:
            case AllOf(members) | AnyOf(members):
                yield from open_facts(members, known)
            case NoneOf(member):
                yield from open_facts((member,), known)
            case _:
                yield test.fact


def _settled_by_another(one: Finding) -> Finding:
    # dataclasses.replace would take as long as all the rest of a judgement
    return Finding(one.verdict, one.fact, one.given, one.wanted, one.citing, one.group, False, one.short_by)


def _counts(finding: Finding, group: Verdict) -> bool:
    """A member of an `any` that is met by another one does not matter; nor does what is open beside a failure."""
    return finding.verdict is group or group is Verdict.UNKNOWN


def _verdict(test: Test, known: Known) -> Verdict:
    match test:
        case AllOf(members):
            return all_of(_verdict(member, known) for member in members)
        case AnyOf(members):
            return any_of(_verdict(member, known) for member in members)
        case NoneOf(member):
            return opposite(_verdict(member, known))
        case _:
            return _leaf_verdict(test, known)


def _judge(test: Test, looking: _Looking, wanted: bool) -> tuple[Verdict, tuple[Finding, ...]]:
    match test:
        case AllOf(members) | AnyOf(members):
            judged = [_judge(member, looking, wanted) for member in members]
            every = isinstance(test, AllOf) is wanted
            verdict = (all_of if every else any_of)(one for one, _ in judged)
            return verdict, tuple(finding for _, found in judged for finding in found)
        case NoneOf(member):
            return _judge(member, looking, not wanted)
        case _:
            finding = _finding(test, looking, wanted)
            return finding.verdict, (finding,)


def _finding(leaf: Leaf, looking: _Looking, wanted: bool) -> Finding:
    value = looking.known.value(leaf.fact)
    verdict = _leaf_verdict(leaf, looking.known)
    verdict = verdict if wanted else opposite(verdict)
    return Finding(
        verdict,
        leaf.fact,
        "" if value is None else shown(value),
        wanted_by(leaf, looking.known.facts, wanted),
        Citing(leaf.clause, looking.clauses.quote(leaf.clause)),
        looking.group,
        True,
        _short_by(leaf, value) if verdict is Verdict.NOT_MET and wanted else None,
    )


def _leaf_verdict(leaf: Leaf, known: Known) -> Verdict:
    value = known.value(leaf.fact)
    if value is None:
        return Verdict.UNKNOWN
    match leaf:
        case IsOneOf():
            held = frozenset({said(value)}) if isinstance(value, bool) else value
            return verdict_of(isinstance(held, frozenset) and not held.isdisjoint(leaf.words))
        case IsWithin():
            return verdict_of(is_within(leaf, value))
        case IsOnDay():
            return verdict_of(isinstance(value, date) and (leaf.first or date.min) <= value <= (leaf.last or date.max))
        case IsSoonAfter():
            other = known.value(leaf.other)
            if not isinstance(value, date) or not isinstance(other, date):
                return Verdict.UNKNOWN
            return verdict_of(value <= later(other, leaf.within.value))
    assert_never(leaf)


def later(day: date, span: Measure) -> date:
    """The day so many months or days after; the 31st becomes the last of a shorter month. Past the last year: the last day."""
    count = int(span.value) if isinstance(span, Number) else 0
    if isinstance(span, Number) and span.unit == "月":
        months = day.month - 1 + count
        year, month = day.year + months // 12, months % 12 + 1
        if year > date.max.year:
            return date.max
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return day + timedelta(days=min(count, (date.max - day).days))


def is_within(leaf: IsWithin, value: Value) -> bool:
    """Whether a value lies between the bounds, which are of its kind."""
    size = size_of(value)
    if size is None:
        return False
    if leaf.low and (size < number_of(leaf.low.value) or (size == number_of(leaf.low.value) and not leaf.low_included)):
        return False
    return not (
        leaf.high
        and (size > number_of(leaf.high.value) or (size == number_of(leaf.high.value) and not leaf.high_included))
    )


def _short_by(leaf: Leaf, value: Value | None) -> Measure | None:
    """How much is missing to the lower bound; None where it is not that which fails."""
    if not isinstance(leaf, IsWithin) or leaf.low is None or value is None:
        return None
    size, bound = size_of(value), leaf.low.value
    if size is None or size > number_of(bound):
        return None
    missing = number_of(bound) - size
    match bound:
        case Money():
            return Money(missing.quantize(_FEN, ROUND_UP) if is_endless(missing) else missing, bound.currency)
        case Share():
            return Share(missing.quantize(_SHARE, ROUND_UP) if is_endless(missing) else missing)
        case Number():
            return Number(missing, bound.unit)


@lru_cache(maxsize=4096)  # the same tests are judged for case after case
def wanted_by(leaf: Leaf, facts: FactBook, wanted: bool) -> Text:
    """What a single test wants, in words."""
    fact = facts.find(leaf.fact)
    name = fact.name if fact else Text(leaf.fact, leaf.fact)
    match leaf:
        case IsOneOf():
            if fact and fact.kind is FactKind.FLAG:
                yes = (leaf.words == ("是",)) is wanted
                return Text(f"{name.zh}：{'是' if yes else '否'}", f"{name.en}: {'yes' if yes else 'no'}")
            english = [choice.en if fact and (choice := fact.choice(word)) else word for word in leaf.words]
            signs = ("：", ": ") if wanted else ("不属于：", ", none of: ")
            return Text(name.zh + signs[0] + "、".join(leaf.words), name.en + signs[1] + ", ".join(english))
        case IsWithin():
            return Text(f"{name.zh} {_bounds(leaf)}", f"{name.en} {_bounds(leaf)}")
        case IsOnDay():
            span = f"{leaf.first or '…'} – {leaf.last or '…'}"
            return Text(f"{name.zh}：{span}", f"{name.en}: {span}")
        case IsSoonAfter():
            within = leaf.within.written
            return Text(f"{name.zh}：不晚于其后{within}", f"{name.en}: within {within}")
    assert_never(leaf)


def _bounds(leaf: IsWithin) -> str:
    low = f"{'≥' if leaf.low_included else '>'} {leaf.low.written}" if leaf.low else ""
    high = f"{'≤' if leaf.high_included else '<'} {leaf.high.written}" if leaf.high else ""
    return " ".join(filter(None, (low, high)))
