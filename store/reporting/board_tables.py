"""The tables of boards: targets, rules, editions, their states, objections. All only grow. Migration 0003 builds the same ones."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from store.reporting.append_only import only_grows
from store.tables import UtcDateTime, metadata


def _done() -> "tuple[Column[object], Column[int]]":
    """When something was done and by whom."""
    return Column("at", UtcDateTime, nullable=False), Column("done_by", BigInteger, nullable=False)


# Figures are kept as text: exact in every database. The newest of an office, indicator and period is the one that stands.
targets = only_grows(
    Table(
        "targets",
        metadata,
        Column("target_id", Integer, primary_key=True, autoincrement=True),
        Column("office_id", Integer, ForeignKey("offices.office_id"), nullable=False),
        Column("indicator", String(32), nullable=False),
        Column("period", String(16), nullable=False),
        Column("figure", String(40), nullable=False),  # "" takes a target back
        *_done(),
        Index(None, "office_id", "indicator", "period"),
        sqlite_autoincrement=True,
    )
)

# The rules of a league for periods that begin on `valid_from` or later.
league_rules = only_grows(
    Table(
        "league_rules",
        metadata,
        Column("rules_id", Integer, primary_key=True, autoincrement=True),
        Column("league", String(32), nullable=False),
        Column("valid_from", Date, nullable=False),
        Column("content", JSON, nullable=False),
        *_done(),
        sqlite_autoincrement=True,
    )
)

# `content` is the canonical text, `previous` the hash of the edition before, of whatever period, `marks` the newest row of each
# table that was counted in: a clock set back changes nothing of that.
board_editions = only_grows(
    Table(
        "board_editions",
        metadata,
        Column("edition_id", Integer, primary_key=True, autoincrement=True),
        Column("period", String(16), nullable=False),
        Column("number", Integer, nullable=False),
        Column("content", Text, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("previous", String(64), nullable=False),
        Column("as_of", UtcDateTime, nullable=False),
        Column("marks", JSON, nullable=False),
        Column("reason", Text, nullable=False),
        *_done(),
        UniqueConstraint("period", "number"),
        sqlite_autoincrement=True,
    )
)

board_steps = only_grows(
    Table(
        "board_steps",
        metadata,
        Column("step_id", Integer, primary_key=True, autoincrement=True),
        Column("edition_id", Integer, ForeignKey("board_editions.edition_id"), nullable=False, index=True),
        Column("state", String(16), nullable=False),
        Column("closes_at", UtcDateTime, nullable=True),
        *_done(),
        sqlite_autoincrement=True,
    )
)

objections = only_grows(
    Table(
        "objections",
        metadata,
        Column("objection_id", Integer, primary_key=True, autoincrement=True),
        Column("edition_id", Integer, ForeignKey("board_editions.edition_id"), nullable=False, index=True),
        Column("office_id", Integer, ForeignKey("offices.office_id"), nullable=False),
        Column("indicator", String(32), nullable=True),
        Column("text", Text, nullable=False),
        *_done(),
        sqlite_autoincrement=True,
    )
)

objection_answers = only_grows(
    Table(
        "objection_answers",
        metadata,
        Column("answer_id", Integer, primary_key=True, autoincrement=True),
        Column("objection_id", Integer, ForeignKey("objections.objection_id"), nullable=False),
        Column("text", Text, nullable=False),
        Column("accepted", Boolean, nullable=False),
        *_done(),
        UniqueConstraint("objection_id"),
        sqlite_autoincrement=True,
    )
)
