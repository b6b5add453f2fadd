"""From a question that nobody answered to an official answer, back to everybody who asked and on to the next who asks."""

from datetime import timedelta

from store.sends import SendState
from tests.announcing.service import SENT
from tests.answering.window import ADMIN, ANNA, ANSWER, BORIS, CANTEEN, CHEN, COORDINATOR, STAFF, TITLE, Window
from tests.store_announcing.bureau import OTHER


def test_from_question_to_answer_and_on_to_the_next(window: Window) -> None:
    """Two people asked; one of the staff answers, a second person approves; each is told once, the next one at once."""
    hall = window.hall
    assert "这个问题我答不了" in window.ask().text
    window.ask("请问员工食堂建设有没有补贴", BORIS)
    hall.now += timedelta(days=2)
    listed = hall.say("/unanswered", STAFF)
    assert "待答（1）" in listed.text
    assert "2 人问 · 首问 2026-08-03 · 已 2 天 · 无人认领" in listed.text
    card = hall.press("1", STAFF)
    assert "机器人当时的回答" in card.text and "第八条" in card.text
    asked = hall.press("写答复", STAFF)
    assert "答复要依据哪一条" in asked.text
    assert "请写答复" in hall.say(f"《{TITLE}》第七条第（二）项", STAFF).text
    preview = hall.say(ANSWER, STAFF)
    assert "专员答复 · 2026-08-05" in preview.text and "示例文本" in preview.text
    assert "发给问过的 2 个会话" in preview.text
    assert "正请 3 位同志批准" in hall.press("提交", STAFF).text
    hall.deliver()
    assert "等您批准" in hall.texts(COORDINATOR)[-1]
    assert "已批准，发给问过的 2 个会话" in hall.press("批准", COORDINATOR).text
    hall.deliver()
    for person in (ANNA, BORIS):
        (told,) = window.texts(person)
        assert "您问过的问题有了专员答复" in told and ANSWER in told and "第七条第（二）项" in told
    again = window.ask("員工食堂建設有沒有補貼", CHEN)
    assert "獎勵30萬元。\n專員答覆 · 2026-08-05" in again.text
    assert "奖励30万元" in again.text  # the quote stays in its script
    assert window.matters() == ()


def test_the_list_is_the_staffs_and_private(window: Window) -> None:
    """An investor is told so; in a group everybody would read along."""
    window.ask()
    assert "不对您的身份开放" in hall_say(window, "/unanswered", ANNA)
    assert "私聊" in window.hall.say("/unanswered", STAFF, chat_id="-100", in_group=True).text
    assert "待答（1）" in hall_say(window, "哪些问题没答上？", STAFF)


def hall_say(window: Window, text: str, person: int) -> str:
    """What the bot says."""
    return window.hall.say(text, person).text


def test_words_that_are_not_asked_for_are_what_they_ever_were(window: Window) -> None:
    """After half an hour, after 取消, and in another chat."""
    window.ask()
    hall = window.hall
    hall.say("/unanswered", STAFF)
    hall.press("1", STAFF)
    hall.press("写答复", STAFF)
    hall.now += timedelta(minutes=31)
    assert "没有找到这一条" not in hall.say("你好", STAFF).text
    hall.say("/unanswered", STAFF)
    hall.press("1", STAFF)
    hall.press("写答复", STAFF)
    assert CANTEEN in hall.say("取消", STAFF).text
    assert "没有找到这一条" not in hall.say("你好", STAFF).text


def test_a_failed_send_is_told_of_and_nothing_goes_twice(window: Window) -> None:
    """The card of the answer adds up; approving again changes nothing."""
    window.ask()
    window.ask(person=BORIS)
    window.hall.service.outcomes[BORIS] = (SendState.FAILED, "Forbidden: bot was blocked by the user")
    one = window.publish()
    window.hall.deliver()
    window.hall.service.outcomes[BORIS] = SENT
    assert "已发 1，待发 0，失败 1" in window.hall.say("", COORDINATOR, press=f"ua-see:{one.answer_id}").text
    stale = window.hall.say("", ADMIN, press=f"ua-yes:{one.answer_id}:{one.version}")
    assert "状态已经变了" in stale.text
    window.hall.deliver()
    assert len(window.texts(ANNA)) == 1


def test_forged_buttons_are_answered_and_change_nothing(window: Window) -> None:
    """Numbers of nothing, and of another office's."""
    for press in (
        "ua:9:9",
        "ua-open:77",
        "ua-words:77:0",
        "ua-part:77:1",
        "ua-claim:77:1",
        "ua-give:77",
        "ua-aside:77",
    ):
        assert window.hall.say("", COORDINATOR, press=press).text
    for press in ("ua-back:77", "ua-write:77", "ua-ask:77:0", "ua-clause:77:1:1", "ua-drop:77:1", "ua-send:77:1"):
        assert window.hall.say("", COORDINATOR, press=press).text
    for press in ("ua-see:77", "ua-yes:77:1", "ua-no:77:1", "ua-end:77:1:1"):
        assert "没有这条答复" in window.hall.say("", COORDINATOR, press=press).text
    assert window.hall.say("", OTHER, press="ua-yes:77:1").text.startswith("这项操作不对您的身份开放")
