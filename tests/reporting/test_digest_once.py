"""The command `digest` without a command line: words, and the JSON it promises."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.reporting.digest_once import print_digest
from store.answering.matter import Backlog
from store.reporting.digest import Digest
from store.reporting.digest_ledger import DigestLedger
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.databases import fresh_database
from tests.store_reporting.samples import AUTHOR, NOON, OFFICE, draft, in_place

_SHORT = {"problem": "缺电"}
_NOTHING = Backlog(0, 0, None, 0)
_WEEK = Period(PeriodKind.WEEK, 2026, 10)
_MONDAY = datetime(2026, 3, 9, 9, tzinfo=SHANGHAI)


def _digest(folder: Path, words: Mapping[str, Any] = _SHORT) -> Digest:
    database = fresh_database(folder / "assistant.sqlite3")
    Registry(database).seed_sample(NOON)
    reports = ReportLedger(database)
    held = reports.hold(draft(in_place(None, 5_000_000, **words)))
    reports.save(held.draft_id, AUTHOR, NOON)
    return DigestLedger(database).digest(_WEEK, _MONDAY)


def test_each_line_is_one_object_the_head_first(tmp_path: Path) -> None:
    """Every item names its message and who confirmed it."""
    out = io.StringIO()
    assert print_digest(_digest(tmp_path), _NOTHING, out, as_json=True) == 0
    head, *offices = (json.loads(line) for line in out.getvalue().splitlines())
    assert (head["kind"], head["period"], head["first"], head["last"]) == (
        "digest",
        "2026-W10",
        "2026-03-02",
        "2026-03-08",
    )
    assert {one["indicator"]: one["value"] for one in head["totals"]}["funds_reported"] == "5000000"
    assert (len(offices), len(head["silent"]), head["problems"]) == (28, 27, 1)
    mine = next(office for office in offices if office["office_id"] == OFFICE)
    item = mine["items"][0]
    assert (item["message_id"], item["saved_by"], item["day"]) == ("1", AUTHOR, "2026-03-02")
    assert mine["problems"][0]["text"] == "缺电"
    assert head["unanswered"] is None  # the week is over


def test_while_its_week_runs_it_tells_what_nobody_answered(tmp_path: Path) -> None:
    """In figures, or as the chat says it."""
    running = replace(_digest(tmp_path), as_of=datetime(2026, 3, 6, 17, tzinfo=SHANGHAI))
    sunday, tuesday = (datetime(2026, 3, day, 12, tzinfo=SHANGHAI) for day in (1, 3))
    waits = Backlog(2, 3, sunday, 1, (sunday, tuesday))
    fields, words = io.StringIO(), io.StringIO()
    print_digest(running, waits, fields, as_json=True)
    head = json.loads(fields.getvalue().splitlines()[0])
    assert head["unanswered"] == {"open": 2, "new": 1, "oldest_days": 5, "not_gathered": 1}
    print_digest(running, waits, words, as_json=False)
    assert "待答2个，本期新增1个，最久5天；另有1条新提问没归并" in words.getvalue()


def test_without_json_it_is_words(tmp_path: Path) -> None:
    """The same that the chat says."""
    out = io.StringIO()
    assert print_digest(_digest(tmp_path), _NOTHING, out, as_json=False) == 0
    assert out.getvalue().startswith("2026年第10周（3月2日—3月8日）招商动态\n")


@pytest.mark.parametrize("as_json", [True, False])
def test_no_mobile_and_no_identity_card_leaves(tmp_path: Path, *, as_json: bool) -> None:
    """In whatever part of a report somebody wrote them."""
    out = io.StringIO()
    personal = "李某13912345678，１３８００１３８０００，37250119900101123X"
    digest = _digest(tmp_path, {"problem": personal, "activity": personal, "next_step": personal})
    print_digest(digest, _NOTHING, out, as_json=as_json)
    assert "李某***，***，***" in out.getvalue()
    assert not {"13912345678", "１３８００１３８０００", "37250119900101123X"} & set(re.split("[某，]", out.getvalue()))
