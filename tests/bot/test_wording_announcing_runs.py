"""How an announcement went, in words."""

import pytest

from bot.wording_announcing_runs import (
    READ_HEADER,
    REPORT_HEADER,
    Line,
    say_expired,
    say_fate,
    say_forgotten,
    say_reason,
    say_report,
    say_run_card,
    say_sums,
    say_unread_to_leader,
)
from rag.answer import Language
from store.announcing.deliveries import Fate, Tally
from store.moved_chats import SAID_THERE
from tests.store_announcing.bureau import NOW

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH


@pytest.mark.parametrize("language", list(Language))
def test_every_state_has_a_name_of_its_own(language: Language) -> None:
    """No two are mixed up in a report."""
    assert len({say_fate(language, fate) for fate in Fate}) == len(Fate)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Forbidden: bot was blocked by the user", "对方屏蔽了机器人"),
        ("Bad Request: CHAT NOT FOUND", "会话不存在"),
        ("the group has another id", "群升级了，换了编号"),
        (SAID_THERE, "群升级换了编号，按新编号已发过"),
        ("the person does not want to be written to any more", "对方已删除个人数据"),
        ("x" * 99, "x" * 59 + "…"),
    ],
)
def test_reasons_are_said_as_people_say_them(reason: str, said: str) -> None:
    """What the service calls otherwise is cut, not left out."""
    assert say_reason(ZH, reason) == said


def test_sums_leave_out_what_nobody_is_in() -> None:
    """But for sent and waiting; 已阅 only where it is asked for."""
    tally = Tally(5, {Fate.SENT: 3, Fate.UNKNOWN: 2})
    assert say_sums(ZH, tally) == "已发 3 · 待发 0 · 不明 2"
    assert say_sums(ZH, Tally(1, {Fate.SENT: 1}, 2, 3)) == "已发 1 · 待发 0 · 已阅 2/3人"


def test_the_card_warns_of_what_is_unknown_and_what_is_not_pinned() -> None:
    """And says nothing of either where there is none."""
    tally = Tally(3, {Fate.SENT: 1, Fate.FAILED: 1, Fate.UNKNOWN: 1})
    card = say_run_card(ZH, 7, 2, (tally, [("bot was kicked", 1)], 4), NOW)
    assert card.in_place and "第2次发送 · 共3个会话" in card.text
    for part in ("机器人被移出群：1", "有4个群没能置顶", "不会自动重发"):
        assert part in card.text
    calm = say_run_card(EN, 7, 2, (Tally(1, {Fate.SENT: 1}), [], 0), NOW).text
    assert "unknown" not in calm and "pinned" not in calm


def test_a_long_report_goes_on_in_the_workbook() -> None:
    """What is unknown can be sent again, name by name."""
    lines = [Line(f"群{number}", Fate.SENT) for number in range(31)]
    lines[0] = Line("群零", Fate.FAILED, "chat not found", 1, 3, "not enough rights")
    report = say_report(ZH, 7, 1, Tally(31, {Fate.SENT: 30, Fate.FAILED: 1}), lines, [(say_forgotten(ZH), 55)])
    assert "群零：失败（会话不存在），没能置顶：机器人没有权限，已阅 1/3" in report.text
    assert "…还有1个，见表格" in report.text
    assert report.buttons[0][0].data == "an-again:7:55"


def test_headers_of_the_workbook_name_each_column_once() -> None:
    """Chinese, as its readers keep it."""
    for header in (REPORT_HEADER, READ_HEADER):
        assert len(set(header)) == len(header) and all(name.strip() for name in header)


def test_people_are_known_by_their_numbers() -> None:
    """Nobody's name is kept."""
    assert "编号9、10" in say_unread_to_leader(ZH, 7, "冠县招商办", [9, 10]).text
    assert "8月3日（周一）10:00" in say_expired(ZH, 7, [NOW]).text
