"""Programs started in no time: a process that has the bot's modules loaded forks for each (multiprocessing's fork server).

Each is a process of its own, with its own environment, folder and streams, which opens its databases and connections itself;
only the loading of modules is done once for all. That a start from nothing works is shown by what uses `subprocess` instead.
"""

import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import reduction
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Protocol, TextIO

CHECKOUT = Path(__file__).resolve().parents[1]
_STDERR = 2
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.warm_modules"])


@dataclass(frozen=True, slots=True)
class _Stream:
    """A file descriptor that travels to the new process."""

    number: int

    def __reduce__(self) -> tuple[Callable[..., int], tuple[object, ...]]:
        return _detached, (reduction.DupFd(self.number),)


class _Travelled(Protocol):
    """A descriptor that has arrived."""

    def detach(self) -> int:
        """Its number here."""


def _detached(travelled: _Travelled) -> int:
    return travelled.detach()


@dataclass(slots=True)
class WarmProcess:
    """`python -m module arguments...`; the three streams are file descriptors, which the caller closes. As subprocess.Popen."""

    module: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    stdin: int
    stdout: int
    stderr: int
    folder: Path = CHECKOUT
    _process: ForkServerProcess = field(init=False)

    def __post_init__(self) -> None:
        streams = tuple(map(_Stream, (self.stdin, self.stdout, self.stderr)))
        told = (self.module, list(self.arguments), dict(self.environment), streams, str(self.folder))
        self._process = _SERVER.Process(target=_be, args=told)
        self._process.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    def poll(self) -> int | None:
        """Its exit code once it has ended, less than zero for a signal."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """Its exit code; raises subprocess.TimeoutExpired after so many seconds."""
        self._process.join(timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired(self.module, timeout)
        return code

    def send_signal(self, number: int) -> None:
        """Nothing where it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL, as a crash."""
        self.send_signal(signal.SIGKILL)


def run(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    *,
    given: bytes = b"",
    folder: Path = CHECKOUT,
) -> subprocess.CompletedProcess[bytes]:
    """To its end, with all that it printed; raises subprocess.TimeoutExpired after 100 seconds."""
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        stdin.write(given)
        stdin.seek(0)
        streams = (stdin.fileno(), stdout.fileno(), stderr.fileno())
        process = WarmProcess(module, arguments, environment, *streams, folder)
        try:
            code = process.wait(100)
        finally:
            process.kill()
        stdout.seek(0)
        stderr.seek(0)
        return subprocess.CompletedProcess([module, *arguments], code, stdout.read(), stderr.read())


@dataclass(frozen=True, slots=True)
class Spoken:
    """A program that is spoken with by lines: what is written to `stdin` it reads, what it prints is read from `stdout`."""

    process: WarmProcess
    stdin: TextIO
    stdout: TextIO

    def line(self) -> str:
        """The next line it says, without its end; "" where it has ended."""
        return self.stdout.readline().strip()

    def tell(self, line: str) -> None:
        """Say a line to it; raises BrokenPipeError where it has ended."""
        self.stdin.write(line + "\n")
        self.stdin.flush()


@contextmanager
def spoken_with(module: str, *arguments: str) -> Iterator[Spoken]:
    """Start one; it is killed at the end."""
    theirs_in, ours_in = os.pipe()
    ours_out, theirs_out = os.pipe()
    process = WarmProcess(module, arguments, os.environ, theirs_in, theirs_out, _STDERR)
    os.close(theirs_in)
    os.close(theirs_out)
    with os.fdopen(ours_out, encoding="utf-8") as stdout, os.fdopen(ours_in, "w", encoding="utf-8") as stdin:
        try:
            yield Spoken(process, stdin, stdout)
        finally:
            process.kill()
            process.wait(10)
            with suppress(BrokenPipeError):
                stdin.flush()


def _be(
    module: str, arguments: list[str], environment: dict[str, str], streams: tuple[int, int, int], folder: str
) -> None:
    """In the new process: what an operator's shell would have set up, then the program."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
