"""Words that ask and report nothing."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.reader import Gazetteer, read_message
from bot.reporting.asking_words import asks, only_asks
from store.reporting.progress import Row
from store.reporting.project import Stage

NOW = datetime(2026, 8, 3, 2, tzinfo=UTC)
MESSAGES = Path(__file__).parents[1] / "messages"


@pytest.mark.parametrize(
    "text",
    [
        "请问厂区绿化有没有补贴",
        "请问我们县有没有政策",
        "设备花了900万，有没有什么补贴",
        "有什么政策可以享受",
        "招工100人能拿几万",
        "租办公楼能不能享受免租",
        "請問外資企業能不能享受補貼",
        "享受这项优惠要备哪些材料",
        "介绍费封顶多少",
        "奖励名单公示几天",
        "客户一签就是六年，租金按几成补",
        "还是这个比例不",
        "设备是二手的，给补吗",
        "公示结束了没有",
        "咨询一下，冷库补贴的事",
        "办法第十五条",
        "does a cold store get a subsidy",
        "Is there any policy for exporters?",
    ],
)
def test_these_ask(text: str) -> None:
    """In Chinese of either script and in English, with a mark or without."""
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "好的收到",
        "今天没什么进展",
        "谈了好几家企业",
        "跑了几家，都没谈成",
        "还在等批复呢",
        "有什么情况随时联系我",
        "请各单位报一下到位资金是多少",
        "@老王 这个数是多少，核一下",
        "通知：各组明天报送，有哪些问题一并列出",
        "不知道",
        "怎么都行",
        "哈哈哈",
        "thanks a lot",
        "",
    ],
)
def test_these_do_not(text: str) -> None:
    """Words that ask elsewhere; what is asked of many; thanks."""
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        ("普通设备买了900万，能补几个点", Row("普通设备项目"), True),
        ("我们新设公司实缴5000万，一次性给多少", Row(), True),
        ("普通设备买了900万。", Row("普通设备项目"), False),
        ("设备项目昨天签约，投资2亿元，能不能享受补贴", Row("设备项目", Stage.SIGNED), False),  # is called one
        ("轴承厂前天到位资金3000万，奖励怎么申请", Row("轴承厂", day=NOW.date()), False),
        ("渔网厂到位资金3000万，奖励怎么申请", Row("渔网厂"), False),  # the store knows it
        ("更正：到位资金3000万，奖励够不够", Row(correction=True), False),
        ("轴承厂到位资金3000万，用电怎么办", Row("轴承厂"), False),  # no matter of a policy
    ],
)
def test_a_report_that_asks_as_well_stays_a_report(text: str, row: Row, *, expected: bool) -> None:
    """A project that is known, called one, or has a day is told of; a sum alone is what is asked about."""
    assert only_asks(text, (row,), {"渔网厂"}) is expected


def test_no_report_is_taken_for_a_question() -> None:
    """Labelled messages of those who report."""
    for line in (MESSAGES / "tune_3.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        rows = read_message(one["text"], datetime.fromisoformat(one["posted_at"]), Gazetteer()).rows
        assert not (rows and one["gold"]["reports"] and only_asks(one["text"], rows, ())), one["text"]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="请问有没的吗呢不几多少，。？?.什么a \n", max_size=40))
def test_any_words_can_be_looked_at(text: str) -> None:
    """Whatever they are."""
    assert isinstance(asks(text), bool)
    assert only_asks(text, (), ()) in {True, False}
