"""The day of one project's row: which of the days its clauses name, and what is asked about it."""

import re
from datetime import date

from bot.reading.clauses import Section
from bot.reading.dates import DayFound
from bot.reading.grouping import Group
from bot.reading.marks import Marks
from bot.reading.stages import StageFound
from store.reporting.progress import Doubt, DoubtKind

_NO_DAY_BEFORE = re.compile(
    r"(?:(?:报送|填报|发布|印发|报告|上报|制表)(?:日期|时间):?|不是|而非|并非|原定|原计划|原先是|(?:写|报|说|记|填|看|当)成了?|误[写报记为]+|(?:上一?条|之前|前面|昨天|"
    r"刚才)(?:写|"
    r"报|说|记|填)的?(?:是|为)?)\s*$"
)
_NO_DAY_BEHIND = re.compile(
    r"^(?:节|假期)?[都也]?没[休歇放闲]|^\s*(?:的)?(?:所[报写说填]|最[后前初早][一两几]?条|[^,。;]{0,2}(?:会议?|例会)?(?:记录|纪要|简报|台账|报表|材料)(?:里|上|"
    r"中|写)|(?:的)?(?:调度|例|推进|专题|协调|联席|办公)会|(?:加班)?报(?=[:,])|加班|发的|那[张条版份](?:喜报|图|日报|消息|报表)?|谁也|"
    r"日报(?!$|[\n:])|晚报|早报|报表|台账|通报|周报|月报|报的|上报|那条|"
    r"报过|说的|补一个|补报|补)|[^,。;]{0,4}?[说报写发填记](?:的|成|错|反)|"
    r"^(?:重大|重点|全市|全县)?[\u4e00-\u9fff]{0,4}集中(?!签约了|开工了)(?<=季度集中)"
)
_WEEKS_OLD = re.compile(r"年前|前两天|前几天|前段时间|前阵子|前些天|不久前|年初|早些时候")
_UNTIL = re.compile(r"截[至止]到?$")
_GOES_ON = re.compile(r"然后|接着|顺路|又去|接下来|随后")
_NEAR = 92  # days
_SOON = 31  # days: over the turn of the year
_YEARS = 3  # a written year farther off than this is asked about


def day_of(marks: Marks, group: Group, stage: StageFound | None) -> DayFound | None:
    """The day of the stage where several are named, else the first day, else the first span of days."""
    for numbers in (group.own, _of_item(marks, group), _last_label(marks, group), group.shared):
        days = [day for n in numbers if marks.clauses[n].section is Section.PROGRESS for day in marks.days_in(n)
                if n not in marks.plans and _counts(marks, day)]  # fmt: skip
        days = [day for day in days if not _UNTIL.search(marks.text, max(0, day.start - 3), day.start)] or days
        if days:
            return _of_these(marks, group, stage, days)
    if later := _ahead(marks, group) or _of_all_behind(marks, group):
        return later
    if only := _only_day(marks, group):
        return only
    goes_on = bool(group.own) and _GOES_ON.match(marks.said(group.own[0]))
    return next((day for day in marks.days_in(0) if _counts(marks, day)), None) if goes_on else None


def _only_day(marks: Marks, group: Group) -> DayFound | None:
    """恁猜咱今儿碰着谁了？…: the one day of a message that tells of one project."""
    told = [one for number, each in enumerate(marks.by_clause) for one in each.days if number not in marks.plans]
    single = marks.single and len(told) == 1 and group.name is not None
    return told[0] if single and _counts(marks, told[0]) else None


def _of_these(marks: Marks, group: Group, stage: StageFound | None, days: list[DayFound]) -> DayFound:
    single = [day for day in days if day.first == day.last]
    if single and all(day.part for day in single):
        return _whole_day(marks, group) or single[0]
    single = [day for day in single if not day.part]
    if not single:
        return days[1] if _told_before(marks, days) else days[0]
    if not _told_before(marks, single):
        return single[0]
    beside = [day for day in single[1:] if stage and day.start < stage.start]
    return beside[-1] if beside else single[1]


def _ahead(marks: Marks, group: Group) -> DayFound | None:
    """今天临清…一个是甲…再一个是乙…: the day before the first name of a sentence is that of all in it."""
    if group.lead < 0 or group.lead in marks.plans:
        return None
    days = [day for day in marks.days_in(group.lead) if day.end <= group.lead_end and _counts(marks, day)]
    return days[-1] if days else None


def _of_item(marks: Marks, group: Group) -> list[int]:
    """9月11日至12日赴西安招商。与…签署…: what the same item told before it."""
    return [n for n in group.shared if group.item >= 0 and marks.clauses[n].item == group.item]


def _last_label(marks: Marks, group: Group) -> list[int]:
    """11月18日：甲…；11月19日：乙…: the last heading that names a day."""
    return [n for n in group.shared if marks.clauses[n].label and marks.days_in(n)][-1:]


def _of_all_behind(marks: Marks, group: Group) -> DayFound | None:
    """甲签约9000万，乙签约3000万，都是昨天签的: a day behind several that is said to be that of all."""
    last = max(group.own, default=-1)
    for number in marks.of_all:
        if number > last and number not in marks.plans:
            return next((day for day in marks.days_in(number) if _counts(marks, day)), None)
    return None


def _whole_day(marks: Marks, group: Group) -> DayFound | None:
    """昨天两拨：上午…；下午…: the day of the heading, or of the sentence before, of which only a part is said."""
    first = min((marks.clauses[n].start for n in group.own), default=0)
    told = [day for n, each in enumerate(marks.by_clause) for day in each.days if n not in marks.plans]
    before = [day for day in told if day.start < first and day.first == day.last and not day.part]
    heads = [day for n in group.shared for day in marks.days_in(n) if day in before and _counts(marks, day)]
    return heads[-1] if heads else None


def day_doubts(marks: Marks, group: Group, day: DayFound | None) -> tuple[Doubt, ...]:
    """What is asked of a day: one near ahead read as of last year, a written year far off, a day that no calendar has."""
    if day is None:
        own = [(marks.clauses[n].start, marks.clauses[n].end) for n in group.own if n not in marks.plans]
        wrong = [each for each in marks.no_days if any(start <= each[0] < end for start, end in own)]
        return tuple(Doubt(DoubtKind.FUTURE, marks.folded.written(*each)) for each in wrong[:1])
    written = marks.folded.written(day.start, day.end)
    if day.exact and abs(day.last.year - marks.posted.year) > _YEARS:
        return (Doubt(DoubtKind.FUTURE, written, (day.first.isoformat(),)),)
    ahead = day.later[0] if day.later else _next_year(day, marks.posted) if _month_only(written) else None
    if ahead is None or (ahead - marks.posted).days > (_NEAR if day.later else _SOON):
        return ()
    return (Doubt(DoubtKind.FUTURE, written, (day.first.isoformat(), ahead.isoformat())),)


def _month_only(written: str) -> bool:
    """8月2日: a day of the calendar whose year is not said."""
    return bool(re.match(r"[\d一二三四五六七八九十]{1,3}\s*(?:月|[./]\d)", written))


def _next_year(day: DayFound, posted: date) -> date | None:
    """1月1日 said on 31 December is the day that comes, or one of nearly a year ago."""
    if not day.exact or day.first.year != posted.year or posted.year == date.max.year:
        return None
    return date(posted.year + 1, day.first.month, min(day.first.day, 28))


def _told_before(marks: Marks, days: list[DayFound]) -> bool:
    """5月28号签的那个项目今天打桩了: the first day only says which project."""
    return len(days) > 1 and bool(re.match(r"[^,。;]{0,8}的(?:那个|那家|这个)?", marks.text[days[0].end :]))


def _counts(marks: Marks, day: DayFound) -> bool:
    if day.future or day.deadline or _NO_DAY_BEFORE.search(marks.text[max(0, day.start - 8) : day.start]):
        return False
    if marks.text[day.start - 2 : day.start] == "截止" and marks.text[day.start] not in "今目":
        return False
    return not _NO_DAY_BEHIND.match(marks.text[day.end : day.end + 8])


def vague_of(marks: Marks, group: Group) -> str:
    """年前, 前几天: words of time that name no day."""
    for number in group.own:
        clause = marks.clauses[number]
        match = _WEEKS_OLD.search(marks.text, clause.start, clause.end)
        if match and number not in marks.plans:
            return marks.folded.written(*match.span())
    return ""
