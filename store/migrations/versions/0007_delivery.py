"""What comes in and goes out: inbox, outbox, the files in it.

The columns are written out, not taken from the code: that goes on, history stands.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this revision."""
    _create_inbox()
    op.create_table(
        "outbox_files",
        _c("digest", sa.String(64)),
        _c("content", sa.LargeBinary),
        _c("kept_at", _TIME),
        sa.PrimaryKeyConstraint("digest", name="pk_outbox_files"),
    )
    _create_outbox()
    _create_indexes_of_outbox()


def downgrade() -> None:
    """Back to the one before."""
    for table in ("outbox", "outbox_files", "inbox"):
        op.drop_table(table)


def _c(name: str, kind: Any, *, null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=null, autoincrement=False)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _create_inbox() -> None:
    op.create_table(
        "inbox",
        _c("bot_id", sa.BigInteger),
        _c("update_id", sa.BigInteger),
        _c("lane", sa.Text),
        _c("kind", sa.Text),
        _c("occurred_at", _TIME, null=True),
        _c("received_at", _TIME),
        _c("payload", sa.Text),
        _c("state", sa.String(16)),
        _c("tries", sa.Integer),
        _c("reason", sa.Text),
        _c("marked_at", _TIME, null=True),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_inbox"),
    )
    _index("ix_inbox_waiting", "inbox", ["bot_id", "update_id"], "state = 'waiting' AND update_id >= 0")
    _index("ix_inbox_lane", "inbox", ["bot_id", "lane", "update_id"], "state = 'waiting'")


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("send_id", sa.Integer, autoincrement=True, nullable=False),
        _c("bot_id", sa.BigInteger),
        _c("chat_id", sa.BigInteger),
        _c("urgency", sa.Integer),
        _c("state", sa.String(16)),
        _c("body", sa.Text),
        _c("file_digest", sa.String(64), null=True),
        _c("at_most_once", sa.Boolean),
        _c("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), null=True),
        _c("batch", sa.Text),
        _c("not_before", _TIME, null=True),
        _c("expires_at", _TIME, null=True),
        _c("answers_chat", sa.Text, null=True),
        _c("answers_message", sa.Text, null=True),
        _c("answers_position", sa.Integer, null=True),
        _c("tries", sa.Integer),
        _c("left_over", sa.Integer),
        _c("queued_at", _TIME),
        _c("claimed_at", _TIME, null=True),
        _c("settled_at", _TIME, null=True),
        _c("message_id", sa.BigInteger, null=True),
        _c("reason", sa.Text),
        sa.PrimaryKeyConstraint("send_id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sa.ForeignKeyConstraint(["file_digest"], ["outbox_files.digest"], name="fk_outbox_file_digest"),
        sqlite_autoincrement=True,
    )


def _create_indexes_of_outbox() -> None:
    _index("ix_outbox_queued", "outbox", ["bot_id", "urgency", "send_id"], "state = 'queued' AND urgency >= 0")
    _index("ix_outbox_chat", "outbox", ["bot_id", "chat_id", "urgency", "send_id"], "state = 'queued'")
    _index("ix_outbox_sending", "outbox", ["bot_id", "chat_id"], "state = 'sending'")
    expiring = "state = 'queued' AND expires_at IS NOT NULL"
    _index("ix_outbox_expiring", "outbox", ["bot_id", "expires_at"], expiring)
    _index("ix_outbox_file", "outbox", ["file_digest"], "file_digest IS NOT NULL")
