"""What buttons offer for a fact."""

from bot.calculating.choices import NONE, YES, agreeing, options_of, value_of
from rag.rules.facts import Fact
from rag.rules.vocabulary import Programme
from tests.calculating_desk.rules import INDUSTRY, book


def _fact(key: str) -> Fact:
    found = book().facts().find(key)
    assert found is not None
    return found


def _industry() -> Programme:
    edition = book().find(INDUSTRY.partition("/")[0])
    found = edition.rules.find("industry") if edition else None
    assert found is not None
    return found


def test_every_option_is_read_back_as_its_value() -> None:
    """What a button carries is what it stands for."""
    for fact in book().facts():
        for option in options_of(fact, _industry()):
            assert value_of(fact, option.number) == option.value


def test_yes_and_no_are_two() -> None:
    """And what is typed has none."""
    assert [option.value for option in options_of(_fact("controlling"), None)] == [True, False]
    assert options_of(_fact("fixed_investment"), None) == ()


def test_exclusions_offer_none_and_only_those_that_count() -> None:
    """One need not look through all of them."""
    offered = options_of(_fact("referrer_ties"), _industry())
    assert offered[0].number == NONE
    assert len(offered) < len(_fact("referrer_ties").choices) + 1


def test_where_a_case_has_to_be_one_of_them_none_is_not_offered() -> None:
    """内资 or 外资."""
    assert NONE not in [option.number for option in options_of(_fact("capital"), _industry())]
    assert NONE not in [option.number for option in options_of(_fact("sector"), _industry())]
    assert NONE in [option.number for option in options_of(_fact("rank"), _industry())]


def test_a_forged_option_is_none() -> None:
    """No choice of that number."""
    assert value_of(_fact("capital"), 500) is None
    assert value_of(_fact("controlling"), 7) is None
    assert value_of(_fact("controlling"), YES) is True


def test_agreeing_is_what_the_conditions_want() -> None:
    """Yes, no, none of the exclusions; a share cannot be agreed to."""
    programme = _industry()
    assert agreeing(programme, "filed_before_signing") is True
    assert agreeing(programme, "dishonest") is False
    assert agreeing(programme, "nature") == frozenset()
    assert agreeing(programme, "outside_share") is None
