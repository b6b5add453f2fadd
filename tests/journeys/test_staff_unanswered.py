"""From a question that nobody answered to the answer in everybody's chat over Telegram: listed, written, approved, told, renewed.

The tests follow one another: what one has done the next goes on with.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bot.message import Role
from store.answering.official_ledger import OfficialAnswers
from tests.journeys.people import Room
from tests.journeys.real_bot import TITLE
from tests.journeys.staff_bot import MONDAY, Bureau, bureau_at
from tests.journeys.telegram_world import Stored

pytestmark = pytest.mark.timeout(180)
QUESTION = "厂区的员工食堂有没有补贴？"
ANSWER = "员工食堂没有补贴；引荐项目的奖励单个项目最高不超过200万元。"


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes, who approves, who asked; `seen` is what a later test goes on with."""

    bureau: Bureau
    writer: Room
    second: Room
    first: Room
    other: Room
    seen: dict[str, Stored] = field(default_factory=dict)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A bureau on a Monday morning, two coordinators, two investors."""
    with bureau_at(tmp_path_factory.mktemp("unanswered"), MONDAY) as bureau:
        writer, second = bureau.member(Role.COORDINATOR, ""), bureau.member(Role.COORDINATOR, "")
        yield Office(bureau, writer, second, bureau.newcomer(), bureau.newcomer())


def hears(room: Room, *words: str, timeout: float = 40) -> Stored:
    """The next message to one of us that says this; the clock's own reminders may come in between."""
    for _ in range(4):
        reply = room.wait_for_reply(timeout)
        if all(word in reply.text for word in words):
            return reply
    raise AssertionError(words)


def test_what_nobody_answered_is_listed_with_its_askers(office: Office) -> None:
    """Two people asked it; one of them wants an officer; an investor sees nothing of the list."""
    office.first.say(QUESTION)
    refused = office.first.wait_for_reply(30)
    assert "答不了" in refused.text
    office.first.press(refused, "问专员")
    assert "转给专员" in office.first.wait_for_reply().text
    office.other.say("请问厂区员工食堂有补贴吗")
    assert "答不了" in office.other.wait_for_reply(30).text
    office.other.say("/unanswered")
    assert "不对您的身份开放" in office.other.wait_for_reply().text
    office.writer.say("哪些问题没答上？")
    office.seen["list"] = hears(office.writer, "待答（1）", "2 人问")


def test_an_answer_is_written_that_its_clause_holds(office: Office) -> None:
    """A figure of its own is refused; what was begun is there after a crash."""
    office.writer.press(office.seen["list"], "1")
    office.writer.press(hears(office.writer, "机器人当时的回答"), "写答复")
    hears(office.writer, "答复要依据哪一条")
    office.writer.say(f"《{TITLE}》第二条")
    hears(office.writer, "请写答复")
    office.writer.say(ANSWER.replace("200万", "300万"))
    hears(office.writer, "没有保存")
    office.bureau.crash()
    office.bureau.bot.start(timeout=120)
    office.writer.say(ANSWER)
    office.writer.press(hears(office.writer, "草稿，还没有发出", "第二条"), "提交")
    hears(office.writer, "正请 1 位同志批准")


def test_approved_it_goes_to_everybody_who_asked_once(office: Office) -> None:
    """Pressed twice, with a crash behind it; the next one who asks sees it at once, another question is refused as ever."""
    office.second.press(hears(office.second, "等您批准（2个会话）"), "批准", times=2)
    hears(office.second, "已批准")
    for room in (office.first, office.other):
        told = room.wait_for_reply(60)
        assert "您问过的问题有了专员答复" in told.text and ANSWER in told.text and "示例文本" in told.text
    office.bureau.crash()
    office.bureau.bot.start(timeout=120)
    assert office.first.stays_silent() and office.other.stays_silent()
    office.other.say("厂区的员工食堂，有没有补贴")
    assert "专员答复 · 2026-08-03" in office.other.wait_for_reply(30).text
    office.other.say("厂区的员工宿舍有没有补贴？")
    assert "专员答复" not in office.other.wait_for_reply(30).text


def test_a_new_edition_ends_it(office: Office) -> None:
    """Its clause replaced, the effect names it before the tap, and afterwards it answers nobody and is listed."""
    text = next((office.bureau.folder / "policies").glob("*.md")).read_text(encoding="utf-8")
    new = text.replace(f"title: {TITLE}", f"title: {TITLE}（2026年修订）").replace("2026-01-01", "2026-08-01")
    new = new.replace("〕1号", "〕9号").replace("sample: true", f"sample: true\nreplaces:\n  - {TITLE}")
    admin = office.bureau.member(Role.ADMIN, "")
    admin.send_file("引荐办法2026.md", new.replace("200万元", "260万元").encode(), "/publish")
    admin.press(hears(admin, "还没有发布"), "看影响")
    admin.press(hears(admin, "专员答复要复核", "依据的文件已被替代"), "发布")
    hears(admin, "已发布")

    def is_over() -> bool:
        office.other.say(QUESTION)
        return "专员答复" not in office.other.wait_for_reply(30).text

    office.other.wait_until(is_over, "still answered by the old clause", 40)
    office.writer.say("/unanswered")
    assert "要复核 1" in hears(office.writer, "待答").labels()
    assert len(OfficialAnswers(office.bureau.database).live()) == 1
