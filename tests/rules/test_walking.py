"""What a check looks at: every test, way, number and clause of a programme."""

from rag.rules.fact_list import SHARED
from rag.rules.walking import clause_of, facts_asked, facts_granting, leaves_of, mentions_of, ways_of
from tests.calculating import shipped_cases
from tests.calculating.readings_policy import POLICY
from tests.calculating.readings_reward import CITY
from tests.rules.small_rules import small_book


def test_every_number_is_mentioned_with_its_clause() -> None:
    """Tests, bands, rates, bonus, cap, stages."""
    programme = small_book().editions[0].rules.programmes[0]
    numbers = {(one.quantity.written, one.clause) for one in mentions_of(programme) if one.quantity}
    assert numbers == {
        ("5000万元", "第一条"), ("40%", "第一条"), ("1亿元", "第二条"), ("3‰", "第二条"), ("2‰", "第二条"),
        ("30%", "第三条"), ("10%", "第三条"), ("80万元", "第三条"), ("60%", "第四条"), ("40%", "第四条"),
    }  # fmt: skip


def test_tests_of_steps_are_among_the_leaves() -> None:
    """The bonus asks for the rank."""
    programme = small_book().editions[0].rules.programmes[0]
    assert [leaf.fact for leaf in leaves_of(programme)] == [
        "sector",
        "fixed_investment",
        "outside_share",
        "rank",
        "rank",
    ]


def test_the_facts_that_are_asked_and_granted_from() -> None:
    """With what they may be derived from; the day of arrival for foreign money."""
    edition = small_book().editions[0]
    programme = edition.rules.programmes[0]
    asked = facts_asked(programme, SHARED)
    assert set(asked) >= {"outside_share", "outside_funds", "total_investment", "rank"}
    assert facts_granting(programme, SHARED) == {"fixed_investment"}
    foreign = facts_asked(shipped_cases.programme(CITY, "foreign"), shipped_cases.edition(CITY).facts)
    assert "foreign_arrived_on" in foreign


def test_a_sum_has_the_clause_of_its_first_part() -> None:
    """The way itself has none."""
    way = next(ways_of(shipped_cases.programme(POLICY, "equipment")))
    assert clause_of(way) == "二、投资奖励 › 第（二）项"
