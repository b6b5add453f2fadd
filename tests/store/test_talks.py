"""What belongs to a talk: the person's own turns in that chat, since they began; and what a message of ours answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from store.database import Database
from store.ledger import Ledger
from store.questions import QuestionRecord
from store.talks import Talks
from tests.store.samples import LONG_AGO, NOON, question


@pytest.fixture
def talks(database: Database) -> Talks:
    """Over a fresh database of either kind."""
    return Talks(database)


def asked(talks: Talks, message_id: str, minutes: int, **changes: object) -> QuestionRecord:
    """A question that was noted so many minutes after noon."""
    record = question(message_id=message_id, asked_at=NOON + timedelta(minutes=minutes), **changes)
    Ledger(talks.database).note_question(record)
    return record


def test_turns_are_the_newest_first_and_only_of_this_person_in_this_chat(talks: Talks) -> None:
    """The same person elsewhere, and somebody else here, have talks of their own."""
    first, second = asked(talks, "1", 0), asked(talks, "2", 1)
    asked(talks, "3", 2, chat_id="-100")
    asked(talks, "4", 3, person_id=first.person_id + 1)
    found = talks.turns(first.chat_id, first.person_id, LONG_AGO, 8)
    assert [one.message_id for one in found] == [second.message_id, first.message_id]


def test_what_was_asked_before_beginning_anew_counts_no_longer(talks: Talks) -> None:
    """Until then, in that chat."""
    first = asked(talks, "1", 0)
    asked(talks, "2", 0, chat_id="-100")
    talks.begin(first.chat_id, first.person_id, NOON + timedelta(minutes=1))
    talks.begin(first.chat_id, first.person_id, NOON + timedelta(minutes=2))
    asked(talks, "3", 3)
    assert [one.message_id for one in talks.turns(first.chat_id, first.person_id, LONG_AGO, 8)] == ["3"]
    assert [one.message_id for one in talks.turns("-100", first.person_id, LONG_AGO, 8)] == ["2"]


def test_a_message_of_ours_leads_to_the_question_that_it_answered(talks: Talks) -> None:
    """So does the question itself; a message that is neither leads nowhere."""
    first = asked(talks, "1", 0)
    Ledger(talks.database).note_reply(first.chat_id, "1", ["501", "502"], NOON)
    for message_id in ("501", "502", "1"):
        found = talks.behind(first.chat_id, message_id)
        assert found is not None
        assert found.message_id == "1"
    assert talks.behind(first.chat_id, "503") is None
    assert talks.behind("-100", "501") is None


def test_the_question_as_understood_is_kept_beside_the_words(talks: Talks) -> None:
    """And it is the one that can be asked again."""
    record = asked(talks, "1", 0, text="那外资呢", understood="栖梧市外资引荐奖励最高多少")
    found = talks.behind(record.chat_id, "1")
    assert found is not None
    assert (found.text, found.understood) == (record.text, record.understood)
    assert found.standalone == record.understood
    assert replace(found, understood="").standalone == record.text


def test_what_is_kept_of_a_talk_goes_with_the_person(talks: Talks) -> None:
    """With everything else of theirs."""
    first = asked(talks, "1", 0)
    talks.begin(first.chat_id, first.person_id, NOON)
    assert Ledger(talks.database).export(first.person_id, NOON)["talk_starts"]
    Ledger(talks.database).forget(first.person_id)
    assert talks.begun(first.chat_id, first.person_id) is None
