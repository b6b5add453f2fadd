"""Paired lists (分别): read by position, and never the wrong one of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.pairing import Pair, pick_pair, read_pairs

HOTELS = "三星级、四星级、五星级的酒店，分别给予20万元、50万元、100万元奖励"
FAMILIES = (
    ("国家级", "省级", "市级"),
    ("博士", "硕士", "本科毕业生"),
    ("三星级", "四星级", "五星级"),
    ("独角兽企业", "瞪羚企业", "雏鹰企业"),
    ("工业企业", "服务业企业", "农业企业"),
    ("主板", "科创板", "北交所"),
    ("领军人才", "青年英才", "高技能工匠"),
)
UNITS = ("万元", "%", "‰", "元", "年")
LEADS = ("", "新认定的", "对首次获评", "企业引进的", "经评定为")
TAILS = ("的，分别给予", "的，分别按", "，分别奖励", "，分别为")


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, tuple[Pair, ...]]:
    """A sentence with a paired list, and its pairs."""
    family = draw(st.sampled_from(FAMILIES))
    keys = family[: draw(st.integers(2, len(family)))]
    unit = draw(st.sampled_from(UNITS))
    figures = draw(st.lists(st.integers(1, 9999), min_size=len(keys), max_size=len(keys), unique=True))
    values = [f"{figure}{unit}" for figure in figures]
    sentence = draw(st.sampled_from(LEADS)) + "、".join(keys) + draw(st.sampled_from(TAILS)) + "、".join(values) + "。"
    return sentence, tuple(Pair(key, value) for key, value in zip(keys, values, strict=True))


@settings(max_examples=100, deadline=None)
@given(lists())
def test_a_list_is_read_by_position(case: tuple[str, tuple[Pair, ...]]) -> None:
    """As many keys as values, each value with its unit, each key with its own words."""
    sentence, pairs = case
    found = read_pairs(sentence)
    assert [pair.value for pair in found] == [pair.value for pair in pairs]
    assert all(pair.key in read.key for pair, read in zip(pairs, found, strict=True))


@settings(max_examples=100, deadline=None)
@given(lists(), st.data())
def test_the_one_that_is_named_is_picked(case: tuple[str, tuple[Pair, ...]], data: st.DataObject) -> None:
    """Or, in doubt, none: a wrong one never."""
    sentence, pairs = case
    asked = data.draw(st.sampled_from(pairs))
    question = data.draw(st.sampled_from(("{}能拿多少", "我们是{}，有什么奖励", "{}", "请问{}怎么补")))
    picked = pick_pair(read_pairs(sentence), question.format(asked.key))
    assert picked is None or picked.value == asked.value


@settings(max_examples=60, deadline=None)
@given(lists())
def test_two_named_at_once_are_not_cut_to_one(case: tuple[str, tuple[Pair, ...]]) -> None:
    """The whole sentence answers both."""
    sentence, pairs = case
    assert pick_pair(read_pairs(sentence), f"{pairs[0].key}和{pairs[1].key}各是多少") is None


@settings(max_examples=60, deadline=None)
@given(lists())
def test_none_named_is_none_picked(case: tuple[str, tuple[Pair, ...]]) -> None:
    """A general question gets the whole sentence."""
    assert pick_pair(read_pairs(case[0]), "奖励怎么算，能给多少") is None


def test_values_that_share_their_unit_get_it_all() -> None:
    """20、50、100万元 are three sums of 万元."""
    pairs = read_pairs("三星级、四星级、五星级酒店，分别给予20、50、100万元")
    assert [pair.value for pair in pairs] == ["20万元", "50万元", "100万元"]


@pytest.mark.parametrize(
    ("question", "value"), [("四星酒店补多少", "50万元"), ("五星級", "100万元"), ("開三星級酒店", "20万元")]
)
def test_a_hotel_is_known_by_its_stars(question: str, value: str) -> None:
    """In either script."""
    picked = pick_pair(read_pairs(HOTELS), question)
    assert picked is not None and picked.value == value


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "奖励20万元、50万元",
        "甲、乙分别办理登记",
        "三星级、四星级的酒店，分别给予20万元、50万元、100万元、200万元",
        "项目分别占74.40%和75.33%",
        "分别",
        "分别给予20万元",
    ],
)
def test_what_cannot_be_aligned_gives_no_pairs(sentence: str) -> None:
    """Fewer keys than values, no values, no list."""
    assert read_pairs(sentence) == ()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="甲乙丙、，和分别给予奖励的12万元%（含）至。 ", max_size=60), st.text(max_size=20))
def test_any_sentence_and_question_can_be_read(sentence: str, question: str) -> None:
    """What is picked is one of the pairs; nothing is raised."""
    pairs = read_pairs(sentence)
    assert pick_pair(pairs, question) in (None, *pairs)
    assert all(pair.key and pair.value for pair in pairs)


FOREIGN = "到账外资1000万美元（含）至3000万美元、3000万美元（含）至1亿美元、1亿美元（含）以上的，分别按到账总额的6‰、8‰、1%给予奖励，不分段累加。"
FIXED = "项目完成固定资产投资5000万元（含）至1亿元、1亿元（含）至5亿元、5亿元（含）至10亿元、10亿元（含）以上的，分别按实际投资额的1%、2%、3%、4%给予奖励"
FAIRS = "企业参加高新区组织的境内、境外专业展会的，分别按展位费的60%、80%扶持"
LABS = "新获批国家级、省级、市级重点实验室或者技术创新中心的，分别扶持500万元、150万元、30万元。"
FIRST = (
    "产品被认定为国内首台（套）重大技术装备、省内首台（套）技术装备、首批次新材料的，分别扶持200万元、80万元、50万元"
)
GIANTS = "准独角兽企业、瞪羚企业设立研发中心的，分别奖励150万元、60万元"


@pytest.mark.parametrize(
    ("sentence", "question", "allowed"),
    [
        (FOREIGN, "到账外资5000万美元给引荐人几个点", {"8‰"}),
        (FOREIGN, "到账外资1.2亿美元给多少", {"1%"}),
        (FIXED, "完成固定资产投资6亿元奖多少", {"3%"}),
        (FAIRS, "省内首台套奖多少", set()),
        (FAIRS, "内资企业有什么奖励", set()),
        (LABS, "省级重点实验室扶持多少", {"150万元"}),
        (LABS, "市级领军人才补多少", {"30万元"}),
        (FIRST, "国内首次上市奖励", set()),
        (GIANTS, "独角兽企业总部奖多少", set()),
        (GIANTS, "设立研发中心奖多少", set()),
        (GIANTS, "瞪羚企业奖多少", {"60万元"}),
    ],
)
def test_in_doubt_none_is_picked(sentence: str, question: str, allowed: set[str]) -> None:
    """A band by the sum it holds, a key by its own words; else the whole sentence answers."""
    picked = pick_pair(read_pairs(sentence), question)
    assert picked is None or picked.value in allowed


@pytest.mark.parametrize(
    ("sentence", "question", "statement"),
    [
        (FOREIGN, "到账外资5000万美元给几个点", "到账外资3000万美元（含）至1亿美元：按到账总额的8‰给予奖励。"),
        (LABS, "省级重点实验室扶持多少", "新获批省级重点实验室或者技术创新中心：扶持150万元。"),
        (FAIRS, "境外展会补多少", "企业参加高新区组织的境外专业展会：按展位费的80%扶持。"),
        (HOTELS, "四星酒店补多少", "四星级：给予50万元奖励。"),
    ],
)
def test_a_pair_is_said_in_the_words_of_the_document(sentence: str, question: str, statement: str) -> None:
    """With what the list says around every key and every value."""
    picked = pick_pair(read_pairs(sentence), question)
    assert picked is not None and picked.statement == statement


def test_thresholds_are_picked_only_where_they_are_named() -> None:
    """6亿元 lies between two thresholds; which one it reaches is the reader's to see in the whole sentence."""
    pairs = read_pairs("年产值首次达到1亿元、5亿元、10亿元的，分别奖励管理团队10万元、50万元、100万元")
    picked = pick_pair(pairs, "产值达到5亿元奖多少")
    assert picked is not None and picked.value == "50万元"
    assert pick_pair(pairs, "产值6亿元奖多少") is None


@pytest.mark.parametrize(
    "question", ["注册资本6亿元奖多少", "固定资产投资不到1亿元奖多少", "固定资产投资6000万美元奖多少"]
)
def test_a_sum_of_something_else_picks_no_band(question: str) -> None:
    """Another measure, an open end, another currency."""
    assert pick_pair(read_pairs(FIXED), question) is None


def test_a_list_with_more_members_than_values_is_not_read() -> None:
    """甲、乙、丙 and two values cannot be aligned."""
    assert read_pairs("国家级、省级、市级的，分别奖励20万元、10万元") == ()
