"""What stands behind other passages in the ranking, and why."""

import numpy as np
import pytest

from policies.provision import Level, ProvisionKind
from rag.answer import Question
from rag.ask import Asker
from rag.inquiry import Inquiry, read_question
from rag.search import search
from rag.setbacks import governs, hands_on, set_back
from tests.rag.invariants import TODAY


def inquire(asker: Asker, text: str, place: str = "") -> Inquiry:
    """A question read against the shipped documents."""
    return read_question(Question(text, TODAY, place), asker.index.catalogue)


def test_a_city_governs_in_its_zone_and_not_in_a_county_with_rules_of_its_own(shipped: Asker) -> None:
    """栖梧高新区 is part of 栖梧市 by its name; 临澜县 is not."""
    city = next(p for p in shipped.library.policies if p.level is Level.CITY and p.place == "栖梧市")
    assert governs(city, inquire(shipped, "自建厂房怎么补", "栖梧高新区"))
    assert not governs(city, inquire(shipped, "自建厂房怎么补", "临澜县"))
    assert not governs(city, inquire(shipped, "自建厂房怎么补"))


@pytest.mark.parametrize(
    "text", ["高新区自建三层厂房能补多少", "我在高新区自己盖三层厂房有补贴吗", "高新区企业上市奖多少"]
)
def test_what_a_zone_does_not_settle_is_settled_by_its_city(shipped: Asker, text: str) -> None:
    """The zone's clause on rented workshops says nothing of built ones."""
    best = search(shipped.index, inquire(shipped, text)).candidates[0]
    assert best.passage.policy.title == "栖梧市招商引资激励政策"


@pytest.mark.parametrize("text", ["高新区首次设立研发机构给多少", "高新区智能工厂国家级扶持多少", "高新区哪几个月申报"])
def test_what_a_zone_settles_itself_comes_before_its_city(shipped: Asker, text: str) -> None:
    """Its own clause is the nearer one."""
    best = search(shipped.index, inquire(shipped, text)).candidates[0]
    assert best.passage.policy.place == "栖梧高新区"


def test_a_note_on_the_text_answers_no_question_on_what_is_in_it(shipped: Asker) -> None:
    """Prices are as of June 2026: that is no price."""
    best = search(shipped.index, inquire(shipped, "What are the prices in Qiwu?")).candidates[0]
    assert all(provision.kind is not ProvisionKind.PREAMBLE for provision in best.passage.provisions)


def test_who_asks_about_the_text_is_told_by_its_note(shipped: Asker) -> None:
    """Which language prevails stands nowhere else."""
    best = search(shipped.index, inquire(shipped, "If the English guide and the Chinese text differ, which prevails?"))
    assert "prevails" in best.candidates[0].passage.text


@pytest.mark.parametrize(
    ("text", "article"),
    [("项目进了栖梧高新区，引荐的钱市里和区里怎么分摊", "第三十条"), ("栖梧引荐奖哪些项目拿不到", "第九条")],
)
def test_what_only_hands_a_matter_on_stands_behind_what_settles_it(shipped: Asker, text: str, article: str) -> None:
    """引荐奖励执行《…》 and 引荐奖励不适用本条 say nothing of the reward."""
    best = search(shipped.index, inquire(shipped, text)).candidates[0]
    assert best.passage.provisions[0].locator.article == article


@pytest.mark.parametrize(
    ("clause", "asked", "handed"),
    [
        (
            "协议已经签订的，其引荐奖励仍按《青禾市引荐奖励暂行办法》执行；没有签订的，按本办法执行。",
            "引荐奖励最高多少",
            True,
        ),
        ("租金补贴标准按《青禾市厂房租金办法》执行。", "租金怎么补", True),
        ("园区引荐奖励执行《青禾市引荐奖励办法》，不另设。", "引荐奖励能拿多少", True),
        ("租金补贴标准按《青禾市厂房租金办法》执行。", "租金补贴执行哪个文件", False),
        ("租金补贴标准按《青禾市厂房租金办法》执行。", "人才补贴标准多少", False),
        ("引荐奖励不适用本条。", "引荐奖励要担保吗", True),
        ("国家工作人员不适用本办法。", "国家工作人员能拿吗", False),
    ],
)
def test_a_clause_hands_on_what_it_names_before_the_other_text(clause: str, asked: str, *, handed: bool) -> None:
    """However long its name is, and whatever stands before it; whom a text leaves out is told by it."""
    assert hands_on(clause, asked) is handed


def test_whether_a_zone_pays_one_of_its_own_is_told_by_what_hands_it_on(shipped: Asker) -> None:
    """There the clause that hands it on is the answer."""
    best = search(shipped.index, inquire(shipped, "高新区另设引荐奖励吗")).candidates[0]
    assert best.passage.provisions[0].locator.article == "第十六条"


def test_a_document_that_is_named_comes_before_others(shipped: Asker) -> None:
    """Who asks what is in the old measures is not told what the policy for investors demands."""
    best = search(shipped.index, inquire(shipped, "栖梧那个暂行办法里，工业项目最少投多少")).candidates[0]
    assert best.passage.policy.title == "栖梧市社会化招商奖励暂行办法"


def test_old_rules_named_in_english_come_before_those_in_force(shipped: Asker) -> None:
    """Though the guide in English is about the new ones."""
    best = search(shipped.index, inquire(shipped, "In how many parts did Qiwu's repealed 2021 rules pay the reward?"))
    assert best.candidates[0].passage.policy.title == "栖梧市社会化招商奖励暂行办法"


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("栖梧市招商引资激励政策里有哪些奖励", True),
        ("除了《栖梧市招商引资激励政策》还有哪些奖励", False),
        ("besides 栖梧市招商引资激励政策, what other rewards are there", False),
    ],
)
def test_what_is_asked_for_besides_a_document_stands_in_the_others(shipped: Asker, text: str, *, back: bool) -> None:
    """They are set back where a document is named for what is in it, and not where it is named to be left out."""
    inquiry = inquire(shipped, text)
    assert inquiry.named_ids
    policies = shipped.library.policies
    others = [p.language == "zh" and p.policy_id not in inquiry.named_ids for p in policies]
    positions = np.flatnonzero(np.array(others)[shipped.index.policy_of])
    least = float(set_back(shipped.index, positions, inquiry).min())
    assert (least > 0.2) is back
