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


def _good() -> str:
    return "第一条 正文\n"


def _refuse() -> str:
    raise Unreadable("请另存一份")


def _raise() -> str:
    raise KeyError("/Root")


def _die() -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return ""


def _sleep() -> str:
    time.sleep(60)
    return ""


def _spin() -> str:
    while time.monotonic() > 0:
        pass
    return ""


def _swell() -> str:
    return "x" * len(bytearray(4 << 30))


def _flood() -> str:
    return "字" * (1 << 20)


def _blank() -> str:
    return " \n\n"


def _chatter() -> str:
    sys.stdout.write("not json\n" * 100)
    sys.stdout.flush()
    os._exit(0)


def _write() -> str:
    Path(os.environ["PYTHONPATH"], ".odd-reader-was-here").write_bytes(b"x" * 100)
    return "written"


def _environment() -> str:
    return json.dumps(dict(os.environ))


DEEDS: dict[str, Callable[[], str]] = {
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


def read(data: bytes, _limits: Limits) -> Reading:
    """Do what the bytes say."""
    return Reading(DEEDS[data.decode()](), (Note(1, "提示"),))


if __name__ == "__main__":
    serve(read)
