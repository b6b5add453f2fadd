"""Cleaning: the noise of scanning and copying goes, every character of the document stays."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.cleaning import clean_text, decode

NOISE_FREE = st.text(
    alphabet="第条款一二三章节对企业给予奖励万元亿年月日，。；：（）()0123456789. \n　%‰-—U.S", max_size=120
)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("第 1 4 条 对企业给予奖励", "第14条 对企业给予奖励"),
        ("第 二 十 一 条 对企业", "第二十一条 对企业"),
        ("第 3 条 每亩投资200 万元的，给予企业30 万元奖励。", "第3条 每亩投资200万元的，给予企业30万元奖励。"),
        ("列入引导 资金，用于重点产 业。", "列入引导资金，用于重点产业。"),
        ("二 、支持范围", "二、支持范围"),
        ("三、 组织保障", "三、组织保障"),
        ("第五章 附 则", "第五章 附则"),
        ("实行“ 一事一议”。", "实行“一事一议”。"),
        ("投资规模(含税), 按下列标准", "投资规模(含税),按下列标准"),
        ("2 0 2 4 年起施行。", "2024年起施行。"),
        ("附则\u200b和\ufeff说明\u202e", "附则和说明"),
        ("一、\t政策依据", "一、政策依据"),
        ("标题\r\n正文\r下一行", "标题\n正文\n下一行"),
    ],
)
def test_blanks_of_scanning_are_closed(dirty: str, clean: str) -> None:
    """Inside Chinese, inside 第…条, between a figure and its unit."""
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(
    "text",
    [
        "第一条 为发展总部经济，制定本办法。",
        "甲县县委 甲县人民政府",
        "# 标题",
        "- 营业执照",
        "1 总则",
        "| 引导 资金 | 12 |",
        "The reward is U.S. 3 million, or 20 million yuan.",
        "投资 GAP 基地",
        "每平方米1 000元",
        "（a）项目（b）企业",
        "方案(a)",
        "一、\t12\t30",
    ],
)
def test_what_a_blank_sets_apart_stays_apart(text: str) -> None:
    """Markers, names, cells, English and grouped figures keep their blanks."""
    assert clean_text(text) == text


def test_pinyin_notes_are_taken_off() -> None:
    """A note without tone goes only in a text that carries toned ones."""
    assert clean_text("獎(jiǎng)勵(lì)辦(bàn)法(fa)") == "獎勵辦法"
    assert clean_text("見(jiàn)附件(app)") == "見附件(app)"


def test_furniture_leaves_an_empty_line_behind() -> None:
    """Line numbers of what follows stay those of the file."""
    assert clean_text("您的位置：首页 > 政策\n第一条 甲\n版权所有：某局\n第二条 乙").split("\n") == [
        "",
        "第一条 甲",
        "",
        "第二条 乙",
    ]


def test_the_contract_offers_decode_here() -> None:
    """Importers take decode from cleaning."""
    assert decode("甲".encode()) == ("甲", "utf-8")


@settings(max_examples=100, deadline=None)
@given(NOISE_FREE)
def test_no_figure_and_no_other_character_changes(text: str) -> None:
    """Apart from white space the text is the same, whatever it holds."""
    kept = [line for line in text.split("\n") if not re.fullmatch(r"\W*\d*\W*|.*(?:第.*页).*", line)]
    cleaned = clean_text("\n".join(kept))
    assert re.sub(r"\s", "", cleaned) == re.sub(r"\s", "", "".join(kept))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived_and_loses_no_digit_of_a_sentence(text: str) -> None:
    """Digits of a line that holds a sentence are all kept."""
    sentence = f"按{text}给予100万元奖励。".replace("\n", " ").replace("\r", " ")
    lines = clean_text(sentence).split("\n")
    assert Counter(re.findall(r"\d", "".join(lines))) == Counter(re.findall(r"\d", sentence))
