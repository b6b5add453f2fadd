"""Wanted: the kind of thing a question asks for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.text import normalise
from rag.wanted import Wanted, holds_attribute, holds_wanted, kind_wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("引荐奖励能拿多少", Wanted.REWARD),
        ("标准厂房怎么补贴", Wanted.REWARD),
        ("標準廠房怎麼補貼", Wanted.REWARD),
        ("一度电多少钱", Wanted.SUM),
        ("How much is the water?", Wanted.SUM),
        ("有多少人口", Wanted.NUMBER),
        ("公示几天", Wanted.TIME),
        ("How long is it valid?", Wanted.TIME),
        ("窗口在哪", Wanted.PLACE),
        ("哪个部门负责", Wanted.WHO),
        ("公务员能不能领", Wanted.YES_NO),
        ("讲讲你们的政策", Wanted.OTHER),
        ("", Wanted.OTHER),
    ],
)
def test_the_kind_is_made_out(question: str, wanted: Wanted) -> None:
    """A reward, a price, a count, a time, a place, an office, yes or no."""
    assert kind_wanted(normalise(question)) is wanted


@pytest.mark.parametrize(
    ("wanted", "holding", "other"),
    [
        (Wanted.REWARD, "给予20万元奖励。", "引荐人应当备案。"),
        (Wanted.SUM, "每吨3.85元。", "工业用水由供水企业供应。"),
        (Wanted.NUMBER, "常住人口412万人。", "人口稳步增长。"),
        (Wanted.TIME, "在5个工作日内作出决定。", "逾期不予受理。"),
        (Wanted.TIME, "三年内不受理其申请。", "不受理其申请。"),
        (Wanted.PLACE, "地址：梧桐大道100号。", "奖励标准另行规定。"),
        (Wanted.WHO, "由市投资促进局负责解释。", "奖励二十万元。"),
    ],
)
def test_a_sentence_holds_its_kind_or_not(wanted: Wanted, holding: str, other: str) -> None:
    """A sum for a price, a term for a time."""
    assert holds_wanted(holding, wanted)
    assert not holds_wanted(other, wanted)


@pytest.mark.parametrize(
    ("question", "holding", "other"),
    [
        ("封顶多少", "单个项目最高不超过300万元。", "按照4‰给予奖励，300万元起。"),
        ("年龄有什么要求", "年满十八周岁的自然人", "3年以上的企业"),
        ("离机场多远", "距市中心28公里", "开通航线23条"),
        ("联系电话", "电话0000-1234501", "地址在5号楼412室"),
        ("按什么比例", "按4‰给予奖励", "给予20万元奖励"),
        ("文号是多少", "栖政发〔2025〕3号", "2025年3号楼"),
    ],
)
def test_an_attribute_that_is_named_must_be_held(question: str, holding: str, other: str) -> None:
    """Age, distance, ratio, cap, telephone number."""
    assert holds_attribute(holding, normalise(question)) is True
    assert holds_attribute(other, normalise(question)) is False


def test_where_no_attribute_is_named_none_is_missed() -> None:
    """The question decides."""
    assert holds_attribute("给予20万元奖励", "引荐奖励怎么给") is None


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(Wanted))
def test_any_text_can_be_looked_at(question: str, text: str, wanted: Wanted) -> None:
    """Without an exception; what is of no kind is held by nothing."""
    assert kind_wanted(normalise(question)) in Wanted
    assert holds_attribute(text, normalise(question)) in (True, False, None)
    assert holds_wanted(text, wanted) in (True, False)
    assert not holds_wanted(text, Wanted.OTHER)


def test_leaders_who_went_out_are_no_reward() -> None:
    """领 in 领导 takes nothing."""
    assert kind_wanted("市级领导外出招商多少人次") is Wanted.NUMBER
    assert kind_wanted("引荐人能领多少") is Wanted.REWARD
