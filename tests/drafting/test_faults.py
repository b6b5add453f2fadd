"""Faults by status and kind of an error, and never a word of the error in them."""

import pytest

from rag.drafting.faults import fault, fault_of
from rag.drafting.port import FaultKind, ModelFault


class _Refused(Exception):
    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status_code = status


class ReadTimeout(Exception):
    """As httpx has it."""


class ConnectError(Exception):
    """As httpx has it."""


class APIError(Exception):
    """As openai has it."""


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (_Refused(401, "no"), FaultKind.WRONG_KEY), (_Refused(403, "no"), FaultKind.WRONG_KEY),
        (_Refused(404, "model not found"), FaultKind.NO_SUCH_MODEL),
        (_Refused(404, "<html>"), FaultKind.WRONG_REQUEST), (_Refused(408, "slow"), FaultKind.TIMEOUT),
        (_Refused(413, "prompt is too long"), FaultKind.TOO_LONG_CONTEXT),
        (_Refused(422, "temperature"), FaultKind.WRONG_REQUEST), (_Refused(429, "slow"), FaultKind.RATE_LIMITED),
        (_Refused(529, "busy"), FaultKind.SERVER_ERROR),
        (ReadTimeout(), FaultKind.TIMEOUT), (TimeoutError(), FaultKind.TIMEOUT),
        (ConnectError("secret"), FaultKind.UNREACHABLE), (ConnectionResetError(), FaultKind.UNREACHABLE),
        (APIError("context length exceeded"), FaultKind.TOO_LONG_CONTEXT), (APIError("oh"), FaultKind.SERVER_ERROR),
        (ValueError("No generations found in stream."), FaultKind.EMPTY),
        (ValueError("bad json"), FaultKind.BROKEN),
    ],
)  # fmt: skip
def test_each_error_has_its_kind(error: Exception, kind: FaultKind) -> None:
    """By status first, then by the names of its classes, then by its words."""
    found = fault_of(error, has_begun=False)
    assert found.kind is kind
    assert "secret" not in str(found)


def test_a_connection_lost_in_the_middle_is_a_broken_answer() -> None:
    """Not an unreachable server."""
    assert fault_of(ConnectError(), has_begun=True).kind is FaultKind.BROKEN


def test_a_fault_stays_the_fault_it_is() -> None:
    """What was told already is not told anew."""
    known = ModelFault(FaultKind.TOO_MUCH)
    assert fault_of(known, has_begun=True) is known


@pytest.mark.parametrize("kind", list(FaultKind))
def test_every_kind_says_what_to_do(kind: FaultKind) -> None:
    """In Chinese and English."""
    assert " / " in str(fault(kind))
