"""What a person was asked for, on either database."""

from datetime import datetime, timedelta

from store.database import Database
from store.reporting.awaited_texts import AwaitedTexts
from store.reporting.periods import SHANGHAI

NOW = datetime(2026, 8, 3, 10, tzinfo=SHANGHAI)


def test_one_thing_at_a_time_for_each_person_in_each_chat(database: Database) -> None:
    """What is asked anew has another token, also where the clock stands still or goes back."""
    texts = AwaitedTexts(database)
    old = texts.put("7", 7, "[1]", "", NOW)
    new = texts.put("7", 7, "[2]", "", NOW - timedelta(hours=1))
    other = texts.put("-7", 7, "[3]", "", NOW)
    assert new.token > old.token
    assert texts.of("7", 7) == new
    assert texts.of("-7", 7) == other
    assert texts.of("7", 8) is None


def test_words_are_written_for_what_is_asked_and_taken_once(database: Database) -> None:
    """A token from before changes and takes nothing."""
    texts = AwaitedTexts(database)
    old = texts.put("7", 7, "[1]", "", NOW)
    new = texts.put("7", 7, "[2]", "", NOW)
    assert not texts.write("7", 7, old.token, "旧")
    assert texts.write("7", 7, new.token, "新")
    kept = texts.of("7", 7)
    assert kept is not None and (kept.words, kept.about) == ("新", "[2]")
    assert not texts.take("7", 7, old.token)
    assert texts.take("7", 7, new.token)
    assert not texts.take("7", 7, new.token)
    assert texts.of("7", 7) is None
