"""An answer of a server that does not end is cut off, whatever it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

import pytest

from rag.drafting.bounding import bound
from rag.drafting.port import FaultKind, ModelFault


@dataclass
class _Request:
    extensions: Mapping[str, Mapping[str, float]]


@dataclass
class _Response:
    """As much of an HTTP response as is looked at: an answer of pieces of `size` bytes without an end."""

    size: int
    headers: Mapping[str, str] = field(default_factory=dict)
    request: _Request = field(default_factory=lambda: _Request({"timeout": {"read": 30.0}}))
    sent: int = 0

    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        del chunk_size
        for _ in count():
            self.sent += self.size
            yield b"x" * self.size


def _read(response: _Response) -> FaultKind:
    with pytest.raises(ModelFault) as found:
        for _ in response.iter_raw():
            pass
    return found.value.kind


def test_more_than_any_answer_needs_is_not_read() -> None:
    """And of what is packed less, as it may unpack to a thousand times as much."""
    plain, packed = _Response(50_000), _Response(1_000, {"content-encoding": "gzip"})
    bound(plain, clock=lambda: 0.0)
    bound(packed, clock=lambda: 0.0)
    assert _read(plain) is _read(packed) is FaultKind.TOO_MUCH
    assert plain.sent <= 2_100_000 and packed.sent <= 130_000


def test_what_drips_without_an_end_is_left_when_its_time_is_over() -> None:
    """Single bytes, or comments that only keep the line open."""
    clock, response = iter(range(10_000)), _Response(1)
    bound(response, clock=lambda: float(next(clock)))
    assert _read(response) is FaultKind.TIMEOUT
    assert response.sent < 40


def test_a_request_without_a_time_is_bound_by_its_size_alone() -> None:
    """The client's own reading time then stands."""
    response = _Response(100_000, request=_Request({}))
    bound(response, clock=lambda: 1e9)
    assert _read(response) is FaultKind.TOO_MUCH
