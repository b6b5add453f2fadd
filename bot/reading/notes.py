"""Problems (存在问题) and next steps (下一步) of a row, in the words of the message without the words that announce them."""

import re

from bot.reading.clauses import Section
from bot.reading.grouping import Group
from bot.reading.marks import Marks

_TROUBLE = re.compile(
    r"没批|未批|没过|未过|没通过|没通|未通|没接通|没下来|未下来|没办下来|没到位|未到位|卡(?![车盘扣箍具丁片通口])|差[^,。;\d]{1,10}(?:没|未)|缺口|(?<![不])缺(?!口)|不够|"
    r"不足|难(?!得)|嫌|扯皮|撤场|停工|停了|停产|停摆|慢|"
    r"滞后|付不了|动不了|没盖章|尚在办理|未批复|"
    r"尚未|还没|推迟|延期|没法|无法|不达标|不理想|不满意|纠纷|投诉|阻工|超标|退回|堵|紧张|吃紧|断供|拖|没钱|没人|没谈拢|谈不拢|不同意|不愿|反对|有顾虑|顾虑|犹豫|担心|受阻|受影响|"
    r"问题(?!不大)|急(?!于)|冲突|没着落|没落实|没解决|未落实|没签|反映|[进出来去]不[来去了]|积水|漏[水雨]"
)
_NO_TROUBLE = re.compile(r"没别的问题|无问题|没有问题|问题不大|没问题|无困难")
_LEAD_IN = re.compile(
    r"^(?:存在|主要|目前)?(?:问题|困难|难点)(?:是|有)?|^(?:下一?步)(?:计划|打算|工作|将|:)*|^(?:但是?|不过|就是|目前|现在)"
)
_CUSTOMER_WANTS = re.compile(r"^要看|^要求|^想看|^先签|^施工许可明|取$")
_NEXT = re.compile(r"下一?步|下周|下个?月|明[天日]")
_LONGEST = 80


def problem_of(marks: Marks, group: Group) -> str:
    """The clauses of trouble, or what stands under 存在问题; "" for none."""
    return _joined([_without_name(marks, group, number) for number in problem_clauses(marks, group)])


def problem_clauses(marks: Marks, group: Group) -> list[int]:
    """The numbers of those clauses."""
    found = []
    for number in group.own:
        clause = marks.clauses[number]
        said = marks.said(number)
        if clause.label or _NO_TROUBLE.search(said):
            continue
        if clause.section is Section.PROBLEM and _is_next(marks, number):
            continue
        told = clause.section is Section.PROGRESS and number not in marks.plans and _TROUBLE.search(said)
        if clause.section is Section.PROBLEM or told:
            found.append(number)
    return found


def next_step_of(marks: Marks, group: Group) -> str:
    """The clauses that tell a plan; "" for none."""
    return _joined([_without_name(marks, group, number) for number in next_clauses(marks, group)])


def next_clauses(marks: Marks, group: Group) -> list[int]:
    """The numbers of those clauses."""
    found = []
    for number in group.own:
        clause = marks.clauses[number]
        if clause.label:
            continue
        if clause.section is Section.PROBLEM:
            if _is_next(marks, number):
                found.append(number)
            continue
        said = marks.said(number)
        if number in marks.plans or _CUSTOMER_WANTS.search(said):
            found.append(number)
    return found


def _is_next(marks: Marks, number: int) -> bool:
    """存在问题：….下一步办理…: the sentence that begins so tells no problem."""
    sentence = marks.clauses[number].sentence
    first = number
    while first and marks.clauses[first - 1].sentence == sentence:
        first -= 1
    return bool(_NEXT.match(marks.said(first)))


def _without_name(marks: Marks, group: Group, number: int) -> str:
    clause = marks.clauses[number]
    start, end = clause.start, clause.end
    name = group.name
    if name and start <= name.start < end:
        start = name.end
    written = marks.folded.written(start, end) if start < end else ""
    written = written.strip().removeprefix(name.name) if name else written.strip()
    return _LEAD_IN.sub("", written).strip(" :：,，")


def _joined(parts: list[str]) -> str:
    return "，".join(part for part in dict.fromkeys(parts) if part)[:_LONGEST]
