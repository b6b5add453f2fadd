"""Readers that misbehave in every way a parser can, run by the tests of policies.limits; the bytes say how."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from policies.limits import Limits, serve
from policies.readers_result import Note, Reading, Unreadable


def _good(limits: Limits) -> str:
    return "第一条 正文\n"


def _refuse(limits: Limits) -> str:
    raise Unreadable("请另存一份")


def _raise(limits: Limits) -> str:
    raise KeyError("/Root")


def _die(limits: Limits) -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return ""


def _sleep(limits: Limits) -> str:
    time.sleep(60)
    return ""


def _spin(limits: Limits) -> str:
    while time.monotonic() > 0:
        pass
    return ""


def _swell(limits: Limits) -> str:
    return "x" * len(bytearray(2 * limits.memory_bytes))


def _flood(limits: Limits) -> str:
    return "字" * limits.unpacked_bytes


def _blank(limits: Limits) -> str:
    return " \n\n"


def _chatter(limits: Limits) -> str:
    sys.stdout.write("not json\n" * 100)
    sys.stdout.flush()
    os._exit(0)


def _write(limits: Limits) -> str:
    Path(os.environ["PYTHONPATH"], ".odd-reader-was-here").write_bytes(b"x" * 100)
    return "written"


def _environment(limits: Limits) -> str:
    return json.dumps(dict(os.environ))


DEEDS: dict[str, Callable[[Limits], str]] = {
    "good": _good,
    "refuse": _refuse,
    "raise": _raise,
    "die": _die,
    "sleep": _sleep,
    "spin": _spin,
    "swell": _swell,
    "flood": _flood,
    "blank": _blank,
    "chatter": _chatter,
    "write": _write,
    "environment": _environment,
}


def read(data: bytes, limits: Limits) -> Reading:
    """Do what the bytes say."""
    return Reading(DEEDS[data.decode()](limits), (Note(1, "提示"),))


if __name__ == "__main__":
    serve(read)
