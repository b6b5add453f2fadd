"""Tables that were sent to be brought in and wait for a press, so that any worker takes it, also after a restart.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "waiting_files",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("shown", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_waiting_files"),
    )
    op.create_index("ix_waiting_files_person_id", "waiting_files", ["person_id"])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("waiting_files")
