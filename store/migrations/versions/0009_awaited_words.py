"""Words that a button asked for, and changes that were shown and wait for one tap.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "awaited_words",
        sa.Column("chat_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("token", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_awaited_words"),
    )


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("awaited_words")
