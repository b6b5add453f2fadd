"""The journey of a draft: passages and question to the model, claims back, each verified; a better worded Answer grows."""

from collections.abc import Iterator
from dataclasses import dataclass

from rag.answer import Answer, Question
from rag.drafting.port import ChatModel


@dataclass(frozen=True, slots=True)
class Drafted:
    """An answer in a model's words, as far as it has come. What was lost on the way is counted, never shown."""

    answer: Answer
    model: str
    prompt_version: str
    passages: tuple[str, ...]  # the ids of all passages that the model was given
    is_final: bool
    dropped: int = 0


class Drafter:
    """Words answers with one chat model."""

    def __init__(self, model: ChatModel, *, allow_remote: bool = True) -> None:
        self._model = model
        self._allow_remote = allow_remote

    def stream(self, question: Question, extractive: Answer, *, seconds: float) -> Iterator[Drafted]:
        """Growing answers, one for each claim that has been verified; the last has `is_final`. Nothing where none survives.

        `extractive` stands wherever nothing is yielded. Raises ModelFault, also after answers were yielded.
        """
        del question, extractive, seconds
        yield from ()
