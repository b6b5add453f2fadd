"""What a sentence gains by holding what was asked for, over the shipped documents."""

import pytest

from rag.answer import Answer, Clarification, Question
from rag.ask import Asker
from tests.rag.invariants import TODAY


def statement(asker: Asker, text: str) -> str:
    """The statement of the answer."""
    outcome = asker.ask(Question(text, TODAY))
    assert isinstance(outcome, Answer), outcome
    return outcome.statement


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("栖梧市引荐一个固定资产3.2亿的工业项目能拿多少", "3‰", ""),
        ("高新技术企业重新认定奖多少", "10万元", "25万元"),
        ("加速器第二年租金扶持比例", "60%", "80%"),
        ("A07窗口电话", "0000-1234511", "0000-1234522"),
        ("冠县2023年一季度到位资金多少", "10亿元", ""),
        ("聊城2024年目标", "500亿元", ""),
        ("临澜县多久内申请奖励", "12个月", ""),
        ("临澜县商贸项目引荐比例", "1.5‰", ""),
        ("临澜县引荐人登记要几天", "3个工作日", ""),
        ("What is the minimum wage in Linlan County?", "1,900", ""),
        ("When can companies apply for incentives?", "1 March", ""),
        ("栖梧市社会化招商奖励暂行办法的工业项目比例是多少", "2‰", ""),
        ("暂行办法最高奖励多少", "200万元", "300万元"),
        ("固定资产投资补助多少", "固定资产投资奖励", "招工"),
    ],
)
def test_the_figure_asked_for_is_said(shipped: Asker, text: str, said: str, unsaid: str) -> None:
    """A tier by its band, a label by its name, days where days are asked for."""
    found = statement(shipped, text)
    assert said in found
    assert not unsaid or unsaid not in found


def test_a_threshold_is_what_a_small_project_is_asked_about(shipped: Asker) -> None:
    """It says from what size on there is a reward at all."""
    outcome = shipped.ask(Question("引荐一个50万元的小项目有奖励吗", TODAY))
    assert isinstance(outcome, Clarification)
    assert all("以上" in citation.quote for citation in outcome.nearest)


def test_a_list_of_papers_is_cited_whole(shipped: Asker) -> None:
    """Its opening and every member."""
    outcome = shipped.ask(Question("申请社会化招商奖励需要什么材料", TODAY))
    assert isinstance(outcome, Answer)
    cited = " ".join(str(citation.provision.locator) for citation in outcome.citations)
    assert all(f"第二十五条第（{number}）项" in cited for number in "一二三四五")


@pytest.mark.parametrize("text", ["光伏项目能拿引荐奖吗", "栖梧市公务员能当引荐人吗", "临澜县村干部能当引荐人吗"])
def test_what_is_shut_out_is_said_to_be_shut_out(shipped: Asker, text: str) -> None:
    """A member of an excluding list alone would read as a yes."""
    outcome = shipped.ask(Question(text, TODAY))
    assert not isinstance(outcome, Answer) or "不" in outcome.statement


@pytest.mark.parametrize("text", ["临澜县", "栖梧", "投资指南", "栖梧市社会化招商奖励办法"])
def test_a_bare_name_is_not_answered_with_anything(shipped: Asker, text: str) -> None:
    """What can be asked of it is said instead."""
    assert not isinstance(shipped.ask(Question(text, TODAY)), Answer)


def test_two_places_that_are_named_are_both_answered(shipped: Asker) -> None:
    """Whoever compares them is not asked which one is meant."""
    outcome = shipped.ask(Question("栖梧市和临澜县引荐奖励哪个高", TODAY))
    assert isinstance(outcome, Answer)
    assert {citation.policy.place for citation in outcome.citations} == {"栖梧市", "临澜县"}


def test_another_policy_s_validity_is_not_given(shipped: Asker) -> None:
    """A policy told by its subject is the one that is meant."""
    outcome = shipped.ask(Question("Is the digital economy policy still valid?", TODAY))
    assert not isinstance(outcome, Answer) or all("数字经济" in c.policy.title for c in outcome.citations)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("最大那种综合型总部，注册资本交足6个亿，落户那笔钱多少万", "1500"),
        ("厂子投了12亿，超过十亿的那一截栖梧市按多少给引荐人", "10亿元以上的部分"),
        ("栖梧引荐奖找第三方核查的那20天，算不算进你们初审复审的时间里", "不计入前两项期限"),
        ("买断标准厂房什么价", "每平方米2900元"),
        ("What is the referral rate in Linlan County?", "2‰"),
        ("栖梧市引荐内资工业项目的奖励最高多少", "300万元"),
        ("栖梧市有多少大中专在校生", "14.7万人"),
        ("办引荐奖励要交手续费吗", "不收取任何费用"),
        ("栖梧市的引荐人造假怎么办", "追回全部已付奖励"),
        ("栖梧市引薦獎勵首期俾幾成", "30%"),
    ],
)
def test_the_sentence_that_settles_it_speaks(shipped: Asker, text: str, said: str) -> None:
    """The row whose band holds the sum, the slice, the rule on what counts, the price and not what its buyer is granted."""
    assert said in statement(shipped, text)


def test_by_how_much_a_fee_moves_is_not_how_much_it_is(shipped: Asker) -> None:
    """次年上浮10% tells no fee."""
    assert "20万元至40万元" in statement(shipped, "委托招商机构一年基础服务费有多少")
