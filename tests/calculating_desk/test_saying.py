"""Turns in words, with their buttons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.calculating.saying import Saying, card_of, is_kept, places_of_family
from bot.calculating.state import Kind, State
from bot.calculating.turn import ShowCard, next_turn
from bot.message import Reply
from rag.answer import Language
from rag.calculating.rates import ExchangeRate, Rates
from tests.calculating_desk.rules import TOLD, book, told


def _reply(text: str, place: str = "栖梧市", language: Language = Language.SIMPLIFIED) -> Reply:
    state, turn = next_turn(told(text, place), book(), Rates())
    return Saying(book(), 5, language).reply(state, turn)


def _labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


def _card(state: State) -> ShowCard:
    turn = next_turn(state, book(), Rates())[1]
    assert isinstance(turn, ShowCard)
    return turn


@pytest.mark.parametrize(
    ("text", "place", "said", "button"),
    [
        ("引荐固投3亿的内资工业项目能拿多少", "", "项目落在哪个地方", "栖梧市"),
        ("固投3亿能拿多少", "栖梧市", "您问的是哪一种", "引荐人的奖励"),
        ("介绍一个3.2亿的项目能拿多少", "栖梧市", "3.2亿元 指的是什么", "固定资产投资"),
        ("介绍一个3.2亿的工业项目能拿多少", "临澜县", "没说是哪个数，按固定资产投资理解", "临澜县 工业项目引荐奖励"),
        ("引荐总投资3亿的制造业项目能拿多少", "栖梧市", "是总投资", "固定资产投资也是 3亿元"),
        ("引荐固投3亿的内资工业项目能拿多少", "临澜县", "就高不重复", "栖梧市 内资工业项目引荐奖励"),
        (TOLD, "", "请问：投资企业", "都不是"),
    ],
)
def test_each_turn_is_said_with_its_buttons(text: str, place: str, said: str, button: str) -> None:
    """Every button carries the talk's token and fits."""
    reply = _reply(text, place)
    assert said in reply.text
    assert button in _labels(reply)
    assert all(".5" in one.data and len(one.data.encode()) <= 64 for row in reply.buttons for one in row)


def test_a_bad_value_says_what_to_write() -> None:
    """No card, no number."""
    reply = _reply("引荐固投-3亿的工业项目能拿多少")
    assert "不能是负数：请写实际的数" in reply.text
    assert reply.buttons == ()


def test_an_english_reader_gets_figures_in_full() -> None:
    """And labels in English."""
    reply = _reply(TOLD, "", Language.ENGLISH)
    assert "CNY 1,060,000 to CNY 1,590,000" in reply.text
    assert "none" in _labels(reply)


def test_the_long_card_comes_in_pages() -> None:
    """Each below what a message takes."""
    state = told()
    saying = Saying(book(), 5, Language.SIMPLIFIED)
    pages = [saying.card(state, _card(state), page).text for page in (0, 1, 99)]
    assert all(len(page) < 4096 for page in pages)
    assert pages[1] == pages[2]
    assert "第十二条 内资工业项目按照" in pages[0]


def test_the_guide_leads_to_every_programme() -> None:
    """Page by page, those in force first."""
    saying = Saying(book(), 5, Language.SIMPLIFIED)
    assert "引荐人的奖励" in _labels(saying.guide())
    first, second = (_labels(saying.programmes("referrer", page, told().day)) for page in (0, 1))
    assert len(first) == 11
    assert first[-1] == "下一页 ▶"
    assert "◀ 上一页" in second


def test_all_other_conditions_can_be_agreed_to_once_the_sum_is_settled() -> None:
    """Not while it hangs on what is open."""
    state = told()
    saying = Saying(book(), 5, Language.SIMPLIFIED)
    assert "其余条件都符合" not in _labels(saying.card(state, _card(state)))
    settled = state.knowing("rank", frozenset())
    assert "其余条件都符合" in _labels(saying.card(settled, _card(settled)))


def test_a_card_of_a_package_leads_back_to_it() -> None:
    """Others do not."""
    state = replace(told(), kind=Kind.ALL)
    labels = _labels(Saying(book(), 5, Language.SIMPLIFIED).card(state, _card(state)))
    assert "回到服务包" in labels


def test_the_card_tells_what_was_told() -> None:
    """And whether it is kept."""
    state = told()
    turn = _card(state)
    assert is_kept(turn)
    assert [one.key for one in card_of(state, turn).known] == list(state.facts)
    open_one = _card(told("在栖梧市引荐外资1000万美元的项目能拿多少"))
    assert not is_kept(open_one)
    assert set(places_of_family(book(), "referral-reward")) == {"栖梧市", "临澜县"}


def test_where_a_rate_was_published_the_supposed_one_is_said_not_to_be_used() -> None:
    """The clause names the published rate of the day."""
    text = "在栖梧市引荐外资1000万美元的外资项目，2026年3月2日到账，按7.1折算，能拿多少"
    published = Rates((ExchangeRate("USD", date(2026, 3, 2), Decimal("7.2"), "公告"),))
    state, turn = next_turn(told(text), book(), published)
    said = Saying(book(), 5, Language.SIMPLIFIED).reply(state, turn).text
    assert "2026-03-02 有公布的中间价 7.2，按条款用公布的折算，没有用您说的 7.1" in said and "7200万元" in said
    state, turn = next_turn(told(text), book(), Rates())
    assert "假定汇率" in Saying(book(), 5, Language.SIMPLIFIED).reply(state, turn).text
