"""The tables of announcements: words, plans, steps, runs, receivers, 已阅, reminders. Migration 0008 builds the same ones."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from store.reporting.append_only import only_grows
from store.tables import UtcDateTime, metadata

_OF = "announcements.announcement_id"

announcements = only_grows(
    Table(
        "announcements",
        metadata,
        Column("announcement_id", Integer, primary_key=True, autoincrement=True),
        Column("author_id", BigInteger, nullable=False),
        Column("created_at", UtcDateTime, nullable=False),
        sqlite_autoincrement=True,
    )
)

announcement_files = only_grows(
    Table(
        "announcement_files",
        metadata,
        Column("file_id", Integer, primary_key=True, autoincrement=True),
        Column("kind", String(16), nullable=False),
        Column("name", String(256), nullable=False),
        Column("size", BigInteger, nullable=False),
        Column("ref", String(512), nullable=False),
        Column("data", LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
)

announcement_versions = only_grows(
    Table(
        "announcement_versions",
        metadata,
        Column("version_id", Integer, primary_key=True, autoincrement=True),
        Column("announcement_id", Integer, ForeignKey(_OF), nullable=False),
        Column("number", Integer, nullable=False),
        Column("zh", Text, nullable=False),
        Column("en", Text, nullable=False),
        Column("file_id", Integer, ForeignKey("announcement_files.file_id"), nullable=True),
        Column("written_by", BigInteger, nullable=False),
        Column("written_at", UtcDateTime, nullable=False),
        UniqueConstraint("announcement_id", "number"),
        sqlite_autoincrement=True,
    )
)

announcement_plans = only_grows(
    Table(
        "announcement_plans",
        metadata,
        Column("plan_id", Integer, primary_key=True, autoincrement=True),
        Column("announcement_id", Integer, ForeignKey(_OF), nullable=False),
        Column("number", Integer, nullable=False),
        Column("audience", JSON, nullable=False),
        Column("timetable", JSON(none_as_null=True), nullable=True),
        Column("expires_at", UtcDateTime, nullable=True),
        Column("pin_until", UtcDateTime, nullable=True),
        Column("acknowledge", Boolean, nullable=False),
        Column("made_by", BigInteger, nullable=False),
        Column("made_at", UtcDateTime, nullable=False),
        UniqueConstraint("announcement_id", "number"),
        sqlite_autoincrement=True,
    )
)

# What was done, and how it stood from then on: the newest step is how it stands.
announcement_steps = only_grows(
    Table(
        "announcement_steps",
        metadata,
        Column("step_id", Integer, primary_key=True, autoincrement=True),
        Column("announcement_id", Integer, ForeignKey(_OF), nullable=False, index=True),
        Column("action", String(16), nullable=False),
        Column("state", String(16), nullable=False),
        Column("version", Integer, nullable=False),
        Column("plan", Integer, nullable=False),
        Column("done_by", BigInteger, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        Column("note", Text, nullable=False),
        sqlite_autoincrement=True,
    )
)

# One row for each moment it was due, whatever became of it: the key makes it end once.
announcement_dues = only_grows(
    Table(
        "announcement_dues",
        metadata,
        Column("due_id", Integer, primary_key=True, autoincrement=True),
        Column("announcement_id", Integer, ForeignKey(_OF), nullable=False),
        Column("due_at", UtcDateTime, nullable=False),
        Column("ended", String(16), nullable=False),
        Column("run", Integer, nullable=False),  # 0 for what expired
        Column("noted_at", UtcDateTime, nullable=False),
        UniqueConstraint("announcement_id", "due_at"),
        sqlite_autoincrement=True,
    )
)

announcement_runs = only_grows(
    Table(
        "announcement_runs",
        metadata,
        Column("run_id", Integer, primary_key=True, autoincrement=True),
        Column("announcement_id", Integer, ForeignKey(_OF), nullable=False),
        Column("number", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("plan", Integer, nullable=False),
        Column("started_at", UtcDateTime, nullable=False),
        Column("late", Boolean, nullable=False),
        Column("left_out", Integer, nullable=False),
        UniqueConstraint("announcement_id", "number"),
        sqlite_autoincrement=True,
    )
)

# These grow too, but what is kept of a person goes when that person wants it to.
announcement_receivers = Table(
    "announcement_receivers",
    metadata,
    Column("receiver_id", Integer, primary_key=True, autoincrement=True),
    Column("announcement_id", Integer, ForeignKey(_OF), nullable=False),
    Column("run", Integer, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, nullable=True, index=True),
    Column("office_id", Integer, nullable=True),
    Column("target", JSON, nullable=False),
    UniqueConstraint("announcement_id", "run", "chat_id"),
    sqlite_autoincrement=True,
)

announcement_reads = only_grows(
    Table(
        "announcement_reads",
        metadata,
        Column("read_id", Integer, primary_key=True, autoincrement=True),
        Column("announcement_id", Integer, ForeignKey(_OF), nullable=False),
        Column("run", Integer, nullable=False),
        Column("person_id", BigInteger, nullable=False),
        Column("chat_id", BigInteger, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        UniqueConstraint("announcement_id", "run", "person_id"),
        sqlite_autoincrement=True,
    )
)

# Claimed before a reminder goes out, so that nobody gets the same one twice.
announcement_reminders = only_grows(
    Table(
        "announcement_reminders",
        metadata,
        Column("reminder_id", Integer, primary_key=True, autoincrement=True),
        Column("announcement_id", Integer, ForeignKey(_OF), nullable=False),
        Column("run", Integer, nullable=False),
        Column("recipient", BigInteger, nullable=False),
        Column("step", Integer, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        UniqueConstraint("announcement_id", "run", "recipient", "step"),
        sqlite_autoincrement=True,
    )
)
