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
    assert headings(shipped, "栖梧有哪些开发区") == [f"三、开发区 › 第（{number}）项" for number in "一二三四"]


@pytest.mark.parametrize("text", ["临澜产业园有多大", "有什么金融支持", "贷款贴息有哪些限制"])
def test_a_section_of_several_kinds_is_not_told_as_one(shipped: Asker, text: str) -> None:
    """Nor is a section where one member is asked about, or what one member demands."""
    assert len({where.partition(" › ")[2] for where in headings(shipped, text)}) < 4
