"""What may be done to an official answer when, and by whom."""

from dataclasses import replace

import pytest

from store.answering.official_answer import (
    AnswerRefusal,
    AnswerState,
    BoundClause,
    OfficialAnswer,
    may_change,
    may_decide,
    may_submit,
    may_withdraw,
)
from store.people import Role
from tests.store.samples import NOON

WRITER, SECOND = 9, 13
DRAFT = OfficialAnswer(1, 1, AnswerState.DRAFT, 3, WRITER, NOON, hands=frozenset({WRITER}))
CLAUSE = BoundClause("办法", "a.md", "第七条", "第七条 奖励30万元。", "d", "e")
WHOLE = replace(DRAFT, question="食堂补贴吗", text="奖励30万元。", clause=CLAUSE)


def test_what_is_complete_is_submitted_and_only_a_draft() -> None:
    """Clause, words and question."""
    assert may_submit(WHOLE, 3) is None
    assert may_submit(DRAFT, 3) is AnswerRefusal.INCOMPLETE
    assert may_submit(WHOLE, 2) is AnswerRefusal.MOVED
    assert may_submit(replace(WHOLE, state=AnswerState.WAITING), 3) is AnswerRefusal.WRONG_STATE
    assert may_submit(None, 3) is AnswerRefusal.GONE


@pytest.mark.parametrize("state", [AnswerState.LIVE, AnswerState.WITHDRAWN, AnswerState.DROPPED])
def test_what_was_decided_changes_no_more(state: AnswerState) -> None:
    """Another one is written instead."""
    assert may_change(replace(WHOLE, state=state), 3) is AnswerRefusal.WRONG_STATE


def test_a_second_person_in_charge_decides() -> None:
    """Not who wrote it, whatever they are, and nobody without the office at that very moment."""
    waiting = replace(WHOLE, state=AnswerState.WAITING)
    assert may_decide(waiting, 3, SECOND, Role.COORDINATOR) is None
    assert may_decide(waiting, 3, WRITER, Role.ADMIN) is AnswerRefusal.AUTHOR
    assert may_decide(waiting, 3, SECOND, Role.LEADER) is AnswerRefusal.NOT_ENTITLED
    assert may_decide(waiting, 3, SECOND, None) is AnswerRefusal.NOT_ENTITLED
    assert may_decide(waiting, 2, SECOND, Role.ADMIN) is AnswerRefusal.MOVED
    assert may_decide(WHOLE, 3, SECOND, Role.ADMIN) is AnswerRefusal.WRONG_STATE


def test_only_what_is_live_is_withdrawn() -> None:
    """Once."""
    live = replace(WHOLE, state=AnswerState.LIVE)
    assert may_withdraw(live, 3) is None
    assert may_withdraw(live, 2) is AnswerRefusal.MOVED
    assert may_withdraw(WHOLE, 3) is AnswerRefusal.WRONG_STATE
    assert may_withdraw(None, 3) is AnswerRefusal.GONE
