"""Presses on cards: by whom, when, twice, at the same time, on what is no longer there."""

from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest

from bot.message import Reply
from store.reporting.periods import SHANGHAI
from tests.reporting.office import ADMIN, COLLEAGUE, COORDINATOR, LEADER, NOBODY, NOW, OTHER, STAFF, Office

FUNDS = "曲轴铸造项目到位资金累计3000万元，已到账。"
GROUP: dict[str, Any] = {"chat_id": "-100", "in_group": True}


@pytest.mark.parametrize("person", [STAFF, LEADER, COORDINATOR, ADMIN])
def test_author_leader_and_bureau_may_save(office: Office, person: int) -> None:
    """Anyone who answers for the office."""
    office.say(FUNDS, **GROUP)
    assert "已保存" in office.press("保存", person, **GROUP).text
    assert {report.saved_by for report in office.books.reports.reports()} == {person}


@pytest.mark.parametrize("person", [COLLEAGUE, OTHER, NOBODY])
@pytest.mark.parametrize("label", ["保存", "不报", "修改", "换项目"])
def test_others_press_in_vain(office: Office, person: int, label: str) -> None:
    """They are told whose it is; the card stays as it was."""
    office.say(FUNDS, **GROUP)
    assert "报送卡" not in office.press(label, person, **GROUP).text
    assert office.books.reports.reports() == ()
    assert "已保存" in office.press("保存", **GROUP).text


def test_a_card_works_in_its_own_chat_only(office: Office) -> None:
    """Data of a button may be forged; a number from another chat opens nothing."""
    office.say(FUNDS, **GROUP)
    assert "已经不在了" in office.press("保存").text
    assert "已经不在了" in office.say("", press="save:999999999999999999:1").text


@pytest.mark.parametrize(
    "data", ["save:1:0", "settle:1:0:0:0:0", "settle:1:99:9:9:0", "field:1:99:0", "pick:1:99:1", "pick:1:0:777"]
)
def test_forged_or_old_data_shows_the_card_as_it_is(office: Office, data: str) -> None:
    """Nothing is saved that was not seen."""
    office.say(FUNDS)
    assert "报送卡1号" in office.say("", press=data).text
    assert office.books.reports.reports() == ()


def test_of_two_who_save_at_once_one_does(office: Office) -> None:
    """The other is told; the money counts once."""
    office.say(FUNDS, **GROUP)
    data, barrier, replies = office.buttons["保存"], Barrier(2), list[Reply]()

    def save(person: int) -> None:
        barrier.wait()
        replies.append(office.say("", person, press=data, **GROUP))

    threads = [Thread(target=save, args=(person,)) for person in (STAFF, LEADER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted("已保存：" in reply.text for reply in replies) == [False, True]
    assert any("没有重复记录" in reply.text for reply in replies)
    assert office.in_place() == 30_000_000


def _at_once(office: Office, first: tuple[int, str], second: tuple[int, str]) -> list[Reply]:
    """Two presses in two private chats that begin together."""
    barrier, replies = Barrier(2), list[Reply]()

    def press(person: int, data: str) -> None:
        barrier.wait()
        replies.append(office.say("", person, press=data))

    threads = [Thread(target=press, args=one) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return replies


@pytest.mark.parametrize(
    ("mine", "theirs", "allowed"),
    [
        ("新增3000万元", "新增3000万元", {30_000_000}),
        ("累计5000万元", "累计3000万元", {50_000_000, 30_000_000}),
    ],
)
def test_of_two_cards_of_one_project_saved_at_once_the_second_is_asked_about(
    office: Office, mine: str, theirs: str, allowed: set[int]
) -> None:
    """Each card was drawn while nothing was saved; what only the other one makes doubtful is asked all the same."""
    office.say(f"曲轴铸造项目到位资金{mine}，已到账。")
    data = office.buttons["保存"]
    office.say(f"曲轴铸造项目到位资金{theirs}，已到账。", COLLEAGUE)
    replies = _at_once(office, (STAFF, data), (COLLEAGUE, office.buttons["保存"]))
    assert sum("已保存：" in reply.text for reply in replies) == 1
    assert office.in_place() in allowed


def test_of_two_new_projects_of_one_name_at_once_one_is_made(office: Office) -> None:
    """The other office is asked whether it means that one."""
    office.say("冠县飞轮储能制造基地今天签约，计划投资2亿元。")
    office.press("新项目")
    data = office.buttons["保存"]
    office.say("冠县飞轮储能制造基地今天签约，计划投资2亿元。", OTHER)
    office.press("新项目", OTHER)
    _at_once(office, (STAFF, data), (OTHER, office.buttons["保存"]))
    names = [project.name for project in office.books.at_hand().living]
    assert len(names) == len(set(names))


def test_what_changed_meanwhile_is_shown_before_it_is_saved(office: Office) -> None:
    """Another card of the same project was saved: old and new are others than the person saw."""
    office.say("曲轴铸造项目到位资金新增1000万元，已到账。")
    mine = office.buttons["保存"]
    office.say("曲轴铸造项目到位资金累计600万元，已到账。", COLLEAGUE)
    office.press("保存", COLLEAGUE)
    shown = office.say("", press=mine).text
    assert "卡片内容有变化" in shown
    assert "600万元 → 1600万元" in shown
    assert office.in_place() == 6_000_000


def test_saving_is_refused_while_a_question_is_open(office: Office) -> None:
    """And done by the next tap after the answer."""
    office.say("曲轴铸造项目到位资金累计3亿元，已到账。")
    assert "还有问题没有回答" in office.press("保存").text
    assert "❓" not in office.press("金额没错").text
    assert "已保存" in office.press("保存").text


def test_midnight_in_shanghai_parts_the_days(office: Office) -> None:
    """A save at 23:59 can be undone at 23:59:59 and not at 0:00; in UTC it is one day."""
    late = datetime(2026, 8, 3, 23, 59, tzinfo=SHANGHAI)
    office.say(FUNDS, at=late)
    office.press("保存", at=late)
    undo = office.buttons["撤销"]
    assert "时间过了" in office.say("", at=late + timedelta(minutes=1), press=undo).text
    assert "已撤销" in office.say("", at=late + timedelta(seconds=59), press=undo).text
    assert office.in_place() == 0


def test_undo_brings_back_what_was(office: Office) -> None:
    """Stage and funds; once is enough."""
    before = office.books.projects.projects()
    office.say("曲轴铸造项目今天签约，到位资金累计3000万元。")
    office.press("保存")
    undo = office.buttons["撤销"]
    assert "已撤销" in office.say("", press=undo).text
    assert office.books.projects.projects() == before
    assert office.in_place() == 0
    assert "已经撤销过了" in office.say("", press=undo).text


def test_who_was_revoked_presses_in_vain_at_once(office: Office) -> None:
    """The registry is asked at every press."""
    office.say(FUNDS)
    office.books.registry.revoke(STAFF, ADMIN, NOW)
    assert "不对您的身份开放" in office.press("保存").text
    assert office.books.reports.reports() == ()


def test_a_press_changes_the_card_where_it_stands(office: Office) -> None:
    """Chats need no second card; words that were written get a new one below them."""
    office.say("曲轴铸造项目到位资金累计3亿元，已到账。")
    assert office.press("金额没错").in_place
    assert office.press("保存").in_place
    office.say(FUNDS)
    assert not office.say("到位资金 5000万", replied_text="报送卡2号").in_place
