"""One thing in two editions."""

import pytest

from rag.answer import Answer, Question
from rag.ask import Asker
from tests.rag.invariants import TODAY, check


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("新办法和老办法封顶差多少", "300万元", "200万元"),
        ("栖梧新旧办法公示期有什么不同", "7个工作日", "5个工作日"),
        ("外资奖励新政策比老政策高多少", "6‰", "5‰"),
        ("新旧办法市外资金比例变了吗", "60%", "30%"),
        ("How does the cap in the new measures differ from the old measures in Qiwu?", "3,000,000", "2,000,000"),
    ],
)
def test_both_are_told_the_newer_first(shipped: Asker, text: str, new: str, old: str) -> None:
    """Each with its title and its own clause."""
    outcome = shipped.ask(Question(text, TODAY))
    check(outcome, shipped)
    assert isinstance(outcome, Answer)
    first, second = outcome.statement.split("\n")
    assert new in first and old in second
    assert [c.policy.title for c in outcome.citations][::len(outcome.citations) - 1] == [
        "栖梧市社会化招商奖励办法（试行）", "栖梧市社会化招商奖励暂行办法",
    ]  # fmt: skip


def test_which_of_the_two_applies_is_another_question(shipped: Asker) -> None:
    """走老办法还是新办法 compares nothing."""
    outcome = shipped.ask(Question("栖梧市协议还没签，奖励走老办法还是新办法", TODAY))
    assert not (isinstance(outcome, Answer) and outcome.statement.startswith("《"))
