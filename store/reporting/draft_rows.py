"""Drafts as the tables keep them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.reporting.drafts import Draft, DraftRow, DraftState
from store.reporting.reporting_tables import drafts
from store.reporting.row_json import draft_rows_of_json, draft_rows_to_json


def read_draft(connection: sa.Connection, *only: sa.ColumnElement[bool], lock: bool = False) -> Draft | None:
    """The draft, None where there is none. `lock` keeps other writers out of it until the end of the transaction."""
    query = sa.select(drafts).where(*only).order_by(drafts.c.draft_id.desc()).limit(1)
    row = connection.execute(query.with_for_update() if lock else query).first()
    return None if row is None else _draft(row)


def lock_draft(connection: sa.Connection, draft_id: int) -> tuple[Draft, datetime] | None:
    """A draft and when its rows were read or changed last, other writers kept out of it until the end."""
    row = connection.execute(sa.select(drafts).where(drafts.c.draft_id == draft_id).with_for_update()).first()
    return None if row is None else (_draft(row), row.changed_at)


def add_draft(connection: sa.Connection, draft: Draft, now: datetime) -> int:
    """Keep a new draft and give its id."""
    values = {
        "chat_id": draft.chat_id,
        "message_id": draft.message_id,
        "person_id": draft.person_id,
        "office_id": draft.office_id,
        "posted_at": draft.posted_at,
        "text": draft.text,
        "content": draft_rows_to_json(draft.rows),
        "state": DraftState.OPEN.value,
        "card_id": "",  # a column that nothing reads any longer
        "changed_at": now,
    }
    return int(connection.execute(sa.insert(drafts).returning(drafts.c.draft_id), values).scalar_one())


def put_rows(
    connection: sa.Connection, draft_id: int, rows: Sequence[DraftRow], state: DraftState, **more: object
) -> None:
    """Give a draft other rows and a state."""
    values = {"content": draft_rows_to_json(rows), "state": state.value, **more}
    connection.execute(sa.update(drafts).where(drafts.c.draft_id == draft_id).values(values))


def _draft(row: sa.Row[*tuple[Any, ...]]) -> Draft:
    return Draft(
        draft_id=row.draft_id,
        chat_id=row.chat_id,
        message_id=row.message_id,
        person_id=row.person_id,
        office_id=row.office_id,
        posted_at=row.posted_at,
        text=row.text,
        rows=draft_rows_of_json(row.content),
        state=DraftState(row.state),
    )
