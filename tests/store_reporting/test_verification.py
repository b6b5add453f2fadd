"""Checking money: what waits, the figure found, and nobody's figure written over unseen."""

from store.database import Database
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from store.reporting.verification import Verification
from tests.store_reporting.samples import AUTHOR, COORDINATOR, LATER, NOON, draft, in_place, money, project


def reported(database: Database) -> Verification:
    """Two sums of a project, one of the office alone; whoever checks them."""
    reports = ReportLedger(database)
    made = ProjectLedger(database).add(project(), COORDINATOR, NOON, "test").project_id
    for number, row in enumerate((in_place(made, 500), in_place(made, 300), in_place(None, 200)), 1):
        held = reports.hold(draft(row, message_id=str(number)))
        assert isinstance(reports.save(held.draft_id, AUTHOR, NOON), Saved)
    return Verification(database)


def test_what_nobody_has_checked_waits(database: Database) -> None:
    """All of it, of a project, of an office; what is checked waits no longer, and both figures stand."""
    book = reported(database)
    first, second, alone = book.unchecked()
    assert [one.funds_id for one in book.unchecked(project_id=first.project_id)] == [first.funds_id, second.funds_id]
    assert len(book.unchecked(office_id=alone.office_id)) == 3
    assert book.check(first.funds_id, money(480), None, COORDINATOR, LATER)
    assert [one.funds_id for one in book.unchecked()] == [second.funds_id, alone.funds_id]
    checked = book.entry(first.funds_id)
    assert checked is not None and (checked.money, checked.verified) == (first.money, money(480))
    assert first.project_id is not None and len(book.entries(first.project_id)) == 2
    (entry,) = Registry(database).audit(5, f"funds:{first.funds_id}")
    assert (entry.action, entry.by) == ("funds.verify", COORDINATOR)


def test_a_figure_that_somebody_else_has_kept_since_is_not_written_over(database: Database) -> None:
    """What was seen must still stand; a number of nothing is refused as well."""
    book = reported(database)
    first = book.unchecked()[0]
    assert book.check(first.funds_id, money(480), None, COORDINATOR, LATER)
    assert not book.check(first.funds_id, money(470), None, COORDINATOR, LATER)
    assert book.check(first.funds_id, money(470), money(480), COORDINATOR, LATER)
    assert not book.check(99, money(1), None, COORDINATOR, LATER)
    assert book.entry(99) is None
