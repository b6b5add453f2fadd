"""The clock of what nobody answered: each is reminded once, in hours in which people may be written to."""

from datetime import timedelta

from bot.answering.answer_reminding import AnswerReminding
from tests.answering.window import ADMIN, BORIS, CANTEEN, COORDINATOR, STAFF, Window


def later(window: Window, **step: int) -> int:
    """Time goes on, reminders are put and delivered; how many."""
    window.hall.now += timedelta(**step)
    put = AnswerReminding(window.hall.bureau).round(window.hall.now)
    window.hall.deliver()
    return put


def test_whoever_took_it_is_reminded_after_three_and_seven_days(window: Window) -> None:
    """Once each; in the words of the question, without personal numbers; not after it was let go."""
    window.ask(f"{CANTEEN}我的手机13800138000")
    window.hall.say("/unanswered", STAFF)
    window.hall.press("1", STAFF)
    window.hall.press("认领", STAFF)
    assert later(window, days=2) == 0
    later(window, days=1)
    (told,) = window.texts(STAFF)
    assert "已经 3 天没有答复" in told and "13800138000" not in told
    assert later(window, hours=1) == 0
    later(window, days=4)
    assert "已经 7 天" in window.texts(STAFF)[-1] and len(window.texts(STAFF)) == 2
    assert CANTEEN[:6] in window.hall.press("看问题", STAFF).text


def test_those_in_charge_hear_of_the_whole_once_a_week(window: Window) -> None:
    """Also of what nobody has looked at yet."""
    window.ask()
    window.ask("停车场收费吗", BORIS)
    later(window, days=3)
    for person in (COORDINATOR, ADMIN):
        (told,) = window.texts(person)
        assert "待答 0 个，另有 2 条新提问没归并，最久 3 天" in told
    assert later(window, days=1) == 0
    assert "待答（2）" in window.hall.press("看列表", COORDINATOR).text
    later(window, days=3)
    assert "待答 2 个，另有 0 条" in window.texts(COORDINATOR)[-1]


def test_nobody_is_reminded_at_night_or_of_what_is_answered(window: Window) -> None:
    """Nor while it is being stopped."""
    window.ask()
    window.hall.now += timedelta(days=3, hours=12)
    reminding = AnswerReminding(window.hall.bureau)
    assert reminding.round(window.hall.now) == 0
    window.hall.now += timedelta(hours=12)
    assert reminding.round(window.hall.now, lambda: True) == 0
    window.publish()
    assert reminding.round(window.hall.now) == 0
