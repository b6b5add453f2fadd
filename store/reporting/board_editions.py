"""Editions of boards, their states and objections, as the tables keep them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.reporting.audit_log import Deed
from store.reporting.board import Board, canonical, fingerprint
from store.reporting.board_seals import evidence_of, seal
from store.reporting.board_states import BoardCase, BoardState, Edition, Objection
from store.reporting.board_tables import board_editions, board_steps, objection_answers, objections
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, parse_period

_E, _S, _O, _A = board_editions.c, board_steps.c, objections.c, objection_answers.c
_OBJECTIONS = (
    sa.select(
        _O.objection_id, _E.period, _E.number, _O.office_id, _O.indicator, _O.text, _O.done_by, _O.at,
        _A.text.label("answer"), _A.accepted, _A.done_by.label("answered_by"),
    )
    .join(board_editions, _E.edition_id == _O.edition_id)
    .outerjoin(objection_answers, _A.objection_id == _O.objection_id)
    .order_by(_O.objection_id)
)  # fmt: skip


def add_edition(
    connection: sa.Connection, board: Board, marks: Mapping[str, int], *, by: int, now: datetime, reason: str = ""
) -> int:
    """Keep a board as the next edition of its period, chained to the newest edition of all; its id."""
    newest = sa.select(_E.sha256).order_by(_E.edition_id.desc()).limit(1)
    previous = connection.execute(newest).scalar() or ""
    earlier = sa.select(sa.func.coalesce(sa.func.max(_E.number), 0)).where(_E.period == str(board.period))
    text = canonical(board)
    row = {
        "period": str(board.period),
        "number": int(connection.execute(earlier).scalar_one()) + 1,
        "content": text,
        "sha256": fingerprint(text, previous),
        "previous": previous,
        "as_of": board.as_of,
        "marks": dict(marks),
        "reason": reason,
        "at": now,
        "done_by": by,
    }
    edition_id = int(connection.execute(sa.insert(board_editions).values(row).returning(_E.edition_id)).scalar_one())
    seal(Deed(connection, by, now), board_editions, edition_id, evidence_of(connection, board, marks))
    return edition_id


def add_step(  # which edition, its state, until when; by whom and when
    connection: sa.Connection,
    edition_id: int,
    state: BoardState,
    closes_at: datetime | None,
    *,
    by: int,
    now: datetime,
) -> None:
    """Let an edition pass into a state."""
    row = {"edition_id": edition_id, "state": state.value, "closes_at": closes_at, "at": now, "done_by": by}
    step_id = int(connection.execute(sa.insert(board_steps).values(row).returning(_S.step_id)).scalar_one())
    seal(Deed(connection, by, now), board_steps, step_id)


def read_chain(connection: sa.Connection) -> Iterator[tuple[Edition, dict[str, int]]]:
    """All editions of all periods in the order they were made, with their marks."""
    for row in connection.execute(sa.select(board_editions).order_by(_E.edition_id)):
        yield _edition(row), dict(row.marks)


def read_case(connection: sa.Connection, period: Period) -> BoardCase | None:
    """The newest edition of a period, its state, and all objections against any of its editions."""
    of_period = _E.period == str(period)
    row = connection.execute(
        sa.select(board_editions).where(of_period).order_by(_E.number.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return None
    steps = sa.select(_S.state, _S.closes_at).join(board_editions, _E.edition_id == _S.edition_id).where(of_period)
    last = connection.execute(steps.order_by(_S.step_id.desc()).limit(1)).one()
    against = connection.execute(_OBJECTIONS.where(of_period))
    return BoardCase(_edition(row), BoardState(last.state), last.closes_at, tuple(_objection(one) for one in against))


def read_open(connection: sa.Connection, now: datetime) -> tuple[BoardCase, ...]:
    """The boards that are open to objections now, by period."""
    still = _S.state == BoardState.OBJECTION.value
    periods = sa.select(_E.period).join(board_steps, _S.edition_id == _E.edition_id).where(still, _S.closes_at >= now)
    found = (read_case(connection, _period(text)) for text in sorted(set(connection.execute(periods).scalars())))
    return tuple(case for case in found if case is not None and case.is_open(now))


def read_answered(connection: sa.Connection, since: datetime) -> tuple[tuple[Objection, datetime], ...]:
    """The objections that were answered at `since` or later, each with when."""
    answered = connection.execute(_OBJECTIONS.add_columns(_A.at.label("answered_at")).where(_A.at >= since))
    return tuple((_objection(row), row.answered_at) for row in answered)


def add_objection(  # what is said, by whom and when
    connection: sa.Connection,
    edition: Edition,
    office_id: int,
    indicator: Indicator | None,
    text: str,
    *,
    by: int,
    now: datetime,
) -> int:
    """Keep an objection; its id."""
    row = {
        "edition_id": edition.edition_id,
        "office_id": office_id,
        "indicator": indicator and indicator.value,
        "text": text,
        "at": now,
        "done_by": by,
    }
    objection_id = int(connection.execute(sa.insert(objections).values(row).returning(_O.objection_id)).scalar_one())
    seal(Deed(connection, by, now), objections, objection_id)
    return objection_id


def answer_objection(  # what is said, by whom and when
    connection: sa.Connection, objection_id: int, text: str, *, accepted: bool, by: int, now: datetime
) -> None:
    """Keep the answer to an objection."""
    row = {"objection_id": objection_id, "text": text, "accepted": accepted, "at": now, "done_by": by}
    answer_id = int(connection.execute(sa.insert(objection_answers).values(row).returning(_A.answer_id)).scalar_one())
    seal(Deed(connection, by, now), objection_answers, answer_id)


def read_objection(connection: sa.Connection, objection_id: int) -> Objection | None:
    """An objection with its answer, None where there is none of that id."""
    row = connection.execute(_OBJECTIONS.where(_O.objection_id == objection_id)).one_or_none()
    return None if row is None else _objection(row)


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise ValueError(f"the tables of boards name no period: {text!r}")
    return period


def _edition(row: sa.Row[*tuple[Any, ...]]) -> Edition:
    return Edition(
        row.edition_id,
        _period(row.period),
        row.number,
        row.content,
        row.sha256,
        row.previous,
        row.as_of,
        row.at,
        row.done_by,
        row.reason,
    )


def _objection(row: sa.Row[*tuple[Any, ...]]) -> Objection:
    return Objection(
        row.objection_id,
        _period(row.period),
        row.number,
        row.office_id,
        None if row.indicator is None else Indicator(row.indicator),
        row.text,
        row.done_by,
        row.at,
        row.answer or "",
        bool(row.accepted),
        row.answered_by,
    )
