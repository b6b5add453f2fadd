"""The tables of projects, reports and funds. All but the drafts only ever grow. Migration 0002 builds the same ones."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from store.reporting.append_only import only_grows
from store.tables import UtcDateTime, metadata


def _id(name: str) -> "Column[int]":
    """Ids are not used again (AUTOINCREMENT): a button of something gone must not act on something else."""
    return Column(name, Integer, primary_key=True, autoincrement=True)


def _refers(name: str, *, nullable: bool = False, index: bool = False) -> "Column[int]":
    """A column named like the key it refers to."""
    return Column(name, Integer, ForeignKey(f"{_HOME[name]}.{name}"), nullable=nullable, index=index)


_HOME = {
    "office_id": "offices", "project_id": "projects", "report_id": "reports", "save_id": "saves", "source_id": "report_sources",
    "funds_id": "funds",
}  # fmt: skip

# One a message; what becomes of it stands in the tables below.
drafts = Table(
    "drafts",
    metadata,
    _id("draft_id"),
    Column("chat_id", String(64), nullable=False),
    Column("message_id", String(64), nullable=False),
    Column("person_id", BigInteger, nullable=False, index=True),
    _refers("office_id"),
    Column("posted_at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("card_id", String(64), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "message_id"),
    Index(None, "chat_id", "card_id"),
    sqlite_autoincrement=True,
)

# Every save and undo of a draft, numbered; `undoes` is the save that an undo takes back.
saves = only_grows(
    Table(
        "saves",
        metadata,
        _id("save_id"),
        Column("draft_id", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        Column("done_by", BigInteger, nullable=False),
        Column("undoes", Integer, nullable=True),
        UniqueConstraint("draft_id", "number"),
        sqlite_autoincrement=True,
    )
)

# A message in one of its wordings, once it was saved.
report_sources = only_grows(
    Table(
        "report_sources",
        metadata,
        _id("source_id"),
        Column("draft_id", Integer, nullable=False, index=True),
        Column("chat_id", String(64), nullable=False),
        Column("message_id", String(64), nullable=False),
        Column("author_id", BigInteger, nullable=False),
        Column("posted_at", UtcDateTime, nullable=False),
        Column("text", Text, nullable=False),
        sqlite_autoincrement=True,
    )
)

projects = only_grows(
    Table(
        "projects",
        metadata,
        _id("project_id"),
        Column("added_at", UtcDateTime, nullable=False),
        sqlite_autoincrement=True,
    )
)

# A row of a message. `origin_id` is the report it corrects, whose place in the order of things it takes.
reports = only_grows(
    Table(
        "reports",
        metadata,
        _id("report_id"),
        Column("draft_id", Integer, nullable=False),
        Column("part", Integer, nullable=False),
        Column("origin_id", Integer, nullable=True, index=True),
        UniqueConstraint("draft_id", "part"),
        sqlite_autoincrement=True,
    )
)

report_versions = only_grows(
    Table(
        "report_versions",
        metadata,
        _id("version_id"),
        _refers("report_id"),
        Column("version", Integer, nullable=False),
        Column("live", Boolean, nullable=False),
        _refers("save_id", index=True),
        _refers("source_id"),
        _refers("office_id"),
        _refers("project_id", nullable=True, index=True),
        Column("content", JSON, nullable=False),
        Column("late", Boolean, nullable=False),
        Column("day", Date, nullable=False),
        Column("posted_day", Date, nullable=False, index=True),
        Column("saved_at", UtcDateTime, nullable=False),
        Column("saved_by", BigInteger, nullable=False),
        UniqueConstraint("report_id", "version"),
        Index(None, "day"),
        Index(None, "office_id", "day"),
        sqlite_autoincrement=True,
    )
)

# What is said of a project (`says`) and how it stands then (`state`); `target_id` is the event that an undoing one takes back.
project_events = only_grows(
    Table(
        "project_events",
        metadata,
        _id("event_id"),
        _refers("project_id"),
        Column("at", UtcDateTime, nullable=False),
        Column("done_by", BigInteger, nullable=False),
        Column("kind", String(16), nullable=False),
        _refers("report_id", nullable=True, index=True),
        _refers("save_id", nullable=True),
        Column("target_id", Integer, nullable=True),
        Column("day", Date, nullable=True),
        Column("says", JSON, nullable=False),
        Column("state", JSON, nullable=False),
        Column("evidence", Text, nullable=False),
        Index(None, "project_id", "event_id"),
        sqlite_autoincrement=True,
    )
)

# Sums as reported, in hundredths: `stated` as it was said, `minor` what it adds. Whether one counts stands in its postings.
funds = only_grows(
    Table(
        "funds",
        metadata,
        _id("funds_id"),
        _refers("report_id", index=True),
        Column("position", Integer, nullable=False),
        _refers("project_id", nullable=True, index=True),
        _refers("office_id", index=True),
        Column("kind", String(16), nullable=False),
        Column("currency", String(3), nullable=False),
        Column("minor", BigInteger, nullable=False),
        Column("stated", BigInteger, nullable=False),
        Column("cumulative", Boolean, nullable=False),
        Column("day", Date, nullable=False, index=True),
        sqlite_autoincrement=True,
    )
)

# From now on an entry counts, or counts no longer.
funds_postings = only_grows(
    Table(
        "funds_postings",
        metadata,
        _id("posting_id"),
        _refers("funds_id"),
        _refers("save_id"),
        Column("live", Boolean, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        Index(None, "funds_id", "posting_id"),
        sqlite_autoincrement=True,
    )
)

# What a sum was found to be when it was checked (核实).
funds_checks = only_grows(
    Table(
        "funds_checks",
        metadata,
        _id("check_id"),
        _refers("funds_id", index=True),
        Column("currency", String(3), nullable=False),
        Column("minor", BigInteger, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        Column("done_by", BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
)
