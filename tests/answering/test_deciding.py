"""A second person decides; everybody is told once."""

import pytest

from bot.message import Reply, Role
from store.sends import SendState
from tests.answering.window import ADMIN, ANNA, ANSWER, BORIS, CHEN, COORDINATOR, STAFF, TITLE, Window
from tests.store_announcing.bureau import SECOND


def submitted(window: Window, person: int = STAFF) -> str:
    """An answer that waits; "number:version" of it."""
    window.ask()
    window.draft(person)
    window.hall.press("提交", person)
    one = window.listing.answers.waiting()[0]
    return f"{one.answer_id}:{one.version}"


def decide(window: Window, verb: str, what: str, person: int) -> Reply:
    """A press on a button of it."""
    return window.hall.say("", person, press=f"ua-{verb}:{what}")


def test_whoever_had_a_hand_in_it_does_not_approve(window: Window) -> None:
    """Not the author, and not who changed the question."""
    what = submitted(window, COORDINATOR)
    assert "写过和改过的人自己不能批准" in decide(window, "yes", what, COORDINATOR).text
    decide(window, "ask", f"{what.partition(':')[0]}:2", SECOND)
    window.hall.say("企业员工食堂建设有没有补贴？", SECOND)
    window.hall.press("提交", SECOND)
    one = window.listing.answers.waiting()[0]
    what = f"{one.answer_id}:{one.version}"
    assert "写过和改过的人自己不能批准" in decide(window, "yes", what, SECOND).text
    assert "已批准" in decide(window, "yes", what, ADMIN).text


def test_those_who_may_approve_are_asked_and_shown_what_goes_out(window: Window) -> None:
    """All but who wrote it."""
    submitted(window, COORDINATOR)
    window.hall.deliver()
    assert window.texts(COORDINATOR) == []
    for person in (SECOND, ADMIN):
        assert "等您批准（1个会话）" in window.texts(person)[-1] and ANSWER in window.texts(person)[-1]


def test_a_role_that_was_taken_away_approves_nothing(window: Window) -> None:
    """What counts is who they are at that moment."""
    what = submitted(window)
    window.hall.say(f"/revoke {COORDINATOR}", ADMIN)
    assert "不对您的身份开放" in decide(window, "yes", what, COORDINATOR).text
    assert window.live() == ()


def test_returned_it_is_a_draft_again_and_its_author_is_told(window: Window) -> None:
    """And submitted anew it is asked for anew."""
    what = submitted(window)
    assert "已退回" in decide(window, "no", what, COORDINATOR).text
    window.hall.deliver()
    assert "被退回" in window.texts(STAFF)[-1]
    assert "草稿，还没有发出" in window.hall.press("看答复", STAFF).text
    window.hall.press("提交", STAFF)
    assert (
        "状态" in decide(window, "yes", what, COORDINATOR).text or "又改了" in decide(window, "yes", what, ADMIN).text
    )
    assert window.texts(ANNA) == []


def test_who_asked_until_the_approval_is_told(window: Window) -> None:
    """Also who asked while it waited."""
    what = submitted(window)
    window.ask(person=BORIS)
    assert "发给问过的 2 个会话" in decide(window, "yes", what, COORDINATOR).text
    window.hall.deliver()
    assert len(window.texts(ANNA)) == len(window.texts(BORIS)) == 1
    window.ask(person=CHEN)
    window.hall.deliver()
    assert window.texts(CHEN) == []  # answered as they asked


def test_what_its_clause_holds_no_longer_is_not_approved(window: Window) -> None:
    """Between writing and approving the document may change."""
    what = submitted(window)
    window.with_reward(superseded_by="新办法")
    assert "办不了：依据的文件已被替代" in decide(window, "yes", what, COORDINATOR).text
    assert window.live() == ()


def test_withdrawn_after_a_second_look_it_is_corrected_and_open_again(window: Window) -> None:
    """What waits does not go out; who got it is told."""
    window.ask()
    window.ask(person=BORIS)
    one = window.publish()
    window.hall.service.outcomes[BORIS] = (SendState.FAILED, "Forbidden: bot was blocked by the user")
    window.hall.deliver()
    what = f"{one.answer_id}:{one.version}"
    assert "已收到的 1 个会话" in decide(window, "end", f"{what}:0", COORDINATOR).text
    assert window.live()
    assert "已撤回" in window.hall.press("确认撤回", COORDINATOR).text
    window.hall.deliver()
    assert "不要再以它为准" in window.texts(ANNA)[-1]
    assert len(window.matters()) == 1
    assert "曾有专员答复，已撤回" in window.hall.say("", STAFF, press="ua-open:1").text
    assert "状态已经变了" in decide(window, "end", f"{what}:1", ADMIN).text


def test_withdrawn_before_it_went_out_nobody_gets_it(window: Window) -> None:
    """At night it waits; in the morning it is gone."""
    window.hall.now = window.hall.now.replace(hour=22)
    window.ask()
    one = window.publish()
    window.hall.deliver()
    assert window.texts(ANNA) == []
    decide(window, "end", f"{one.answer_id}:{one.version}:1", COORDINATOR)
    window.hall.now = window.hall.now.replace(day=4, hour=9)
    window.hall.deliver()
    assert window.texts(ANNA) == []


def _approve_and_be_cut_off(window: Window, what: str) -> None:
    with window.hall.database.unit():
        raise RuntimeError(decide(window, "yes", what, COORDINATOR).text)


def test_cut_off_in_the_middle_nothing_is_approved_and_nothing_waits(window: Window) -> None:
    """What is decided and who is told are one transaction; afterwards it is done once, whole."""
    what = submitted(window)
    with pytest.raises(RuntimeError, match="已批准"):
        _approve_and_be_cut_off(window, what)
    assert window.live() == ()
    assert window.hall.bureau.outbox.by_key("oa:") == ()
    assert "已批准" in decide(window, "yes", what, COORDINATOR).text
    assert len(window.hall.bureau.outbox.by_key("oa:")) == 1


def test_at_a_terminal_it_is_worked_off_too(window: Window) -> None:
    """There everybody has a number of the terminal's own, and nobody is written to."""
    from_terminal = {"chat_id": "terminal:investor"}
    window.ask(person=-1, **from_terminal)
    for person, role in ((-3, Role.ADMIN), (-5, Role.COORDINATOR)):
        window.hall.say("/unanswered", person, chat_id=f"terminal:{role}", role=role)
        if role is Role.ADMIN:
            window.hall.press("1", person, chat_id="terminal:admin", role=role)
            window.hall.press("写答复", person, chat_id="terminal:admin", role=role)
            window.hall.say(f"《{TITLE}》第七条第（二）项", person, chat_id="terminal:admin", role=role)
            assert "0 个会话" in window.hall.say(ANSWER, person, chat_id="terminal:admin", role=role).text
            window.hall.press("提交", person, chat_id="terminal:admin", role=role)
    window.hall.press("待批准 1", -5, chat_id="terminal:coordinator", role=Role.COORDINATOR)
    window.hall.press("1", -5, chat_id="terminal:coordinator", role=Role.COORDINATOR)
    approved = window.hall.press("批准", -5, chat_id="terminal:coordinator", role=Role.COORDINATOR)
    assert "已批准，发给问过的 0 个会话" in approved.text
    assert "专员答复" in window.ask(person=-1, **from_terminal).text
