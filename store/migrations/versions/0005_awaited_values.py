"""Which value a person was asked to write for a card.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "awaited_values",
        sa.Column("chat_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("draft_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("part", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("field", sa.String(32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_awaited_values"),
    )


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("awaited_values")
