"""The report of a run, in the chat and as a workbook."""

import io

import openpyxl

from store.sends import SendState
from tests.announcing.hall import Hall, announce
from tests.store_announcing.bureau import COORDINATOR, STAFF


def test_the_report_names_groups_and_people_and_why_it_failed(hall: Hall) -> None:
    """What needs looking at comes first."""
    hall.service.outcomes = {STAFF: (SendState.FAILED, "Forbidden: bot can't initiate conversation with a user")}
    announce(hall, to={"按身份（私聊）": "全体工作人员", "单位": "冠县招商办（示例）"})
    hall.run()
    text = hall.say("", press="an-report:1:0").text
    lines = text.splitlines()
    assert lines[1] == "已发 3 · 待发 0 · 失败 1"
    assert lines[2] == "冠县招商办（示例）工作人员 9：失败（对方还没有私聊过机器人）"
    assert "群100：已发" in text and "莘县招商办（示例）工作人员 12：已发" in text


def test_the_workbook_holds_every_receiver_and_no_formula(hall: Hall) -> None:
    """A group may be called anything."""
    chat = hall.bureau.chats.get(-100)
    assert chat is not None
    hall.bureau.chats.put(type(chat)(**{**{name: getattr(chat, name) for name in chat.__slots__}, "title": "=1+1"}), 14)
    hall.say("/announce 请阅知。")
    for label in ("发给谁", "单位", "冠县招商办（示例）", "选好了", "已阅：不要", "时间", "马上发", "预览", "提交"):
        hall.press(label)
    hall.run()
    hall.say("", STAFF, press="an-read:1:1", in_group=True, chat_id="-100")
    reply = hall.say("", press="an-xlsx:1:0")
    (file,) = reply.attachments
    assert file.name == "公告1号-第1次.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(file.data))
    assert book.sheetnames == ["送达明细", "已阅明细"]
    row = [cell.value for cell in book["送达明细"][2]]
    assert row[0] == "-100" and row[1] == "=1+1" and row[4] == "已发" and row[7:11] == [1, 3, "9", "10、11"]
    assert book["送达明细"]["B2"].data_type == "s"
    assert [cell.value for cell in book["已阅明细"]["C"]] == ["已阅", "是", None, None]


def test_what_has_not_gone_out_has_no_report(hall: Hall) -> None:
    """And what there is not, none either."""
    announce(hall, when="8月7日16:00")
    for press in ("an-card:1:0", "an-report:1:0", "an-xlsx:1:0", "an-card:1:3"):
        assert "还没有发过" in hall.say("", press=press).text
    assert "没有这个公告" in hall.say("", press="an-report:9:0").text


def test_only_what_is_unknown_of_this_announcement_is_sent_again(hall: Hall) -> None:
    """A forged number reaches no other row of the outbox."""
    announce(hall)
    hall.run()
    (send,) = hall.bureau.outbox.by_key("ann:1:")
    assert "没有重发" in hall.say("", press=f"an-again:1:{send.send_id}").text
    assert "没有重发" in hall.say("", press="an-again:1:1").text
    assert "没有重发" in hall.say("", press="an-again:9:9999").text
    assert "不对您的身份开放" in hall.say("", STAFF, press="an-card:1:1").text


def test_the_live_card_says_what_has_changed_and_nothing_else(hall: Hall) -> None:
    """One message in the author's chat, edited as the run goes on."""
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.tick()
    hall.carry(hall.begin())
    hall.tick(minutes=1)
    hall.deliver()
    hall.tick(minutes=1)
    hall.deliver()
    cards = [text for text in hall.texts(COORDINATOR) if "第1次发送" in text]
    assert len(cards) == 1 and "已发 3 · 待发 0" in cards[0]
    assert hall.tick(minutes=1) == 0
