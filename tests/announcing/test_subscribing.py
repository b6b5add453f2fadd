"""Investors choose topics with buttons and leave with one tap."""

import pytest

from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import COORDINATOR, GROUP, SECOND, STAFF

SOMEBODY = 500


def test_topics_are_chosen_and_left_with_a_tap(hall: Hall) -> None:
    """The list says what one gets."""
    shown = hall.say("/subscribe", SOMEBODY)
    assert "还没有" in shown.text and "[" not in shown.text
    labels = [button.label for row in shown.buttons for button in row]
    assert labels[:3] == ["政策变化", "活动", "新能源汽车产业链"] and len(labels) == 14
    reply = hall.press("活动", SOMEBODY)
    assert reply.in_place and "已订阅：活动" in reply.text
    hall.press("轴承产业链", SOMEBODY)
    assert hall.bureau.chats.topics(SOMEBODY) == ("chain-轴承", "events")
    assert "已退订「轴承产业链」" in hall.press("✓ 轴承产业链", SOMEBODY).text
    assert "还没有" in hall.press("全部退订", SOMEBODY).text
    assert hall.bureau.chats.topics(SOMEBODY) == ()


def test_what_is_about_the_topic_comes_with_a_way_out(hall: Hall) -> None:
    """One tap below it, and the next one does not come."""
    hall.say("/subscribe", SOMEBODY)
    hall.press("活动", SOMEBODY)
    for words in ("第一次活动", "第二次活动"):
        announce(hall, words, to={"订阅了主题的": "订阅「活动」的"})
        hall.deliver()
        hall.press("批准", SECOND)
        hall.run()
        if words == "第一次活动":
            assert hall.texts(SOMEBODY) == ["第一次活动"]
            assert "已退订「活动」" in hall.press("退订 · Unsubscribe", SOMEBODY).text
    assert hall.texts(SOMEBODY) == ["第一次活动"]
    assert "已订阅：活动" in hall.press("重新订阅", SOMEBODY).text


def test_a_forged_topic_is_none(hall: Hall) -> None:
    """Nothing is kept of it."""
    assert "没有这个主题" in hall.say("", SOMEBODY, press="sub:anything").text
    assert hall.bureau.chats.topics(SOMEBODY) == ()


def test_the_topics_of_a_group_are_chosen_by_who_is_in_charge(hall: Hall) -> None:
    """Anybody else there changes nothing."""
    there = {"in_group": True, "chat_id": str(GROUP)}
    assert "不对您的身份开放" in hall.say("/subscribe", STAFF, **there).text
    assert "不对您的身份开放" in hall.say("", STAFF, press="sub:events", **there).text
    assert "不对您的身份开放" in hall.say("", STAFF, press="unsub:events", **there).text
    hall.say("/subscribe", COORDINATOR, **there)
    hall.press("政策变化", COORDINATOR, **there)
    assert hall.bureau.chats.topics(GROUP) == ("changes",)


def test_every_topic_fits_on_a_button(hall: Hall) -> None:
    """Sixty-four bytes, with the longest word before it."""
    shown = hall.say("/subscribe", SOMEBODY)
    assert all(len(button.data.replace("sub:", "unsub:").encode()) <= 64 for row in shown.buttons for button in row)


@pytest.mark.parametrize("way", ["退订", "全部退订"])
def test_who_leaves_a_topic_does_not_get_what_waits_for_them(hall: Hall, way: str) -> None:
    """Nor where it is paused and resumed, or gets other words; who stays gets it."""
    for person in (SOMEBODY, SOMEBODY + 1):
        hall.say("/subscribe", person)
        hall.press("活动", person)
    announce(hall, "夜里的活动", to={"订阅了主题的": "订阅「活动」的"})
    hall.deliver()
    hall.press("批准", SECOND)
    hall.tick()
    hall.say("", SOMEBODY, press="unsub:events" if way == "退订" else "unsub:all")
    waiting = [send.chat_id for send in hall.bureau.outbox.by_key("ann:1:1:")]
    assert waiting == [SOMEBODY + 1]
    for turn in (0, 1):
        hall.say("", press=f"an-turn:1:{turn}:1")
    hall.run()
    assert hall.texts(SOMEBODY) == [] and hall.texts(SOMEBODY + 1) == ["夜里的活动"]
