"""Editions as the tables keep them: numbered by period, chained over all, read back as they were written."""

from datetime import timedelta

from store.database import Database
from store.reporting.board import canonical, fingerprint
from store.reporting.board_editions import (
    add_edition,
    add_objection,
    add_step,
    answer_objection,
    read_case,
    read_chain,
    read_objection,
)
from store.reporting.board_states import BoardState
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from tests.store_reporting.boards import some_board
from tests.store_reporting.samples import COORDINATOR, NOON, OFFICE


def test_editions_are_numbered_by_period_and_chained_over_all(database: Database) -> None:
    """Two of the quarter, one of a month between them."""
    june = some_board(period=Period(PeriodKind.MONTH, 2024, 6))
    with database.write() as connection:
        for board in (some_board(), june, some_board()):
            add_edition(connection, board, {"targets": 3}, by=COORDINATOR, now=NOON, reason="为什么")
        chain = [edition for edition, _ in read_chain(connection)]
        marks = [kept for _, kept in read_chain(connection)]
    assert [(str(one.period), one.number) for one in chain] == [("2024-Q2", 1), ("2024-06", 1), ("2024-Q2", 2)]
    assert [one.previous for one in chain] == ["", chain[0].sha256, chain[1].sha256]
    assert chain[0].text == canonical(some_board())
    assert chain[0].sha256 == fingerprint(chain[0].text, "")
    assert (chain[2].reason, chain[2].made_by, chain[2].made_at) == ("为什么", COORDINATOR, NOON)
    assert marks == [{"targets": 3}] * 3


def test_a_case_is_the_newest_edition_with_the_newest_state_and_all_objections(database: Database) -> None:
    """Objections against an earlier edition stay with their period."""
    board = some_board()
    with database.write() as connection:
        assert read_case(connection, board.period) is None
        first = add_edition(connection, board, {}, by=COORDINATOR, now=NOON)
        add_step(connection, first, BoardState.OBJECTION, NOON + timedelta(days=3), by=COORDINATOR, now=NOON)
        case = read_case(connection, board.period)
        assert case is not None
        said = add_objection(connection, case.edition, OFFICE, Indicator.STARTED, "少一个", by=7, now=NOON)
        second = add_edition(connection, board, {}, by=COORDINATOR, now=NOON)
        add_step(connection, second, BoardState.PUBLISHED, None, by=COORDINATOR, now=NOON)
        answer_objection(connection, said, "已补", accepted=True, by=COORDINATOR, now=NOON)
        later, objection = read_case(connection, board.period), read_objection(connection, said)
        assert read_objection(connection, said + 1) is None
    assert later is not None
    assert (later.edition.number, later.state, later.closes_at) == (2, BoardState.PUBLISHED, None)
    assert later.objections == (objection,)
    assert objection is not None
    assert (objection.edition, objection.indicator, objection.answer) == (1, Indicator.STARTED, "已补")
