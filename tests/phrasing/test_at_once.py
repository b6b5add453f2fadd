"""Better words for somebody who waits at a terminal."""

import logging
from pathlib import Path

import pytest

from bot.message import Reply
from bot.phrasing.at_once import AtOnce
from bot.phrasing.wordsmith import Wordsmith
from bot.wording import faint
from bot.wording_phrasing import say_checked
from rag.answer import Language
from rag.drafting.port import FaultKind
from store.ledger import Ledger
from store.phrasing_limits import PhrasingLimits
from tests.phrasing.scene import HALF, MODEL, PERSON, PROMPT, SHANGHAI, WORDED, Scene, Script


def waiting(scene: Scene, *, kept: bool = True) -> AtOnce:
    """Who words for a terminal, over the store or without one."""
    smith = Wordsmith(scene.script.open, scene.limits.seconds)
    return AtOnce(smith, scene.limits, SHANGHAI, lambda: scene.now, scene.phrasings if kept else None)


def test_it_grows_before_one_s_eyes_and_ends_checked(scene: Scene) -> None:
    """And is kept with the question, with model, prompt and passages."""
    reply, seen = scene.reply()[1], list[str]()
    worded = waiting(scene).word(reply, PERSON, lambda growing: seen.append(growing.spans[0].text))
    assert worded is not None
    assert seen == [HALF.statement]
    assert worded.reply.spans[0].text == WORDED.statement
    assert worded.reply.spans[-1].text == say_checked(Language.SIMPLIFIED)
    assert worded.reply.buttons == reply.buttons
    assert scene.phrasings.made_of(1) == (MODEL, PROMPT, ("reward/8",))
    record = Ledger(scene.database).question(1)
    assert record is not None and record.answer_text.startswith(WORDED.statement)


@pytest.mark.parametrize("kept", [True, False])
def test_at_a_fault_the_answer_is_there_as_it_was(scene: Scene, caplog: pytest.LogCaptureFixture, kept: bool) -> None:
    """After three in a row nobody waits for the model any more, until a while has passed."""
    scene.script = Script(says=(), fault=FaultKind.TIMEOUT)
    at_once, reply = waiting(scene, kept=kept), scene.reply()[1]
    for _ in range(4):
        assert at_once.reply(reply, PERSON, lambda growing: None) is reply
    assert len(scene.script.asked) == 3
    assert "timeout" in caplog.text and "breaker_open" in caplog.text
    scene.later(31)
    scene.script.says, scene.script.fault = (WORDED,), None
    assert at_once.reply(reply, PERSON, lambda growing: None).spans[0].text == WORDED.statement


def test_a_terminal_has_a_budget_too(scene: Scene) -> None:
    """The same as everybody."""
    scene.limits = PhrasingLimits(per_person=1)
    at_once, reply = waiting(scene), scene.reply()[1]
    assert at_once.word(reply, PERSON) is not None
    assert at_once.word(reply, PERSON) is None


def test_what_is_no_answer_is_not_worded(scene: Scene) -> None:
    """Nobody is asked."""
    assert waiting(scene).word(Reply((faint("您好"),)), PERSON) is None
    assert scene.script.asked == []


def test_where_no_claim_survives_the_answer_stands(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is wrong with the model."""
    scene.script = Script(says=())
    with caplog.at_level(logging.WARNING):
        assert waiting(scene).word(scene.reply()[1], PERSON) is None
    assert caplog.text == ""
    assert scene.outcomes() == {}, "a terminal is no bot"
    assert scene.phrasings.counts(0) == {"nothing": 1}


def test_without_a_store_the_model_is_not_asked_where_one_is_due(scene: Scene) -> None:
    """Budgets cannot be kept then; the answer is there all the same."""
    at_once, reply = waiting(scene), scene.reply()[1]
    path = Path(scene.database.where)
    scene.database.close()
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    path.write_bytes(b"this is no database, " * 100)
    assert at_once.word(reply, PERSON) is None
