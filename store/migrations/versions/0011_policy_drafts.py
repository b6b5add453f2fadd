"""Documents under review, until they are published or put away.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "policy_drafts",
        sa.Column("draft_id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("opened_by", sa.BigInteger, nullable=False),
        sa.Column("slot", sa.Integer),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("problems", sa.JSON, nullable=False),
        sa.Column("rules", sa.JSON, nullable=False),
        sa.Column("impact", sa.JSON, nullable=False),
        sa.Column("published_as", sa.Text, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name="pk_policy_drafts"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_policy_drafts_slot", "policy_drafts", ["slot"], unique=True)
    op.create_index("ix_policy_drafts_digest", "policy_drafts", ["digest"])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("policy_drafts")
