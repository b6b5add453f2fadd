"""`python -m bot offices|projects|targets import|export`, as it is typed."""

import json
from pathlib import Path

import pytest

from bot.__main__ import DONE, REFUSED, main


def test_projects_are_imported_and_exported(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An office first, then its project; without --apply nothing is kept."""
    data = ["--data", str(tmp_path / "data")]
    offices, projects = tmp_path / "o.csv", tmp_path / "p.csv"
    offices.write_text("编码,名称,类别,县市区\nC04,冠县招商办,县市区,冠县\n", encoding="gbk")
    projects.write_text("项目名称,单位,总投资（亿元）\n轴承园,冠县招商办,3\n", encoding="gbk")
    assert main(["offices", "import", str(offices), *data]) == DONE
    assert main(["projects", "import", str(projects), *data]) == REFUSED
    assert main(["offices", "import", str(offices), "--apply", *data]) == DONE
    assert main(["projects", "import", str(projects), "--apply", *data]) == DONE
    capfd.readouterr()
    out = tmp_path / "out.xlsx"
    assert main(["projects", "export", str(out), "--json", *data]) == DONE
    assert json.loads(capfd.readouterr().out) == {"subject": "projects", "file": str(out), "rows": 1}
    assert main(["projects", "import", str(out), "--json", *data]) == DONE
    assert json.loads(capfd.readouterr().out)["counts"]["unchanged"] == 1


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and what to do."""
    data = ["--data", str(tmp_path / "data")]
    assert main(["targets", "import", str(tmp_path / "no.csv"), *data]) == REFUSED
    assert main(["targets", "export", str(tmp_path / "x.doc"), *data]) == REFUSED
    said = capfd.readouterr().err
    assert "no.csv" in said and "x.xlsx" in said
