"""The short card: conclusion, working, what is open, where it stands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.calculating.saying import card_of
from bot.calculating.state import State
from bot.calculating.turn import ShowCard, next_turn
from bot.wording_calculating import conclusion, conditions_text, short_card, warnings
from bot.wording_calculating_full import all_spans, full_pages
from bot.wording_calculating_more import further_lines
from bot.wording_calculating_view import Card
from rag.answer import Language
from rag.calculating.rates import Rates
from rag.rules.quantity import Money
from tests.calculating_desk.rules import DAY, book, told

_ZH = Language.SIMPLIFIED


def _card(state: State) -> Card:
    after, turn = next_turn(state, book(), Rates())
    assert isinstance(turn, ShowCard)
    return card_of(after, turn)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在栖梧市引荐固投3.2亿元的内资工业项目能拿多少", "可得 106万元 至 159万元"),
        ("在栖梧市引荐固投3.2亿元的内资工业项目，不是500强，能拿多少", "都符合的话，可得 106万元"),
        ("在栖梧市引荐固投3000万元的内资工业项目，不是500强，能拿多少", "不符合条件"),
        ("在栖梧市引荐外资1000万美元的项目能拿多少", "差下面这一项"),
        ("在栖梧市引荐外资1000万美元的项目，2026-03-02到账，能拿多少", "缺 2026-03-02 的USD汇率"),
    ],
)
def test_the_conclusion_stands_first(text: str, said: str) -> None:
    """In one sentence."""
    card = _card(told(text))
    assert said in conclusion(card.calculation, _ZH)
    assert short_card(card, _ZH)[1].text == conclusion(card.calculation, _ZH)


def test_what_stands_in_the_way_is_named_with_what_is_missing() -> None:
    """Of conditions of which one suffices both."""
    card = _card(told("在栖梧市引荐固投8000万元的内资工业项目，不是500强，能拿多少"))
    text = conditions_text(card, _ZH)
    assert text.startswith("卡在第八条第一款第（一）项、第八条第二款")
    assert "差 2000万元" in text and "；或者" in text
    assert "再增加 2000万元（到 1亿元），可多得 40万元" in "\n".join(further_lines(card, _ZH))


def test_a_short_card_fits_one_message_in_each_language() -> None:
    """With its sample notice, its number, the day of the law."""
    for language in Language:
        text = "\n".join(span.text for span in short_card(_card(told()), language))
        assert len(text) < 2000
        assert "JS" in text and str(DAY) in text
    assert "示例文本，仅供演示" in "\n".join(span.text for span in short_card(_card(told()), _ZH))


def test_the_long_card_loses_nothing_in_its_pages() -> None:
    """Every block stands on one page."""
    card = _card(told())
    pages = full_pages(card, _ZH)
    assert [span for page in pages for span in page[1:]] == list(all_spans(card, _ZH))
    assert all("《栖梧市社会化招商奖励办法（试行）》" in "".join(span.text for span in page) for page in pages)


def test_every_page_of_a_long_card_names_the_document() -> None:
    """第十二条 alone is no source."""
    card = _card(told())
    long = replace(card, calculation=replace(card.calculation, findings=card.calculation.findings * 12))
    pages = full_pages(long, _ZH)
    assert len(pages) > 2
    assert all("《栖梧市社会化招商奖励办法（试行）》" in page[0].text for page in pages)


def test_warnings_stand_on_the_card() -> None:
    """A text on trial, a text that has been replaced, a clause that fair-competition review takes aim at."""
    assert any("试行文件" in line for line in warnings(_card(told()), _ZH))
    old = _card(told("在栖梧市引荐的内资工业项目2022年5月1日签约，固投2亿，能拿多少"))
    assert any("替代" in line for line in warnings(old, _ZH))
    assert any("适用《栖梧市社会化招商奖励暂行办法》" in line for line in further_lines(old, _ZH))


def test_a_grant_of_several_years_says_that_all_were_counted_alike() -> None:
    """Two years of interest at one year's figure: nobody promises both."""
    state = replace(
        told("企业年利息100万元，贷款贴息能补多少", "栖梧市"), programme="栖梧市招商引资激励政策/loan-interest"
    )
    state = state.knowing("interest_yearly", Money(Decimal(1_000_000)))
    lines = "\n".join(further_lines(_card(state), _ZH))
    assert "2年都按所填的" in lines and "按实际发生的算（六、金融和要素支持 › 第（一）项）" in lines
    assert "都按所填的" not in "\n".join(further_lines(_card(told()), _ZH))


def test_a_day_before_a_countys_own_rules_says_whose_apply() -> None:
    """The county's were not in force; the city's are taken, and it is said."""
    state = replace(told("在临澜县引荐固投3.2亿元的内资工业项目能拿多少"), day=date(2025, 2, 1))
    card = _card(replace(state, programme="栖梧市社会化招商奖励办法/industry"))
    lines = "\n".join(further_lines(card, _ZH))
    assert "2025-02-01 本地的《临澜县社会化招商奖励实施办法》没有施行，按栖梧市的《栖梧市社会化招商奖励办法" in lines
