"""From the clauses of one project to its row: stage, sums, day, county, activity, problem and next step, each with its place."""

import re
from dataclasses import dataclass

from bot.reading import amount_kinds
from bot.reading.activities import activity_of
from bot.reading.clauses import Section
from bot.reading.corrections import Correction
from bot.reading.dates import DayFound
from bot.reading.grouping import Group
from bot.reading.marks import Marks, stages_in
from bot.reading.names import Grip
from bot.reading.news import has_stage
from bot.reading.notes import next_clauses, next_step_of, problem_clauses, problem_of
from bot.reading.places import CountyFound
from bot.reading.row_amounts import read_amounts, unit_doubts
from bot.reading.row_days import day_doubts, day_of, vague_of
from bot.reading.stages import StageFound, before, settle
from bot.reading.visits import visits_in
from store.reporting.progress import AmountKind, Row, Source
from store.reporting.project import Stage

_LAND_IN_WORK = re.compile(r"土地指标|用地指标|拆迁|征地|清表|腾退|土地[^,。;]{0,6}批|地块")
_NOT_OURS_BEFORE = re.compile(r"(?:不是|不在|从|来自)\s*$")
_LONG = 8  # clauses of a bulletin
_OFFICE = re.compile(r"(?:专班|局|中心|委|办|小组|推进组|督查组|供稿|服务队)[)\] ]*(?:供稿|报)?$")
_SHORT_LABEL = 8
_LONGEST = 1200  # characters that are told of one project: nobody writes more
_ARRIVED = re.compile(r"\b(?:arrived?|received?|paid)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"[,。!]撤[,。!了]|别往表里|冲销")
_NOBODY = re.compile(r"扑了个?空|没见[到着上]|(?:暂不|不予|没有?|不)考虑(?!考虑)|没(?:有)?兴趣|婉拒|无意(?:投|来|落)")
_SPENT = re.compile(r"完成(?:固定资产)?投资")
_TALKED = re.compile(r"谈(?!判桌)|磋商|聊|电话")
_MOVED_TO = re.compile(r"(?:归|属于?|应[该当]?[是为]|改[成为到]|[是在]|落[在户到]?)$")
_ON_HOLD = re.compile(r"(?<![a-z])(?:on hold|pending|lost)(?![a-z])|暂缓|搁置", re.IGNORECASE)
_NONE = re.compile(r"(?:无|暂无|没有|0个?|0家)$")


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
    day = day_of(marks, group, told.stage)
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
        date_text=marks.folded.written(day.start, day.end) if day else vague_of(marks, group),
        day=day.first if day else None,
        day_end=day.last if day else None,
        amounts=amounts,
        next_step=next_step_of(marks, group),
        problem=problem_of(marks, group),
        county=county.name if county else "",
        visits=visits_in(told.said),
        correction=correction.correcting,
        withdrawn=correction.withdrawn,
        doubts=(*doubts, *unit_doubts(marks, group), *day_doubts(marks, group, day)),
        sources=sources,
    )


def _names_funds(said: str) -> bool:
    return bool(re.search(r"到位|到账|到资", said))


def is_done(marks: Marks, group: Group) -> bool:
    """Whether anything is told as having happened, and not only as planned, and not that nobody was met or wants to come."""
    if group.name and _NOBODY.search("".join(map(marks.said, group.own))) and not _any_sums(marks, group):
        return False
    sums = any(_holds_sums(marks, number) for number in group.own) and not _is_ahead(marks, group)
    return sums or _told(marks, group).stage is not None or _shared_stage(marks, group) is not None


def _holds_sums(marks: Marks, number: int) -> bool:
    """Whether a clause tells of money, and not only how large is what the clause before it plans (拟于8月8日签约，外资2000万美元)."""
    if number in marks.plans or not marks.sums_in(number):
        return False
    said, before = marks.said(number), number - 1
    planned = before in marks.plans and marks.clauses[before].sentence == marks.clauses[number].sentence
    return not planned or bool(amount_kinds.FUNDS.search(said)) or has_stage(marks, number)


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
    told = told or [number for number in group.own if marks.clauses[number].section is Section.PROBLEM]
    for number in told:
        clause = marks.clauses[number]
        if clause.label and number + 1 < len(marks.clauses) and _NONE.match(marks.said(number + 1)):
            continue  # 新开工：无
        found += stages_in(marks, number)
    if name := group.name:
        found = [one for one in found if one.end <= name.start or name.end <= one.start]
    said = _label_said(marks, group) + ",".join(
        _said(marks, group, number) for number in told if number not in marks.plans
    )
    return Told(settle(found, said), tuple(found), said[:_LONGEST])


def _label_said(marks: Marks, group: Group) -> str:
    """到位：甲520万、乙90万: what stands before the colon is said of each."""
    first = marks.clauses[group.own[0]] if group.own else None
    labels = [
        n
        for n in group.shared
        if first
        and marks.clauses[n].label
        and (marks.clauses[n].sentence == first.sentence or _is_of_funds(marks.said(n)))
    ]
    told = [marks.said(n) for n in labels if not marks.counties_in(n) or amount_kinds.FUNDS.search(marks.said(n))]
    return "".join(said + "," for said in told)


def _is_of_funds(label: str) -> bool:
    """到账, 外资到账: a heading of nothing else."""
    return len(label) <= _SHORT_LABEL and bool(amount_kinds.FUNDS.search(label))


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
    if _is_taken_back(marks, correction) or (
        group.name is None and not marks.pointed and (funds or not _any_sums(marks, group))
    ):
        return None  # funds of an office, visits that are counted
    own = told.stage.stage if told.stage else None
    if own is Stage.TALKS and (correction.withdrawn or (headed := _headed_stage(marks, group))):
        return None if correction.withdrawn else headed
    if own is not None and not (own is Stage.TALKS and funds and "谈" not in told.said):
        return own
    shared = _shared_stage(marks, group)
    if shared is not None and shared is not Stage.TALKS:
        return shared
    if funds or own is not None or correction.only:  # 外方又打进来500万美元 tells of money, though it names who pays
        return None
    return shared or _implied_stage(marks, group, told)


def _is_taken_back(marks: Marks, correction: Correction) -> bool:
    """…签约额1.2亿，撤，别往表里写: nothing is left of what was told."""
    return correction.withdrawn and bool(_TAKEN_BACK.search(marks.text))


def _headed_stage(marks: Marks, group: Group) -> Stage | None:
    """举办推介会，签约项目：甲、乙 tells more than that they were met."""
    if _is_lead(marks, group):
        return Stage.LEAD
    headed = _shared_stage(marks, group) if group.of else None
    return headed if headed is not Stage.LEAD else None


def _is_lead(marks: Marks, group: Group) -> bool:
    """给了2条线索：一家做…的也有意向: what is headed as a lead is one."""
    heads = [n for n in group.shared if marks.clauses[n].label]
    return bool(heads) and any(one.stage is Stage.LEAD for one in stages_in(marks, heads[-1]))


def _implied_stage(marks: Marks, group: Group, told: Told) -> Stage | None:
    """Where nothing is said to be done: land that is waited for, a step that is planned, a sum that is wished."""
    if _LAND_IN_WORK.search(told.said):
        return Stage.LANDED
    if _SPENT.search(told.said):
        return None
    undone = [one.stage for one in told.stages if not one.done and one.stage is not Stage.ENDED]
    if undone:
        return before(min(undone, key=lambda stage: stage.rank))
    if group.name is None or group.name.grip is Grip.KNOWN or _ARRIVED.search(told.said):
        return None  # a sum says nothing of the stage of a project that the store holds
    return Stage.TALKS if _any_sums(marks, group) else None


def _any_sums(marks: Marks, group: Group) -> bool:
    return any(marks.sums_in(number) for number in group.own)


def _shared_stage(marks: Marks, group: Group) -> Stage | None:
    labels = [n for n in group.shared if marks.clauses[n].label]
    if labels and _is_of_funds(marks.said(labels[-1])) and not stages_in(marks, labels[-1]):
        return None
    labels = [n for n in labels if stages_in(marks, n)]
    found = [one for n in labels[-1:] or group.shared for one in stages_in(marks, n)]
    settled = settle(found, "")
    return settled.stage if settled else None


def _activity(marks: Marks, group: Group, stage: Stage | None, told: Told, *, funds: bool) -> str:
    own = activity_of(_near_name(marks, group), stage, funds=funds) if stage is Stage.TALKS else ""
    if own == "洽谈" and _TALKED.search(_near_name(marks, group)):
        return own
    own = own if own not in {"", "洽谈"} else activity_of(told.said, stage, funds=funds) or own
    if (
        own == "洽谈" and stage is Stage.TALKS and not _TALKED.search(told.said)
    ):  # 外出招商：…达成意向: what stands above says how they met
        own = _shared_meeting(marks, group) or own
    if own or stage not in {Stage.TALKS, None}:
        return own
    shared = _shared_meeting(marks, group) if stage is Stage.TALKS else ""
    return shared or ("洽谈" if stage is Stage.TALKS and not _ON_HOLD.search(told.said) else "")


def _shared_meeting(marks: Marks, group: Group) -> str:
    context = ",".join(marks.said(number) for number in group.shared if number not in marks.plans)
    return activity_of(context, Stage.TALKS, funds=False) if context else ""


def _near_name(marks: Marks, group: Group) -> str:
    """The sentence that names the project: what it tells comes before what is told around it."""
    named = [n for n in group.own if group.name and marks.clauses[n].start <= group.name.start < marks.clauses[n].end]
    sentences = {marks.clauses[number].sentence for number in named}
    return ",".join(
        _said(marks, group, n) for n in group.own if marks.clauses[n].sentence in sentences and n not in marks.plans
        and not marks.clauses[n].label
    )  # fmt: skip


def _county(marks: Marks, group: Group) -> CountyFound | None:
    for numbers in (group.own, group.shared):
        told = [n for n in numbers if marks.clauses[n].section is Section.PROGRESS or marks.clauses[n].label]
        found = [one for n in told for one in marks.counties_in(n)
                 if not _NOT_OURS_BEFORE.search(marks.text[max(0, one.start - 3) : one.start])]  # fmt: skip
        if group.of and group.name and found:
            return _nearest(found, group.name.start)
        if found:
            moved = [one for one in found if _MOVED_TO.search(marks.text, max(0, one.start - 4), one.start)]
            return (moved or found)[-1 if moved else 0]
    ahead = [one for one in marks.counties_in(group.lead) if one.end <= group.lead_end] if group.lead >= 0 else []
    return ahead[0] if ahead else _of_writer(marks)


def _of_writer(marks: Marks) -> CountyFound | None:
    """莘县招商专班 at the end of a bulletin: the county of whoever wrote it."""
    last = len(marks.clauses) - 1
    if last < _LONG or not _OFFICE.search(marks.said(last)):
        return None
    return next(iter(marks.counties_in(last)), None)


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
