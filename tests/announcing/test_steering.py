"""Pausing, resuming, cancelling and recalling."""

import pytest

from bot.letters import Delete
from store.announcing.announcement import State
from store.announcing.deliveries import Fate
from store.sends import SendState
from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import GROUP, INVESTORS, SECOND

PEOPLE = {"按身份（私聊）": "全体工作人员"}  # 9, 10 and 12


def carried(hall: Hall, chats: int) -> None:
    """Only so many messages go out, then the line is down."""
    for _ in range(chats):
        hall.carry(hall.begin())


def fates(hall: Hall) -> list[Fate]:
    """What became of it, in the order of the chats."""
    return [one.fate for one in sorted(hall.bureau.deliveries.of(1, 1), key=lambda one: one.chat_id)]


def test_what_has_not_started_is_cancelled(hall: Hall) -> None:
    """Asked back once; then nothing goes out."""
    announce(hall, when="8月7日16:00")
    hall.say("", press="an:1")
    assert "取消公告1号？" in hall.press("取消").text
    assert "已取消" in hall.press("确定").text
    hall.tick(days=4, hours=7)
    assert hall.deliver() == 0
    assert "已取消" in hall.say("", press="an:1").text


def test_a_pause_holds_back_what_is_not_out_and_resuming_sends_it_once(hall: Hall) -> None:
    """The sums say so meanwhile."""
    announce(hall, to=PEOPLE)
    hall.tick()
    carried(hall, 1)
    hall.say("", press="an:1")
    assert "已暂停" in hall.press("暂停").text
    assert hall.deliver() == 0
    assert fates(hall).count(Fate.SENT) == 1 and fates(hall).count(Fate.CANCELLED) == 2
    assert "未发 2" in hall.say("", press="an-card:1:1").text
    hall.tick(hours=1)
    hall.say("", press="an:1")
    hall.press("继续")
    hall.run()
    assert [len(hall.texts(person)) for person in (9, 10, 12)] == [1, 1, 1]
    assert fates(hall) == [Fate.SENT] * 3


def test_what_falls_due_while_paused_waits(hall: Hall) -> None:
    """It goes out when it is resumed, with its time."""
    announce(hall, when="8月4日9:00")
    hall.say("", press="an:1")
    hall.press("暂停")
    hall.tick(days=1, hours=3)
    assert hall.deliver() == 0
    hall.say("", press="an:1")
    hall.press("继续")
    hall.run()
    assert "原定8月4日（周二）09:00" in hall.texts(GROUP)[0]


def test_cancelling_while_it_runs_stops_the_rest(hall: Hall) -> None:
    """Who has it keeps it."""
    announce(hall, to=PEOPLE)
    hall.tick()
    carried(hall, 2)
    hall.say("", press="an-turn:1:2:1")
    hall.run()
    assert sorted(fates(hall)) == sorted([Fate.SENT, Fate.SENT, Fate.CANCELLED])


def test_a_recall_deletes_what_is_out_everywhere(hall: Hall) -> None:
    """Younger than two days; what is not out stays unsent, what was under way is deleted when it has arrived."""
    announce(hall, to=PEOPLE)
    hall.tick()
    carried(hall, 1)
    under_way = hall.begin()
    hall.say("", press="an:1")
    assert "从全部1个会话撤回" in hall.press("全部撤回").text
    assert "正在全部撤回" in hall.press("确定").text
    hall.carry(under_way)
    hall.run()
    assert [len(hall.texts(person)) for person in (9, 10, 12)] == [0, 0, 0]
    one = hall.bureau.announcements.get(1)
    assert one is not None and one.state is State.RECALLED


def test_what_can_no_longer_be_deleted_is_corrected(hall: Hall) -> None:
    """After two days, and where the service refuses."""
    announce(hall, to=PEOPLE)
    hall.run()
    hall.tick(days=2)
    hall.say("", press="an-turn:1:3:1")
    hall.run()
    assert [len(hall.texts(person)) for person in (9, 10, 12)] == [2, 2, 2]
    assert all("公告1号" in text or "已撤回" in text for text in hall.texts(9)[1:])
    hall.run()
    assert len(hall.texts(9)) == 2


def test_a_deletion_in_vain_is_followed_by_a_correction(hall: Hall) -> None:
    """But not where nobody can be written to any more."""
    announce(hall, to=PEOPLE)
    hall.run()
    hall.service.refused[Delete] = "Bad Request: message can't be deleted"
    hall.say("", press="an-turn:1:3:1")
    hall.run()
    assert "【更正】1号公告已撤回" in hall.texts(9)[1]
    hall.service.refused[Delete] = "Forbidden: bot was blocked by the user"
    announce(hall, "第二个", to=PEOPLE)
    hall.run()
    hall.say("", press="an-turn:2:3:1")
    hall.run()
    assert len(hall.texts(9)) == 3


def test_a_recall_says_it_to_who_may_have_it(hall: Hall) -> None:
    """What is unknown cannot be deleted."""
    hall.service.outcomes = {9: (SendState.UNKNOWN, "timed out")}
    announce(hall, to=PEOPLE)
    hall.run()
    hall.service.outcomes.clear()
    hall.say("", press="an-turn:1:3:1")
    hall.run()
    assert "已撤回" in hall.texts(9)[0]
    assert "没有重发" in hall.say("", press="an-again:1:1").text


def test_what_never_went_out_is_not_recalled(hall: Hall) -> None:
    """It can be cancelled."""
    announce(hall, when="8月7日16:00")
    assert "不用撤回" in hall.say("", press="an-turn:1:3:1").text


def test_a_draft_is_thrown_away(hall: Hall) -> None:
    """Without being asked back."""
    hall.say("/announce 草稿一个")
    assert "已取消" in hall.press("不发了").text
    assert "没有这个公告" in hall.say("", press="an-turn:9:2:1").text


def test_investors_get_new_words_only_when_a_second_person_agrees(hall: Hall) -> None:
    """Then the old ones are edited."""
    announce(hall, to={"投资者群": "投资者群"})
    hall.run()
    hall.press("批准", SECOND)
    hall.run()
    hall.say("", press="an-write:1:0")
    assert "批准以后各处一起改" in hall.say("新的说法").text
    hall.run()
    assert hall.texts(INVESTORS) == ["请周五前报送材料。"]
    assert "新的说法" in hall.texts(SECOND)[-1]
    hall.press("批准", SECOND)
    hall.run()
    assert hall.texts(INVESTORS) == ["新的说法"]


def test_nobody_steers_what_has_ended(hall: Hall) -> None:
    """A second recall does nothing."""
    announce(hall)
    hall.run()
    hall.say("", press="an-turn:1:3:1")
    assert "现在办不了" in hall.say("", press="an-turn:1:3:1").text


def test_words_that_nobody_approved_do_not_go_out_with_a_recall(hall: Hall) -> None:
    """The correction quotes what was sent, whatever was proposed since."""
    announce(hall, to={"投资者群": "投资者群"})
    hall.run()
    hall.press("批准", SECOND)
    hall.run()
    hall.say("", press="an-write:1:0")
    hall.say("请把保证金汇到新账户。")
    hall.tick(days=2)
    hall.say("", press="an-turn:1:3:1")
    hall.run()
    assert "已撤回" in hall.texts(INVESTORS)[-1]
    assert all("新账户" not in text for text in hall.texts(INVESTORS))


@pytest.mark.parametrize("turn", [2, 3])
def test_what_was_under_way_and_is_put_off_is_not_sent_any_more(hall: Hall, turn: int) -> None:
    """Cancelled or recalled meanwhile; the service asked to wait."""
    announce(hall, to=PEOPLE)
    hall.tick()
    send = hall.begin()
    hall.say("", press=f"an-turn:1:{turn}:1")
    assert not hall.bureau.outbox.again(send.send_id, hall.now, hall.now, "asked to wait")
    hall.run()
    assert fates(hall) == [Fate.CANCELLED] * 3
    assert [hall.texts(person) for person in (9, 10, 12)] == [[], [], []]


def test_what_was_under_way_at_a_pause_waits_until_it_is_resumed(hall: Hall) -> None:
    """Where it was put off; also where it comes back only after it was resumed."""
    announce(hall, to=PEOPLE)
    hall.tick()
    first = hall.begin()
    hall.say("", press="an-turn:1:0:1")
    hall.bureau.outbox.again(first.send_id, hall.now, hall.now, "asked to wait")
    hall.run()
    assert fates(hall) == [Fate.CANCELLED] * 3
    hall.say("", press="an-turn:1:1:1")
    second = hall.begin()
    for turn in (0, 1):
        hall.say("", press=f"an-turn:1:{turn}:1")
    assert hall.bureau.outbox.again(second.send_id, hall.now, hall.now, "asked to wait")
    hall.run()
    assert [len(hall.texts(person)) for person in (9, 10, 12)] == [1, 1, 1]
