"""Doctor's look at the language model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from bot.phrasing.probing import probe_model
from bot.stopping import CannotStart
from bot.wording_phrasing import fault_in_words
from rag.drafting.port import ChatModel, FaultKind, ModelFault
from store.phrasings import Ended, NewPhrasing
from tests.phrasing.scene import NOW, Scene


@dataclass
class Model:
    """Says one thing, or fails."""

    says: str = "OK"
    fault: FaultKind | None = None
    is_remote: bool = False
    name: str = "openai:m"
    asked: list[str] = field(default_factory=list)

    def stream(
        self,
        system: str,  # noqa: ARG002  # as a model is called
        user: str,
        *,
        schema: Mapping[str, object] | None,  # noqa: ARG002  # as a model is called
        seconds: float,  # noqa: ARG002  # as a model is called
    ) -> Iterator[str]:
        """In one piece."""
        self.asked.append(user)
        if self.fault:
            raise ModelFault(self.fault, "sk-secret")
        yield self.says


def probed(scene: Scene, model: Model) -> str:
    """What doctor says."""

    def opened() -> ChatModel:
        return model

    return probe_model(opened, 5, lambda: scene.database, NOW)


def test_a_model_that_answers_is_named_with_its_time(scene: Scene) -> None:
    """One short question."""
    model = Model()
    assert probed(scene, model).startswith("openai:m，")
    assert len(model.asked) == 1


@pytest.mark.parametrize("kind", list(FaultKind))
def test_each_fault_is_said_with_what_to_do(scene: Scene, kind: FaultKind) -> None:
    """In both languages, never the server's own words."""
    with pytest.raises(CannotStart) as caught:
        probed(scene, Model(fault=kind))
    assert str(caught.value) == fault_in_words(kind)
    assert "sk-secret" not in str(caught.value)


def test_silence_is_a_fault(scene: Scene) -> None:
    """It answered nothing."""
    with pytest.raises(CannotStart, match="said nothing"):
        probed(scene, Model(says=" "))


def test_an_open_breaker_is_told(scene: Scene) -> None:
    """The model may be well again; until when it is left alone is in the store."""
    for _ in range(3):
        scene.phrasings.note(NewPhrasing(1, 7, 1, None, "", ""), Ended("timeout", True), NOW, NOW)
    said = probed(scene, Model())
    assert "timeout" in said
    assert "02:00:30" in said
