"""Answers that a language model is asked to word: what waits, how often it was asked, and how that ended.

The columns are written out, not taken from the code: that goes on, history stands.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "phrasings",
        sa.Column("phrasing_id", sa.Integer, autoincrement=True, nullable=False),
        _c("bot_id", sa.BigInteger),
        _c("person_id", sa.BigInteger, null=True),
        _c("question_id", sa.Integer, null=True),
        _c("send_id", sa.Integer, null=True),
        _c("edition", sa.String(128)),
        _c("body", sa.Text),
        _c("state", sa.String(16)),
        _c("tries", sa.Integer),
        _c("edits", sa.Integer),
        _c("put_at", _TIME),
        _c("claimed_at", _TIME, null=True),
        _c("settled_at", _TIME, null=True),
        _c("outcome", sa.String(32)),
        _c("is_fault", sa.Boolean, null=True),
        _c("model", sa.String(256)),
        _c("prompt_version", sa.String(64)),
        _c("passages", sa.JSON),
        sa.PrimaryKeyConstraint("phrasing_id", name="pk_phrasings"),
        sqlite_autoincrement=True,
    )
    for column in ("person_id", "question_id", "claimed_at"):
        op.create_index(f"ix_phrasings_{column}", "phrasings", [column])
    _index("ix_phrasings_open", ["bot_id", "phrasing_id"], "state <> 'done'")
    _index("ix_phrasings_judged", ["settled_at"], "is_fault IS NOT NULL")


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("phrasings")


def _c(name: str, kind: Any, *, null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=null, autoincrement=False)


def _index(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "phrasings", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
