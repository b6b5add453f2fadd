"""Where projects begin in a sentence: the surest name, others of which something of their own is said, and counted ones."""

import re
from dataclasses import replace

from bot.reading.heads import is_headed
from bot.reading.names import Grip, NameFound
from bot.reading.news import elsewhere, has_news, has_stage
from bot.reading.walk import Grouping, is_same, surest

COUNTED = re.compile(
    r"(?:[两二三四五六]|(?<!\d)\d)(?:个|家|件|条(?=线索|消息|[:,])|户|拨)(?!多?亿|半|月|小时|点|百分|批)|俩|仨|几个(?!亿|月)"
)
_THAT_IS = re.compile(r"(?:那个|这个)?[啊呃嗯,]*(?:也就是|就是)(?:那个|说)?[啊呃嗯,]*")
_SHOULD_BE = re.compile(r"[\")]*,?(?:应该?[为是]|更正为|改为|实为|改成|改叫)[\"(]*")
_COUNTED_OFF = re.compile(
    r"(?:第[二三四五]个|(?:还有|再|再有|另|另外)?一个|再一个|(?:还有|另)?一家)(?:呢|就?是)?(?:那个|那家)?(?:做|搞)?"
)
_MOST = 80  # names in one sentence: nobody tells of so many
_ONE = re.compile(r"(?:另|还有)?一[个家](?!月|多|半)")
_COUNTS = {"两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4, "五": 5, "六": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}


def starts_of(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> list[tuple[int, NameFound]]:
    """The names that open a project in a sentence: the surest, and others of which something of their own is said."""
    firm = _firm(walk, unit, names)
    if not firm:
        return []
    firm = _heads_first(walk, unit, firm)
    best = _mended(walk, max(firm, key=surest), names)
    if (
        walk.groups
        and not walk.turned
        and best[1].grip < Grip.SUBJECT
        and walk.groups[-1].name
        and walk.marks.clauses[unit[0]].item == walk.groups[-1].item
        and not _stands_alone(walk, unit, best)
        and not (unit[0] < best[0] and (walk.marks.clauses[unit[0]].label or _is_placed(walk, unit, best[0])))
    ):
        return []
    if best[1].grip < Grip.NAMED and _has_title(walk, unit):
        return []
    if walk.groups and not walk.turned and _adds_nothing(walk, unit, best[1]) and not _stands_alone(walk, unit, best):
        return []
    return _with_others(walk, unit, firm, best)


def _firm(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> list[tuple[int, NameFound]]:
    """The names that may open a project: sure ones of what happened; at the head of an item any; else those of plans."""
    firm = [(number, name) for number, name in names if name.grip >= Grip.BARE and number not in walk.marks.plans]
    item = walk.marks.clauses[unit[0]].item if unit else -1
    sure = any(name.grip >= Grip.POINTED for _, name in names)
    if not firm and not sure and (walk.turned or (item >= 0 and not any(group.item == item for group in walk.groups))):
        firm = [
            (number, replace(name, grip=Grip.SUBJECT))  # what an item begins with is what it tells of
            for number, name in names
            if name.grip is Grip.LOOSE and number not in walk.marks.plans
        ]
        firm = [max(firm, key=surest)] if firm else []
    return firm or [(number, name) for number, name in names if name.grip >= Grip.BARE]


def _with_others(
    walk: Grouping, unit: list[int], firm: list[tuple[int, NameFound]], best: tuple[int, NameFound]
) -> list[tuple[int, NameFound]]:
    """The surest name, and others of which something of their own is said."""
    starts = [best]
    for number, name in firm[:_MOST]:
        taken = any(number == other for other, _ in starts) or any(is_same(name, one) for _, one in starts)
        news = _has_news(walk, unit, firm, number) or (bool(starts[1:]) and bool(walk.marks.counties_in(number)))
        news = news or (name.grip >= Grip.POINTED and _on_its_day(walk, number, best[0]))
        apart = (
            _on_its_day(walk, number, best[0])
            or _has_news(walk, unit, firm, best[0])
            or elsewhere(walk.marks, number, best[0])
        )
        sure = name.grip > Grip.SUBJECT or (name.grip is Grip.SUBJECT and is_headed(name.name.removesuffix("项目")))
        if not taken and ((sure and news and apart) or _leads(walk, number, name)):
            starts.append((number, name))
    starts.sort()
    return starts


def _leads(walk: Grouping, number: int, name: NameFound) -> bool:
    """甲项目土地指标批了，乙项目能评过了; 一个是做甲的…还有一个是做乙的…: a name that begins its clause, or is counted there."""
    marks, clause = walk.marks, walk.marks.clauses[number]
    before = "".join(marks.text[n] for n in range(clause.start, name.start) if not marks.is_hidden(n))
    bare = clause.end - name.end <= 1
    if name.grip >= Grip.NAMED and not bare and not before.strip(" 的和与"):
        return True
    return name.grip >= Grip.POINTED and not bare and bool(_COUNTED_OFF.fullmatch(before.strip()))


def _is_listed(label: bool, name: NameFound) -> bool:
    return not label and is_headed(name.name.removesuffix("项目"))


def _is_placed(walk: Grouping, unit: list[int], number: int) -> bool:
    """6/3 阳谷 木地板 到账300万: a day or a county before the name says that another project is told of."""
    return any(walk.marks.counties_in(each) or walk.marks.days_in(each) for each in unit if each < number)


def _heads_first(walk: Grouping, unit: list[int], firm: list[tuple[int, NameFound]]) -> list[tuple[int, NameFound]]:
    """5 葡萄糖酸钠，锅炉房在砌墙: an item that begins with a name alone tells of that, not of a part of it."""
    clause = walk.marks.clauses[unit[0]]
    number, name = firm[0]
    opens = clause.item >= 0 and not any(group.item == clause.item for group in walk.groups) and not clause.label
    follows = unit[1:2]
    opens = opens or (
        bool(follows) and _is_listed(clause.label, name) and has_news(walk.marks, follows[0])
    )  # ；铝灰利用，验收通过
    if opens and number == unit[0] and name.grip is Grip.BARE and clause.end - name.end <= 1:
        return [(number, replace(name, grip=Grip.POINTED)), *firm[1:]]
    return firm


def _mended(walk: Grouping, best: tuple[int, NameFound], names: list[tuple[int, NameFound]]) -> tuple[int, NameFound]:
    """那个面条的项目啊就是挂面生产线那个: what is said more exactly in the same breath counts."""
    for number, name in names:
        between = walk.marks.text[best[1].end : name.start] if name.start > best[1].end else ""
        if number == best[0] and name.grip >= Grip.POINTED and _THAT_IS.fullmatch(between):
            return number, name
        if number == best[0] and name.grip >= Grip.BARE and _SHOULD_BE.fullmatch(between):
            return number, name
    return best


def _on_its_day(walk: Grouping, number: int, other: int) -> bool:
    """周一去见了做甲的，周三接待了做乙的: each has a day of its own."""
    days, others = ({one.first for one in walk.marks.days_in(each)} for each in (number, other))
    return bool(days and others and not days & others) and has_stage(walk.marks, number)


def _has_title(walk: Grouping, unit: list[int]) -> bool:
    """1.灌溉装备项目。…实地看了喷灌机生产线…: an item that begins with a name alone tells of nothing else."""
    clauses, last = walk.marks.clauses, walk.groups[-1] if walk.groups else None
    if last is None or last.name is None or last.name.grip < Grip.POINTED or not last.own:
        return False
    head = clauses[last.own[0]]
    alone = head.start == last.name.start and head.end - last.name.end <= 1
    return alone and 0 <= head.item == clauses[unit[0]].item and head.sentence != clauses[unit[0]].sentence


def _has_news(walk: Grouping, unit: list[int], firm: list[tuple[int, NameFound]], number: int) -> bool:
    """Of a clause; of a known project also what stands between its name and the next one (另外甲项目周五，到账50万)."""
    if not any(other == number and name.grip is Grip.KNOWN for other, name in firm):
        return has_news(walk.marks, number)
    end = min((other for other, _ in firm if other > number), default=unit[-1] + 1)
    return any(has_news(walk.marks, each) for each in unit if number <= each < end)


def _stands_alone(walk: Grouping, unit: list[int], best: tuple[int, NameFound]) -> bool:
    """；铝灰利用，在谈，5000来万: a sentence that begins with a bare name and has news of a sum or of a day."""
    clause = walk.marks.clauses[unit[0]]
    whole = best[0] == unit[0] and len(unit) > 1 and not clause.label and is_headed(best[1].name.removesuffix("项目"))
    bare = clause.start == best[1].start and clause.end == best[1].end
    counted = any(COUNTED.search(walk.marks.said(number)) for number in (*walk.heading, *walk.label))
    sums = counted or any(walk.marks.sums_in(number) or walk.marks.days_in(number) for number in unit)
    return whole and bare and sums and any(has_stage(walk.marks, number) for number in unit)


def counted_items(walk: Grouping, unit: list[int], names: list[tuple[int, NameFound]]) -> list[tuple[int, NameFound]]:
    """停了两个：甲缺钱，乙等图纸: as many names at the heads of clauses as were announced."""
    labels = [
        number
        for number in unit
        if COUNTED.search(walk.marks.said(number))
        and (walk.marks.clauses[number].label or not any(number == other for other, _ in names))
    ]
    if not labels:
        return []
    leading: dict[int, NameFound] = {}
    for number, name in names:
        if number > labels[0] and name.grip >= Grip.BARE:
            leading.setdefault(number, name)
    said = walk.marks.said(labels[0])
    match = COUNTED.search(said)
    announced = _COUNTS.get(match.group()[0], 0) if match else 0
    if len(leading) > announced:  # 两个项目：一个算力中心…一个冷萃咖啡…
        leading = {n: name for n, name in leading.items() if _ONE.match(walk.marks.said(n))}
    return sorted(leading.items()) if len(leading) == announced else []


def _adds_nothing(walk: Grouping, unit: list[int], name: NameFound) -> bool:
    """投资方：… behind a project that is named better: no project of its own."""
    last = walk.groups[-1]
    better = last.name is not None and last.name.grip > name.grip and walk.marks.clauses[unit[0]].item == last.item
    site = name.grip is Grip.POINTED and not name.name.endswith("项目") and any(has_stage(walk.marks, n) for n in unit)
    return better and not site and not any(has_news(walk.marks, number) for number in unit)
