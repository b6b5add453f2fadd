"""From upload to impact notice over Telegram: a new edition is sent, looked at, published, and those whom it touches are told.

The tests follow one another: what one has done the next goes on with.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bot.documents.receiving import LARGEST_DOCUMENT
from bot.message import Role
from store.policy_drafts import PolicyDrafts
from tests.journeys.people import Room
from tests.journeys.real_bot import QUESTION, TITLE
from tests.journeys.staff_bot import MONDAY, Bureau, bureau_at
from tests.journeys.telegram_world import Stored

pytestmark = pytest.mark.timeout(180)
NEW_TITLE = f"{TITLE}（2026年修订）"


@dataclass(frozen=True, slots=True)
class Office:
    """Who publishes, who approves the notice, who asked; `seen` is what a later test goes on with."""

    bureau: Bureau
    admin: Room
    second: Room
    investor: Room
    other: Room
    seen: dict[str, Stored] = field(default_factory=dict)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A bureau on a Monday morning, two administrators, two investors."""
    with bureau_at(tmp_path_factory.mktemp("documents"), MONDAY) as bureau:
        admin, second = bureau.member(Role.ADMIN, ""), bureau.member(Role.ADMIN, "")
        yield Office(bureau, admin, second, bureau.newcomer(), bureau.newcomer())


def new_edition(office: Office) -> bytes:
    """The document that is held, from August on with another cap."""
    text = next((office.bureau.folder / "policies").glob("*.md")).read_text(encoding="utf-8")
    head = (
        text.replace(f"title: {TITLE}", f"title: {NEW_TITLE}")
        .replace("2026-01-01", "2026-08-01")
        .replace("〕1号", "〕9号")
    )
    replaced = head.replace("sample: true", f"sample: true\nreplaces:\n  - {TITLE}")
    assert replaced.count("200万元") == 1
    return replaced.replace("200万元", "260万元").encode()


def test_nobody_without_the_right_publishes(office: Office) -> None:
    """An investor and one of the staff get a sentence; nothing is fetched."""
    office.investor.say(QUESTION)
    assert "200万元" in office.investor.wait_for_reply(30).text
    office.other.say("引荐奖励什么时候兑现？")
    assert "30个工作日" in office.other.wait_for_reply(30).text
    fetched = office.bureau.api.world.calls.count("getfile")
    for room in (office.other, office.bureau.member(Role.STAFF)):
        room.send_file("办法.md", new_edition(office), "/publish")
        assert "不对您的身份开放" in room.wait_for_reply().text
    assert office.bureau.api.world.calls.count("getfile") == fetched


def test_a_broken_and_a_giant_file_are_told(office: Office) -> None:
    """Neither leaves anything under review."""
    office.admin.send_file("办法.docx", b"PK\x03\x04 not really", "/publish")
    assert "没有读成" in office.admin.wait_for_reply(40).text
    office.admin.send_file("办法.pdf", b"%PDF" + b"x" * LARGEST_DOCUMENT, "/publish")
    assert "最多 20 MB" in office.admin.wait_for_reply().text
    assert PolicyDrafts(office.bureau.database).current(MONDAY) is None


def test_a_new_edition_is_reviewed_and_its_effect_shown(office: Office) -> None:
    """The card names what it will replace; a crash in between loses nothing; the effect names the figure that changes."""
    office.admin.send_file("引荐办法2026.md", new_edition(office), "/publish")
    card = office.admin.wait_for_reply(40)
    assert "还没有发布" in card.text
    assert f"将替代《{TITLE}》（自 2026-08-01 起）" in card.text
    office.second.send_file("别的.md", "第一条 别的办法。".encode(), "/publish")
    assert "正在审阅" in office.second.wait_for_reply().text
    office.bureau.crash()
    office.bureau.bot.start(timeout=120)
    office.admin.press(card, "看影响")
    look = office.admin.wait_for_reply(60)
    assert "1 种提问的回答会变" in look.text
    assert "200万元 → 260万元" in look.text
    office.investor.say(QUESTION)
    assert "200万元" in office.investor.wait_for_reply(30).text
    office.seen["look"] = look


def test_one_tap_publishes_once_and_the_bot_answers_from_it(office: Office) -> None:
    """Pressed twice; within seconds everybody gets the new figure, without a restart."""
    look = office.seen["look"]
    office.admin.press(look, "发布", times=2)
    done = office.admin.wait_for_reply(60)
    assert f"已发布《{NEW_TITLE}》" in done.text
    office.admin.press(look, "发布")
    assert "已经发布过了" in office.admin.wait_for_reply(60).text

    def answered_anew() -> bool:
        office.other.say(QUESTION)
        return "260万元" in office.other.wait_for_reply(30).text

    office.other.wait_until(answered_anew, "still the old edition", 40)
    office.seen["done"] = done


def test_those_whom_it_touches_get_the_notice_when_a_second_person_approves(office: Office) -> None:
    """A draft for one person; nothing goes out by itself; the one who only asked what stays the same hears nothing."""
    office.admin.press(office.seen["done"], "起草通知（1 人）")
    card = office.admin.wait_for_reply(20)
    assert NEW_TITLE in card.text
    office.admin.tap(card, "时间", "马上发", "预览", "提交")
    asked = office.second.wait_for_reply(20)
    assert "等您批准" in asked.text
    assert office.investor.stays_silent()
    office.second.tap(asked, "批准")
    assert f"《{NEW_TITLE}》自2026-08-01起施行" in office.investor.wait_for_reply(60).text
    assert office.other.stays_silent()


def test_the_earlier_edition_stays_beside_the_new_one(office: Office) -> None:
    """Both lie in the folder of documents; what held before can still be asked for."""
    names = {path.name for path in (office.bureau.folder / "policies").glob("*.md")}
    assert {"引荐奖励办法.md", "引荐办法2026.md"} <= names
