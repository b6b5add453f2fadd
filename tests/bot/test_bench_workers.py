"""Workers that are measured together are processes of their own, which begin at the same moment."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.bench_workers import measure_together
from bot.stopping import CannotStart


def _own_number(number: int, begin: Callable[[], None]) -> float:
    begin()
    return float(number)


def _parent(number: int, begin: Callable[[], None]) -> float:
    begin()
    return float(os.getppid()) + number


def _ends_early(number: int, begin: Callable[[], None]) -> float:
    if number == 1:
        raise SystemExit(3)
    begin()
    return 0.0


def test_each_worker_tells_what_it_saw() -> None:
    """One figure each, whoever is ready first."""
    assert sorted(measure_together(2, _own_number)) == [0.0, 1.0]


def test_workers_are_processes_of_their_own() -> None:
    """Started from here, not threads in here."""
    assert measure_together(1, _parent) == [float(os.getpid())]


def test_one_that_ends_early_ends_the_measurement(capfd: pytest.CaptureFixture[str]) -> None:
    """The others do not wait for it, and the person is told where to look."""
    with pytest.raises(CannotStart, match="early"):
        measure_together(2, _ends_early)
    assert str(Path.home()) not in capfd.readouterr().out
