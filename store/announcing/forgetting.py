"""What announcements keep of a person who is no member: where they were written to, and what they subscribed to.

What was sent to how many stays true: somebody got it, or did not; nobody can tell any more who that was.
"""

import sqlalchemy as sa

from store.announcing.announcement_tables import announcement_receivers
from store.announcing.audience import FORGOTTEN
from store.announcing.chat_tables import chats, subscriptions
from store.announcing.keys import batch_of, message_key, version_of
from store.delivery_tables import outbox
from store.outbox import TAKEN_BACK
from store.send_rows import drop_files
from store.sends import SendState

_GONE = "the person does not want to be written to any more"
_UNTOLD = {"body": "", "message_id": None, "file_digest": None, "answers_chat": None, "answers_message": None}


def statements(person_id: int) -> tuple[sa.Delete, ...]:
    """What deletes the rest, in order. 已阅 and reminders are the bureau's own and stay."""
    return (
        sa.delete(subscriptions).where(subscriptions.c.chat_id == person_id),
        sa.delete(chats).where(chats.c.chat_id == person_id),
    )


def anonymise(connection: sa.Connection, person_id: int) -> int:
    """Let what was sent to them have been sent to nobody in particular; how many rows. What waits for them FAILED.

    To be done before what was said to them is deleted.
    """
    table = announcement_receivers
    theirs = sa.select(table).where(table.c.person_id == person_id)
    found = connection.execute(theirs).all()
    for row in found:
        alias = FORGOTTEN - int(row.receiver_id)
        changed = {"chat_id": alias, "person_id": alias, "office_id": None}
        connection.execute(sa.update(table).where(table.c.receiver_id == row.receiver_id).values(**changed))
        _anonymise_send(connection, row.announcement_id, row.run, (row.chat_id, alias))
    return len(found)


def _anonymise_send(connection: sa.Connection, announcement_id: int, run: int, chats_: tuple[int, int]) -> None:
    before, alias = chats_
    is_it = outbox.c.key == message_key(announcement_id, run, before)
    row = connection.execute(sa.select(outbox).where(is_it)).first()
    if row is None:
        return
    key = message_key(announcement_id, run, alias)
    changed: dict[str, object] = {
        **_UNTOLD, "chat_id": alias, "key": key, "batch": batch_of(key, version_of(row.batch)),
    }  # fmt: skip
    if row.state == SendState.QUEUED.value:
        changed |= {"state": SendState.FAILED.value, "settled_at": row.claimed_at or row.queued_at, "reason": _GONE}
    elif row.state == SendState.SENDING.value:
        changed["left_over"] = TAKEN_BACK
    connection.execute(sa.update(outbox).where(is_it).values(**changed))
    drop_files(connection, {row.file_digest} - {None})
