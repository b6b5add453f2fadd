"""Who sees to a matter."""

from store.answering.matter import MatterState
from tests.answering.window import COORDINATOR, STAFF, Window
from tests.store_announcing.bureau import COLLEAGUE, OTHER


def opened(window: Window, person: int) -> None:
    """The card of the first matter lies open."""
    window.hall.say("/unanswered", person)
    window.hall.press("1", person)


def test_taken_and_let_go(window: Window) -> None:
    """By whoever takes it; somebody of another office does not take it from them."""
    window.ask()
    opened(window, STAFF)
    window.hall.press("认领", STAFF)
    (one,) = window.matters()
    assert one.person_id == STAFF and one.office_id is not None
    assert "由冠县招商办" in window.hall.say("", OTHER, press="ua-claim:1:1").text
    assert "由冠县招商办" in window.hall.say("", COLLEAGUE, press="ua-claim:1:0").text
    assert "无人认领" in window.hall.press("放下", STAFF).text
    assert window.matters()[0].person_id is None


def test_given_to_an_office_by_its_name(window: Window) -> None:
    """What is no office is asked for again; 我 is whoever writes it."""
    window.ask()
    opened(window, COORDINATOR)
    assert "转给哪个单位" in window.hall.press("转交", COORDINATOR).text
    assert "没有" in window.hall.say("火星招商办", COORDINATOR).text
    assert "负责：冠县招商办" in window.hall.say("C04", COORDINATOR).text
    window.hall.press("转交", COORDINATOR)
    assert "负责：您" in window.hall.say("我", COORDINATOR).text
    assert window.matters()[0].person_id == COORDINATOR


def test_put_aside_with_a_reason_and_taken_back(window: Window) -> None:
    """It leaves the list and comes back."""
    window.ask()
    opened(window, COORDINATOR)
    assert "为什么不需要答复" in window.hall.press("不需要答复", COORDINATOR).text
    assert "没有保存" in window.hall.say("无" * 201, COORDINATOR).text
    card = window.hall.say("与招商无关，电话13800138000", COORDINATOR)
    assert "已搁置，不需要答复：与招商无关，电话***" in card.text
    assert window.matters() == ()
    window.hall.say("/unanswered", COORDINATOR)
    assert "与招商无关" in window.hall.press("不需要答复 1", COORDINATOR).text
    window.hall.press("1", COORDINATOR)
    window.hall.press("重新列入待答", COORDINATOR)
    assert window.matters()[0].state is MatterState.OPEN


def test_left_as_it_was(window: Window) -> None:
    """取消 asks for nothing any longer."""
    window.ask()
    opened(window, COORDINATOR)
    window.hall.press("转交", COORDINATOR)
    assert "无人认领" in window.hall.say("取消", COORDINATOR).text
    assert "负责" not in window.hall.say("C04", COORDINATOR).text
