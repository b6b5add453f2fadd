"""Two processes that do the same at once: one does it, the other one is told, and nothing is kept twice; on both databases."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.database import Database, StoreUnavailable
from store.ledger import Ledger
from store.people import Role
from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.drafts import DraftRow, Rejection
from store.reporting.exchange import Subject
from store.reporting.exchange_ledger import Exchange
from store.reporting.indicator_set import DEFAULT_SETS
from store.reporting.indicators import Indicator
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from store.reporting.rulebook_ledger import RulebookLedger
from store.reporting.staff_turn import write_in_turn
from tests.databases import fresh_database
from tests.store_reporting.rivals import CLOSES, JUNE, period_named
from tests.store_reporting.samples import (
    AUTHOR,
    COORDINATOR,
    LATER,
    NOON,
    OFFICE,
    draft,
    in_place,
    money,
    project,
    row,
    totals,
)
from tests.store_reporting.sheets import sheet_of

_ROUNDS = 12
_SOON = 0.01  # seconds, in which both have read what they are to do
_PERIODS = ("2026-Q1", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05")
Both = Callable[..., list[str]]


@pytest.fixture(scope="module")
def two() -> "Iterator[tuple[subprocess.Popen[str], ...]]":
    """Two processes that do what they are told."""
    command = [sys.executable, "-m", "tests.store_reporting.rivals"]
    two = tuple(
        subprocess.Popen(
            [*command, person], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        for person in ("101", "102")
    )
    yield two
    for one in two:
        one.communicate()


@pytest.fixture
def both(database: Database, database_url: str, two: "tuple[subprocess.Popen[str], ...]") -> Both:
    """Tells each of the two a line at the same moment; what they say, in alphabetical order."""

    def tell(*lines: str) -> list[str]:
        moment = time.time() + _SOON
        for one, line in zip(two, lines, strict=True):
            assert one.stdin is not None
            one.stdin.write(f"{moment} {line}\n")
            one.stdin.flush()
        return sorted(_says(one) for one in two)

    assert database.schema_version()
    assert tell(f"open {database_url}", f"open {database_url}") == ["ready", "ready"]
    return tell


def _says(one: "subprocess.Popen[str]") -> str:
    assert one.stdout is not None
    return one.stdout.readline().strip()


def test_a_message_that_both_receive_is_one_draft(both: Both, reports: ReportLedger) -> None:
    """Two workers and a delivery that came twice: both get the same card."""
    for number in range(_ROUNDS):
        first, second = both(f"hold {number}", f"hold {number}")
        assert first == second
        assert reports.draft_of_message("-100", str(number)) == reports.draft(int(first))


def test_a_card_that_two_confirm_at_once_is_saved_once(both: Both, reports: ReportLedger) -> None:
    """The funds count once."""
    for number in range(_ROUNDS):
        held = reports.hold(draft(in_place(None, 500), message_id=str(number)))
        assert both(f"save {held.draft_id}", f"save {held.draft_id}") == ["already_saved", "saved"]
    assert len(reports.reports()) == _ROUNDS
    assert totals(reports.funds()) == 500 * _ROUNDS


def test_of_two_cards_held_against_the_same_store_the_second_is_asked_again(both: Both, reports: ReportLedger) -> None:
    """Each may be the other's double: whoever comes second sees what the first one saved."""
    for number in range(_ROUNDS):
        cards = [reports.hold(draft(in_place(None, 500), message_id=f"{number}{part}")) for part in "ab"]
        mark = ",".join(str(one) for one in reports.mark())
        first, second = (f"save_unmoved {card.draft_id}:{mark}" for card in cards)
        assert both(first, second) == ["moved", "saved"]


def test_a_code_that_two_enter_at_once_makes_one_member(both: Both, registry: Registry) -> None:
    """The other one is told that it was used."""
    for number in range(_ROUNDS):
        code = f"ABCD-EFGH-{number:04}"
        registry.make_invite(code, Role.STAFF, OFFICE, LATER, COORDINATOR, NOON)
        assert both(f"redeem {code}", f"redeem {code}") == ["member", "used"]


def test_a_board_that_two_draw_up_and_publish_at_once_is_there_once(both: Both, database: Database) -> None:
    """One edition with one publication, and the seals of all of it hold."""
    boards = BoardLedger(database)
    for period in _PERIODS:
        assert both(f"draw {period}", f"draw {period}") == ["edition 1", "edition 1"]
        assert isinstance(boards.open_objections(period_named(period), CLOSES, COORDINATOR, JUNE), BoardCase)
        assert both(f"publish {period}", f"publish {period}") == ["done", "published"]
        assert len(boards.editions(period_named(period))) == 1
    assert boards.check() == ()


_DAY = NOON.date()
_Q1 = period_named("2026-Q1")
_CODE = "ABCD-EFGH-0000"
_WRITES: dict[str, Callable[[Database], object]] = {
    "hold": lambda base: ReportLedger(base).hold(draft(in_place(None, 5), message_id="2")),
    "change_draft": lambda base: ReportLedger(base).change_draft(1, (in_place(None, 5),), LATER),
    "preview": lambda base: ReportLedger(base).preview(1, LATER),
    "save": lambda base: ReportLedger(base).save(1, AUTHOR, LATER),
    "reopen": lambda base: ReportLedger(base).reopen(1, AUTHOR, LATER),
    "drop": lambda base: ReportLedger(base).drop(1, AUTHOR, LATER),
    "undo": lambda base: ReportLedger(base).undo(1, AUTHOR, LATER),
    "verify_funds": lambda base: ReportLedger(base).verify_funds(1, money(5), AUTHOR, LATER),
    "add": lambda base: ProjectLedger(base).add(project(), COORDINATOR, NOON, "test"),
    "change": lambda base: ProjectLedger(base).change(1, {"name": "新名"}, COORDINATOR, NOON, "test"),
    "remove": lambda base: ProjectLedger(base).remove(1, COORDINATOR, NOON),
    "set_targets": lambda base: RulebookLedger(base).set_targets((), COORDINATOR, NOON),
    "drop_target": lambda base: RulebookLedger(base).drop_target(OFFICE, Indicator.STARTED, _Q1, COORDINATOR, NOON),
    "set_rules": lambda base: RulebookLedger(base).set_rules(DEFAULT_SETS[0], _DAY, COORDINATOR, NOON),
    "apply": lambda base: Exchange(base).apply(
        Exchange(base).plan(sheet_of(Subject.PROJECTS, "项目名称|责任单位", "甲|冠县"), NOON), AUTHOR, NOON
    ),
    "note_nil": lambda base: ChaseLedger(base).note_nil(OFFICE, _DAY, late=False, by=AUTHOR, now=NOON),
    "put_offices": lambda base: Registry(base).put_offices((), COORDINATOR, NOON),
    "rename_office": lambda base: Registry(base).rename_office(OFFICE, "新名", COORDINATOR, NOON),
    "make_invite": lambda base: Registry(base).make_invite(_CODE, Role.STAFF, OFFICE, LATER, COORDINATOR, NOON),
    "redeem": lambda base: Registry(base).redeem(_CODE, AUTHOR, NOON),
    "revoke_invite": lambda base: Registry(base).revoke_invite(1, COORDINATOR, NOON),
    "revoke": lambda base: Registry(base).revoke(AUTHOR, COORDINATOR, NOON),
    "set_leave": lambda base: Registry(base).set_leave(AUTHOR, _DAY, _DAY, COORDINATOR, NOON),
    "clear_leave": lambda base: Registry(base).clear_leave(AUTHOR, _DAY, COORDINATOR, NOON),
    "bind_group": lambda base: Registry(base).bind_group("-100", OFFICE, COORDINATOR, NOON),
    "set_setting": lambda base: Registry(base).set_setting("name", "value", COORDINATOR, NOON),
    "draft": lambda base: BoardLedger(base).draft(_Q1, COORDINATOR, JUNE),
    "open_objections": lambda base: BoardLedger(base).open_objections(_Q1, CLOSES, COORDINATOR, JUNE),
    "publish": lambda base: BoardLedger(base).publish(_Q1, COORDINATOR, CLOSES),
    "object": lambda base: BoardLedger(base).object(_Q1, OFFICE, None, "少算", AUTHOR, JUNE),
    "answer": lambda base: BoardLedger(base).answer(1, "已核", COORDINATOR, JUNE, accepted=True),
    "correct": lambda base: BoardLedger(base).correct(_Q1, "更正", COORDINATOR, JUNE),
    "forget": lambda base: Ledger(base).forget(AUTHOR),
}


@pytest.fixture
def opened(postgres_url: str) -> Iterator[tuple[Database, Database]]:
    """A PostgreSQL database, opened by two programs; the second one waits for a lock for a moment only."""
    both = fresh_database(postgres_url), fresh_database(postgres_url, busy_seconds=0.005)
    yield both
    for database in both:
        database.close()


def test_whoever_writes_into_the_staff_s_book_waits_for_their_turn(opened: tuple[Database, Database]) -> None:
    """All of them: while somebody else has the turn they wait, for as long as a lock is waited for, and change nothing."""
    first, second = opened
    passed = []
    with write_in_turn(first):
        for name, write in _WRITES.items():
            try:
                write(second)
            except StoreUnavailable:
                continue
            passed.append(name)
    assert passed == []


def test_what_the_one_before_kept_is_seen_by_the_next_one(opened: tuple[Database, Database]) -> None:
    """Also where it began to wait before that was kept: its first look comes after its turn."""
    second, first = opened
    with ThreadPoolExecutor(1) as pool:
        with write_in_turn(first) as connection:
            waiting = pool.submit(Registry(second).set_setting, "name", "second", COORDINATOR, NOON)
            connection.exec_driver_sql("INSERT INTO settings VALUES ('name', 'first')")
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.1)
        waiting.result(timeout=10)
    entry = Registry(first).audit(1)[0]
    assert (entry.before, entry.after) == ({"value": "first"}, {"value": "second"})


def test_a_look_at_what_a_card_would_change_leaves_no_gap_in_the_numbers(reports: ReportLedger) -> None:
    """People see them: 进展1号, 进展2号."""
    for number in range(3):
        held = reports.hold(
            draft(DraftRow(row(project=f"新厂{number}"), None, new_project=True), message_id=str(number))
        )
        for _ in range(2):
            assert not isinstance(reports.preview(held.draft_id, LATER), Rejection)
        assert isinstance(reports.save(held.draft_id, AUTHOR, LATER), Saved)
    assert [report.report_id for report in reports.reports()] == [1, 2, 3]
    assert [report.project_id for report in reports.reports()] == [1, 2, 3]
    assert reports.undo(3, AUTHOR, LATER)
    assert len(reports.report(3)) == 2
