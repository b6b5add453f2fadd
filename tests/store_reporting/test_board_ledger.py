"""The book of boards on real tables: from draft to correction, with a proof that nothing was rewritten."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from store.database import Database
from store.reporting.board import canonical, digits
from store.reporting.board_evidence import cell_rows
from store.reporting.board_ledger import BoardLedger, Correction
from store.reporting.board_states import BoardCase, BoardRefusal, BoardState, Objection
from store.reporting.drafts import DraftRow
from store.reporting.indicators import Indicator
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.reporting.progress import Visits
from store.reporting.project import Stage
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from tests.store_reporting.guards import take_guard_off
from tests.store_reporting.samples import AUTHOR, COORDINATOR, NOON, OFFICE, draft, in_place, money, project, row

_Q1 = Period(PeriodKind.QUARTER, 2026, 1)
_APRIL = datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)
_CLOSES = _APRIL + timedelta(days=3)
_AFTER = _CLOSES + timedelta(minutes=1)


@pytest.fixture
def boards(database: Database) -> BoardLedger:
    """The boards of that database."""
    return BoardLedger(database)


@pytest.fixture
def project_id(projects: ProjectLedger) -> int:
    """A project of the author's office, planned at 3 亿."""
    return projects.add(project(planned=money(300_000_000)), COORDINATOR, NOON, "test").project_id


def _report(reports: ReportLedger, held: DraftRow, message_id: str, now: datetime = NOON) -> Saved:
    kept = reports.hold(draft(held, message_id=message_id, posted_at=now, text=f"消息{message_id}"))
    saved = reports.save(kept.draft_id, AUTHOR, now)
    assert isinstance(saved, Saved)
    return saved


def _published(boards: BoardLedger) -> BoardCase:
    for case in (
        boards.draft(_Q1, COORDINATOR, _APRIL),
        boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL),
        boards.publish(_Q1, COORDINATOR, _AFTER),
    ):
        assert isinstance(case, BoardCase)
    found = boards.case(_Q1)
    assert found is not None
    return found


def _value(case: BoardCase, indicator: Indicator) -> Decimal:
    cell = case.edition.board.cell(OFFICE, indicator)
    assert cell is not None
    return cell.tally.value


def test_saved_reports_are_counted_with_their_rows(boards: BoardLedger, reports: ReportLedger, project_id: int) -> None:
    """A signing, money, and visits without a project, each under its indicator with the report it stands in."""
    signed = _report(reports, in_place(project_id, 5_000_000, stage=Stage.SIGNED), "1")
    seen = _report(reports, DraftRow(row(project="", visits=Visits(1, 12))), "2")
    board = boards.count(_Q1, _APRIL)
    found = {name: board.cell(OFFICE, name) for name in Indicator}
    values = {name: cell.tally.value for name, cell in found.items() if cell and cell.tally.value}
    assert values == {
        Indicator.SIGNED_OVER_100M: 1,
        Indicator.PLANNED: 300_000_000,
        Indicator.FUNDS_REPORTED: 5_000_000,
        Indicator.VISIT_BATCHES: 1,
        Indicator.VISIT_PERSONS: 12,
    }
    in_place_cell, visit_cell = found[Indicator.FUNDS_REPORTED], found[Indicator.VISIT_PERSONS]
    assert in_place_cell is not None and visit_cell is not None
    assert in_place_cell.tally.report_ids == (signed.reports[0].report_id,)
    assert visit_cell.tally.report_ids == (seen.reports[0].report_id,)


def test_the_board_of_a_past_moment_does_not_know_what_came_later(
    boards: BoardLedger, reports: ReportLedger, project_id: int
) -> None:
    """Before the report, after it, and after it was undone."""
    reported, undone = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    saved = _report(reports, in_place(project_id, 5_000_000, stage=Stage.SIGNED), "1", reported)
    reports.undo(saved.draft_id, AUTHOR, undone)
    figures = []
    for moment in (NOON, reported, undone):
        row_then = boards.count(_Q1, moment).row(OFFICE)
        assert row_then is not None
        figures.append([digits(cell.tally.value) for cell in row_then.standing.cells[:3]])
    assert figures == [["0", "0", "0"], ["1", "300000000", "5000000"], ["0", "0", "0"]]


def test_a_clock_that_was_set_back_hides_nothing_and_the_live_board_is_the_draft(
    boards: BoardLedger, reports: ReportLedger, project_id: int
) -> None:
    """The rows that are there are counted, whatever time they claim; a figure opens to them."""
    _report(reports, in_place(project_id, 5_000_000), "1", NOON)
    earlier = NOON - timedelta(minutes=10)
    live, case = boards.live(_Q1, earlier), boards.draft(_Q1, COORDINATOR, earlier)
    assert isinstance(case, BoardCase)
    assert canonical(live) == case.edition.text
    assert _value(case, Indicator.FUNDS_REPORTED) == 5_000_000
    (trace,) = cell_rows(boards.database, live, OFFICE, Indicator.FUNDS_REPORTED)
    assert trace.text == "消息1"
    assert boards.check() == ()


def test_a_board_passes_through_its_states(boards: BoardLedger, reports: ReportLedger, project_id: int) -> None:
    """Draft, objection window, publication; each only in its turn."""
    _report(reports, in_place(project_id, 5_000_000), "1")
    assert boards.publish(_Q1, COORDINATOR, _AFTER) is BoardRefusal.NO_BOARD
    first = boards.draft(_Q1, COORDINATOR, _APRIL)
    assert isinstance(first, BoardCase)
    assert (first.state, first.edition.number) == (BoardState.DRAFT, 1)
    assert boards.publish(_Q1, COORDINATOR, _AFTER) is BoardRefusal.NO_WINDOW
    assert boards.open_objections(_Q1, _APRIL, COORDINATOR, _APRIL) is BoardRefusal.TOO_SHORT
    opened = boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL)
    assert isinstance(opened, BoardCase)
    assert (opened.state, opened.closes_at) == (BoardState.OBJECTION, _CLOSES)
    assert boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL) is BoardRefusal.NOT_DRAFT
    assert boards.publish(_Q1, COORDINATOR, _CLOSES) is BoardRefusal.WINDOW_OPEN
    assert boards.correct(_Q1, "x", COORDINATOR, _APRIL) is BoardRefusal.NOT_PUBLISHED
    public = boards.publish(_Q1, COORDINATOR, _AFTER)
    assert isinstance(public, BoardCase) and public.is_public
    assert boards.publish(_Q1, COORDINATOR, _AFTER) is BoardRefusal.PUBLISHED
    assert boards.draft(_Q1, COORDINATOR, _AFTER) is BoardRefusal.PUBLISHED


def test_a_running_period_is_not_published(boards: BoardLedger) -> None:
    """On its last day it is still running."""
    evening = datetime(2026, 3, 31, 23, 59, tzinfo=SHANGHAI)
    boards.draft(_Q1, COORDINATOR, NOON)
    boards.open_objections(_Q1, NOON + timedelta(days=1), COORDINATOR, NOON)
    assert boards.publish(_Q1, COORDINATOR, evening) is BoardRefusal.NOT_OVER
    assert isinstance(boards.publish(_Q1, COORDINATOR, evening + timedelta(minutes=1)), BoardCase)


def test_an_objection_waits_for_its_answer(boards: BoardLedger) -> None:
    """Only within the window, only of a ranked office, answered once; unanswered it holds the publication back."""
    boards.draft(_Q1, COORDINATOR, _APRIL)
    against = (_Q1, OFFICE, Indicator.FUNDS_REPORTED, "少了一笔", AUTHOR)
    assert boards.object(*against, _APRIL) is BoardRefusal.NO_WINDOW
    boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL)
    assert boards.object(_Q1, 1, None, "领导小组不排名", AUTHOR, _APRIL) is BoardRefusal.NOT_RANKED
    made = boards.object(*against, _APRIL)
    assert isinstance(made, Objection)
    assert boards.object(*against, _AFTER) is BoardRefusal.WINDOW_CLOSED
    assert boards.publish(_Q1, COORDINATOR, _AFTER) is BoardRefusal.UNANSWERED
    answered = boards.answer(made.objection_id, "已补录", COORDINATOR, _AFTER, accepted=True)
    assert isinstance(answered, Objection)
    assert (answered.answer, answered.accepted, answered.answered_by) == ("已补录", True, COORDINATOR)
    assert boards.answer(made.objection_id, "再答", COORDINATOR, _AFTER, accepted=False) is BoardRefusal.ANSWERED
    assert boards.answer(99, "无", COORDINATOR, _AFTER, accepted=False) is BoardRefusal.GONE
    assert isinstance(boards.publish(_Q1, COORDINATOR, _AFTER), BoardCase)


def test_drawn_up_anew_it_is_a_new_edition_only_where_something_changed(
    boards: BoardLedger, reports: ReportLedger, project_id: int
) -> None:
    """In the objection window the state and its end stay."""
    boards.draft(_Q1, COORDINATOR, _APRIL)
    boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL)
    same = boards.draft(_Q1, COORDINATOR, _APRIL + timedelta(hours=1))
    assert isinstance(same, BoardCase) and same.edition.number == 1
    _report(reports, in_place(project_id, 5_000_000), "1")
    anew = boards.draft(_Q1, COORDINATOR, _APRIL + timedelta(hours=2))
    assert isinstance(anew, BoardCase)
    assert (anew.edition.number, anew.state, anew.closes_at) == (2, BoardState.OBJECTION, _CLOSES)


def test_a_correction_is_a_further_edition_that_names_what_changed(
    boards: BoardLedger, reports: ReportLedger, project_id: int
) -> None:
    """An edit after publication: the published text stays as it is, byte for byte."""
    _report(reports, in_place(project_id, 5_000_000), "1")
    published = _published(boards)
    assert boards.correct(_Q1, "核对", COORDINATOR, _AFTER) is BoardRefusal.NOTHING_CHANGED
    _report(reports, in_place(project_id, 2_000_000), "2")
    corrected = boards.correct(_Q1, "补录一笔", COORDINATOR, _AFTER)
    assert isinstance(corrected, Correction)
    change = next(one for one in corrected.differences if one.what == "funds_reported")
    assert (change.office_id, change.before, change.after) == (OFFICE, "5000000", "7000000")
    assert (corrected.edition.number, corrected.edition.reason) == (2, "补录一笔")
    first, second = boards.editions(_Q1)
    assert first == published.edition and second == corrected.edition
    assert _value(published, Indicator.FUNDS_REPORTED) == 5_000_000
    case = boards.case(_Q1)
    assert case is not None and case.state is BoardState.CORRECTED


def test_every_edition_can_be_counted_anew_byte_for_byte(
    boards: BoardLedger, reports: ReportLedger, registry: Registry, projects: ProjectLedger, project_id: int
) -> None:
    """After later reports, a renamed office, a deleted project, and reports saved under a clock that was set back."""
    saved = _report(reports, in_place(project_id, 5_000_000, stage=Stage.SIGNED), "1")
    published = _published(boards)
    registry.rename_office(OFFICE, "新名字", COORDINATOR, _APRIL - timedelta(days=9))
    projects.remove(project_id, COORDINATOR, _APRIL - timedelta(days=9))
    reports.undo(saved.draft_id, AUTHOR, NOON + timedelta(minutes=1))
    _report(reports, DraftRow(row(project="", visits=Visits(3))), "2", NOON)
    assert boards.rebuild(_Q1, 1) == published.edition.text
    corrected = boards.correct(_Q1, "撤回一笔", COORDINATOR, _AFTER)
    assert isinstance(corrected, Correction)
    assert boards.rebuild(_Q1, 2) == corrected.edition.text != published.edition.text
    assert boards.rebuild(_Q1, 3) is None
    assert boards.check() == ()


def test_the_database_refuses_to_rewrite_an_edition(boards: BoardLedger, database: Database) -> None:
    """Neither changed nor deleted, not even by whoever has the file open in this program."""
    _published(boards)
    for statement in ("UPDATE board_editions SET content = '{}'", "DELETE FROM board_steps"):
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), database.write() as connection:
            connection.execute(sa.text(statement))


def test_a_text_that_was_touched_is_found(boards: BoardLedger, database: Database) -> None:
    """By somebody who took the guard away first."""
    _published(boards)
    with database.write() as connection:
        take_guard_off(connection, "board_editions")
        connection.execute(sa.text("UPDATE board_editions SET content = replace(content, '冠县', '莘县')"))
    assert boards.check() == ("2026-Q1 #1: hash", "2026-Q1 #1: text", "board_editions 1: changed")


def test_editions_are_chained_over_all_periods(boards: BoardLedger) -> None:
    """The month's board holds the hash of the quarter's."""
    published = _published(boards)
    month = boards.draft(Period(PeriodKind.MONTH, 2026, 3), COORDINATOR, _AFTER)
    assert isinstance(month, BoardCase)
    assert (published.edition.previous, month.edition.previous) == ("", published.edition.sha256)


def test_a_board_is_counted_without_keeping_it(boards: BoardLedger) -> None:
    """To look at before the draft."""
    assert canonical(boards.count(_Q1, _APRIL)) == canonical(boards.count(_Q1, _APRIL))
    assert boards.case(_Q1) is None


def test_what_was_decided_over_an_older_edition_is_refused(
    boards: BoardLedger, reports: ReportLedger, project_id: int
) -> None:
    """Each step names the edition that was looked at; nothing happens where a newer one stands."""
    boards.draft(_Q1, COORDINATOR, _APRIL, seen=0)
    assert boards.draft(_Q1, COORDINATOR, _APRIL, seen=0) is BoardRefusal.OUTDATED
    _report(reports, in_place(project_id, 1_000_000), "m1")
    boards.draft(_Q1, COORDINATOR, _APRIL, seen=1)
    assert boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL, seen=1) is BoardRefusal.OUTDATED
    assert isinstance(boards.open_objections(_Q1, _CLOSES, COORDINATOR, _APRIL, seen=2), BoardCase)
    assert boards.publish(_Q1, COORDINATOR, _AFTER, seen=1) is BoardRefusal.OUTDATED
    assert isinstance(boards.publish(_Q1, COORDINATOR, _AFTER, seen=2), BoardCase)
    assert boards.correct(_Q1, "补录", COORDINATOR, _AFTER, seen=1) is BoardRefusal.OUTDATED
    assert boards.correct(_Q1, "补录", COORDINATOR, _AFTER, seen=2) is BoardRefusal.NOTHING_CHANGED
