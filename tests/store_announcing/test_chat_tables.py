"""The tables of chats and what they subscribed to; on both databases."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from store.announcing.chat_tables import chats, subscriptions
from store.database import Database
from tests.store_announcing.bureau import NOW

_CHAT = {"kind": "supergroup", "title": "群", "state": "active", "use": "", "county": "", "chain": "", "added_by": 0}
_TIMES = {"since": NOW, "changed_at": NOW, "reason": ""}


@pytest.mark.parametrize("chat_id", [-(2**52), -1, 1, 2**52])
def test_a_chat_of_any_number_stands_once(database: Database, chat_id: int) -> None:
    """As many digits as the service has."""
    with database.write() as connection:
        connection.execute(sa.insert(chats), {"chat_id": chat_id, **_CHAT, **_TIMES})
        assert connection.execute(sa.select(chats.c.chat_id)).scalars().all() == [chat_id]
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(sa.insert(chats), {"chat_id": chat_id, **_CHAT, **_TIMES})


def test_a_topic_is_subscribed_to_once_by_each_chat(database: Database) -> None:
    """Two topics are two rows."""
    row = {"chat_id": 1, "topic": "events", "since": NOW}
    with database.write() as connection:
        connection.execute(sa.insert(subscriptions), [row, row | {"topic": "changes"}, row | {"chat_id": 2}])
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(sa.insert(subscriptions), row)
