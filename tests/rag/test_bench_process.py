"""A process is timed from its start to its first answer, and weighed while it serves. The processes are real."""

import sys

import pytest

from rag.bench_process import ProcessFailed, serve

ECHO = "import sys, time; time.sleep(0.3); [print(line, end='', flush=True) for line in sys.stdin]"
HEAVY = "import sys; ballast = bytearray(80 << 20); [print(line, end='', flush=True) for line in sys.stdin]"


def test_the_time_runs_from_the_start_to_the_first_answer() -> None:
    """What the process does before it answers counts."""
    assert serve([sys.executable, "-c", ECHO], ["问"]).first_answer_s >= 0.3


def test_memory_is_that_of_the_process() -> None:
    """80 MB more are 80 MB more, resident and at most."""
    light = serve([sys.executable, "-c", ECHO], ["问", "再问"])
    heavy = serve([sys.executable, "-c", HEAVY], ["问", "再问"])
    assert light.resident_mb is not None
    assert heavy.resident_mb is not None
    assert heavy.peak_mb is not None
    assert 70 < heavy.resident_mb - light.resident_mb < 90
    assert heavy.peak_mb >= heavy.resident_mb


@pytest.mark.parametrize("program", ["pass", "raise SystemExit(3)", "input(); raise SystemExit(1)"])
def test_a_process_that_ends_without_an_answer_is_reported(program: str) -> None:
    """With its command, so that it can be run by hand."""
    with pytest.raises(ProcessFailed, match=sys.executable):
        serve([sys.executable, "-c", program], ["问"])


def test_a_command_that_does_not_exist_is_reported() -> None:
    """And nothing is left behind."""
    with pytest.raises(ProcessFailed, match="无法启动"):
        serve(["/no/such/program"], ["问"])
