"""Documents under review (待发布文件): sent by an administrator, one at a time, until somebody publishes them or puts them away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, Table, Text

from store.database import Database
from store.questions import JsonValue
from store.reporting.audit_log import Deed
from store.tables import UtcDateTime, insert_new, metadata

KEPT = timedelta(days=3)
"""How long a document waits for a person; then it is put away by itself, and another one may be sent."""

policy_drafts = Table(
    "policy_drafts",
    metadata,
    Column("draft_id", Integer, primary_key=True, autoincrement=True),
    Column("opened_by", BigInteger, nullable=False),
    # 1 while it is under review, empty afterwards: unique, so that there is one at a time.
    Column("slot", Integer),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("problems", JSON, nullable=False),
    Column("rules", JSON, nullable=False),
    Column("impact", JSON, nullable=False),
    Column("published_as", Text, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("touched_at", UtcDateTime, nullable=False),
    Index("uq_policy_drafts_slot", "slot", unique=True),
    Index("ix_policy_drafts_digest", "digest"),
    sqlite_autoincrement=True,
)
_CHANGEABLE = ("text", "rules", "impact")


class ReviewState(StrEnum):
    """What became of a document that was sent."""

    REVIEW = "review"
    PUBLISHED = "published"
    DROPPED = "dropped"
    EXPIRED = "expired"


class ReviewRefusal(StrEnum):
    """Why nothing was done."""

    GONE = "gone"  # no such document, or put away
    BUSY = "busy"  # another one is under review
    MOVED = "moved"  # changed since it was shown
    PUBLISHED = "published"  # somebody was faster


@dataclass(frozen=True, slots=True)
class ProposedRule:
    """A rule that was read out of the text: its YAML, what it says in short, and whether a person takes it (None: open)."""

    yaml: str
    clause: str
    summary: str
    taken: bool | None = None

    def fields(self) -> dict[str, JsonValue]:
        """As JSON."""
        return {"yaml": self.yaml, "clause": self.clause, "summary": self.summary, "taken": self.taken}


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """A document under review. `text` has its confirmed head; `problems` are (line, clause, message); `version` is on buttons.

    `digest` is that of the file as it was sent, `published_as` the name it was published under, `impact` what was found
    when its effect was last looked at.
    """

    draft_id: int
    opened_by: int
    state: ReviewState
    version: int
    name: str
    digest: str
    text: str
    opened_at: datetime
    touched_at: datetime
    problems: tuple[tuple[int, str, str], ...] = ()
    rules: tuple[ProposedRule, ...] = ()
    impact: Mapping[str, JsonValue] | None = None
    published_as: str = ""


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What a file gave."""

    name: str
    digest: str
    text: str
    problems: Sequence[tuple[int, str, str]] = ()
    rules: Sequence[ProposedRule] = ()


@dataclass(frozen=True, slots=True)
class PolicyDrafts:
    """Those of one database. Every method is one transaction and raises StoreUnavailable."""

    database: Database

    def open(self, new: NewDraft, by: int, now: datetime) -> PolicyDraft | ReviewRefusal:
        """Put a document under review; BUSY where another one is."""
        with self.database.write() as connection:
            _expire(connection, now)
            values = {
                "opened_by": by, "slot": 1, "state": ReviewState.REVIEW.value, "version": 1, "name": new.name,
                "digest": new.digest, "text": new.text, "problems": [list(one) for one in new.problems],
                "rules": [rule.fields() for rule in new.rules], "impact": {}, "published_as": "", "opened_at": now,
                "touched_at": now,
            }  # fmt: skip
            if connection.execute(_UNDER_REVIEW).first() is not None:
                return ReviewRefusal.BUSY
            # Two that come at once both see none: the second leaves the slot to the first.
            insert = insert_new(self.database.dialect, policy_drafts, ("slot",)).values(values)
            number = connection.execute(insert.returning(policy_drafts.c.draft_id)).scalar_one_or_none()
            return ReviewRefusal.BUSY if number is None else _draft(connection.execute(_one(number)).one())

    def current(self, now: datetime) -> PolicyDraft | None:
        """The one under review, None where there is none or it has waited too long."""
        with self.database.read() as connection:
            row = connection.execute(_UNDER_REVIEW).first()
        return None if row is None or now - row.touched_at > KEPT else _draft(row)

    def get(self, draft_id: int) -> PolicyDraft | None:
        """The document of that number, whatever became of it."""
        with self.database.read() as connection:
            row = connection.execute(_one(draft_id)).first()
        return None if row is None else _draft(row)

    def published_before(self, digest: str) -> PolicyDraft | None:
        """The newest that was published from the very same file."""
        same = sa.and_(policy_drafts.c.digest == digest, policy_drafts.c.state == ReviewState.PUBLISHED.value)
        newest = sa.select(policy_drafts).where(same).order_by(policy_drafts.c.draft_id.desc()).limit(1)
        with self.database.read() as connection:
            row = connection.execute(newest).first()
        return None if row is None else _draft(row)

    def change(self, changed: PolicyDraft, now: datetime) -> PolicyDraft | ReviewRefusal:
        """Keep other text, rules or impact, where nobody has changed it since that version."""
        values: dict[str, Any] = {
            "text": changed.text,
            "rules": [rule.fields() for rule in changed.rules],
            "impact": dict(changed.impact or {}),
        }
        return self._move(changed, {name: values[name] for name in _CHANGEABLE}, now)

    def settle(
        self, draft: PolicyDraft, state: ReviewState, by: int, now: datetime, published_as: str = ""
    ) -> PolicyDraft | ReviewRefusal:
        """Published or put away, once; in the audit with who did it."""
        with self.database.unit():
            settled = self._move(draft, {"state": state.value, "slot": None, "published_as": published_as}, now)
            if not isinstance(settled, ReviewRefusal):
                with self.database.write() as connection:
                    after = {"state": state.value, "name": draft.name, "as": published_as, "digest": draft.digest}
                    Deed(connection, by, now).note(f"document.{state.value}", f"document:{draft.draft_id}", None, after)
        return settled

    def _move(self, draft: PolicyDraft, values: Mapping[str, Any], now: datetime) -> PolicyDraft | ReviewRefusal:
        rows = policy_drafts.c
        is_seen = sa.and_(rows.draft_id == draft.draft_id, rows.version == draft.version, rows.slot == 1)
        moved = sa.update(policy_drafts).where(is_seen).values(version=draft.version + 1, touched_at=now, **values)
        with self.database.write() as connection:
            _expire(connection, now)
            if connection.execute(moved).rowcount:
                return _draft(connection.execute(_one(draft.draft_id)).one())
            row = connection.execute(_one(draft.draft_id)).first()
        return _why_not(row)


_UNDER_REVIEW = sa.select(policy_drafts).where(policy_drafts.c.slot == 1)


def _one(draft_id: int) -> sa.Select[Any]:
    return sa.select(policy_drafts).where(policy_drafts.c.draft_id == draft_id)


def _expire(connection: sa.Connection, now: datetime) -> None:
    old = sa.and_(policy_drafts.c.slot == 1, policy_drafts.c.touched_at < now - KEPT)
    connection.execute(sa.update(policy_drafts).where(old).values(slot=None, state=ReviewState.EXPIRED.value))


def _why_not(row: sa.Row[Any] | None) -> ReviewRefusal:
    if row is None or row.state in {ReviewState.DROPPED.value, ReviewState.EXPIRED.value}:
        return ReviewRefusal.GONE
    return ReviewRefusal.PUBLISHED if row.state == ReviewState.PUBLISHED.value else ReviewRefusal.MOVED


def _draft(row: sa.Row[Any]) -> PolicyDraft:
    return PolicyDraft(
        draft_id=row.draft_id,
        opened_by=row.opened_by,
        state=ReviewState(row.state),
        version=row.version,
        name=row.name,
        digest=row.digest,
        text=row.text,
        opened_at=row.opened_at,
        touched_at=row.touched_at,
        problems=tuple((line, clause, message) for line, clause, message in row.problems),
        rules=tuple(ProposedRule(**rule) for rule in row.rules),
        impact=row.impact or None,
        published_as=row.published_as,
    )


def with_choice(draft: PolicyDraft, number: int, taken: bool | None) -> PolicyDraft:
    """The draft with rule number `number` (from 0) taken, left or open; unchanged where there is no such rule."""
    rules = [replace(rule, taken=taken) if at == number else rule for at, rule in enumerate(draft.rules)]
    return replace(draft, rules=tuple(rules))
