"""The book of reports: what is saved once counts once, what is edited replaces itself, what is undone was never so."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.database import Database
from store.people import Role
from store.reporting.drafts import Answered, Draft, DraftRow, DraftState, Rejection
from store.reporting.progress import AmountKind, Doubt, DoubtKind
from store.reporting.project import Stage
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Change, Saved
from store.reporting.save_checks import CLOSED_THROUGH
from tests.store_reporting.guards import put_guard_on, take_guard_off
from tests.store_reporting.samples import (
    AUTHOR,
    COLLEAGUE,
    COORDINATOR,
    LATER,
    LEADER,
    NEXT_DAY,
    NOON,
    OFFICE,
    STRANGER,
    amount,
    draft,
    in_place,
    money,
    project,
    row,
    totals,
)


@pytest.fixture
def project_id(projects: ProjectLedger) -> int:
    """A project of the author's office."""
    return projects.add(project(), COORDINATOR, NOON, "test").project_id


def saved(reports: ReportLedger, held: Draft, **more: object) -> Saved:
    """Hold and save, by the author unless it is said otherwise."""
    outcome = reports.save(reports.hold(held).draft_id, **{"by": AUTHOR, "now": LATER} | more)  # type: ignore[arg-type]  # by name
    assert isinstance(outcome, Saved), outcome
    return outcome


def join(registry: Registry, person_id: int, role: Role, office_id: int | None) -> None:
    """Make somebody a member."""
    code = f"code-of-{person_id:05}-{len(registry.audit(1000))}"
    registry.make_invite(code, role, office_id, NEXT_DAY, 0, NOON)
    registry.redeem(code, person_id, NOON)


def test_a_message_has_one_draft(reports: ReportLedger, project_id: int) -> None:
    """The same message twice gives the same draft with its rows as people changed them."""
    first = reports.hold(draft(in_place(project_id, 500)))
    changed = reports.change_draft(first.draft_id, (in_place(project_id, 600),), LATER)
    assert isinstance(changed, Draft)
    assert reports.hold(draft(in_place(project_id, 500))) == changed
    assert reports.draft(first.draft_id) == changed
    assert reports.draft_of_message("-100", "1") == changed
    assert reports.draft_of_message("-100", "2") is None


def test_a_draft_comes_back_as_it_was_held(reports: ReportLedger, project_id: int) -> None:
    """Sums, days, sources, doubts and decisions included."""
    said = row(
        stage=Stage.SIGNED,
        activity="签约仪式",
        date_text="8-9日",
        day=date(2026, 3, 8),
        day_end=date(2026, 3, 9),
        amounts=(amount(5, total=True), amount(3, kind=AmountKind.PLANNED)),
        doubts=(Doubt(DoubtKind.UNIT, "5", ("万元", "亿元")),),
    )
    held = reports.hold(draft(DraftRow(said, project_id, settled=(Answered(DoubtKind.UNIT, "5"),), replaces=None)))
    assert reports.draft(held.draft_id) == held
    assert held.rows[0].row == said


def test_a_save_keeps_the_report_its_sums_and_its_stage(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """One tap, and the store knows."""
    said = in_place(project_id, 500, stage=Stage.SIGNED, day=date(2026, 3, 1))
    outcome = saved(reports, draft(said))
    (report,) = outcome.reports
    assert (report.version, report.live, report.part, report.saved_by, report.late) == (1, True, 0, AUTHOR, False)
    assert (report.row, report.text, report.day) == (said.row, "轴承智造园到位500万元", date(2026, 3, 1))
    assert outcome.changes == (
        Change(project_id, "stage", None, Stage.SIGNED),
        Change(project_id, "funds:到位资金", None, money(500)),
    )
    stands = projects.project(project_id)
    assert stands is not None
    assert (stands.stage, stands.since) == (Stage.SIGNED, date(2026, 3, 1))
    assert [(step.day, step.stage, step.report_id) for step in projects.stages(project_id)] == [
        (date(2026, 3, 1), Stage.SIGNED, report.report_id)
    ]
    assert reports.reports() == outcome.reports


def test_what_is_planned_goes_to_the_project_and_not_to_the_funds(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """What came in counts as reported; foreign capital that is only agreed on fills the project's field and counts nowhere."""
    sums = (
        amount(9, kind=AmountKind.PLANNED), amount(5, kind=AmountKind.CONTRACTED), amount(4, kind=AmountKind.FOREIGN),
        amount(7, kind=AmountKind.SIGNED),
    )  # fmt: skip
    saved(reports, draft(DraftRow(row(amounts=sums), project_id)))
    stands = projects.project(project_id)
    assert stands is not None
    assert (stands.planned, stands.foreign) == (money(9), money(5))
    assert {entry.kind: entry.money for entry in reports.funds()} == {
        AmountKind.FOREIGN: money(4),
        AmountKind.SIGNED: money(7),
    }


def test_a_total_counts_with_what_it_adds(reports: ReportLedger, project_id: int) -> None:
    """累计 1200 after 500 adds 700; both figures are kept."""
    saved(reports, draft(in_place(project_id, 500)))
    saved(reports, draft(in_place(project_id, 1200, total=True), message_id="2"))
    saved(reports, draft(in_place(project_id, 100), message_id="3"))
    found = [(entry.money, entry.cumulative_total) for entry in reports.funds(project_id)]
    assert found == [(money(500), None), (money(700), money(1200)), (money(100), None)]


def test_a_total_stays_what_it_says_when_an_earlier_sum_changes(reports: ReportLedger, project_id: int) -> None:
    """The 500 become 800, then are undone: together with the total it is 1200 either way."""
    first = reports.hold(draft(in_place(project_id, 500)))
    reports.save(first.draft_id, AUTHOR, LATER)
    saved(reports, draft(in_place(project_id, 1200, total=True), message_id="2"))
    saved(reports, draft(in_place(project_id, 800), text="改为800"))
    assert [int(entry.money.amount) for entry in reports.funds()] == [800, 400]
    for _ in range(2):
        reports.undo(first.draft_id, AUTHOR, LATER)
    assert [int(entry.money.amount) for entry in reports.funds()] == [500, 700]


def test_currencies_and_kinds_are_not_added_to_each_other(reports: ReportLedger, project_id: int) -> None:
    """A total in dollars says nothing of the yuan before it."""
    saved(reports, draft(in_place(project_id, 500)))
    dollars = amount(300, total=True, currency=money(1).currency.USD)
    saved(reports, draft(DraftRow(row(amounts=(dollars,)), project_id), message_id="2"))
    assert [str(entry.money.currency) for entry in reports.funds()] == ["CNY", "USD"]
    assert reports.funds()[1].money.amount == 300


def test_sums_of_no_project_add_up_by_office(reports: ReportLedger) -> None:
    """A week's total of an office, without projects."""
    saved(reports, draft(in_place(None, 500)))
    saved(reports, draft(in_place(None, 900, total=True), message_id="2"))
    saved(reports, draft(in_place(None, 50, total=True), message_id="3", office_id=3))
    assert [int(entry.money.amount) for entry in reports.funds()] == [500, 400, 50]


def test_saving_twice_is_saving_once(reports: ReportLedger, project_id: int) -> None:
    """The second is told so, and nothing is counted again."""
    held = reports.hold(draft(in_place(project_id, 500)))
    assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.ALREADY_SAVED
    assert totals(reports.funds()) == 500


def test_of_two_who_save_at_once_one_wins(registry: Registry, reports: ReportLedger, project_id: int) -> None:
    """Author and leader, and some more presses, from ten threads."""
    join(registry, LEADER, Role.LEADER, OFFICE)
    held = reports.hold(draft(in_place(project_id, 500, stage=Stage.SIGNED)))
    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(lambda by: reports.save(held.draft_id, by, LATER), [AUTHOR, LEADER] * 5))
    assert sum(isinstance(outcome, Saved) for outcome in outcomes) == 1
    assert outcomes.count(Rejection.ALREADY_SAVED) == 9
    assert totals(reports.funds()) == 500
    assert len(reports.reports()) == 1


def test_a_save_that_breaks_off_leaves_nothing(reports: ReportLedger, database: Database, project_id: int) -> None:
    """A crash before the end: no report, no sum, no stage, and it can be saved afterwards."""
    held = reports.hold(draft(in_place(project_id, 500, stage=Stage.SIGNED)))
    with database.write() as connection:
        put_guard_on(connection, "drafts")
    with pytest.raises(IntegrityError, match="drafts is append-only"):
        reports.save(held.draft_id, AUTHOR, LATER)
    assert (reports.reports(), reports.funds()) == ((), ())
    with database.write() as connection:
        for table in ("saves", "reports", "report_sources", "report_versions", "funds_postings"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0
        take_guard_off(connection, "drafts")
    assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)


def test_an_edit_replaces_its_own_rows_and_nothing_else(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """One row changes, one goes, the other message stays; the ids of the rows stay."""
    other = projects.add(project("另一项目"), COORDINATOR, NOON, "test").project_id
    beside = saved(reports, draft(in_place(project_id, 40), message_id="2"))
    before = saved(reports, draft(in_place(project_id, 500, stage=Stage.SIGNED), in_place(other, 300)))
    edited = reports.hold(draft(in_place(project_id, 600), text="改了"))
    assert (edited.draft_id, edited.state) == (before.draft_id, DraftState.OPEN)
    assert totals(reports.funds()) == 840, "what was saved stands until it is saved anew"
    after = saved(reports, draft(in_place(project_id, 600), text="改了"))
    assert [(report.report_id, report.version, report.text) for report in after.reports] == [
        (before.reports[0].report_id, 2, "改了")
    ]
    assert totals(reports.funds()) == 640
    assert projects.stages(project_id) == ()
    gone = reports.report(before.reports[1].report_id)
    assert [(version.version, version.live) for version in gone] == [(1, True), (2, False)]
    assert beside.reports[0] in reports.reports()


def test_the_same_edit_saved_again_makes_no_new_version(reports: ReportLedger, project_id: int) -> None:
    """Opened and saved without a change, nothing is another."""
    held = saved(reports, draft(in_place(project_id, 500)))
    assert isinstance(reports.reopen(held.draft_id, AUTHOR, LATER), Draft)
    again = reports.save(held.draft_id, AUTHOR, LATER)
    assert isinstance(again, Saved)
    assert (again.reports, again.changes) == (held.reports, ())


def test_an_undo_restores_what_the_save_changed(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """Stage, plan and sums are those of before; so is the draft, which may be saved again."""
    before = projects.project(project_id)
    sums = (amount(9, kind=AmountKind.PLANNED), amount(500))
    held = saved(reports, draft(DraftRow(row(amounts=sums, stage=Stage.SIGNED), project_id)))
    undone = reports.undo(held.draft_id, AUTHOR, LATER)
    assert isinstance(undone, Draft)
    assert undone.state is DraftState.UNDONE
    assert (projects.project(project_id), projects.stages(project_id)) == (before, ())
    assert (reports.reports(), reports.funds()) == ((), ())
    assert reports.undo(held.draft_id, AUTHOR, LATER) is Rejection.ALREADY_UNDONE
    again = reports.save(held.draft_id, AUTHOR, LATER)
    assert isinstance(again, Saved)
    assert [report.version for report in again.reports] == [3]
    assert totals(reports.funds()) == 500


def test_the_undo_of_an_edit_brings_the_first_wording_back(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """With its stage, its sum and its text."""
    saved(reports, draft(in_place(project_id, 500, stage=Stage.SIGNED)))
    edit = saved(reports, draft(in_place(project_id, 800, stage=Stage.LANDED), text="改了"))
    reports.undo(edit.draft_id, AUTHOR, LATER)
    (report,) = reports.reports()
    assert (report.version, report.text, report.row.stage) == (3, "轴承智造园到位500万元", Stage.SIGNED)
    assert totals(reports.funds()) == 500
    assert [step.stage for step in projects.stages(project_id)] == [Stage.SIGNED]


def test_an_undo_leaves_alone_what_others_reported_since(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """The earlier stage goes from the history, the later one stands."""
    first = saved(reports, draft(in_place(project_id, 500, stage=Stage.SIGNED)))
    saved(reports, draft(in_place(project_id, 70, stage=Stage.STARTED), message_id="2"))
    reports.undo(first.draft_id, AUTHOR, LATER)
    assert [step.stage for step in projects.stages(project_id)] == [Stage.STARTED]
    assert totals(reports.funds()) == 70


def test_only_on_the_day_of_the_save_can_it_be_undone(reports: ReportLedger, project_id: int) -> None:
    """The day is Shanghai's: midnight there, not in Greenwich."""
    held = reports.hold(draft(in_place(project_id, 500)))
    almost = NOON.replace(hour=23, minute=59)
    reports.save(held.draft_id, AUTHOR, almost)
    assert reports.undo(held.draft_id, AUTHOR, almost + timedelta(minutes=1)) is Rejection.EXPIRED
    assert isinstance(reports.undo(held.draft_id, AUTHOR, almost), Draft)


def test_nothing_saved_is_nothing_to_undo(reports: ReportLedger, project_id: int) -> None:
    """Neither of an unknown draft."""
    held = reports.hold(draft(in_place(project_id, 500)))
    assert reports.undo(held.draft_id, AUTHOR, LATER) is Rejection.GONE
    assert reports.undo(99, AUTHOR, LATER) is Rejection.GONE


def test_who_may_touch_a_card(registry: Registry, reports: ReportLedger, project_id: int) -> None:
    """Its author, the leader of that office, coordinators and administrators; a revoked one not any more."""
    join(registry, LEADER, Role.LEADER, OFFICE)
    join(registry, COORDINATOR, Role.COORDINATOR, None)
    join(registry, COLLEAGUE, Role.STAFF, OFFICE)
    join(registry, STRANGER, Role.LEADER, OFFICE + 1)
    held = reports.hold(draft(in_place(project_id, 500)))
    for by in (COLLEAGUE, STRANGER, 12345):
        assert reports.save(held.draft_id, by, LATER) is Rejection.NOT_YOURS
        assert reports.drop(held.draft_id, by, LATER) is Rejection.NOT_YOURS
    for by in (AUTHOR, LEADER, COORDINATOR):
        assert isinstance(reports.save(held.draft_id, by, LATER), Saved)
        assert reports.undo(held.draft_id, COLLEAGUE, LATER) is Rejection.NOT_YOURS
        assert isinstance(reports.undo(held.draft_id, by, LATER), Draft)
    registry.revoke(LEADER, COORDINATOR, LATER)
    assert reports.save(held.draft_id, LEADER, LATER) is Rejection.NOT_YOURS


def test_an_author_who_was_moved_or_removed_saves_no_more(
    registry: Registry, reports: ReportLedger, project_id: int
) -> None:
    """Between the card and the press; back in the office it is theirs again."""
    join(registry, AUTHOR, Role.STAFF, OFFICE)
    held = reports.hold(draft(in_place(project_id, 500)))
    join(registry, AUTHOR, Role.STAFF, OFFICE + 1)
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.NOT_YOURS
    registry.revoke(AUTHOR, COORDINATOR, LATER)
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.NOT_YOURS
    join(registry, AUTHOR, Role.STAFF, OFFICE)
    assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)


def test_a_save_that_was_looked_at_before_another_one_is_refused(reports: ReportLedger, project_id: int) -> None:
    """Its doubts were worked out against a store that is no more; with the mark of now it is saved."""
    one = reports.hold(draft(in_place(project_id, 500)))
    other = reports.hold(draft(in_place(project_id, 500), message_id="2"))
    seen = reports.mark()
    assert isinstance(reports.save(one.draft_id, AUTHOR, LATER, seen=seen), Saved)
    assert reports.save(other.draft_id, AUTHOR, LATER, seen=seen) is Rejection.MOVED
    assert isinstance(reports.save(other.draft_id, AUTHOR, LATER, seen=reports.mark()), Saved)


def test_a_dropped_draft_is_not_saved_and_a_saved_one_not_dropped(reports: ReportLedger, project_id: int) -> None:
    """Each state refuses what does not fit it; an edited message opens a dropped draft again."""
    held = reports.hold(draft(in_place(project_id, 500)))
    assert isinstance(reports.drop(held.draft_id, AUTHOR, LATER), Draft)
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.DROPPED
    assert reports.drop(held.draft_id, AUTHOR, LATER) is Rejection.DROPPED
    assert reports.change_draft(held.draft_id, (), LATER) is Rejection.DROPPED
    assert isinstance(saved(reports, draft(in_place(project_id, 500), text="改了")), Saved)
    assert reports.drop(held.draft_id, AUTHOR, LATER) is Rejection.ALREADY_SAVED
    assert reports.change_draft(held.draft_id, (), LATER) is Rejection.ALREADY_SAVED


def test_an_unknown_draft_is_gone(reports: ReportLedger) -> None:
    """Whatever is wanted of it."""
    assert reports.draft(99) is None
    assert reports.change_draft(99, (), LATER) is Rejection.GONE
    for act in (reports.save, reports.drop, reports.undo, reports.reopen):
        assert act(99, AUTHOR, LATER) is Rejection.GONE
    assert reports.preview(99, LATER) is Rejection.GONE


def test_an_old_card_is_not_saved(reports: ReportLedger, project_id: int) -> None:
    """Three days after its rows were read; read or changed again it may be."""
    held = reports.hold(draft(in_place(project_id, 500)))
    late = NOON + timedelta(days=3, seconds=1)
    assert reports.save(held.draft_id, AUTHOR, late) is Rejection.EXPIRED
    reports.change_draft(held.draft_id, held.rows, late)
    assert isinstance(reports.save(held.draft_id, AUTHOR, late, late=True), Saved)
    assert reports.reports()[0].late


def test_what_is_doubted_is_not_saved(reports: ReportLedger, project_id: int) -> None:
    """Until a person has answered."""
    doubted = replace(in_place(project_id, 500).row, doubts=(Doubt(DoubtKind.UNIT, "500"),))
    held = reports.hold(draft(DraftRow(doubted, project_id)))
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.OPEN_DOUBTS
    reports.change_draft(
        held.draft_id, (DraftRow(doubted, project_id, settled=(Answered(DoubtKind.UNIT, "500"),)),), LATER
    )
    assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)


def test_a_step_back_is_saved_only_when_it_was_confirmed(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """Somebody else may have reported a later stage since the card was made."""
    projects.change(project_id, {"stage": Stage.STARTED}, COORDINATOR, NOON, "test")
    back = in_place(project_id, stage=Stage.SIGNED)
    held = reports.hold(draft(back))
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.OPEN_DOUBTS
    reports.change_draft(held.draft_id, (replace(back, settled=(Answered(DoubtKind.BACKWARDS),)),), LATER)
    assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)
    stands = projects.project(project_id)
    assert stands is not None
    assert stands.stage is Stage.SIGNED


def test_a_late_report_adds_a_step_to_the_past(reports: ReportLedger, projects: ProjectLedger, project_id: int) -> None:
    """The project stays where it is; its history is whole."""
    projects.change(project_id, {"stage": Stage.STARTED}, COORDINATOR, NOON, "test")
    saved(reports, draft(in_place(project_id, stage=Stage.SIGNED, day=date(2026, 2, 1))), late=True)
    stands = projects.project(project_id)
    assert stands is not None
    assert (stands.stage, stands.since) == (Stage.STARTED, NOON.date())
    assert [step.stage for step in projects.stages(project_id)] == [Stage.SIGNED, Stage.STARTED]


def test_a_report_for_a_deleted_project_is_refused(
    reports: ReportLedger, projects: ProjectLedger, project_id: int
) -> None:
    """Deleted between card and tap, or never there."""
    held = reports.hold(draft(in_place(project_id, 500)))
    projects.remove(project_id, COORDINATOR, LATER)
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.PROJECT_DELETED
    assert reports.preview(held.draft_id, LATER) is Rejection.PROJECT_DELETED
    never = reports.hold(draft(in_place(99, 500), message_id="2"))
    assert reports.save(never.draft_id, AUTHOR, LATER) is Rejection.PROJECT_DELETED


def test_days_that_are_closed_take_no_more_reports_but_by_the_bureau(
    registry: Registry, reports: ReportLedger, project_id: int
) -> None:
    """Once a board is final only coordinators and administrators change what it was made of."""
    join(registry, COORDINATOR, Role.COORDINATOR, None)
    registry.set_setting(CLOSED_THROUGH, "2026-03-01", 0, NOON)
    assert isinstance(saved(reports, draft(in_place(project_id, 1), message_id="2")), Saved)
    held = reports.hold(draft(in_place(project_id, 500, day=date(2026, 3, 1))))
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.BOARD_CLOSED
    assert isinstance(reports.save(held.draft_id, COORDINATOR, LATER), Saved)


def test_a_new_project_is_made_with_its_report_and_goes_with_it(reports: ReportLedger, projects: ProjectLedger) -> None:
    """Two rows of it make one; undone it is gone; saved again it is the same one."""
    new = DraftRow(row(project="新项目", amounts=(amount(5),), county="冠县"), new_project=True)
    held = reports.hold(draft(new, replace(new, row=row(project="新项目", stage=Stage.SIGNED))))
    outcome = reports.save(held.draft_id, AUTHOR, LATER)
    assert isinstance(outcome, Saved)
    (made,) = projects.projects()
    assert (made.name, made.office_id, made.county, made.stage) == ("新项目", OFFICE, "冠县", Stage.SIGNED)
    assert Change(made.project_id, "project", None, "新项目") in outcome.changes
    reports.undo(held.draft_id, AUTHOR, LATER)
    assert projects.projects() == ()
    reports.save(held.draft_id, AUTHOR, LATER)
    assert projects.projects() == (made,)


def test_a_new_project_stays_while_another_report_speaks_of_it(reports: ReportLedger, projects: ProjectLedger) -> None:
    """The message that brought it is undone; somebody else reported on it meanwhile."""
    first = saved(reports, draft(DraftRow(row(project="新项目"), new_project=True)))
    (made,) = projects.projects()
    saved(reports, draft(in_place(made.project_id, 5), message_id="2"))
    reports.undo(first.draft_id, AUTHOR, LATER)
    assert projects.projects() == (made,)


def test_a_project_of_that_name_is_not_made_twice(reports: ReportLedger, projects: ProjectLedger) -> None:
    """Two messages about the same new project make one; one deleted by hand is not brought back."""
    new = DraftRow(row(project="新项目"), new_project=True)
    first = saved(reports, draft(new))
    saved(reports, draft(new, message_id="2"))
    (made,) = projects.projects()
    reports.undo(first.draft_id, AUTHOR, LATER)
    projects.remove(made.project_id, COORDINATOR, LATER)
    assert reports.save(first.draft_id, AUTHOR, LATER) is Rejection.PROJECT_DELETED


def test_a_new_project_without_a_name_is_a_doubt(reports: ReportLedger) -> None:
    """There is nothing to call it by."""
    held = reports.hold(draft(DraftRow(row(project=" "), new_project=True)))
    assert reports.save(held.draft_id, AUTHOR, LATER) is Rejection.OPEN_DOUBTS


def test_a_correction_stands_in_place_of_what_it_corrects(reports: ReportLedger, project_id: int) -> None:
    """更正 of an earlier message: it takes its place before the total that came between."""
    first = saved(reports, draft(in_place(project_id, 400))).reports[0]
    saved(reports, draft(in_place(project_id, 510, total=True), message_id="2"))
    correcting = replace(in_place(project_id, 450, correction=True), replaces=first.report_id)
    third = saved(reports, draft(correcting, message_id="3"))
    assert sorted(int(entry.money.amount) for entry in reports.funds()) == [60, 450]
    assert [report.message_id for report in reports.reports()] == ["2", "3"]
    reports.undo(third.draft_id, AUTHOR, LATER)
    assert sorted(int(entry.money.amount) for entry in reports.funds()) == [110, 400]


def test_an_edit_of_a_corrected_message_does_not_count_beside_the_correction(
    reports: ReportLedger, project_id: int
) -> None:
    """The correction stands."""
    first = saved(reports, draft(in_place(project_id, 400))).reports[0]
    saved(reports, draft(replace(in_place(project_id, 450), replaces=first.report_id), message_id="2"))
    saved(reports, draft(in_place(project_id, 430), text="改了"))
    assert totals(reports.funds()) == 450


def test_a_correction_that_no_longer_is_one_gives_back_what_it_took(reports: ReportLedger, project_id: int) -> None:
    """Changed before it is saved anew: the earlier report stands again."""
    first = saved(reports, draft(in_place(project_id, 400))).reports[0]
    row_of_second = replace(in_place(project_id, 450), replaces=first.report_id)
    second = saved(reports, draft(row_of_second, message_id="2"))
    reports.reopen(second.draft_id, AUTHOR, LATER)
    reports.change_draft(second.draft_id, (replace(row_of_second, replaces=None),), LATER)
    reports.save(second.draft_id, AUTHOR, LATER)
    assert totals(reports.funds()) == 850


def test_a_withdrawal_takes_a_report_back_and_is_none_itself(reports: ReportLedger, project_id: int) -> None:
    """撤回; what stands no longer cannot be taken back again by another message."""
    first = saved(reports, draft(in_place(project_id, 400))).reports[0]
    back = DraftRow(row(withdrawn=True), project_id, replaces=first.report_id)
    second = saved(reports, draft(back, message_id="2"))
    assert (second.reports, reports.reports(), reports.funds()) == ((), (), ())
    third = reports.hold(draft(back, message_id="3"))
    assert reports.save(third.draft_id, AUTHOR, LATER) is Rejection.GONE
    reports.undo(second.draft_id, AUTHOR, LATER)
    assert totals(reports.funds()) == 400


def test_a_preview_says_what_would_change_and_changes_nothing(
    reports: ReportLedger, projects: ProjectLedger, registry: Registry
) -> None:
    """Also of what is doubted, and with a project that is not there yet."""
    doubted = row(amounts=(amount(5),), stage=Stage.SIGNED, doubts=(Doubt(DoubtKind.UNIT, "5"),))
    held = reports.hold(draft(DraftRow(doubted, new_project=True)))
    entries = registry.audit(100)
    shown = reports.preview(held.draft_id, LATER)
    assert not isinstance(shown, Rejection)
    changed = [(change.what, change.after) for change in shown]
    assert changed == [("project", "轴承智造园"), ("stage", Stage.SIGNED), ("funds:到位资金", money(5))]
    assert (projects.projects(), reports.reports(), reports.funds()) == ((), (), ())
    assert reports.draft(held.draft_id) == held
    assert registry.audit(100) == entries


def test_any_past_state_can_be_read(reports: ReportLedger, projects: ProjectLedger, project_id: int) -> None:
    """After each act the state is noted; at the end each is read again as of its moment."""
    seen = []
    texts = iter(range(100))
    for minute in range(12):
        now = NOON + timedelta(minutes=10 * minute)
        number = minute % 3
        said = in_place(project_id, 100 + minute, stage=list(Stage)[min(minute // 2, 6)], correction=True)
        held = reports.hold(draft(said, message_id=str(number), text=f"第{next(texts)}版"), now)
        reports.save(held.draft_id, AUTHOR, now)
        if minute % 4 == 3:
            reports.undo(held.draft_id, AUTHOR, now)
        seen.append((now, reports.reports(), reports.funds(), projects.projects()))
    for now, *stood in seen:
        then = now + timedelta(minutes=5)
        assert [reports.reports(as_of=then), reports.funds(as_of=then), projects.projects(as_of=then)] == stood
    assert reports.reports(as_of=NOON - timedelta(minutes=1)) == ()


def test_reports_are_found_by_office_project_and_day(reports: ReportLedger, project_id: int) -> None:
    """The day is what the row says, or else the day of the message; or always that of the message where it is asked so."""
    saved(reports, draft(in_place(project_id, 1, day=date(2026, 2, 27))))
    saved(reports, draft(in_place(None, 2), message_id="2"))
    saved(reports, draft(in_place(None, 3), message_id="3", office_id=3))

    def found(**wanted: object) -> list[str]:
        return [report.message_id for report in reports.reports(**wanted)]  # type: ignore[arg-type]  # by name

    today = NOON.date()
    assert found() == ["1", "2", "3"]
    assert found(office_id=3) == ["3"]
    assert found(project_id=project_id) == ["1"]
    assert found(first=today) == ["2", "3"]
    assert found(last=date(2026, 3, 1)) == ["1"]
    assert found(first=today, last=today, by_posting=True) == ["1", "2", "3"]
    assert len(reports.funds(first=today)) == 2
    assert len(reports.funds(project_id)) == 1


def test_a_checked_figure_stands_beside_the_reported_one(reports: ReportLedger, project_id: int) -> None:
    """It survives an edit that does not touch its sum, and is as of its moment."""
    saved(reports, draft(in_place(project_id, 500)))
    (entry,) = reports.funds()
    assert reports.verify_funds(entry.funds_id, money(480), COORDINATOR, LATER)
    assert not reports.verify_funds(99, money(480), COORDINATOR, LATER)
    saved(reports, draft(in_place(project_id, 500, activity="补充说明"), text="改了"))
    assert reports.funds() == (replace(entry, verified=money(480)),)
    assert reports.funds(as_of=LATER - timedelta(seconds=1)) == ()


def test_every_save_and_undo_is_in_the_audit_without_words(
    registry: Registry, reports: ReportLedger, project_id: int
) -> None:
    """Who, when, which draft, what before and after."""
    held = saved(reports, draft(in_place(project_id, 500)))
    reports.undo(held.draft_id, AUTHOR, LATER)
    undone, made = registry.audit(10, f"draft:{held.draft_id}")
    key = f"project:{project_id}:funds:到位资金"
    assert (made.action, made.by, made.before, made.after) == (
        "report.save",
        AUTHOR,
        {key: None},
        {key: [50000, "CNY"]},
    )
    assert (undone.action, undone.before, undone.after) == ("report.undo", {key: [50000, "CNY"]}, {key: None})


def test_strange_characters_come_through(reports: ReportLedger, project_id: int) -> None:
    """NUL and half a character are replaced one by one, so that places in the text stay right."""
    held = reports.hold(draft(in_place(project_id, 5, activity="a\0\ud800b"), text="a\0\ud800b"))
    assert held.text == "a\ufffd?b"
    again = reports.hold(draft(in_place(project_id, 6), text="a\0\ud800b"))
    assert again == reports.draft(held.draft_id)
    assert again.rows[0].row.activity == "a\ufffd?b"
    assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)
    assert len(reports.reports()) == 1
