"""The registry (offices, members, invites, audit), projects, reports and funds; most of it can only be added to.

The columns are written out, not taken from the code: that goes on, history stands.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_HOME = {
    "office_id": "offices", "project_id": "projects", "report_id": "reports", "save_id": "saves",
    "source_id": "report_sources", "funds_id": "funds",
}  # fmt: skip
_ONLY_GROW = (
    "offices", "office_versions", "audit", "saves", "report_sources", "projects", "reports", "report_versions",
    "project_events", "funds", "funds_postings", "funds_checks",
)  # fmt: skip
_ALL = (
    "funds_checks", "funds_postings", "funds", "project_events", "report_versions", "reports", "projects", "report_sources",
    "saves", "drafts", "audit", "settings", "group_chats", "leaves", "invites", "members", "office_versions", "offices",
)  # fmt: skip


def upgrade() -> None:
    """To this revision."""
    for create in (_offices, _members, _small_tables, _drafts, _sources, _reports, _projects, _funds):
        create()
    for table in _ONLY_GROW:
        _guard(table)


def downgrade() -> None:
    """Back to the one before."""
    for table in _ALL:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def _guard(table: str) -> None:
    """Let the database refuse to change or delete a row."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only', ERRCODE = '23000'; END $$"
        )
        body = f"ON {table} FOR EACH {{}} EXECUTE FUNCTION refuse_change()"
        op.execute(f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE {body.format('ROW')}")
        op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE {body.format('STATEMENT')}")
        return
    body = f"ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE {body}")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE {body}")


def _table(name: str, *columns: "sa.Column[Any]", unique: tuple[str, ...] = (), refers: tuple[str, ...] = ()) -> None:
    """A table whose first column is its key; `refers` are columns named like the key they refer to."""
    key = columns[0]
    constraints: list[sa.Constraint] = [sa.PrimaryKeyConstraint(key.name, name=f"pk_{name}")]
    if unique:
        constraints.append(sa.UniqueConstraint(*unique, name=f"uq_{name}_{'_'.join(unique)}"))
    constraints += [
        sa.ForeignKeyConstraint([column], [f"{_HOME[column]}.{column}"], name=f"fk_{name}_{column}")
        for column in refers
    ]
    op.create_table(name, *columns, *constraints, sqlite_autoincrement=key.autoincrement is True)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _id(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer, autoincrement=True, nullable=False)


def _c(name: str, kind: Any, *, null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=null, autoincrement=False)


def _offices() -> None:
    _table("offices", _id("office_id"), _c("code", sa.String(64)), unique=("code",))
    _table(
        "office_versions",
        _id("version_id"),
        _c("office_id", sa.Integer),
        _c("since", _TIME),
        _c("done_by", sa.BigInteger),
        _c("name", sa.String(128)),
        _c("kind", sa.String(32)),
        _c("league", sa.String(32), null=True),
        _c("county", sa.String(64)),
        _c("aliases", sa.JSON),
        _c("rhythm", sa.String(16)),
        _c("due_weekday", sa.Integer),
        _c("cut_off", sa.Integer),
        _c("active", sa.Boolean),
        refers=("office_id",),
    )
    _index("office_versions", "office_id")


def _members() -> None:
    _table(
        "members",
        _c("person_id", sa.BigInteger),
        _c("role", sa.String(16)),
        _c("office_id", sa.Integer, null=True),
        _c("since", _TIME),
        refers=("office_id",),
    )
    _index("members", "office_id")
    _table(
        "invites",
        _id("invite_id"),
        _c("code_hash", sa.String(64)),
        _c("role", sa.String(16)),
        _c("office_id", sa.Integer, null=True),
        _c("made_by", sa.BigInteger),
        _c("made_at", _TIME),
        _c("expires_at", _TIME),
        _c("used_by", sa.BigInteger, null=True),
        _c("used_at", _TIME, null=True),
        _c("revoked_at", _TIME, null=True),
        unique=("code_hash",),
        refers=("office_id",),
    )


def _small_tables() -> None:
    _table(
        "leaves",
        _id("leave_id"),
        _c("person_id", sa.BigInteger),
        _c("first", sa.Date),
        _c("last", sa.Date),
        unique=("person_id", "first", "last"),
    )
    _index("leaves", "last")
    _table("group_chats", _c("chat_id", sa.String(64)), _c("office_id", sa.Integer), refers=("office_id",))
    _table("settings", _c("name", sa.String(128)), _c("value", sa.Text))
    _table(
        "audit",
        _id("audit_id"),
        _c("at", _TIME),
        _c("done_by", sa.BigInteger),
        _c("action", sa.String(64)),
        _c("subject", sa.String(128)),
        _c("before", sa.JSON, null=True),
        _c("after", sa.JSON, null=True),
    )
    _index("audit", "subject")


def _drafts() -> None:
    _table(
        "drafts",
        _id("draft_id"),
        _c("chat_id", sa.String(64)),
        _c("message_id", sa.String(64)),
        _c("person_id", sa.BigInteger),
        _c("office_id", sa.Integer),
        _c("posted_at", _TIME),
        _c("text", sa.Text),
        _c("content", sa.JSON),
        _c("state", sa.String(16)),
        _c("card_id", sa.String(64)),
        _c("changed_at", _TIME),
        unique=("chat_id", "message_id"),
        refers=("office_id",),
    )
    _index("drafts", "chat_id", "card_id")
    _index("drafts", "person_id")
    _table(
        "saves",
        _id("save_id"),
        _c("draft_id", sa.Integer),
        _c("number", sa.Integer),
        _c("at", _TIME),
        _c("done_by", sa.BigInteger),
        _c("undoes", sa.Integer, null=True),
        unique=("draft_id", "number"),
    )


def _sources() -> None:
    _table(
        "report_sources",
        _id("source_id"),
        _c("draft_id", sa.Integer),
        _c("chat_id", sa.String(64)),
        _c("message_id", sa.String(64)),
        _c("author_id", sa.BigInteger),
        _c("posted_at", _TIME),
        _c("text", sa.Text),
    )
    _index("report_sources", "draft_id")
    _table("projects", _id("project_id"), _c("added_at", _TIME))


def _reports() -> None:
    _table(
        "reports",
        _id("report_id"),
        _c("draft_id", sa.Integer),
        _c("part", sa.Integer),
        _c("origin_id", sa.Integer, null=True),
        unique=("draft_id", "part"),
    )
    _index("reports", "origin_id")
    _table(
        "report_versions",
        _id("version_id"),
        _c("report_id", sa.Integer),
        _c("version", sa.Integer),
        _c("live", sa.Boolean),
        _c("save_id", sa.Integer),
        _c("source_id", sa.Integer),
        _c("office_id", sa.Integer),
        _c("project_id", sa.Integer, null=True),
        _c("content", sa.JSON),
        _c("late", sa.Boolean),
        _c("day", sa.Date),
        _c("posted_day", sa.Date),
        _c("saved_at", _TIME),
        _c("saved_by", sa.BigInteger),
        unique=("report_id", "version"),
        refers=("report_id", "save_id", "source_id", "office_id", "project_id"),
    )
    for columns in (("save_id",), ("project_id",), ("posted_day",), ("day",), ("office_id", "day")):
        _index("report_versions", *columns)


def _projects() -> None:
    _table(
        "project_events",
        _id("event_id"),
        _c("project_id", sa.Integer),
        _c("at", _TIME),
        _c("done_by", sa.BigInteger),
        _c("kind", sa.String(16)),
        _c("report_id", sa.Integer, null=True),
        _c("save_id", sa.Integer, null=True),
        _c("target_id", sa.Integer, null=True),
        _c("day", sa.Date, null=True),
        _c("says", sa.JSON),
        _c("state", sa.JSON),
        _c("evidence", sa.Text),
        refers=("project_id", "report_id", "save_id"),
    )
    _index("project_events", "project_id", "event_id")
    _index("project_events", "report_id")


def _funds() -> None:
    _table(
        "funds",
        _id("funds_id"),
        _c("report_id", sa.Integer),
        _c("position", sa.Integer),
        _c("project_id", sa.Integer, null=True),
        _c("office_id", sa.Integer),
        _c("kind", sa.String(16)),
        _c("currency", sa.String(3)),
        _c("minor", sa.BigInteger),
        _c("stated", sa.BigInteger),
        _c("cumulative", sa.Boolean),
        _c("day", sa.Date),
        refers=("report_id", "project_id", "office_id"),
    )
    for column in ("report_id", "project_id", "office_id", "day"):
        _index("funds", column)
    _table(
        "funds_postings",
        _id("posting_id"),
        _c("funds_id", sa.Integer),
        _c("save_id", sa.Integer),
        _c("live", sa.Boolean),
        _c("at", _TIME),
        refers=("funds_id", "save_id"),
    )
    _index("funds_postings", "funds_id", "posting_id")
    _table(
        "funds_checks",
        _id("check_id"),
        _c("funds_id", sa.Integer),
        _c("currency", sa.String(3)),
        _c("minor", sa.BigInteger),
        _c("at", _TIME),
        _c("done_by", sa.BigInteger),
        refers=("funds_id",),
    )
    _index("funds_checks", "funds_id")
