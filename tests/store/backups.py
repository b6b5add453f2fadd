"""A bureau with something of everything in its books, and backups of it, for the tests of backups."""

from datetime import timedelta
from pathlib import Path

from store.backup import Origin, make_backup
from store.backup_manifest import Manifest
from store.backup_restore import Places
from store.database import Database, open_database
from store.ledger import Ledger
from store.people import Role
from store.questions import Feedback
from store.reporting.board import canonical
from store.reporting.board_ledger import BoardLedger
from store.reporting.periods import Period, PeriodKind
from store.reporting.project import Stage
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.vector_ledger import VectorLedger
from tests.store.samples import NOON, question
from tests.store_reporting.samples import AUTHOR, COORDINATOR, OFFICE, draft, in_place, project

QUARTER = Period(PeriodKind.QUARTER, 2026, 1)
LATER = NOON + timedelta(days=40)
PROGRAM = "yinfeng test"


def work(database: Database) -> None:
    """Questions, opinions, a member, a project with reports and sums, vectors: values of every type that a column has."""
    ledger, registry, reports = Ledger(database), Registry(database), ReportLedger(database)
    registry.seed_sample(NOON)
    for number in range(5):
        asked = question(person_id=number, message_id=f"消息“{number}”\n", text=f"问题{number}\t'\"\\ 😀")
        ledger.give_feedback(ledger.note_question(asked), number, Feedback.UNHELPFUL, NOON)
    ledger.note_reply("7", "1", ["100", "101"], NOON)
    registry.make_invite("code-of-seven", Role.STAFF, OFFICE, LATER, 0, NOON)
    registry.redeem("code-of-seven", AUTHOR, NOON)
    registry.set_leave(AUTHOR, NOON.date(), LATER.date(), AUTHOR, NOON)
    project_id = ProjectLedger(database).add(project(), COORDINATOR, NOON, "test").project_id
    for number in range(3):
        held = reports.hold(draft(in_place(project_id, 500 + number, stage=Stage.SIGNED), message_id=f"r{number}"))
        reports.save(held.draft_id, AUTHOR, NOON)
    VectorLedger(database).keep("model", {"one": bytes(range(256)), "two": b""})


def documents(folder: Path) -> Path:
    """A folder of documents with an original below, and things that are nobody's documents."""
    (folder / "_originals").mkdir(parents=True)
    (folder / "奖励办法.md").write_text("第一条 奖励10万元。", encoding="utf-8")
    (folder / "_originals" / "abc-奖励办法.pdf").write_bytes(bytes(range(256)) * 9)
    (folder / "empty.txt").touch()
    (folder / ".env").write_text("TELEGRAM_BOT_TOKEN=secret", encoding="utf-8")
    (folder / ".half.tmp").write_bytes(b"half")
    return folder


def back_up(database: Database, folder: Path) -> tuple[Path, Manifest]:
    """A backup of it and of some documents, at `folder`/backup.zip."""
    target = folder / "backup.zip"
    where = folder / "policies"
    return target, make_backup(Origin(database, where if where.exists() else documents(where), PROGRAM), target, NOON)


def new_places(folder: Path, database: Database | None = None) -> Places:
    """A new data folder with a SQLite file, or PostgreSQL with it."""
    return Places(folder, folder / "documents", database or folder / "assistant.sqlite3")


def as_it_is(url: str | Path) -> Database:
    """A database whose tables nobody makes."""
    return open_database(url, as_it_is=True)


def board_of(database: Database) -> str:
    """The board of a quarter, to the byte."""
    return canonical(BoardLedger(database).count(QUARTER, LATER))
