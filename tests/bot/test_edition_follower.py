"""A worker follows what others publish, and goes on answering where it cannot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.edition_follower import Follower
from bot.reception import Reception
from bot.stopping import CannotStart
from store.edition_files import Change, Publication
from tests.bot.editions_bench import NAME, QUESTION, Worker, asked, document, worker
from tests.bot.sample import NOW


@pytest.fixture
def one(database_url: str, tmp_path: Path) -> Iterator[Worker]:
    """A worker over a fresh database."""
    with worker(database_url, tmp_path, "one") as made:
        yield made


def _follower(one: Worker, failures: int = 0) -> Follower:
    left = [CannotStart("no space left")] * failures

    def build(edition: Publication) -> Assistant:
        if edition.number > 1 and left:
            raise left.pop()
        return one.over(one.means.asker(one.publisher.reader.library(edition), lambda done, total: None))

    latest = one.publisher.look()
    return Follower(Reception(build(latest), latest.number), one.publisher.publications, build, retry_s=0.0)


def test_the_next_edition_is_answered_from(one: Worker) -> None:
    """One step after it is published; a step without news changes nothing."""
    follower = _follower(one)
    before = follower.reception.assistant
    follower.step()
    assert follower.reception.assistant is before
    assert "200万元" in asked(follower.reception, QUESTION, "m1")
    one.publisher.publish_document(NAME, document(250), "42")
    follower.step()
    assert "250万元" in asked(follower.reception, QUESTION, "m2")
    assert follower.reception.edition == 2


def test_what_cannot_be_built_is_logged_and_tried_again(one: Worker, caplog: pytest.LogCaptureFixture) -> None:
    """Meanwhile the edition before answers."""
    follower = _follower(one, failures=2)
    one.publisher.publish_document(NAME, document(250), "42")
    for number in range(2):
        follower.step()
        assert "200万元" in asked(follower.reception, QUESTION, f"m{number}")
    assert "edition 2 is published but cannot be built here, edition 1 goes on answering: no space left" in caplog.text
    follower.step()
    assert "250万元" in asked(follower.reception, QUESTION, "m3")


def test_a_failure_is_not_tried_again_at_once(one: Worker, caplog: pytest.LogCaptureFixture) -> None:
    """Each try may cost seconds of two cores; a newer edition is tried all the same."""
    follower = _follower(one, failures=1)
    follower.retry_s = 1000.0
    one.publisher.publish_document(NAME, document(250), "42")
    for _ in range(5):
        follower.step()
    assert len(caplog.records) == 1
    one.publisher.publish_document(NAME, document(251), "42")
    follower.step()
    assert "251万元" in asked(follower.reception, QUESTION, "m1")


def test_bytes_that_are_gone_leave_the_edition_before(one: Worker, caplog: pytest.LogCaptureFixture) -> None:
    """A document that no reader gets through, a row that is damaged: the worker lives on."""
    follower = _follower(one)
    one.publisher.publications.publish(Change({"../x.md": b"1"}), "42", NOW)
    follower.step()
    assert "cannot be built here" in caplog.text
    assert "200万元" in asked(follower.reception, QUESTION, "m1")


def test_a_store_that_is_away_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """And when it is back, the worker follows again."""
    file = tmp_path / "assistant.sqlite3"
    with worker(f"sqlite:///{file}", tmp_path, "one") as one:
        follower = _follower(one)
        one.publisher.publish_document(NAME, document(250), "42")
        one.database.close()
        held = file.read_bytes()
        file.write_bytes(b"no database at all " * 1000)
        for _ in range(3):
            follower.step()
        assert len(caplog.records) == 1
        one.database.close()
        file.write_bytes(held)
        follower.step()
        assert "250万元" in asked(follower.reception, QUESTION, "m1")


def test_it_follows_by_itself_until_it_is_stopped(one: Worker) -> None:
    """In a thread of its own."""
    follower = _follower(one)
    follower.every_s = 0.01
    follower.start()
    one.publisher.publish_document(NAME, document(250), "42")
    for _ in range(500):
        if follower.reception.edition == 2:
            break
        one.publisher.publications.number()
    follower.stop()
    assert follower.reception.edition == 2
