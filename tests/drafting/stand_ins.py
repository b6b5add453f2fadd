"""Stand-ins for a chat model: they say what a test wants, in pieces, and misbehave as models do."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rag.drafting.port import FaultKind, ModelFault

Says = Callable[[str, str], str]  # instructions and data -> what is answered


@dataclass(slots=True)
class StandIn:
    """Answers with `says(system, user)` in pieces of `size` characters; raises `fault` behind the last one where given."""

    says: Says
    size: int = 7
    fault: FaultKind | None = None
    is_remote: bool = False
    name: str = "stand-in"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def stream(self, system: str, user: str, *, schema: Mapping[str, object] | None, seconds: float) -> Iterator[str]:
        """Pieces of the answer."""
        del schema, seconds
        self.asked.append((system, user))
        text = self.says(system, user)
        for at in range(0, len(text), self.size):
            yield text[at : at + self.size]
        if self.fault is not None:
            raise ModelFault(self.fault)


def data_of(user: str) -> dict[str, list[dict[str, str]]]:
    """The data of a request, as a model would read it."""
    found = json.loads(user[user.index("\n") : user.rindex("\n")])
    assert isinstance(found, dict)
    return found


def keys_of(user: str) -> list[str]:
    """The ids of the passages that were handed over, in order."""
    return [passage["id"] for passage in data_of(user)["passages"]]


def claims(*texts: str, keys: Sequence[str] | None = None) -> Says:
    """Says these claims, each with all passages for its sources, or with `keys`."""

    def says(system: str, user: str) -> str:
        del system
        sources = list(keys if keys is not None else keys_of(user))
        return json.dumps({"claims": [{"text": text, "sources": sources} for text in texts]}, ensure_ascii=False)

    return says


def says(text: str) -> Says:
    """Says this text whatever is asked."""
    return lambda system, user: text
