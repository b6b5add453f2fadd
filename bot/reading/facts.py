"""From the clauses of one project to its row: stage, sums, day, county, activity, problem and next step, each with its place."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading import amount_kinds
from bot.reading.activities import activity_of
from bot.reading.clauses import Section
from bot.reading.corrections import Correction
from bot.reading.dates import DayFound
from bot.reading.grouping import Group
from bot.reading.marks import Marks
from bot.reading.names import Grip
from bot.reading.notes import next_clauses, next_step_of, problem_clauses, problem_of
from bot.reading.places import CountyFound
from bot.reading.row_amounts import read_amounts, unit_doubts
from bot.reading.stages import StageFound, before, find_stages, settle
from bot.reading.visits import visits_in
from store.reporting.progress import AmountKind, Doubt, DoubtKind, Row, Source
from store.reporting.project import Stage

_NO_DAY_BEFORE = re.compile(r"(?:不是|而非|并非|截止|原定|原计划)\s*$")
_NO_DAY_BEHIND = re.compile(
    r"^\s*(?:的)?(?:[^,。;]{0,2}(?:会议?|例会)?(?:记录|纪要|简报|台账|报表|材料)(?:里|上|中|写)|(?:加班)?报(?=[:,])|加班|发的|日报|周报|月报|报的|上报|那条|"
    r"报过|说的|补一个|补报|补)|"
    r"^(?:重大|重点|全市|全县)?[\u4e00-\u9fff]{0,4}集中(?!签约了|开工了)(?<=季度集中)"
)
_WEEKS_OLD = re.compile(r"年前|前两天|前几天|前段时间|前阵子|前些天|不久前|年初|早些时候")
_LAND_IN_WORK = re.compile(r"土地指标|用地指标|拆迁|征地|清表|腾退|土地[^,。;]{0,6}批|地块")
_NOT_OURS_BEFORE = re.compile(r"(?:不是|不在|从|来自)\s*$")
_POINTS_BACK = re.compile(
    r"(?:^|[,。;!\n])[^,。;:]{0,8}?(?:那个(?!数)|这个|那家|这家|他们|他家|它|人家|这单|那单|这户|那户|(?:那|这|该|此)项目|(?:上回|上次|昨天|刚才|前面|之前|"
    r"前天)(?:说|提|聊|讲|报)的)"
)
_ARRIVED = re.compile(r"\b(?:arrived?|received?|paid)\b", re.IGNORECASE)
_NONE = re.compile(r"(?:无|暂无|没有|0个?|0家)$")
_GOES_ON = re.compile(r"然后|接着|顺路|又去|接下来|随后")
_NEAR = 92  # days
_SOON = 31  # days: over the turn of the year
_YEARS = 3  # a written year farther off than this is asked about


@dataclass(frozen=True, slots=True)
class Told:
    """What the clauses of a group tell, still with their places."""

    stage: StageFound | None
    stages: tuple[StageFound, ...]
    said: str


def row_of(marks: Marks, group: Group, correction: Correction) -> Row:
    """Read the row of one project."""
    told = _told(marks, group)
    stage = _stage(marks, group, told, correction)
    amounts, doubts = read_amounts(marks, group, stage, told.said)
    day = _day(marks, group, told.stage)
    county = _county(marks, group)
    funds = any(one.kind in {AmountKind.IN_PLACE, AmountKind.FOREIGN} for one in amounts)
    activity = _activity(marks, group, stage, told, funds=funds and bool(amount_kinds.FUNDS.search(told.said)))
    if correction.withdrawn:
        activity = ""
    if correction.only and told.stage is None and not (funds and not correction.withdrawn and _names_funds(told.said)):
        activity = ""
    sources = _sources(marks, group, told, day, county)
    return Row(
        project=group.name.name if group.name else "",
        stage=stage,
        activity=activity,
        date_text=marks.folded.written(day.start, day.end) if day else _vague(marks, group),
        day=day.first if day else None,
        day_end=day.last if day else None,
        amounts=amounts,
        next_step=next_step_of(marks, group),
        problem=problem_of(marks, group),
        county=county.name if county else "",
        visits=visits_in(told.said),
        correction=correction.correcting,
        withdrawn=correction.withdrawn,
        doubts=(*doubts, *unit_doubts(marks, group), *_day_doubts(marks, group, day)),
        sources=sources,
    )


def points_back(marks: Marks) -> bool:
    """那个今天封顶了: of a project that the talk was about, without its name."""
    return bool(_POINTS_BACK.search(marks.text))


def _names_funds(said: str) -> bool:
    return bool(re.search(r"到位|到账|到资", said))


def is_done(marks: Marks, group: Group) -> bool:
    """Whether anything is told as having happened, and not only as planned."""
    sums = any(marks.sums_in(number) for number in group.own if number not in marks.plans) and not _is_ahead(
        marks, group
    )
    return sums or _told(marks, group).stage is not None or _shared_stage(marks, group) is not None


def _is_ahead(marks: Marks, group: Group) -> bool:
    """下周三甲项目集中签约，总投资3亿: what is told of a coming day, with a sum that says how large the project is."""
    name = group.name
    if name is None:
        return False
    number = next((n for n in group.own if marks.clauses[n].start <= name.start < marks.clauses[n].end), None)
    if number is None or not any(day.future for day in marks.days_in(number)):
        return False
    return any(not one.done for one in _told(marks, group).stages)


def _told(marks: Marks, group: Group) -> Told:
    found: list[StageFound] = []
    told = [number for number in group.own if marks.clauses[number].section is Section.PROGRESS]
    for number in told:
        clause = marks.clauses[number]
        if clause.label and number + 1 < len(marks.clauses) and _NONE.match(marks.said(number + 1)):
            continue  # 新开工：无
        found += find_stages(marks.text, clause.start, clause.end, plan=number in marks.plans)
    if name := group.name:
        found = [one for one in found if one.end <= name.start or name.end <= one.start]
    said = _label_said(marks, group) + ",".join(
        _said(marks, group, number) for number in told if number not in marks.plans
    )
    return Told(settle(found, said), tuple(found), said)


def _label_said(marks: Marks, group: Group) -> str:
    """到位：甲520万、乙90万: what stands before the colon is said of each."""
    first = marks.clauses[group.own[0]] if group.own else None
    labels = [
        n for n in group.shared if first and marks.clauses[n].label and marks.clauses[n].sentence == first.sentence
    ]
    return "".join(marks.said(number) + "," for number in labels if not marks.counties_in(number))


def _said(marks: Marks, group: Group, number: int) -> str:
    """The words of a clause without the name, in which words of reports may stand (桩基检测项目)."""
    clause, name = marks.clauses[number], group.name
    if name is None or not clause.start <= name.start < clause.end:
        return marks.said(number)
    return (
        marks.text[clause.start : name.start]
        + "," * bool(clause.start < name.start)
        + marks.text[name.end : clause.end]
    )


def _stage(marks: Marks, group: Group, told: Told, correction: Correction) -> Stage | None:
    funds = bool(amount_kinds.FUNDS.search(told.said))
    if group.name is None and not points_back(marks) and (funds or not _any_sums(marks, group)):
        return None  # funds of an office, visits that are counted
    own = told.stage.stage if told.stage else None
    if own is not None and not (own is Stage.TALKS and funds and "谈" not in told.said):
        return own
    shared = _shared_stage(marks, group)
    if shared is not None and shared is not Stage.TALKS:
        return shared
    if funds or own is not None or correction.only:  # 外方又打进来500万美元 tells of money, though it names who pays
        return None
    return shared or _implied_stage(marks, group, told)


def _implied_stage(marks: Marks, group: Group, told: Told) -> Stage | None:
    """Where nothing is said to be done: land that is waited for, a step that is planned, a sum that is wished."""
    if _LAND_IN_WORK.search(told.said):
        return Stage.LANDED
    undone = [one.stage for one in told.stages if not one.done and one.stage is not Stage.ENDED]
    if undone:
        return before(min(undone, key=lambda stage: stage.rank))
    if group.name is None or group.name.grip is Grip.KNOWN or _ARRIVED.search(told.said):
        return None  # a sum says nothing of the stage of a project that the store holds
    return Stage.TALKS if _any_sums(marks, group) else None


def _any_sums(marks: Marks, group: Group) -> bool:
    return any(marks.sums_in(number) for number in group.own)


def _shared_stage(marks: Marks, group: Group) -> Stage | None:
    found: list[StageFound] = []
    for number in group.shared:
        clause = marks.clauses[number]
        found += find_stages(marks.text, clause.start, clause.end, plan=number in marks.plans)
    settled = settle(found, "")
    return settled.stage if settled else None


def _activity(marks: Marks, group: Group, stage: Stage | None, told: Told, *, funds: bool) -> str:
    own = activity_of(_near_name(marks, group), stage, funds=funds) if stage is Stage.TALKS else ""
    own = own or activity_of(told.said, stage, funds=funds)
    if own or stage not in {Stage.TALKS, None}:
        return own
    context = ",".join(marks.said(number) for number in group.shared if number not in marks.plans)
    shared = activity_of(context, Stage.TALKS, funds=False) if context and stage is Stage.TALKS else ""
    return shared or ("洽谈" if stage is Stage.TALKS else "")


def _near_name(marks: Marks, group: Group) -> str:
    """The sentence that names the project: what it tells comes before what is told around it."""
    named = [n for n in group.own if group.name and marks.clauses[n].start <= group.name.start < marks.clauses[n].end]
    sentences = {marks.clauses[number].sentence for number in named}
    return ",".join(
        _said(marks, group, n) for n in group.own if marks.clauses[n].sentence in sentences and n not in marks.plans
        and not marks.clauses[n].label
    )  # fmt: skip


def _day(marks: Marks, group: Group, stage: StageFound | None) -> DayFound | None:
    """The day of the stage where several are named, else the first day, else the first span of days."""
    for numbers in (group.own, group.shared):
        days = [day for n in numbers if marks.clauses[n].section is Section.PROGRESS for day in marks.days_in(n)
                if n not in marks.plans and _counts(marks, day)]  # fmt: skip
        single = [day for day in days if day.first == day.last]
        if single:
            if not _told_before(marks, single):
                return single[0]
            beside = [day for day in single[1:] if stage and day.start < stage.start]
            return beside[-1] if beside else single[1]
        if days:
            return days[0]
    goes_on = bool(group.own) and _GOES_ON.match(marks.said(group.own[0]))
    return next((day for day in marks.days_in(0) if _counts(marks, day)), None) if goes_on else None


def _day_doubts(marks: Marks, group: Group, day: DayFound | None) -> tuple[Doubt, ...]:
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
    if day.future or day.deadline or _NO_DAY_BEFORE.search(marks.text[max(0, day.start - 4) : day.start]):
        return False
    return not _NO_DAY_BEHIND.match(marks.text[day.end : day.end + 8])


def _vague(marks: Marks, group: Group) -> str:
    """年前, 前几天: words of time that name no day."""
    for number in group.own:
        clause = marks.clauses[number]
        match = _WEEKS_OLD.search(marks.text, clause.start, clause.end)
        if match and number not in marks.plans:
            return marks.folded.written(*match.span())
    return ""


def _county(marks: Marks, group: Group) -> CountyFound | None:
    for numbers in (group.own, group.shared):
        told = [n for n in numbers if marks.clauses[n].section is Section.PROGRESS or marks.clauses[n].label]
        found = [one for n in told for one in marks.counties_in(n)
                 if not _NOT_OURS_BEFORE.search(marks.text[max(0, one.start - 3) : one.start])]  # fmt: skip
        if group.of and group.name and found:
            return _nearest(found, group.name.start)
        if found:
            return found[0]
    return None


def _nearest(found: list[CountyFound], place: int) -> CountyFound:
    """The one right before a name, else the first."""
    ahead = [one for one in found if one.end <= place]
    return ahead[-1] if ahead else found[0]


def _sources(
    marks: Marks, group: Group, told: Told, day: DayFound | None, county: CountyFound | None
) -> tuple[tuple[str, Source], ...]:
    found = [
        ("project", group.name), ("stage", told.stage), ("day", day), ("county", county)
    ]  # fmt: skip
    sources = [(field, marks.folded.source(one.start, one.end)) for field, one in found if one is not None]
    notes = [("next_step", next_clauses(marks, group)), ("problem", problem_clauses(marks, group))]
    for field, numbers in notes:
        if numbers:
            last = marks.clauses[max(numbers)].end
            sources.append((field, marks.folded.source(marks.clauses[min(numbers)].start, last)))
    return tuple(sources)
