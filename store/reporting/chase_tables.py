"""The tables of chasing: what was sent to whom, and 无进展 for a period. Migration 0004 builds the same ones."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from store.reporting.append_only import only_grows
from store.tables import UtcDateTime, metadata

# One row per recipient, office, period (by its last day) and step, written before anything is sent.
chases = Table(
    "chases",
    metadata,
    Column("chase_id", Integer, primary_key=True, autoincrement=True),
    Column("recipient", BigInteger, nullable=False),
    Column("office_id", Integer, nullable=False),
    Column("last", Date, nullable=False, index=True),
    Column("step", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("claimed_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime, nullable=True),
    UniqueConstraint("recipient", "office_id", "last", "step"),
    sqlite_autoincrement=True,
)

nil_reports = only_grows(
    Table(
        "nil_reports",
        metadata,
        Column("nil_id", Integer, primary_key=True, autoincrement=True),
        Column("office_id", Integer, ForeignKey("offices.office_id"), nullable=False),
        Column("last", Date, nullable=False),
        Column("late", Boolean, nullable=False),
        Column("posted_at", UtcDateTime, nullable=False),
        Column("done_by", BigInteger, nullable=False),
        UniqueConstraint("office_id", "last"),
        sqlite_autoincrement=True,
    )
)
