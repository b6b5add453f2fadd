"""Boards: targets, rules, editions, their states, objections; all of it can only be added to.

The columns are written out, not taken from the code: that goes on, history stands.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_ONLY_GROW = ("targets", "league_rules", "board_editions", "board_steps", "objections", "objection_answers")


def upgrade() -> None:
    """To this revision."""
    _create_rules()
    _create_editions()
    _create_objections()
    for table in _ONLY_GROW:
        _guard(table)


def downgrade() -> None:
    """Back to the one before."""
    for table in reversed(_ONLY_GROW):
        op.drop_table(table)


def _guard(table: str) -> None:
    """Let the database refuse to change or delete a row; PostgreSQL has the function since 0002."""
    if op.get_bind().dialect.name == "postgresql":
        body = f"ON {table} FOR EACH {{}} EXECUTE FUNCTION refuse_change()"
        op.execute(f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE {body.format('ROW')}")
        op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE {body.format('STATEMENT')}")
        return
    body = f"ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE {body}")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE {body}")


def _id(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer, autoincrement=True, nullable=False)


def _c(name: str, kind: Any, *, null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=null, autoincrement=False)


def _done() -> "tuple[sa.Column[Any], sa.Column[Any]]":
    return _c("at", _TIME), _c("done_by", sa.BigInteger)


def _of_edition(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["edition_id"], ["board_editions.edition_id"], name=f"fk_{table}_edition_id")


def _create_rules() -> None:
    op.create_table(
        "targets",
        _id("target_id"),
        _c("office_id", sa.Integer),
        _c("indicator", sa.String(32)),
        _c("period", sa.String(16)),
        _c("figure", sa.String(40)),
        *_done(),
        sa.PrimaryKeyConstraint("target_id", name="pk_targets"),
        sa.ForeignKeyConstraint(["office_id"], ["offices.office_id"], name="fk_targets_office_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_targets_office_id_indicator_period", "targets", ["office_id", "indicator", "period"])
    op.create_table(
        "league_rules",
        _id("rules_id"),
        _c("league", sa.String(32)),
        _c("valid_from", sa.Date),
        _c("content", sa.JSON),
        *_done(),
        sa.PrimaryKeyConstraint("rules_id", name="pk_league_rules"),
        sqlite_autoincrement=True,
    )


def _create_editions() -> None:
    op.create_table(
        "board_editions",
        _id("edition_id"),
        _c("period", sa.String(16)),
        _c("number", sa.Integer),
        _c("content", sa.Text),
        _c("sha256", sa.String(64)),
        _c("previous", sa.String(64)),
        _c("as_of", _TIME),
        _c("marks", sa.JSON),
        _c("reason", sa.Text),
        *_done(),
        sa.PrimaryKeyConstraint("edition_id", name="pk_board_editions"),
        sa.UniqueConstraint("period", "number", name="uq_board_editions_period_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "board_steps",
        _id("step_id"),
        _c("edition_id", sa.Integer),
        _c("state", sa.String(16)),
        _c("closes_at", _TIME, null=True),
        *_done(),
        sa.PrimaryKeyConstraint("step_id", name="pk_board_steps"),
        _of_edition("board_steps"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_board_steps_edition_id", "board_steps", ["edition_id"])


def _create_objections() -> None:
    op.create_table(
        "objections",
        _id("objection_id"),
        _c("edition_id", sa.Integer),
        _c("office_id", sa.Integer),
        _c("indicator", sa.String(32), null=True),
        _c("text", sa.Text),
        *_done(),
        sa.PrimaryKeyConstraint("objection_id", name="pk_objections"),
        _of_edition("objections"),
        sa.ForeignKeyConstraint(["office_id"], ["offices.office_id"], name="fk_objections_office_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_objections_edition_id", "objections", ["edition_id"])
    op.create_table(
        "objection_answers",
        _id("answer_id"),
        _c("objection_id", sa.Integer),
        _c("text", sa.Text),
        _c("accepted", sa.Boolean),
        *_done(),
        sa.PrimaryKeyConstraint("answer_id", name="pk_objection_answers"),
        sa.UniqueConstraint("objection_id", name="uq_objection_answers_objection_id"),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["objections.objection_id"], name="fk_objection_answers_objection_id"
        ),
        sqlite_autoincrement=True,
    )
