"""Looking at boards and bulletins in a chat: who sees what, in private and in a group."""

import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from bot.message import Reply
from store.reporting.board_ledger import BoardLedger
from store.reporting.indicators import Indicator
from tests.reporting.board_office import DRAWN, JULY, JUNE, OPENED, OVER, Q2, presses, published, with_a_report
from tests.reporting.office import ADMIN, COORDINATOR, LEADER, NOBODY, OTHER, STAFF, Office
from tests.store_answering.asked import refused

GROUP = {"chat_id": "-100", "in_group": True}


@pytest.fixture
def office(office: Office) -> Office:
    """One report in the quarter."""
    return with_a_report(office)


def labels(reply: Reply) -> list[str]:
    """What can be pressed."""
    return [button.label for row in reply.buttons for button in row]


def rows_in(reply: Reply) -> list[str]:
    """The words of the messages that a workbook holds."""
    (file,) = reply.attachments
    sheet = load_workbook(io.BytesIO(file.data)).worksheets[-1]
    return [str(row[8]) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_an_investor_sees_nothing(office: Office) -> None:
    """Neither by a command nor by a button of somebody else."""
    published(office)
    for words in ("/board", "/board 2026-Q2", "/digest", "/object 2026-Q2 不对"):
        assert "不对您的身份开放" in office.say(words, NOBODY, OVER).text
    for label in ("图片", "工作簿", "打开指标", "更正"):
        assert "不对您的身份开放" in office.press(label, NOBODY, OVER).text


def test_a_draft_is_for_coordinators(office: Office) -> None:
    """The others see their own row as it is counted then, and no file."""
    presses(office, *DRAWN)
    pictures = office.buttons["图片"]
    for person in (STAFF, LEADER, OTHER):
        said = office.say("/board 2026-Q2", person, JULY)
        assert "还没有公示" in said.text
        assert ("冠县" in said.text) is (person != OTHER)
        forged = office.say("", person, JULY, press=pictures)
        assert forged.attachments == ()
    assert "草案，未公布" in office.say("/board 2026-Q2", ADMIN, JULY).text


def test_from_the_objection_window_on_everybody_inside_sees_the_board(office: Office) -> None:
    """With its pictures, and without what runs it."""
    presses(office, *OPENED)
    said = office.say("/board 2026-Q2", OTHER, JULY)
    assert "1. 冠县招商办" in said.text
    assert labels(said) == ["图片", "工作簿", "打开指标", "本单位"]
    pictures = office.press("图片", OTHER, JULY).attachments
    assert [file.media_type for file in pictures] == ["image/png", "image/png"]
    assert all(file.data.startswith(b"\x89PNG") and "公示中" in file.caption for file in pictures)


def test_the_rows_behind_a_figure_are_for_their_own_office_and_for_coordinators(office: Office) -> None:
    """In the chat as in the workbook."""
    presses(office, *OPENED)
    for person, whole in ((STAFF, True), (COORDINATOR, True), (OTHER, False)):
        office.say("/board 2026-Q2", person, JULY)
        assert bool(rows_in(office.press("工作簿", person, JULY))) is whole
        office.press("打开指标", person, JULY)
        row = office.press("1 冠县招商办…", person, JULY)
        assert ("到位资金（上报）" in labels(row)) is whole
    office.say("/board 2026-Q2", STAFF, JULY)
    office.press("本单位", STAFF, JULY)
    opened = office.press("到位资金（上报）", STAFF, JULY).text
    for told in ("进展1号", "消息m1", "发送人9", "确认人9", "曲轴铸造项目今天签约"):
        assert told in opened
    assert "统筹查看" in office.press("到位资金（上报）", OTHER, JULY).text


def test_live_figures_can_be_seen_beside_an_edition(office: Office) -> None:
    """By who runs boards as a whole, by the others for their own row; always said to be no official board."""
    published(office)
    office.say("曲轴铸造项目6月25日新增到位资金1000万元", at=OVER)
    office.press("保存", at=OVER)
    official = presses(office, at=OVER)
    assert "实时" in labels(official)
    for live in (office.press("实时", COORDINATOR, OVER), office.say("/board 2026-Q2 实时", COORDINATOR, OVER)):
        assert "实时统计，不是正式榜单" in live.text and "正式的是第1版" in live.text
        assert labels(live) == ["图片", "工作簿", "打开指标", "看第1版"]
    office.press("打开指标", COORDINATOR, OVER)
    assert "4000万元" in office.press("1 冠县招商办…", COORDINATOR, OVER).text
    assert "进展2号" in office.press("到位资金（上报）", COORDINATOR, OVER).text
    assert all("实时统计" in file.caption for file in office.press("图片", COORDINATOR, OVER).attachments)
    assert "第1版，已发布" in office.press("看第1版", COORDINATOR, OVER).text
    for person, told in ((STAFF, "4000万元"), (OTHER, "莘县招商办")):
        own = office.say("/board 二季度 实时", person, OVER)
        assert told in own.text and "正式的是第1版" in own.text
        assert "东昌府" not in own.text
    assert "私聊" in office.say("/board 2026-Q2 实时", COORDINATOR, OVER, **GROUP).text


def test_scores_are_written_in_one_way(office: Office) -> None:
    """Counted just now, read back from an edition, in the row and in a correction."""
    for said in (presses(office), presses(office, *DRAWN), presses(office, "实时")):
        assert "1. 冠县招商办（示例） 55.00分" in said.text
    assert "第1名，55.00分" in presses(office, "打开指标", "1 冠县招商办…").text


def test_pictures_tell_until_when_objections_are_taken(office: Office) -> None:
    """While the window is open; later that it is over."""
    presses(office, *OPENED)
    assert "到2026-07-04 18:00" in presses(office, "图片").attachments[0].caption
    assert "异议期已结束，待发布" in presses(office, "图片", at=OVER).attachments[0].caption


def test_a_workbook_is_one(office: Office) -> None:
    """With the name of the board."""
    presses(office)
    (file,) = office.press("工作簿", COORDINATOR, JULY).attachments
    assert file.name == "2026年第二季度招商引资排行榜.xlsx"
    assert "xl/workbook.xml" in ZipFile(io.BytesIO(file.data)).namelist()
    assert not file.is_picture


def test_what_stands_below_an_older_edition_does_nothing(office: Office) -> None:
    """Every press says so and leads to the newest."""
    presses(office, *DRAWN)
    office.press("打开指标", COORDINATOR, JULY)
    office.press("1 冠县招商办…", COORDINATOR, JULY)
    office.press("到位资金（上报）", COORDINATOR, JULY)
    old = dict(office.buttons)
    office.say("曲轴铸造项目6月25日新增到位资金1000万元", at=JULY)
    office.press("保存", at=JULY)
    presses(office, "重新生成草案", "确定生成")
    for label in (
        "图片",
        "工作簿",
        "打开指标",
        "1 冠县招商办…",
        "到位资金（上报）",
        "公示",
        "重新生成草案",
        "确定生成",
    ):
        said = office.say("", COORDINATOR, JULY, press=old[label])
        assert "您看的是旧的一版" in said.text, label
        assert said.attachments == ()
        assert labels(said) == ["看新的一版"]
    assert [edition.number for edition in BoardLedger(office.books.registry.database).editions(Q2)] == [1, 2]


def test_in_a_group_only_a_coordinator_can_and_is_asked_back(office: Office) -> None:
    """Nothing internal before the second tap; afterwards nothing to tap."""
    published(office)
    for person in (STAFF, LEADER):
        assert office.say("/board 2026-Q2", person, OVER, **GROUP).text == "这项内容请私聊我查。"
        assert office.say("/digest", person, OVER, **GROUP).text == "这项内容请私聊我查。"
    asked = office.say("/board 2026-Q2", COORDINATOR, OVER, **GROUP)
    assert "分" not in asked.text.replace("部分", "")
    assert "不对您的身份开放" in office.press("发到群里", LEADER, OVER, **GROUP).text
    posted = office.press("发到群里", COORDINATOR, OVER, **GROUP)
    assert "1. 冠县招商办" in posted.text
    assert (len(posted.attachments), posted.buttons) == (2, ())
    asked = office.say("/digest 上周", COORDINATOR, OVER, **GROUP)
    assert "项目" not in asked.text
    posted = office.press("发到群里", COORDINATOR, OVER, **GROUP)
    assert "曲轴铸造项目" in posted.text
    assert posted.buttons == ()


def test_buttons_of_private_boards_do_nothing_in_a_group(office: Office) -> None:
    """Also those of a coordinator."""
    published(office)
    for label in ("图片", "工作簿", "打开指标", "更正"):
        said = office.press(label, COORDINATOR, OVER, **GROUP)
        assert (said.text, said.attachments) == ("这项内容请私聊我查。", ())


def test_nothing_that_is_not_public_is_put_into_a_group(office: Office) -> None:
    """Neither a draft nor a count of the moment, nor by a forged press."""
    assert "不能发出去" in office.say("/board 2026-Q2", COORDINATOR, JULY, **GROUP).text
    presses(office, *DRAWN)
    assert "不能发出去" in office.say("/board 2026-Q2", COORDINATOR, JULY, **GROUP).text
    assert "不能发出去" in office.say("", COORDINATOR, JULY, press="b-post:3202602:1", **GROUP).text


def test_a_bulletin_is_whole_for_coordinators_and_the_own_part_for_offices(office: Office) -> None:
    """Week by week backwards."""
    assert "曲轴铸造项目" in office.say("/digest", COORDINATOR, JUNE).text
    mine, theirs = (office.say("/digest 2026-W26", person, JULY).text for person in (STAFF, OTHER))
    assert "曲轴铸造项目" in mine and "合计" not in mine
    assert "曲轴铸造项目" not in theirs
    assert "第25周" in office.press("上一期", COORDINATOR, JULY).text


def test_a_running_bulletin_tells_what_nobody_answered_in_private_alone(office: Office) -> None:
    """To offices as well, who may take one; a group sees nothing of it, and neither does a bulletin of a week before."""
    refused(office.books.registry.database, 1, asked_at=JULY)
    for person in (COORDINATOR, STAFF):
        assert "另有1条新提问没归并" in office.say("/digest", person, JULY).text
    assert "没答上" not in office.say("/digest 上周", COORDINATOR, JULY).text
    asked = office.say("/digest", COORDINATOR, JULY, **GROUP)
    posted = office.say("", COORDINATOR, JULY, press=asked.buttons[0][0].data, **GROUP)
    assert "招商动态" in posted.text and "没答上" not in posted.text and posted.buttons == ()


@pytest.mark.parametrize("words", ["/board 昨天", "/digest 昨天", "/board 2026-Q5"])
def test_what_is_no_period_is_asked_back(office: Office, words: str) -> None:
    """With how to write one."""
    assert "2024-Q2" in office.say(words, COORDINATOR, JULY).text


@pytest.mark.parametrize(
    "press", ["board:9202602", "b-pic:1:1", "digest:0", "b-object:1:1:0", "b-said:5", "b-row:1:1:1"]
)
def test_forged_periods_are_refused_in_words(office: Office, press: str) -> None:
    """No error reaches the person."""
    assert office.say("", ADMIN, JULY, press=press).text


def test_the_places_of_indicators_are_in_messages_that_stand() -> None:
    """A new one goes to the end."""
    assert [indicator.value for indicator in Indicator][:4] == [
        "signed_over_100m", "planned_investment", "funds_reported", "funds_verified",
    ]  # fmt: skip


def test_the_first_bulletin_of_all_has_none_before_it(office: Office) -> None:
    """The oldest year that is known."""
    assert office.say("/digest 1900-W01", COORDINATOR, JULY).buttons == ()
