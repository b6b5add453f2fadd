"""`python -m bot backup|verify|restore|forget|export`, as it is typed."""

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import BROKEN, DONE, REFUSED, main
from bot.wiring_backup import PROGRAM
from store.database import open_database
from store.ledger import Ledger
from store.reporting.registry import Registry
from tests.store.backups import as_it_is, documents, work
from tests.store.samples import question
from tests.store_reporting.samples import AUTHOR

_NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """A data folder with a bureau at work and a folder of documents, as options."""
    database = open_database(tmp_path / "data" / "assistant.sqlite3")
    work(database)
    database.close()
    return ["--data", str(tmp_path / "data"), "--policies", str(documents(tmp_path / "policies"))]


def _json(capfd: pytest.CaptureFixture[str]) -> dict[str, object]:
    said = json.loads(capfd.readouterr().out)
    assert isinstance(said, dict)
    return said


def test_a_backup_goes_round(folders: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Made, checked, brought back; the folder that comes out can be backed up again and says the same."""
    file, new = tmp_path / "b.zip", tmp_path / "new"
    assert main(["backup", str(file), *folders, "--json"], lambda: _NOW) == DONE
    made = _json(capfd)
    assert (made["program"], made["created_at"], made["documents"]) == (PROGRAM, _NOW.isoformat(), 3)
    assert main(["verify", str(file), "--json"]) == DONE
    assert _json(capfd) == {name: value for name, value in made.items() if name != "bytes"} | {"ok": True}
    assert main(["restore", str(file), "--data", str(new)]) == DONE
    said = capfd.readouterr().out
    assert str(new / "documents") in said and "已恢复" in said
    again = ["backup", str(tmp_path / "again.zip"), "--data", str(new), "--policies", str(new / "documents"), "--json"]
    assert main(again, lambda: _NOW) == DONE
    assert {name: value for name, value in _json(capfd).items() if name not in {"file", "bytes"}} == {
        name: value for name, value in made.items() if name not in {"file", "bytes"}
    }


def test_what_is_the_matter_is_said_in_a_sentence(
    folders: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, Chinese and English, and what to do; nothing is overwritten."""
    file = tmp_path / "b.zip"
    assert main(["verify", str(file)]) == REFUSED
    assert main(["backup", str(file), *folders]) == DONE
    assert main(["backup", str(file), *folders]) == REFUSED
    assert "--force" in capfd.readouterr().err
    assert main(["backup", str(file), *folders, "--force"]) == DONE
    assert main(["restore", str(file), *folders]) == REFUSED
    assert "没有改动" in capfd.readouterr().err
    file.write_bytes(file.read_bytes()[:-9])
    capfd.readouterr()
    assert main(["verify", str(file), "--json"]) == REFUSED
    said = capfd.readouterr()
    assert json.loads(said.out) == {"file": str(file), "ok": False, "fault": "cut", "what": str(file)}
    assert "不完整" in said.err and "cut short" in said.err


def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """And none is made."""
    assert main(["backup", str(tmp_path / "b.zip"), "--data", str(tmp_path / "data")]) == BROKEN
    assert "还没有数据库" in capfd.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_backup_leaves_the_schema_as_it_is(folders: list[str], tmp_path: Path) -> None:
    """Whoever saves before an update wants what stands, not what the update makes of it."""
    path = tmp_path / "data" / "assistant.sqlite3"
    old = as_it_is(path)
    with old.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    old.close()
    assert main(["backup", str(tmp_path / "b.zip"), *folders]) == DONE
    old = as_it_is(path)
    assert old.schema_version() == "0001"
    old.close()


def test_a_server_takes_it_too(
    folders: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    """DATABASE_URL decides where rows come from and go to."""
    server = open_database(postgres_url)
    work(server)
    server.close()
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    file = tmp_path / "b.zip"
    assert main(["backup", str(file), *folders]) == DONE
    assert main(["restore", str(file), "--data", str(tmp_path / "new")]) == REFUSED
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'db' / 'my.sqlite3'}")
    assert main(["restore", str(file), "--data", str(tmp_path / "new")]) == DONE
    back = open_database(tmp_path / "db" / "my.sqlite3")
    assert Ledger(back).question(1) is not None
    back.close()


def test_one_person_is_shown_and_forgotten(
    folders: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A copy into a new file; then what goes is gone and what stays is said, membership ends in the audit."""
    data, copy = folders[:2], tmp_path / "copy.json"
    database = open_database(tmp_path / "data" / "assistant.sqlite3")
    Ledger(database).note_question(question(text="一句只有我说过的话"))
    assert main(["export", str(AUTHOR), str(copy), *data, "--json"]) == DONE
    shown = json.loads(copy.read_text(encoding="utf-8"))
    assert _json(capfd)["rows"] == sum(len(rows) for rows in shown.values() if isinstance(rows, list))
    assert [row["text"] for row in shown["questions"]] == ["一句只有我说过的话"]
    assert main(["export", str(AUTHOR), str(copy), *data]) == REFUSED
    assert copy.stat().st_mode & 0o077 == 0
    capfd.readouterr()
    assert main(["forget", str(AUTHOR), *data, "--json"], lambda: _NOW) == DONE
    said = _json(capfd)
    assert (said["was_member"], said["reports_kept"]) == (True, 3)
    assert Registry(database).member(AUTHOR) is None
    assert Registry(database).audit(1)[0].action == "member.revoke"
    assert main(["forget", "4242", *data]) == DONE
    assert "已删除 0 条" in capfd.readouterr().out
    database.close()


def test_a_backup_names_the_version_of_the_program() -> None:
    """The one in pyproject.toml."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"{project['name']} {project['version']}" == PROGRAM
