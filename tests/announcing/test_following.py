"""What is done about messages that are out: other words and pins."""

from datetime import timedelta
from io import BytesIO

import sqlalchemy as sa
from openpyxl import load_workbook

from bot.letters import Edit, Pin
from store.announcing.announcement_tables import announcement_receivers
from store.announcing.audience import FORGOTTEN
from store.announcing.deliveries import Fate
from store.person_data import forget
from store.sends import SendState
from store.troubles import Troubles
from tests.announcing.hall import Hall, announce
from tests.announcing.service import BOT
from tests.announcing.test_steering import PEOPLE, carried
from tests.store_announcing.bureau import ADMIN, COLLEAGUE, COORDINATOR, GROUP, OTHER, STAFF

WORDS = "请周五前报送材料。"


def edit(hall: Hall, words: str, field: int = 0) -> None:
    """Other words for the first announcement."""
    hall.say("", press=f"an-write:1:{field}")
    hall.say(words)


def test_other_words_stand_everywhere(hall: Hall) -> None:
    """Where it is out it is edited, where it waits the new words go out; each chat has one message."""
    announce(hall, to=PEOPLE)
    hall.tick()
    carried(hall, 1)
    edit(hall, "请周四前报送材料。")
    hall.run()
    assert [hall.texts(person) for person in (9, 10, 12)] == [["请周四前报送材料。"]] * 3
    edit(hall, "Please report by Thursday.", field=1)
    hall.run()
    assert hall.texts(9) == ["请周四前报送材料。\n\nPlease report by Thursday."]


def test_what_was_under_way_while_it_was_edited_is_edited_too(hall: Hall) -> None:
    """It arrives with the old words."""
    announce(hall)
    hall.tick()
    under_way = hall.begin()
    edit(hall, "新的")
    hall.deliver()
    hall.carry(under_way)
    assert hall.texts(GROUP) == [WORDS]
    hall.run()
    assert hall.texts(GROUP) == ["新的"]


def test_where_it_cannot_be_edited_a_correction_follows_once(hall: Hall) -> None:
    """更正 with the whole new words."""
    announce(hall)
    hall.run()
    hall.service.refused[Edit] = "Bad Request: message can't be edited"
    edit(hall, "新的")
    hall.run()
    hall.run()
    assert hall.texts(GROUP) == [WORDS, "【更正】1号公告以下面为准：\n新的"]


def test_what_is_unknown_gets_the_correction(hall: Hall) -> None:
    """There is nothing that could be edited."""
    hall.service.outcomes = {GROUP: (SendState.UNKNOWN, "timed out")}
    announce(hall)
    hall.run()
    hall.service.outcomes.clear()
    edit(hall, "新的")
    hall.run()
    assert hall.texts(GROUP) == ["【更正】1号公告以下面为准：\n新的"]


def test_only_the_newest_words_go_out(hall: Hall) -> None:
    """An edit that waits is overtaken by the next."""
    announce(hall)
    hall.run()
    edit(hall, "第二版")
    edit(hall, "第三版")
    hall.run()
    assert hall.texts(GROUP) == ["第三版"]
    assert sum(isinstance(letter, Edit) and chat == GROUP for chat, letter in hall.service.log) == 1


def test_it_is_pinned_until_its_day(hall: Hall) -> None:
    """In groups only; then no longer."""
    hall.say(f"/announce {WORDS}")
    for label in (
        "发给谁",
        "单位",
        "冠县招商办（示例）",
        "其他类别",
        "按身份（私聊）",
        "全体工作人员",
        "选好了",
        "置顶到",
    ):
        hall.press(label)
    assert "置顶到：8月6日（周四）21:00" in hall.say("8月6日").text
    hall.press("时间")
    hall.press("马上发")
    hall.press("预览")
    hall.press("提交")
    hall.run()
    assert {chat for chat, _ in hall.service.pinned} == {GROUP}
    hall.tick(days=2)
    hall.deliver()
    assert len(hall.service.pinned) == 1
    hall.tick(days=2)
    hall.deliver()
    assert hall.service.pinned == set()


def test_what_each_week_has_pinned_is_loosened_on_its_day(hall: Hall) -> None:
    """Not only what the newest run has pinned."""
    hall.say(f"/announce {WORDS}")
    for label in ("发给谁", "单位", "冠县招商办（示例）", "选好了", "置顶到"):
        hall.press(label)
    hall.say("8月20日")
    hall.press("时间")
    hall.say("每周五16:00")
    hall.press("预览")
    hall.press("提交")
    for _ in range(15):
        hall.tick(days=1)
        hall.run()
    assert len(hall.service.pinned) == 2
    for _ in range(8):
        hall.tick(days=1)
        hall.run()
    assert hall.service.pinned == set()


def test_where_the_bot_may_not_pin_the_message_stands_all_the_same(hall: Hall) -> None:
    """It is tried once."""
    hall.service.refused[Pin] = "Bad Request: not enough rights to manage pinned messages in the chat"
    announce(hall)
    hall.run()
    hall.now += timedelta(days=1)
    hall.run()
    assert hall.texts(GROUP) == [WORDS]


def test_a_group_in_which_it_could_not_be_pinned_is_named(hall: Hall) -> None:
    """On the card, in the report and in the workbook, with what to do."""
    hall.service.refused[Pin] = "Bad Request: not enough rights to manage pinned messages in the chat"
    hall.say("/announce 请周五前报送材料。")
    hall.press("发给谁")
    hall.press("单位")
    hall.press("冠县招商办（示例）")
    hall.press("选好了")
    hall.press("置顶到")
    hall.say("8月20日")
    hall.press("时间")
    hall.say("马上")
    hall.press("预览")
    hall.press("提交")
    hall.run()
    assert "有1个群没能置顶" in hall.say("", press="an-card:1:0").text
    assert "群100：已发，没能置顶：机器人没有权限" in hall.say("", press="an-report:1:0").text
    (book,) = hall.say("", press="an-xlsx:1:0").attachments
    rows = load_workbook(BytesIO(book.data)).worksheets[0].iter_rows(min_row=2, values_only=True)
    assert [row[5] for row in rows] == ["没能置顶：机器人没有权限"]


def test_what_waits_for_who_is_no_member_any_more_is_taken_back(hall: Hall) -> None:
    """The clock sees to it before it goes out; it is counted as not sent."""
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.tick()
    hall.bureau.registry.revoke(COLLEAGUE, COORDINATOR, hall.now)
    hall.run()
    assert hall.texts(COLLEAGUE) == [] and len(hall.texts(STAFF)) == 1
    found = {one.chat_id: one.fate for one in hall.bureau.deliveries.of(1, 1)}
    assert found[COLLEAGUE] is Fate.CANCELLED and found[STAFF] is Fate.SENT


def test_a_revocation_takes_back_at_once_what_waits(hall: Hall) -> None:
    """No round of the clock lies between; others get theirs."""
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.tick()
    hall.say(f"/revoke {COLLEAGUE}", ADMIN)
    hall.deliver()
    assert hall.texts(COLLEAGUE) == [] and len(hall.texts(STAFF)) == 1


def test_a_revocation_holds_though_a_run_cannot_be_read(hall: Hall) -> None:
    """The clock notes that one as a trouble; what waits of the others is taken back all the same."""
    announce(hall, "坏", to={"按身份（私聊）": "全体工作人员"})
    announce(hall, "好", to={"按身份（私聊）": "全体工作人员"})
    hall.tick()
    with hall.database.write() as connection:
        broken = sa.update(announcement_receivers).where(announcement_receivers.c.announcement_id == 1)
        connection.execute(broken.values(target=["nobody"]))
    hall.say(f"/revoke {COLLEAGUE}", ADMIN)
    assert hall.bureau.registry.member(COLLEAGUE) is None
    assert [send.chat_id for send in hall.bureau.outbox.by_key("ann:2:")] == [STAFF, OTHER]
    hall.tick()
    assert [(one.name, one.reason) for one in Troubles(hall.database).all()] == [("公告 announcement 1", "Unreadable")]


def test_a_revocation_while_it_is_under_way_tries_no_second_time(hall: Hall) -> None:
    """The service puts it off: then it does not go out any more."""
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.tick()
    (send,) = [one for one in hall.bureau.outbox.claim(BOT, hall.now, limit=9) if one.chat_id == COLLEAGUE]
    hall.say(f"/revoke {COLLEAGUE}", ADMIN)
    assert not hall.bureau.outbox.again(send.send_id, hall.now, hall.now, "the chat service asks to wait")
    hall.run()
    assert hall.texts(COLLEAGUE) == []


def test_nothing_is_done_about_messages_to_who_is_forgotten(hall: Hall) -> None:
    """Other words and a recall go where somebody is; the sums stay those of the run."""
    announce(hall, to={"按身份（私聊）": "全体工作人员"})
    hall.run()
    hall.bureau.registry.revoke(COLLEAGUE, COORDINATOR, hall.now)
    forget(hall.database, COLLEAGUE)
    edit(hall, "新的")
    hall.run()
    hall.say("", press="an-turn:1:3:1")
    hall.run()
    assert all(chat_id > FORGOTTEN for chat_id, _ in hall.service.log)
    assert [one.fate for one in hall.bureau.deliveries.of(1, 1)] == [Fate.SENT] * 3
    assert "（个人数据已删除）：已发" in hall.say("", press="an-report:1:0").text
    (book,) = hall.say("", press="an-xlsx:1:0").attachments
    rows = load_workbook(BytesIO(book.data)).worksheets[0].iter_rows(min_row=2, values_only=True)
    assert sorted(str(row[0]) for row in rows) == ["12", "9", "None"]
