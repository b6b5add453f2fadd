"""Which edition a case goes by: place, day, signing day, and what is not there."""

from dataclasses import replace
from datetime import date

import pytest

from policies.provision import Library, Standing
from rag.calculating.case import case_of
from rag.calculating.choosing import Chosen, NotChosen, Why, choose
from rag.calculating.matching import match
from rag.rules.book import RuleBook, build_book
from tests.calculating import shipped_cases
from tests.calculating.readings_policy import POLICY, ZONE
from tests.calculating.readings_reward import CITY, COUNTY, OLD
from tests.rules.small_rules import RULES, small_book, small_policy

REFERRAL = "referral-reward"


def _choose(place: str, day: str, signed: str = "", family: str = REFERRAL) -> Chosen | NotChosen:
    facts = {"signed_on": date.fromisoformat(signed)} if signed else {}
    return choose(shipped_cases.book(), case_of(facts, date.fromisoformat(day), place), family)


@pytest.mark.parametrize(
    ("day", "signed", "document", "through"),
    [
        ("2021-07-01", "", OLD, ""),
        ("2024-12-31", "", OLD, ""),
        ("2024-12-31", "2022-03-01", OLD, ""),
        ("2025-01-01", "", CITY, ""),
        ("2026-11-20", "2021-07-01", OLD, "第三十九条第二款"),
        ("2026-11-20", "2024-12-31", OLD, "第三十九条第二款"),
        ("2026-11-20", "2025-01-01", CITY, ""),
        ("2027-12-31", "2026-01-01", CITY, ""),
        ("2026-07-01", "2023-05-05", OLD, "第三十九条第二款"),
    ],
)
def test_the_edition_goes_by_day_and_signing_day(day: str, signed: str, document: str, through: str) -> None:
    """The older edition stays for what was signed in its time, by the clause that says so."""
    found = _choose("栖梧市", day, signed)
    assert isinstance(found, Chosen)
    assert found.edition.rules.document == document
    assert (found.through.clause if found.through else "") == through
    assert found.through is None or "2021年7月1日至2024年12月31日" in found.through.quote


def test_an_unknown_signing_day_is_asked_for() -> None:
    """Only where a transition clause makes it matter."""
    city, county = _choose("栖梧市", "2026-11-20"), _choose("临澜县", "2026-11-20")
    assert isinstance(city, Chosen) and city.asks == ("signed_on",)
    assert isinstance(county, Chosen) and county.asks == ()
    assert county.edition.rules.document == COUNTY
    assert [edition.rules.document for edition in county.beside] == [CITY]


def _followed_by_one_without_rules(document: str = CITY) -> RuleBook:
    """The shipped rules, where another document replaces one of them from 2027 on."""
    book = shipped_cases.book()
    editions = tuple(
        replace(one, policy=replace(one.policy, superseded_by="栖梧市办法（2027）", superseded_on=date(2027, 1, 1)))
        if one.rules.document == document
        else one
        for one in book.editions
    )
    return replace(book, editions=editions)


@pytest.mark.parametrize(
    ("day", "signed"), [("2027-02-10", ""), ("2026-11-22", "2027-02-10"), ("2027-01-01", "2027-01-01")]
)
def test_where_the_newer_edition_has_no_rules_the_former_ones_do_not_stand_in(day: str, signed: str) -> None:
    """Nor for what is to be signed after it comes into force."""
    facts = {"signed_on": date.fromisoformat(signed)} if signed else {}
    found = choose(_followed_by_one_without_rules(), case_of(facts, date.fromisoformat(day), "栖梧市"), REFERRAL)
    assert isinstance(found, NotChosen) and found.why is Why.NEW_RULES_MISSING
    assert [edition.rules.document for edition in found.editions] == [CITY]


def test_until_the_newer_edition_holds_the_former_rules_do() -> None:
    """The day before; and what it is that has no rules is told."""
    book = _followed_by_one_without_rules()
    found = choose(book, case_of({}, date(2026, 12, 31), "栖梧市"), REFERRAL)
    assert isinstance(found, Chosen) and found.edition.rules.document == CITY
    assert [newer for _, newer in book.successors_without()] == ["栖梧市办法（2027）"]
    assert shipped_cases.book().successors_without() == ()


@pytest.mark.parametrize(
    ("place", "day", "signed", "why"),
    [
        ("栖梧市", "2021-06-30", "", Why.BEFORE_ANY_EDITION),
        ("栖梧市", "2026-11-20", "2021-06-30", Why.BEFORE_ANY_EDITION),
        ("栖梧市", "2028-01-01", "", Why.EXPIRED),
        ("临澜县", "2021-06-30", "", Why.BEFORE_ANY_EDITION),
        ("临澜县", "2025-04-30", "2021-06-30", Why.BEFORE_ANY_EDITION),
        ("临澜县", "2028-01-01", "", Why.EXPIRED),
        ("东营市", "2026-11-20", "", Why.NO_RULES),
        ("", "2026-11-20", "", Why.PLACE_NEEDED),
    ],
)
def test_where_no_edition_holds_the_reason_is_told(place: str, day: str, signed: str, why: Why) -> None:
    """Never a guess, never another place's rules."""
    found = _choose(place, day, signed)
    assert isinstance(found, NotChosen) and found.why is why


def test_the_zone_sends_referrals_to_the_city() -> None:
    """第十六条 of the zone's own document; its signing days matter as in the city."""
    found = _choose("栖梧高新区", "2026-11-20")
    assert isinstance(found, Chosen)
    assert (found.edition.rules.document, found.sent_by) == (CITY, "栖梧高新区先进制造业扶持办法")
    assert found.through is not None and found.through.clause == "第十六条"
    old = _choose("栖梧高新区", "2026-11-20", "2023-01-01")
    assert isinstance(old, Chosen) and old.edition.rules.document == OLD


def test_a_county_has_the_citys_policy() -> None:
    """The policy names the other counties; it is chosen where the county has no rules of that family."""
    found = _choose("临澜县", "2026-11-20", family="fixed-assets")
    assert isinstance(found, Chosen) and found.edition.rules.document == POLICY
    assert found.standing is Standing.IN_FORCE


def test_a_draft_and_an_expired_text_are_told_apart() -> None:
    """Both have rules, none of them holds."""
    draft = _choose("栖梧市", "2026-11-20", family="commissioned-promotion")
    expired = _choose("栖梧市", "2026-11-20", family="data-centre")
    assert isinstance(draft, NotChosen) and draft.why is Why.DRAFT
    assert isinstance(expired, NotChosen) and expired.why is Why.EXPIRED


def test_two_editions_in_force_at_once_are_told() -> None:
    """Neither is taken; both are named."""
    policy = small_policy()
    other = replace(policy, policy_id="办法二", file="办法二.md")
    texts: dict[str, str | None] = {
        "办法.rules.yaml": RULES,
        "办法二.rules.yaml": RULES.replace("document: 办法", "document: 办法二"),
    }
    book = build_book(texts, Library((policy, other)))
    found = choose(book, case_of({}, date(2026, 11, 20), "梧桐镇"), REFERRAL)
    assert isinstance(found, NotChosen) and found.why is Why.SEVERAL_IN_FORCE
    assert [edition.rules.document for edition in found.editions] == ["办法", "办法二"]


def test_the_only_place_need_not_be_named() -> None:
    """A book of one place is asked without one."""
    found = choose(small_book(), case_of({}, date(2026, 11, 20)), REFERRAL)
    assert isinstance(found, Chosen) and found.edition.rules.document == "办法"


@pytest.mark.parametrize(
    ("place", "day", "signed", "document", "own"),
    [
        ("临澜县", "2025-02-01", "", CITY, COUNTY),
        ("临澜县", "2025-04-30", "", CITY, COUNTY),
        ("临澜县", "2027-05-01", "", CITY, COUNTY),
        ("临澜县", "2025-02-01", "2022-05-01", OLD, COUNTY),
        ("临澜县", "2023-05-01", "", OLD, COUNTY),
        ("栖梧高新区", "2025-03-01", "", CITY, ZONE),
    ],
)
def test_before_and_after_a_countys_own_rules_the_citys_hold_alone(
    place: str, day: str, signed: str, document: str, own: str
) -> None:
    """The county's rules name the city's as holding there too; that does not hang on whether the county's are in force."""
    found = _choose(place, day, signed)
    assert isinstance(found, Chosen)
    assert found.edition.rules.document == document
    assert [edition.rules.document for edition in found.instead_of] == [own]


def _without_old_rules() -> RuleBook:
    """The shipped book, the rules of the 2021 edition spoilt: they do not hold against their document."""
    texts = dict(shipped_cases.library().rule_files)
    spoilt = {name: (text or "").replace("2‰", "3‰") if "2021" in name else text for name, text in texts.items()}
    book = build_book(spoilt, shipped_cases.library())
    assert book.find(OLD) is None and book.find(CITY) is not None
    return book


def test_where_the_old_editions_rules_are_not_at_hand_the_new_ones_are_not_taken() -> None:
    """The transition clause says that they do not apply; nobody gets a sum by them."""
    case = case_of({"signed_on": date(2022, 5, 1)}, date(2026, 11, 20), "栖梧市")
    found = choose(_without_old_rules(), case, REFERRAL)
    assert isinstance(found, NotChosen) and found.why is Why.OLD_RULES_MISSING
    later = choose(_without_old_rules(), case.having("signed_on", date(2025, 5, 1)), REFERRAL)
    assert isinstance(later, Chosen) and later.edition.rules.document == CITY


def test_where_a_countys_newer_edition_has_no_rules_the_citys_are_not_said_to_hold_alone() -> None:
    """The county has rules of its own then; they are only not held in a form that can be calculated with."""
    book, case = _followed_by_one_without_rules(COUNTY), case_of({}, date(2027, 2, 10), "临澜县")
    found = choose(book, case, REFERRAL)
    assert isinstance(found, NotChosen) and found.why is Why.NEW_RULES_MISSING
    matched = match(book, case, party="referrer")
    assert matched.matches == () and [one.why for one in matched.refused] == [Why.NEW_RULES_MISSING]
