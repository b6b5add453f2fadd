"""What a question wants measured."""

import pytest

from rag.measures import EACH, measured


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("培训要多少课时", "每人补贴600元", 0),
        ("晚上开到几点", "全年开放180晚", 0),
        ("晚上开到几点", "开放至21:30", 1),
        ("公寓能住几年", "最长住36个月", 1),
        ("基金的管理费率是多少", "基金规模1.5亿元", 0),
        ("在哪个网站申报", "在县政务服务网提交", 1),
        ("一年多少钱、比例多少", "按投资额的3‰", 0.5),
        ("引荐人怎么备案", "在签约前备案", 0.5),
        ("二手机器算进投资额吗", "不包括二手设备", 0.5),
        ("公示登在哪家报纸上", "在《栖梧日报》公示5个工作日", 1),
        ("化工厂能落在哪儿", "化工园区只接收化工项目", 1),
        ("哪里看不懂找谁", "由市投资促进局负责解释", 0.5),
        ("电最便宜是几毛", "分时电价(单位:元/千瓦时)\n深谷 0.215", 1),
    ],
)
def test_a_sentence_holds_the_measure_that_is_asked_for_or_not(question: str, text: str, share: float) -> None:
    """A figure of that unit, or the word for it; one half where no measure is asked for."""
    assert measured(question, text) == share


@pytest.mark.parametrize(("text", "each"), [("每平方米多少钱", "每平方米"), ("一箱多少", "一箱"), ("哪一条", "一条")])
def test_the_measure_of_a_price_is_known(text: str, each: str) -> None:
    """It stands between the object and the word that asks."""
    found = EACH.search(text)
    assert found and found.group() == each


def test_before_something_else_is_a_time() -> None:
    """什么时候 may be answered without a figure; 几天 may not."""
    clause = "应当在签订投资协议之前办理备案"
    assert measured("备案什么时候办", clause) == 1.0
    assert measured("备案要几天", clause) == 0.0
