"""An announcement over Telegram from the groups that get it to its recall, through a crash in the middle of going out.

The tests follow one another: what one has done the next goes on with.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.message import Role
from store.announcing.announcement_ledger import Announcements
from store.announcing.deliveries import Deliveries, Fate
from tests.journeys.faults import Stalls, too_many
from tests.journeys.people import Room, group_chat
from tests.journeys.staff_bot import MONDAY, THEIRS, Bureau, bureau_at
from tests.journeys.telegram_world import BOT_ID, Stored
from tests.journeys.test_telegram_files import png

pytestmark = pytest.mark.timeout(180)
TUESDAY = MONDAY.replace(hour=9) + timedelta(days=1)
PICTURE = png(640, 480)
WORDS = "产业推介会8月20日在会展中心举行。<b>请带名片</b> & 提前入场。"
ENGLISH = "The industry day is on 20 August. <i>Bring cards</i> & come early."
NEW_WORDS = "产业推介会改到8月21日，地点不变。"
SUPERGROUP = -1_009_900_001


@dataclass(frozen=True, slots=True)
class Hall:
    """Who writes, who approves, and the chats that get it; `seen` is what a later test goes on with."""

    bureau: Bureau
    admin: Room
    author: Room
    colleague: Room
    reader: Room
    silent: Room
    gone: Room
    office: Room
    moving: Room
    investors: Room
    seen: dict[str, Stored] = field(default_factory=dict)

    @property
    def receivers(self) -> tuple[Room, ...]:
        """All that can get it."""
        return (self.office, self.moving, self.investors, self.silent)

    def standing(self, room: Room, words: str) -> list[Stored]:
        """The messages that say this now in a chat, or in the supergroup that it became."""
        chats = [
            self.bureau.api.world.chats[each] for each in {room.chat.chat_id, room.chat.moved_to or room.chat.chat_id}
        ]
        said = [one for chat in chats for one in chat.messages.values()]
        return [one for one in said if one.sender["id"] == BOT_ID and not one.deleted and words in one.text]

    def everywhere(self, words: str) -> list[int]:
        """How often this stands in each chat."""
        return [len(self.standing(room, words)) for room in self.receivers]

    def fates(self, number: int) -> list[Fate]:
        """What became of the first run of an announcement."""
        return sorted(one.fate for one in Deliveries(self.bureau.database).of(number, 1))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """Monday morning; nobody has added the bot to a group yet."""
    with bureau_at(tmp_path_factory.mktemp("announcing"), MONDAY) as bureau:
        admin = bureau.member(Role.ADMIN, "")
        author, colleague = bureau.member(Role.COORDINATOR, ""), bureau.member(Role.COORDINATOR, "")
        reader, silent, gone = bureau.member(), bureau.member(code=THEIRS), bureau.member(code=THEIRS)
        groups = [group_chat(bureau.api, -200_000_000 - place) for place in range(3)]
        for group, title in zip(groups, ("冠县招商群", "外商群", "投资者群"), strict=True):
            group.chat.title = title
        yield Hall(bureau, admin, author, colleague, reader, silent, gone, groups[0], groups[1], groups[2])


def test_groups_are_registered_when_the_bot_is_added_and_confirmed_by_an_administrator(hall: Hall) -> None:
    """Each is asked about in private; the one of an office is bound in it."""
    for group, use in ((hall.office, "内部工作群"), (hall.moving, "投资者群"), (hall.investors, "投资者群")):
        group.takes_bot()
        asked = hall.admin.wait_for_reply()
        assert f"机器人被加进群「{group.chat.title}」" in asked.text
        assert f"{group.chat.title}」：{use}" in hall.admin.tap(asked, use).text
    hall.office.say("/bind 冠县", user=hall.admin.user)
    assert "冠县招商办" in hall.office.wait_for_reply().text


def test_what_is_drafted_is_previewed_exactly_as_it_will_look(hall: Hall) -> None:
    """A picture with words, an English twin, three kinds of receivers, a time; what looks like markup is words."""
    author, colleague = hall.author, hall.colleague
    author.send_picture(PICTURE, f"/announce {WORDS}")
    author.tap(author.wait_for_reply(), "英文")
    author.say(ENGLISH)
    card = author.wait_for_reply()
    colleague.say("/announcements")
    chosen = colleague.tap(colleague.wait_for_reply(), "1号", "发给谁", "单位", "冠县招商办", "莘县招商办")
    colleague.tap(chosen, "其他类别", "投资者群", "投资者群")
    author.tap(card, "时间")
    author.say("明天9:00")
    card = author.tap(author.wait_for_reply(), "已阅")
    sample = author.tap(card, "预览")
    told = author.wait_for_reply()
    assert (sample.text, sample.file and sample.file.data) == (f"{WORDS}\n\n{ENGLISH}", PICTURE)
    assert "收到的：5个会话（3个群，2人私聊）" in told.text
    assert "发给投资者：要另一位统筹或管理员批准" in told.text
    hall.seen["preview"] = sample
    assert "正请1位同志批准" in author.tap(told, "提交").text


def test_it_is_approved_by_a_second_person_only(hall: Hall) -> None:
    """Not by its author, not by staff; the second person sees the picture first."""
    sample, asked = hall.admin.wait_for_reply(), hall.admin.wait_for_reply()
    assert sample.text == hall.seen["preview"].text
    assert "公告1号等您批准（5个会话）" in asked.text
    hall.admin.press(asked, "批准", user=hall.author.user)
    assert "起草和改过的人自己不能批准" in hall.admin.wait_for_reply().text
    hall.admin.press(asked, "批准", user=hall.reader.user)
    assert "不对您的身份开放" in hall.admin.wait_for_reply().text
    assert "公告1号已批准" in hall.admin.tap(asked, "批准").text
    assert "已获批准" in hall.author.wait_for_reply().text
    assert hall.everywhere(WORDS) == [0] * 4


def test_a_crash_while_it_goes_out_doubles_nothing_and_shows_what_is_unknown(hall: Hall) -> None:
    """The answer to the first call never comes, then kill -9: that one is unknown, all others have it once."""
    api = hall.bureau.api
    hall.gone.chat.blocked, hall.moving.chat.moved_to = True, SUPERGROUP
    group_chat(api, SUPERGROUP)
    api.faults.next_in(hall.investors.chat.chat_id, Stalls.AFTER)
    api.faults.next_in(hall.silent.chat.chat_id, too_many(60))
    hall.bureau.crash_and_start_at(TUESDAY)
    waiting = [Fate.FAILED, Fate.SENT, Fate.SENT, Fate.WAITING, Fate.WAITING]
    hall.office.wait_until(lambda: hall.fates(1) == waiting, "it does not go out", 30)
    hall.bureau.bot.kill()
    hall.bureau.start_at(TUESDAY + timedelta(minutes=1))
    hall.office.wait_until(lambda: hall.everywhere(WORDS) == [1] * 4, "it is not everywhere", 30)
    hall.author.wait_until(
        lambda: "已发 3 · 待发 0 · 失败 1 · 不明 1" in _card(hall).text, "the card does not tell", 30
    )
    assert "对方屏蔽了机器人：1" in _card(hall).text
    assert hall.everywhere(WORDS) == [1] * 4


def _card(hall: Hall) -> Stored:
    return next((one for one in reversed(hall.author.replies()) if "刷新" in one.labels()), hall.seen["preview"])


def test_who_read_it_is_counted_in_the_report_and_the_workbook(hall: Hall) -> None:
    """已阅 in the group and in private, once a person; each receiver is listed with what became of it."""
    message = hall.standing(hall.office, WORDS)[0]
    hall.office.press(message, "已阅", user=hall.reader.user, times=2)
    hall.office.press(message, "已阅", user=hall.admin.user)
    hall.office.wait_until(lambda: message.labels() == ["已阅（1）"], "it is not counted")
    assert hall.standing(hall.investors, WORDS)[0].labels() == []
    hall.author.taken.update(one.message_id for one in hall.author.replies())
    report = hall.author.tap(_card(hall), "明细")
    assert "已阅 1/2人" in report.text
    assert "冠县招商群：已发，已阅 1/1" in report.text
    assert "外商群：已发" in report.text
    assert "投资者群：不明（发送途中程序停过）" in report.text
    hall.author.tap(report, "导出表格")
    book = hall.author.wait_for_reply()
    assert book.file is not None
    rows = list(load_workbook(BytesIO(book.file.data)).worksheets[0].iter_rows(values_only=True))
    assert {str(hall.investors.chat.chat_id), str(SUPERGROUP)} <= {row[0] for row in rows}


def test_other_words_and_the_recall_reach_every_chat(hall: Hall) -> None:
    """Edited where it can be, 更正 where nobody knows; approved again first. Then it is gone everywhere, or said so."""
    one = hall.author.tap(_card(hall), "看公告")
    hall.author.tap(one, "改正文")
    hall.author.say(NEW_WORDS)
    assert "批准以后各处一起改" in hall.author.wait_for_reply().text
    hall.admin.wait_for_reply()
    hall.admin.tap(hall.admin.wait_for_reply(), "批准")
    assert "已获批准" in hall.author.wait_for_reply().text
    hall.office.wait_until(lambda: hall.everywhere(NEW_WORDS) == [1] * 4, "the new words are not everywhere", 20)
    hall.author.tap(one, "全部撤回", "确定")
    hall.office.wait_until(lambda: hall.everywhere(ENGLISH) == [0, 0, 2, 0], "not recalled everywhere", 20)
    hall.office.wait_until(lambda: hall.everywhere("【更正】1号公告已撤回") == [0, 0, 1, 0], "no correction", 20)


def test_it_pauses_while_it_goes_out_and_goes_on(hall: Hall) -> None:
    """Telegram asks to wait; what waits is held back by 暂停 and sent by 继续, once."""
    author, faults = hall.author, hall.bureau.api.faults
    author.taken.update(one.message_id for one in author.replies())
    author.send_file("通知.pdf", b"%PDF-1.7 rows", "/announce 请查收附件。")
    card = author.tap(author.wait_for_reply(), "发给谁", "按类别的群", "全部内部群", "选好了", "时间", "马上发")
    author.tap(card, "预览")
    faults.always["senddocument"] = too_many(1)
    author.tap(author.wait_for_reply(), "提交")
    author.wait_until(lambda: hall.bureau.api.world.calls[-40:].count("senddocument") > 1, "it does not go out", 20)
    live = next(one for one in reversed(author.replies()) if "看公告" in one.labels())
    author.taken.update(one.message_id for one in author.replies())
    author.say("/announcements")
    live = author.tap(author.wait_for_reply(), "2号")
    paused = author.tap(live, "暂停")
    del faults.always["senddocument"]
    assert hall.everywhere("请查收附件") == [0] * 4
    author.tap(paused, "看公告", "继续")
    hall.office.wait_until(lambda: hall.everywhere("请查收附件") == [1, 0, 0, 0], "it does not go on", 20)
    assert Announcements(hall.bureau.database).get(2) is not None
