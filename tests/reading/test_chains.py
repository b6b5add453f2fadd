"""Names in a row."""

from datetime import date

from bot.reading.chains import chain_from, each_has_a_sum
from bot.reading.marks import mark
from bot.reading.names import find_names
from bot.reading.places import SAMPLE_COUNTIES
from bot.reading.text import fold


def test_names_with_their_sums_are_one_chain() -> None:
    """A sum that stands right behind each says that they are told alike."""
    marks = mark(fold("草帽520万、绳网90万"), date(2024, 7, 8), SAMPLE_COUNTIES)
    names = [(0, one) for one in find_names(marks.text, 0, len(marks.text), marks.hidden, ())]
    chain = chain_from(marks, names, 0)
    assert [one.name for _, one in chain] == ["草帽项目", "绳网项目"]
    assert each_has_a_sum(marks, chain)
