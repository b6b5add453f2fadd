"""How the bulletin is said: totals first, then office by office, then who is silent and what is open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_boards import as_of_line, indicator_name, say_figure
from bot.wording_money import say_stage
from policies.personal import mask_personal
from rag.answer import Language
from store.answering.matter import Backlog
from store.reporting.digest import Digest, Item, OfficeNews, OpenProblem
from store.reporting.periods import PeriodKind

_ITEM = 160  # characters of one report


def digest_title(language: Language, digest: Digest) -> str:
    """动态 of a week, 通报 of anything longer."""
    chinese = "{period}招商动态" if digest.period.kind is PeriodKind.WEEK else "{period}招商通报"
    period = digest.period.en if language is Language.ENGLISH else digest.period.zh
    return say(language, chinese, "Investment bulletin, {period}", period=period)


def say_digest(language: Language, digest: Digest) -> Reply:
    """The whole bulletin; parts of it that Telegram takes are cut elsewhere."""
    head = (bold(digest_title(language, digest)), faint(as_of_line(language, digest.as_of)))
    body = [span for news in digest.offices if news.items for span in _office(language, news)]
    if not body:
        body = [plain(say(language, "本期没有进展。", "Nothing was reported."))]
    return Reply((*head, *_totals(language, digest), *body, *_silent(language, digest), *_problems(language, digest)))


def with_unanswered(reply: Reply, language: Language, digest: Digest, waits: Backlog, today: date) -> Reply:
    """The bulletin with how many questions nobody has answered, and the way to them; only while its period runs."""
    if not digest.period.contains(today) or not (waits.matters or waits.ungathered):
        return reply
    fresh = say(language, "；另有{n}条新提问没归并", "; {n} more not gathered yet", n=waits.ungathered)
    text = say(
        language,
        "没答上的问题：待答{n}个，本期新增{new}个，最久{days}天{fresh}。查看：/unanswered",
        "Unanswered questions: {n} open, {new} of them new in this period, the oldest {days} days{fresh}. See /unanswered",
        n=waits.matters,
        new=waits.new_in(digest.period),
        days=waits.days(today),
        fresh=fresh if waits.ungathered else "",
    )
    look = Button(say(language, "看没答上的", "See them"), "ua:0:0")
    return replace(reply, spans=(*reply.spans, plain(text)), buttons=(*reply.buttons, (look,)))


def _totals(language: Language, digest: Digest) -> Iterator[Span]:
    lines = [
        f"{indicator_name(language, indicator)} {say_figure(language, indicator, tally.value)}"
        for indicator, tally in digest.totals.items()
        if tally.value
    ]
    if lines:
        yield plain(say(language, "合计：", "Totals: ") + say(language, "，", ", ").join(lines))


def _office(language: Language, news: OfficeNews) -> Iterator[Span]:
    late = say(language, "（补报{n}次）", " ({n} late)", n=news.late) if news.late else ""
    count = say(language, "{n}条", "{n} items", n=len(news.items))
    yield bold(f"{news.office.name} · {count}{late}")
    yield plain("\n".join(_item(language, number, item) for number, item in enumerate(news.items, 1)))


def _item(language: Language, number: int, item: Item) -> str:
    row = item.report.row
    parts = [
        item.project,
        say_stage(language, row.stage) if row.stage else "",
        row.activity,
        *(amount.text for amount in row.amounts),
        say(language, "问题：{text}", "problem: {text}", text=row.problem) if row.problem else "",
        say(language, "下一步：{text}", "next: {text}", text=row.next_step) if row.next_step else "",
    ]
    told = say(language, "，", ", ").join(part for part in parts if part) or item.report.text
    day = f"{item.report.day.month}-{item.report.day.day:02d}"
    return f"{number}. {day} {shorten(mask_personal(told), _ITEM)}"


def _silent(language: Language, digest: Digest) -> Iterator[Span]:
    names = [news.office.name for news in digest.silent]
    if names:
        yield bold(say(language, "未报送（{n}个）", "Nothing received from {n}", n=len(names)))
        yield plain(say(language, "、", ", ").join(names))


def _problems(language: Language, digest: Digest) -> Iterator[Span]:
    problems = digest.problems
    if problems:
        yield bold(say(language, "待解决的问题（{n}个）", "Open problems: {n}", n=len(problems)))
        yield plain("\n".join(_problem_lines(language, digest, problems)))


def _problem_lines(language: Language, digest: Digest, problems: Sequence[OpenProblem]) -> Iterator[str]:
    names = {news.office.office_id: news.office.name for news in digest.offices}
    for number, problem in enumerate(problems, 1):
        since = "" if problem.new else say(language, "（{day}提出）", " (since {day})", day=problem.day)
        subject = mask_personal(f"{names[problem.office_id]} {problem.project}".strip())
        yield f"{number}. {subject}：{shorten(mask_personal(problem.text), _ITEM)}{since}"
