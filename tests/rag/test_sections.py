"""What a document lists under one heading, where a question asks what there is of that kind."""

import pytest

from rag.answer import Answer, Question
from rag.ask import Asker
from tests.rag.invariants import TODAY


def headings(asker: Asker, text: str) -> list[str]:
    """Where the citations of the answer stand."""
    outcome = asker.ask(Question(text, TODAY))
    assert isinstance(outcome, Answer), outcome
    return [str(one.provision.locator) for one in outcome.citations]


def test_all_members_of_a_kind_are_told_in_their_order(shipped: Asker) -> None:
    """Four parks, and not the one whose words are nearest."""
    parks = [f"三、开发区 › 第（{number}）项" for number in "一二三四"]
    assert headings(shipped, "栖梧有哪些开发区") == parks
    assert headings(shipped, "有什么产业园区") == parks


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("临澜产业园有多大", "三、开发区 › 第（三）项"),
        ("有什么金融支持", "六、金融和要素支持 › 第（一）项"),
        ("贷款贴息有哪些限制", "六、金融和要素支持 › 第（一）项"),
        ("栖梧经济开发区有哪些主导产业", "三、开发区 › 第（二）项"),
        ("外资有哪些投资奖励", "二、投资奖励 › 第（三）项"),
    ],
)
def test_a_section_is_not_told_where_one_member_is_asked_about(shipped: Asker, text: str, where: str) -> None:
    """Nor where its heading names several kinds, what one member demands or has."""
    found = headings(shipped, text)
    assert found[0] == where
    assert len({one.partition(" › ")[2] for one in found}) < 3
