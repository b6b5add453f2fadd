"""The documents change while people ask."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.message import Message
from bot.reception import Reception, Renewal, signature
from bot.stopping import CannotStart
from rag.answer import Outcome, Question
from store.database import Database
from store.ledger import Ledger
from tests.bot.sample import DESK, NOW, POWER, ScriptedAsker, staff_desk
from tests.databases import fresh_database


def until(holds: Callable[[], bool]) -> bool:
    """Wait for something that happens in another thread, at most ten seconds."""
    for _ in range(1000):
        if holds():
            return True
        time.sleep(0.01)
    return False


@dataclass(slots=True)
class Building:
    """Builds an Assistant that knows one more answer each time; the first attempts may fail."""

    database: Database
    failures: int = 0
    built: int = 0

    def __call__(self) -> Assistant:
        """A new edition, or CannotStart as often as was said."""
        self.built += 1
        if self.built <= self.failures:
            raise CannotStart("half a document")
        return Assistant(ScriptedAsker(outcomes={"": POWER}), Ledger(self.database), DESK, staff_desk(self.database))


def asked(reception: Reception, text: str) -> str:
    """What comes back."""
    reply = reception.handle(Message("7", 7, f"m{time.monotonic_ns()}", text, NOW))
    assert reply is not None
    return reply.text


@pytest.mark.parametrize("failures", [0, 1])
def test_a_changed_document_is_answered_from_and_a_broken_one_is_not(tmp_path: Path, failures: int) -> None:
    """The old edition goes on answering until a new one stands."""
    folder = tmp_path / "documents"
    folder.mkdir()
    database = fresh_database(tmp_path / "assistant.sqlite3")
    building = Building(database, failures)
    reception = Reception(Assistant(ScriptedAsker(), Ledger(database), DESK, staff_desk(database)))
    renewal = Renewal(reception, folder, building, every_s=0.02)
    renewal.start(signature(folder))
    try:
        assert "100万元" in asked(reception, "最高多少？")
        for number in range(failures):
            (folder / "broken.md").write_text(str(number))
            assert until(lambda: building.built == failures)
            assert "100万元" in asked(reception, "最高多少？")
        (folder / "new.md").write_text("工业用电")
        assert until(lambda: "0.62元" in asked(reception, "最高多少？"))
    finally:
        renewal.stop()
        database.close()


def test_an_unchanged_folder_is_built_once(tmp_path: Path) -> None:
    """Looking costs next to nothing; building is for changes."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    building = Building(database)
    folder = tmp_path / "documents"
    folder.mkdir()
    renewal = Renewal(Reception(building()), folder, building, every_s=0.01)
    renewal.start(signature(folder))
    time.sleep(0.2)
    renewal.stop()
    database.close()
    assert building.built == 1


def test_a_change_during_the_first_reading_is_not_lost(tmp_path: Path) -> None:
    """The folder changed while the first edition was being built: the next one is built without another change."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    building = Building(database)
    folder = tmp_path / "documents"
    folder.mkdir()
    before = signature(folder)
    reception = Reception(building())
    (folder / "new.md").write_text("工业用电")
    renewal = Renewal(reception, folder, building, every_s=0.01)
    renewal.start(before)
    try:
        assert until(lambda: building.built == 2)
    finally:
        renewal.stop()
        database.close()


def test_a_passing_failure_is_tried_again(tmp_path: Path) -> None:
    """A full disk for a minute must not leave the bureau with yesterday's rules until somebody touches a file."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    building = Building(database, 2)
    folder = tmp_path / "documents"
    folder.mkdir()
    reception = Reception(Assistant(ScriptedAsker(), Ledger(database), DESK, staff_desk(database)))
    renewal = Renewal(reception, folder, building, every_s=0.01, retry_s=0.05)
    renewal.start(signature(folder))
    try:
        (folder / "new.md").write_text("工业用电")
        assert until(lambda: "0.62元" in asked(reception, "最高多少？"))
    finally:
        renewal.stop()
        database.close()


def test_a_question_that_waits_for_a_place_outlives_the_edition(tmp_path: Path) -> None:
    """The name of the place may be typed after the change."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    building = Building(database)
    reception = Reception(Assistant(ScriptedAsker(), Ledger(database), DESK, staff_desk(database)))
    assert "哪个地方" in asked(reception, "哪儿有奖励？")
    reception.assistant = building()
    assert "100万元" in asked(reception, "临澜县")
    record = Ledger(database).question(1)
    assert record is not None
    assert (record.text, record.place) == ("哪儿有奖励？", "临澜县")
    database.close()


def test_a_message_is_answered_by_one_edition_from_start_to_end(tmp_path: Path) -> None:
    """A swap in the middle of an answer does not touch it."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    started, go_on = threading.Event(), threading.Event()

    class Slow(ScriptedAsker):
        """Waits in the middle of the search."""

        def ask(self, question: Question) -> Outcome:
            """As always, but later."""
            started.set()
            go_on.wait(10)
            return super().ask(question)

    reception = Reception(Assistant(Slow(), Ledger(database), DESK, staff_desk(database)))
    answers: list[str] = []
    thread = threading.Thread(target=lambda: answers.append(asked(reception, "最高多少？")))
    thread.start()
    started.wait(10)
    reception.assistant = Building(database)()
    go_on.set()
    thread.join()
    database.close()
    assert "100万元" in answers[0]


def test_a_file_that_comes_goes_or_changes_is_seen(tmp_path: Path) -> None:
    """In folders below too; a folder that is not there looks empty."""
    assert signature(tmp_path / "none") == ()
    looks = [signature(tmp_path)]
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.md").write_text("甲")
    looks.append(signature(tmp_path))
    (tmp_path / "below" / "a.md").write_text("甲乙")
    looks.append(signature(tmp_path))
    assert len(set(looks)) == 3
    (tmp_path / "below" / "a.md").unlink()
    assert signature(tmp_path) == looks[0]
