"""What receivers, topics and groups are called."""

from dataclasses import replace

import pytest

from bot.message import Reply
from bot.wording_announcing_targets import (
    CATEGORIES,
    say_group_set,
    say_groups,
    say_left_topic,
    say_new_group,
    say_topics,
    target_name,
    topic_name,
)
from rag.answer import Language
from store.announcing.audience import Target, TargetKind
from store.announcing.chats import CHANGES, EVENTS, Chat, ChatState, ChatUse, chain_topic
from tests.store_announcing.bureau import NOW

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH
GROUP = Chat(-100, "supergroup", "招商群", ChatState.ACTIVE, ChatUse.STAFF, "冠县", "", 14, NOW, NOW)


def _data(reply: Reply) -> list[str]:
    return [button.data for row in reply.buttons for button in row]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(TargetKind))
def test_every_kind_of_receivers_has_a_name(kind: TargetKind, language: Language) -> None:
    """Which holds the value that tells it from others of its kind."""
    value = {TargetKind.ROLE: "staff", TargetKind.OFFICE: "7"}.get(kind, "新能源")
    name = target_name(language, Target(kind, value), "冠县招商办")
    expected = {TargetKind.ROLE: "", TargetKind.OFFICE: "冠县招商办"}.get(kind, "新能源")
    assert name and expected in name and "{" not in name


def test_receivers_without_a_value_are_all_of_their_kind() -> None:
    """Of an office that is no more its number is all that is known."""
    assert target_name(ZH, Target(TargetKind.GROUPS), "") == "全部内部群"
    assert target_name(ZH, Target(TargetKind.INVESTOR_GROUPS), "") == "投资者群"
    assert target_name(ZH, Target(TargetKind.OFFICE, "7"), "") == "7"
    assert all(chinese and english for chinese, english in CATEGORIES)


def test_a_topic_is_subscribed_to_or_left_by_the_same_button() -> None:
    """All at once only where there is something to leave."""
    chain = chain_topic("新能源汽车")
    reply = say_topics(ZH, [CHANGES, EVENTS, chain], [EVENTS])
    assert _data(reply) == [f"sub:{CHANGES}", f"unsub:{EVENTS}", f"sub:{chain}", "unsub:all"]
    assert "已订阅：活动" in reply.text
    assert "unsub:all" not in _data(say_topics(EN, [CHANGES], []))
    assert topic_name(EN, chain) == "chain 新能源汽车"
    assert _data(say_left_topic(ZH, chain)) == [f"sub:{chain}"]


def test_a_new_group_is_asked_about_with_three_answers() -> None:
    """A title of any length, with braces in it."""
    asked = say_new_group(ZH, "{群}" * 99, 300, 77)
    assert "-300" in asked.text and "77" in asked.text and "{群}" in asked.text
    assert _data(asked) == ["an-group:300:1", "an-group:300:2", "an-group:300:0"]


def test_groups_that_wait_have_their_buttons_in_the_list() -> None:
    """A group of staff is told how it gets its office."""
    waiting = replace(GROUP, chat_id=-300, title="新群", state=ChatState.PENDING, use=ChatUse.NONE, county="")
    listed = say_groups(ZH, [(GROUP, "冠县招商办"), (waiting, "")])
    assert "-100 招商群 · 内部工作群 · 冠县招商办 · 冠县 · 可以发" in listed.text
    assert "-300 新群 · 待确认" in listed.text
    assert _data(listed) == ["an-group:300:1", "an-group:300:2", "an-group:300:0"]
    assert "还没有登记的群" in say_groups(ZH, []).text
    assert "/bind" in say_group_set(ZH, GROUP).text
    assert say_group_set(ZH, replace(GROUP, use=ChatUse.NONE)).text == "群「招商群」：不发公告。"
