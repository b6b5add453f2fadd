"""What more would bring, the next threshold, the cap, and what stands in the way."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from rag.calculating.case import Case, case_of
from rag.calculating.engine import calculate
from rag.calculating.rates import ExchangeRate, Rates
from rag.calculating.truth import Verdict
from rag.calculating.what_if import blockers, cap_point, next_steps, with_more
from rag.rules.quantity import Money, Share
from tests.calculating import shipped_cases
from tests.calculating.readings_reward import CITY, COUNTY

DAY = date(2026, 11, 20)
RATES = Rates((ExchangeRate("USD", date(2026, 3, 2), Decimal(7), "示例"),))


def _case(document: str, told: Mapping[str, object]) -> Case:
    edition = shipped_cases.edition(document)
    return case_of(shipped_cases.values({**shipped_cases.ELIGIBLE[document], **told}, edition.facts), DAY)


def _yuan(value: str) -> Money:
    return Money(Decimal(value))


def test_more_money_and_what_it_brings() -> None:
    """再到位2000万: 3‰ of it."""
    case = _case(CITY, {"fixed_investment": "3.2亿元"})
    edition, programme = shipped_cases.edition(CITY), shipped_cases.programme(CITY, "industry")
    found = with_more(edition, programme, case, "fixed_investment", _yuan("20000000"))
    assert found is not None
    assert (found.reached, found.gain, found.then.total) == (_yuan("340000000"), _yuan("60000"), _yuan("1120000"))


def test_more_dollars_can_reach_the_next_band() -> None:
    """3000万美元 lifts the whole sum from 6‰ to 8‰; the new money is taken at the last arrival's day."""
    case = _case(CITY, {"capital": "外资", "foreign_funds": [["2500万美元", "2026-03-02"]]})
    edition, programme = shipped_cases.edition(CITY), shipped_cases.programme(CITY, "foreign")
    steps = next_steps(edition, programme, case, RATES)
    assert [(step.fact, step.more, step.gain) for step in steps] == [
        ("foreign_funds", Money(Decimal(5_000_000), "USD"), _yuan("630000"))
    ]
    assert steps[0].citing is not None and steps[0].citing.clause == "第十四条第一款"


def test_the_threshold_that_opens_the_programme() -> None:
    """500万 are missing to be met at all; the gain is the whole reward."""
    case = _case(COUNTY, {"fixed_investment": "4500万元"})
    edition, programme = shipped_cases.edition(COUNTY), shipped_cases.programme(COUNTY, "industry")
    steps = next_steps(edition, programme, case)
    assert [(step.fact, step.more, step.gain) for step in steps] == [
        ("fixed_investment", _yuan("5000000"), _yuan("100000"))
    ]
    assert steps[0].then.verdict is Verdict.MET


def test_a_share_that_is_short() -> None:
    """Ten points more of outside capital."""
    case = _case(COUNTY, {"fixed_investment": "8000万元", "outside_share": "30%", "outside_county_share": "40%"})
    edition, programme = shipped_cases.edition(COUNTY), shipped_cases.programme(COUNTY, "industry")
    found = next(step for step in next_steps(edition, programme, case) if step.fact == "outside_county_share")
    assert (found.more, found.gain) == (Share(Decimal("0.1")), _yuan("160000"))
    blocked = blockers(calculate(edition, programme, case))
    assert [(one.citing.clause, one.short_by) for one in blocked] == [
        ("第七条", Share(Decimal("0.1"))),
        ("第七条", Share(Decimal("0.2"))),
    ]


def test_where_the_cap_is_reached() -> None:
    """5亿 at 3‰ are 150万: to the fen."""
    case = _case(COUNTY, {"fixed_investment": "4亿元"})
    edition, programme = shipped_cases.edition(COUNTY), shipped_cases.programme(COUNTY, "industry")
    found = cap_point(edition, programme, case, "fixed_investment")
    assert found is not None and found.citing is not None
    assert (found.more, found.reached, found.gain) == (_yuan("100000000"), _yuan("500000000"), _yuan("300000"))
    assert found.citing.clause == "第十二条"


def test_beyond_the_cap_nothing_more_is_promised() -> None:
    """Neither a next step nor a cap to reach."""
    case = _case(COUNTY, {"fixed_investment": "9亿元"})
    edition, programme = shipped_cases.edition(COUNTY), shipped_cases.programme(COUNTY, "industry")
    assert next_steps(edition, programme, case) == ()
    assert cap_point(edition, programme, case, "fixed_investment") is None


def test_more_of_what_is_not_known_is_nothing() -> None:
    """No base to add to; nor can dollars be added to yuan."""
    case = _case(CITY, {})
    edition, programme = shipped_cases.edition(CITY), shipped_cases.programme(CITY, "industry")
    assert with_more(edition, programme, case, "fixed_investment", _yuan("1")) is None
    told = _case(CITY, {"fixed_investment": "2亿元"})
    assert with_more(edition, programme, told, "fixed_investment", Money(Decimal(1), "USD")) is None


def test_what_may_still_be_met_another_way_blocks_nothing() -> None:
    """50 million is short of the 100 million that a top-500 firm need not reach: whether it is one is open."""
    told = {"fixed_investment": "5000万元", "outside_share": "30%", "rank": None}
    facts = {key: value for key, value in {**shipped_cases.ELIGIBLE[CITY], **told}.items() if value is not None}
    edition = shipped_cases.edition(CITY)
    found = calculate(
        edition,
        shipped_cases.programme(CITY, "industry"),
        case_of(shipped_cases.values(facts, edition.facts), DAY),
    )
    assert found.verdict is Verdict.NOT_MET
    assert [one.fact for one in blockers(found)] == ["outside_share"]


def test_a_share_is_raised_by_the_funds_it_follows_from() -> None:
    """50 of 100 million from outside: ten million more reach the 60 %; the sums stay in step with each other."""
    told = {
        "outside_share": None,
        "outside_funds": "5000万元",
        "total_investment": "1亿元",
        "fixed_investment": "1亿元",
    }
    facts = {key: value for key, value in {**shipped_cases.ELIGIBLE[CITY], **told}.items() if value is not None}
    edition = shipped_cases.edition(CITY)
    case = case_of(shipped_cases.values(facts, edition.facts), DAY)
    steps = next_steps(edition, shipped_cases.programme(CITY, "industry"), case)
    by_funds = [step for step in steps if step.fact == "outside_funds"]
    assert [(step.more, step.then.verdict, step.citing and step.citing.clause) for step in by_funds] == [
        (_yuan("10000000"), Verdict.MET, "第十条")
    ]
    assert not any(step.fact == "outside_share" for step in steps)
