"""How sums add up."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.reporting.funds_settling import Sum, settled, total

_PLAIN = Sum(0, 1, 1, 0, 5, 2, "到位资金", "CNY", 0, False, date(2026, 3, 2))
_SUMS = st.lists(st.tuples(st.integers(0, 10**15), st.booleans()), max_size=12)


def sums(*said: tuple[int, bool]) -> list[Sum]:
    """A report for each: how much, and whether it is a total."""
    return [
        replace(_PLAIN, report_id=number, line=number, stated=stated, cumulative=is_total)
        for number, (stated, is_total) in enumerate(said, 1)
    ]


def test_a_total_adds_what_is_missing_to_it() -> None:
    """Also less than nothing, where a total falls."""
    found = settled(sums((500, False), (1200, True), (100, False), (1000, True)))
    assert [one.minor for one in found] == [500, 700, 100, -300]


def test_what_was_before_counts() -> None:
    """A total over sums that are not at hand."""
    assert [one.minor for one in settled(sums((500, True)), before=200)] == [300]


def test_a_correction_has_the_place_of_what_it_corrects() -> None:
    """Reported third, it counts first."""
    first, second, third = sums((1, False), (1200, True), (800, False))
    assert first.line == 1
    found = settled([second, replace(third, line=1)])
    assert [(one.stated, one.minor) for one in found] == [(800, 800), (1200, 400)]


def test_sums_of_no_project_belong_together_by_office() -> None:
    """Those of a project do whoever reports them."""
    assert replace(_PLAIN, office_id=3).group == _PLAIN.group
    assert replace(_PLAIN, office_id=3, project_id=None).group != replace(_PLAIN, project_id=None).group


@given(said=_SUMS, order=st.randoms())
def test_the_whole_is_the_last_total_and_what_came_after(said: list[tuple[int, bool]], order: object) -> None:
    """In whatever order they are handed over; settled again, nothing changes."""
    given_sums = sums(*said)
    shuffled = list(given_sums)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    found = settled(shuffled)
    last = max((number for number, (_, is_total) in enumerate(said) if is_total), default=0)
    assert total(found) == sum(stated for stated, _ in said[last:])
    assert settled(found) == found
