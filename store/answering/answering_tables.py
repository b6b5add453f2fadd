"""The tables of matters, of the questions in each, and of official answers. Migration 0017 builds the same ones."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Integer, String, Table, Text

from store.tables import UtcDateTime, metadata

# No words of askers: those stand in `questions` alone, and go when somebody wants to be forgotten.
matters = Table(
    "matters",
    metadata,
    Column("matter_id", Integer, primary_key=True, autoincrement=True),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("office_id", Integer, nullable=True),
    Column("person_id", BigInteger, nullable=True),
    Column("changed_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

matter_questions = Table(
    "matter_questions",
    metadata,
    Column("question_id", Integer, ForeignKey("questions.question_id", ondelete="CASCADE"), primary_key=True),
    Column("matter_id", Integer, ForeignKey("matters.matter_id"), nullable=False, index=True),
)

official_answers = Table(
    "official_answers",
    metadata,
    Column("answer_id", Integer, primary_key=True, autoincrement=True),
    Column("matter_id", Integer, ForeignKey("matters.matter_id"), nullable=False, index=True),
    Column("state", String(16), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("edition", String(128), nullable=False),
    Column("gists", JSON, nullable=False),  # digests of what it answers
    Column("hands", JSON, nullable=False),  # who wrote or changed it
    Column("author_id", BigInteger, nullable=False),
    Column("approved_by", BigInteger, nullable=True),
    Column("approved_at", UtcDateTime, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)
