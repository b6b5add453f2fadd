"""Where bots are born, and what the whole form brings back in figures."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.kill.lives import ColdCradle, Cradle, Lifeline, Nursery
from tests.kill.sizes import SIZES

_FIGURES: list[str] = []


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


@pytest.fixture(scope="session")
def figures() -> list[str]:
    """Lines to be shown when all is done."""
    return _FIGURES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show them."""
    for line in _FIGURES:
        terminalreporter.write_line(line)
