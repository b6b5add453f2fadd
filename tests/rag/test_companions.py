"""What stands beside the best sentence so that it does not mislead."""

from datetime import date

import pytest

from rag.answer import Answer, Question
from rag.ask import Asker

_DAY = date(2026, 11, 21)


def _told(shipped: Asker, text: str) -> str:
    found = shipped.ask(Question(text, _DAY, place="栖梧市"))
    assert isinstance(found, Answer)
    return found.statement


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("租标准厂房补贴多少", ("50%", "150万元")),
        ("外资到账奖励怎么算", ("1.5%", "按1%")),
        ("外资有哪些投资奖励", ("1.5%", "按1%")),
        ("How much is the rent subsidy for factories?", ("50%", "CNY 1,500,000")),
    ],
)
def test_a_rate_is_told_with_its_cap_and_with_its_like(shipped: Asker, asked: str, figures: tuple[str, ...]) -> None:
    """The cap stands in a sentence of its own; the other half behind a semicolon."""
    assert all(figure in _told(shipped, asked) for figure in figures)


def test_who_asks_for_one_of_two_is_told_that_one(shipped: Asker) -> None:
    """Services are not told what manufacturers get."""
    told = _told(shipped, "服务业外资到账奖励多少")
    assert "按1%" in told
    assert "制造业" not in told


def test_who_asks_for_the_cap_is_told_the_cap(shipped: Asker) -> None:
    """And no rates beside it."""
    told = _told(shipped, "租标准厂房的补贴每年最高多少")
    assert "150万元" in told
    assert "50%" not in told
