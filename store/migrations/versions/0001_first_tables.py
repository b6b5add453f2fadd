"""The first tables: people, questions with their feedback, replies, vectors.

The columns are written out, not taken from store.tables: that file goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "people",
        sa.Column("person_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("met_at", _TIME, nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_people"),
    )
    _create_questions()
    _create_feedback()
    op.create_table(
        "replies",
        sa.Column("chat_id", sa.String(64), nullable=False),
        sa.Column("message_id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("reply_id", sa.String(64), nullable=False),
        sa.Column("noted_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", "position", name="pk_replies"),
    )
    op.create_table(
        "vectors",
        sa.Column("model", sa.String(256), nullable=False),
        sa.Column("digest", sa.String(128), nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("model", "digest", name="pk_vectors"),
    )


def _create_questions() -> None:
    op.create_table(
        "questions",
        sa.Column("question_id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("chat_id", sa.String(64), nullable=False),
        sa.Column("message_id", sa.String(64), nullable=False),
        sa.Column("asked_at", _TIME, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("grouped_as", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("answer_text", sa.Text, nullable=False),
        sa.Column("citations", sa.JSON, nullable=False),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("elapsed_ms", sa.Integer, nullable=False),
        sa.Column("edition", sa.String(128), nullable=False),
        sa.PrimaryKeyConstraint("question_id", name="pk_questions"),
        sa.UniqueConstraint("chat_id", "message_id", name="uq_questions_chat_id_message_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name="fk_questions_person_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_person_id", "questions", ["person_id"])
    op.create_index("ix_questions_outcome_asked_at", "questions", ["outcome", "asked_at"])


def _create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("question_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("given_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("question_id", "person_id", "kind", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.question_id"], name="fk_feedback_question_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name="fk_feedback_person_id", ondelete="CASCADE"),
    )
    op.create_index("ix_feedback_person_id", "feedback", ["person_id"])


def downgrade() -> None:
    """Back to nothing."""
    for table in ("vectors", "replies", "feedback", "questions", "people"):
        op.drop_table(table)
