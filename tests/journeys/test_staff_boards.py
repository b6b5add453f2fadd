"""Bulletin and board over Telegram: text, picture and workbook, each figure to its message, objection, publication, correction.

The tests follow one another: one report of July is told in the bulletin, ranked, objected to, published and corrected.
"""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import openpyxl
import pytest

from bot.message import Role
from tests.journeys.people import Room
from tests.journeys.staff_bot import MONDAY, OURS, THEIRS, Bureau, bureau_at
from tests.journeys.telegram_files import SentFile, size_of
from tests.journeys.telegram_world import BOT_USERNAME, Stored

pytestmark = pytest.mark.timeout(180)
_PATIENCE_S = 40.0  # the first picture loads what draws it


@dataclass(frozen=True, slots=True)
class Ranking:
    """The people around the board of July, and the group of an office."""

    bureau: Bureau
    staff: Room
    leader: Room
    other: Room
    coordinator: Room
    group: Room


@pytest.fixture(scope="module")
def ranking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ranking]:
    """On the first Monday of August one report of July is in the store."""
    with bureau_at(tmp_path_factory.mktemp("boards")) as bureau:
        bureau.project("曲轴铸造项目")
        people = Ranking(
            bureau, bureau.member(), bureau.member(Role.LEADER, OURS), bureau.member(Role.STAFF, THEIRS),
            bureau.member(Role.COORDINATOR, ""), bureau.group(),
        )  # fmt: skip
        people.staff.say("曲轴铸造项目7月30日签约，签约额2亿元，新增到位资金3000万元。")
        save(people.staff, people.staff.wait_for_reply())
        time.sleep(
            1.0
        )  # Telegram tells whole seconds: what is asked within the second of the saving is asked before it
        yield people


def ask(room: Room, words: str) -> Stored:
    """The reply to words."""
    room.say(words)
    return room.wait_for_reply(_PATIENCE_S)


def tap(room: Room, message: Stored, *labels: str) -> Stored:
    """Press a button, then one below each reply; the last reply."""
    for label in labels:
        room.press(message, label)
        message = room.wait_for_reply(_PATIENCE_S)
    return message


def save(room: Room, card: Stored) -> None:
    """Press 保存 and wait for the receipt."""
    room.press(card, "保存")
    room.wait_until(lambda: "已保存" in card.text, "no receipt")


def file_of(message: Stored) -> SentFile:
    """The file that a message is."""
    assert message.file is not None
    return message.file


def test_the_bulletin_of_the_week(ranking: Ranking) -> None:
    """Everything to the coordinator with who is silent; to staff their own office's part, to others nothing of it."""
    whole = ask(ranking.coordinator, "/digest 上周").text
    assert "2026年第31周（7月27日—8月2日）招商动态" in whole
    assert "新签约过亿元项目 1个" in whole
    assert "未报送（27个）" in whole
    own = ask(ranking.staff, "/digest 上周").text
    assert "曲轴铸造项目" in own
    assert "未报送" not in own
    assert "曲轴铸造项目" not in ask(ranking.other, "/digest 上周").text


def test_before_it_is_public_an_office_sees_its_own_row(ranking: Ranking) -> None:
    """The figures as counted now; neither picture nor workbook."""
    row = ask(ranking.staff, "/board 上月")
    assert "还没有公示，现在只能看本单位的实时数字" in row.text
    assert "莘县" not in row.text
    assert "图片" not in row.labels()
    assert "不对您的身份开放" in ask(ranking.bureau.newcomer(), "/board 上月").text


def test_the_board_as_text_picture_and_workbook(ranking: Ranking) -> None:
    """A picture a league as a photo, the workbook as a document that opens, real numbers in it."""
    room = ranking.coordinator
    board = ask(room, "/board 上月")
    assert "1. 冠县招商办（示例）" in board.text
    photos = [file_of(tap(room, board, "图片")), file_of(room.wait_for_reply(_PATIENCE_S))]
    assert [photo.kind for photo in photos] == ["photo", "photo"]
    assert all(width >= 800 for width, _ in map(size_of, (photo.data for photo in photos)))
    document = file_of(tap(room, board, "工作簿"))
    assert (document.kind, document.name) == ("document", "2026年7月招商引资月考评.xlsx")
    sheets = openpyxl.load_workbook(io.BytesIO(document.data)).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "冠县招商办（示例）" in cells
    assert any(isinstance(cell, int | float) for cell in cells)


def test_a_figure_opens_to_its_message_and_who_confirmed_it(ranking: Ranking) -> None:
    """打开指标, the office, the figure."""
    room = ranking.coordinator
    figure = tap(room, ask(room, "/board 上月"), "打开指标", "1 冠县", "签约项目计划投资")
    assert "签约项目计划投资：2亿元" in figure.text
    assert "曲轴铸造项目7月30日签约，签约额2亿元" in figure.text
    assert f"确认人{ranking.staff.chat.chat_id}" in figure.text


def test_a_board_is_opened_to_objections_and_one_is_answered(ranking: Ranking) -> None:
    """Draft, window, the leader's objection in words, the answer; it cannot be published before the window ends."""
    room, leader = ranking.coordinator, ranking.leader
    opened = tap(room, ask(room, "/board 上月"), "生成草案", "确定生成", "公示", "1天", "确定公示")
    assert "异议期到2026-08-04 18:00" in opened.text
    tap(leader, ask(leader, "/board 上月"), "提异议")
    assert "编号1" in tap(leader, ask(leader, "少计一个已开工的项目"), "提交异议").text
    tap(room, ask(room, "/board 上月"), "异议（1）", "不采纳1号")
    assert "已答复" in tap(room, ask(room, "该项目8月才开工，计入下月"), "确认答复").text
    assert "异议期还没有结束" in tap(room, ask(room, "/board 上月"), "发布").text


def test_the_board_is_published_after_the_window_and_put_into_the_group(ranking: Ranking) -> None:
    """Across a crash; in the group it stands only where a coordinator asks for it and confirms, with its pictures."""
    ranking.bureau.crash_and_start_at(
        MONDAY + timedelta(days=1, hours=12)
    )  # so late that nobody is reminded of anything
    room, group = ranking.coordinator, ranking.group
    assert "已发布" in tap(room, ask(room, "/board 上月"), "发布", "确定发布").text
    group.say(f"/board@{BOT_USERNAME} 上月", user=ranking.staff.user)
    assert "请私聊我查" in group.wait_for_reply().text
    group.say(f"/board@{BOT_USERNAME} 上月", user=room.user)
    question = group.wait_for_reply()
    group.press(question, "发到群里", user=ranking.staff.user)
    assert "不对您的身份开放" in group.wait_for_reply().text
    group.press(question, "发到群里", user=room.user)
    assert "1. 冠县招商办（示例）" in group.wait_for_reply(_PATIENCE_S).text
    assert file_of(group.wait_for_reply(_PATIENCE_S)).kind == "photo"


def test_after_publication_a_correction_is_a_further_edition(ranking: Ranking) -> None:
    """What is reported later changes the store, not the board; 更正 names old and new, with its reason."""
    room, staff = ranking.coordinator, ranking.staff
    save(staff, ask(staff, "更正：曲轴铸造项目7月30日到位资金累计应为2000万元"))
    assert "第1版" in ask(staff, "/board 上月").text
    differences = tap(room, ask(room, "/board 上月"), "更正")
    assert "3000万元" in differences.text
    assert "2000万元" in differences.text
    corrected = tap(room, ask(room, "报送单位更正了到位资金"), "确认更正")
    assert "报送单位更正了到位资金" in corrected.text
    assert "第2版" in tap(room, corrected, "看新的一版").text
