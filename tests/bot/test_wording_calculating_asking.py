"""What a calculation asks back and says of values that will not do."""

from datetime import date

import pytest

from bot.wording_calculating_asking import (
    fault_lines,
    missing_rate_lines,
    party_name,
    question_line,
    say_only_once,
    say_tell_again,
)
from rag.answer import Language
from rag.calculating.calculation import Calculation, MissingRate
from rag.calculating.case import BadValue, Fault
from rag.calculating.case_doubts import Doubt, Unclear
from rag.calculating.truth import Verdict
from rag.rules.fact_list import SHARED
from rag.rules.facts import FactKind

_LANGUAGES = tuple(Language)


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_its_words(fault: Fault, language: Language) -> None:
    """With the value as it was given."""
    (line,) = fault_lines((BadValue("fixed_investment", fault, "5%"),), SHARED, language)
    assert "5%" in line


def test_what_is_typed_is_asked_with_an_example() -> None:
    """What is tapped is not."""
    for fact in SHARED:
        line = question_line(fact, Language.SIMPLIFIED)
        assert ("回复" in line) is (fact.kind not in (FactKind.FLAG, FactKind.CHOICE, FactKind.CHOICES))


def test_a_missing_rate_says_who_enters_it_and_how_to_suppose_one() -> None:
    """For its currency and day."""
    missing = MissingRate("USD", date(2026, 3, 2))
    one = Calculation("JS0", "foreign", "办法", "1", "0", Verdict.UNKNOWN, missing_rates=(missing,))
    (line,) = missing_rate_lines(one, Language.SIMPLIFIED)
    assert "/rate USD 2026-03-02" in line and "按7.1折算" in line


def test_parties_and_overlaps_are_named() -> None:
    """An unknown party by its own word."""
    assert party_name("referrer", Language.ENGLISH) == "reward of the referrer"
    assert party_name("other", Language.ENGLISH) == "other"
    assert "以「甲」为高" in say_only_once("甲", "第三十六条", Language.SIMPLIFIED, settled=True)
    assert "甲" not in say_only_once("甲", "第三十六条", Language.SIMPLIFIED, settled=False)


@pytest.mark.parametrize("doubt", Doubt)
@pytest.mark.parametrize("language", Language)
def test_every_doubt_has_its_words(doubt: Doubt, language: Language) -> None:
    """With what was told, and the question."""
    fact = SHARED.find("foreign_funds")
    assert fact is not None
    said = say_tell_again(fact, Unclear("foreign_funds", doubt, "8000"), language).text
    assert "“8000”" in said and question_line(fact, language) in said
