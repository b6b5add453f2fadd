"""What administrators say of the groups that the bot is in."""

from bot.announcing.membership import Membership, Memberships
from store.announcing.chats import ChatState, ChatUse
from tests.announcing.hall import Hall
from tests.store_announcing.bureau import ADMIN, GROUP, SECOND

NEW = Membership(-300, "supergroup", "新群", "left", "member", 77)


def test_groups_are_listed_and_described_by_administrators(hall: Hall) -> None:
    """A group of investors may be about a county or a chain of ours."""
    Memberships(hall.bureau).note(NEW, hall.now)
    listed = hall.say("/groups", ADMIN)
    assert "-100 群100 · 内部工作群 · 冠县招商办（示例） · 可以发" in listed.text
    assert "-300 新群 · 待确认" in listed.text
    assert [button.label for row in listed.buttons for button in row] == ["内部工作群", "投资者群", "不发公告"]
    assert "群「群200」" in hall.say("/groups -200 冠县", ADMIN).text
    assert "群「群200」" in hall.say("/groups -200 轴承", ADMIN).text
    assert "没有登记这个群" in hall.say("/groups -200 月球", ADMIN).text
    assert "没有登记这个群" in hall.say("/groups x 冠县", ADMIN).text
    assert "冠县 · 轴承" in hall.say("/groups", ADMIN).text
    assert "不对您的身份开放" in hall.say("/groups", SECOND).text
    assert "没有登记这个群" in hall.say("", ADMIN, press="an-group:999:1").text
    hall.say("/announce 只给冠县的投资者")
    for label in ("发给谁", "投资者群", "投资者群（冠县）", "选好了"):
        hall.press(label)
    assert "1个会话" in hall.press("预览").text


def test_a_group_that_was_left_stays_left_whatever_is_said_of_it(hall: Hall) -> None:
    """What it is for is remembered for when the bot is back."""
    Memberships(hall.bureau).note(Membership(GROUP, "supergroup", "群100", "member", "left", 77), hall.now)
    hall.say("", ADMIN, press=f"an-group:{-GROUP}:2")
    chat = hall.bureau.chats.get(GROUP)
    assert chat is not None and (chat.state, chat.use) == (ChatState.LEFT, ChatUse.INVESTORS)


def test_a_button_of_no_use_we_know_changes_nothing(hall: Hall) -> None:
    """Nor a number that is none."""
    before = hall.bureau.chats.get(GROUP)
    for press in (f"an-group:{-GROUP}:9", "an-group:0:1"):
        assert "没有登记这个群" in hall.say("", ADMIN, press=press).text
    assert "没有登记这个群" in hall.say("/groups -99999999999999999999 冠县", ADMIN).text
    assert hall.bureau.chats.get(GROUP) == before
