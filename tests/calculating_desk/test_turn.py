"""What comes next in a talk."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.calculating.turn import (
    ASSUMED,
    AskExact,
    AskFixed,
    AskParty,
    AskPlace,
    AskSum,
    Nothing,
    Refused,
    Several,
    ShowCard,
    Turn,
    Unusable,
    next_turn,
    rates_for,
)
from rag.calculating.case import Fault
from rag.calculating.choosing import Why
from rag.calculating.rates import ExchangeRate, Rates
from tests.calculating_desk.rules import TOLD, book, told

_NONE = Rates()
_DAY = date(2026, 3, 2)
_PUBLISHED = Rates((ExchangeRate("USD", _DAY, Decimal("7.2"), "公告"),))


def _turn(text: str, place: str = "栖梧市") -> Turn:
    return next_turn(told(text, place), book(), _NONE)[1]


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("引荐固投3亿的内资工业项目能拿多少", "", AskPlace),
        ("固投3亿能拿多少", "栖梧市", AskParty),
        ("介绍一个3.2亿的项目能拿多少", "栖梧市", AskSum),
        ("介绍一个3.2亿的工业项目能拿多少", "栖梧市", ShowCard),  # such a project is counted by nothing else
        ("引荐总投资3亿的制造业项目能拿多少", "栖梧市", AskFixed),
        ("引荐固投3亿的内资工业项目能拿多少", "临澜县", Several),  # its own and the city's
        ("引荐固投-3亿的项目能拿多少", "栖梧市", Unusable),
        ("引荐固投0元的项目能拿多少", "栖梧市", Unusable),
        (TOLD, "", ShowCard),
        ("我引荐的内资工业项目固投不到3亿元，能拿多少", "栖梧市", AskExact),
        ("引荐的外资项目总投资3亿美元，能拿多少", "栖梧市", AskExact),
        ("引荐的外资项目注册资本1000万美元，到账外资800万美元，能拿多少", "栖梧市", ShowCard),
    ],
)
def test_each_case_has_its_next_step(text: str, place: str, kind: type) -> None:
    """A question, a choice, or a card."""
    assert isinstance(_turn(text, place), kind)


def test_a_day_before_every_edition_is_refused() -> None:
    """Later rules do not apply."""
    turn = _turn("引荐的内资工业项目2019年5月1日签约，固投2亿，能拿多少")
    assert isinstance(turn, Refused)
    assert turn.found.why is Why.BEFORE_ANY_EDITION


def test_a_card_asks_for_what_the_sum_hangs_on_first() -> None:
    """And the state awaits it."""
    state, turn = next_turn(told(), book(), _NONE)
    assert isinstance(turn, ShowCard) and turn.asked is not None
    assert (turn.asked.key, state.awaited) == ("rank", "rank")
    assert state.programme.endswith("/industry")


def test_what_more_would_bring_is_said_to_the_bound() -> None:
    """Not to one fen behind it."""
    state = told().knowing("rank", frozenset())
    turn = next_turn(state, book(), _NONE)[1]
    assert isinstance(turn, ShowCard)
    assert [(str(one.more), str(one.reached), str(one.gain)) for one in turn.more] == [("1.8亿元", "5亿元", "54万元")]
    assert turn.at_cap is not None and str(turn.at_cap.reached) == "14亿元"


def test_a_bad_value_of_the_chosen_programme_is_asked_for_again() -> None:
    """It stays awaited."""
    state, turn = next_turn(told("引荐固投5%的内资工业项目能拿多少", "栖梧市"), book(), _NONE)
    assert isinstance(turn, Unusable)
    assert turn.values[0].fault is Fault.SHARE_FOR_SUM
    assert state.awaited == "fixed_investment"


def test_a_supposed_rate_stands_in_where_none_was_published() -> None:
    """For every other day of the case, marked: the clause goes by the published one wherever there is one."""
    state = told("引荐外资1000万美元的项目，2026年3月2日到账，按7.1折算，能拿多少", "栖梧市")
    assert rates_for(replace(state, rate=None), _PUBLISHED) is _PUBLISHED
    published = rates_for(state, _PUBLISHED).on("USD", _DAY)
    assert published is not None and (published.yuan, published.assumed) == (Decimal("7.2"), False)
    found = rates_for(state, _NONE).on("USD", _DAY)
    assert found is not None
    assert (found.yuan, found.source, found.assumed) == (Decimal("7.1"), ASSUMED, True)


def test_a_programme_that_is_gone_is_nothing() -> None:
    """The documents have changed meanwhile."""
    assert next_turn(replace(told(), programme="没有/这个"), book(), _NONE)[1] == Nothing()
