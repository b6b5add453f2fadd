"""Which clauses fair-competition review takes aim at, and which only look like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from rag.law_warnings import Concern, concerns

TAX, STAY, LOCAL, ONE = Concern.TAX_REFUND, Concern.NO_MOVE, Concern.LOCAL_PURCHASE, Concern.SELECTIVE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("企业自投产年度起，按其对地方财政贡献的80%给予奖励，连续三年。", TAX),
        ("前两年按企业所得税地方留成部分的100%奖励，后三年奖励50%。", TAX),
        ("按增值税市级留存部分的30%返还企业。", TAX),
        ("税收地方留存全额返还，用于企业扩大再生产。", TAX),
        ("地方经济贡献额达到30万元以上的，一次性给予10万元奖励。", TAX),
        ("對總部企業按地方財政貢獻的60%給予獎勵。", TAX),
        ("The company receives a rebate of 50% of the local tax it pays.", TAX),
        ("享受本政策的企业须承诺10年内不迁离注册地、不改变在本区的纳税义务。", STAY),
        ("企业十年内不得迁出，迁出的应全额退回已享受的扶持资金。", STAY),
        ("获得扶持后十年内不减少注册资本、不得迁离本区。", STAY),
        ("A company that relocates within ten years must repay the subsidy.", STAY),
        ("优先采购本地企业生产的建材，采购额的2%给予补助。", LOCAL),
        ("整机企业向区内企业采购零部件的，按新增额的2%扶持。", LOCAL),
        ("对龙头项目实行一企一策，给予专项扶持。", ONE),
        ("属于地方所得的土地出让金按80%奖励返还。", ONE),
        ("按其地方财政贡献的50%给予奖励，未达到投资强度的不予奖励。", TAX),
        ("按其地方财政贡献的50%给予奖励，企业应当依法纳税。", TAX),
        ("以企业纳税信用A级为条件，按其地方财政贡献的50%给予奖励。", TAX),
        ("按其地方财政贡献的50%给予奖励（个人所得税由企业代扣代缴）。", TAX),
        ("失信企业不享受本政策，其他企业按其地方财政贡献的50%给予奖励。", TAX),
        ("承诺十年内不迁离本区的给予奖励，禁止弄虚作假。", STAY),
        ("优先采购本地企业生产的建材给予补助，房地产项目不予补助。", LOCAL),
        ("对龙头项目实行一企一策给予扶持，亏损企业不享受。", ONE),
    ],
)
def test_a_clause_of_the_kind_is_found(text: str, kind: Concern) -> None:
    """By taxes or contribution, against moving, for local goods, for single firms."""
    assert kind in concerns(text)


@pytest.mark.parametrize(
    "text",
    [
        "不得以税收返还方式招商，不得与企业税收贡献挂钩给予奖励。",
        "企业可以依法自主迁移，不因享受本政策而受到限制；迁移后尚未拨付的奖补不再拨付。",
        "引荐人取得奖励应当依法纳税，由拨付单位代扣代缴个人所得税。",
        "投产后第二个完整年度起，亩均税收不低于25万元。",
        "禁止要求企业承诺不迁离。",
        "按地方财政贡献的50%给予奖励的做法，自2024年8月1日起停止执行。",
        "不得违法给予税收优惠，或者按地方财政贡献的50%给予奖励。",
        "已享受一企一策奖励的项目，不再享受本奖励。",
        "本办法不以企业缴纳税收作为奖励条件。",
        "每标准箱补助300元，每家企业每年最高100万元。",
        "自取得不动产权证之日起10年内转让的，退回补助。",
        "已享受“一事一议”政策的项目，不适用本政策。",
        "奖励资金由市级财政和项目落户地财政按照4∶6的比例分担。",
        "项目在两年内停建、撤资或者迁出本市的，未兑现的奖励不再兑现。",
        "A company that has received incentives remains free to relocate.",
        "The company pays its own taxes.",
        "",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    """Words that forbid, free or deny; taxes that the receiver pays; money from several budgets."""
    assert concerns(text) == ()


def test_of_the_shipped_documents_two_clauses_are_of_the_kind() -> None:
    """一事一议 and 本地配套; not 自主迁移."""
    found = [
        (policy.policy_id, str(provision.locator))
        for policy in load_library(SHIPPED_POLICIES).policies
        for provision in policy.provisions
        if concerns(f"{provision.lead}\n{provision.text}")
    ]
    assert found == [
        ("栖梧市招商引资激励政策", "一、适用对象和基本条件 › 第（四）项"),
        ("栖梧高新区先进制造业扶持办法", "第九条"),
    ]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text: str) -> None:
    """None raises."""
    assert len(set(concerns(text))) == len(concerns(text))
