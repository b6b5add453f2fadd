"""The clock's part: what is due goes out once, in its time, with what was missed."""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.letters import Post, to_body
from bot.message import Reply, Span, SpanKind
from store.announcing.announcement import State
from store.announcing.announcement_tables import announcement_plans
from store.announcing.deliveries import Fate
from store.announcing.overdue import DueEnd
from store.delivery_tables import outbox
from store.sends import Outgoing, SendState
from store.troubles import Troubles
from tests.announcing.hall import Hall, announce, open_hall
from tests.announcing.service import BOT
from tests.store_announcing.bureau import COORDINATOR, GROUP, INVESTORS, SECOND


def test_from_the_draft_to_the_report(hall: Hall) -> None:
    """A walk through everything: nobody has to approve what stays in the house."""
    assert "已生效" in announce(hall).text
    assert hall.tick() == 1
    hall.deliver()
    assert hall.texts(GROUP) == ["请周五前报送材料。"]
    report = hall.say("", press="an-report:1:0")
    assert "已发 1 · 待发 0" in report.text and "群100：已发" in report.text
    assert hall.tick(minutes=1) == 1  # the card says so now
    hall.deliver()
    assert any("已发 1" in text for text in hall.texts(COORDINATOR))
    assert hall.tick(minutes=1) == 0
    one = hall.bureau.announcements.get(1)
    assert one is not None and one.state is State.DONE


def test_a_second_person_approves_what_goes_to_investors(hall: Hall) -> None:
    """They are asked in private; then it goes out."""
    assert "正请2位同志批准" in announce(hall, to={"投资者群": "投资者群"}).text
    hall.run()
    assert hall.texts(INVESTORS) == []
    assert any("等您批准" in text for text in hall.texts(SECOND))
    assert "自己不能批准" in hall.press("批准").text
    assert "已批准" in hall.press("批准", SECOND).text
    hall.run()
    assert hall.texts(INVESTORS) == ["请周五前报送材料。"]
    assert any("已获批准" in text for text in hall.texts(COORDINATOR))


def test_what_could_not_leave_by_day_wakes_nobody(hall: Hall) -> None:
    """The line was down, or the program, until the night; it leaves in the morning, also where it was paused meanwhile."""
    announce(hall)
    hall.tick()
    hall.tick(hours=12)
    hall.deliver()
    assert hall.texts(GROUP) == []
    for turn in (0, 1):  # paused, resumed
        hall.say("", press=f"an-turn:1:{turn}:1")
    hall.deliver()
    assert hall.texts(GROUP) == []
    hall.tick(hours=10)
    hall.deliver()
    assert hall.texts(GROUP) == ["请周五前报送材料。"]


def test_nothing_goes_out_in_quiet_hours(hall: Hall) -> None:
    """It is put off to the next morning, which the draft says."""
    hall.now += timedelta(hours=12)
    announce(hall)
    hall.run()
    assert hall.texts(GROUP) == []
    hall.tick(hours=10)
    hall.deliver()
    assert len(hall.texts(GROUP)) == 1
    assert "原定" not in hall.texts(GROUP)[0]


def test_what_was_missed_is_merged_into_one_with_its_times(hall: Hall) -> None:
    """Two Fridays without power: one message on the Monday."""
    announce(hall, when="每周五16:00")
    hall.tick(days=4, hours=6)
    hall.deliver()
    assert len(hall.texts(GROUP)) == 1
    hall.tick(days=17)
    hall.deliver()
    assert len(hall.texts(GROUP)) == 2
    assert "合并为一次补发" in hall.texts(GROUP)[1]
    assert "8月14日（周五）16:00、8月21日（周五）16:00" in hall.texts(GROUP)[1]


def test_a_weekly_one_that_a_holiday_put_off_goes_out_once(hall: Hall) -> None:
    """Not at eight and again at its own hour."""
    hall.now += timedelta(days=53)
    announce(hall, when="每周四16:00")
    for _ in range(24 * 14):
        hall.tick(hours=1)
        hall.deliver()
    assert hall.now.date().isoformat() == "2026-10-09"
    assert [("10月1日（周四）16:00、10月8日（周四）16:00" in text) for text in hall.texts(GROUP)] == [True]


def test_a_clock_that_was_set_back_doubles_nothing(hall: Hall) -> None:
    """By an hour, right after it went out; a weekly one is due again in a week."""
    announce(hall, when="每周五16:00")
    hall.tick(days=4, hours=6)
    hall.deliver()
    for _ in range(3):
        hall.tick(hours=-1)
        hall.deliver()
    for _ in range(8):
        hall.tick(minutes=30)
        hall.deliver()
    assert len(hall.texts(GROUP)) == 1
    hall.tick(days=7)
    hall.deliver()
    assert len(hall.texts(GROUP)) == 2


def test_what_has_expired_is_reported_and_not_sent(hall: Hall) -> None:
    """To its author."""
    announce(hall, when="8月5日9:00")
    hall.tick(days=21)
    hall.deliver()
    assert hall.texts(GROUP) == []
    assert any("已过有效期" in text for text in hall.texts(COORDINATOR))


def test_each_state_of_a_delivery_is_counted_once(hall: Hall) -> None:
    """The sums add up to what was planned."""
    hall.service.outcomes = {
        9: (SendState.FAILED, "Forbidden: bot was blocked by the user"),
        10: (SendState.UNKNOWN, "timed out"),
    }
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.run()
    deliveries = hall.bureau.deliveries.of(1, 1)
    assert sorted((one.chat_id, one.fate) for one in deliveries) == [
        (9, Fate.FAILED),
        (10, Fate.UNKNOWN),
        (12, Fate.SENT),
    ]
    card = hall.say("", press="an-card:1:0").text
    assert "共3个会话" in card and "已发 1 · 待发 0 · 失败 1 · 不明 1" in card and "屏蔽了机器人：1" in card


def test_a_person_decides_about_what_is_unknown(hall: Hall) -> None:
    """It is never repeated by itself; a button sends it once more."""
    hall.service.outcomes = {GROUP: (SendState.UNKNOWN, "timed out")}
    announce(hall)
    hall.run()
    assert hall.deliver() == 0
    hall.service.outcomes.clear()
    hall.say("", press="an-report:1:0")
    assert "重发一次" in hall.press("重发：群100").text
    hall.deliver()
    assert len(hall.texts(GROUP)) == 1
    assert "没有重发" in hall.press("重发：群100").text


def test_two_workers_begin_it_once(database_url: str) -> None:
    """Whoever holds it decides; the other finds that there is nothing left to do."""
    with open_hall(database_url) as hall:
        announce(hall, to={"按身份（私聊）": "全体工作人员"})
        hall.now += timedelta(minutes=1)
        start, put = Barrier(2), []

        def work() -> None:
            start.wait()
            put.append(hall.announcer.round(hall.now))

        workers = [Thread(target=work) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert sum(put) == 3 and len(hall.bureau.runs.runs(1)) == 1
        hall.run()
        assert [len(hall.texts(person)) for person in (9, 10, 12)] == [1, 1, 1]


DOWNTIME = st.lists(st.integers(1, 9 * 24), min_size=1, max_size=6)


@given(DOWNTIME)
@settings(max_examples=5, deadline=None)
def test_a_month_with_downtime_of_any_length(gaps: list[int]) -> None:
    """Everything due goes out once to everybody, alone or merged, or is reported as expired."""
    with TemporaryDirectory() as folder, open_hall(Path(folder)) as hall:
        announce(hall, "每周", to={"按身份（私聊）": "全体工作人员"}, when="每周五16:00")
        announce(hall, "一次", to={"按身份（私聊）": "全体工作人员"}, when="8月12日9:00")
        announce(hall, "马上")
        end = hall.now + timedelta(days=30)
        for gap in [*gaps, *([17] * 45)]:
            hall.tick(hours=gap)
            hall.deliver()
        for number, words in ((1, "每周"), (2, "一次"), (3, "马上")):
            check_every_due_once(hall, number, words, end)


def check_every_due_once(hall: Hall, number: int, words: str, end: datetime) -> None:
    """Each moment it was due has its end, and chats hold one message for each that was sent."""
    one = hall.bureau.announcements.get(number)
    assert one is not None and one.plan.timetable is not None and one.live_at is not None
    noted = hall.bureau.runs.noted(number)
    assert set(one.plan.timetable.dues(one.live_at, end)) <= noted.keys()
    sent = sum(ended is DueEnd.SENT for ended in noted.values())
    assert len(hall.bureau.runs.runs(number)) == sent
    receivers = (9, 10, 12) if number < 3 else (GROUP,)
    for chat in receivers:
        assert sum(text.startswith(words) for text in hall.texts(chat)) == sent
    reported = any(f"公告{number}号原定" in text for text in hall.texts(COORDINATOR))
    assert reported is (DueEnd.EXPIRED in noted.values())


def test_the_whole_way_goes_on_either_database(database_url: str) -> None:
    """Approved, sent, edited, read, paused, recalled; with SQLite and with PostgreSQL."""
    with open_hall(database_url) as hall:
        announce(hall, to={"投资者群": "投资者群", "单位": "冠县招商办（示例）"}, when="每周五16:00")
        hall.deliver()
        hall.press("批准", SECOND)
        hall.tick(days=4, hours=7)
        hall.deliver()
        assert (len(hall.texts(INVESTORS)), len(hall.texts(GROUP))) == (1, 1)
        hall.say("", press="an-write:1:0")
        hall.say("新的说法")
        hall.deliver()
        hall.press("批准", SECOND)
        hall.run()
        assert hall.texts(INVESTORS)[0].startswith("新的说法")
        hall.say("", press="an-turn:1:0:0")
        hall.tick(days=10)
        hall.say("", press="an-turn:1:1:0")
        hall.run()
        assert len(hall.bureau.runs.runs(1)) == 2
        hall.say("", press="an-turn:1:3:1")
        hall.run()
        assert sum("已撤回" in text for text in hall.texts(GROUP)) == 1
        assert hall.say("", press="an-xlsx:1:1").attachments


def test_one_announcement_that_goes_wrong_keeps_nothing_from_the_others(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    """It is a trouble that doctor shows, logged once, until it goes well again."""
    announce(hall, "坏")
    planted = "ann-card:1:1:nobody"  # whose card this is cannot be read
    body = to_body(Post(Reply((Span(SpanKind.PLAIN, "卡片"),))))
    hall.bureau.outbox.put(BOT, [Outgoing(COORDINATOR, body, key=planted)], hall.now)
    hall.run()
    announce(hall, "好")
    hall.run()
    assert hall.texts(GROUP) == ["坏", "好"]
    troubles = Troubles(hall.database)
    assert [(one.name, one.reason) for one in troubles.all()] == [("公告 announcement 1", "ValueError")]
    assert caplog.text.count("Traceback") == 1
    with hall.database.write() as connection:
        connection.execute(sa.delete(outbox).where(outbox.c.key == planted))
    hall.run()
    assert troubles.all() == ()


def test_an_announcement_that_cannot_be_read_keeps_nothing_from_the_others(hall: Hall) -> None:
    """Its rows were changed by hand, or are of a newer program: that too is a trouble of its own."""
    announce(hall, "坏")
    announce(hall, "好")
    broken = {"announcement_id": 1, "number": 99, "audience": [["nobody", ""]], "timetable": None, "made_by": 0}
    with hall.database.write() as connection:
        connection.execute(sa.insert(announcement_plans).values(**broken, acknowledge=False, made_at=hall.now))
    hall.run()
    assert hall.texts(GROUP) == ["好"]
    assert [(one.name, one.reason) for one in Troubles(hall.database).all()] == [("公告 announcement 1", "Unreadable")]
    assert "好" in hall.say("/announcements").text
    hall.say("/subscribe", 88_001)
    hall.press("活动", 88_001)
    hall.say("", 88_001, press="unsub:all")
    assert hall.bureau.chats.topics(88_001) == ()


def _card(hall: Hall) -> str:
    """What the live card says."""
    return next(text for text in reversed(hall.texts(COORDINATOR)) if "共" in text and "待发" in text)


def test_the_card_says_again_what_it_said_before(hall: Hall) -> None:
    """Paused and resumed while nothing goes out: its sums come back."""
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.tick()
    hall.carry(hall.begin())
    for turn, sums in ((0, "待发 0 · 未发 2"), (1, "待发 2"), (0, "待发 0 · 未发 2"), (1, "待发 2")):
        hall.say("", press=f"an-turn:1:{turn}:1")
        hall.tick(minutes=1)
        for send in hall.bureau.outbox.claim(BOT, hall.now, limit=1, patient=0):
            hall.carry(send)
        assert f"已发 1 · {sums}" in _card(hall)
        assert hall.tick(minutes=1) == 0  # nothing new to say


def test_the_card_says_what_became_of_what_was_sent_again(hall: Hall) -> None:
    """It is over by then; the card is told all the same, once."""
    hall.service.outcomes = {10: (SendState.UNKNOWN, "timed out")}
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.run()
    one = hall.bureau.announcements.get(1)
    assert one is not None and one.state is State.DONE and "不明 1" in _card(hall)
    hall.service.outcomes.clear()
    (unknown,) = hall.bureau.outbox.unknown(BOT)
    hall.bureau.outbox.resend(unknown.send_id, hall.now)
    hall.run()
    assert "已发 3" in _card(hall) and "不明" not in _card(hall)
    assert hall.tick(minutes=1) == 0
