"""Everybody who asked is told once, in their own language, wherever they asked."""

from datetime import timedelta

from bot.answering.telling import Telling, prefix_of
from store.announcing.chats import ChatState
from store.sends import SendState
from tests.announcing.service import BOT, SENT
from tests.answering.window import ANNA, ANSWER, BORIS, CANTEEN, CHEN, COORDINATOR, STAFF, TITLE, Window
from tests.store_announcing.bureau import INVESTORS


def test_who_forgot_or_blocked_is_left_out(window: Window) -> None:
    """And counted where they cannot be reached; what was said stays without who was forgotten."""
    for person in (ANNA, BORIS, CHEN):
        window.ask(person=person)
    window.hall.say("/forget", BORIS)
    window.hall.say("", BORIS, press="forget:yes")
    window.hall.bureau.chats.lose(CHEN, ChatState.BLOCKED, "blocked", window.hall.now)
    one = window.publish()
    window.hall.deliver()
    assert [len(window.texts(person)) for person in (ANNA, BORIS, CHEN)] == [1, 0, 0]
    told = Telling(window.listing).reached(one)
    assert (len(told.askers), told.left_out) == (1, 1)
    window.hall.say("", ANNA, press="forget:yes")
    assert window.live() == (one,) and "专员答复" in window.ask(person=BORIS).text


def test_who_asked_in_a_group_is_told_there_once_and_nobody_is_named(window: Window) -> None:
    """Who asked in private as well, in private."""
    for person in (ANNA, BORIS):
        window.ask(person=person, chat_id=str(INVESTORS), in_group=True)
    window.ask(person=BORIS)
    window.publish()
    window.hall.deliver()
    (told,) = window.texts(INVESTORS)
    assert "这里问过的问题有了专员答复" in told and str(ANNA) not in told
    assert (window.texts(ANNA), len(window.texts(BORIS))) == ([], 1)


def test_each_in_their_language(window: Window) -> None:
    """The one they chose, else that of their question; the quote stays."""
    window.ask("Is there a subsidy for building a staff canteen?")
    window.ask(CANTEEN, BORIS)
    window.ask("員工食堂建設有沒有補貼", CHEN)
    window.hall.say("/lang en", BORIS)
    window.hall.say("/unanswered", STAFF)
    for matter in window.matters():
        window.hall.say("", STAFF, press=f"ua-write:{matter.matter_id}")
        window.hall.say(f"《{TITLE}》第七条第（二）项", STAFF)
        window.hall.say(ANSWER, STAFF)
        window.hall.press("提交", STAFF)
        (waiting,) = window.listing.answers.waiting()
        window.hall.say("", COORDINATOR, press=f"ua-yes:{waiting.answer_id}:{waiting.version}")
    window.hall.deliver()
    for person in (ANNA, BORIS):
        assert "An officer has answered a question" in window.texts(person)[-1]
    assert "專員答覆" in window.texts(CHEN)[-1] and "奖励30万元" in window.texts(CHEN)[-1]


def test_nobody_is_written_to_at_night(window: Window) -> None:
    """It waits for the morning of a working day, and goes out once."""
    window.hall.now = window.hall.now.replace(hour=21, minute=30)
    window.ask()
    window.publish()
    window.hall.deliver()
    assert window.texts(ANNA) == []
    window.hall.now = window.hall.now.replace(day=4, hour=8)
    window.hall.deliver()
    window.hall.deliver()
    assert len(window.texts(ANNA)) == 1


def test_each_answer_goes_once_and_after_a_correction_the_new_one(window: Window) -> None:
    """Withdrawn and published anew, everybody is told of both in their order."""
    window.ask()
    one = window.publish()
    window.hall.deliver()
    window.hall.say("", COORDINATOR, press=f"ua-end:{one.answer_id}:{one.version}:1")
    window.hall.deliver()
    again = window.publish()
    assert prefix_of(again) != prefix_of(one)
    window.hall.deliver()
    first, correction, second = window.texts(ANNA)
    assert ANSWER in first and ANSWER in second
    assert "不要再以它为准" in correction


def test_what_may_not_have_arrived_is_corrected_and_not_sent_again(window: Window) -> None:
    """Nobody may put it back once it is withdrawn."""
    window.ask()
    window.hall.service.outcomes[ANNA] = (SendState.UNKNOWN, "timed out")
    one = window.publish()
    window.hall.deliver()
    window.hall.service.outcomes[ANNA] = SENT
    window.hall.say("", COORDINATOR, press=f"ua-end:{one.answer_id}:{one.version}:1")
    assert window.hall.bureau.outbox.unknown(BOT) == ()
    window.hall.deliver()
    assert len(window.texts(ANNA)) == 1


def test_a_long_clause_still_makes_one_message(window: Window) -> None:
    """Whatever the article holds, it is cut with a sign; 全文 below an answer has the whole."""
    article = "第七条 " + "引荐成功的按到位资金奖励，材料齐全的当年兑现。" * 400
    changed = type(window.listing.asks.library.policies[0].provisions[0])
    window.with_reward(provisions=(changed(window.asker.library.policies[0].provisions[0].locator, article),))
    window.ask()
    window.publish(clause=f"《{TITLE}》第七条", text="材料齐全的当年兑现。" * 100)
    window.hall.deliver()
    (told,) = window.texts(ANNA)
    assert len(told) < 4096 and "…" in told


def test_who_asked_at_a_terminal_is_counted_and_said_to_see_it_later(window: Window) -> None:
    """Nobody is left wondering why nothing goes out."""
    window.ask(person=-1, chat_id="terminal:investor")
    assert "0 个会话；另有 1 人在终端提问，收不到消息，再问时看到" in window.draft().text
    one = window.publish()
    assert Telling(window.listing).reached(one).at_terminal == 1
    assert "专员答复" in window.ask(person=-1, chat_id="terminal:investor").text


def test_what_was_not_sent_for_a_week_is_not_sent(window: Window) -> None:
    """A bot that was off for so long does not come with old answers."""
    window.hall.now = window.hall.now.replace(hour=22)
    window.ask()
    window.publish()
    window.hall.now += timedelta(days=12)
    window.hall.deliver()
    assert window.texts(ANNA) == []
