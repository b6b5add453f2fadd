"""Audiences over a database: who asked about a document, and whom an audience reaches."""

from dataclasses import replace

import pytest

from store.announcing.announcement_tables import announcement_receivers
from store.announcing.audience import Target, TargetKind
from store.announcing.audiences import Audiences
from store.announcing.chat_book import ChatBook
from store.announcing.forgetting import statements
from store.database import Database
from store.ledger import Ledger
from store.questions import QuestionRecord
from tests.store_announcing.bureau import LEADER, NOW

TITLE = "栖梧市社会化招商奖励办法（试行）100%_\\"


@pytest.fixture
def audiences(database: Database) -> Audiences:
    """With a few questions that were asked."""
    ledger = Ledger(database)
    asked = QuestionRecord(7, "7", "m1", NOW, "多少", "answered", citations=({"title": TITLE}, {"title": "别的"}))
    ledger.note_question(asked)
    ledger.note_question(replace(asked, message_id="m2"))
    ledger.note_question(replace(asked, person_id=8, chat_id="-100", message_id="m3"))
    ledger.note_question(replace(asked, person_id=6, chat_id="6", outcome="refused"))
    ledger.note_question(replace(asked, person_id=5, chat_id="5", citations=({"title": "别的", "quote": TITLE},)))
    return Audiences(database)


def test_who_asked_in_private_and_got_an_answer_is_an_asker(audiences: Audiences) -> None:
    """Not who asked in a group, was refused, or got it quoted out of another document."""
    assert set(audiences.askers(TITLE)) == {7}
    assert set(audiences.askers("别的")) == {7, 5}
    assert set(audiences.askers("没有")) == set()
    reached = audiences.reach((Target(TargetKind.ASKERS, TITLE),))
    assert [(one.chat_id, one.person_id) for one in reached.receivers] == [(7, 7)]


def test_the_documents_most_asked_about_come_first(audiences: Audiences) -> None:
    """Ties by their title."""
    assert audiences.cited_titles(9) == ("别的", TITLE)
    assert audiences.cited_titles(1) == ("别的",)


def test_an_audience_is_resolved_as_things_stand(audiences: Audiences, database: Database) -> None:
    """Members now, subscribers now."""
    leaders = (Target(TargetKind.ROLE, "leader"), Target(TargetKind.TOPIC, "events"))
    assert [one.chat_id for one in audiences.reach(leaders).receivers] == [LEADER]
    ChatBook(database).subscribe(500, "events", NOW)
    assert [one.chat_id for one in audiences.reach(leaders).receivers] == [LEADER, 500]


def test_a_person_who_wants_it_is_forgotten(database: Database) -> None:
    """What they subscribed to, where they were written to."""
    book = ChatBook(database)
    book.subscribe(500, "events", NOW)
    with database.write() as connection:
        assert sum(connection.execute(statement).rowcount for statement in statements(500)) == 1
    assert book.topics(500) == ()
    assert announcement_receivers.c.person_id.index
