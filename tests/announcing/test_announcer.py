"""The clock's part: what is due goes out once, in its time, with what was missed."""

from datetime import timedelta

from store.announcing.announcement import State
from store.announcing.deliveries import Fate
from store.sends import SendState
from tests.announcing.hall import Hall, announce
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
