"""Courtesies are answered as such, for whoever says them, and leave no trace in the talk."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.asking import Asking
from bot.guiding import Guiding
from bot.intent import Ask
from bot.message import Message, Role
from bot.offers import Offers
from bot.small_talk import SmallTalk
from rag.answer import Language
from tests.bot.sample import DAY, DESK, NOW, Bench, open_bench, staff_desk


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A fresh Assistant over scripted answers."""
    return open_bench(tmp_path)


def test_a_complaint_gets_an_apology_and_the_way_to_a_person(bench: Bench) -> None:
    """Never a clause: the documents are not asked; the question before it can be handed on."""
    bench.say("奖励最高多少")
    asked = len(bench.asker.asked)
    reply = bench.say("你们这个机器人太笨了")
    assert "抱歉" in reply and "转人工" in reply and "0000-7654321" in reply
    assert "[问专员|human:" in reply
    assert len(bench.asker.asked) == asked
    assert "「奖励最高多少」" in bench.say("转人工")


def test_a_complaint_before_any_question_offers_no_button(bench: Bench) -> None:
    """There is nothing to hand on yet."""
    reply = bench.say("useless!")
    assert "sorry" in reply and "|" not in reply


def test_thanks_are_answered_shortly_and_the_talk_goes_on(bench: Bench) -> None:
    """What comes after goes on with what came before."""
    bench.say("奖励最高多少")
    assert bench.say("唔該晒").startswith("不客氣")
    assert bench.say("Cheers!").startswith("You are welcome")
    assert [one.text for one in bench.ledger.recent_questions("7", 7, NOW - timedelta(hours=1), 9)] == ["奖励最高多少"]


def test_whoever_asks_is_told_that_we_are_a_program(bench: Bench) -> None:
    """Plainly; and what we can do is what /help says."""
    assert "不是真人" in bench.say("你是真人吗")
    assert "/sources" in bench.say("你能干嘛")


def test_a_greeting_is_greeted_and_shown_what_can_be_asked(bench: Bench) -> None:
    """With the topics below."""
    reply = bench.say("你好")
    assert reply.startswith("您好！") and "没有作答" not in reply and "|topic:" in reply


def test_nothing_to_leave_is_no_question_either(bench: Bench) -> None:
    """取消 where nothing is under way is heard, and no document is asked for it."""
    assert "到此为止" in bench.say("取消")
    assert not bench.asker.asked


def test_forwarded_words_are_nobodys_courtesy(bench: Bench) -> None:
    """Somebody else said them."""
    message = Message("7", 7, "m", "骗子", NOW, forwarded=True)
    reply = bench.assistant.handle(message)
    assert reply is not None and "抱歉" not in reply.text


@pytest.mark.parametrize(
    ("role", "in_group", "words", "answered"),
    [
        (Role.STAFF, True, "谢谢", False),
        (Role.STAFF, False, "好的谢谢", True),
        (Role.STAFF, False, "好的", False),
        (Role.INVESTOR, True, "谢谢", True),
    ],
)
def test_colleagues_among_themselves_are_left_alone(
    bench: Bench, role: Role, words: str, *, in_group: bool, answered: bool
) -> None:
    """Their thanks in a group are for each other; in private they are ours, save what may be of a report."""
    asking = Asking(bench.asker, bench.ledger, DESK)
    guiding = Guiding(bench.asker, bench.ledger, Offers(bench.asker, bench.ledger), lambda message: DAY)
    small_talk = SmallTalk(asking, guiding, staff_desk(bench.ledger.database), DESK.contact)
    message = Message("7", 9, "m", words, NOW, role=role, in_group=in_group)
    assert (small_talk.reply(message, Ask(words), Language.SIMPLIFIED) is not None) is answered
