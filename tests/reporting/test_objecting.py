"""Objections in a chat: by leaders, while the board is open to them, answered once."""

from datetime import timedelta

import pytest

from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import Objection
from store.reporting.indicators import Indicator
from tests.reporting.board_office import DRAWN, JULY, OPENED, OVER, Q2, presses, with_a_report
from tests.reporting.office import ADMIN, COORDINATOR, LEADER, STAFF, Office


@pytest.fixture
def office(office: Office) -> Office:
    """The board of the quarter is open to objections."""
    with_a_report(office)
    presses(office, *OPENED)
    return office


def objections(office: Office) -> tuple[Objection, ...]:
    """What was put down."""
    case = BoardLedger(office.books.registry.database).case(Q2)
    assert case is not None
    return case.objections


def objected(office: Office, words: str = "少计一个项目") -> None:
    """The leader objects."""
    office.say(f"/object 2026-Q2 {words}", LEADER, JULY)
    assert "异议已提交" in office.press("提交异议", LEADER, JULY).text


def test_an_objection_is_shown_once_more_before_it_is_put_down(office: Office) -> None:
    """With its office, edition and words."""
    asked = office.say("/object 2026-Q2 少计一个项目", LEADER, JULY)
    assert "少计一个项目" in asked.text
    assert objections(office) == ()
    office.press("提交异议", LEADER, JULY)
    (one,) = objections(office)
    assert (one.text, one.by, one.edition, one.indicator) == ("少计一个项目", LEADER, 1, None)


def test_one_figure_can_be_objected_to(office: Office) -> None:
    """Below the opened figure of the own office."""
    office.say("/board 2026-Q2", LEADER, JULY)
    office.press("本单位", LEADER, JULY)
    office.press("到位资金（上报）", LEADER, JULY)
    assert "对「到位资金（上报）」的异议" in office.press("对此提异议", LEADER, JULY).text
    office.say("银行回单是5000万元", LEADER, JULY)
    office.press("提交异议", LEADER, JULY)
    assert objections(office)[0].indicator is Indicator.FUNDS_REPORTED


def test_only_leaders_object_for_their_office(office: Office) -> None:
    """Not staff, not coordinators; an administrator of no office has no row."""
    for person in (STAFF, COORDINATOR):
        assert "不对您的身份开放" in office.say("/object 2026-Q2 不对", person, JULY).text
    assert "不在这张榜上" in office.say("/object 2026-Q2 不对", ADMIN, JULY).text
    assert "请私聊" in office.say("/object 2026-Q2 不对", LEADER, JULY, in_group=True, chat_id="-1").text


def test_whoever_no_longer_leads_the_office_submits_nothing(office: Office) -> None:
    """The role is looked up at the last tap."""
    office.say("/object 2026-Q2 不对", LEADER, JULY)
    office.books.registry.revoke(LEADER, ADMIN, JULY)
    assert "不对您的身份开放" in office.press("提交异议", LEADER, JULY).text
    assert objections(office) == ()


def test_after_the_window_nothing_is_taken(office: Office) -> None:
    """Not even what was written before its end."""
    end = JULY + timedelta(days=3, hours=7, minutes=50)
    office.say("/object 2026-Q2 不对", LEADER, end)
    assert "异议期已经结束" in office.press("提交异议", LEADER, end + timedelta(minutes=11)).text
    assert "异议期已经结束" in office.say("/object 2026-Q2 不对", LEADER, OVER).text
    assert objections(office) == ()


def test_an_edition_that_came_in_between_is_looked_at_first(office: Office) -> None:
    """The figure may be another one now."""
    office.say("/object 2026-Q2 不对", LEADER, JULY)
    office.say("曲轴铸造项目6月25日新增到位资金1000万元", at=JULY)
    office.press("保存", at=JULY)
    presses(office, "重新生成草案", "确定生成")
    assert "旧的一版" in office.press("提交异议", LEADER, JULY).text


@pytest.mark.parametrize("words", ["/object", "/object 2026-Q2", "/object 不对 2026-Q2"])
def test_what_cannot_be_read_shows_how_it_is_written(office: Office, words: str) -> None:
    """Period first, then the words."""
    assert "写法：/object" in office.say(words, LEADER, JULY).text


def test_too_many_words_are_refused(office: Office) -> None:
    """A thousand characters are taken."""
    assert "1000字以内" in office.say("/object 2026-Q2 " + "长" * 1001, LEADER, JULY).text


@pytest.mark.parametrize(("label", "accepted"), [("采纳1号", True), ("不采纳1号", False)])
def test_an_answer_is_written_confirmed_and_stands(office: Office, label: str, accepted: bool) -> None:
    """Once; what is accepted is to be put right in the store."""
    objected(office)
    presses(office, "异议（1）", label)
    office.say("已核对", COORDINATOR, JULY)
    assert objections(office)[0].answer == ""
    done = office.press("确认答复", COORDINATOR, JULY)
    assert ("请先在库里改正" in done.text) is accepted
    (one,) = objections(office)
    assert (one.answer, one.accepted, one.answered_by) == ("已核对", accepted, COORDINATOR)
    office.press(label, ADMIN, JULY)
    office.say("再看", ADMIN, JULY)
    assert "已经答复过" in office.press("确认答复", ADMIN, JULY).text


def test_leaders_answer_nothing_and_see_their_own_alone(office: Office) -> None:
    """Of all that is listed."""
    objected(office)
    listed = presses(office, "异议（1）")
    assert "少计一个项目" in listed.text
    assert "不对您的身份开放" in office.press("采纳1号", LEADER, JULY).text
    own = office.press("异议（1）", LEADER, JULY)
    assert "少计一个项目" in own.text
    assert own.buttons == ()
    office.books.registry.revoke(LEADER, ADMIN, JULY)
    assert "不对您的身份开放" in office.press("异议（1）", LEADER, JULY).text


def test_objections_of_a_draft_are_not_listed_to_leaders(office: Office) -> None:
    """Nor those of a period without a board."""
    assert "没有正在公示的榜单" in office.say("", LEADER, JULY, press="b-said:3202603").text
    for label in DRAWN:
        office.say("/board 2026-Q3", COORDINATOR, JULY)
        office.press("生成草案", COORDINATOR, JULY)
        office.press(label, COORDINATOR, JULY)
    assert "没有正在公示的榜单" in office.say("", LEADER, JULY, press="b-said:3202603").text


def test_an_answer_to_nothing_is_told(office: Office) -> None:
    """A forged number."""
    office.say("", COORDINATOR, JULY, press="b-answer:77:1")
    office.say("已核对", COORDINATOR, JULY)
    assert "没有这条异议" in office.press("确认答复", COORDINATOR, JULY).text
