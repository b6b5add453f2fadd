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
