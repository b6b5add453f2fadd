"""Where bots are born, and what the whole form brings back in figures."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.kill.lives import ColdCradle, Cradle, Lifeline, Nursery
from tests.kill.sizes import SIZES


@pytest.fixture(scope="session")
def lifeline() -> Iterator[Lifeline]:
    """Ends every bot when the tests end."""
    with closing(Lifeline()) as line:
        yield line


@pytest.fixture(scope="session")
def cradle(lifeline: Lifeline) -> Iterator[Cradle]:
    """Starts bots: from a nursery in the short form, cold in the whole one."""
    if SIZES.cold:
        yield ColdCradle()
        return
    with closing(Nursery(lifeline)) as nursery:
        yield nursery


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> Iterator[list[str]]:
    """Lines to be shown once the test is over."""
    lines: list[str] = []
    yield lines
    manager = pytestconfig.pluginmanager
    terminal, capture = manager.get_plugin("terminalreporter"), manager.get_plugin("capturemanager")
    if terminal is None or capture is None:  # one worker of several
        return
    with capture.global_and_fixture_disabled():
        terminal.ensure_newline()
        for line in lines:
            terminal.write_line(line)
