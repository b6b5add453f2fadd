"""What is said to courtesies."""

import pytest

from bot.courtesies import Courtesy
from bot.message import Button
from bot.wording_courtesies import say_courtesy, say_sorry
from rag.answer import Language

_WAYS = ((Button("指南", "topic:1"),),)


@pytest.mark.parametrize("kind", [kind for kind in Courtesy if kind is not Courtesy.ABILITY])
@pytest.mark.parametrize("language", list(Language))
def test_every_courtesy_has_its_sentence(kind: Courtesy, language: Language) -> None:
    """Only a greeting is shown what can be asked."""
    reply = say_courtesy(kind, language, _WAYS)
    assert reply.text
    assert (reply.buttons == _WAYS) is (kind is Courtesy.GREETING)


def test_an_apology_names_the_ways_on() -> None:
    """A question that came before can be handed on by a button."""
    after = say_sorry(Language.SIMPLIFIED, 12, "专员 0000-1")
    assert "抱歉" in after.text
    assert "0000-1" in after.text
    assert after.buttons[0][0].data == "human:12"
    before = say_sorry(Language.ENGLISH, 0, "")
    assert "sorry" in before.text
    assert before.buttons == ()
