"""The second person."""

from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import ADMIN, COORDINATOR, INVESTORS, SECOND, STAFF

OUTSIDE = {"投资者群": "投资者群"}


def test_neither_the_author_nor_staff_approve(hall: Hall) -> None:
    """A forged press of staff gets no further than the table of rights."""
    announce(hall, to=OUTSIDE)
    hall.deliver()
    data = hall.service.buttons["批准"]
    assert "自己不能批准" in hall.say("", COORDINATOR, press=data).text
    assert "不对您的身份开放" in hall.say("", STAFF, press=data).text
    assert "已批准" in hall.say("", ADMIN, press=data).text
    assert "状态已经变了" in hall.say("", SECOND, press=data).text


def test_somebody_just_revoked_approves_nothing(hall: Hall) -> None:
    """Their button is still there."""
    announce(hall, to=OUTSIDE)
    hall.deliver()
    hall.bureau.registry.revoke(SECOND, ADMIN, hall.now)
    assert "不对您的身份开放" in hall.press("批准", SECOND).text
    hall.run()
    assert hall.texts(INVESTORS) == []


def test_an_approval_lapses_with_the_rights_of_who_gave_it(hall: Hall) -> None:
    """It was to go out at five: until then somebody else is asked, and its author is told."""
    announce(hall, to=OUTSIDE, when="17:00")
    hall.deliver()
    assert "已批准" in hall.press("批准", SECOND).text
    hall.tick(minutes=5)
    hall.bureau.registry.revoke(SECOND, ADMIN, hall.now)
    hall.run()
    assert "批准失效了" in hall.texts(COORDINATOR)[-1]
    assert sum("等您批准" in text for text in hall.texts(ADMIN)) == 2
    assert "已批准" in hall.press("批准", ADMIN).text
    hall.now = hall.now.replace(hour=17, minute=0)
    hall.run()
    assert len(hall.texts(INVESTORS)) == 1


def test_an_approval_that_lapsed_sends_nothing(hall: Hall) -> None:
    """Not even where it is due in the same moment."""
    announce(hall, to=OUTSIDE)
    hall.deliver()
    hall.press("批准", SECOND)
    hall.bureau.registry.revoke(SECOND, ADMIN, hall.now)
    hall.run()
    assert hall.texts(INVESTORS) == []


def test_what_is_going_out_already_does_not_lapse(hall: Hall) -> None:
    """It was approved when it began, and everybody can pause it."""
    announce(hall, to=OUTSIDE)
    hall.deliver()
    hall.press("批准", SECOND)
    hall.tick()
    hall.bureau.registry.revoke(SECOND, ADMIN, hall.now)
    hall.run()
    assert len(hall.texts(INVESTORS)) == 1


def test_what_is_returned_is_a_draft_again(hall: Hall) -> None:
    """Its author hears of it, changes it and submits anew; the second request is a message of its own."""
    announce(hall, to=OUTSIDE)
    hall.deliver()
    assert "已退回" in hall.press("退回", SECOND).text
    hall.deliver()
    assert "被退回" in hall.texts(COORDINATOR)[-1]
    hall.press("看公告")
    hall.press("预览")
    hall.now = hall.now.replace(minute=5)
    assert "正请2位" in hall.press("提交").text
    hall.deliver()
    assert sum("等您批准" in text for text in hall.texts(SECOND)) == 2


def test_an_old_button_approves_nothing_new(hall: Hall) -> None:
    """It was changed since."""
    announce(hall, to=OUTSIDE)
    hall.deliver()
    old = hall.service.buttons["批准"]
    hall.say("", press="an-write:1:0")
    hall.say("改过的")
    hall.press("预览")
    hall.press("提交")
    assert "又改了" in hall.say("", SECOND, press=old).text
    hall.deliver()
    assert "改过的" in hall.texts(SECOND)[-1]


def test_where_nobody_else_could_approve_it_is_said(hall: Hall) -> None:
    """One person alone sends nothing to investors."""
    hall.bureau.registry.revoke(SECOND, 0, hall.now)
    hall.bureau.registry.revoke(ADMIN, 0, hall.now)
    assert "没有另一位统筹或管理员" in announce(hall, to=OUTSIDE).text


def test_an_approval_after_its_time_is_refused(hall: Hall) -> None:
    """The author chooses another."""
    announce(hall, to=OUTSIDE, when="8月4日9:00")
    hall.deliver()
    hall.tick(days=2)
    assert "时间已经过去了" in hall.press("批准", SECOND).text
