"""What grouping knows while it walks over a message: the projects found so far, and which names a clause holds."""

import re
from dataclasses import dataclass, field

from bot.reading.given_names import titled
from bot.reading.heads import is_headed
from bot.reading.marks import Marks
from bot.reading.names import Grip, NameFound, find_names
from bot.reading.tagger import Tagged
from bot.reading.weighed import weighed

_STUCK = re.compile(
    r"(?:但是?|不过|目前|现在|就是|主要|还|也|都)*(?:卡(?!车|盘|扣|箍|具|丁)|缺(?!氧)|差(?![速压分])|就等|只等)"
)
_PHASE_FIRST = re.compile(r"[一二三四五1-5]期")
_PHASE_LAST = re.compile(r"[一二三四五1-5]期")


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
    lead: int = (
        -1
    )  # the clause whose days and places before `lead_end`, the first name of the sentence, hold for it too
    lead_end: int = 0


@dataclass(slots=True)
class Grouping:
    """Walks over the clauses of a message and hands each to a project."""

    marks: Marks
    known: tuple[str, ...]
    groups: list[Group] = field(default_factory=list)
    heading: list[int] = field(default_factory=list)
    label: list[int] = field(default_factory=list)
    day: list[int] = field(default_factory=list)
    title: list[int] = field(default_factory=list)  # 二、签约类: a step that heads a section
    turned: bool = False  # a line of a day was read, and nothing since
    loose: list[tuple[int, NameFound]] = field(default_factory=list)
    tagged: Tagged = field(default_factory=Tagged)


def names_in(walk: Grouping, number: int) -> tuple[NameFound, ...]:
    """The names of a clause; behind 卡在 only what says 项目, under a heading none that is loose."""
    clause = walk.marks.clauses[number]
    names = find_names(walk.marks.text, clause.start, clause.end, walk.marks.hidden, walk.known)
    names = weighed(walk.marks, number, names, walk.tagged)
    if title := next((one for one in walk.marks.titles if clause.start <= one[0] < clause.end), None):
        told = titled(walk.marks.text, title, walk.marks.hidden)
        return (told,) if told and all(name.grip < Grip.KNOWN for name in names) else names
    if _STUCK.match(walk.marks.said(number)):
        return tuple(name for name in names if name.grip >= Grip.NAMED)
    if clause.label:
        return tuple(name for name in names if name.grip >= Grip.BARE)
    return names or _phase_of(walk, number)


def _phase_of(walk: Grouping, number: int) -> tuple[NameFound, ...]:
    """今天去甲轴，二期到位…: the phase behind the comma is one of the firm that was named before it."""
    clause = walk.marks.clauses[number]
    phase = _PHASE_FIRST.match(walk.marks.said(number))
    if phase is None or number == 0 or walk.marks.clauses[number - 1].sentence != clause.sentence:
        return ()
    before = walk.marks.clauses[number - 1]
    firms = find_names(walk.marks.text, before.start, before.end, walk.marks.hidden, walk.known)
    if not firms or firms[-1].end != before.end or _PHASE_LAST.search(firms[-1].name):
        return ()
    name = firms[-1].name.removesuffix("项目") + phase.group()
    grip = max(Grip.POINTED, firms[-1].grip)
    return (NameFound(name, clause.start, clause.start + phase.end(), min(grip, Grip.NAMED)),)


def is_same(one: NameFound, other: NameFound) -> bool:
    """Whether one name holds the other."""
    left, right = one.name.removesuffix("项目"), other.name.removesuffix("项目")
    return left in right or right in left


def surest(one: tuple[int, NameFound]) -> tuple[int, bool, int]:
    """By grip, then what ends as names do, then the first."""
    grip = one[1].grip
    if grip is Grip.BARE and not is_headed(one[1].name.removesuffix("项目")):
        grip = Grip.LOOSE  # 担心, 序号: what nobody listed may be any word of speech
    return grip, is_headed(one[1].name.removesuffix("项目")), -one[1].start
