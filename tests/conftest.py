"""What holds for all tests: the process is after each of them as it was before, and databases of both kinds are at hand."""

import gc
import importlib
import logging
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from store.database import open_database
from tests.databases import fresh_database
from tests.postgres import Server, start

_LONG_FIRST = ("house/test_types.py", "bot/test_dialogues.py", "rag/")
"""What takes longest begins first, so that no worker is left alone with it while the others have nothing more to do."""
_WAITING = ("journeys/", "kill/")
"""What mostly waits, for processes to start and for the chat service's limits: it is spread among what keeps a processor busy."""
_SPREAD = 0.8
"""Over how much of the others it is spread: nobody waits alone at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first and spread the waiting ones; inside a file the order stays."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path.relative_to(Path(__file__).parent).as_posix(), []).append(item)
    waiting = [file for file in files if file.startswith(_WAITING)]
    busy = sorted((file for file in files if not file.startswith(_WAITING)), key=_when)
    step = max(1, int(len(busy) * _SPREAD / max(1, len(waiting))))
    for number, file in enumerate(waiting):
        busy.insert(1 + number * (step + 1), file)
    items[:] = [item for file in busy for item in files[file]]


def _when(file: str) -> int:
    return next((place for place, name in enumerate(_LONG_FIRST) if file.startswith(name)), len(_LONG_FIRST))


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Of several workers each loads the files from another one on: what pytest has compiled for one of them the others take."""
    name, count = os.environ.get("PYTEST_XDIST_WORKER", ""), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if not name or len(session.config.args) > 1 or session.config.args[0].partition("::")[0] != "tests":
        return
    files = sorted(Path(__file__).parent.rglob("test_*.py"))
    first = len(files) * int(name.removeprefix("gw")) // count
    for file in files[first:] + files[:first]:
        importlib.import_module(".".join(file.relative_to(Path(__file__).parents[1]).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """What is imported by now stays for good: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: journeys mostly wait, for the chat service's limits and for processes to start."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test logged may hold halves of characters, on purpose; the worker's line to the others takes none."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "replace").decode()) for name, text in report.sections]
    return report


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """A command line that runs inside a test sets up the logging of the whole process, as it should; other tests keep theirs."""
    root, make_record, show_exception = logging.getLogger(), logging.getLogRecordFactory(), sys.excepthook
    handlers, level = set(root.handlers), root.level
    yield
    logging.setLogRecordFactory(make_record)
    sys.excepthook = show_exception
    root.setLevel(level)
    for handler in set(root.handlers) - handlers:
        root.removeHandler(handler)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The PostgreSQL server of this process, where `empty` is a database with today's tables and nothing in them."""
    server = start()
    open_database(server.create("empty")).close()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of a fresh PostgreSQL database with today's tables."""
    with postgres.copy("empty") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh database with today's tables, of either kind in turn; the file is `data/assistant.sqlite3`."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    path = tmp_path / "data" / "assistant.sqlite3"
    fresh_database(path).close()
    return f"sqlite:///{path}"
