"""Several workers over one store: what one publishes all of them serve within seconds, and no answer mixes editions."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from bot.reception import Reception
from bot.stopping import CannotStart
from bot.worker_editions import publication_in_words, serve_editions
from store.edition_files import Change
from store.ledger import Ledger
from tests.bot.editions_bench import NAME, Worker, asked, document, worker
from tests.bot.sample import NOW

WITHIN_S = 5.0
_QUESTIONS = ("引荐项目的奖励最高多少？", "引荐奖励多少个工作日内拨付？")
_FIGURE = re.compile(r"(?:不超过|〔2026〕|在)(\d{3})(?:万元|号|个工作日)")


@pytest.fixture
def two(database_url: str, tmp_path: Path) -> Iterator[list[Worker]]:
    """Two workers with the same documents."""
    with ExitStack() as stack:
        yield [stack.enter_context(worker(database_url, tmp_path, name)) for name in ("one", "two")]


@contextmanager
def _served(*workers: Worker) -> Iterator[list[Reception]]:
    """Receptions that follow for the length of the block."""
    with ExitStack() as stack:
        receptions = []
        for one in workers:
            served = serve_editions(one.means, one.publisher, one.over)
            stack.callback(served.stop)
            receptions.append(served.reception)
        yield receptions


def _seconds_until(holds: Callable[[], bool]) -> float:
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < 60
        time.sleep(0.01)
    return time.monotonic() - started


def test_no_answer_mixes_editions_while_one_is_published(two: list[Worker]) -> None:
    """200 questions at both workers, two editions published meanwhile: every answer is wholly of one of them, and noted so."""
    answers: list[tuple[str, str]] = []
    numbers, took = count(), []
    asked_all = threading.Event()

    def ask(reception: Reception) -> None:
        while not asked_all.is_set():
            number = next(numbers)
            answers.append((f"m{number}", asked(reception, _QUESTIONS[number % 2], f"m{number}")))

    with _served(*two) as receptions:
        crowd = [threading.Thread(target=ask, args=(reception,)) for reception in receptions for _ in range(2)]
        for thread in crowd:
            thread.start()
        for number, publishing in ((300, two[0]), (400, two[1])):
            edition = publishing.publisher.publish_document(NAME, document(number), "42").number
            took.append(_seconds_until(partial(_all_serve, receptions, edition)))
        _seconds_until(lambda: len(answers) >= 200)
        asked_all.set()
        for thread in crowd:
            thread.join()
    said = [_FIGURE.findall(text) for _, text in answers]
    assert all(len(found) > 1 and len(set(found)) == 1 for found in said)
    assert {found[0] for found in said} == {"200", "300", "400"}
    assert max(took) < WITHIN_S, took
    _noted_as_answered(two[0], dict(answers))


def _all_serve(receptions: list[Reception], edition: int) -> bool:
    return all(reception.edition >= edition for reception in receptions)


def _noted_as_answered(one: Worker, answers: dict[str, str]) -> None:
    """Every question is noted with the edition that answered it."""
    figure_of = {"1": "200", "2": "300", "3": "400"}
    ledger = Ledger(one.database)
    for question_id in range(1, len(answers) + 1):
        record = ledger.question(question_id)
        assert record is not None
        number, _, _ = record.edition.partition("-")
        assert set(_FIGURE.findall(answers[record.message_id])) == {figure_of[number]}


def test_a_file_put_into_one_folder_is_served_by_all(two: list[Worker]) -> None:
    """Nobody types anything: the folder is looked at, published, followed."""
    with _served(*two) as receptions:
        (two[0].folder / NAME).write_bytes(document(300))
        _seconds_until(partial(_all_serve, receptions, 2))
        for number, reception in enumerate(receptions):
            assert "300万元" in asked(reception, _QUESTIONS[0], f"m{number}")


def test_a_worker_that_starts_with_an_older_folder_serves_the_newest(two: list[Worker]) -> None:
    """And the others stay where they are."""
    with _served(two[0]) as first:
        two[0].publisher.publish_document(NAME, document(300), "42")
        with _served(two[1]) as second:
            assert second[0].edition == 2
            assert "300万元" in asked(second[0], _QUESTIONS[0], "m1")
        _seconds_until(partial(_all_serve, first, 2))


def test_a_folder_that_is_not_there_stops_the_start(database_url: str, tmp_path: Path) -> None:
    """With what to do."""
    with worker(database_url, tmp_path, "one", None) as one:
        one.folder.rmdir()
        with pytest.raises(CannotStart, match="没有找到"), _served(one):
            pass


def test_doctor_says_which_edition_stands(two: list[Worker]) -> None:
    """Where it differs from the folder, and where it cannot be built."""
    one, other = two
    assert "还没有发布" in publication_in_words(one.means)
    one.publisher.look()
    assert "第 1 版" in publication_in_words(one.means)
    one.publisher.publish_document("b.md", document(300), "42")
    assert "differ" not in publication_in_words(one.means)
    assert "1 处不同" in publication_in_words(other.means)
    one.publisher.publications.publish(Change({"../x.md": b"1"}), "42", NOW)
    with pytest.raises(CannotStart, match="第 3 版"):
        publication_in_words(one.means)


def test_a_single_file_of_a_database_serves_alone(tmp_path: Path) -> None:
    """The shape of a first start: one worker, one file, one folder; a second start finds what the first one left."""
    url = f"sqlite:///{tmp_path / 'assistant.sqlite3'}"
    for _ in range(2):
        with worker(url, tmp_path, "one") as one, _served(one) as receptions:
            assert receptions[0].edition == 1
            assert one.database.problems() == ()
