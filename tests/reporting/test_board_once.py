"""The command `board` without a command line: which board is shown, and the JSON it promises."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.reporting.board_once import Shown, period_named, print_board, show_board
from bot.stopping import InputRefused
from store.database import Database
from store.reporting.board_ledger import BoardLedger
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.databases import fresh_database
from tests.store_reporting.samples import AUTHOR, COORDINATOR, NOON, OFFICE, draft, in_place

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


def _lines(shown: Shown) -> list[dict[str, object]]:
    out = io.StringIO()
    print_board(shown, out, as_json=True)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_one_object_the_head_first(database: Database) -> None:
    """27 offices are ranked; each figure names its reports."""
    head, *offices = _lines(show_board(database, _Q1, _APRIL))
    assert (head["kind"], head["period"], head["state"], head["edition"]) == ("board", "2026-Q1", "live", None)
    assert len(offices) == 27
    assert {office["league"] for office in offices} == {"counties", "departments"}
    mine = next(office for office in offices if office["office_id"] == OFFICE)
    cells = mine["cells"]
    assert isinstance(cells, list)
    figure = next(cell for cell in cells if cell["indicator"] == "funds_reported")
    assert (figure["value"], figure["reports"]) == ("5000000", [1])


def test_the_newest_edition_is_shown_unless_the_present_is_asked_for(database: Database) -> None:
    """An edition stays as it is when the store goes on."""
    BoardLedger(database).draft(_Q1, COORDINATOR, _APRIL)
    kept, live = (show_board(database, _Q1, _APRIL + timedelta(days=1), live=live) for live in (False, True))
    head = _lines(kept)[0]
    assert (head["state"], head["edition"]) == ("draft", 1)
    assert isinstance(head["sha256"], str) and len(head["sha256"]) == 64
    assert live.case is None
    assert live.board.as_of > kept.board.as_of


def test_without_json_it_is_words(database: Database) -> None:
    """The same that the chat says."""
    out = io.StringIO()
    assert print_board(show_board(database, _Q1, _APRIL), out, as_json=False) == 0
    assert out.getvalue().startswith("2026年第一季度招商引资排行榜\n")


@pytest.mark.parametrize("text", ["2024-Q5", "昨天", ""])
def test_a_period_that_is_none_is_refused_with_how_to_write_one(text: str) -> None:
    """Not taken for another one."""
    with pytest.raises(InputRefused, match="2024-W26"):
        period_named(text)
