"""The journey of a table file: real files, a real database, what is said and what is done."""

import io
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.reporting.exchange_once import Job, export_file, import_file, plan_file
from bot.stopping import InputRefused
from store.reporting.exchange import Subject
from store.reporting.exchange_ledger import Exchange
from store.reporting.periods import SHANGHAI
from store.reporting.registry import Registry
from tests.databases import fresh_database
from tests.reporting.tables import workbook

NOW = datetime(2024, 6, 27, 10, 0, tzinfo=SHANGHAI)
HEADER = ("项目名称", "责任单位", "计划投资（万元）", "阶段", "电话")


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    """The exchange of a fresh database with the 28 offices."""
    database = fresh_database(tmp_path / "data.sqlite3")
    Registry(database).seed_sample(NOW)
    yield Exchange(database)
    database.close()


def brought(exchange: Exchange, file: Path, *, apply: bool = False, as_json: bool = False) -> tuple[int, str]:
    """Exit code and words of an import of projects."""
    out = io.StringIO()
    code = import_file(exchange, Job(Subject.PROJECTS, file, apply=apply, as_json=as_json), NOW, out)
    return code, out.getvalue()


def projects_file(folder: Path, *rows: tuple[object, ...]) -> Path:
    """A workbook of projects."""
    file = folder / "项目.xlsx"
    file.write_bytes(workbook([HEADER, *rows]))
    return file


def test_a_dry_run_says_row_by_row_and_apply_does_it(exchange: Exchange, tmp_path: Path) -> None:
    """Old and new of each field, the columns passed over, and how to go on."""
    file = projects_file(tmp_path, ("甲", "冠县", 30000, "在谈", 1), ("乙", "莘县", "3.2亿元", "已签约", 2))
    code, words = brought(exchange, file)
    assert code == 0
    for part in ("新增 2", "电话（E）", "第 2 行 ＋ 甲", "计划投资：3亿元", "--apply", "dry run"):
        assert part in words
    assert brought(exchange, file, apply=True)[1].rstrip().endswith("All of it is saved.")
    file = projects_file(tmp_path, ("甲", "冠县", 50000, "在谈", 1))
    assert "计划投资：3亿元 → 5亿元" in brought(exchange, file)[1]


def test_one_wrong_row_keeps_the_whole_file_out(exchange: Exchange, tmp_path: Path) -> None:
    """With the cell, the reason and what to write; exit code 1."""
    file = projects_file(
        tmp_path, ("甲", "冠县", 30000, "在谈", 1), ("乙", "莘县", "=B1", "在谈", 2), ("甲", "冠县", 1, "", 3)
    )
    code, words = brought(exchange, file, apply=True)
    assert code == 1
    assert "C3 是公式" in words and "与第 4 行名称相同" in words and "没有写入" in words
    assert len(exchange.table(Subject.PROJECTS, NOW)) == 1


def test_json_holds_every_row_with_its_verdict(exchange: Exchange, tmp_path: Path) -> None:
    """For programs."""
    file = projects_file(tmp_path, ("甲", "冠县", 30000, "在谈", 1), ("乙", "没有", 1, "", 2))
    code, words = brought(exchange, file, as_json=True)
    fields: dict[str, Any] = json.loads(words)
    assert (code, fields["applied"], fields["unknown_columns"]) == (1, False, ["电话（E）"])
    assert fields["counts"] == {"added": 1, "changed": 0, "unchanged": 0, "refused": 1}
    added, refused = fields["rows"]
    assert {"field": "planned", "title": "计划投资", "before": "", "after": "3亿元", "doubtful": False} in added[
        "changes"
    ]
    assert [(one["reason"], one["column"], one["value"]) for one in refused["refusals"]] == [
        ("unknown_office", "责任单位", "没有")
    ]


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
@pytest.mark.parametrize("subject", list(Subject))
def test_what_is_exported_is_unchanged_when_imported(
    exchange: Exchange, tmp_path: Path, subject: Subject, name: str
) -> None:
    """Through real files of both kinds."""
    file = projects_file(tmp_path, ("+甲", "冠县", 30000, "在谈", 1), ("'=乙", "莘县", "350.5万美元", "终止", 2))
    brought(exchange, file, apply=True)
    targets = tmp_path / "t.csv"
    targets.write_text("单位,指标,周期,目标值\n冠县,到位资金（核实）,2024-Q2,5亿元\n", encoding="gbk")
    import_file(exchange, Job(Subject.TARGETS, targets, apply=True), NOW, io.StringIO())
    out = io.StringIO()
    assert export_file(exchange, Job(subject, tmp_path / name, as_json=True), NOW, out) == 0
    rows = json.loads(out.getvalue())["rows"]
    out = io.StringIO()
    assert import_file(exchange, Job(subject, tmp_path / name, as_json=True), NOW, out) == 0
    assert json.loads(out.getvalue())["counts"] == {"added": 0, "changed": 0, "unchanged": rows, "refused": 0}
    assert rows == {"offices": 28, "projects": 2, "targets": 1, "rules": 20}[subject.value]


def test_what_a_file_is_of_is_told_by_its_titles(exchange: Exchange, tmp_path: Path) -> None:
    """In a chat nobody types it."""
    for subject in Subject:
        file = tmp_path / f"{subject.value}.csv"
        export_file(exchange, Job(subject, file), NOW, io.StringIO())
        plan = plan_file(exchange, file.read_bytes(), file.name, None, NOW)
        assert plan.sheet.subject is subject


def test_of_several_sheets_the_one_that_is_understood_is_meant(exchange: Exchange) -> None:
    """Two that could be meant are refused with their names."""
    rows = [HEADER, ("甲", "冠县", 1, "在谈", 1)]
    plan = plan_file(exchange, workbook([("说明",)], 表=rows), "x.xlsx", Subject.PROJECTS, NOW)
    assert [row.name for row in plan.rows] == ["甲"]
    with pytest.raises(InputRefused, match=r"x\.xlsx \[一\]、x\.xlsx \[二\]"):
        plan_file(exchange, workbook(rows, title="一", 二=rows), "x.xlsx", Subject.PROJECTS, NOW)


def test_merged_cells_of_a_real_workbook_reach_the_rows(exchange: Exchange) -> None:
    """A header of two rows and an office over two rows."""
    rows = [
        ("2024年项目", None, None, None),
        ("项目名称", "责任单位", "投资情况", None),
        (None, None, "总投资（亿元）", "合同外资（万美元）"),
        ("甲", "冠县", 3, 350),
        ("乙", None, 5, None),
    ]
    data = workbook(rows, merged=["A1:D1", "A2:A3", "B2:B3", "C2:D2", "B4:B5"])
    plan = plan_file(exchange, data, "x.xlsx", Subject.PROJECTS, NOW)
    shown = [{change.key: change.after for change in row.changes} for row in plan.rows]
    assert [(one["office"][:2], one["planned"], one.get("foreign")) for one in shown] == [
        ("冠县", "3亿元", "350万美元"),
        ("冠县", "5亿元", None),
    ]


def test_a_file_that_is_not_there_is_said(exchange: Exchange, tmp_path: Path) -> None:
    """With its path."""
    with pytest.raises(InputRefused, match=r"no\.xlsx"):
        brought(exchange, tmp_path / "no.xlsx")
