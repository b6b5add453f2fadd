"""What is said to who owes a report, to their leader, and when a board can be drawn: short, kind, with what to tap. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, in_rows, plain, say
from rag.answer import Language
from store.reporting.offices import Rhythm
from store.reporting.periods import SHANGHAI, Period, PeriodKind, period_of

_WEEKDAYS = "一二三四五六日"
_LISTED, _OFFERED = 5, 3  # lines of a list, buttons of 没有进展


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that has not come, as it is spoken of: for the day `due`, or for the week it lies in.

    `press` is what the button 没有进展 sends.
    """

    office: str
    rhythm: Rhythm
    due: date
    due_at: datetime
    press: str


def say_day(language: Language, day: date) -> str:
    """6月12日（周三）, or Wed 12 June."""
    return say(
        language, "{month}月{number}日（周{weekday}）", "{named}",
        month=day.month, number=day.day, weekday=_WEEKDAYS[day.weekday()], named=f"{day:%a} {day.day} {day:%B}",
    )  # fmt: skip


def say_period(language: Language, owed: Owed) -> str:
    """What the report is for: a day, or a week by its number."""
    if owed.rhythm is Rhythm.DAILY:
        return say_day(language, owed.due)
    week = period_of(PeriodKind.WEEK, owed.due).number
    return say(language, "第{week}周", "week {week}", week=week)


def say_reminder(language: Language, owed: Sequence[Owed], now: datetime) -> Reply:
    """To a member: before the cut-off that it is near, after it that the report may still come; all in one message."""
    open_still = [one for one in owed if one.due_at >= now]
    first, office = owed[0], owed[0].office
    if len(owed) > 1:
        spans = _list(language, owed)
    elif open_still:
        time = first.due_at.astimezone(SHANGHAI)
        spans = (bold(say(
            language, "{office}{period}的进展，{time}前报一下就好。", "{office}: the report for {period} is due by {time}.",
            office=office, period=say_period(language, first), time=_clock(time),
        )),)  # fmt: skip
    else:
        spans = (bold(say(
            language, "还没有收到{office}{period}的进展，方便的时候补一下。",
            "The report of {office} for {period} has not come yet; please send it when you can.",
            office=office, period=say_period(language, first),
        )),)  # fmt: skip
    closing = faint(say(
        language, "报过、没有进展或者请假的，点一下就不再提醒。",
        "Once it is in, or you tap below, there will be no more reminders.",
    ))  # fmt: skip
    return Reply((*spans, closing), _buttons(language, owed, now))


def _clock(time: datetime) -> str:
    return "24:00" if (time.hour, time.minute) == (0, 0) else f"{time:%H:%M}"


def _list(language: Language, owed: Sequence[Owed]) -> tuple[Span, ...]:
    """The newest reports that are missing, and how many more."""
    title = say(
        language, "{office}有{n}期进展还没有收到：", "{office}: {n} reports have not come yet:",
        office=owed[0].office, n=len(owed),
    )  # fmt: skip
    newest = sorted(owed, key=lambda one: one.due_at, reverse=True)
    lines = [f"· {say_period(language, one)}" for one in newest[:_LISTED]]
    more = len(owed) - len(lines)
    if more > 0:
        lines.append(say(language, "· 更早的{n}期", "· {n} earlier ones", n=more))
    return bold(title), plain("\n".join(lines))


def _buttons(language: Language, owed: Sequence[Owed], now: datetime) -> tuple[tuple[Button, ...], ...]:
    newest = sorted(owed, key=lambda one: one.due_at, reverse=True)[:_OFFERED]
    nothing = [Button(_no_progress(language, one, now), one.press) for one in newest]
    now_button = Button(say(language, "现在报", "Report now"), "now")
    leave = Button(say(language, "请假", "On leave"), "leave")
    return ((now_button, leave), *in_rows(nothing, 1))


def _no_progress(language: Language, owed: Owed, now: datetime) -> str:
    today = now.astimezone(SHANGHAI).date()
    if owed.rhythm is Rhythm.DAILY and owed.due == today:
        return say(language, "今天没有进展", "No progress today")
    if owed.rhythm is Rhythm.WEEKLY and period_of(PeriodKind.WEEK, today).contains(owed.due):
        return say(language, "本周没有进展", "No progress this week")
    return say(language, "{period}没有进展", "No progress: {period}", period=say_period(language, owed))


def say_to_leader(language: Language, owed: Sequence[Owed], now: datetime) -> Reply:
    """To the leader of the office, after the members were reminded twice."""
    title = say(
        language, "{office}{period}的进展还没有收到，经办同志已经提醒过了。",
        "{office}: the report for {period} has not come; the staff were reminded.",
        office=owed[0].office, period=say_period(language, owed[0]),
    )  # fmt: skip
    spans = _list(language, owed) if len(owed) > 1 else (bold(title),)
    closing = say(
        language, "请您过问一下；没有进展的，点一下下面的按钮即可。这是这件事的最后一次提醒。",
        "Please look into it; if there was no progress, tap below. This is the last reminder about it.",
    )  # fmt: skip
    return Reply((*spans, faint(closing)), _buttons(language, owed, now)[1:])


def say_to_group(language: Language, owed: Sequence[Owed]) -> Reply:
    """In the office's own group, where the coordinator turned that on; nobody is named."""
    periods = say(language, "、", ", ").join(say_period(language, one) for one in owed[-_LISTED:])
    text = say(
        language, "{office}{periods}的进展还没有收到，请经办同志方便时报一下。",
        "{office}: the report for {periods} has not come yet; please send it when you can.",
        office=owed[0].office, periods=periods,
    )  # fmt: skip
    return Reply((plain(text),))


def periods_over(language: Language, periods: Sequence[Period]) -> Span:
    """For the coordinator: a week, month or quarter is over, and what can be drawn of it."""
    lines = []
    for period in periods:
        label = period.en if language is Language.ENGLISH else period.zh
        if period.kind is PeriodKind.WEEK:
            lines.append(say(
                language, "{label}结束了，可以看周汇报：/digest {period}", "{label} is over; its bulletin: /digest {period}",
                label=label, period=period,
            ))  # fmt: skip
        else:
            lines.append(say(
                language, "{label}结束了，可以出榜：/board {period}", "{label} is over; its board: /board {period}",
                label=label, period=period,
            ))  # fmt: skip
    return plain("\n".join(lines))
