"""Announcements: words, plans, steps, moments due, runs, receivers, 已阅, reminders; chats and what they subscribed to.

The columns are written out, not taken from the code: that goes on, history stands.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_TABLES = (
    "announcements", "announcement_files", "announcement_versions", "announcement_plans", "announcement_steps",
    "announcement_dues", "announcement_runs", "announcement_receivers", "announcement_reads", "announcement_reminders",
    "chats", "subscriptions",
)  # fmt: skip
_ONLY_GROW: dict[str, tuple[tuple[str, ...], ...]] = {
    "announcements": (("announcement_id",),),
    "announcement_files": (("file_id",),),
    "announcement_versions": (("version_id",), ("announcement_id", "number")),
    "announcement_plans": (("plan_id",), ("announcement_id", "number")),
    "announcement_steps": (("step_id",),),
    "announcement_dues": (("due_id",), ("announcement_id", "due_at")),
    "announcement_runs": (("run_id",), ("announcement_id", "number")),
    "announcement_reads": (("read_id",), ("announcement_id", "run", "person_id")),
    "announcement_reminders": (("reminder_id",), ("announcement_id", "run", "recipient", "step")),
}


def upgrade() -> None:
    """To this revision."""
    _create_words()
    _create_steps()
    _create_runs()
    _create_readers()
    _create_marks()
    _create_chats()
    for table, keys in _ONLY_GROW.items():
        _guard(table, keys)


def downgrade() -> None:
    """Back to the one before."""
    for table in reversed(_TABLES):
        op.drop_table(table)


def _guard(table: str, keys: tuple[tuple[str, ...], ...]) -> None:
    """Let the database refuse to change, replace or delete a row; PostgreSQL has the function since 0002."""
    if op.get_bind().dialect.name == "postgresql":
        body = f"ON {table} FOR EACH {{}} EXECUTE FUNCTION refuse_change()"
        op.execute(f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE {body.format('ROW')}")
        op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE {body.format('STATEMENT')}")
        return
    body = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {body}")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {body}")
    same = (" AND ".join(f"{one} = NEW.{one}" for one in key) for key in keys)
    known = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in same)  # noqa: S608  # names of ours
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known} {body}")


def _id(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer, autoincrement=True, nullable=False)


def _c(name: str, kind: Any, *, null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=null, autoincrement=False)


def _key(table: str, column: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"pk_{table}")


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _of(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["announcement_id"], ["announcements.announcement_id"], name=f"fk_{table}_announcement_id"
    )


def _create_words() -> None:
    op.create_table(
        "announcements",
        _id("announcement_id"),
        _c("author_id", sa.BigInteger),
        _c("created_at", _TIME),
        _key("announcements", "announcement_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "announcement_files",
        _id("file_id"),
        _c("kind", sa.String(16)),
        _c("name", sa.String(256)),
        _c("size", sa.BigInteger),
        _c("ref", sa.String(512)),
        _c("data", sa.LargeBinary),
        _key("announcement_files", "file_id"),
        sqlite_autoincrement=True,
    )
    table = "announcement_versions"
    op.create_table(
        table,
        _id("version_id"),
        _c("announcement_id", sa.Integer),
        _c("number", sa.Integer),
        _c("zh", sa.Text),
        _c("en", sa.Text),
        _c("file_id", sa.Integer, null=True),
        _c("written_by", sa.BigInteger),
        _c("written_at", _TIME),
        _key(table, "version_id"),
        _once(table, "announcement_id", "number"),
        _of(table),
        sa.ForeignKeyConstraint(["file_id"], ["announcement_files.file_id"], name=f"fk_{table}_file_id"),
        sqlite_autoincrement=True,
    )


def _create_steps() -> None:
    table = "announcement_plans"
    op.create_table(
        table,
        _id("plan_id"),
        _c("announcement_id", sa.Integer),
        _c("number", sa.Integer),
        _c("audience", sa.JSON),
        _c("timetable", sa.JSON, null=True),
        _c("expires_at", _TIME, null=True),
        _c("pin_until", _TIME, null=True),
        _c("acknowledge", sa.Boolean),
        _c("made_by", sa.BigInteger),
        _c("made_at", _TIME),
        _key(table, "plan_id"),
        _once(table, "announcement_id", "number"),
        _of(table),
        sqlite_autoincrement=True,
    )
    table = "announcement_steps"
    op.create_table(
        table,
        _id("step_id"),
        _c("announcement_id", sa.Integer),
        _c("action", sa.String(16)),
        _c("state", sa.String(16)),
        _c("version", sa.Integer),
        _c("plan", sa.Integer),
        _c("done_by", sa.BigInteger),
        _c("at", _TIME),
        _c("note", sa.Text),
        _key(table, "step_id"),
        _of(table),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_announcement_id", table, ["announcement_id"])


def _create_runs() -> None:
    table = "announcement_dues"
    op.create_table(
        table,
        _id("due_id"),
        _c("announcement_id", sa.Integer),
        _c("due_at", _TIME),
        _c("ended", sa.String(16)),
        _c("run", sa.Integer),
        _c("noted_at", _TIME),
        _key(table, "due_id"),
        _once(table, "announcement_id", "due_at"),
        _of(table),
        sqlite_autoincrement=True,
    )
    table = "announcement_runs"
    op.create_table(
        table,
        _id("run_id"),
        _c("announcement_id", sa.Integer),
        _c("number", sa.Integer),
        _c("version", sa.Integer),
        _c("plan", sa.Integer),
        _c("started_at", _TIME),
        _c("late", sa.Boolean),
        _c("left_out", sa.Integer),
        _key(table, "run_id"),
        _once(table, "announcement_id", "number"),
        _of(table),
        sqlite_autoincrement=True,
    )


def _create_readers() -> None:
    table = "announcement_receivers"
    op.create_table(
        table,
        _id("receiver_id"),
        _c("announcement_id", sa.Integer),
        _c("run", sa.Integer),
        _c("chat_id", sa.BigInteger),
        _c("person_id", sa.BigInteger, null=True),
        _c("office_id", sa.Integer, null=True),
        _c("target", sa.JSON),
        _key(table, "receiver_id"),
        _once(table, "announcement_id", "run", "chat_id"),
        _of(table),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def _create_marks() -> None:
    table = "announcement_reads"
    op.create_table(
        table,
        _id("read_id"),
        _c("announcement_id", sa.Integer),
        _c("run", sa.Integer),
        _c("person_id", sa.BigInteger),
        _c("chat_id", sa.BigInteger),
        _c("at", _TIME),
        _key(table, "read_id"),
        _once(table, "announcement_id", "run", "person_id"),
        _of(table),
        sqlite_autoincrement=True,
    )
    table = "announcement_reminders"
    op.create_table(
        table,
        _id("reminder_id"),
        _c("announcement_id", sa.Integer),
        _c("run", sa.Integer),
        _c("recipient", sa.BigInteger),
        _c("step", sa.Integer),
        _c("at", _TIME),
        _key(table, "reminder_id"),
        _once(table, "announcement_id", "run", "recipient", "step"),
        _of(table),
        sqlite_autoincrement=True,
    )


def _create_chats() -> None:
    op.create_table(
        "chats",
        _c("chat_id", sa.BigInteger),
        _c("kind", sa.String(16)),
        _c("title", sa.String(256)),
        _c("state", sa.String(16)),
        _c("use", sa.String(16)),
        _c("county", sa.String(64)),
        _c("chain", sa.String(64)),
        _c("added_by", sa.BigInteger),
        _c("since", _TIME),
        _c("changed_at", _TIME),
        _c("reason", sa.Text),
        _key("chats", "chat_id"),
    )
    op.create_table(
        "subscriptions",
        _c("chat_id", sa.BigInteger),
        _c("topic", sa.String(128)),
        _c("since", _TIME),
        sa.PrimaryKeyConstraint("chat_id", "topic", name="pk_subscriptions"),
    )
