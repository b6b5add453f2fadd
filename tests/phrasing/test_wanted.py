"""What is to be worded, found in a reply and kept as JSON."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.message import Attachment, Message, Reply, Span, SpanKind
from bot.phrasing.wanted import WantedUnreadable, from_body, to_body, wanted_of
from bot.wording import faint
from rag.answer import Language, Question
from tests.bot.sample import CAP, DAY, NOW, TIER, open_bench
from tests.phrasing.scene import Scene


def test_the_answer_is_found_among_what_stands_around_it(scene: Scene) -> None:
    """Before it and behind it something may be said."""
    reply = scene.reply()[1]
    around = replace(reply, spans=(faint("前"), *reply.spans, faint("后")))
    wanted = wanted_of(around)
    assert wanted is not None
    assert (wanted.begins, wanted.ends) == (1, 1 + len(reply.spans))
    assert wanted.answer_text == reply.text
    assert wanted.is_of(CAP)
    assert not wanted.is_of(TIER)


def test_what_is_no_answer_or_not_one_message_is_not_worded(scene: Scene) -> None:
    """A terminal takes any length."""
    reply = scene.reply()[1]
    long = replace(reply, spans=(*reply.spans, Span(SpanKind.PLAIN, "长" * 5000)))
    assert wanted_of(Reply((faint("您好"),))) is None
    assert wanted_of(replace(reply, spans=(faint("别的"),))) is None
    assert wanted_of(replace(reply, attachments=(Attachment("a.pdf", "", b"x"),))) is None
    assert wanted_of(long) is None
    assert wanted_of(long, of_any_length=True) is not None


@pytest.mark.parametrize("language", [None, *Language])
def test_json_and_back_is_the_same(scene: Scene, language: Language | None) -> None:
    """With halves of characters, which no database takes as they are."""
    reply = scene.reply()[1]
    assert reply.phrasable is not None
    question = Question("多少\ud83d\0？", DAY, "栖梧市", language)
    wanted = wanted_of(reply)
    assert wanted is not None
    wanted = replace(wanted, question=question)
    body = to_body(wanted)
    assert body.isascii()
    assert from_body(body) == replace(wanted, reply=Reply(reply.spans, reply.buttons))
    assert wanted.language is (language or Language.SIMPLIFIED)


@pytest.mark.parametrize("body", ["", "{}", "[]", "3", '{"question":1,"reply":"{}","id":1,"answer":[0,1]}'])
def test_anything_else_is_unreadable(body: str) -> None:
    """As from a newer program."""
    with pytest.raises(WantedUnreadable):
        from_body(body)


def test_a_row_that_holds_no_reply_is_unreadable(scene: Scene) -> None:
    """But something else that goes out."""
    wanted = wanted_of(scene.reply()[1])
    assert wanted is not None
    fields = json.loads(to_body(wanted)) | {"reply": '{"do":"delete","message":1}'}
    with pytest.raises(WantedUnreadable):
        from_body(json.dumps(fields))


def test_answers_of_the_assistant_can_be_worded_and_nothing_else(tmp_path: Path) -> None:
    """With the place that was pressed; what refuses, greets or asks back says nothing that a model could word."""
    bench = open_bench(tmp_path)

    def reply_to(text: str = "", press: str = "") -> Reply:
        bench.turns += 1
        said = bench.assistant.handle(Message("7", 7, f"m{bench.turns}", text, NOW, press=press))
        assert said is not None
        return said

    wanted = wanted_of(reply_to("奖励最高多少？"))
    assert wanted is not None
    assert (wanted.question.text, wanted.question.day, wanted.language) == ("奖励最高多少？", DAY, Language.SIMPLIFIED)
    assert wanted.is_of(CAP)
    assert [wanted_of(reply_to(text)) for text in ("游泳池补贴", "/help", "哪儿有奖励")] == [None, None, None]
    question_id = bench.ledger.recent_questions("7", 7, NOW, 1)[0].question_id
    pressed = wanted_of(reply_to(press=f"place:{question_id}:0"))
    assert pressed is not None and pressed.question.place == "栖梧市"
    bench.ledger.database.close()
