"""The calculation of one case under one programme: findings, missing facts, steps, sum, payments, number."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import localcontext

from rag.calculating.calculation import Calculation, Missing
from rag.calculating.canonical import number_for
from rag.calculating.case import Case
from rag.calculating.counted import Trail
from rag.calculating.counting import Counter
from rag.calculating.exchanging import Exchanging
from rag.calculating.faults import bad_values
from rag.calculating.judging import Judged, judge
from rag.calculating.known import PRECISION, Known
from rag.calculating.paying import payments
from rag.calculating.rates import ExchangeRate, Rates
from rag.calculating.supposing import Supposed, suppose
from rag.calculating.totalling import Total, Totaller
from rag.calculating.truth import Verdict
from rag.rules.book import Edition
from rag.rules.vocabulary import Programme

NO_RATES = Rates()


def calculate(edition: Edition, programme: Programme, case: Case, rates: Rates = NO_RATES) -> Calculation:
    """What the case comes to under the programme. Never raises for any case; what cannot be counted is told in the result."""
    return calculate_known(edition, programme, Known(case, edition.facts), rates)


def calculate_known(edition: Edition, programme: Programme, known: Known, rates: Rates = NO_RATES) -> Calculation:
    """The same for a case that is seen through the facts of the edition already."""
    with localcontext(prec=PRECISION):
        bad = bad_values(known, edition.asked[programme.id])
        if bad:
            return replace(_bare(edition, programme, known.case, ()), bad_values=bad)
        judged = judge(programme.tests, known, edition.clauses)
        if judged.verdict is Verdict.NOT_MET:
            return replace(_bare(edition, programme, known.case, ()), verdict=judged.verdict, findings=judged.findings)
        supposed = suppose(lambda one: _total(edition, programme, one, rates), programme, known)
        return _counted(edition, programme, known, judged, supposed)


def _total(
    edition: Edition, programme: Programme, known: Known, rates: Rates
) -> tuple[Total, tuple[ExchangeRate, ...]]:
    """What the steps come to. Raises Open."""
    trail = Trail()
    counter = Counter(known, Exchanging(known, rates, programme.exchange), trail)
    total = Totaller(counter, edition.clauses).total(programme.steps)
    return total, tuple(trail.rates)


def _counted(edition: Edition, programme: Programme, known: Known, judged: Judged, supposed: Supposed) -> Calculation:
    total, used = supposed.lowest or (None, ())
    settled = total is not None and supposed.highest is not None and total.sum == supposed.highest
    missing = _missing(judged, supposed, known, settled)
    granted = edition.granting[programme.id]
    unsaid = any(one.for_sum and one.fact in granted for one in missing)
    return replace(
        _bare(edition, programme, known.case, used),
        verdict=Verdict.UNKNOWN if unsaid else judged.verdict,
        findings=judged.findings,
        missing=missing,
        steps=total.steps if total else (),
        total=total.sum if total and settled else None,
        low=total.sum if total else None,
        high=supposed.highest,
        capped_by=total.capped_by if total and settled else None,
        rounding=total.rounding if total else "",
        payments=payments(programme, total.sum, total.years, edition.clauses) if total and settled else (),
        rates=used,
        missing_rates=supposed.rates,
    )


def _missing(judged: Judged, supposed: Supposed, known: Known, settled: bool) -> tuple[Missing, ...]:
    """What to ask: first what the sum hangs on, then what the conditions do, in the order of the rule."""
    clauses: dict[str, list[str]] = {}
    for finding in judged.findings:
        if finding.verdict is Verdict.UNKNOWN and finding.counts:
            for ask in known.asks(finding.fact):
                clauses.setdefault(ask, []).append(finding.citing.clause)
    for_sum = supposed.bases if settled else (*supposed.bases, *supposed.facts)
    ordered = [*for_sum, *(key for key in clauses if key not in for_sum)]
    return tuple(
        Missing(key, key in for_sum, tuple(dict.fromkeys(clauses.get(key, ())))) for key in dict.fromkeys(ordered)
    )


def _bare(edition: Edition, programme: Programme, case: Case, used: Sequence[ExchangeRate]) -> Calculation:
    """The result with nothing in it yet but what it is of."""
    keys = edition.asked[programme.id]
    facts = tuple((key, value) for key, value in case.facts if key in keys)
    rules = edition.rules
    return Calculation(
        number=number_for(rules.digest, programme.id, facts, case.day, case.place, used),
        programme=programme.id,
        document=rules.document,
        version=rules.version,
        digest=rules.digest,
        verdict=Verdict.UNKNOWN,
        facts=facts,
        day=case.day,
        place=case.place,
    )
