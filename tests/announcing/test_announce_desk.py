"""Everything around announcements, handed to whoever does it."""

import pytest

from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import COORDINATOR, GROUP, SECOND, STAFF


@pytest.mark.parametrize("words", ["/announce 一个", "/announcements"])
def test_announcements_are_worked_on_in_private(hall: Hall, words: str) -> None:
    """In a group it is said where."""
    assert "私聊" in hall.say(words, in_group=True, chat_id=str(GROUP)).text


@pytest.mark.parametrize(
    "press", ["an-open:1", "an-write:1:0", "an-for:1:0", "an-ack:1", "an-preview:1", "an-turn:1:2:1", "an-report:1:0"]
)
def test_a_forged_press_in_a_group_or_by_staff_does_nothing(hall: Hall, press: str) -> None:
    """However a button got there."""
    announce(hall, when="8月7日16:00")
    before = hall.bureau.announcements.get(1)
    hall.say("", COORDINATOR, press=press, in_group=True, chat_id=str(GROUP))
    hall.say("", STAFF, press=press)
    assert hall.bureau.announcements.get(1) == before


def test_words_for_what_is_live_go_everywhere_at_once_where_nobody_has_to_approve(hall: Hall) -> None:
    """The message that is out is edited."""
    announce(hall)
    hall.run()
    hall.say("", press="an-write:1:0")
    hall.say("改过的话")
    hall.run()
    assert hall.texts(GROUP) == ["改过的话"]


def test_words_for_investors_wait_for_a_second_person(hall: Hall) -> None:
    """What is out stays as it is until then."""
    announce(hall, to={"投资者群": "投资者群"})
    hall.deliver()
    hall.press("批准", SECOND)
    hall.run()
    hall.say("", press="an-write:1:0")
    hall.say("改过的话")
    hall.run()
    assert hall.texts(-200) == ["请周五前报送材料。"]
    hall.press("批准", SECOND)
    hall.run()
    assert hall.texts(-200) == ["改过的话"]
