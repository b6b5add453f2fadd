"""Several workers on one database measured together: processes of their own, begun at the same moment.

Each opens everything as a worker that serves does; the seconds count from the moment at which all of them are ready.
"""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from bot.stopping import CannotStart

_PATIENCE_S = 600.0
Begin = Callable[[], None]
Measure = Callable[[int, Begin], float]  # number of the worker and the common start in, seconds out


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A clock that goes on from a given moment, the same in all processes of this machine; the shell's own stays in the shell."""

    start: datetime
    begun: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        """The moment it is now."""
        return self.start + timedelta(seconds=time.monotonic() - self.begun)


def measure_together(workers: int, measure: Measure) -> list[float]:
    """The seconds that each worker saw. `measure` must be a function of a module. Raises CannotStart where one ended early."""
    context = multiprocessing.get_context("spawn")  # what is loaded here has threads, which a fork would not take along
    barrier, results = context.Barrier(workers), context.Queue()
    processes = [
        context.Process(target=_work, args=(measure, number, barrier, results), daemon=True)
        for number in range(workers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(_PATIENCE_S)
    if any(process.exitcode != 0 for process in processes):
        raise CannotStart("测速的进程中途退出，请看上面的日志 / a measured worker ended early; see the log above")
    return [results.get(timeout=1) for _ in processes]


def _work(measure: Measure, number: int, barrier: Barrier, results: "Queue[float]") -> None:
    with ExitStack() as otherwise:
        otherwise.callback(barrier.abort)  # the others need not wait for one that ends early
        results.put(measure(number, lambda: _wait(barrier)))
        otherwise.pop_all()


def _wait(barrier: Barrier) -> None:
    barrier.wait(_PATIENCE_S)
