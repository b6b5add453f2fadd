"""Counters of visits."""

from bot.reading.visits import is_counted, visits_in
from store.reporting.progress import Visits


def test_three_counters_stay_three() -> None:
    """批次, 人次 and 家 are never exchanged."""
    assert visits_in("接待客商3批次12人次,拜访企业5家") == Visits(3, 12, 5)


def test_what_is_not_said_stays_empty() -> None:
    """Also beside other numbers."""
    assert visits_in("签约2亿元,环评批复5个") == Visits()
    assert visits_in("一行六人来访") == Visits(persons=6)
    assert visits_in("接待客商5批23人") == Visits(5, 23)
    assert is_counted("外出2批") and not is_counted("签约2亿元")
