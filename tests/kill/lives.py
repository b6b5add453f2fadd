"""Bots that live and die: started from a nursery or cold, each a process of its own, killed by SIGKILL."""

import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from tests.kill.orders import Orders

CHECKOUT = Path(__file__).resolve().parents[2]
VICTIM = "tests.kill.victim"
_PATIENCE_S = 60.0


class Life(Protocol):
    """A process."""

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    def poll(self) -> int | None:
        """Its exit code, below zero the signal that ended it; None while it lives."""
        ...


class Cradle(Protocol):
    """Where bots are started."""

    def birth(self, orders: Orders) -> Life:
        """Start one."""
        ...


@dataclass(slots=True)
class Lifeline:
    """A pipe that every bot watches: it ends when this process does."""

    theirs: int = field(init=False)
    ours: int = field(init=False)

    def __post_init__(self) -> None:
        self.theirs, self.ours = os.pipe()

    def close(self) -> None:
        """End all bots."""
        os.close(self.ours)
        os.close(self.theirs)


@dataclass(slots=True)
class ColdCradle:
    """Every start loads the program anew, as an operator's does."""

    victim: str = VICTIM

    def birth(self, orders: Orders) -> Life:
        """Start one."""
        command = [sys.executable, "-m", self.victim, orders.line()]
        passed = (orders.lifeline,) if orders.lifeline >= 0 else ()
        return subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, pass_fds=passed)


@dataclass(slots=True)
class Nursery:
    """One process that has everything loaded; its bots are started one after the other."""

    lifeline: Lifeline
    victim: str = VICTIM
    _process: "subprocess.Popen[bytes]" = field(init=False)

    def __post_init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kill.nursery", self.victim],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            pass_fds=(self.lifeline.theirs,),
        )

    def birth(self, orders: Orders) -> Life:
        """Start one; the one before has ended."""
        if self._process.stdin is None:
            raise RuntimeError("the nursery takes no orders")
        self._process.stdin.write(orders.line().encode() + b"\n")
        return Fledgling(int(self.line(_PATIENCE_S)), self)

    def line(self, timeout: float) -> str:
        """The next thing it says; "" where it says nothing for so long."""
        stdout = self._process.stdout
        if stdout is None or not select.select([stdout], [], [], timeout)[0]:
            return ""
        said = stdout.readline().decode().strip()
        return said if said != "ready" else self.line(timeout)

    def close(self) -> None:
        """End it; its bots end with the lifeline."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.kill()
        self._process.wait(_PATIENCE_S)
        if self._process.stdout is not None:
            self._process.stdout.close()


@dataclass(slots=True)
class Fledgling:
    """A bot of the nursery."""

    pid: int
    nursery: Nursery
    code: int | None = None

    def poll(self) -> int | None:
        """Its exit code once it has ended."""
        if self.code is None and (said := self.nursery.line(0.0)):
            self.code = int(said)
        return self.code


@dataclass(slots=True)
class Lives:
    """One bot after another; `kills` counts how many died as they were meant to. A context manager that leaves no process."""

    cradle: Cradle
    life: Life | None = None
    kills: int = 0

    def start(self, orders: Orders) -> None:
        """The next one."""
        self.life = self.cradle.birth(orders)

    @property
    def is_alive(self) -> bool:
        """Whether one lives; raises AssertionError where it ended by itself."""
        code = None if self.life is None else self.life.poll()
        assert code in {None, -signal.SIGKILL}, f"the bot ended by itself with {code}"
        return self.life is not None and code is None

    def kill(self) -> None:
        """SIGKILL, now."""
        assert self.life is not None and self.is_alive
        os.kill(self.life.pid, signal.SIGKILL)
        self.wait_for_death()

    def wait_for_death(self, timeout: float = _PATIENCE_S) -> None:
        """Wait until it has died; raises AssertionError where it does not."""
        deadline = time.monotonic() + timeout
        while self.is_alive:
            assert time.monotonic() < deadline, "the bot does not come to the point where it was to die"
            time.sleep(0.002)
        self.life = None
        self.kills += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.life is not None and self.life.poll() is None:
            os.kill(self.life.pid, signal.SIGKILL)
            while self.life.poll() is None:
                time.sleep(0.002)
