"""Which fact a number belongs to."""

from rag.calculating.case import said
from rag.calculating.case_doubts import is_inexact
from rag.calculating.case_naming import bare_name, named_by, read_counts, unit_pattern
from rag.calculating.case_sums import sums
from rag.rules.fact_list import SHARED
from rag.rules.facts import Fact, FactKind, Text

_WORDS = (("fixed", "固投|固定资产投资"), ("total", "投资"))


def _names(text: str) -> list[str]:
    numbers = sums(text)
    return [named_by(text, one, _WORDS, numbers)[0] for one in numbers]


def test_the_nearest_word_before_a_number_names_it() -> None:
    """Of two that end together the longer one; behind another number nothing is looked for."""
    assert _names("固定资产投资2亿元，投资3亿元") == ["fixed", "total"]
    assert _names("投资3亿元，2亿元") == ["total", ""]


def test_else_the_word_right_behind_it() -> None:
    """3.2亿元的固投."""
    assert _names("3.2亿元的固投") == ["fixed"]


def test_a_unit_that_only_one_fact_has_names_it() -> None:
    """标准箱; years and persons do not."""
    boxes = Fact("boxes", FactKind.NUMBER, Text("集装箱数", "containers"), Text("多少箱？", "How many?"), "标准箱")
    book = SHARED.joined((boxes,))
    assert [(fact.key, said(fact.value)) for fact in read_counts("发运200标准箱", book, is_inexact)] == [
        ("boxes", "200标准箱")
    ]
    assert read_counts("来了200人", book, is_inexact) == []
    assert read_counts("发运200标准箱以上", book, is_inexact) == []


def test_a_name_is_bare_and_a_unit_has_other_writings() -> None:
    """设备投资（不含税）; 平米."""
    equipment, area = SHARED.find("equipment_investment"), SHARED.find("rented_area")
    assert equipment and area
    assert bare_name(equipment) == "设备投资"
    assert "平米" in unit_pattern(area)
    assert unit_pattern(equipment) == ""
