"""One case under one programme: what is met, what is missing, what it comes to, and that nothing is guessed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.calculation import Calculation, MissingRate
from rag.calculating.canonical import to_json
from rag.calculating.case import Fault, Tranche, Value, case_of
from rag.calculating.engine import calculate
from rag.calculating.rates import ExchangeRate, Rates
from rag.calculating.truth import Verdict
from rag.rules.quantity import Money, Number, Share
from tests.calculating import shipped_cases
from tests.calculating.readings_policy import POLICY
from tests.calculating.readings_reward import CITY, COUNTY

DAY = date(2026, 11, 20)


def _city(programme: str, rates: Rates | None = None, **facts: Value | None) -> Calculation:
    """A case of the city's reward that is eligible but for the facts given; None takes one away."""
    return _of_city(programme, facts, rates)


def _of_city(programme: str, facts: Mapping[str, Value | None], rates: Rates | None = None) -> Calculation:
    edition = shipped_cases.edition(CITY)
    known = {**shipped_cases.values(shipped_cases.ELIGIBLE[CITY], edition.facts), **facts}
    case = case_of({key: value for key, value in known.items() if value is not None}, DAY)
    return calculate(edition, shipped_cases.programme(CITY, programme), case, rates or Rates())


def _yuan(value: str) -> Money:
    return Money(Decimal(value))


def test_the_working_is_written_out() -> None:
    """Bands, cap, rounding, stages, each with its clause."""
    found = _city("industry", fixed_investment=_yuan("320000000"))
    assert [(step.working, step.citing.clause) for step in found.steps] == [
        ("1亿元 × 4‰ + (3.2亿元 − 1亿元) × 3‰ = 106万元", "第十二条"),
        ("106万元 ≤ 300万元", "第十八条"),
    ]
    assert found.steps[0].citing.quote.startswith("第十二条 内资工业项目")
    assert [str(payment.sum) for payment in found.payments] == ["31.8万元", "42.4万元", "31.8万元"]
    assert (found.verdict, found.total, found.rounding) == (Verdict.MET, _yuan("1060000"), "第十九条")


def test_a_cap_that_cuts_is_named() -> None:
    """With its clause; the cap of 500 for a Global 500 parent goes before the general one."""
    found = _city("industry", fixed_investment=_yuan("9000000000"))
    assert found.capped_by is not None and found.capped_by.clause == "第十八条"
    assert found.total == _yuan("3000000")
    higher = _city("industry", fixed_investment=_yuan("9000000000"), rank=frozenset({"世界500强"}), controlling=True)
    assert higher.total == _yuan("5000000")


def test_what_is_not_met_says_by_how_much() -> None:
    """卡在第八条: a fen is missing; no sum is given."""
    found = _city("industry", fixed_investment=_yuan("99999999.99"))
    failed = [one for one in found.findings if one.verdict is Verdict.NOT_MET and one.counts]
    assert (found.verdict, found.total) == (Verdict.NOT_MET, None)
    assert (failed[0].citing.clause, failed[0].short_by) == ("第八条第一款第（一）项", _yuan("0.01"))


def test_an_exclusion_names_its_item() -> None:
    """第九条第（二）项 for mining."""
    found = _city("industry", fixed_investment=_yuan("200000000"), nature=frozenset({"采矿"}))
    failed = [one for one in found.findings if one.verdict is Verdict.NOT_MET and one.counts]
    assert [(one.citing.clause, one.given) for one in failed] == [("第九条第（二）项", "采矿")]


def test_a_missing_fact_that_changes_the_sum_gives_a_range() -> None:
    """Nobody said whether a top-500 firm controls it: from 106万 to 159万, and that is asked first."""
    found = _city("industry", fixed_investment=_yuan("320000000"), rank=None, controlling=None, outside_share=None)
    assert (found.total, found.low, found.high) == (None, _yuan("1060000"), _yuan("1590000"))
    assert [one.fact for one in found.missing if one.for_sum] == ["rank", "controlling"]
    assert [one.fact for one in found.missing if not one.for_sum] == ["outside_share"]


def test_a_missing_fact_that_changes_nothing_is_not_asked_for_the_sum() -> None:
    """Whether the firm of no rank controls the project does not matter."""
    found = _city("industry", fixed_investment=_yuan("320000000"), controlling=None)
    assert (found.verdict, found.total, found.missing) == (Verdict.MET, _yuan("1060000"), ())


def test_without_its_base_there_is_no_sum() -> None:
    """The investment is asked for, before all conditions."""
    found = _city("industry", fixed_investment=None, outside_share=None)
    assert (found.total, found.low, found.high) == (None, None, None)
    assert found.missing[0].fact == "fixed_investment" and found.missing[0].for_sum


def test_a_share_follows_from_its_halves() -> None:
    """60 % is 60 of 100 and not a fen less; with one half known the other is asked for."""
    edge = _city(
        "industry",
        fixed_investment=_yuan("100000000"),
        outside_share=None,
        outside_funds=_yuan("60000000"),
        total_investment=_yuan("100000000"),
    )
    assert edge.verdict is Verdict.MET
    below = _city(
        "industry",
        fixed_investment=_yuan("100000000"),
        outside_share=None,
        outside_funds=_yuan("59999999.99"),
        total_investment=_yuan("100000000"),
    )
    assert below.verdict is Verdict.NOT_MET
    half = _city("industry", fixed_investment=_yuan("100000000"), outside_share=None, outside_funds=_yuan("1"))
    assert [one.fact for one in half.missing] == ["total_investment"]


def _arrivals(*sums: tuple[str, str]) -> tuple[Tranche, ...]:
    return tuple(Tranche(date.fromisoformat(day), Decimal(value), "USD") for value, day in sums)


def _rate(day: str, yuan: str, assumed: bool = False) -> ExchangeRate:
    return ExchangeRate("USD", date.fromisoformat(day), Decimal(yuan), "示例来源", assumed)


def test_each_arrival_has_the_rate_of_its_day() -> None:
    """第十四条第二款: two days, two rates, one step that shows them."""
    rates = Rates((_rate("2026-03-02", "7.0123"), _rate("2026-01-05", "7.1001"), _rate("2026-06-01", "9")))
    foreign = frozenset({"外资"})
    funds = _arrivals(("6000000", "2026-03-02"), ("4000000", "2026-01-05"))
    found = _city("foreign", rates, capital=foreign, foreign_funds=funds)
    assert found.steps[0].working == "400万美元 × 7.1001（2026-01-05） + 600万美元 × 7.0123（2026-03-02） = 7047.42万元"
    assert (found.steps[0].citing.clause, found.total) == ("第十四条第二款", _yuan("422800"))
    assert [rate.day.isoformat() for rate in found.rates] == ["2026-01-05", "2026-03-02"]


def test_no_rate_is_invented() -> None:
    """The rate of the day before may not stand in; what is missing is named."""
    rates = Rates((_rate("2026-03-01", "7.01"),))
    funds = _arrivals(("20000000", "2026-03-02"))
    found = _city("foreign", rates, capital=frozenset({"外资"}), foreign_funds=funds)
    assert (found.total, found.missing_rates) == (None, (MissingRate("USD", date(2026, 3, 2)),))


def test_an_assumed_rate_is_marked_and_gives_way() -> None:
    """A published rate of the same day goes before it."""
    assumed, published = _rate("2026-03-02", "7", assumed=True), _rate("2026-03-02", "7.1")
    assert Rates((assumed,)).on("USD", date(2026, 3, 2)) == assumed
    assert Rates((assumed, published)).on("USD", date(2026, 3, 2)) == published
    assert Rates((published,)).on("USD", date(2026, 3, 3)) is None


def test_foreign_money_without_its_day_asks_for_it() -> None:
    """A plain sum has no day of arrival; the county's clause asks for the day of approval instead."""
    foreign = frozenset({"外资"})
    found = _city("foreign", capital=foreign, foreign_funds=Money(Decimal(20_000_000), "USD"))
    assert [one.fact for one in found.missing] == ["foreign_arrived_on"]
    edition = shipped_cases.edition(COUNTY)
    told = {**shipped_cases.ELIGIBLE[COUNTY], "capital": "外资", "foreign_funds": "1000万美元"}
    case = case_of(shipped_cases.values(told, edition.facts), DAY)
    county = calculate(edition, shipped_cases.programme(COUNTY, "foreign"), case)
    assert [one.fact for one in county.missing] == ["approved_on"]


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("fixed_investment", Share(Decimal("0.6")), Fault.SHARE_FOR_SUM),
        ("fixed_investment", _yuan("-1"), Fault.NEGATIVE),
        ("fixed_investment", _yuan("10000000000000.01"), Fault.ABSURD),
        ("fixed_investment", _yuan("Infinity"), Fault.ABSURD),
        ("fixed_investment", _yuan("NaN"), Fault.ABSURD),
        ("fixed_investment", Money(Decimal(10**8), "USD"), Fault.FOREIGN_CURRENCY),
        ("fixed_investment", Money(Decimal(10**8), "XXX"), Fault.UNKNOWN_CURRENCY),
        ("fixed_investment", True, Fault.WRONG_KIND),
        ("outside_share", _yuan("60"), Fault.SUM_FOR_SHARE),
        ("outside_share", Share(Decimal("1.01")), Fault.ABSURD),
        ("outside_share", Number(Decimal(60)), Fault.WRONG_KIND),
        ("total_investment", _yuan("0"), Fault.ZERO),
        ("rank", frozenset({"宇宙500强"}), Fault.UNKNOWN_CHOICE),
        ("capital", frozenset({"内资", "外资"}), Fault.WRONG_KIND),
        ("controlling", date(2026, 1, 1), Fault.WRONG_KIND),
        ("signed_on", True, Fault.WRONG_KIND),
    ],
)
def test_a_value_that_cannot_be_counted_with_is_told(key: str, value: Value, fault: Fault) -> None:
    """By fact and fault; nothing is counted."""
    found = _of_city("industry", {"fixed_investment": _yuan("200000000"), key: value})
    assert [(bad.fact, bad.fault) for bad in found.bad_values] == [(key, fault)]
    assert (found.verdict, found.total, found.steps) == (Verdict.UNKNOWN, None, ())


def test_foreign_funds_in_another_currency_are_told() -> None:
    """The clause counts dollars; Hong Kong dollars and money nobody knows are two different faults."""
    for currency, fault in (
        ("HKD", Fault.FOREIGN_CURRENCY),
        ("ABC", Fault.UNKNOWN_CURRENCY),
        ("CNY", Fault.FOREIGN_CURRENCY),
    ):
        funds = (Tranche(DAY, Decimal(10**7), currency),)
        found = _city("foreign", capital=frozenset({"外资"}), foreign_funds=funds)
        assert [bad.fault for bad in found.bad_values] == [fault]
    assert [bad.fault for bad in _city("foreign", capital=frozenset({"外资"}), foreign_funds=()).bad_values] == [
        Fault.ZERO
    ]


def test_half_a_person_is_told() -> None:
    """Counts are whole."""
    edition = shipped_cases.edition("栖梧市招商引资激励政策")
    programme = shipped_cases.programme("栖梧市招商引资激励政策", "hiring")
    found = calculate(edition, programme, case_of({"new_workers": Number(Decimal("2.5"), "人")}, DAY))
    assert [bad.fault for bad in found.bad_values] == [Fault.NOT_WHOLE]


def test_the_same_inputs_give_the_same_number_and_bytes() -> None:
    """In whatever order and unit they come; other inputs give another number; a fact nobody asks for changes nothing."""
    one = _city("industry", fixed_investment=_yuan("320000000"))
    again = _city("industry", fixed_investment=_yuan("320000000.00"), storeys=Number(Decimal(4), "层"))
    other = _city("industry", fixed_investment=_yuan("320000000.01"))
    assert to_json(one) == to_json(again)
    assert one.number == again.number != other.number
    assert one.number.startswith("JS") and len(one.number) == 12


def test_the_whole_is_canonical_json() -> None:
    """The rule set's digest and version are in it."""
    text = to_json(_city("industry", fixed_investment=_yuan("320000000"))).decode()
    digest = shipped_cases.edition(CITY).rules.digest
    assert digest in text and '"version":"1"' in text and '"value":"1060000"' in text


def _of_policy(programme: str, **told: object) -> Calculation:
    edition = shipped_cases.edition(POLICY)
    facts = {key: value for key, value in {**shipped_cases.ELIGIBLE[POLICY], **told}.items() if value is not None}
    case = case_of(shipped_cases.values(facts, edition.facts), DAY)
    return calculate(edition, shipped_cases.programme(POLICY, programme), case)


def test_a_range_reaches_up_to_all_that_may_be_had() -> None:
    """Of the steps to a listing each is paid: together 600万, and nobody said yet which were taken."""
    found = _of_policy("listing", listing_steps=None)
    assert (found.low, found.high) == (_yuan("0"), _yuan("6000000"))


def test_a_working_writes_no_digits_without_end() -> None:
    """A rent for 20,000 of 30,000 square metres; the sum itself is to the fen."""
    found = _of_policy("factory-rent", rent_yearly="100万元", rented_area="30000平方米")
    assert found.total is not None
    assert all(len(step.working) < 120 for step in found.steps)
    assert any("≈" in step.working for step in found.steps)
    assert all(step.result.value == round(step.result.value, 8) for step in found.steps)


def test_smart_equipment_beyond_the_equipment_has_no_sum() -> None:
    """A part of 20 million of a whole of 10: the figures are asked for again."""
    found = _of_policy("equipment", equipment_investment="1000万元", smart_equipment="2000万元")
    assert found.total is None and [(one.fact, one.fault) for one in found.bad_values] == [
        ("smart_equipment", Fault.PART_OVER_WHOLE)
    ]


def test_a_scale_without_a_rate_for_so_little_says_so() -> None:
    """A top-500 firm need not bring 10 million dollars, but the clause has no rate below them."""
    facts: dict[str, Value | None] = {
        "capital": frozenset({"外资"}),
        "foreign_funds": Money(Decimal(5_000_000), "USD"),
        "rank": frozenset({"世界500强"}),
    }
    found = _of_city("foreign", facts)
    assert (found.verdict, found.total) == (Verdict.MET, _yuan("0"))
    assert "第十四条第一款没有写明1000万美元以下的标准" in found.steps[0].working


def _of_county(**told: object) -> Calculation:
    edition = shipped_cases.edition(COUNTY)
    facts = {**shipped_cases.ELIGIBLE[COUNTY], "fixed_investment": "1亿元", **told}
    case = case_of(
        shipped_cases.values({key: value for key, value in facts.items() if value is not None}, edition.facts), DAY
    )
    return calculate(edition, shipped_cases.programme(COUNTY, "industry"), case)


def test_money_from_the_city_comes_from_outside_the_county() -> None:
    """第七条 counts what comes from outside the county: too little from outside the city says nothing of it yet."""
    assert _of_county(outside_share="50%").verdict is Verdict.MET
    assert _of_county(outside_share=None, outside_county_share="50%").verdict is Verdict.MET
    short = _of_county(outside_share="30%")
    assert (short.verdict, [one.fact for one in short.missing]) == (Verdict.UNKNOWN, ["outside_county_share"])
    assert _of_county(outside_share="30%", outside_county_share="60%").verdict is Verdict.MET
    assert _of_county(outside_share="30%", outside_county_share="49.99%").verdict is Verdict.NOT_MET


def test_an_employee_of_a_county_firm_refers_nothing_in_the_county() -> None:
    """The second half of 第四条第（一）项; the city bars heads and promotion staff of state firms only."""
    found = _of_county(referrer_ties=["县属国有企业职工"])
    failed = [one.citing.clause for one in found.findings if one.verdict is Verdict.NOT_MET and one.counts]
    assert (found.verdict, failed) == (Verdict.NOT_MET, ["第四条第（一）项"])
    other = _of_county(referrer_ties=["国企负责人或招商职工"])
    assert (other.verdict, [one.fact for one in other.missing]) == (Verdict.UNKNOWN, ["county_state_firm"])
    assert _of_county(referrer_ties=["国企负责人或招商职工"], county_state_firm=False).verdict is Verdict.MET
    assert _of_county(referrer_ties=["国企负责人或招商职工"], county_state_firm=True).verdict is Verdict.NOT_MET
