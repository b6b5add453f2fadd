"""Choices and yes or no in plain statements; what is in doubt, or about others, is left to be asked."""

from datetime import date

import pytest

from rag.calculating.case import said
from rag.calculating.case_choices import choices_in, flags_in
from rag.calculating.case_reading import read_case
from rag.rules.fact_list import SHARED
from rag.rules.facts import Fact, FactKind, Text
from rag.text import normalise


def _said(key: str, text: str) -> str:
    value = read_case(text, SHARED, date(2026, 8, 3)).get(key)
    return "" if value is None else said(value)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sector", "引荐渔业机械和农业机械制造业项目，固投3亿元"),
        ("sector", "引荐旅游船艇制造业项目，固投3亿元"),
        ("sector", "引荐制造业项目，生产软件一体机，固投3亿元"),
        ("capital", "内资项目，外资只占一点点，固投3亿元"),
    ],
)
def test_two_choices_of_which_one_can_be_are_asked(key: str, text: str) -> None:
    """The order of a table decides nothing."""
    assert _said(key, text) == ""
    assert key in choices_in(normalise(text), SHARED).doubted


def test_foreign_money_does_not_settle_a_doubt_about_the_capital() -> None:
    """内资 was told as well."""
    assert _said("capital", "内资项目，外资800万美元能拿多少") == ""
    assert _said("capital", "到账800万美元能拿多少") == "外资"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("sector", "工业项目，属于制造业", "制造业"),
        ("sector", "制造业项目，落在工业园", "制造业"),
        ("sector", "服务业里的商贸项目", "商贸物流"),
        ("sector", "农业项目，做农产品深加工", "农产品加工"),
        ("sector", "一家做家电的企业", "制造业"),
        ("sector", "做医疗器械生产的公司", "制造业"),
        ("sector", "a battery factory of a German company", "制造业"),
        ("sector", "we make plastics", "制造业"),
        ("sector", "a bearing maker", "制造业"),
        ("nature", "这是增资扩产项目", "现有企业增资扩产"),
        ("nature", "房地产项目", "房地产开发"),
        ("nature", "收购了本地企业的股权", "股权转让"),
        ("rank", "由中国民营500强控股", "中国民营企业500强"),
        ("rank", "投资方是世界500强", "世界500强"),
    ],
)
def test_a_plain_statement_is_read(key: str, text: str, value: str) -> None:
    """The narrower choice where one holds the other."""
    assert _said(key, text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sector", "做家电的贸易公司"),
        ("sector", "做医疗器械的经销商"),
        ("sector", "轴承生产的代理商"),
        ("sector", "a plastics recycling service"),
        ("sector", "a battery storage operator"),
        ("sector", "it sells medical devices"),
        ("nature", "固投3亿元，投产后还要扩产"),
        ("nature", "固投3亿元，以后打算收购本地企业"),
        ("nature", "收购本地水果做罐头"),
        ("nature", "生产风电设备"),
        ("nature", "矿山机械制造"),
        ("nature", "不做房地产"),
        ("nature", "是否属于房地产"),
        ("rank", "客户是世界500强"),
        ("rank", "给世界500强供货"),
        ("rank", "是不是世界500强"),
        ("rank", "不由世界500强控股"),
    ],
)
def test_what_is_said_of_others_or_of_later_is_left_to_be_asked(key: str, text: str) -> None:
    """Nobody is refused for a word."""
    assert _said(key, text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("由世界500强控股", "是"), ("不由世界500强控股", "否"), ("没有被控股", "否"), ("并未由世界500强企业控股", "否"), ("世界500强参股", "否"),
        ("是否由世界500强控股", ""), ("不清楚是不是控股", ""), ("固投3亿元", ""),
    ],
)  # fmt: skip
def test_control_is_denied_in_any_words(text: str, value: str) -> None:
    """And no question is a yes."""
    assert _said("controlling", text) == value


@pytest.mark.parametrize("text", ["有没有确认函还不清楚", "不知道签约前备案了没有"])
def test_a_question_is_neither_yes_nor_no(text: str) -> None:
    """Nor is a doubt."""
    assert list(flags_in(normalise(text), SHARED)) == []


def test_a_word_that_several_facts_have_needs_more_beside_it() -> None:
    """省级 alone is no level of anything."""
    levels = (Text("国家级", "national"), Text("省级", "provincial"))
    works = Fact("works", FactKind.CHOICE, Text("智能工厂级别", "a"), Text("哪一级智能工厂？", "?"), choices=levels)
    labs = Fact("labs", FactKind.CHOICE, Text("实验室级别", "b"), Text("哪一级重点实验室？", "?"), choices=levels)
    book = SHARED.joined((works, labs))
    assert [one.key for one in choices_in("获评省级智能工厂", book).facts] == ["works"]
    assert choices_in("获评省级称号", book).facts == ()
