"""What announcements keep of a person who is no member: where they were written to, and what they subscribed to."""

import sqlalchemy as sa

from store.announcing.announcement_tables import announcement_receivers
from store.announcing.chat_tables import chats, subscriptions


def statements(person_id: int) -> tuple[sa.Delete, ...]:
    """What deletes all of it, in order. 已阅 and reminders are the bureau's own and stay."""
    return (
        sa.delete(subscriptions).where(subscriptions.c.chat_id == person_id),
        sa.delete(announcement_receivers).where(announcement_receivers.c.person_id == person_id),
        sa.delete(chats).where(chats.c.chat_id == person_id),
    )
