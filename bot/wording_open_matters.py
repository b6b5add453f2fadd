"""How what is open is said: problems nobody has called solved, who is silent, who owes a report. Chinese first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.message import Reply, Span
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_lookups import SHOWN, as_of
from bot.wording_money import say_day
from rag.answer import Language
from store.reporting.periods import SHANGHAI

_WORDS = 120  # characters of a problem
_NAMES = 60  # of a list of offices


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem as it is shown: `since` it was told first, `last` it was told last, by whom (number) in which report."""

    project: str
    office: str
    text: str
    since: date
    last: date
    author_id: int
    report_id: int


@dataclass(frozen=True, slots=True)
class Days:
    """Days that a question names; `own` where only the asker's own office is shown."""

    first: date
    last: date
    own: bool = False


@dataclass(frozen=True, slots=True)
class NextDuty:
    """When the next report is due, and from whom."""

    due_at: datetime
    offices: tuple[str, ...]


def _named_days(language: Language, days: Days, today: date) -> str:
    first = say_day(language, days.first, today)
    if days.first == days.last:
        return first
    return say(language, "{first}至{last}", "{first} to {last}", first=first, last=say_day(language, days.last, today))


def _whose(language: Language, days: Days) -> tuple[Span, ...]:
    if not days.own:
        return ()
    return (faint(say(language, "这里只列您所在的单位。", "Only your own office is shown here.")),)


def say_problems(language: Language, problems: Sequence[ProblemView], about: str, now: datetime, *, own: bool) -> Reply:
    """Open problems, oldest first; `about` is the county, office or project that was named, "" for all."""
    whose = _whose(language, Days(now.date(), now.date(), own))
    if not problems:
        text = say(
            language,
            "{about}没有待解决的问题：报上来的问题都已办结，或者没有人报过。",
            "{about}No open problem: what was told is solved, or none was told.",
            about=f"{about}: " if about and language is Language.ENGLISH else about,
        )
        return Reply((plain(text), *whose, as_of(language, now)))
    title = say(language, "{about}待解决的问题：{n}个", "Open problems {about}: {n}", about=about, n=len(problems))
    today = now.astimezone(SHANGHAI).date()
    lines = [f"{number}. {_problem(language, one, today)}" for number, one in enumerate(problems[:SHOWN], 1)]
    more = len(problems) - SHOWN
    rest = (
        (faint(say(language, "另有{n}个没有列出，写明县区再问一次。", "{n} more; name a county.", n=more)),)
        if more > 0
        else ()
    )
    closing = faint(
        say(
            language,
            "解决了就报一条，例如：XX项目用电问题已解决。看一个项目发 /project 项目名。",
            "Once solved, report it: XX项目用电问题已解决. /project NAME shows one project.",
        )
    )
    return Reply((bold(title), plain("\n".join(lines)), *rest, closing, *whose, as_of(language, now)))


def _problem(language: Language, one: ProblemView, today: date) -> str:
    head = say(language, "{project}（{office}）", "{project} ({office})", project=one.project, office=one.office)
    if not one.project:
        head = one.office
    since = say(language, "{day}起", "since {day}", day=say_day(language, one.since, today))
    again = ""
    if one.last != one.since:
        again = say(language, "，最近一次{day}", ", last told {day}", day=say_day(language, one.last, today))
    by = say(
        language, "报送人{author}，#{report}", "by {author}, #{report}", author=one.author_id, report=one.report_id
    )
    colon = say(language, "：", ": ")
    return f"{head}{colon}{shorten(one.text, _WORDS)} · {since}{again} · {by}"


def say_missing(
    language: Language, days: Days, owing: Sequence[str], open_until: Sequence[str], now: datetime
) -> Reply:
    """Who has let a report pass, and who has still time; all of them sent theirs where nobody is named."""
    named = _named_days(language, days, now.astimezone(SHANGHAI).date())
    if not owing and not open_until:
        text = say(language, "{day}：该报的都报了。", "{day}: every report that was due has come.", day=named)
        return Reply((bold(text), *_whose(language, days), as_of(language, now)))
    title = say(language, "{day}未报单位：{n}个", "{day}: {n} offices owe a report", day=named, n=len(owing))
    if not owing:
        title = say(language, "{day}：没有误期的单位。", "{day}: nobody is late.", day=named)
    spans = [bold(title)]
    if owing:
        spans.append(plain("、".join(owing)))
    if open_until:
        who = "、".join(open_until)
        spans.append(
            plain(say(language, "还没到截止时间、也还没报：{who}", "Not yet due, nothing sent: {who}", who=who))
        )
    return Reply((*spans, *_whose(language, days), as_of(language, now)))


def say_no_duty(language: Language, days: Days, following: NextDuty | None, now: datetime) -> Reply:
    """Nobody owes a report for these days; when the next one is due."""
    today = now.astimezone(SHANGHAI).date()
    named = _named_days(language, days, today)
    text = say(language, "{day}没有要报送的单位。", "{day}: no office owes a report.", day=named)
    if days.own:
        text = say(language, "{day}您所在的单位不用报送。", "{day}: your office owes no report.", day=named)
    if following is None:
        after = say(language, "接下来一个月也没有。", " Nor does any within a month.")
    else:
        due = following.due_at.astimezone(SHANGHAI)
        after = say(
            language,
            "下一次：{day} {at:%H:%M}前，{who}。",
            " Next: {day} by {at:%H:%M}, {who}.",
            day=say_day(language, due.date(), today),
            at=due,
            who=_who(language, following.offices),
        )
    return Reply((plain(text + after), as_of(language, now)))


def _who(language: Language, offices: Sequence[str]) -> str:
    if len(offices) <= 3:
        return "、".join(offices)
    return say(
        language, "{some}等{n}个单位", "{some} and others, {n} offices", some="、".join(offices[:2]), n=len(offices)
    )


def say_silent(language: Language, days: Days, silent: Sequence[str], count: int, now: datetime) -> Reply:
    """The offices of which nothing was reported, of `count` looked at."""
    named = _named_days(language, days, now.astimezone(SHANGHAI).date())
    if not silent:
        text = say(language, "{days}：每个单位都有动静。", "{days}: every office reported something.", days=named)
        return Reply((bold(text), *_whose(language, days), as_of(language, now)))
    title = say(
        language, "{days}没有动静的单位：{n}个（共{count}个）", "{days}: {n} of {count} offices reported nothing",
        days=named, n=len(silent), count=count,
    )  # fmt: skip
    hint = faint(say(language, "没报过进展就算没有动静；谁该报没报，发 /missing。", "Who owes a report: /missing."))
    return Reply((bold(title), plain("、".join(silent[:_NAMES])), hint, *_whose(language, days), as_of(language, now)))


def say_quiet_projects(language: Language, days: Days, lines: Sequence[str], now: datetime) -> Reply:
    """The projects of which nothing was reported, those longest silent first."""
    named = _named_days(language, days, now.astimezone(SHANGHAI).date())
    if not lines:
        text = say(language, "{days}：每个项目都报过进展。", "{days}: every project was reported on.", days=named)
        return Reply((bold(text), *_whose(language, days), as_of(language, now)))
    title = say(
        language, "{days}没有报过进展的项目：{n}个", "{days}: {n} projects without a report", days=named, n=len(lines)
    )
    shown = "\n".join(f"{number}. {line}" for number, line in enumerate(lines[:SHOWN], 1))
    more = len(lines) - SHOWN
    rest = (faint(say(language, "另有{n}个没有列出。", "{n} more are not listed.", n=more)),) if more > 0 else ()
    return Reply((bold(title), plain(shown), *rest, *_whose(language, days), as_of(language, now)))


def quiet_line(language: Language, name: str, place: str, last: date | None, today: date) -> str:
    """A project with the day of its last report."""
    if last is None:
        told = say(language, "近三个月没有报过", "nothing within three months")
    else:
        told = say(language, "最近一次{day}", "last on {day}", day=say_day(language, last, today))
    return f"{name}（{place}）· {told}" if place else f"{name} · {told}"
