"""Answers of model servers with an end: so many bytes, so many seconds, and nothing that only unpacks into more."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from rag.drafting.faults import fault
from rag.drafting.port import FaultKind

_MOST_BYTES = 2_000_000  # of a stream; one of 1,500 tokens takes about 400,000
_MOST_PACKED = 128_000  # bytes of a packed one, which may unpack to a thousand times as many
HEADERS = {"accept-encoding": "identity"}


def bound(response: Any, clock: Callable[[], float] = time.monotonic) -> None:
    """Limit what is read of an HTTP response to its request's own time and to what any answer needs: a hook of the client.

    `response` is one of the HTTP library that the providers' packages use; reading it then raises ModelFault. A server that
    sends comments for ever, or one line without an end, would otherwise keep a thread and fill the memory.
    """
    whole: Callable[..., Iterator[bytes]] = response.iter_raw
    most = _MOST_BYTES if response.headers.get("content-encoding", "identity") == "identity" else _MOST_PACKED
    seconds = response.request.extensions.get("timeout", {}).get("read")
    until = clock() + seconds if seconds else None

    def iter_raw(chunk_size: int | None = None) -> Iterator[bytes]:
        read = 0
        for chunk in whole(chunk_size):
            read += len(chunk)
            if read > most:
                raise fault(FaultKind.TOO_MUCH)
            if until is not None and clock() > until:
                raise fault(FaultKind.TIMEOUT)
            yield chunk

    response.iter_raw = iter_raw
