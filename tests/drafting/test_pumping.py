"""A stream that ends in time, whatever its source does."""

import threading
import time
from collections.abc import Iterator

import pytest

from rag.drafting.port import FaultKind, ModelFault
from rag.drafting.pumping import pumped


def test_pieces_come_in_order() -> None:
    """All of them."""
    assert list(pumped(lambda: iter("abc"), 5)) == ["a", "b", "c"]


def test_a_source_that_says_nothing_ends_in_time() -> None:
    """The one who waits is let go."""
    silent = threading.Event()

    def source() -> Iterator[str]:
        silent.wait(20)
        yield "late"

    began = time.monotonic()
    with pytest.raises(ModelFault) as found:
        list(pumped(source, 0.2))
    silent.set()
    assert found.value.kind is FaultKind.TIMEOUT and time.monotonic() - began < 5


def test_what_a_source_raises_is_a_fault_here() -> None:
    """Behind the pieces that came before."""

    def source() -> Iterator[str]:
        yield "a"
        raise ConnectionError("with a key in it")

    pieces = pumped(source, 5)
    assert next(pieces) == "a"
    with pytest.raises(ModelFault) as found:
        next(pieces)
    assert found.value.kind is FaultKind.BROKEN and "key in it" not in str(found.value)


def test_a_source_that_is_left_stops() -> None:
    """At its next piece."""
    said: list[int] = []
    go_on = threading.Event()

    def source() -> Iterator[str]:
        for number in range(1000):
            said.append(number)
            yield str(number)
            go_on.wait(10 if number == 1 else 0)

    pieces = pumped(source, 20)
    assert next(pieces) == "0"
    del pieces  # closes it
    go_on.set()
    time.sleep(0.1)
    assert len(said) <= 4
