"""Publishing between processes: how soon another worker has an edition, and what a power cut leaves of one."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.edition_files import content_digest
from store.publications import Publications
from tests.bot.editions_bench import NAME, QUESTION, document, worker
from tests.kill.sizes import SIZES
from tests.warm import Spoken, spoken_with

pytestmark = pytest.mark.timeout(600)
WITHIN_S = 5.0
_FIGURE = re.compile(r"(?:不超过|〔2026〕)(\d{3})(?:万元|号)")
_STEPS = 60  # statements and changes of files in about two publications


@dataclass(frozen=True, slots=True)
class Served:
    """A worker that runs; one line asks, one line answers."""

    spoken: Spoken

    def tell(self, line: str) -> str:
        """What it says to a line, "" where it died over it."""
        with suppress(BrokenPipeError):
            self.spoken.tell(line)
        return self.spoken.line()

    def figure(self) -> str:
        """What it answers with; asserts that all of the answer says the same."""
        found = _FIGURE.findall(self.tell(f"ask {QUESTION}"))
        assert len(found) > 1 and len(set(found)) == 1, found
        return str(found[0])


@contextmanager
def _started(url: str, place: Path, name: str, dies_at: int = 0) -> Iterator[Served]:
    with spoken_with("tests.journeys.edition_worker", url, str(place), name, str(dies_at)) as spoken:
        assert spoken.line().startswith("serves ")
        yield Served(spoken)


def test_two_processes_serve_an_edition_within_five_seconds(database_url: str, tmp_path: Path) -> None:
    """Whoever published it; questions go on at both meanwhile, and each answer is of one edition."""
    with worker(database_url, tmp_path, "publishing") as one:
        one.publisher.look()
        with _started(database_url, tmp_path, "a") as first, _started(database_url, tmp_path, "b") as second:
            assert [served.figure() for served in (first, second)] == ["200", "200"]
            for number in (300, 400):
                one.publisher.publish_document(NAME, document(number), "42")
                started = time.monotonic()
                while not all(served.figure() == str(number) for served in (first, second)):
                    assert time.monotonic() - started < WITHIN_S
                    time.sleep(0.05)


def test_a_death_while_publishing_leaves_the_old_edition_or_the_new_one(database_url: str, tmp_path: Path) -> None:
    """At whatever step: the next start serves what is published, whole, and clears away what was half laid."""
    number = 200
    with worker(database_url, tmp_path, "a", number) as looking:
        publications = Publications(looking.database)
        looking.publisher.look()
        deaths = SIZES.at_a_point // 2  # of either kind of database half as many as at other points
        for death in range(deaths):
            with _started(database_url, tmp_path, "a", 1 + (2 * death + 1) * _STEPS // (2 * deaths)) as dying:
                before = number
                number += 1
                while dying.tell(f"put {number}"):
                    before, number = number, number + 1
                assert dying.spoken.process.wait(30) == -9
            latest = publications.latest()
            assert latest is not None
            published = {content_digest(document(one)): one for one in (before, number)}
            number = published[latest.manifest[NAME]]
            with _started(database_url, tmp_path, "a") as again:
                assert again.figure() == str(number)
            left = [path.name for path in (tmp_path / "a" / "data" / "editions").iterdir()]
            assert not [name for name in left if name.startswith(".laying")]
