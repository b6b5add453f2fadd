"""Ordering better words in the transaction that answers, and taking the order back."""

import json
from dataclasses import replace

import pytest

from bot.message import Reply
from bot.wording import faint
from store.phrasings import Moment, Unasked
from tests.phrasing.scene import BOT, CHAT, GROUP, NOW, OURS, PERSON, Scene


def test_an_answer_is_ordered_once_it_is_kept(scene: Scene) -> None:
    """Not before, and not where the transaction is undone."""
    scene.answered()
    assert scene.ordered == [1]
    message, reply = scene.reply()

    def undone() -> None:
        with scene.database.unit():
            scene.orders.said(message, reply, (99,), NOW)
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    assert scene.ordered == [1]
    assert scene.outcomes() == {"": 1}


def test_what_is_no_answer_is_not_ordered(scene: Scene) -> None:
    """Nor one that was said before and is not put again."""
    message, reply = scene.reply()
    scene.orders.said(message, Reply((faint("您好"),)), (99,), NOW)
    scene.orders.said(message, reply, (None,), NOW)
    scene.orders.said(message, reply, (), NOW)
    assert scene.outcomes() == {}


def test_an_edited_question_ends_what_was_ordered_for_it(scene: Scene) -> None:
    """What waits goes; the new answer stands in its place, so nothing is put back there."""
    scene.answered()
    claimed = scene.phrasings.claim(BOT, scene.limits, Moment(NOW, NOW))
    assert claimed is not None
    send = scene.edits.standing(claimed.row)
    assert send is not None
    scene.edits.grow(claimed.row, send, Reply((faint("一半"),)), NOW)
    scene.send_edits()
    message = replace(scene.reply()[0], message_id="m1", edited=True)
    scene.orders.renewed(message, NOW)
    assert scene.outcomes() == {Unasked.EDITED.value: 1}
    assert scene.shown() == [""]
    assert not scene.edits.grow(claimed.row, send, Reply((faint("一半"),)), NOW)


def test_an_answer_to_a_press_is_put_back_where_its_question_is_edited(scene: Scene) -> None:
    """It stands below, in a message that no new answer takes the place of."""
    scene.answered(pressed=True)
    claimed = scene.phrasings.claim(BOT, scene.limits, Moment(NOW, NOW))
    assert claimed is not None
    send = scene.edits.standing(claimed.row)
    assert send is not None
    scene.edits.grow(claimed.row, send, Reply((faint("一半"),)), NOW)
    scene.send_edits()
    scene.orders.renewed(replace(scene.reply()[0], message_id="m1", edited=True), NOW)
    assert scene.shown()[-1].startswith("同一项目奖励最高")


def test_a_message_that_is_no_question_ends_nothing(scene: Scene) -> None:
    """A greeting that is edited."""
    scene.answered()
    scene.orders.renewed(replace(scene.reply()[0], message_id="nothing", edited=True), NOW)
    assert scene.outcomes() == {"": 1}


def test_what_a_press_has_put_over_an_answer_is_not_written_over(scene: Scene) -> None:
    """Whatever it is."""
    send_id = scene.answered()
    scene.orders.covered(CHAT, OURS + send_id + 1, NOW)
    assert scene.outcomes() == {"": 1}
    scene.orders.covered(CHAT, OURS + send_id, NOW)
    assert scene.outcomes() == {Unasked.EDITED.value: 1}


def test_the_row_holds_no_more_than_it_needs(scene: Scene) -> None:
    """The person is a number, and the words are those of the question and the answer; an export shows them."""
    scene.answered(chat=GROUP)
    (row,) = [one for one in _exported(scene) if one["state"] == "waiting"]
    assert sorted(json.loads(row["body"])) == ["answer", "id", "question", "reply"]


def _exported(scene: Scene) -> list[dict[str, str]]:
    from_store: list[dict[str, str]] = scene.ledger.export(PERSON, NOW)["phrasings"]
    return from_store
