"""已阅: who has not pressed is reminded in private, then their leader."""

from datetime import date

from store.announcing.announcement import State
from tests.announcing.hall import Hall
from tests.store_announcing.bureau import ADMIN, COLLEAGUE, GROUP, LEADER, OTHER, STAFF

THERE = {"in_group": True, "chat_id": str(GROUP)}


def with_read(hall: Hall, *labels: str) -> None:
    """An announcement that asks for 已阅, out."""
    hall.say("/announce 请阅知。")
    hall.press("发给谁")
    for label in labels or ("单位", "冠县招商办（示例）"):
        hall.press(label)
    for label in ("选好了", "已阅：不要", "时间", "马上发", "预览", "提交"):
        hall.press(label)
    hall.run()


def labels(hall: Hall, person: int, **fields: object) -> list[str]:
    """What the buttons below the message say after a press."""
    reply = hall.press("已阅 · Read", person, **fields)
    assert reply.spans == ()
    return [button.label for row in reply.buttons for button in row]


def test_in_a_group_the_count_stands_on_the_button(hall: Hall) -> None:
    """Members of the office count, once each; nobody else, and nobody is told off."""
    with_read(hall)
    hall.service.buttons["已阅 · Read"] = "an-read:1:1"
    assert labels(hall, STAFF, **THERE) == ["已阅（1）"]
    assert labels(hall, STAFF, **THERE) == ["已阅（1）"]
    assert labels(hall, OTHER, **THERE) == ["已阅（1）"]
    assert labels(hall, 999, **THERE) == ["已阅（1）"]
    assert labels(hall, LEADER, **THERE) == ["已阅（2）"]
    assert "已阅 2/3人" in hall.say("", press="an-card:1:1").text
    assert "群100：已发，已阅 2/3" in hall.say("", press="an-report:1:1").text


def test_who_has_not_pressed_is_reminded_then_their_leader(hall: Hall) -> None:
    """In private, in open hours, each once."""
    with_read(hall)
    hall.say("", STAFF, press="an-read:1:1", **THERE)
    hall.tick(hours=3)
    assert hall.deliver() == 0 or hall.texts(COLLEAGUE) == []
    hall.tick(hours=2)
    hall.deliver()
    assert len(hall.texts(COLLEAGUE)) == 1 and "您还没有点「已阅」" in hall.texts(COLLEAGUE)[0]
    assert "请阅知。" in hall.texts(COLLEAGUE)[0]
    assert hall.texts(STAFF) == []
    assert len(hall.texts(LEADER)) == 1
    hall.press("已阅 · Read", LEADER)
    hall.tick(hours=21)
    hall.run()
    assert "还有1位同志没有点「已阅」（编号10）" in hall.texts(LEADER)[1]
    hall.tick(days=1)
    hall.run()
    assert (len(hall.texts(COLLEAGUE)), len(hall.texts(LEADER))) == (1, 2)


def test_nobody_is_reminded_who_pressed_in_time(hall: Hall) -> None:
    """Then it comes to its end."""
    with_read(hall)
    for person in (STAFF, COLLEAGUE, LEADER):
        hall.say("", person, press="an-read:1:1", **THERE)
    hall.tick(hours=5)
    hall.run()
    assert [hall.texts(person) for person in (STAFF, COLLEAGUE, LEADER)] == [[], [], []]
    one = hall.bureau.announcements.get(1)
    assert one is not None and one.state is State.DONE


def test_who_is_on_leave_is_left_alone(hall: Hall) -> None:
    """Until they are back."""
    with_read(hall)
    hall.bureau.registry.set_leave(COLLEAGUE, date(2026, 8, 3), date(2026, 8, 3), ADMIN, hall.now)
    hall.tick(hours=5)
    hall.deliver()
    assert hall.texts(COLLEAGUE) == [] and len(hall.texts(STAFF)) == 1
    hall.tick(days=1)
    hall.deliver()
    assert len(hall.texts(COLLEAGUE)) == 1


def test_in_private_it_is_pressed_below_the_message(hall: Hall) -> None:
    """Each for themselves."""
    with_read(hall, "按身份（私聊）", "全体工作人员")
    reply = hall.say("", STAFF, press="an-read:1:1")
    assert [button.label for row in reply.buttons for button in row] == ["已阅（1）"]
    assert "已阅 1/3人" in hall.say("", press="an-card:1:1").text


def test_a_press_on_what_is_not_there_says_nothing(hall: Hall) -> None:
    """Forged numbers."""
    assert hall.say("", STAFF, press="an-read:7:1").spans == ()
    with_read(hall)
    assert hall.say("", STAFF, press="an-read:1:0").spans == ()


def test_investors_are_not_asked_for_it(hall: Hall) -> None:
    """It goes to both; only staff have the button."""
    hall.say("/announce 都看看")
    for label in (
        "发给谁",
        "投资者群",
        "投资者群",
        "其他类别",
        "单位",
        "冠县招商办（示例）",
        "选好了",
        "已阅：不要",
        "时间",
        "马上发",
    ):
        hall.press(label)
    hall.press("预览")
    hall.press("提交")
    hall.deliver()
    hall.press("批准", 16)
    hall.run()
    posts = {chat: letter for chat, letter in hall.service.log if chat in {GROUP, -200}}
    assert "an-read" in str(posts[GROUP]) and "an-read" not in str(posts[-200])
