"""A board as files: pictures and a workbook that opens to every row."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.reporting.board_files import board_files, rows_behind, write_files
from bot.reporting.board_once import show_board
from bot.stopping import InputRefused
from store.database import Database
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.databases import fresh_database
from tests.store_reporting.samples import AUTHOR, NOON, draft, in_place

_Q1 = Period(PeriodKind.QUARTER, 2026, 1)
_APRIL = datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A store with the sample offices and one report of money."""
    opened = fresh_database(tmp_path / "data" / "assistant.sqlite3")
    Registry(opened).seed_sample(NOON)
    reports = ReportLedger(opened)
    held = reports.hold(draft(in_place(None, 5_000_000)))
    reports.save(held.draft_id, AUTHOR, NOON)
    return opened


def test_the_files_are_two_pictures_and_a_workbook(database: Database, tmp_path: Path) -> None:
    """With every row behind the figures in it."""
    shown = show_board(database, _Q1, _APRIL)
    files = board_files(database, shown)
    assert list(files) == [
        "2026年第一季度招商引资排行榜 县市区.png",
        "2026年第一季度招商引资排行榜 市直部门.png",
        "2026年第一季度招商引资排行榜.xlsx",
    ]
    assert [trace.report_id for trace in rows_behind(database, shown.board)] == [1]
    written = write_files(database, shown, tmp_path / "out" / "here")
    assert [file.read_bytes()[:2] for file in written] == [b"\x89P", b"\x89P", b"PK"]


def test_a_folder_that_cannot_be_written_is_told(database: Database, tmp_path: Path) -> None:
    """A file is in the way."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(InputRefused, match="不能写入"):
        write_files(database, show_board(database, _Q1, _APRIL), tmp_path / "out")
