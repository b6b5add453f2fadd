"""Reading in a child process, so that no document can take the bot's memory, time or life.

The parent starts `python -m READER`, hands it the bytes on standard input and takes one line of JSON back. The child sets
its own limits before it looks at the bytes. Whatever else happens (crash, kill, silence) becomes a Refused.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from policies import readers_wording as say
from policies.readers_result import Reading, Refused, Unreadable, from_json

MIB = 1024 * 1024
PACKAGE_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may cost. The child stops itself at each of them, the parent at the wall clock."""

    input_bytes: int = 20 * MIB
    """Size of the file as it lies on disk."""
    unpacked_bytes: int = 50 * MIB
    """Size of everything a zip container unpacks to, and of the text that comes out (UTF-8)."""
    pages: int = 500
    """Pages of a pdf."""
    cells: int = 200_000
    """Cells of all tables of a document together."""
    memory_bytes: int = 512 * MIB
    """Address space of the child, Python and libraries included (they alone map up to 170 MiB)."""
    cpu_seconds: int = 20
    """Processor time of the child."""
    wall_seconds: float = 30.0
    """Time until the parent ends the child, its start included."""


DEFAULT_LIMITS = Limits()


def read_in_child(reader: str, data: bytes, limits: Limits) -> Reading | Refused:
    """Run the reader module named `reader` over `data`. Returns within `limits.wall_seconds`; never raises on content."""
    command = [sys.executable, "-P", "-X", "utf8", "-W", "ignore", "-m", reader, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall_seconds,
            cwd=PACKAGE_ROOT,
            env=_child_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Refused(say.TOO_SLOW)
    if done.returncode == -signal.SIGXCPU:
        return Refused(say.TOO_SLOW)
    answer = from_json(done.stdout.decode("ascii", "replace")) if done.returncode == 0 else None
    return answer if answer is not None else Refused(say.BROKEN)


def serve(read: Callable[[bytes, Limits], Reading]) -> None:
    """The child's side: take limits from the command line and bytes from standard input, print one line of JSON.

    An exception of a library is left to end the child: the parent reads silence as "broken".
    """
    limits = Limits(**json.loads(sys.argv[1]))
    _confine(limits)
    print(_answer(read, sys.stdin.buffer.read(), limits).to_json())


def _answer(read: Callable[[bytes, Limits], Reading], data: bytes, limits: Limits) -> Reading | Refused:
    try:
        reading = read(data, limits)
    except Unreadable as reason:
        return Refused(reason.message)
    except MemoryError:
        return Refused(say.TOO_MUCH_MEMORY)
    if len(reading.text.encode("utf-8", "replace")) > limits.unpacked_bytes:
        return Refused(say.unpacks_too_large(limits.unpacked_bytes / MIB))
    return reading if reading.text.strip() else Refused(say.NOTHING_READ)


def _confine(limits: Limits) -> None:
    """Set what the kernel enforces. A system that does not know one of them (macOS: address space) keeps the others.

    The child gives way to the bot, which goes on answering meanwhile, and may write no file.
    """
    os.nice(10)
    wanted = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, value in wanted:
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (ValueError, OSError):
            continue


def _child_environment() -> dict[str, str]:
    """Only what Python needs: no token or key of the bot ever enters a process that handles strange bytes."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {"PYTHONPATH": str(PACKAGE_ROOT), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
