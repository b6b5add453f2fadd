"""How the bulletin is said: totals, offices, silence, problems; and a very long one in parts that a chat takes."""

from datetime import UTC, date, datetime

from bot.reply_parts import split_reply
from bot.wording_digest import say_digest, with_unanswered
from rag.answer import Language
from store.answering.matter import Backlog
from store.reporting.digest import Digest, Heard, write_digest
from store.reporting.facts import Facts, VisitFact
from store.reporting.offices import League, Office, OfficeKind
from store.reporting.periods import Period, PeriodKind
from store.reporting.progress import Row
from store.reporting.project import Stage
from store.reporting.reporting_duty import Attendance, Duty, Kept
from store.reporting.reports import Report

_WEEK = Period(PeriodKind.WEEK, 2024, 26)
_AS_OF = datetime(2024, 7, 1, 2, tzinfo=UTC)
_OFFICES = tuple(Office(n, f"x{n:02d}", f"{n}号县", OfficeKind.COUNTY, League.COUNTIES) for n in (1, 2))


def _report(report_id: int, row: Row) -> Report:
    posted = datetime(2024, 6, 25, 3, tzinfo=UTC)
    return Report(report_id, 1, True, 1, "c", str(report_id), 0, "原来的话", posted, 7, 7, posted, 1, None, row)


def _digest(*rows: Row) -> Digest:
    due = datetime(2024, 6, 28, 10, tzinfo=UTC)
    kept = [
        Kept(Duty(n, _WEEK.first, _WEEK.last, due), state)
        for n, state in ((1, Attendance.LATE), (2, Attendance.MISSING))
    ]
    reports = [_report(number, row) for number, row in enumerate(rows, 1)]
    facts = Facts({}, visits=(VisitFact(1, date(2024, 6, 25), 1, 2, 9),))
    return write_digest(_WEEK, _AS_OF, Heard(_OFFICES, reports, facts, kept))


def test_a_week_is_told_from_its_totals_to_its_problems() -> None:
    """Word for word."""
    digest = _digest(
        Row("轴承二期", Stage.SIGNED, "与甲方签约", day=date(2024, 6, 25), problem="缺电", next_step="办手续"), Row()
    )
    assert say_digest(Language.SIMPLIFIED, digest).text == (
        "2024年第26周（6月24日—6月30日）招商动态\n数据截至 2024-07-01 10:00\n合计：走出去请进来批次 2批次，走出去请进来人次 9人次\n"
        "1号县 · 2条（补报1次）\n1. 6-25 轴承二期，签约，与甲方签约，问题：缺电，下一步：办手续\n2. 6-25 原来的话\n"
        "未报送（1个）\n2号县\n待解决的问题（1个）\n1. 1号县 轴承二期：缺电"
    )


def test_a_quiet_week_says_so() -> None:
    """And who was silent."""
    text = say_digest(Language.SIMPLIFIED, _digest()).text
    assert "本期没有进展。" in text
    assert "未报送" in text


def test_a_long_bulletin_comes_in_parts_that_a_chat_takes() -> None:
    """A thousand reports, nothing lost."""
    digest = _digest(*(Row(f"第{number}项目", activity="施工" * 60) for number in range(1000)))
    parts = split_reply(say_digest(Language.SIMPLIFIED, digest))
    assert len(parts) > 20
    assert "1000. 6-25 第999项目" in "".join(part.text for part in parts)


def test_an_english_reader_gets_english() -> None:
    """Reports stay in the words they were written in."""
    text = say_digest(Language.ENGLISH, _digest(Row("轴承", problem="缺电"))).text
    assert text.startswith("Investment bulletin, week 26 of 2024")
    assert "problem: 缺电" in text and "Open problems: 1" in text


def test_what_nobody_answered_stands_below_with_the_way_to_it() -> None:
    """How many, how many of them new, how old; nothing where nothing waits, and nothing once the period is over."""
    digest, today = _digest(), date(2024, 6, 28)
    before, within = (datetime(2024, 6, day, 3, tzinfo=UTC) for day in (20, 25))
    reply, waits = say_digest(Language.SIMPLIFIED, digest), Backlog(3, 5, before, 0, (before, within, within))
    told = with_unanswered(reply, Language.SIMPLIFIED, digest, waits, today)
    assert told.spans[-1].text == "没答上的问题：待答3个，本期新增2个，最久8天。查看：/unanswered"
    assert told.buttons[-1][-1].data == "ua:0:0"
    english = with_unanswered(reply, Language.ENGLISH, digest, waits, today)
    assert "3 open, 2 of them new in this period, the oldest 8 days. See /unanswered" in english.text
    unread = with_unanswered(reply, Language.SIMPLIFIED, digest, Backlog(0, 0, within, 2), today)
    assert "待答0个，本期新增0个，最久3天；另有2条新提问没归并" in unread.text
    assert with_unanswered(reply, Language.SIMPLIFIED, digest, Backlog(0, 0, None, 0), today) == reply
    assert with_unanswered(reply, Language.SIMPLIFIED, digest, waits, date(2024, 7, 1)) == reply
