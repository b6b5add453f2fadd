"""What staff see of what nobody answered."""

from datetime import timedelta

import pytest

from bot.message import Reply
from tests.answering.window import ADMIN, ANNA, BORIS, CANTEEN, COORDINATOR, STAFF, Window
from tests.store_announcing.bureau import LEADER, OTHER


def labels(reply: Reply) -> list[str]:
    """The labels of its buttons."""
    return [button.label for row in reply.buttons for button in row]


def test_a_long_list_has_pages_and_each_row_a_button(window: Window) -> None:
    """Twelve matters, five a page; the pages hold every one."""
    subjects = "食堂 宿舍 班车 浴室 球场 诊所 幼儿园 超市 影院 图书馆 泳池 健身房".split()
    for number, subject in enumerate(subjects):
        window.ask(f"厂区自建{subject}给补贴吗", ANNA + number)
    first = window.hall.say("/unanswered", STAFF)
    assert "待答（12）" in first.text
    assert labels(first) == ["1", "2", "3", "4", "5", "下一页"]
    second = window.hall.press("下一页", STAFF)
    assert labels(second) == ["6", "7", "8", "9", "10", "上一页", "下一页"] and second.in_place
    third = window.hall.press("下一页", STAFF)
    assert labels(third) == ["11", "12", "上一页"]
    shown = first.text + second.text + third.text
    assert all(subject in shown for subject in subjects)
    assert "11." in window.hall.say("", STAFF, press="ua:0:99").text


@pytest.mark.parametrize(
    ("personal", "kept"), [("13800138000", "手机"), ("372501199001011234", "身份证"), ("138-0013-8000", "号码")]
)
def test_no_personal_number_is_shown(window: Window, personal: str, kept: str) -> None:
    """Neither in the list nor on the card nor among the wordings."""
    window.ask(f"我的{kept}是{personal}，员工食堂建设有没有补贴")
    window.ask(f"员工食堂建设有没有补贴，{kept}{personal}", BORIS)
    listed = window.hall.say("/unanswered", STAFF)
    card = window.hall.press("1", STAFF)
    words = window.hall.say("", STAFF, press="ua-words:1:0")
    draft = window.hall.press("写答复", STAFF)
    asked = window.hall.say("", STAFF, press="ua-ask:1:2")
    for reply in (listed, card, words, draft, asked):
        assert personal not in reply.text
    assert "***" in card.text


def test_the_card_says_who_asked_how_often_what_was_said_and_what_is_near(window: Window) -> None:
    """And offers what this person may do."""
    window.ask()
    window.ask()
    window.hall.now += timedelta(days=3)
    window.hall.say("/unanswered", STAFF)
    card = window.hall.press("1", STAFF)
    assert "1 人问过 2 次 · 首问 2026-08-03 · 已 3 天 · 无人认领" in card.text
    assert "文件里没有写明" in card.text and "第八条 同一项目奖励" in card.text
    assert labels(card) == ["认领", "写答复", "返回列表"]
    window.hall.say("/unanswered", COORDINATOR)
    assert labels(window.hall.press("1", COORDINATOR)) == ["认领", "写答复", "转交", "不需要答复", "返回列表"]


def test_what_somebody_else_sees_to_is_theirs(window: Window) -> None:
    """Their office may go on with it, another one may look; nobody is named by a number."""
    window.ask()
    window.hall.say("/unanswered", STAFF)
    window.hall.press("1", STAFF)
    assert "负责：您" in window.hall.press("认领", STAFF).text
    leader = window.hall.say("", LEADER, press="ua-open:1")
    assert "负责：冠县招商办" in leader.text and "写答复" in labels(leader)
    other = window.hall.say("", OTHER, press="ua-open:1")
    assert labels(other) == ["返回列表"]
    assert "这个问题由冠县招商办" in window.hall.say("", OTHER, press="ua-write:1").text


def test_the_lists_hold_every_answer_once(window: Window) -> None:
    """To be approved, answered, to be reviewed, put aside."""
    window.ask()
    window.draft()
    window.hall.press("提交", STAFF)
    assert "待批准 1" in labels(window.hall.say("/unanswered", STAFF))
    waiting = window.hall.press("待批准 1", STAFF)
    assert CANTEEN in waiting.text and "第七条第（二）项" in waiting.text
    one = window.listing.answers.waiting()[0]
    window.hall.say("", ADMIN, press=f"ua-yes:{one.answer_id}:{one.version}")
    listed = window.hall.say("/unanswered", STAFF)
    assert labels(listed) == ["已答 1"] and "没有待答的问题" in listed.text
    window.with_reward(superseded_by="新办法", superseded_on=None)
    assert labels(window.hall.say("/unanswered", STAFF)) == ["要复核 1"]
    assert "依据的文件已被替代" in window.hall.press("要复核 1", STAFF).text


def test_a_wording_that_asks_something_else_is_taken_out(window: Window) -> None:
    """By who is over all; its askers are told nothing of the first one's answer."""
    window.ask()
    window.ask("员工食堂建设的补贴政策有哪些", BORIS)
    window.hall.say("/unanswered", COORDINATOR)
    window.hall.press("1", COORDINATOR)
    shown = window.hall.press("全部问法（2）", COORDINATOR)
    assert labels(shown) == ["分出 1", "分出 2", "返回"]
    assert "员工食堂建设的补贴政策有哪些" in window.hall.press("分出 2", COORDINATOR).text
    assert [one.people for one in window.matters()] == [{ANNA}, {BORIS}]
    assert "返回列表" in labels(window.hall.say("", STAFF, press="ua-open:2"))


def test_in_english_too(window: Window) -> None:
    """The frame; questions stay in their words."""
    window.ask("Is there a subsidy for a company canteen?")
    listed = window.hall.say("/unanswered", STAFF, language_code="en")
    assert "to be answered (1)" in listed.text and "1 asked" in listed.text
    card = window.hall.say("", STAFF, press="ua-open:1", language_code="en")
    assert "nobody has taken it" in card.text and labels(card)[:2] == ["Take it", "Write the answer"]
