"""What a clause reports."""

from datetime import date

from bot.reading.marks import mark
from bot.reading.news import elsewhere, has_news, has_stage
from bot.reading.places import SAMPLE_COUNTIES
from bot.reading.text import fold


def test_steps_sums_and_counties_are_seen() -> None:
    """Talks are a step but no news."""
    marks = mark(fold("冠县绳网在谈，莘县渔具2亿，莘县草帽开工"), date(2024, 7, 8), SAMPLE_COUNTIES)
    assert [has_stage(marks, number) for number in range(3)] == [True, False, True]
    assert [has_news(marks, number) for number in range(3)] == [False, True, True]
    assert elsewhere(marks, 0, 1) and not elsewhere(marks, 1, 2)
