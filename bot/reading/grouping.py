"""Which clauses of a message belong to which project: lists, sentences, headings that hold for all, and 甲、乙两个项目均已签约."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.reading.chains import chain_from, each_has_a_sum
from bot.reading.clauses import Section
from bot.reading.heads import is_headed
from bot.reading.marks import Marks
from bot.reading.names import Grip, NameFound, find_names
from bot.reading.news import elsewhere, has_news, has_stage

_OTHERS = re.compile(r"^(?:其余|其他|另外(?!资)|还有|剩下)")
_TOGETHER = re.compile(r"都|均|一起|分别|同时|各|两家|三家|四家|[两二三四五六七八\d]个|集中|全部|双双|一个.*一个")
_COUNTED = re.compile(r"(?:[两二三四五六]|(?<!\d)\d)(?:个|家|件)(?!多?亿|半|月|小时|点|百分|批)|俩|仨|几个(?!亿|月)")

_COUNTS = {"两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4, "五": 5, "六": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}


@dataclass(slots=True)
class Group:
    """The clauses of one project (numbers of clauses), those it shares with others, and the characters its sums may stand in."""

    name: NameFound | None
    own: list[int] = field(default_factory=list)
    shared: list[int] = field(default_factory=list)
    item: int = -1
    turn: int = -1  # which of several that are told together
    of: int = 0
    until: int = 0  # sums told with the name end here


@dataclass(slots=True)
class Grouping:
    """Walks over the clauses of a message and hands each to a project."""

    marks: Marks
    known: tuple[str, ...]
    groups: list[Group] = field(default_factory=list)
    heading: list[int] = field(default_factory=list)
    label: list[int] = field(default_factory=list)
    loose: list[tuple[int, NameFound]] = field(default_factory=list)


def group(marks: Marks, known: tuple[str, ...]) -> list[Group]:
    """The projects of a message in order; a message without a name gives one group without a name."""
    walk = Grouping(marks, known)
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
        if number in marks.questions:
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
    _take_apart(walk, apart)
    names = [(number, name) for number in unit for name in _names(walk, number)]
    if unit and _together(walk, unit, names):
        return
    starts = _starts(walk, unit, names) or []
    if counted := _counted_items(walk, unit, names):
        starts = counted
    if not starts:
        walk.loose += names
        _take_nameless(walk, unit)
        return
    first = starts[0][0]
    before = [number for number in unit if number < first]
    labels = [number for number in before if marks.clauses[number].label]
    if labels:
        _relabel(walk, labels)
    before = [number for number in before if number not in labels]
    if len(starts) == 1 and any(_COUNTED.search(marks.said(number)) for number in before):
        walk.heading += before  # 签了俩：一个…；一个…
        before = []
    shared = [*walk.heading, *walk.label, *(before if len(starts) > 1 else [])]
    for turn, (number, name) in enumerate(starts):
        last = starts[turn + 1][0] if turn + 1 < len(starts) else unit[-1] + 1
        own = [each for each in unit if number <= each < last]
        if turn == 0 and len(starts) == 1:
            own = [*before, *own]
        _open(walk, Group(name, own, list(shared), marks.clauses[number].item))


def _open(walk: Grouping, new: Group) -> None:
    last = walk.groups[-1] if walk.groups else None
    if last and last.name and new.name and _is_same(last.name, new.name) and (new.item == last.item or new.item < 0):
        last.own += new.own
        if new.name.grip > last.name.grip:
            last.name = new.name
        return
    walk.groups.append(new)


def _is_same(one: NameFound, other: NameFound) -> bool:
    left, right = one.name.removesuffix("项目"), other.name.removesuffix("项目")
    return left in right or right in left


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


def _take_apart(walk: Grouping, numbers: list[int]) -> None:
    """Problems and plans under a heading of their own: to the project they name, else to the only or the last one."""
    if not numbers:
        return
    said = "".join(walk.marks.said(number) for number in numbers)
    named = [one for one in walk.groups if one.name and one.name.name.removesuffix("项目")[:4] in said]
    target = named[0] if named else walk.groups[-1] if walk.groups else None
    if target is None:
        walk.heading += numbers
    elif named or len(walk.groups) == 1 or walk.marks.clauses[numbers[0]].headed is False:
        target.own += numbers


def _take_nameless(walk: Grouping, unit: list[int]) -> None:
    marks = walk.marks
    if not unit:
        return
    item = marks.clauses[unit[0]].item
    if not walk.groups:
        walk.heading += unit
    elif item >= 0 and item != walk.groups[-1].item:
        if any(marks.sums_in(number) for number in unit):
            walk.groups.append(Group(None, unit, [*walk.heading, *walk.label], item))
    elif not _OTHERS.match(marks.said(unit[0])):
        walk.groups[-1].own += unit


def _names(walk: Grouping, number: int) -> tuple[NameFound, ...]:
    clause = walk.marks.clauses[number]
    names = find_names(walk.marks.text, clause.start, clause.end, walk.marks.hidden, walk.known)
    return tuple(name for name in names if name.grip >= Grip.BARE) if clause.label else names


def _starts(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> list[tuple[int, NameFound]]:
    """The names that open a project in a sentence: the surest, and others of which something of their own is said."""
    firm = [(number, name) for number, name in names if name.grip >= Grip.BARE and number not in walk.marks.plans]
    firm = firm or [(number, name) for number, name in names if name.grip >= Grip.BARE]
    item = walk.marks.clauses[unit[0]].item if unit else -1
    if not firm and item >= 0 and not any(group.item == item for group in walk.groups):
        firm = [
            (number, replace(name, grip=Grip.SUBJECT))  # what an item begins with is what it tells of
            for number, name in names
            if name.grip is Grip.LOOSE and number not in walk.marks.plans
        ]
        firm = [max(firm, key=_surest)] if firm else []
    if not firm:
        return []
    best = max(firm, key=_surest)
    if (
        walk.groups
        and best[1].grip < Grip.SUBJECT
        and walk.groups[-1].name
        and walk.marks.clauses[unit[0]].item == walk.groups[-1].item
        and not _stands_alone(walk, unit, best)
        and not (unit[0] < best[0] and (walk.marks.clauses[unit[0]].label or walk.marks.counties_in(unit[0])))
    ):
        return []
    if walk.groups and _adds_nothing(walk, unit, best[1]):
        return []
    starts = [best]
    for number, name in firm:
        taken = any(number == other for other, _ in starts) or any(_is_same(name, one) for _, one in starts)
        news = has_news(walk.marks, number) or (bool(starts[1:]) and bool(walk.marks.counties_in(number)))
        apart = has_news(walk.marks, best[0]) or elsewhere(walk.marks, number, best[0])
        sure = name.grip > Grip.SUBJECT or (name.grip is Grip.SUBJECT and is_headed(name.name.removesuffix("项目")))
        if not taken and sure and news and apart:
            starts.append((number, name))
    starts.sort()
    return starts


def _stands_alone(walk: Grouping, unit: list[int], best: tuple[int, NameFound]) -> bool:
    """；铝灰利用，在谈，5000来万: a sentence that begins with a bare name and has news."""
    clause = walk.marks.clauses[unit[0]]
    whole = best[0] == unit[0] and len(unit) > 1 and not clause.label and is_headed(best[1].name.removesuffix("项目"))
    bare = clause.start == best[1].start and clause.end == best[1].end
    sums = any(walk.marks.sums_in(number) for number in unit)
    return whole and bare and sums and any(has_stage(walk.marks, number) for number in unit)


def _counted_items(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> list[tuple[int, NameFound]]:
    """停了两个：甲缺钱，乙等图纸: as many names at the heads of clauses as were announced."""
    labels = [
        number for number in unit if walk.marks.clauses[number].label and _COUNTED.search(walk.marks.said(number))
    ]
    if not labels:
        return []
    leading: dict[int, NameFound] = {}
    for number, name in names:
        if number > labels[0] and name.grip >= Grip.BARE:
            leading.setdefault(number, name)
    said = walk.marks.said(labels[0])
    match = _COUNTED.search(said)
    announced = _COUNTS.get(match.group()[0], 0) if match else 0
    return sorted(leading.items()) if len(leading) == announced else []


def _surest(one: tuple[int, NameFound]) -> tuple[int, bool, int]:
    """By grip, then what ends as names do, then the first."""
    return one[1].grip, is_headed(one[1].name.removesuffix("项目")), -one[1].start


def _adds_nothing(walk: Grouping, unit: list[int], name: NameFound) -> bool:
    """投资方：… behind a project that is named better: no project of its own."""
    last = walk.groups[-1]
    better = last.name is not None and last.name.grip > name.grip and walk.marks.clauses[unit[0]].item == last.item
    return better and not any(has_news(walk.marks, number) for number in unit)


def _together(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> bool:
    """甲（2.8亿）、乙（1.2亿）集中开工; 甲和乙昨天都签约了, 一个1.1亿, 一个7000万."""
    marks = walk.marks
    said = "".join(marks.said(number) for number in (*walk.heading, *walk.label, *unit))
    together = bool(_TOGETHER.search(said))
    place = 0
    while place < len(names) - 1:
        chain = chain_from(marks, names, place)
        if len(chain) > 1 and (
            together or each_has_a_sum(marks, chain) or all(name.grip >= Grip.NAMED for _, name in chain)
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


def _open_chain(walk: Grouping, unit: list[int], chain: list[tuple[int, NameFound]]) -> None:
    labels = [number for number in unit if walk.marks.clauses[number].label and number < chain[0][0]]
    if labels:
        _relabel(walk, labels)
    own = [number for number in unit if number not in labels]
    for turn, (number, name) in enumerate(chain):
        until = chain[turn + 1][1].start if turn + 1 < len(chain) else walk.marks.clauses[number].end
        item = walk.marks.clauses[number].item
        walk.groups.append(Group(name, list(own), [*walk.heading, *walk.label], item, turn, len(chain), until))


def _name_loosely(walk: Grouping) -> None:
    """No sure name in the whole message: the first run that could be one, where it is not a plan's."""
    told = [(number, name) for number, name in walk.loose if number not in walk.marks.plans] or walk.loose
    number, name = max(told, key=_surest)
    if name.grip is Grip.FAINT:
        return
    if walk.groups:
        walk.groups[0].name = walk.groups[0].name or name
    else:
        walk.groups.append(Group(name, list(walk.heading), [], walk.marks.clauses[number].item))
        walk.heading = []
