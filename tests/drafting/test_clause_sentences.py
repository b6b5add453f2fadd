"""What a clause can be heard to say, and what it cannot."""

import pytest

from policies.provision import Locator, Provision, ProvisionKind
from rag.drafting.clause_sentences import lists_of, sentences_of, takes_back


def _said(text: str, lead: str = "", kind: ProvisionKind = ProvisionKind.PARAGRAPH) -> list[str]:
    return [heard.said for heard in sentences_of(Provision(Locator(article="第九条"), text, kind, lead=lead))]


def test_sentences_halves_and_pairs() -> None:
    """Each by itself, with the words before a colon."""
    said = _said("第九条 工业项目分段计奖：1亿元以下的部分，按4‰；1亿元以上的部分，按3‰。另行公布。")
    assert "工业项目分段计奖，1亿元以上的部分，按3‰。" in said and "另行公布。" in said


def test_a_member_is_heard_with_its_lead() -> None:
    """With its verb and without, not without what limits it."""
    said = _said("（一）年满十八周岁；", "第六条 申请奖励的引荐人应当同时符合下列条件：")
    assert "申请奖励的引荐人应当，年满十八周岁；" in said
    assert all("之一" in one for one in _said("（一）工业项目；", "达到下列规模之一："))


@pytest.mark.parametrize(
    ("lead", "member", "heard"),
    [
        ("第九条 下列项目不纳入奖励范围：", "（一）采矿项目；", "采矿项目不纳入奖励范围"),
        ("第四条 有下列情形之一的，不作为引荐人：", "（四）被列入失信名单的。", "被列入失信名单的，不作为引荐人"),
    ],
)
def test_what_a_lead_says_of_each_member_is_heard_of_it(lead: str, member: str, heard: str) -> None:
    """Negations included."""
    assert heard in _said(member, lead)


@pytest.mark.parametrize("lead", ["除下列项目外，给予奖励：", "除下列情形外不予奖励：", "下列项目不予奖励："])
def test_a_member_of_what_is_shut_out_is_never_heard_alone_or_turned_round(lead: str) -> None:
    """Its lead stays before it."""
    assert all("不予奖励" in one or "除" in one for one in _said("（一）采矿项目；", lead))
    assert "采矿项目不予奖励" not in _said("（一）采矿项目；", "除下列项目外不予奖励：")


def test_tables_are_left_to_those_who_quote() -> None:
    """Their units stand in their heads."""
    assert _said("| 甲 | 1 |", kind=ProvisionKind.TABLE) == []


def test_a_list_is_heard_whole() -> None:
    """The lead once, then its members."""
    lead = "第二十五条 申请奖励应当提交下列材料："
    items = [Provision(Locator(), text, ProvisionKind.ITEM, lead=lead) for text in ("（一）申请表；", "（二）复印件。")]
    (first, provisions), *_ = lists_of(items)
    assert provisions == tuple(items) and first.said.endswith("申请表，复印件") and first.demands
    assert list(lists_of(items[:1])) == []


@pytest.mark.parametrize("part", ["但房地产项目除外", "不含增值税", "仅限首年", "除另有规定外"])
def test_what_takes_something_back(part: str) -> None:
    """It may not be left out."""
    assert takes_back(part) and not takes_back("分两期兑现")


@pytest.mark.parametrize(
    "part",
    [
        "同一企业累计最高1200万元",
        "年度累计最高500万元",
        "合计不超过500万元",
        "且单个企业每年最高80万元",
        "其中亏损的减半",
    ],
)
def test_what_limits_a_sum_that_is_given(part: str) -> None:
    """It may not be left out behind the sum."""
    assert takes_back(part, "给予8%补助") and not takes_back(part.partition("最高")[0], "工期30天")


def test_a_part_of_words_said_again_and_again_is_judged_in_no_time() -> None:
    """A pattern that tries every way to divide them would never end."""
    assert not takes_back("单个" * 2000 + "。", "给予补助")
