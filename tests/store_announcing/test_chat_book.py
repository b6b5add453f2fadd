"""The book of chats and topics."""

from dataclasses import replace
from datetime import timedelta

import pytest

from store.announcing.chat_book import ChatBook
from store.announcing.chats import Chat, ChatState, ChatUse
from store.database import Database
from store.reporting.registry import Registry
from tests.store_announcing.bureau import ADMIN, GROUP, NOW, STAFF

CHAT = Chat(GROUP, "group", "群", ChatState.PENDING, ChatUse.NONE, "", "", ADMIN, NOW, NOW)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def book(database: Database) -> ChatBook:
    """The book of that database."""
    return ChatBook(database)


def test_a_chat_is_kept_and_every_change_of_a_group_is_in_the_audit(book: ChatBook, database: Database) -> None:
    """Without its title, and once where nothing changed."""
    assert book.put(CHAT, ADMIN) == CHAT
    changed = replace(CHAT, state=ChatState.ACTIVE, use=ChatUse.STAFF, changed_at=LATER)
    assert book.put(changed, ADMIN) == changed
    assert book.put(replace(changed, changed_at=NOW), ADMIN) == changed
    audit = Registry(database).audit(10, f"chat:{GROUP}")
    assert [(entry.by, (entry.after or {})["state"]) for entry in audit] == [(ADMIN, "active"), (ADMIN, "pending")]
    assert "群" not in str(audit)
    assert book.chats() == {GROUP: changed} and book.get(-1) is None


def test_what_is_lost_is_noted_once(book: ChatBook) -> None:
    """A person or a group, known before or not; what was refused stays refused."""
    assert book.lose(STAFF, ChatState.BLOCKED, "bot was blocked by the user", NOW)
    assert not book.lose(STAFF, ChatState.BLOCKED, "bot was blocked by the user", NOW)
    found = book.get(STAFF)
    assert found is not None and (found.kind, found.state) == ("private", ChatState.BLOCKED)
    book.put(replace(CHAT, state=ChatState.REFUSED), ADMIN)
    assert not book.lose(GROUP, ChatState.LEFT, "kicked", NOW)


def test_who_speaks_again_can_be_written_to_again(book: ChatBook) -> None:
    """Nothing is written about who was never lost, or of a chat that an administrator does not want."""
    assert not book.find_again(STAFF, NOW)
    assert book.get(STAFF) is None
    book.lose(STAFF, ChatState.BLOCKED, "bot was blocked by the user", NOW)
    assert book.find_again(STAFF, LATER)
    assert not book.find_again(STAFF, LATER)
    found = book.get(STAFF)
    assert found is not None and (found.state, found.reason, found.changed_at) == (ChatState.ACTIVE, "", LATER)
    book.put(replace(found, state=ChatState.REFUSED), ADMIN)
    assert not book.find_again(STAFF, LATER)


def test_a_moved_group_takes_everything_along_once(book: ChatBook, database: Database) -> None:
    """Its office and topics too."""
    registry = Registry(database)
    office = registry.offices()[0].office_id
    book.put(replace(CHAT, state=ChatState.ACTIVE), ADMIN)
    registry.bind_group(str(GROUP), office, ADMIN, NOW)
    book.subscribe(GROUP, "events", NOW)
    assert book.move(GROUP, -1001, LATER)
    assert book.group_offices() == {-1001: office}
    assert (book.topics(GROUP), book.topics(-1001)) == ((), ("events",))
    assert list(book.chats()) == [-1001]
    assert not book.move(GROUP, -1001, LATER)
    assert not book.move(-1001, -1001, LATER)
    assert book.topics(-1001) == ("events",)


def test_both_ids_of_a_group_become_one_chat(book: ChatBook, database: Database) -> None:
    """Each was registered, each subscribed, each belonged to an office: what was said of the new one was said last."""
    registry = Registry(database)
    first, second = (office.office_id for office in registry.offices()[:2])
    book.put(replace(CHAT, state=ChatState.ACTIVE, use=ChatUse.STAFF), ADMIN)
    book.put(replace(CHAT, chat_id=-1001, state=ChatState.ACTIVE, use=ChatUse.INVESTORS), ADMIN)
    for chat_id, office, topic in ((GROUP, first, "events"), (-1001, second, "changes")):
        registry.bind_group(str(chat_id), office, ADMIN, NOW)
        book.subscribe(chat_id, topic, NOW)
        book.subscribe(chat_id, "both", NOW)
    assert book.move(GROUP, -1001, LATER)
    assert {chat_id: chat.use for chat_id, chat in book.chats().items()} == {-1001: ChatUse.INVESTORS}
    assert book.group_offices() == {-1001: second}
    assert (book.topics(GROUP), book.topics(-1001)) == ((), ("both", "changes", "events"))


def test_topics_are_subscribed_to_once(book: ChatBook) -> None:
    """And left one by one or all at once."""
    for topic in ("events", "changes", "events"):
        book.subscribe(STAFF, topic, NOW)
    book.subscribe(5, "events", NOW)
    assert book.topics(STAFF) == ("changes", "events") and book.subscribers("events") == (5, STAFF)
    assert book.unsubscribe(STAFF, "events") == 1
    assert book.unsubscribe(STAFF) == 1
    assert book.unsubscribe(STAFF) == 0


def test_a_title_may_hold_anything(book: ChatBook) -> None:
    """Halves of characters, NUL, thousands of characters."""
    put = book.put(replace(CHAT, title="\ud800\0" + "长" * 500), ADMIN)
    assert len(put.title) <= 256 and "\0" not in put.title
