"""Tests against a case: verdicts, findings, how much is short."""

from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.case import Value, case_of
from rag.calculating.judging import judge, later, open_facts, verdict_on
from rag.calculating.known import Known
from rag.calculating.truth import Verdict
from rag.rules.clause_text import Clauses
from rag.rules.conditions import AllOf, AnyOf, IsOnDay, IsOneOf, IsSoonAfter, IsWithin, NoneOf, Test
from rag.rules.fact_list import SHARED
from rag.rules.quantity import Money, Number, Quantity, quantity
from tests.rules.small_rules import small_policy

_DAY = date(2026, 11, 20)
_CLAUSES = Clauses(small_policy())


def _known(**facts: Value) -> Known:
    return Known(case_of(facts, _DAY), SHARED)


def _q(text: str) -> Quantity:
    found = quantity(text)
    assert found is not None
    return found


def _yuan(value: str) -> Money:
    return Money(Decimal(value))


_AT_LEAST = IsWithin("fixed_investment", _q("5000万元"), None, True, False, "第一条")
_BETWEEN = IsWithin("fixed_investment", _q("1亿元"), _q("5亿元"), False, True, "第二条")
_INDUSTRY = IsOneOf("sector", ("工业", "制造业"), "第一条")


@pytest.mark.parametrize(
    ("value", "at_least", "between"),
    [
        ("49999999.99", Verdict.NOT_MET, Verdict.NOT_MET),
        ("50000000", Verdict.MET, Verdict.NOT_MET),
        ("100000000", Verdict.MET, Verdict.NOT_MET),
        ("100000000.01", Verdict.MET, Verdict.MET),
        ("500000000", Verdict.MET, Verdict.MET),
        ("500000000.01", Verdict.MET, Verdict.NOT_MET),
    ],
)
def test_bounds_to_the_fen(value: str, at_least: Verdict, between: Verdict) -> None:
    """Included where the clause includes."""
    known = _known(fixed_investment=_yuan(value))
    assert (verdict_on([_AT_LEAST], known), verdict_on([_BETWEEN], known)) == (at_least, between)


def test_days() -> None:
    """Spans with both ends; so many months or days after."""
    span = IsOnDay("established_on", date(2025, 1, 1), None, "第一条")
    soon = IsSoonAfter("filed_on", "signed_on", _q("30日"), "第一条")
    assert verdict_on([span], _known(established_on=date(2025, 1, 1))) is Verdict.MET
    assert verdict_on([span], _known(established_on=date(2024, 12, 31))) is Verdict.NOT_MET
    for filed, verdict in ((date(2026, 1, 31), Verdict.MET), (date(2026, 2, 1), Verdict.NOT_MET)):
        assert verdict_on([soon], _known(filed_on=filed, signed_on=date(2026, 1, 1))) is verdict
    assert verdict_on([soon], _known(filed_on=_DAY)) is Verdict.UNKNOWN
    assert later(date(2026, 8, 31), Number(Decimal(6), "月")) == date(2027, 2, 28)


def test_findings_of_an_any() -> None:
    """Of alternatives the one that is met settles it; the other does not count."""
    either: Test = AnyOf((_AT_LEAST, IsOneOf("rank", ("世界500强",), "第三条")))
    judged = judge([_INDUSTRY, either], _known(fixed_investment=_yuan("1"), rank=frozenset({"世界500强"})), _CLAUSES)
    assert judged.verdict is Verdict.UNKNOWN and judged.open_facts() == ("sector",)
    assert [(one.fact, one.verdict, one.counts, one.group) for one in judged.findings] == [
        ("sector", Verdict.UNKNOWN, True, 0),
        ("fixed_investment", Verdict.NOT_MET, False, 1),
        ("rank", Verdict.MET, True, 1),
    ]
    assert judged.findings[1].short_by == _yuan("49999999")
    assert judged.findings[0].citing.quote.startswith("第一条 工业项目")


def test_what_is_wanted_in_words() -> None:
    """In both languages; what is excluded says so."""
    tests: list[Test] = [
        _AT_LEAST,
        NoneOf(IsOneOf("nature", ("采矿",), "第一条")),
        IsOneOf("controlling", ("是",), "第三条"),
        NoneOf(IsOneOf("controlling", ("是",), "第三条")),
        _INDUSTRY,
    ]
    found = judge(tests, _known(), _CLAUSES).findings
    assert [one.wanted.zh for one in found] == [
        "固定资产投资 ≥ 5000万元", "项目性质不属于：采矿", "由该企业控股：是", "由该企业控股：否", "行业：工业、制造业",
    ]  # fmt: skip
    assert found[1].wanted.en == "nature of the project, none of: mining"


def test_not_of_several_is_none_of_them() -> None:
    """De Morgan in the findings as well."""
    test = NoneOf(AnyOf((IsOneOf("rank", ("世界500强",), "第三条"), IsOneOf("controlling", ("是",), "第三条"))))
    judged = judge([test], _known(rank=frozenset(), controlling=False), _CLAUSES)
    assert judged.verdict is Verdict.MET and all(one.verdict is Verdict.MET for one in judged.findings)
    assert judge([test], _known(rank=frozenset({"世界500强"})), _CLAUSES).verdict is Verdict.NOT_MET


def test_only_what_is_undecided_is_open() -> None:
    """A test that one member settles asks for nothing."""
    both = AllOf((IsOneOf("rank", ("世界500强",), "第三条"), IsOneOf("controlling", ("是",), "第三条")))
    assert list(open_facts([both], _known())) == ["rank", "controlling"]
    assert list(open_facts([both], _known(rank=frozenset()))) == []


@pytest.mark.parametrize("span", ["30日", "12个月", "1200个月"])
def test_what_lies_beyond_the_last_year_is_its_last_day(span: str) -> None:
    """A signing day of 9999 is a slip of the pen, and no reason to stop."""
    assert later(date(9999, 12, 20), _q(span).value) == date.max
    soon = IsSoonAfter("filed_on", "signed_on", _q(span), "第一条")
    assert verdict_on([soon], _known(filed_on=date(9999, 12, 21), signed_on=date(9999, 12, 20))) is Verdict.MET


def test_a_finding_shows_no_more_digits_than_anybody_reads() -> None:
    """90 million by 70 mu does not end; nor does what is short of a bound."""
    leaf = IsWithin("per_mu_investment", _q("300万元"), None, True, False, "第一条")
    known = _known(fixed_investment=Money(Decimal(90_000_000)), land_mu=Number(Decimal(70), "亩"))
    (finding,) = judge([leaf], known, _CLAUSES).findings
    assert finding.given == "≈128.571429万元"
    assert finding.short_by == Money(Decimal("1714285.72"))
    share = _known(outside_funds=Money(Decimal(1)), total_investment=Money(Decimal(3)))
    (third,) = judge([IsWithin("outside_share", _q("60%"), None, True, False, "第一条")], share, _CLAUSES).findings
    assert third.given == "≈33.3333%"
