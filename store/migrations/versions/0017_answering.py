"""Questions that nobody answered yet, gathered into matters, and the official answers to them.

The columns are written out, not taken from the code: that goes on, history stands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "matters",
        sa.Column("matter_id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("office_id", sa.Integer),
        sa.Column("person_id", sa.BigInteger),
        sa.Column("changed_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("matter_id", name="pk_matters"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "matter_questions",
        sa.Column("question_id", sa.Integer, nullable=False),
        sa.Column("matter_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("question_id", name="pk_matter_questions"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.question_id"], name="fk_matter_questions_question_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.matter_id"], name="fk_matter_questions_matter_id"),
    )
    op.create_index("ix_matter_questions_matter_id", "matter_questions", ["matter_id"])
    _create_answers()


def _create_answers() -> None:
    op.create_table(
        "official_answers",
        sa.Column("answer_id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("matter_id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("edition", sa.String(128), nullable=False),
        sa.Column("gists", sa.JSON, nullable=False),
        sa.Column("hands", sa.JSON, nullable=False),
        sa.Column("author_id", sa.BigInteger, nullable=False),
        sa.Column("approved_by", sa.BigInteger),
        sa.Column("approved_at", _TIME),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("changed_at", _TIME, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("answer_id", name="pk_official_answers"),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.matter_id"], name="fk_official_answers_matter_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_official_answers_matter_id", "official_answers", ["matter_id"])
    op.create_index("ix_official_answers_state", "official_answers", ["state"])


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table("official_answers")
    op.drop_table("matter_questions")
    op.drop_table("matters")
