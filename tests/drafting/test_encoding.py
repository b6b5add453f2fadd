"""Sentences as codes: what means the same has one code, what does not has another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.drafting.encoding import CodeBook, signs_in
from rag.text import normalise, squeeze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("最高300万元", "不超过3000000元"), ("5个工作日内", "５个工作日以内"), ("三年内", "3年以内"), ("百分之五十", "50%"), ("不得转让", "不能转让"), ("未签约", "没有签约"),
        ("應當備案", "应当备案"), ("每個項目", "单个项目"), ("1億元（含）以上", "至少1亿元"), ("“小巨人”企业", "小巨人企业"), ("7天内", "七日内"),
    ],
)  # fmt: skip
def test_what_means_the_same_has_the_same_codes(one: str, other: str) -> None:
    """Figures with their bounds, negations, scripts, quotes."""
    book = CodeBook()
    assert book.encode(one) == book.encode(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("最高300万元", "300万元"), ("最高300万元", "300万元以上"), ("300万元", "300万美元"),
        ("3‰", "3%"), ("5个工作日内", "5日内"), ("签约前", "签约后"), ("应当备案", "可以备案"),
        ("超过1亿元", "1亿元以上"), ("1亿元（含）至", "1亿元（不含）至"), ("每年300万元", "一次性300万元"), ("市外资金", "市内资金"), ("省级平台", "国家级平台"), ("受理", "不受理"),
        ("甲或者乙", "甲和乙"), ("2025年1月1日", "2025年1月2日"), ("第二年", "第三年"), ("国内企业", "企业"),
        ("3月受理", "3个月受理"), ("每月10日前", "每月10天前"), ("15元/平方米·月", "15元/平方米月"), ("最高300万元", "最高−300万元"),
        ("300万元", "≥300万元"), ("内资工业", "内资/工业"),
    ],
)  # fmt: skip
def test_what_does_not_mean_the_same_has_other_codes(one: str, other: str) -> None:
    """Bounds, currencies, rates, days, before and after, must and may, places and ranks."""
    book = CodeBook()
    assert book.encode(one) != book.encode(other)


@pytest.mark.parametrize(
    "word", ["不动产", "自由", "许可证", "新能源", "外商", "应用软件", "相应资料", "储能", "前款", "国内外"]
)
def test_words_that_only_look_like_signs_are_words(word: str) -> None:
    """Their characters stay as they are."""
    assert CodeBook().encode(word) == word


def test_the_place_of_a_document_is_its_own_city() -> None:
    """本市 and the city's name; another city's name is words."""
    book = CodeBook("栖梧市")
    assert book.encode("栖梧市企业") == book.encode("本市企业") != book.encode("本县企业")
    assert book.encode("临澜县企业").startswith("临澜县")


def test_bound_words_belong_to_their_figure_or_stand_for_themselves() -> None:
    """最高标准 has a sign, 最高3元 has a figure with a bound."""
    assert signs_in("按最高标准执行") == ("bound:≤",)
    assert signs_in("最高3元") == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_can_be_encoded(text: str) -> None:
    """And no private character of it is taken for a code."""
    book = CodeBook()
    coded = book.encode(text)
    assert len(coded) <= len(squeeze(normalise(text))) + 1
    assert {char for char in coded if "\ue000" <= char <= "\uf8ff"} <= set(book.codes.values())
