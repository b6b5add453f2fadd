"""Files that wait for a press."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from store.database import Database
from store.waiting_files import KEPT, MOST, WaitingFile, WaitingFiles

NOW = datetime(2024, 6, 27, 2, 0, tzinfo=UTC)
FILE = WaitingFile("a", 7, NOW, "项目.csv", b"\x00\xff", "shown")


@pytest.fixture
def files(database: Database) -> WaitingFiles:
    """Those of a fresh database."""
    return WaitingFiles(database)


def test_a_file_is_taken_once_and_only_by_who_sent_it(files: WaitingFiles) -> None:
    """Somebody else's press leaves it where it is."""
    files.put(FILE)
    assert files.take("a", 8, NOW) is None
    assert files.take("a", 7, NOW) == FILE
    assert files.take("a", 7, NOW) is None


def test_a_file_waits_an_hour(files: WaitingFiles) -> None:
    """To the second."""
    files.put(FILE)
    files.put(replace(FILE, token="b"))
    assert files.take("a", 7, NOW + KEPT) is not None
    assert files.take("b", 7, NOW + KEPT + timedelta(seconds=1)) is None


def test_the_oldest_go_when_there_are_too_many(files: WaitingFiles) -> None:
    """A person who sends and sends does not fill the disk."""
    for number in range(MOST + 2):
        files.put(replace(FILE, token=str(number), sent_at=NOW + timedelta(seconds=number)))
    taken = [files.take(str(number), 7, NOW) is not None for number in range(MOST + 2)]
    assert taken == [False, False, *[True] * MOST]
