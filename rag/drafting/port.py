"""The hole in the wall through which a language model is asked: text in, pieces of text out, faults by kind."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Protocol


class FaultKind(StrEnum):
    """Why a model gave nothing of use. The first four need a person, the others may pass by themselves."""

    WRONG_KEY = "wrong_key"
    NO_SUCH_MODEL = "no_such_model"
    WRONG_REQUEST = "wrong_request"  # the server understands something else: a wrong URL, an option it refuses
    FORBIDDEN = "forbidden"  # a remote model, where the settings allow none
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    TOO_LONG_CONTEXT = "too_long_context"
    EMPTY = "empty"
    BROKEN = "broken"  # half an answer, or one that is not of the form asked for
    TOO_MUCH = "too_much"  # more text than any answer needs: cut off


class ModelFault(Exception):
    """No answer came, or none of use. Its text names the kind and what to look at; never a key, a question or a passage.

    `after` are the seconds that the server asks to wait, 0 where it asks nothing.
    """

    def __init__(self, kind: FaultKind, message: str = "", after: float = 0.0) -> None:
        super().__init__(message or kind.value)
        self.kind = kind
        self.after = after


class ChatModel(Protocol):
    """A chat model that is asked once and forgets. Called from any thread, from several at once."""

    @property
    def name(self) -> str:
        """What stands in the settings, as it is recorded with an answer: provider and model, no address and no key."""

    @property
    def is_remote(self) -> bool:
        """Whether what is said to it leaves this machine."""

    def stream(self, system: str, user: str, *, schema: Mapping[str, object] | None, seconds: float) -> Iterator[str]:
        """Pieces of the text that the model says, as they come. At most `seconds` in all; raises ModelFault.

        `schema` is the JSON schema that the text should follow, as far as the server can hold the model to it.
        """
