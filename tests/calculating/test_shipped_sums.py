"""Every shipped programme, at every band edge and cap from both sides: engine, second reading and case file agree to the fen."""

import time
from fractions import Fraction

import pytest

from rag.calculating.truth import Verdict
from tests.calculating import shipped_cases
from tests.calculating.shipped_cases import Line

LINES = shipped_cases.lines()


def _named(line: Line) -> str:
    return f"{line.document}/{line.programme}"


def test_there_are_cases_for_every_programme() -> None:
    """At least 400 in all, none of the shipped programmes without one, and each reads in two ways."""
    programmes = {(e.rules.document, p.id) for e in shipped_cases.book().editions for p in e.rules.programmes}
    assert len(LINES) >= 400
    assert {(line.document, line.programme) for line in LINES} == programmes == set(shipped_cases.READINGS)


@pytest.mark.parametrize("named", sorted({_named(line) for line in LINES}))
def test_the_engine_is_exact_to_the_fen(named: str) -> None:
    """What the engine works out is what stands in the case file."""
    for line in LINES:
        if _named(line) == named:
            found = shipped_cases.worked_out(line)
            assert (found.verdict, found.total and f"{found.total.value:.2f}") == (Verdict.MET, line.sum), line


def test_the_second_reading_agrees() -> None:
    """The case file is what the documents say as they were read by hand."""
    for line in LINES:
        cents = shipped_cases.read_by_hand(line) * 100
        assert (cents + Fraction(1, 2)).__floor__() == int(line.sum.replace(".", "")), line


def test_payments_add_up() -> None:
    """Stages, to the fen, come to the sum; the last takes the remainder."""
    for line in LINES:
        found = shipped_cases.worked_out(line)
        if found.payments and found.total:
            assert sum(payment.sum.value for payment in found.payments) == found.total.value, line


def test_every_step_shows_its_clause() -> None:
    """No working without the clause's own words, and the last line of the working is the sum."""
    for line in LINES:
        found = shipped_cases.worked_out(line)
        assert found.steps
        assert all(step.citing.quote for step in found.steps if step.label.zh != "四舍五入到分"), line
        assert all(finding.citing.quote for finding in found.findings), line


def test_a_calculation_takes_less_than_five_milliseconds() -> None:
    """On average over all cases; reading the case included."""
    lines = LINES[:200]
    started = time.perf_counter()
    for line in lines:
        shipped_cases.worked_out(line)
    assert (time.perf_counter() - started) / len(lines) < 0.005
