"""A question as it was understood in its talk beside the words as written, and when a person began a talk anew.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None
_NEWEST, _ANSWERING = "ix_questions_chat_id_person_id_asked_at", "ix_replies_chat_id_reply_id"


def upgrade() -> None:
    """To this revision."""
    op.add_column("questions", sa.Column("understood", sa.Text, server_default="", nullable=False))
    op.create_index(_NEWEST, "questions", ["chat_id", "person_id", "asked_at"])
    op.create_index(_ANSWERING, "replies", ["chat_id", "reply_id"])
    op.create_table(
        "talk_starts",
        sa.Column("chat_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_talk_starts"),
    )
    op.create_index("ix_talk_starts_person_id", "talk_starts", ["person_id"])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("talk_starts")
    op.drop_index(_ANSWERING, "replies")
    op.drop_index(_NEWEST, "questions")
    op.drop_column("questions", "understood")
