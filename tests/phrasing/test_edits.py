"""Edits of an answer that stands: one waits at a time, and what was shown can be taken back. Over both kinds of database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from bot.message import Message, Reply
from bot.phrasing.phraser import midnight
from bot.wording import faint
from store.outbox import Send, SendState, Urgency
from store.phrasings import Ended, Made, Phrasing
from tests.phrasing.scene import BOT, CHAT, NOW, OURS, SHANGHAI, Scene

ENDED = Ended("phrased", False)


def claimed(scene: Scene) -> tuple[Phrasing, Send]:
    """An answer on its way to better words, and its message."""
    scene.answered()
    found = scene.phrasings.claim(BOT, scene.limits, midnight(NOW, SHANGHAI))
    assert found is not None
    send = scene.edits.standing(found.row)
    assert send is not None
    return found.row, send


def words(text: str) -> Reply:
    """A reply of one line."""
    return Reply((faint(text),))


def test_an_edit_takes_the_place_of_one_that_waits(both: Scene) -> None:
    """What is being sent stays; nothing piles up."""
    row, send = claimed(both)
    for text in ("一", "二", "三"):
        assert both.edits.grow(row, send, words(text), NOW)
    assert both.shown() == ["三"]
    (under_way,) = both.outbox.claim(BOT, NOW, limit=1)
    assert both.edits.finish(row, send, words("四"), ENDED, NOW)
    assert both.shown() == ["三", "四"]
    assert not both.outbox.again(under_way.send_id, NOW, NOW, "too fast"), "what is old is not put back"
    assert both.shown() == ["四"]


def test_edits_are_less_urgent_than_answers_and_more_than_announcements(both: Scene) -> None:
    """An answer to somebody else in the chat goes first; what only grows is old news after a minute."""
    row, send = claimed(both)
    both.edits.grow(row, send, words("一"), NOW)
    (edit,) = both.outbox.by_key("phrase:")
    assert (edit.urgency, edit.chat_id, edit.at_most_once) == (Urgency.NOTICE, CHAT, False)
    assert edit.expires_at is not None
    both.edits.finish(row, send, words("二"), ENDED, NOW)
    (edit,) = both.outbox.by_key("phrase:")
    assert edit.expires_at is None
    assert both.last_edit().message_id == OURS + send.send_id


def test_nothing_is_shown_once_it_is_over(both: Scene) -> None:
    """Whoever comes too late finds that it is no longer theirs."""
    row, send = claimed(both)
    assert both.edits.finish(row, send, words("一"), ENDED, NOW)
    assert not both.edits.grow(row, send, words("二"), NOW)
    assert not both.edits.finish(row, send, words("二"), ENDED, NOW)
    assert not both.edits.stand(row, words("二"), ENDED, NOW)
    assert both.shown() == ["一"]
    assert both.posted == 1


def test_what_was_shown_is_taken_back_and_what_was_not_needs_none(both: Scene) -> None:
    """The answer as it was given comes over it."""
    row, send = claimed(both)
    both.edits.grow(row, send, words("一"), NOW)
    both.send_edits()
    both.edits.grow(row, send, words("二"), NOW)
    assert both.edits.stand(row, words("原文"), Ended("timeout", True), NOW)
    assert both.shown() == ["", "原文"]
    row, send = claimed(both)
    both.edits.grow(row, send, words("一"), NOW)
    assert both.edits.stand(row, words("原文"), Ended("timeout", True), NOW)
    assert both.shown() == ["", "原文"]


def test_an_answer_on_its_way_is_not_yet_standing(both: Scene) -> None:
    """Until it has gone out, or failed for good."""
    send_id = both.answered(is_out=False)
    found = both.phrasings.claim(BOT, both.limits, midnight(NOW, SHANGHAI))
    assert found is not None
    assert both.edits.is_on_its_way(found.row) and both.edits.standing(found.row) is None
    both.outbox.claim(BOT, NOW, limit=1)
    both.outbox.settle(send_id, SendState.FAILED, NOW, reason="x")
    assert not both.edits.is_on_its_way(found.row) and both.edits.standing(found.row) is None


def test_who_answers_anew_and_who_comes_to_the_end_do_not_wait_for_each_other(both: Scene) -> None:
    """Whichever is first, one of the two has its way and neither fails."""
    for _ in range(8):
        race(both)
    assert sum(both.outcomes().values()) == 8
    assert set(both.outcomes()) <= {"phrased", "edited"}


def race(scene: Scene) -> None:
    """A question is edited at the moment at which its answer is worded."""
    row, send = claimed(scene)
    record = scene.ledger.question(row.question_id or 0)
    assert record is not None
    asked = Message(str(CHAT), 7, record.message_id, "改", NOW, edited=True)
    made = Made("m", "1", (), "新的", (), record.answer_text)
    begin = Barrier(2)

    def answer_anew() -> None:
        begin.wait()
        with scene.database.unit():
            scene.ledger.note_question(replace(record, answer_text="改过的回答"))
            scene.orders.renewed(asked, NOW)

    def come_to_the_end() -> None:
        begin.wait()
        scene.edits.finish(row, send, words("四"), replace(ENDED, made=made), NOW)

    with ThreadPoolExecutor(2) as threads:
        for one in [threads.submit(answer_anew), threads.submit(come_to_the_end)]:
            one.result(20)
