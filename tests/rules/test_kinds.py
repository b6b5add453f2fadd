"""What rules may ask of facts, and in which currency sums are granted."""

import pytest

from tests.rules.small_rules import RULES, complaints, small_book

_ROUND = "      - cap: {sum: 80万元, clause: 第三条}\n"
_FOREIGN = "是外币"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cap: {sum: 80万元", "cap: {sum: 80万美元"),
        ("国家级: 20万元", "国家级: 20万美元"),
        ("from: 1亿元, sum: 90万元", "from: 1亿元, sum: 90万美元"),
        (_ROUND, f"{_ROUND}      - round: {{down_to: 100美元, clause: 第三条}}\n"),
        ("clause: 第四条}\n", "clause: 第四条}\n        total_at_most: 50万港元\n        clause: 第四条\n"),
        ("facts:\n", "ceiling: {sum: 1000万美元, clause: 第三条}\nfacts:\n"),
        (
            "by_choice: {fact: level, sums: {国家级: 20万元, 省级: 8万元}, clause: 第五条}",
            "per_unit: {price: 1000美元, units: doctors, clause: 第五条}",
        ),
        (
            "by_choice: {fact: level, sums: {国家级: 20万元, 省级: 8万元}, clause: 第五条}",
            "by_year: {of: rent_yearly, shares: [50%], cap: 10万欧元, clause: 第五条}",
        ),
    ],
)
def test_what_is_granted_capped_or_rounded_to_is_in_yuan(old: str, new: str) -> None:
    """A dollar cap counted as yuan would be wrong by the rate: such a rule does not hold."""
    place = RULES.rindex(old) if old.startswith("clause: 第四条") else RULES.index(old)
    spoilt = RULES[:place] + new + RULES[place + len(old) :]
    assert _FOREIGN in "\n".join(problem.message for problem in small_book(spoilt).problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("mode: slice", "of: total_investment\n            mode: slice", "“of”只能是“base”"),
        (
            "by_choice: {fact: level, sums: {国家级: 20万元, 省级: 8万元}, clause: 第五条}",
            "rate: {rate: 3‰, of: new_workers, clause: 第五条}",
            "事实“new_workers”不是金额",
        ),
        ("mode: slice", "of: land_mu\n            mode: whole", "事实“land_mu”不是金额"),
    ],
)
def test_a_rate_is_taken_of_the_sum_that_is_sliced_and_of_sums_only(old: str, new: str, said: str) -> None:
    """Slices of one fact cannot be counted from another; of a number of people no rate can be taken."""
    assert said in complaints(old, new)


@pytest.mark.parametrize(
    ("cover", "said"),
    [
        ("{place: 梧桐村, clause: 第一条, fact: county_kind, is: 高新区}", ""),
        ("{place: 梧桐村, clause: 第一条}", ""),
        ("{place: 梧桐村, clause: 第一条, fact: county_kind, is: 山区}", "没有“山区”这个选项"),
        ("{place: 梧桐村, clause: 第一条, fact: doctors, is: 高新区}", "没有“高新区”这个选项"),
        ("{place: 梧桐村, clause: 第一条, fact: nowhere, is: 高新区}", "不认识的事实"),
        ("{place: 梧桐村, clause: 第一条, fact: county_kind}", "要一起写"),
    ],
)
def test_a_place_stands_for_a_word_that_its_fact_knows(cover: str, said: str) -> None:
    """A project in the zone is in the zone."""
    found = complaints("facts:\n", f"covers:\n  - {cover}\nfacts:\n")
    assert said in found and bool(said) is bool(found)
