"""The drafter is opened when it is needed, and how a drafting went is told in one value."""

import pytest

from bot.phrasing.wordsmith import Drafts, Wordsmith
from rag.answer import Question
from rag.drafting.port import FaultKind, ModelFault
from tests.bot.sample import CAP, DAY
from tests.phrasing.scene import HALF, WORDED, Script

QUESTION = Question("最高多少", DAY)


def test_it_is_opened_once_and_only_when_asked() -> None:
    """What it stands on takes seconds to load."""
    script = Script()
    smith = Wordsmith(script.open, 5)
    assert script.opened == 0
    for _ in range(2):
        heard = smith.word(QUESTION, CAP, lambda drafted: True)
        assert heard.final is not None and heard.final.answer == WORDED
        assert heard.is_fault is False
    assert script.opened == 1


def test_what_cannot_be_opened_is_tried_again() -> None:
    """A key that is put right is noticed without a restart."""
    tries: list[int] = []

    def open_it() -> Drafts:
        tries.append(1)
        if len(tries) == 1:
            raise ModelFault(FaultKind.WRONG_KEY)
        return Script()

    smith = Wordsmith(open_it, 5)
    assert smith.word(QUESTION, CAP, lambda drafted: True).fault is FaultKind.WRONG_KEY
    assert smith.word(QUESTION, CAP, lambda drafted: True).fault is None


def test_nothing_more_is_drafted_once_nobody_wants_it() -> None:
    """The drafter is left where it was."""
    reached: list[int] = []
    script = Script(says=(HALF, HALF, WORDED), before=reached.append)
    heard = Wordsmith(script.open, 5).word(QUESTION, CAP, lambda drafted: False)
    assert (heard.final, heard.fault) == (None, None)
    assert reached == [0]


@pytest.mark.parametrize("kind", list(FaultKind))
def test_a_fault_counts_against_the_model_unless_it_is_ours(kind: FaultKind) -> None:
    """Clauses that are too long for it, or kept from it, say nothing of whether it works."""
    heard = Wordsmith(Script(fault=kind).open, 5).word(QUESTION, CAP, lambda drafted: True)
    ours = kind in (FaultKind.TOO_LONG_CONTEXT, FaultKind.FORBIDDEN)
    assert heard.is_fault is (None if ours else True)
