"""发给谁, category by category."""

from store.questions import QuestionRecord
from tests.announcing.hall import Hall
from tests.store_announcing.bureau import COORDINATOR, NOW


def options(hall: Hall, category: int) -> list[str]:
    """The labels of a category, without the last two buttons."""
    reply = hall.say("", press=f"an-for:1:{category}")
    return [button.label for row in reply.buttons for button in row][:-2]


def test_every_category_has_its_receivers(hall: Hall) -> None:
    """As the registry, the groups and the questions give them."""
    hall.say("/announce 一个")
    hall.assistant._ledger.note_question(
        QuestionRecord(7, "7", "m", NOW, "多少", "answered", citations=({"title": "某办法"},))
    )
    assert options(hall, 1) == ["全部内部群", "领导小组群", "驻外办群", "产业链推进组群", "县市区群"]
    assert len(options(hall, 2)) == 28
    assert options(hall, 3)[:2] == ["全体工作人员", "全体单位负责同志"]
    assert options(hall, 4)[:3] == ["东昌府区", "茌平区", "临清市"]
    assert options(hall, 5)[4] == "轴承产业链"
    assert options(hall, 6) == ["投资者群"]
    assert options(hall, 7) == ["问过《某办法》的人"]
    assert options(hall, 8)[:2] == ["订阅「政策变化」的", "订阅「活动」的"]
    labels = [button.label for row in hall.say("", press="an-for:1:0").buttons for button in row]
    assert labels[0] == "按类别的群" and labels[-1] == "选好了" and len(labels) == 9


def test_a_second_tap_takes_it_away(hall: Hall) -> None:
    """In place, with a sign at what is chosen."""
    hall.say("/announce 一个")
    hall.press("发给谁")
    hall.press("县市区")
    reply = hall.press("冠县")
    assert reply.in_place and reply.text.startswith("发给：冠县")
    assert "发给：还没有选" in hall.press("✓ 冠县").text


def test_a_forged_button_changes_nothing(hall: Hall) -> None:
    """A number of nobody, a category that there is not, an announcement that is not there."""
    hall.say("/announce 一个")
    assert "发给：还没有选" in hall.say("", press="an-pick:1:3:1").text
    assert "发给：还没有选" in hall.say("", press="an-pick:1:9:1").text
    assert "发给：还没有选" in hall.say("", press="an-pick:1:0:1").text
    assert "没有这个公告" in hall.say("", press="an-pick:7:3:1").text
    assert "没有这个公告" in hall.say("", press="an-for:1:9").text
    assert "没有这个公告" in hall.say("", press="an-for:7:0").text


def test_what_is_live_gets_no_other_receivers(hall: Hall) -> None:
    """They were seen when it was submitted."""
    hall.say("/announce 一个")
    for label in ("发给谁", "按身份（私聊）", "全体工作人员", "选好了", "时间", "马上发", "预览", "提交"):
        hall.press(label)
    assert "状态已经变了" in hall.say("", COORDINATOR, press="an-for:1:3").text
    assert "状态已经变了" in hall.say("", COORDINATOR, press="an-ack:1").text
