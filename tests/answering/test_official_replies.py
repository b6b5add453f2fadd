"""The next one who asks: an official answer for the same question alone, while its clause holds."""

from datetime import date, timedelta

import pytest

from bot.answering.official_replies import OfficialReplies
from bot.ask_once import Visitor
from bot.json_lines import BatchQuestion
from policies.provision import Audience
from store.ledger import Ledger
from store.reporting.periods import shanghai_day
from tests.answering.window import ANNA, ANSWER, BORIS, CANTEEN, CHEN, COORDINATOR, STAFF, Window
from tests.bot.sample import DAY, REWARD


@pytest.mark.parametrize(
    "text",
    [CANTEEN, "请问员工食堂建设有没有补贴", "員工食堂建設有沒有補貼", "员工食堂的建设有补贴吗"],
)
def test_the_same_question_gets_it(window: Window, text: str) -> None:
    """With the clause, the officer's line, and the buttons that every answer has."""
    window.ask()
    window.publish()
    reply = window.ask(text, CHEN)
    assert "30" in reply.text and ("专员答复" in reply.text or "專員答覆" in reply.text)
    assert [button.data.partition(":")[0] for button in reply.buttons[0]] == ["full", "up", "down", "human"]


@pytest.mark.parametrize(
    "text",
    [
        "员工宿舍建设有没有补贴？",
        "员工食堂建设没有补贴怎么办",
        "临澜县员工食堂建设有没有补贴？",
        "建500平方米员工食堂有没有补贴？",
        "员工食堂建设的补贴什么时候发",
        "员工食堂建设和员工宿舍建设有没有补贴？",
        "那员工食堂建设有没有补贴？",
        "明年员工食堂建设有没有补贴？",
        "介绍人建员工食堂有没有补贴？",
        "《栖梧市投资指南》里员工食堂建设有没有补贴？",
    ],
)
def test_another_question_does_not(window: Window, text: str) -> None:
    """However alike: it is refused as ever, and waits for a person."""
    window.ask()
    window.publish()
    assert "专员答复" not in window.ask(text, CHEN).text


@pytest.mark.parametrize(
    "changes",
    [
        {"effective_to": REWARD.effective_from},
        {"superseded_by": "栖梧市社会化招商奖励办法（2027）"},
        {"provisions": REWARD.provisions[3:]},
        {"audience": Audience.INTERNAL},
        {"draft": True},
    ],
)
def test_its_clause_gone_it_answers_nobody_and_is_listed(window: Window, changes: dict[str, object]) -> None:
    """Expired, replaced, changed: the documents answer, and somebody looks at it."""
    window.ask()
    window.publish()
    window.with_reward(**changes)
    assert "专员答复" not in window.ask(person=CHEN).text
    assert "要复核（1）" in window.hall.say("", STAFF, press="ua:1:0").text
    window.with_reward()
    assert "专员答复" in window.ask(person=CHEN).text


def test_it_expires_on_its_day(window: Window) -> None:
    """By the clock, without anybody doing anything."""
    window.ask()
    window.publish()
    window.hall.now += timedelta(days=3 * 365)
    assert "专员答复" not in window.ask(person=CHEN).text


def test_withdrawn_it_answers_nobody(window: Window) -> None:
    """At once."""
    window.ask()
    one = window.publish()
    window.hall.say("", COORDINATOR, press=f"ua-end:{one.answer_id}:{one.version}:1")
    assert "专员答复" not in window.ask(person=CHEN).text


def test_a_later_answer_takes_its_place(window: Window) -> None:
    """The newest that was approved."""
    window.ask()
    window.publish()
    window.hall.say("", STAFF, press="ua-write:1")
    window.hall.say("《栖梧市社会化招商奖励办法（试行）》第八条", STAFF)
    window.hall.say("同一项目奖励最高不超过100万元，食堂不另计。", STAFF)
    window.hall.press("提交", STAFF)
    waiting = window.listing.answers.waiting()[0]
    window.hall.say("", COORDINATOR, press=f"ua-yes:{waiting.answer_id}:{waiting.version}")
    assert "食堂不另计" in window.ask(person=CHEN).text
    assert ANSWER not in window.ask(person=BORIS).text


def test_it_takes_the_place_of_an_answer_that_helped_nobody(window: Window) -> None:
    """What the documents said was not what was asked."""
    reply = window.ask("电梯加装有没有补贴", ANNA)  # answered by a word of it, beside the point
    down = next(button.data for row in reply.buttons for button in row if button.label == "没帮助")
    window.hall.say("", ANNA, press=down)
    window.publish()
    assert "专员答复" in window.ask("电梯加装有没有补贴", CHEN).text


def test_it_is_kept_as_an_answer_with_its_clause(window: Window) -> None:
    """全文 works, and an export shows what was said."""
    window.ask()
    window.publish()
    reply = window.ask(person=CHEN)
    full = next(button.data for row in reply.buttons for button in row if button.label == "全文")
    assert "引荐成功的，按下列标准奖励" in window.hall.say("", CHEN, press=full).text
    (kept,) = (one for one in Ledger(window.hall.database).export(CHEN, window.hall.now)["questions"])
    assert kept["outcome"] == "answered" and kept["citations"][0]["locator"] == "第七条第（二）项"


def test_in_english_the_frame_is_english(window: Window) -> None:
    """The officer's words stay as they were written."""
    window.ask("Is there a subsidy for building a staff canteen?")
    window.publish()
    reply = window.ask("is there a subsidy for building a staff canteen", CHEN)
    assert "Answered by an officer · 2026-08-03" in reply.text and ANSWER in reply.text


def test_who_asks_at_the_command_line_gets_it_too(window: Window) -> None:
    """In words as in a chat, in JSON with the day of its approval; nobody searches, and no model is asked."""
    window.ask()
    official = OfficialReplies(window.hall.database, window.asker.library)
    visitor = Visitor(window.asker, DAY, official=official)
    assert "official" not in visitor.ask(BatchQuestion("a", CANTEEN)).fields()
    one = window.publish()
    before = len(window.asker.asked)
    asked = visitor.ask(BatchQuestion("b", "请问员工食堂建设有没有补贴"))
    fields = asked.fields()
    assert one.text in asked.reply.text and "专员答复" in asked.reply.text and asked.reply.buttons == ()
    assert fields["status"] == "answered"
    assert fields["official"] == {"approved_on": shanghai_day(window.hall.now).isoformat()}
    assert [(cited["locator"], cited["in_force"]) for cited in fields["citations"]] == [("第七条第（二）项", True)]
    assert len(window.asker.asked) == before


def test_at_the_command_line_it_stands_by_the_day_that_is_asked_for(window: Window) -> None:
    """Before its clause came into force, after it ended, and for another place the documents answer."""
    window.ask()
    window.publish()
    visitor = Visitor(window.asker, DAY, official=OfficialReplies(window.hall.database, window.asker.library))
    for other in (
        BatchQuestion("a", CANTEEN, day=date(2022, 5, 1)),
        BatchQuestion("b", CANTEEN, day=date(2029, 5, 1)),
        BatchQuestion("c", CANTEEN, "临澜县"),
    ):
        assert "official" not in visitor.ask(other).fields(), other
