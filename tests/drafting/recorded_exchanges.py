"""Exchanges with a real model, kept as they came (recorded/*.json), and a ChatModel that says them again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rag.answer import Answer, Language, Question
from rag.drafting.drafter import Drafted, Drafter
from rag.drafting.port import ChatModel
from tests.drafting.clauses import DAY, extractive

FOLDER = Path(__file__).parent / "recorded"
NONCE = "n"  # ids of passages are n-1, n-2, …: the recorded answers name them


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and the clause that the answer by rules quotes."""

    name: str
    question: str
    language: Language
    title: str
    words: str

    @property
    def extractive(self) -> Answer:
        """The answer that stands without a model."""
        return extractive(self.title, self.words, self.language)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One recorded answer: of which model, under which prompt, in which pieces."""

    asked: Asked
    model: str
    prompt_version: str
    pieces: Sequence[str]


@dataclass(slots=True)
class Recorder:
    """A ChatModel that keeps the pieces that go through it."""

    model: ChatModel
    pieces: list[str]

    @property
    def name(self) -> str:
        """The real one's."""
        return self.model.name

    @property
    def is_remote(self) -> bool:
        """The real one's."""
        return self.model.is_remote

    def stream(self, system: str, user: str, *, schema: Mapping[str, object] | None, seconds: float) -> Iterator[str]:
        """The pieces of the real model."""
        for piece in self.model.stream(system, user, schema=schema, seconds=seconds):
            self.pieces.append(piece)
            yield piece


@dataclass(frozen=True, slots=True)
class Replayed:
    """A ChatModel that says recorded pieces."""

    exchange: Exchange
    is_remote: bool = False

    @property
    def name(self) -> str:
        """Of the model that was recorded."""
        return self.exchange.model

    def stream(self, system: str, user: str, *, schema: Mapping[str, object] | None, seconds: float) -> Iterator[str]:
        """The pieces as they came."""
        del system, user, schema, seconds
        yield from self.exchange.pieces


def draft(model: ChatModel, asked: Asked, seconds: float) -> list[Drafted]:
    """The whole path: passages, prompt, model, claims, verification."""
    question = Question(asked.question, DAY, language=asked.language)
    return list(Drafter(model, nonce=lambda: NONCE).stream(question, asked.extractive, seconds=seconds))


def save(exchange: Exchange) -> None:
    """Write one exchange."""
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(asdict(exchange), ensure_ascii=False, indent=1)
    (FOLDER / f"{exchange.asked.name}.json").write_text(text + "\n", encoding="utf-8")


def recorded() -> list[Exchange]:
    """All of them."""
    return [_read(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(FOLDER.glob("*.json"))]


def _read(kept: dict[str, Any]) -> Exchange:
    asked = kept["asked"]
    return Exchange(
        Asked(asked["name"], asked["question"], Language(asked["language"]), asked["title"], asked["words"]),
        kept["model"],
        kept["prompt_version"],
        kept["pieces"],
    )
