"""Where the bot is, and what a new group is for."""

import pytest

from bot.announcing.membership import Change, Membership, Memberships, after, read_change
from store.announcing.chats import Chat, ChatState, ChatUse
from store.sends import SendState
from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import ADMIN, COORDINATOR, GROUP, INVESTORS, NOW, STAFF

NEW = Membership(-300, "supergroup", "新群", "left", "member", 77)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("left", "member", Change.JOINED),
        ("kicked", "administrator", Change.JOINED),
        ("member", "administrator", Change.SAME),
        ("administrator", "restricted", Change.SAME),
        ("member", "left", Change.LEFT),
        ("administrator", "kicked", Change.LEFT),
        ("left", "kicked", Change.SAME),
        ("nonsense", "", Change.SAME),
    ],
)
def test_statuses_are_read_as_what_they_mean(old: str, new: str, change: Change) -> None:
    """Whatever the service calls them."""
    assert read_change(Membership(-1, "group", "", old, new, 0)) is change


def test_a_new_group_waits_for_an_administrator(hall: Hall) -> None:
    """Who are asked in private; nothing goes there before one has said what it is for."""
    Memberships(hall.bureau).note(NEW, hall.now)
    Memberships(hall.bureau).note(NEW, hall.now)
    hall.deliver()
    assert len(hall.texts(ADMIN)) == 1 and "被加进群「新群」" in hall.texts(ADMIN)[0]
    assert hall.texts(COORDINATOR) == []
    announce(hall, to={"按类别的群": "全部内部群"})
    hall.run()
    assert hall.texts(-300) == []
    assert "不对您的身份开放" in hall.press("内部工作群", COORDINATOR).text
    assert "群「新群」：内部工作群" in hall.press("内部工作群", ADMIN).text
    announce(hall, "第二个", to={"按类别的群": "全部内部群"})
    hall.run()
    assert hall.texts(-300) == ["第二个"]
    assert len(hall.texts(GROUP)) == 2
    assert hall.texts(INVESTORS) == []


def test_what_an_administrator_does_not_want_is_left_alone(hall: Hall) -> None:
    """Also when the bot is added again."""
    book = Memberships(hall.bureau)
    book.note(NEW, hall.now)
    hall.deliver()
    assert "不发公告" in hall.press("不发公告", ADMIN).text
    chat = hall.bureau.chats.get(-300)
    assert chat is not None and chat.state is ChatState.REFUSED


def test_a_lost_group_is_left_out_and_back_when_the_bot_is(hall: Hall) -> None:
    """What it is for is remembered."""
    book = Memberships(hall.bureau)
    book.note(Membership(INVESTORS, "supergroup", "投资者", "member", "kicked", 77), hall.now)
    draft_text = announce(hall, to={"投资者群": "投资者群"}).text
    assert "一个会话也发不到" in draft_text
    book.note(Membership(INVESTORS, "supergroup", "投资者", "kicked", "member", 77), hall.now)
    chat = hall.bureau.chats.get(INVESTORS)
    assert chat is not None and (chat.state, chat.use, chat.title) == (ChatState.ACTIVE, ChatUse.INVESTORS, "投资者")


def test_who_blocked_the_bot_is_left_out_next_time(hall: Hall) -> None:
    """Found when it could not be delivered, or told by the service."""
    book = Memberships(hall.bureau)
    hall.service.outcomes = {STAFF: (SendState.FAILED, "Forbidden: bot was blocked by the user")}
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.run()
    assert book.lost(STAFF, "Forbidden: bot was blocked by the user", hall.now)
    assert not book.lost(STAFF, "Forbidden: bot was blocked by the user", hall.now)
    hall.say("/announce 第二个")
    for label in ("发给谁", "按身份（私聊）", "全体工作人员", "选好了"):
        hall.press(label)
    assert "2个会话（0个群，2人私聊）" in (preview := hall.press("预览").text)
    assert "另有1个发不到" in preview
    book.note(Membership(STAFF, "private", "张三", "kicked", "member", STAFF), hall.now)
    chat = hall.bureau.chats.get(STAFF)
    assert chat is not None and (chat.state, chat.title) == (ChatState.ACTIVE, "")


def test_a_person_who_starts_the_bot_is_no_chat_of_ours() -> None:
    """Nothing is kept of who was never lost."""
    assert after(Membership(5, "private", "某人", "kicked", "member", 5), None, NOW) is None


def test_a_group_that_became_a_supergroup_keeps_everything(hall: Hall) -> None:
    """What it is for, whose it is, what it subscribed to; told twice it is done once."""
    book, topics = Memberships(hall.bureau), hall.bureau.chats
    topics.subscribe(GROUP, "events", hall.now)
    assert book.moved(GROUP, -1001, hall.now)
    assert not book.moved(GROUP, -1001, hall.now)
    chat = topics.get(-1001)
    assert chat is not None and (chat.state, chat.use, chat.kind) == (ChatState.ACTIVE, ChatUse.STAFF, "supergroup")
    assert topics.get(GROUP) is None
    assert topics.topics(-1001) == ("events",) and topics.topics(GROUP) == ()
    announce(hall)
    hall.run()
    assert hall.texts(-1001) == ["请周五前报送材料。"]


def test_the_new_group_may_be_known_before_the_old_one_is_gone(hall: Hall) -> None:
    """The service tells of both in any order."""
    book = Memberships(hall.bureau)
    book.note(Membership(-1001, "supergroup", "改名", "left", "administrator", 0), hall.now)
    assert book.moved(GROUP, -1001, hall.now)
    chat = hall.bureau.chats.get(-1001)
    assert chat is not None and (chat.use, chat.title) == (ChatUse.STAFF, "改名")


def test_a_chat_is_what_it_was_where_nothing_changed() -> None:
    """A new title is noted."""
    known = Chat(-1, "group", "旧名", ChatState.ACTIVE, ChatUse.STAFF, "", "", 1, NOW, NOW)
    changed = after(Membership(-1, "supergroup", "新名", "member", "administrator", 1), known, NOW)
    assert changed is not None and (changed.title, changed.kind, changed.use) == ("新名", "supergroup", ChatUse.STAFF)


def test_leaving_the_old_one_before_or_after_it_moved_loses_nothing(hall: Hall) -> None:
    """The service tells of it in any order, and twice of the move: by the old group, and by the new one."""
    book, left = Memberships(hall.bureau), Membership(GROUP, "group", "群100", "member", "left", 0)
    book.note(left, hall.now)
    book.note(Membership(-1001, "supergroup", "群100", "left", "member", 0), hall.now)
    assert book.moved(GROUP, -1001, hall.now)
    book.note(left, hall.now)
    assert hall.bureau.chats.get(GROUP) is None
    assert not book.moved(GROUP, -1001, hall.now)
    chat = hall.bureau.chats.get(-1001)
    assert chat is not None and (chat.state, chat.use) == (ChatState.ACTIVE, ChatUse.STAFF)


def test_of_a_group_that_moved_before_it_was_said_what_it_is_for_it_is_asked_once_more(hall: Hall) -> None:
    """The first button names a group that is no more; joining the new one asks no third time."""
    book = Memberships(hall.bureau)
    book.note(NEW, hall.now)
    book.moved(NEW.chat_id, -1300, hall.now)
    book.note(Membership(-1300, "supergroup", "新群", "left", "member", 77), hall.now)
    hall.deliver()
    assert len(hall.texts(ADMIN)) == 2
    assert "群「新群」：内部工作群" in hall.press("内部工作群", ADMIN).text
    chat = hall.bureau.chats.get(-1300)
    assert chat is not None and chat.use is ChatUse.STAFF


def test_an_announcement_to_both_ids_of_a_group_arrives_once(hall: Hall) -> None:
    """Nobody told that they are one: the service says so when the old one is written to."""
    book = Memberships(hall.bureau)
    book.note(Membership(-1001, "supergroup", "群100", "left", "member", 0), hall.now)
    hall.deliver()
    hall.press("内部工作群", ADMIN)
    announce(hall, to={"按类别的群": "全部内部群"})
    hall.tick()
    book.moved(GROUP, -1001, hall.now)
    hall.bureau.outbox.migrate_chat(GROUP, -1001, hall.now)
    hall.run()
    assert (hall.texts(-1001), hall.texts(GROUP)) == (["请周五前报送材料。"], [])
    tally = [one.fate.value for one in hall.bureau.deliveries.of(1, 1)]
    assert sorted(tally) == ["failed", "sent"]
