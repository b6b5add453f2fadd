"""Which programmes a case speaks of."""

from datetime import date

from bot.calculating.picking import Fitting, all_programmes, bases_of, find, name_of, pick, place_for, speaks_of
from policies.parser import parse_policy
from policies.provision import Library
from rag.calculating.case import case_of
from rag.calculating.choosing import NotChosen, Why
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.rules.book import build_book
from tests.calculating_desk.rules import INDUSTRY, TOLD, book, told
from tests.rules.small_rules import DOCUMENT, RULES

_NONE = Rates()
CITY, OLD = "栖梧市社会化招商奖励办法", "栖梧市社会化招商奖励暂行办法（2021）"
COUNTY, SERVICES = "临澜县社会化招商奖励实施办法", f"{CITY}/services"


def _picked(text: str, party: str = "referrer", place: str = "栖梧市") -> list[str]:
    state = told(text, place)
    return [one.programme.id for one in pick(book(), state.case, _NONE, party).fitting]


def test_a_programme_is_spoken_of_where_its_base_is_told() -> None:
    """And not ruled out by a word."""
    assert _picked(TOLD) == ["industry"]
    assert _picked("引荐固投3亿、外资1000万美元的制造业项目能拿多少") == ["foreign"]


def test_where_all_fail_the_nearest_is_shown() -> None:
    """A bound that is not reached is nearer than another sector."""
    state = told("引荐固投3000万的内资工业项目，不是500强，能拿多少", "栖梧市")
    (only,) = pick(book(), state.case, _NONE, "referrer").fitting
    assert (only.programme.id, only.calculation.verdict) == ("industry", Verdict.NOT_MET)


def test_without_a_place_the_places_are_named() -> None:
    """Of those with rules for that reward."""
    state = told("引荐固投3亿的内资工业项目能拿多少")
    assert set(pick(book(), state.case, _NONE, "referrer").places) == {"栖梧市", "临澜县"}


def test_without_a_party_each_is_found() -> None:
    """Those that wait for a place too."""
    picked = pick(book(), told("固投3亿能拿多少").case, _NONE, "")
    assert set(picked.parties) == {"referrer", "investor"}


def test_a_programme_is_found_again_in_the_edition_of_the_signing_day() -> None:
    """过渡条款 leads to the former one."""
    state = told("在栖梧市引荐的内资工业项目2022年5月1日签约，固投2亿，能拿多少")
    found = find(book(), state.case, _NONE, INDUSTRY)
    assert isinstance(found, Fitting)
    assert found.edition.rules.document == OLD
    assert find(book(), state.case, _NONE, "没有/这个") is None


def test_a_programme_that_the_edition_of_the_signing_day_does_not_grant_has_no_sum() -> None:
    """The 2021 edition knows no reward for services: the later rules are not taken in its stead."""
    state = told("在栖梧市引荐的内资现代服务业项目，固投1亿，能拿多少")
    now = find(book(), state.case, _NONE, SERVICES)
    assert isinstance(now, Fitting) and now.edition.rules.document == CITY
    found = find(book(), state.knowing("signed_on", date(2022, 5, 1)).case, _NONE, SERVICES)
    assert isinstance(found, NotChosen) and found.why is Why.NOT_GRANTED
    assert [edition.rules.document for edition in found.editions] == [OLD]
    assert found.through is not None and found.through.clause == "第三十九条第二款"


def test_a_signing_day_before_every_edition_leaves_no_card_of_the_rules_in_force() -> None:
    """What the choice of an edition says holds for the card that is open, too."""
    state = told().knowing("signed_on", date(2020, 5, 1))
    found = find(book(), state.case, _NONE, INDUSTRY)
    assert isinstance(found, NotChosen) and found.why is Why.BEFORE_ANY_EDITION


def test_the_citys_rules_in_a_county_go_by_their_own_transition() -> None:
    """A project signed in 2022 has the county's reward and that of the city's former edition, not the new one's."""
    state = told("在临澜县引荐的内资工业项目2022年5月1日签约，固投2亿，能拿多少")
    picked = pick(book(), state.case, _NONE, "referrer")
    assert {one.edition.rules.document for one in picked.fitting} == {COUNTY, OLD}


def test_what_a_sum_follows_from_is_its_base() -> None:
    """Equipment less smart equipment is counted from both."""
    edition, programme = next(one for one in all_programmes(book()) if one[1].id == "equipment")
    assert {"equipment_investment", "smart_equipment"} <= bases_of(programme, edition.facts)
    assert speaks_of(programme, edition.facts, told("设备投资1000万，能补多少").facts)
    assert name_of(edition, programme).endswith("/equipment")


def test_the_former_edition_that_was_pressed_beside_the_countys_is_the_one_that_is_shown() -> None:
    """Both are industrial projects and have one id; the button named the city's of 2021."""
    state = told("在临澜县引荐的内资工业项目2022年5月1日签约，固投2亿，能拿多少").knowing("signed_on", date(2022, 5, 1))
    found = find(book(), state.case, _NONE, f"{OLD}/industry")
    assert isinstance(found, Fitting) and found.edition.rules.document == OLD
    county = find(book(), state.case, _NONE, f"{COUNTY}/industry")
    assert isinstance(county, Fitting) and county.edition.rules.document == COUNTY


def test_a_programme_chosen_by_name_brings_its_place_where_it_does_not_hold_at_the_one_told() -> None:
    """The zone's own grants do not hold in the city; the city's rewards hold in the county beside its own."""
    named = {name_of(edition, one): (edition, one) for edition, one in all_programmes(book())}
    city, county = told(place="栖梧市").case, told("引荐固投3亿的内资工业项目能拿多少", "临澜县").case
    assert place_for(book(), city, *named["栖梧高新区先进制造业扶持办法/settling"]) == "栖梧高新区"
    assert place_for(book(), city, *named[f"{COUNTY}/industry"]) == "临澜县"
    assert place_for(book(), county, *named[INDUSTRY]) == "临澜县"
    assert place_for(book(), county, *named["栖梧市招商引资激励政策/equipment"]) == "临澜县"


def test_a_document_in_a_folder_is_found_by_its_name() -> None:
    """Its id has a slash of its own."""
    library = Library((parse_policy(DOCUMENT, "县/办法.md"),))
    held = build_book({"县/办法.rules.yaml": RULES.replace("document: 办法", "document: 县/办法", 1)}, library)
    found = find(held, case_of({}, date(2026, 8, 3), "梧桐镇"), _NONE, "县/办法/industry")
    assert isinstance(found, Fitting) and found.name == "县/办法/industry"
