"""Chasing: what was sent to whom, and the reports 无进展, which can only be added to.

The columns are written out, not taken from the code: that goes on, history stands.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this revision."""
    _create_chases()
    _create_nil_reports()
    if op.get_bind().dialect.name == "postgresql":  # it has the function since 0002
        body = "ON nil_reports FOR EACH {} EXECUTE FUNCTION refuse_change()"
        op.execute(f"CREATE TRIGGER nil_reports_no_change BEFORE UPDATE OR DELETE {body.format('ROW')}")
        op.execute(f"CREATE TRIGGER nil_reports_no_truncate BEFORE TRUNCATE {body.format('STATEMENT')}")
        return
    body = "ON nil_reports BEGIN SELECT RAISE(ABORT, 'nil_reports is append-only'); END"
    op.execute(f"CREATE TRIGGER nil_reports_no_update BEFORE UPDATE {body}")
    op.execute(f"CREATE TRIGGER nil_reports_no_delete BEFORE DELETE {body}")


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("nil_reports")
    op.drop_table("chases")


def _id(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer, autoincrement=True, nullable=False)


def _c(name: str, kind: Any, *, null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=null, autoincrement=False)


def _create_chases() -> None:
    op.create_table(
        "chases",
        _id("chase_id"),
        _c("recipient", sa.BigInteger),
        _c("office_id", sa.Integer),
        _c("last", sa.Date),
        _c("step", sa.Integer),
        _c("state", sa.String(16)),
        _c("claimed_at", _TIME),
        _c("settled_at", _TIME, null=True),
        sa.PrimaryKeyConstraint("chase_id", name="pk_chases"),
        sa.UniqueConstraint("recipient", "office_id", "last", "step", name="uq_chases_recipient_office_id_last_step"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_chases_last", "chases", ["last"])


def _create_nil_reports() -> None:
    op.create_table(
        "nil_reports",
        _id("nil_id"),
        _c("office_id", sa.Integer),
        _c("last", sa.Date),
        _c("late", sa.Boolean),
        _c("posted_at", _TIME),
        _c("done_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("nil_id", name="pk_nil_reports"),
        sa.UniqueConstraint("office_id", "last", name="uq_nil_reports_office_id_last"),
        sa.ForeignKeyConstraint(["office_id"], ["offices.office_id"], name="fk_nil_reports_office_id"),
        sqlite_autoincrement=True,
    )
