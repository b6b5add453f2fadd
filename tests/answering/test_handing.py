"""Who sees to a matter."""

from datetime import timedelta

import pytest

from store.answering.matter import MatterState
from store.people import Role
from tests.answering.window import BORIS, COORDINATOR, STAFF, Window
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


def test_what_somebody_took_at_a_terminal_is_not_free(window: Window) -> None:
    """They are in no register; a coordinator takes it over as from anybody else."""
    window.ask()
    opened(window, STAFF)
    window.hall.say("", -2, press="ua-claim:1:1", role=Role.STAFF)
    assert "负责：终端上的同志" in window.hall.say("/unanswered", OTHER).text
    assert "由终端上的同志" in window.hall.say("", OTHER, press="ua-claim:1:1").text
    assert "负责：您" in window.hall.say("", COORDINATOR, press="ua-claim:1:1").text


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


@pytest.mark.parametrize("words", ["认领", "認領。", "「认领」", "我来认领", "Take it", "take it!"])
def test_words_of_its_buttons_act_like_them(window: Window, words: str) -> None:
    """Right after the card; said twice it stays taken."""
    window.ask()
    opened(window, STAFF)
    for _ in range(2):
        assert "负责：您" in window.hall.say(words, STAFF).text
    assert window.matters()[0].person_id == STAFF
    assert "无人认领" in window.hall.say("放下", STAFF).text


@pytest.mark.parametrize("words", ["写答复", "寫答覆", "write the answer", "答复"])
def test_writing_begins_by_its_word(window: Window, words: str) -> None:
    """As by the button; what is asked for then is the clause."""
    window.ask()
    opened(window, STAFF)
    assert "答复要依据哪一条" in window.hall.say(words, STAFF).text
    assert "没有找到这一条" in window.hall.say("随便写的", STAFF).text


def test_words_of_a_button_that_is_not_theirs_do_nothing(window: Window) -> None:
    """What coordinators alone may do, and what somebody else sees to."""
    window.ask()
    opened(window, STAFF)
    assert "不对您的身份开放" in window.hall.say("转交", STAFF).text
    window.hall.say("认领", STAFF)
    opened(window, OTHER)
    for words in ("认领", "写答复"):
        assert "由冠县招商办" in window.hall.say(words, OTHER).text
    opened(window, COORDINATOR)
    assert "转给哪个单位" in window.hall.say("转交", COORDINATOR).text
    assert "负责：莘县招商办" in window.hall.say("C05", COORDINATOR).text
    assert "待答（1）" in window.hall.say("返回列表", COORDINATOR).text


def test_a_reply_is_about_the_card_that_it_replies_to(window: Window) -> None:
    """Whatever was shown since."""
    window.ask()
    window.ask("停车场建设有没有补贴？", BORIS)
    say = window.hall.say
    say("/unanswered", STAFF)
    first, second = (say("", STAFF, press=f"ua-open:{number}") for number in (1, 2))
    assert first.text.count("待答问题 1 号") == second.text.count("待答问题 2 号") == 1
    assert "负责：您" in say("认领", STAFF, replied_text=first.text).text
    assert [one.person_id for one in sorted(window.matters(), key=lambda one: one.matter_id)] == [STAFF, None]
    english = say("", STAFF, press="ua-open:2", language_code="en")
    say("/unanswered", STAFF)
    assert "答复要依据哪一条" in say("写答复", STAFF, replied_text=english.text).text
    assert window.listing.answers.of_matter(2) and not window.listing.answers.of_matter(1)


def test_without_a_card_they_are_words_like_any_other(window: Window) -> None:
    """The list is no card, and after half an hour nobody thinks of one."""
    window.ask()
    opened(window, STAFF)
    window.hall.say("/unanswered", STAFF)
    window.hall.say("认领", STAFF)
    assert window.matters()[0].person_id is None
    opened(window, STAFF)
    window.hall.now += timedelta(minutes=31)
    window.hall.say("认领", STAFF)
    assert window.matters()[0].person_id is None


def test_other_words_go_where_they_belong(window: Window) -> None:
    """A report that is written while a card lies open is a report; the card lies open still."""
    window.ask()
    opened(window, STAFF)
    assert "报送卡" in window.hall.say("曲轴铸造项目今天签约，计划投资2亿元", STAFF).text
    assert "负责：您" in window.hall.say("认领", STAFF).text


def test_left_as_it_was(window: Window) -> None:
    """取消 asks for nothing any longer."""
    window.ask()
    opened(window, COORDINATOR)
    window.hall.press("转交", COORDINATOR)
    assert "无人认领" in window.hall.say("取消", COORDINATOR).text
    assert "负责" not in window.hall.say("C04", COORDINATOR).text
