"""Lexicon: what people say, and what documents write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.lexicon import _COLLOQUIAL, _ENGLISH, expand, hints, subject
from rag.text import normalise


@pytest.mark.parametrize(
    ("said", "official"),
    [
        ("介绍费怎么算", "引荐奖励"),
        ("好处费给多少", "引荐奖励"),
        ("封顶多少", "最高"),
        ("娃娃读书咋办", "子女"),
        ("一度电多少钱", "电价"),
        ("what is the referral reward", "引荐奖励"),
        ("is leasing a workshop subsidised", "租金"),
        ("is there a cap?", "最高"),
        ("rent of a standard workshop", "标准厂房"),
        ("標準廠房房租補多少", "租金"),
        ("标准厂房买断起价", "售价"),
        ("大中专在校生有多少", "高职院校"),
        ("办理要交手续费吗", "不收取"),
        ("引荐人造假会怎么处理", "追回"),
        ("人才买第一套房补多少", "购房补贴"),
        ("第一期给多少", "分三期"),
        ("what happens if I lie about it", "追回"),
    ],
)
def test_everyday_words_reach_official_ones(said: str, official: str) -> None:
    """In Chinese of either script, and in English."""
    assert official in expand(normalise(said)).split()


@pytest.mark.parametrize(("said", "hour"), [("peak?", "高峰"), ("off-peak", "低谷"), ("top-peak hours", "尖峰")])
def test_an_hour_of_the_tariff_is_none_of_the_others(said: str, hour: str) -> None:
    """Peak is not the valley, whose price is a third of it."""
    assert {"高峰", "低谷", "尖峰"} & set(expand(normalise(said)).split()) == {hour}


@pytest.mark.parametrize("said", ["capital of the province", "the trent valley", "彩虹桥在哪"])
def test_letters_inside_a_word_are_no_word(said: str) -> None:
    """Neither cap in capital nor rent in trent."""
    assert not {"最高", "租金"} & set(expand(normalise(said)).split())


@pytest.mark.parametrize(
    ("said", "official"), [("AI企业有补贴吗", "人工智能"), ("5G专网", "专线"), ("国外PCT专利", "国外授权")]
)
def test_latin_words_are_known_beside_chinese_ones(said: str, official: str) -> None:
    """No blank stands between them."""
    assert official in expand(normalise(said)).split()


@pytest.mark.parametrize("said", ["标准厂房", "奖励标准是多少"])
def test_not_every_standard_is_a_technical_one(said: str) -> None:
    """标准 alone says nothing of 国家标准."""
    assert "国家标准" not in expand(normalise(said)).split()


def test_a_word_is_hinted_once() -> None:
    """However often it is said."""
    official = expand(normalise("介绍费，介绍费，还是介绍费")).split()
    assert len(official) == len(set(official))


def test_the_longer_stretch_speaks_for_the_shorter_one() -> None:
    """A stretch inside a longer known one is not counted by itself."""
    found = hints("介绍费")
    assert found
    assert all((hint.start, hint.end) == (0, 3) for hint in found)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="介绍费封顶多少引荐人怎么算 cap rent of the，？12万", max_size=40))
def test_hints_point_into_the_question(text: str) -> None:
    """Each stretch lies inside the folded text and says something."""
    folded = normalise(text)
    for hint in hints(folded):
        assert 0 <= hint.start < hint.end <= len(folded)
        assert hint.official and all(hint.official)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("请问标准厂房怎么补贴呢？", "标准厂房 补贴"),
        ("最高额度是多少", "最高额度"),
        ("想问一下审计费谁出", "审计费谁出"),
        ("怎么", ""),
        ("", ""),
        ("就业补贴怎么申请", "就业补贴 申请"),
        ("对外投资有什么奖励", "对外投资 奖励"),
        ("能源项目的到位资金怎么算", "能源项目 到位资金 算"),
        ("和平路在哪里", "和平路"),
        ("What is the cap of the referral reward", "cap referral reward"),
    ],
)
def test_words_that_only_ask_are_no_subject(question: str, left: str) -> None:
    """What is left is what the question is about."""
    assert subject(question).rstrip("?？ ").split() == left.split()


def test_every_row_can_be_looked_for() -> None:
    """They are compiled when first needed, which must not fail in front of a person; and none finds nothing everywhere."""
    assert not [row.written for row in (*_COLLOQUIAL, *_ENGLISH) if row.pattern.fullmatch("")]


@pytest.mark.parametrize(
    ("said", "cut"),
    [("按多少给引荐人", "少给"), ("我能不能走你们的流程", "不能走"), ("我能不能跟投资方再收一笔", "跟投")],
)
def test_no_phrase_is_found_across_the_words_of_a_question(said: str, cut: str) -> None:
    """少给 in 多少给 is no shortfall, and who deals 跟投资方 does not follow an investment."""
    assert cut in said
    assert cut not in {said[hint.start : hint.end] for hint in hints(said)}


def test_words_that_only_ask_are_no_words_of_documents() -> None:
    """怎么 and 什么 name nothing, though 咋 and 啥 stand for them."""
    assert not [hint for hint in hints("这个怎么处理，什么时候") if "怎么" in hint.official or "什么" in hint.official]


def test_the_first_line_of_a_table_is_its_heading() -> None:
    """Neither "in" nor "words" of it is a word of documents."""
    assert not hints("in words")


@pytest.mark.parametrize(
    ("said", "official"),
    [
        ("一年干到3个亿", "年产值首次达到"),
        ("约好的产值没做到", "核减"),
        ("我妈在税务局上班", "公职人员"),
        ("韩文的合同要怎么交", "中文译本"),
        ("开石场的项目", "采砂采石"),
        ("想和你们面谈", "招商联络处"),
        ("什么样的项目不给奖", "不纳入奖励范围"),
        ("land for a hotel downtown", "商服用地"),
    ],
)
def test_words_of_the_street_reach_the_clause(said: str, official: str) -> None:
    """Whatever kind of question they stand in."""
    assert official in expand(normalise(said)).split()


def test_asking_whether_it_is_recognised_denies_nothing() -> None:
    """认不认 is not 不认."""
    assert "否认" not in expand(normalise("县里认不认")).split()
    assert "否认" in expand(normalise("老板不认了")).split()


@pytest.mark.parametrize(
    ("said", "official"),
    [
        ("管理办法文本在哪下载", "外文材料"),
        ("今日文件有哪些", "外文材料"),
        ("有外语学校吗", "外文材料"),
        ("网上电子申报怎么弄", "接电时间"),
        ("晚上电话打得进吗", "接电时间"),
        ("开通电子发票要什么", "接电时间"),
    ],
)
def test_no_language_and_no_power_is_read_out_of_parts_of_other_words(said: str, official: str) -> None:
    """办法|文本, 今日|文件, 网上|电子."""
    assert official not in expand(normalise(said)).split()


@pytest.mark.parametrize(
    ("said", "official"),
    [
        ("法文材料收不收", "外文材料"),
        ("日语的证明行吗", "外文材料"),
        ("英文说明书要翻吗", "外文材料"),
        ("厂房多久上电", "接电时间"),
    ],
)
def test_languages_and_power_are_still_heard(said: str, official: str) -> None:
    """The same characters, as words of their own."""
    assert official in expand(normalise(said)).split()
