"""How what is looked up in the store is said: reports, projects, who owes a report, sums. Chinese first, English beside it."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_money import say_day, say_kind, say_money, say_stage, say_visits
from rag.answer import Language
from store.money import Money
from store.reporting.periods import SHANGHAI
from store.reporting.progress import Row
from store.reporting.project import Project, Stage
from store.reporting.reports import FundsEntry, Report

SHOWN = 20  # rows of a list; what is left out is counted


def as_of(language: Language, now: datetime) -> Span:
    """How the store stood, and when."""
    moment = now.astimezone(SHANGHAI)
    return faint(
        say(
            language,
            "数据截至{at}，以已保存的报送为准。",
            "As of {at}, from saved reports.",
            at=f"{moment:%Y-%m-%d %H:%M}",
        )
    )


def say_mine(language: Language, reports: Sequence[tuple[Report, str]], now: datetime) -> Reply:
    """One's own reports of the week, each with its number and project."""
    if not reports:
        text = say(language, "本周您还没有报送。", "You have reported nothing this week.")
        return Reply((plain(text), as_of(language, now)))
    today = now.astimezone(SHANGHAI).date()
    title = say(language, "您本周报送{n}条", "You reported {n} rows this week", n=len(reports))
    lines = [report_line(language, report, project, today) for report, project in reports[:SHOWN]]
    how = faint(
        say(
            language,
            "要改：发「更正：项目名」和新内容，或编辑原消息；要取消：发「撤回」加项目名。",
            "To change one: send 更正 with the project and what is right, or edit your message; to take it back: 撤回.",
        )
    )
    return Reply((bold(title), plain("\n".join(lines)), *_left_out(language, len(reports)), how, as_of(language, now)))


def report_line(language: Language, report: Report, project: str, today: date) -> str:
    """A report in one line: number, day, project, what was said."""
    late = say(language, "（补报）", " (late)") if report.late else ""
    said = row_words(language, report.row)
    name = project or say(language, "不对应项目", "no project")
    colon = say(language, "：", ": ")
    return f"#{report.report_id} {say_day(language, report.day, today)}{late} {name}{colon}{said}"


def row_words(language: Language, row: Row) -> str:
    """What a row says, without its project."""
    parts = [say_stage(language, row.stage)] if row.stage else []
    for read in row.amounts:
        way = {
            True: say(language, "累计", " total "),
            False: say(language, "新增", " plus "),
            None: say(language, "", " "),
        }
        parts.append(f"{say_kind(language, read.kind)}{way[read.cumulative]}{say_money(language, read.money)}")
    parts += [part for part in (row.activity, say_visits(language, row.visits)) if part]
    return say(language, "，", ", ").join(parts) or shorten(row.next_step or row.problem, 60)


def _left_out(language: Language, count: int) -> tuple[Span, ...]:
    if count <= SHOWN:
        return ()
    return (faint(say(language, "另有{n}条没有列出。", "{n} more are not listed.", n=count - SHOWN)),)


def say_ask_the_ledger_so(language: Language) -> Reply:
    """A question of our own figures that was not understood: old figures of newspapers are no answer to it."""
    text = say(
        language,
        "这读起来是问我们自己报的数，没有读准问的是什么，也没有拿报道里的旧数字来答。",
        "This seems to ask of our own figures, but it was not understood; old figures of newspapers are no answer to it.",
    )
    ways = say(
        language,
        "可以这样问：「冠县今年到位多少」「本月签约的项目有哪些」；或发 /board 看榜、/digest 看动态、/missing 看谁没报、/project 看一个项目。",
        "Ask like this: 冠县今年到位多少; or /board, /digest, /missing, /project NAME.",
    )
    return Reply((plain(text), faint(ways)))


def project_line(language: Language, project: Project, office: str) -> str:
    """A project in one line."""
    planned = say_money(language, project.planned) if project.planned else say(language, "计划投资未填", "no plan")
    return f"{project.name}（{project.county or office}）· {say_stage(language, project.stage)} · {planned}"


def say_projects(language: Language, lines: Sequence[str], heading: str, total: Money | None, now: datetime) -> Reply:
    """A list of projects with their number and planned sum."""
    if not lines:
        text = say(language, "{heading}：项目库里没有。", "{heading}: none in the store.", heading=heading)
        return Reply((plain(text), as_of(language, now)))
    title = say(language, "{heading}：{n}个", "{heading}: {n}", heading=heading, n=len(lines))
    if total is not None:
        title += say(language, "，计划投资合计{sum}", ", {sum} planned", sum=say_money(language, total))
    shown = "\n".join(f"{number}. {line}" for number, line in enumerate(lines[:SHOWN], 1))
    return Reply((bold(title), plain(shown), *_left_out(language, len(lines)), as_of(language, now)))


def say_project(
    language: Language, project: Project, office: str, totals: Sequence[str], history: Sequence[str], now: datetime
) -> Reply:
    """One project: fields, sums, what was reported last."""
    facts = [
        say(language, "责任单位：{office}", "Office: {office}", office=office),
        say(language, "县区：{county}", "Place: {county}", county=project.county) if project.county else "",
        say(language, "产业链：{chain}", "Chain: {chain}", chain=project.chain) if project.chain else "",
        say(language, "投资方：{who}", "Investor: {who}", who=project.investor) if project.investor else "",
        _stage(language, project, now.astimezone(SHANGHAI).date()),
        say(language, "计划投资：{sum}", "Planned: {sum}", sum=say_money(language, project.planned))
        if project.planned
        else "",
        *totals,
    ]
    spans = [bold(project.name), plain("\n".join(fact for fact in facts if fact))]
    if history:
        spans += [bold(say(language, "最近的报送", "Latest reports")), plain("\n".join(history))]
    return Reply((*spans, as_of(language, now)))


def _stage(language: Language, project: Project, today: date) -> str:
    since = (
        say(language, "（{day}起）", " (since {day})", day=say_day(language, project.since, today))
        if project.since
        else ""
    )
    return say(language, "阶段：", "Stage: ") + say_stage(language, project.stage) + since


def total_line(language: Language, kind: str, money: Money, entries: int) -> str:
    """A total with how many reports it is made of."""
    return say(
        language, "{kind}累计：{sum}（{n}笔）", "{kind} in total: {sum} ({n} entries)",
        kind=kind, sum=say_money(language, money), n=entries,
    )  # fmt: skip


def say_no_project(language: Language, words: str) -> Reply:
    """No project of that name."""
    text = say(
        language,
        "项目库里没有「{words}」。发 /projects 看全部项目，或者换一个写法再找。",
        "“{words}” is not in the store. /projects lists all; or try another way to write it.",
        words=shorten(words, 40),
    )
    return Reply((plain(text),))


def say_projects_usage(language: Language, words: str, counties: Sequence[str]) -> Reply:
    """/projects with words that are neither a place nor a stage nor in the name of a project."""
    text = say(
        language,
        "项目库里没有「{words}」：没有这个县区、阶段，项目名里也没有。写法：/projects 冠县 签约。县区有：{counties}。",
        "“{words}” is neither a place nor a stage, and in no name of a project. Usage: /projects 冠县 签约. Places: {counties}.",
        words=shorten(words, 40),
        counties="、".join(counties),
    )
    return Reply((plain(text),))


def say_which_project(language: Language, words: str, offered: Sequence[tuple[str, int]], *, held: bool) -> Reply:
    """Several projects fit, one button each; not `held`: none has these words in its name, these are near."""
    if not offered:
        return say_no_project(language, words)
    if held:
        text = say(language, "有{n}个项目对得上，您问的是哪个？", "{n} projects fit. Which one?", n=len(offered))
    else:
        text = say(
            language, "项目库里没有「{words}」。您要找的是不是：", "「{words}」 is not in the store. Did you mean:",
            words=shorten(words, 40),
        )  # fmt: skip
    buttons = tuple((Button(shorten(label), f"project:{project_id}"),) for label, project_id in offered)
    return Reply((plain(text),), buttons)


def say_project_usage(language: Language) -> Reply:
    """/project without a name."""
    return Reply((plain(say(language, "写法：/project 项目名，例如 /project 轴承。", "Usage: /project NAME.")),))


def say_sums(
    language: Language, heading: str, sums: Sequence[tuple[str, Money, int]], rows: Sequence[str], now: datetime
) -> Reply:
    """What came in, summed up by kind, with the rows behind."""
    if not sums:
        text = say(language, "{heading}：没有已保存的资金记录。", "{heading}: no saved funds.", heading=heading)
        return Reply((plain(text), as_of(language, now)))
    lines = [total_line(language, kind, money, count) for kind, money, count in sums]
    spans = [bold(heading), plain("\n".join(lines)), plain("\n".join(rows[:SHOWN]))]
    return Reply((*spans, *_left_out(language, len(rows)), as_of(language, now)))


def funds_line(language: Language, entry: FundsEntry, project: str, today: date) -> str:
    """A row behind a sum."""
    name = project or say(language, "不对应项目", "no project")
    kind = say_kind(language, entry.kind)
    return f"#{entry.report_id} {say_day(language, entry.day, today)} {name} {kind} {say_money(language, entry.money)}"


def list_heading(language: Language, county: str, stage: Stage | None, period: str = "", *, large: bool = False) -> str:
    """What a list of projects is of."""
    over = say(language, "过亿", "over 100 million") if large else ""
    name = say_stage(language, stage) if stage else ""
    if language is Language.ENGLISH:
        return " ".join(part for part in ("Projects", county, period, name, over) if part)
    return f"{county}{period}{name}{over}" + say(language, "项目", "")


def sums_heading(language: Language, county: str, period: str) -> str:
    """What sums are of."""
    return say(language, "{county}{period}到位情况", "Funds in {county}, {period}", county=county, period=period)
