"""What is said about an office's calendar and the settings of chasing. Chinese first, English beside it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.message import Reply
from bot.wording import bold, faint, plain, say
from rag.answer import Language
from store.reporting.chase import ChaseState, Rules
from store.reporting.offices import Office, Rhythm

_DAYS_ZH = "一二三四五六日"
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STATES: Mapping[ChaseState, tuple[str, str]] = {
    ChaseState.SENT: ("已发出", "sent"),
    ChaseState.FAILED: ("没发出去", "failed"),
    ChaseState.UNKNOWN: ("发没发到不清楚（不重发）", "nobody can say whether it arrived (not repeated)"),
    ChaseState.CLAIMED: ("正在发", "being sent"),
}
_SHOWN = 30


def say_rhythm(language: Language, office: Office) -> str:
    """每天18:00前, 每周五17:00前."""
    time = f"{office.cut_off // 60:02d}:{office.cut_off % 60:02d}"
    if office.rhythm is Rhythm.DAILY:
        return say(language, "每个工作日{time}前", "each working day by {time}", time=time)
    return say(
        language, "每周{zh} {time}前", "each {en} by {time}",
        zh=_DAYS_ZH[office.due_weekday], en=_DAYS_EN[office.due_weekday], time=time,
    )  # fmt: skip


def say_calendar_set(language: Language, office: Office) -> Reply:
    """The calendar of an office as it is from today on."""
    text = say(
        language, "{office}：{rhythm}报送，今天起执行。遇节假日提前到前一个工作日，调休上班日照常。",
        "{office}: {rhythm}, from today on. Before a holiday it is the working day before; exchanged working days count.",
        office=office.name, rhythm=say_rhythm(language, office),
    )  # fmt: skip
    return Reply((plain(text),))


def say_calendars(language: Language, offices: Sequence[Office]) -> Reply:
    """How each office reports, and how that is changed."""
    title = say(language, "报送日历", "Reporting calendars")
    lines = [f"{office.name}：{say_rhythm(language, office)}" for office in offices[:_SHOWN]]
    return Reply((bold(title), plain("\n".join(lines)), faint(_calendar_usage(language))))


def say_calendar_usage(language: Language) -> Reply:
    """The words were not understood."""
    return Reply((plain(_calendar_usage(language)),))


def _calendar_usage(language: Language) -> str:
    return say(
        language,
        "这样设置：/calendar 冠县 daily 17:30，或 /calendar 冠县 weekly 周五 17:00。",
        "Set one like this: /calendar 冠县 daily 17:30, or /calendar 冠县 weekly fri 17:00.",
    )


def say_chasing(language: Language, rules: Rules, counts: Mapping[ChaseState, int], waiting: int) -> Reply:
    """How chasing stands: when the steps come, what became of the messages of two weeks, what would go out now."""
    title = say(language, "催报设置", "Chasing")
    steps = say(
        language,
        "截止前{before}分钟私下提醒经办，截止后{second}分钟再提醒一次，截止后{leader}告诉单位负责同志。"
        "只在工作日8:00—21:00发。群里提醒：{public}。",
        "{before} minutes before the cut-off members are reminded in private, once more {second} minutes after it, and "
        "{leader} after it the leader hears of it. Only from 8:00 to 21:00 of working days. In groups: {public}.",
        before=_minutes(rules.before), second=_minutes(rules.second_after), leader=_long(language, rules.leader_after),
        public=say(language, "开", "on") if rules.public else say(language, "关", "off"),
    )  # fmt: skip
    sent = [f"{say(language, *_STATES[state])} {counts[state]}" for state in _STATES if counts.get(state)]
    lines = say(
        language, "近两周：{sent}。现在待发 {waiting} 条。", "Last two weeks: {sent}. Waiting now: {waiting}.",
        sent="，".join(sent) or say(language, "没有发过", "nothing sent"), waiting=waiting,
    )  # fmt: skip
    return Reply((bold(title), plain(steps), plain(lines), faint(_chase_usage(language))))


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds()) // 60


def _long(language: Language, span: timedelta) -> str:
    minutes = _minutes(span)
    if minutes % 60 == 0:
        return say(language, "{n}小时", "{n} hours", n=minutes // 60)
    return say(language, "{n}分钟", "{n} minutes", n=minutes)


def say_chasing_set(language: Language, rules: Rules, counts: Mapping[ChaseState, int], waiting: int) -> Reply:
    """The same after a change."""
    done = plain(say(language, "已改，马上生效。", "Changed, from now on."))
    told = say_chasing(language, rules, counts, waiting)
    return Reply((done, *told.spans))


def say_chase_usage(language: Language) -> Reply:
    """The words were not understood."""
    return Reply((plain(_chase_usage(language)),))


def _chase_usage(language: Language) -> str:
    return say(
        language,
        "这样改：/chase public on|off（群里提醒），/chase before 30、/chase second 60、/chase leader 900（分钟）。",
        "Change it by /chase public on|off (in groups), /chase before 30, /chase second 60, /chase leader 900 (minutes).",
    )
