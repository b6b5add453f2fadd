"""Whatever somebody rewrites around a board past the book, the check of the book tells it."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from store.database import Database
from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase, Objection
from store.reporting.indicators import Indicator
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.reporting.project_ledger import ProjectLedger
from store.reporting.report_ledger import ReportLedger
from tests.store_reporting.guards import take_off_guards
from tests.store_reporting.samples import AUTHOR, COORDINATOR, NOON, OFFICE, draft, in_place, project

_Q1 = Period(PeriodKind.QUARTER, 2026, 1)
_APRIL = datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)
_CLOSES = _APRIL + timedelta(days=3)


@pytest.fixture
def boards(database: Database) -> BoardLedger:
    """A published board with a report behind it and an objection that was answered."""
    project_id = ProjectLedger(database).add(project(), COORDINATOR, NOON, "test").project_id
    reports = ReportLedger(database)
    reports.save(reports.hold(draft(in_place(project_id, 5_000_000))).draft_id, AUTHOR, NOON)
    boards = BoardLedger(database)
    boards.draft(_Q1, COORDINATOR, _APRIL)
    boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL)
    said = boards.object(_Q1, OFFICE, Indicator.FUNDS_REPORTED, "少算了一笔", AUTHOR, _APRIL)
    assert isinstance(said, Objection)
    boards.answer(said.objection_id, "已核对", COORDINATOR, _APRIL, accepted=False)
    assert isinstance(boards.publish(_Q1, COORDINATOR, _CLOSES + timedelta(hours=1)), BoardCase)
    assert boards.check() == ()
    return boards


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE board_editions SET reason = 'x'", "board_editions 1: changed"),
        ("UPDATE board_editions SET done_by = 1", "board_editions 1: changed"),
        ("UPDATE board_steps SET done_by = 1 WHERE step_id = 3", "board_steps 3: changed"),
        ("DELETE FROM board_steps WHERE step_id = 3", "board_steps 3: gone"),
        ("UPDATE objections SET text = 'x'", "objections 1: changed"),
        ("UPDATE objection_answers SET accepted = true", "objection_answers 1: changed"),
        ("DELETE FROM objection_answers", "objection_answers 1: gone"),
        ("UPDATE report_sources SET text = 'x'", "2026-Q1 #1: rows behind it"),
        ("UPDATE report_sources SET author_id = 1", "2026-Q1 #1: rows behind it"),
        ("UPDATE report_versions SET saved_by = 1", "2026-Q1 #1: rows behind it"),
        ("DELETE FROM audit WHERE subject = 'boards'", "board_editions 1: not sealed"),
        (
            "INSERT INTO board_steps (edition_id, state, at, done_by) SELECT edition_id, 'draft', at, done_by FROM board_steps",
            "board_steps 4: not sealed",
        ),
    ],
)
def test_what_is_rewritten_past_the_book_is_told(boards: BoardLedger, statement: str, told: str) -> None:
    """The guards taken off, as somebody with the database in hand can."""
    with boards.database.write() as connection:
        take_off_guards(connection)
        connection.execute(sa.text(statement))
    assert told in boards.check()


def test_an_edition_that_was_taken_away_whole_is_missed(boards: BoardLedger) -> None:
    """The newest of all too, with its steps and all that was said about it."""
    with boards.database.write() as connection:
        take_off_guards(connection)
        for table in ("objection_answers", "objections", "board_steps", "board_editions"):
            connection.execute(sa.text(f"DELETE FROM {table}"))
    assert "board_editions 1: gone" in boards.check()
