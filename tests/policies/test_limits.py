"""The child process: whatever a reader does, the parent gets a sentence, in time."""

import json
import os
import time

import pytest

from policies import readers_wording as say
from policies.limits import MIB, PACKAGE_ROOT, Limits, read_in_child
from policies.readers_result import Note, Reading, Refused

ODD = "tests.policies.odd_readers"


def test_a_reading_comes_back_with_its_notes() -> None:
    """Text and notes cross the pipe unchanged."""
    assert read_in_child(ODD, b"good", Limits()) == Reading("第一条 正文\n", (Note(1, "提示"),))


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        ("refuse", "请另存一份"),
        ("raise", say.BROKEN),
        ("die", say.BROKEN),
        ("chatter", say.BROKEN),
        ("swell", say.TOO_MUCH_MEMORY),
        ("blank", say.NOTHING_READ),
        ("write", say.BROKEN),
    ],
)
def test_a_reader_that_misbehaves_becomes_a_sentence(deed: str, sentence: str) -> None:
    """Exception, crash, rubbish, memory, emptiness: each ends as a Refused."""
    assert read_in_child(ODD, deed.encode(), Limits()) == Refused(sentence)


def test_a_reader_that_hangs_is_ended_at_the_wall_clock() -> None:
    """The parent does not wait longer than it was told."""
    started = time.monotonic()
    assert read_in_child(ODD, b"sleep", Limits(wall_seconds=0.6)) == Refused(say.TOO_SLOW)
    assert time.monotonic() - started < 3


def test_a_reader_that_spins_is_ended_by_the_processor_limit() -> None:
    """One second of processor time, long before the wall clock."""
    started = time.monotonic()
    assert read_in_child(ODD, b"spin", Limits(cpu_seconds=1)) == Refused(say.TOO_SLOW)
    assert time.monotonic() - started < Limits().wall_seconds / 2


def test_text_over_the_limit_is_refused() -> None:
    """What comes out is bounded as what goes in is."""
    answer = read_in_child(ODD, b"flood", Limits(unpacked_bytes=MIB))
    assert answer == Refused(say.unpacks_too_large(1))


def test_the_child_may_write_no_file() -> None:
    """The disk stays as it was."""
    read_in_child(ODD, b"write", Limits())
    left = PACKAGE_ROOT / ".odd-reader-was-here"
    size = left.stat().st_size if left.exists() else 0
    left.unlink(missing_ok=True)
    assert size == 0


def test_no_secret_of_the_bot_enters_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child's environment holds what Python needs and nothing else."""
    monkeypatch.setitem(os.environ, "TELEGRAM_BOT_TOKEN", "1:secret")
    answer = read_in_child(ODD, b"environment", Limits())
    assert isinstance(answer, Reading)
    assert "TELEGRAM_BOT_TOKEN" not in json.loads(answer.text)


def test_a_reader_that_does_not_exist_is_a_sentence_too() -> None:
    """Nothing that happens in the child raises in the parent."""
    assert read_in_child("policies.no_such_reader", b"", Limits()) == Refused(say.BROKEN)
