"""Who does what, how often and from when on, in English as in the clause."""

import pytest

from rag.drafting.english_figures import HOLDER
from rag.drafting.english_roles import has_same_roles

DUTY = "引荐人不得收取企业费用"
DEADLINE = "企业应当在10个工作日内提交申请材料"


@pytest.mark.parametrize(
    ("bare", "text"),
    [
        ("the referrer must not charge the enterprise fees", DUTY), ("no fees may be charged by the referrer", DUTY),
        (f"the enterprise must submit application materials {HOLDER}", DEADLINE),
        (f"each doctor gets {HOLDER} a month", "博士每人每月补贴3000元"), (f"each enterprise gets {HOLDER} a year", "每家企业每年最高30万元"),
        ("the enterprise need not file a report", "企业无需提交报告"), (f"referrers apply {HOLDER} of the date", "自投产之日起6个月内提出申请"),
    ],
)  # fmt: skip
def test_the_same_roles(bare: str, text: str) -> None:
    """Active and passive."""
    assert has_same_roles(bare, text, times=True)


@pytest.mark.parametrize(
    ("bare", "text"),
    [
        ("the enterprise must not charge the referrer fees", DUTY), ("no fees may be charged by the enterprise", DUTY),
        ("the referrer need not charge the enterprise fees", DUTY), ("the referrer does not have to charge fees", DUTY),
        ("the enterprise must not file a report", "企业无需提交报告"),
        (f"the enterprise must submit materials {HOLDER} of application", DEADLINE),
        (f"each doctor gets {HOLDER}", "博士每人每月补贴3000元"), (f"each doctor gets {HOLDER} a year", "博士每人每月补贴3000元"),
        (f"the reward is {HOLDER} a year", "奖励总额最高300万元"), (f"the reward is {HOLDER} more", "奖励总额最高300万元"),
        (f"a company recognised by a high-tech enterprise gets {HOLDER}", "首次认定为高新技术企业的,奖励25万元"),
        (f"a reward of {HOLDER} is given to them", "企业奖励10万元"), (f"both enterprises get {HOLDER}", "企业奖励10万元"),
        (f"the referrer can get the reward {HOLDER}", "引荐人可以在6个月内提出奖励申请"),
    ],
)  # fmt: skip
def test_other_roles(bare: str, text: str) -> None:
    """Exchanged, made needless, of another period, counted from something else, without applying."""
    assert not has_same_roles(bare, text, times=True)
