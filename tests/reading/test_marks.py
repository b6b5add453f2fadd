"""What a message holds."""

from datetime import date

from bot.reading.marks import Marks, mark
from bot.reading.places import SAMPLE_COUNTIES
from bot.reading.text import fold


def marks(text: str) -> Marks:
    """On a Monday."""
    return mark(fold(text), date(2024, 7, 8), SAMPLE_COUNTIES)


def test_each_clause_knows_its_days_sums_and_counties() -> None:
    """And nobody else's."""
    found = marks("冠县昨天签约，总投资2亿")
    assert [len(found.days_in(n)) for n in (0, 1)] == [1, 0]
    assert [len(found.sums_in(n)) for n in (0, 1)] == [0, 1]
    assert [one.name for one in found.counties_in(0)] == ["冠县"]


def test_plans_and_questions_are_marked() -> None:
    """By clause; a question marks its whole sentence."""
    found = marks("昨天签约，下周回访。谁有电价？")
    assert found.plans == {1} and found.questions == {2}


def test_days_sums_and_places_are_hidden_from_names() -> None:
    """The rest is not."""
    found = marks("苏州2亿轴承")
    assert [found.is_hidden(place) for place in range(6)] == [True] * 4 + [False] * 2
