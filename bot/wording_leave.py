"""What is said to the buttons below a reminder: report now, no progress, leave. Chinese first, English beside it. Pure."""

from collections.abc import Sequence
from datetime import date

from bot.message import Button, Reply
from bot.wording import faint, plain, say
from bot.wording_chasing import Owed, say_period
from rag.answer import Language


def say_how_to_report(language: Language) -> Reply:
    """现在报 was pressed."""
    text = say(
        language, "直接把进展发给我就行，一句话也可以。例如：",
        "Just send me what happened, one sentence is enough. For example:",
    )  # fmt: skip
    example = "XX项目昨天签约，计划投资2亿元，下一步办理土地手续。"
    return Reply((plain(text), faint(example)))


def say_nil_noted(language: Language, owed: Owed, *, late: bool) -> Reply:
    """没有进展 was pressed."""
    text = say(
        language, "已记：{office}{period}没有进展{late}。有了新情况，照常发来就行。",
        "Noted: no progress at {office} for {period}{late}. If anything comes up, just send it.",
        office=owed.office, period=say_period(language, owed), late=say(language, "（补报）", " (late)") if late else "",
    )  # fmt: skip
    return Reply((plain(text),))


def say_nothing_owed(language: Language) -> Reply:
    """A press about a period that was reported meanwhile, or is too long ago."""
    text = say(
        language, "这一期已经不用报了：已经收到，或者时间太久。",
        "Nothing is owed for this any more: it has come, or it is too long ago.",
    )  # fmt: skip
    return Reply((plain(text),))


def say_other_office(language: Language) -> Reply:
    """A press about an office one does not belong to."""
    text = say(
        language, "这是别的单位的事，由那边的同志来点。",
        "This concerns another office; somebody of that office has to tap.",
    )  # fmt: skip
    return Reply((plain(text),))


def say_which_leave(language: Language, today: Sequence[str], week: Sequence[str]) -> Reply:
    """Asks for which days; each argument is a button's days in words and its data."""
    title = say(language, "哪几天请假？请假期间不提醒您。", "On leave when? You will not be reminded then.")
    hint = say(
        language, "别的日子请写：/leave 8-9日；提前回来：/leave 取消。",
        "Other days: /leave 6月25日-27日; back early: /leave cancel.",
    )  # fmt: skip
    labels = (
        say(language, "今天（{days}）", "Today ({days})", days=today[0]),
        say(language, "本周（{days}）", "This week ({days})", days=week[0]),
    )
    return Reply((plain(title), faint(hint)), ((Button(labels[0], today[1]), Button(labels[1], week[1])),))


def say_days(language: Language, first: date, last: date) -> str:
    """6月12日, or 6月12日—6月16日."""
    if language is Language.ENGLISH:
        return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    days = [f"{day.month}月{day.day}日" for day in (first, last)]
    return days[0] if first == last else "—".join(days)


def say_leave_taken(language: Language, first: date, last: date) -> Reply:
    """The leave is noted."""
    text = say(
        language, "已记：{days}请假，这几天不提醒您。提前回来请发：/leave 取消。",
        "Noted: on leave {days}; you will not be reminded. If you are back early: /leave cancel.",
        days=say_days(language, first, last),
    )  # fmt: skip
    return Reply((plain(text),))


def say_leave_cancelled(language: Language, *, was_there: bool) -> Reply:
    """The leave of today is over."""
    if was_there:
        return Reply((plain(say(language, "欢迎回来，请假已取消。", "Welcome back, your leave is cancelled.")),))
    return Reply((plain(say(language, "今天没有登记请假，不用取消。", "There is no leave today to cancel.")),))


def say_leave_not_read(language: Language) -> Reply:
    """The words name no days that leave could be for."""
    text = say(
        language, "没有读懂是哪几天，什么都没有记。请这样写：/leave 今天、/leave 8-9日、/leave 6月25日到7月2日。",
        "I could not read the days; nothing was noted. Write /leave today, /leave 8-9日, /leave 2026-06-25 to 2026-07-02.",
    )  # fmt: skip
    return Reply((plain(text),))
