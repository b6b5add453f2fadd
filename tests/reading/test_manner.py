"""How likely a message reports something."""

from datetime import datetime

from bot.reading.learned import read_learned
from bot.reading.manner import BITS, grams_of, likely_report, weight_of
from bot.reading.reader import ZONE, marks_of

POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)


def likely(text: str) -> float:
    """By what comes with the program."""
    return likely_report(grams_of(marks_of(text, POSTED)), read_learned().manner)


def test_reports_are_likelier_than_wishes_questions_and_notices() -> None:
    """With the same project in each of them."""
    told = likely("莘县蛭石板项目昨天签约，总投资2亿元，客商很满意")
    for other in ("莘县蛭石板项目什么时候签约？", "请莘县把蛭石板项目的材料报上来", "祝莘县蛭石板项目早日签约"):
        assert likely(other) < told


def test_days_and_sums_count_by_their_kind() -> None:
    """Not by their digits."""
    one, other = (grams_of(marks_of(text, POSTED)) for text in ("7月3日签约2亿元", "7月5日签约8亿元"))
    assert (one == other).all() and (one < 1 << BITS).all()
    assert weight_of(one) > weight_of(grams_of(marks_of("7月3日签约2亿元，客商明天再来", POSTED)))
