"""Calculations that were made, the one a person is at, and exchange rates, which can only be added to.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    _create_calculations()
    op.create_table(
        "exchange_rates",
        sa.Column("rate_id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("yuan", sa.String(32), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("rate_id", name="pk_exchange_rates"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_exchange_rates_currency_day", "exchange_rates", ["currency", "day"])
    _guard("exchange_rates")


def downgrade() -> None:
    """Back to the one before."""
    for table in ("exchange_rates", "calculation_talks", "calculations"):
        op.drop_table(table)


def _create_calculations() -> None:
    op.create_table(
        "calculations",
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("chat_id", sa.String(64), nullable=False),
        sa.Column("calculated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("inputs", sa.Text, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", "person_id", name="pk_calculations"),
    )
    op.create_index("ix_calculations_person_id", "calculations", ["person_id"])
    op.create_table(
        "calculation_talks",
        sa.Column("chat_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("token", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_calculation_talks"),
    )
    op.create_index("ix_calculation_talks_person_id", "calculation_talks", ["person_id"])


def _guard(table: str) -> None:
    """Let the database refuse to change, replace or delete a row; PostgreSQL has the function since 0002."""
    if op.get_bind().dialect.name == "postgresql":
        body = f"ON {table} FOR EACH {{}} EXECUTE FUNCTION refuse_change()"
        op.execute(f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE {body.format('ROW')}")
        op.execute(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE {body.format('STATEMENT')}")
        return
    body = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {body}")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {body}")
    known = f"EXISTS (SELECT 1 FROM {table} WHERE rate_id = NEW.rate_id)"  # noqa: S608  # names of ours
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known} {body}")
