"""The table of phrasings (润色): answers that a language model is asked to word. Migration 0015 builds the same one.

A row is never deleted with its person: it is how often the model was asked that day, and how that ended. What it
holds of the person goes.
"""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, Integer, String, Table, Text, text

from store.tables import UtcDateTime, metadata


def _index(name: str, *columns: str, where: str) -> Index:
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


# Words of people are in `body` only, and only until the row is done.
phrasings = Table(
    "phrasings",
    metadata,
    Column("phrasing_id", Integer, primary_key=True, autoincrement=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, nullable=True, index=True),
    Column("question_id", Integer, nullable=True, index=True),
    Column("send_id", Integer, nullable=True),
    Column("edition", String(128), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("edits", Integer, nullable=False),
    Column("put_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime, nullable=True, index=True),
    Column("settled_at", UtcDateTime, nullable=True),
    Column("outcome", String(32), nullable=False),
    Column("is_fault", Boolean, nullable=True),
    Column("model", String(256), nullable=False),
    Column("prompt_version", String(64), nullable=False),
    Column("passages", JSON, nullable=False),
    _index("ix_phrasings_open", "bot_id", "phrasing_id", where="state <> 'done'"),
    _index("ix_phrasings_judged", "settled_at", where="is_fault IS NOT NULL"),
    sqlite_autoincrement=True,
)
