"""A profile against every programme: yes, no, missing; the highest of a group; sums by party; fast."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.calculating.case import Case, Fault, case_of
from rag.calculating.choosing import Chosen, NotChosen, Why, choose, settle
from rag.calculating.matching import Match, Matches, match
from rag.calculating.truth import Verdict
from rag.rules.book import RuleBook, edition_of
from rag.rules.quantity import Money
from tests.calculating import shipped_cases
from tests.calculating.readings_policy import POLICY, ZONE
from tests.calculating.readings_reward import CITY, COUNTY, OLD
from tests.rules.small_rules import small_book

DAY = date(2026, 11, 20)
FIRM = {
    **shipped_cases.ELIGIBLE[POLICY], "fixed_investment": "3亿元", "capital": "内资", "rank": [], "outside_share": "90%",
    "filed_before_signing": True, "investor_confirmed": True, "dishonest": False, "referrer_ties": [], "controlling": False,
}  # fmt: skip


def _case(place: str, told: Mapping[str, object], day: date = DAY) -> Case:
    return case_of(shipped_cases.values(told, shipped_cases.book().facts()), day, place)


def _found(matches: Matches, document: str, programme: str) -> Match:
    return next(
        one for one in matches.matches if (one.edition.rules.document, one.programme.id) == (document, programme)
    )


def test_every_programme_of_the_place_is_told() -> None:
    """Met, then open, then not met; drafts, expired texts and other places are not among them."""
    found = match(shipped_cases.book(), _case("栖梧市", FIRM))
    assert {one.edition.rules.document for one in found.matches} == {CITY, POLICY}
    verdicts = [one.calculation.verdict for one in found.matches]
    assert verdicts == sorted(verdicts, key=[Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET].index)
    fixed = _found(found, POLICY, "fixed-assets")
    assert (fixed.calculation.verdict, fixed.calculation.total) == (Verdict.MET, Money(Decimal(6_000_000)))
    assert _found(found, CITY, "services").calculation.verdict is Verdict.NOT_MET


def test_of_one_group_the_highest_is_had() -> None:
    """In the county the referrer chooses between county and city; the reason is the clause of the one given up."""
    found = match(shipped_cases.book(), _case("临澜县", {**FIRM, "county_kind": "其他县（市、区）"}), party="referrer")
    county, city = _found(found, COUNTY, "industry"), _found(found, CITY, "industry")
    assert county.calculation.total == Money(Decimal(900_000))
    assert city.calculation.total == Money(Decimal(1_000_000))
    assert county.displaced_by == f"{CITY}/industry" and city.displaced_by == ""
    assert county.displaced_through is not None and county.displaced_through.clause == "第二十一条"
    assert found.totals == (("referrer", Money(Decimal(1_000_000))),)


def test_a_project_signed_before_goes_by_the_old_edition() -> None:
    """The transition clause swaps the whole set."""
    told = {**FIRM, "signed_on": "2023-05-01", "filed_on": "2023-05-10"}
    found = match(shipped_cases.book(), _case("栖梧市", told), party="referrer")
    assert {one.edition.rules.document for one in found.matches} == {OLD}
    assert found.totals == (("referrer", Money(Decimal(600_000))),)


def test_a_signing_day_before_every_edition_has_no_referral_reward() -> None:
    """The same decision as for one calculation: the rules in force are not for it, and that is told."""
    told = {**FIRM, "signed_on": "2020-05-01", "filed_on": "2020-04-20"}
    found = match(shipped_cases.book(), _case("栖梧市", told), party="referrer")
    assert found.matches == () and found.totals == ()
    assert [one.why for one in found.refused] == [Why.BEFORE_ANY_EDITION]


def test_where_the_old_rules_are_missing_the_new_ones_are_not_matched() -> None:
    """What was signed in their time has no sum."""
    book = shipped_cases.book()
    held = RuleBook(tuple(edition for edition in book.editions if edition.rules.document != OLD))
    found = match(held, _case("栖梧市", {**FIRM, "signed_on": "2022-05-01"}), party="referrer")
    assert found.matches == () and [one.why for one in found.refused] == [Why.OLD_RULES_MISSING]


def test_of_one_kind_by_two_documents_that_do_not_say_how_they_go_together_one_is_added_up() -> None:
    """The 2021 edition says nothing of the county's reward: the sums stand side by side and are not added."""
    told = {
        **FIRM, "fixed_investment": "1亿元", "sector": "工业", "signed_on": "2022-05-01", "filed_on": "2022-04-20",
        "works_begun": True,
    }  # fmt: skip
    found = match(shipped_cases.book(), _case("临澜县", told), party="referrer")
    county, old = _found(found, COUNTY, "industry"), _found(found, OLD, "industry")
    assert (county.calculation.total, old.calculation.total) == (Money(Decimal(250_000)), Money(Decimal(200_000)))
    assert (county.unsure_with, old.unsure_with) == ("", f"{COUNTY}/industry")
    assert found.totals == (("referrer", Money(Decimal(250_000))),)


@settings(max_examples=100, deadline=None)
@given(
    place=st.sampled_from(["栖梧市", "临澜县", "栖梧高新区"]),
    day=st.dates(date(2021, 1, 1), date(2028, 6, 1)),
    signed=st.none() | st.dates(date(2020, 1, 1), date(2028, 1, 1)),
)
def test_matching_and_one_calculation_go_by_the_same_editions(place: str, day: date, signed: date | None) -> None:
    """Whatever place, day and signing day: no referral reward is matched under an edition that a single case would not have."""
    book = shipped_cases.book()
    case = case_of({"signed_on": signed} if signed else {}, day, place)
    found = match(book, case, party="referrer")
    matched = {one.edition.rules.document for one in found.matches if one.programme.family == "referral-reward"}
    chosen = choose(book, case, "referral-reward")
    if isinstance(chosen, NotChosen):
        assert matched == set()
        return
    beside = [settle(edition, book, case) for edition in chosen.beside]
    held = {one.edition.rules.document for one in beside if isinstance(one, Chosen)}
    assert matched == {chosen.edition.rules.document} | held


def test_before_a_countys_own_rules_the_citys_are_matched_there() -> None:
    """A day on which only the city's are in force."""
    found = match(shipped_cases.book(), _case("临澜县", FIRM, date(2025, 2, 1)), party="referrer")
    assert {one.edition.rules.document for one in found.matches} == {CITY}


def test_without_a_place_nothing_is_added_up() -> None:
    """A zone's and the city's sums are not one firm's; a place has to be named."""
    told = {**FIRM, **shipped_cases.ELIGIBLE[ZONE], "registered_capital_paid": "3亿元", "paid_within_year": True}
    found = match(shipped_cases.book(), _case("", told), party="investor")
    met = {one.edition.policy.place for one in found.matches if one.calculation.verdict is Verdict.MET}
    assert met == {"栖梧市", "栖梧高新区"}
    assert found.totals == () and found.ceilings == ()
    assert {"栖梧市", "栖梧高新区"} <= set(found.places)


def test_a_place_that_does_not_agree_with_where_the_project_is_has_no_sum() -> None:
    """The county is not the zone; and what the place says need not be asked."""
    wrong = match(shipped_cases.book(), _case("临澜县", {**FIRM, "county_kind": "高新区"}), party="investor")
    fixed = _found(wrong, POLICY, "fixed-assets").calculation
    assert [(one.fact, one.fault) for one in fixed.bad_values] == [("county_kind", Fault.CONTRADICTS)]
    assert wrong.totals == ()
    told = {key: value for key, value in FIRM.items() if key != "county_kind"}
    right = match(shipped_cases.book(), _case("临澜县", told), party="investor")
    assert _found(right, POLICY, "fixed-assets").calculation.verdict is Verdict.MET
    assert "county_kind" not in right.missing


def test_a_yearly_ceiling_is_laid_on_each_year() -> None:
    """280万 at once and three years without rent, 300万 each: no year comes to ten million."""
    told = {
        **shipped_cases.ELIGIBLE[ZONE], "registered_capital_paid": "3亿元", "paid_within_year": True,
        "incubation_stage": "在孵企业", "rent_yearly": "300万元", "rented_area": "400平方米",
    }  # fmt: skip
    found = match(shipped_cases.book(), _case("栖梧高新区", told), party="investor")
    assert found.ceilings == ()
    assert found.totals[0][1].value >= 2_800_000 + 3 * 3_000_000


def test_a_yearly_ceiling_cuts_the_total() -> None:
    """The zone gives no firm more than ten million a year, all programmes together."""
    told = {
        **shipped_cases.ELIGIBLE[ZONE], "testing_platform_equipment": "9000万元", "lab_level": "国家级",
        "smart_factory": "国家级", "first_product": "国内首台",
    }  # fmt: skip
    found = match(shipped_cases.book(), _case("栖梧高新区", told), party="investor")
    assert [(one.document, one.ceiling, one.citing.clause) for one in found.ceilings] == [
        (ZONE, Money(Decimal(10_000_000)), "第十八条")
    ]
    zone = sum(
        one.calculation.total.value
        for one in found.matches
        if one.edition.rules.document == ZONE and one.calculation.verdict is Verdict.MET and one.calculation.total
    )
    assert found.ceilings[0].before.value == zone > 10_000_000


def test_the_zone_takes_the_citys_policy_and_referral_reward() -> None:
    """第十六条 and the city policy's own words; each programme once."""
    found = match(shipped_cases.book(), _case("栖梧高新区", FIRM))
    named = [(one.edition.rules.document, one.programme.id) for one in found.matches]
    assert len(named) == len(set(named))
    assert {CITY, POLICY, ZONE} == {document for document, _ in named}


def test_what_most_programmes_wait_for_is_asked_first() -> None:
    """A profile of two words leaves much open; nothing is counted as due."""
    found = match(shipped_cases.book(), _case("栖梧市", {"sector": "制造业", "fixed_investment": "3亿元"}))
    assert found.totals == ()
    assert found.missing[0] in ("established_on", "main_investor_outside", "nature")


def test_another_place_has_nothing() -> None:
    """No rules, no matches, no sums; what there is elsewhere is told."""
    found = match(shipped_cases.book(), _case("东营市", FIRM))
    assert replace(found, left_out=()) == Matches((), (), (), ())
    assert len(found.left_out) == len(shipped_cases.book().editions)
    assert all(left.elsewhere for left in found.left_out)


def test_two_hundred_programmes_take_less_than_fifty_milliseconds() -> None:
    """The shipped programmes in force, several times over; its own time for 200, the best run, as other work goes on beside."""
    shipped = shipped_cases.book()
    editions = [edition for edition in shipped.editions if edition.rules.document in (CITY, POLICY, ZONE, COUNTY)]
    here = [
        edition_of(
            replace(edition.rules, document=f"{edition.rules.document}{copy}", beside=(), transitions=()),
            replace(edition.policy, place="栖梧市"),
        )
        for copy in range(4)
        for edition in editions
    ]
    book = RuleBook(tuple(here))
    case = _case("栖梧市", FIRM)
    best = 1.0
    for _ in range(30):
        started = time.process_time()
        programmes = len(match(book, case).matches)
        best = min(best, (time.process_time() - started) / programmes * 200)
        assert programmes >= 200
        if best < 0.05:
            break
    assert best < 0.05


def test_without_a_place_the_one_there_is_counts() -> None:
    """A book of one place needs none named."""
    found = match(small_book(), case_of({}, DAY))
    assert len(found.matches) == 3
