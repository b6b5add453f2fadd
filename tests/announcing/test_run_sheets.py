"""The report of a run as rows."""

from bot.announcing.run_look import look, names_in
from bot.announcing.run_sheets import sheets
from bot.reporting.sheets import Sheet
from store.sends import SendState
from tests.announcing.hall import Hall
from tests.store_announcing.bureau import GROUP, STAFF


def made(hall: Hall, *labels: str) -> tuple[Sheet, ...]:
    """The sheets of an announcement to the group of an office, with these buttons pressed before it is submitted."""
    hall.say("/announce 请阅知。")
    for label in ("发给谁", "单位", "冠县招商办（示例）", "选好了", *labels, "时间", "马上发", "预览", "提交"):
        hall.press(label)
    hall.run()
    hall.say("", STAFF, press="an-read:1:1", in_group=True, chat_id=str(GROUP))
    one = hall.bureau.announcements.get(1)
    assert one is not None
    looked = look(hall.bureau, one, 1)
    assert looked is not None
    return sheets(looked, names_in(hall.bureau), hall.bureau.runs.reminders(1, 1))


def test_each_receiver_is_a_row_with_who_read_it(hall: Hall) -> None:
    """Numbers of chats are text: no workbook rounds them."""
    report, read = made(hall, "已阅：不要")
    (row,) = report.rows
    assert len(row) == len(report.header)
    assert (row[0], row[1], row[3], row[4], row[7:11]) == (
        str(GROUP), "群100", "冠县招商办（示例）", "已发", (1, 3, "9", "10、11"),
    )  # fmt: skip
    assert [(one[0], one[2]) for one in read.rows] == [("9", "是"), ("10", ""), ("11", "")]
    assert {len(one) for one in read.rows} == {len(read.header)}


def test_without_a_request_to_read_there_is_one_sheet(hall: Hall) -> None:
    """Nobody is counted."""
    (report,) = made(hall)
    assert next(iter(report.rows))[7:11] == (0, 0, "", "")


def test_why_it_failed_stands_in_its_row(hall: Hall) -> None:
    """In words, not the service's own."""
    hall.service.outcomes = {GROUP: (SendState.FAILED, "Forbidden: bot was kicked from the supergroup chat")}
    (report,) = made(hall)
    (row,) = report.rows
    assert row[4] == "失败" and row[5] and "Forbidden" not in str(row[5])
