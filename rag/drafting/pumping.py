"""A stream with an end: pieces come from a thread of their own, so that nobody waits longer than was said, whatever stalls."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

from rag.drafting.faults import fault, fault_of
from rag.drafting.port import FaultKind


class _Outcome:
    """Takes what the thread ended with over to the one who waits; an error is raised there, not here."""

    def __init__(self) -> None:
        self.error: BaseException | None = None
        self.pieces: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.error = error
        self.pieces.put(None)
        return isinstance(error, Exception)


def pumped(source: Callable[[], Iterator[str]], seconds: float) -> Iterator[str]:
    """The pieces of `source`, at most `seconds` long in all. Raises ModelFault: TIMEOUT, or what the source's error stands for.

    A source that is left stops at its next piece.
    """
    outcome, left, has_begun = _Outcome(), threading.Event(), False

    def pump() -> None:
        with outcome:
            for piece in source():
                if left.is_set():
                    return
                outcome.pieces.put(piece)

    until = time.monotonic() + seconds
    threading.Thread(target=pump, daemon=True, name="chat-model").start()
    try:
        while True:
            try:
                piece = outcome.pieces.get(timeout=max(until - time.monotonic(), 0.001))
            except queue.Empty:
                raise fault(FaultKind.TIMEOUT) from None
            if piece is None:
                break
            has_begun = True
            yield piece
    finally:
        left.set()
    if outcome.error is not None:
        raise fault_of(outcome.error, has_begun=has_begun) from None
