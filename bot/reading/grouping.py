"""Which clauses of a message belong to which project: lists, sentences, headings that hold for all, and 甲、乙两个项目均已签约."""

import re
from collections.abc import Iterable

from bot.reading.chains import chain_from, each_has_a_sum
from bot.reading.clauses import Section
from bot.reading.headings import NEAR, above, above_all, is_county, is_day, is_of_office, tells_funds
from bot.reading.marks import Marks
from bot.reading.names import Grip, NameFound
from bot.reading.news import has_news, has_stage
from bot.reading.starts import COUNTED, counted_items, starts_of
from bot.reading.tagger import Tagged
from bot.reading.troubles import take_apart
from bot.reading.visits import is_counted
from bot.reading.walk import Group, Grouping, is_same, names_in, surest

__all__ = ["Group", "group"]

_OTHERS = re.compile(r"^(?:其余|其他|另外(?!资)|还有|剩下)")
_TOGETHER = re.compile(
    r"都|均|一起|分别|同时|各|两家|三家|四家|[两二三四五六七八\d]个|集中|统一|依次|先后|全部|双双|一个.*一个"
)

_NONE_DONE = re.compile(r"新?(?:签约|开工|投产|竣工|落地)(?:项目)?(?:0|零|无|没有)[个家]?")
_STEP_TITLE = re.compile(r"(?:新|已|正式|集中)?(?:签约|开工|投产|在建|在谈|落地|竣工)(?:类|项目|的?项目情况)?")
_EACH = re.compile(r"各(?:自)?(?:[^,。;]{0,4}(?:到位|到账|到资|进账|投资?|签约?))")


def group(marks: Marks, tagged: Tagged, known: tuple[str, ...]) -> list[Group]:
    """The projects of a message in order; a message without a name gives one group without a name."""
    walk = Grouping(marks, known, tagged=tagged)
    for unit in _units(marks):
        _take(walk, unit)
    if not any(one.name for one in walk.groups) and walk.loose:
        _name_loosely(walk)
    if not walk.groups:
        walk.groups.append(Group(None, list(walk.heading)))
        walk.heading = []
    if len(walk.groups) == 1:
        walk.groups[0].own = sorted({*walk.heading, *walk.groups[0].own})
    return walk.groups


def _units(marks: Marks) -> Iterable[list[int]]:
    """Runs of clauses of one sentence; questions are left out."""
    unit: list[int] = []
    for number, clause in enumerate(marks.clauses):
        if number in marks.questions or number in marks.aside:
            continue
        if unit and (
            marks.clauses[unit[-1]].sentence != clause.sentence or marks.clauses[unit[-1]].item != clause.item
        ):
            yield unit
            unit = []
        unit.append(number)
    if unit:
        yield unit


def _take(walk: Grouping, unit: list[int]) -> None:
    marks = walk.marks
    _drop_label(walk, unit[0])
    apart = [number for number in unit if marks.clauses[number].section is not Section.PROGRESS]
    unit = [number for number in unit if number not in apart]
    take_apart(walk, apart)
    names = [(number, name) for number in unit for name in names_in(walk, number)]
    if unit and _together(walk, unit, names):
        return
    starts = starts_of(walk, unit, names) or []
    if counted := counted_items(walk, unit, names):
        starts = counted
    if not starts:
        walk.loose += names
        _take_nameless(walk, unit)
        return
    first = starts[0][0]
    if first > unit[0] and is_of_office(walk, unit[0]) and marks.said(first).startswith("其中"):
        _take_part(walk, unit, starts[0])
    else:
        _take_named(walk, unit, starts)


def _take_named(walk: Grouping, unit: list[int], starts: list[tuple[int, NameFound]]) -> None:
    """A sentence in which projects begin."""
    marks, first = walk.marks, starts[0][0]
    before = [number for number in unit if number < first]
    labels = [number for number in before if marks.clauses[number].label]
    if labels:
        _relabel(walk, labels)
    before = [number for number in before if number not in labels]
    if labels and _is_head(walk, before):
        walk.heading, before = [*before, *walk.heading], []
    if len(starts) == 1 and any(COUNTED.search(marks.said(number)) for number in before):
        walk.heading += before  # 签了俩：一个…；一个…
        before = []
    shared = [*above(walk, first), *(before if len(starts) > 1 else [])]
    for turn, (number, name) in enumerate(starts):
        last = starts[turn + 1][0] if turn + 1 < len(starts) else unit[-1] + 1
        own = [each for each in unit if number <= each < last]
        if turn == 0 and len(starts) == 1:
            own = [*before, *own]
        new = Group(name, own, list(shared), marks.clauses[number].item)
        if turn:
            new.lead, new.lead_end = first, starts[0][1].start
        _open(walk, new)


def _is_head(walk: Grouping, before: list[int]) -> bool:
    """一季度收官，东阿：签约…；投产…: what stands before the first colon and tells nothing holds for all."""
    return bool(before) and not walk.groups and not any(has_news(walk.marks, number) for number in before)


def _open(walk: Grouping, new: Group) -> None:
    walk.turned = False
    last = walk.groups[-1] if walk.groups else None
    if last and last.name and new.name and is_same(last.name, new.name) and (new.item == last.item or new.item < 0):
        last.own += new.own
        if new.name.grip > last.name.grip:
            last.name = new.name
        return
    told = next((one for one in walk.groups if new.name and _is_told_again(one, new.name)), None)
    news = any(has_news(walk.marks, number) for number in new.own)
    if told and not (news and _is_of_one_list(walk, told, new)):
        told.own += new.own  # 四、存在困难：甲项目…: one row for each project
        return
    walk.groups.append(new)


def _is_of_one_list(walk: Grouping, told: Group, new: Group) -> bool:
    """1. 甲项目签约 … 2. 甲项目开工: items of one list that bear one name are told apart."""
    clauses = walk.marks.clauses
    if not told.own or not new.own or told.item < 0 or new.item == told.item:
        return False
    return clauses[told.own[0]].mark == clauses[new.own[0]].mark


def _is_told_again(one: Group, name: NameFound) -> bool:
    """Whether a project was named before, in full: 新能源环卫车项目 … 环卫车项目."""
    if one.name is None or one.of:
        return False
    return one.name.name == name.name or (name.grip >= Grip.NAMED and one.name.name.endswith(name.name))


def _relabel(walk: Grouping, labels: list[int]) -> None:
    """What stands before a colon holds for what follows, until the next such heading."""
    clause = walk.marks.clauses[labels[0]]
    if walk.groups or clause.item >= 0:
        walk.label = labels
    else:
        walk.heading += labels


def _drop_label(walk: Grouping, number: int) -> None:
    """What heads an item (一、签约项目：) ends with the next item that is numbered in the same way."""
    if walk.label:
        head, clause = walk.marks.clauses[walk.label[0]], walk.marks.clauses[number]
        if head.item >= 0 and clause.item != head.item and clause.mark == head.mark:
            walk.label = []


def _take_nameless(walk: Grouping, unit: list[int]) -> None:
    marks = walk.marks
    if not unit:
        return
    while len(unit) > 1 and _NONE_DONE.fullmatch(marks.said(unit[0])):
        unit = unit[1:]  # 开工0，到资1800万
    if len(unit) == 1 and _is_title(walk, unit[0]):
        return
    item = marks.clauses[unit[0]].item
    if not walk.groups and not (item >= 0 and any(tells_funds(marks, number) for number in unit)):
        walk.heading += unit
    elif not walk.groups:
        walk.groups.append(Group(None, unit, list(walk.heading), item))
    elif item >= 0 and item != walk.groups[-1].item and not _is_part_of_line(walk, unit[0]):
        if any(marks.sums_in(number) or is_counted(marks.said(number)) for number in unit):
            walk.groups.append(Group(None, unit, above(walk, unit[0]), item))
    elif is_of_office(walk, unit[0]):
        walk.groups.append(Group(None, unit, above_all(walk, unit[0]), item))
    elif not _OTHERS.match(marks.said(unit[0])):
        walk.groups[-1].own += unit


def _is_part_of_line(walk: Grouping, number: int) -> bool:
    """甲项目存在两个问题：1.燃气未接入；2.道路未通: items on the line of a name are all of it."""
    clauses, last = walk.marks.clauses, walk.groups[-1]
    if last.name is None or "\n" in walk.marks.text[last.name.end : clauses[number].start]:
        return False
    first = next((each for each in last.own if clauses[each].start <= last.name.start < clauses[each].end), None)
    return first is not None and clauses[first].mark != clauses[number].mark


def _is_title(walk: Grouping, number: int) -> bool:
    """Whether a sentence is a day or a step alone, which holds for what follows until the next such line."""
    marks = walk.marks
    if is_day(marks, number):
        walk.day, walk.label, walk.turned = [number], [], True
        return True
    if is_county(marks, number):
        walk.title = [number]
        return True
    step = _STEP_TITLE.fullmatch(marks.said(number)) and marks.parts[number] == marks.clauses[number].item >= 0
    walk.title = [number] if step else walk.title
    return bool(step)


def _take_part(walk: Grouping, unit: list[int], start: tuple[int, NameFound]) -> None:
    """全县到位资金1450万元，其中甲项目1000万元: money of an office, and what of it is that of a project."""
    number, name = start
    walk.groups.append(Group(None, [each for each in unit if each < number], above_all(walk, number), -1))
    own = [each for each in unit if each >= number]
    told = next((one for one in walk.groups if one.name and is_same(one.name, name)), None)
    if told:
        told.own += own
    else:
        walk.groups.append(Group(name, own, above(walk, number), walk.marks.clauses[number].item))


def _together(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> bool:
    """甲（2.8亿）、乙（1.2亿）集中开工; 甲和乙昨天都签约了, 一个1.1亿, 一个7000万."""
    marks = walk.marks
    said = "".join(marks.said(number) for number in (*walk.heading[-NEAR:], *walk.label, *unit))
    together = bool(_TOGETHER.search(said)) or _is_headed_by_a_step(walk, unit, names)
    place = 0
    while place < len(names) - 1:
        chain = chain_from(marks, names, place)
        if (
            len(chain) > 1
            and _is_as_sure(names, chain)
            and (together or each_has_a_sum(marks, chain) or all(name.grip >= Grip.NAMED for _, name in chain))
        ):
            rest = [number for number in unit if number > chain[-1][0]]
            cut = next((number for number in rest if marks.clauses[number].label), unit[-1] + 1)
            _open_chain(walk, [number for number in unit if number < cut], chain)
            walk.label = []
            if after := [number for number in unit if number >= cut]:
                _take(walk, after)
            return True
        place += len(chain)
    return False


def _is_as_sure(names: list[tuple[int, NameFound]], chain: list[tuple[int, NameFound]]) -> bool:
    """甲项目：…配套罐区和装卸站台: beside a sure name others that are joined, and none of them sure, are only parts of it."""
    sure = any(name.grip >= Grip.POINTED for each in names if each not in chain for name in each[1:])
    return not sure or any(name.grip >= Grip.BARE for _, name in chain)


def _is_headed_by_a_step(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> bool:
    """签约：甲、乙: what stands before the colon is told of each."""
    labels = [number for number in unit if walk.marks.clauses[number].label]
    return bool(labels and names) and labels[-1] + 1 == names[0][0] and has_stage(walk.marks, labels[-1])


def _open_chain(walk: Grouping, unit: list[int], chain: list[tuple[int, NameFound]]) -> None:
    labels = [number for number in unit if walk.marks.clauses[number].label and number < chain[0][0]]
    if labels:
        _relabel(walk, labels)
    own = [number for number in unit if number not in labels]
    before = [number for number in own if labels and number < labels[0]]
    if _is_head(walk, before):
        walk.heading, own = [*before, *walk.heading], own[len(before) :]
    if _EACH.search(walk.marks.text, chain[-1][1].end, walk.marks.clauses[own[-1]].end):
        walk.groups += [  # 各到位500万: the sum is that of each
            Group(name, list(own), above(walk, number), walk.marks.clauses[number].item) for number, name in chain
        ]
        return
    for turn, (number, name) in enumerate(chain):
        until = chain[turn + 1][1].start if turn + 1 < len(chain) else walk.marks.clauses[number].end
        item = walk.marks.clauses[number].item
        walk.groups.append(Group(name, list(own), above(walk, number), item, turn, len(chain), until))


def _name_loosely(walk: Grouping) -> None:
    """No sure name in the whole message: the first run that could be one, where it is not a plan's."""
    told = [(number, name) for number, name in walk.loose if number not in walk.marks.plans] or walk.loose
    number, name = max(told, key=surest)
    if name.grip is Grip.FAINT:
        return
    if walk.groups:
        walk.groups[0].name = walk.groups[0].name or name
    else:
        walk.groups.append(Group(name, list(walk.heading), [], walk.marks.clauses[number].item))
        walk.heading = []
