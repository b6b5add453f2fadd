"""Who waits for what: every refusal of every step, decided without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from store.reporting.board import canonical
from store.reporting.board_states import (
    BoardCase,
    BoardRefusal,
    BoardState,
    Edition,
    Objection,
    may_correct,
    may_draft,
    may_object,
    may_open,
    may_publish,
)
from tests.store_reporting.boards import AS_OF, Q2, some_board

_EDITION = Edition(1, Q2, 1, canonical(some_board()), "", "", AS_OF, AS_OF, 9)
_CLOSES = datetime(2024, 7, 5, tzinfo=UTC)
_LATER = _CLOSES + timedelta(seconds=1)
_PUBLIC = (BoardState.PUBLISHED, BoardState.CORRECTED)


def _case(state: BoardState, closes_at: datetime | None = None, *objections: Objection) -> BoardCase:
    return BoardCase(_EDITION, state, closes_at, objections)


def _objection(answer: str) -> Objection:
    return Objection(1, Q2, 1, 1, None, "少了一笔", 7, AS_OF, answer)


def test_without_a_board_there_is_nothing_but_a_draft() -> None:
    """Every other step says so."""
    assert may_draft(None) is None
    steps = (may_open(None, _CLOSES, AS_OF), may_object(None, 1, AS_OF), may_publish(None, _LATER), may_correct(None))
    assert set(steps) == {BoardRefusal.NO_BOARD}


@pytest.mark.parametrize("state", _PUBLIC)
def test_after_publication_only_a_correction_follows(state: BoardState) -> None:
    """It is neither drawn up, opened nor published again."""
    case = _case(state)
    assert may_draft(case) is may_open(case, _CLOSES, AS_OF) is may_publish(case, _LATER) is BoardRefusal.PUBLISHED
    assert may_object(case, 1, AS_OF) is BoardRefusal.WINDOW_CLOSED
    assert may_correct(case) is case


def test_objections_are_for_the_window_and_for_who_is_ranked() -> None:
    """Its last second counts."""
    case = _case(BoardState.OBJECTION, _CLOSES)
    assert may_object(case, 1, _CLOSES) is case
    assert may_object(case, 1, _LATER) is BoardRefusal.WINDOW_CLOSED
    assert may_object(case, 40, _CLOSES) is BoardRefusal.NOT_RANKED
    assert may_object(_case(BoardState.DRAFT), 1, AS_OF) is BoardRefusal.NO_WINDOW


def test_publication_waits_for_the_window_and_for_answers() -> None:
    """And for the end of the period."""
    case = _case(BoardState.OBJECTION, _CLOSES, _objection("已核对"))
    assert may_publish(case, _CLOSES) is BoardRefusal.WINDOW_OPEN
    assert may_publish(case, _LATER) is case
    assert may_publish(_case(BoardState.OBJECTION, _CLOSES, _objection("")), _LATER) is BoardRefusal.UNANSWERED
    assert (
        may_publish(_case(BoardState.OBJECTION, _CLOSES), datetime(2024, 6, 30, 15, tzinfo=UTC))
        is BoardRefusal.NOT_OVER
    )
    assert may_publish(_case(BoardState.DRAFT), _LATER) is BoardRefusal.NO_WINDOW


def test_a_window_opens_once_and_ends_later_than_now() -> None:
    """A draft that waits."""
    assert may_open(_case(BoardState.OBJECTION, _CLOSES), _CLOSES, AS_OF) is BoardRefusal.NOT_DRAFT
    draft = _case(BoardState.DRAFT)
    assert may_open(draft, AS_OF, AS_OF) is BoardRefusal.TOO_SHORT
    assert may_open(draft, _CLOSES, AS_OF) is draft
    assert may_correct(draft) is BoardRefusal.NOT_PUBLISHED
