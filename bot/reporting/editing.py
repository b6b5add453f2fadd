"""Changing a field of a row by words: 修改 and then the value, or a reply to the card such as 「到位资金 9000万」. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.reading.amounts import money_of
from bot.reading.dates import find_days
from bot.reading.numbers import count
from bot.reading.text import fold
from bot.reporting.doubts import ADDED_UP
from rag.text import to_simplified
from store.reporting.periods import shanghai_day
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source, Visits
from store.reporting.project import Stage

_NOWHERE = Source(0, 0)  # the words stand in another message than the report


class Field(StrEnum):
    """What of a row can be written anew; the order is that of the buttons, their numbers are in messages that stand."""

    PROJECT = "项目"
    STAGE = "阶段"
    PLANNED = "计划投资"
    IN_PLACE = "到位资金"
    SIGNED = "签约额"
    FOREIGN = "到账外资"
    DAY = "日期"
    COUNTY = "县区"
    ACTIVITY = "活动"
    NEXT_STEP = "下一步"
    PROBLEM = "问题"
    VISITS = "接待拜访"
    CONTRACTED = "合同外资"  # last: buttons of cards that were shown before it came name a field by its place


FIELDS = tuple(Field)
EXAMPLES: Mapping[Field, str] = {
    Field.PROJECT: "轴承保持架项目",
    Field.STAGE: "签约",
    Field.PLANNED: "2亿元",
    Field.IN_PLACE: "累计9000万元",
    Field.SIGNED: "1.2亿元",
    Field.CONTRACTED: "500万美元",
    Field.FOREIGN: "新增300万美元",
    Field.DAY: "7月2日",
    Field.COUNTY: "临澜县",
    Field.ACTIVITY: "签约活动",
    Field.NEXT_STEP: "办理土地手续",
    Field.PROBLEM: "施工许可证未办",
    Field.VISITS: "2批次、10人次、3家",
}
SUMS: Mapping[Field, AmountKind] = {
    Field.PLANNED: AmountKind.PLANNED,
    Field.IN_PLACE: AmountKind.IN_PLACE,
    Field.SIGNED: AmountKind.SIGNED,
    Field.CONTRACTED: AmountKind.CONTRACTED,
    Field.FOREIGN: AmountKind.FOREIGN,
}
_SYNONYMS: Mapping[str, Field] = {
    **{field.value: field for field in FIELDS},
    "项目名称": Field.PROJECT,
    "项目名": Field.PROJECT,
    "总投资": Field.PLANNED,
    "投资额": Field.PLANNED,
    "到位": Field.IN_PLACE,
    "签约金额": Field.SIGNED,
    "外资": Field.FOREIGN,
    "时间": Field.DAY,
    "县市区": Field.COUNTY,
    "县": Field.COUNTY,
    "下一步工作": Field.NEXT_STEP,
    "存在问题": Field.PROBLEM,
    "困难": Field.PROBLEM,
    "接待": Field.VISITS,
    "拜访": Field.VISITS,
    "进度": Field.STAGE,
}
_NAMES = "|".join(sorted(map(re.escape, _SYNONYMS), key=len, reverse=True))
_SAID = re.compile(
    rf"^\s*(?:(?P<mark>[①-⑳])|\(?(?P<number>\d{{1,2}})[.、)])?\s*(?P<name>{_NAMES})\s*+(?:改成|改为|是|为|[:：])?\s*+(?P<value>.+)$"
)
_SET = re.compile(
    rf"^\s*(?:[①-⑳]|\(?\d{{1,2}}[.、)])?\s*(?:项目名称?|(?!项目)(?:{_NAMES}))\s*(?:改成|改为|应该?是|是|为|[:：])"
)
_CARD = re.compile(
    r"(?:报送卡|Card )(?P<draft>\d{1,18})(?:号)?(?: (?P<mark>[①-⑳]|\(\d{1,3}\))(?: |: )改「(?P<field>[^」]+)」)?"
)
_TOTAL = re.compile(r"累计|累积|共|总")
_ADDED = re.compile(r"新增|增加|再|又|本次|这次|本月|本周")
_COUNTERS = re.compile(r"(?P<n>[\d〇零一二两三四五六七八九十百千]+)\s*(?:个)?(?P<unit>批|人|家|户)")


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for a field of row number `row` (from 0; None where the words name no row).

    `about` are the words of the sum that it stands for, "" for whatever sum the row has of that kind.
    """

    row: int | None
    field: Field
    value: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class CardNamed:
    """A card that our own words name, and the field they ask for where they do, `about` a sum that they quote."""

    draft_id: int
    row: int | None = None
    field: Field | None = None
    about: str = ""


def card_named(our_words: str) -> CardNamed | None:
    """The card that a message of ours is or is about; people reply to it. None where it is about none."""
    found = _CARD.search(to_simplified(our_words))
    if found is None:
        return None
    name, _, about = (found["field"] or "").partition(" ")
    row = _row_of(found["mark"]) if found["mark"] else None
    return CardNamed(int(found["draft"]), row, _SYNONYMS.get(name), about)


def _row_of(mark: str) -> int:
    """The number from 0 behind ① or (21)."""
    return int(mark.strip("()")) - 1 if mark.startswith("(") else ord(mark) - ord("①")


def asked_edits(words: str, row: int, field: Field, about: str) -> tuple[Edit, ...]:
    """What words mean that were asked for as the value of one field: that value, or lines that name their fields."""
    named = tuple(replace(one, about=about) if one.field is field else one for one in edits_in(words))
    return named or (Edit(row, field, words, about),)


def edits_in(words: str) -> tuple[Edit, ...]:
    """The changes that words name field by field, one a line; nothing where a line names none."""
    lines = [line for line in re.split(r"[\n；;]", words) if line.strip()]
    found = [_SAID.match(to_simplified(line.strip())) for line in lines]
    if not lines or not all(found):
        return ()
    return tuple(_edit(match) for match in found if match is not None)


def sets_fields(words: str) -> bool:
    """Whether each line names a field and puts it to something, as 下一步是 does and 县里给了 does not; 项目 alone names none.

    >>> sets_fields("县区是莘县"), sets_fields("县里给了5000万"), sets_fields("项目总投资是2亿")
    (True, False, False)
    """
    lines = [line for line in re.split(r"[\n；;]", words) if line.strip()]
    return bool(lines) and all(_SET.match(to_simplified(line)) for line in lines)


def _edit(match: re.Match[str]) -> Edit:
    row = int(match["number"]) - 1 if match["number"] else None
    if match["mark"]:
        row = _row_of(match["mark"])
    return Edit(row, _SYNONYMS[match["name"]], match["value"].strip())


def with_field(row: Row, field: Field, words: str, posted_at: datetime, about: str = "") -> Row | None:
    """The row with the field as the words have it; None where they cannot be read. `posted_at` resolves 昨天.

    A sum takes the place of the one whose words `about` are, of all of its kind where that is "".
    """
    value = words.strip()
    if field in SUMS:
        return _with_amount(row, SUMS[field], value, about)
    match field:
        case Field.STAGE:
            stage = next((stage for stage in Stage if stage.value in fold(value).text), None)
            return replace(row, stage=stage) if stage else None
        case Field.DAY:
            return _with_day(row, value, posted_at)
        case Field.VISITS:
            return _with_visits(row, value)
        case _:
            return _with_words(row, field, value)


def _with_words(row: Row, field: Field, value: str) -> Row | None:
    """A field that takes any words, but not none."""
    if not value:
        return None
    match field:
        case Field.PROJECT:
            return replace(row, project=value)
        case Field.COUNTY:
            return replace(row, county=value)
        case Field.ACTIVITY:
            return replace(row, activity=value)
        case Field.NEXT_STEP:
            return replace(row, next_step=value)
        case _:
            return replace(row, problem=value)


def _with_amount(row: Row, kind: AmountKind, value: str, about: str) -> Row | None:
    folded = fold(value).text
    money = money_of(folded)
    if money is None:
        return None
    replaced = [read for read in row.amounts if read.kind is kind and about in {"", read.text}]
    before = replaced[0] if replaced else None
    cumulative = (
        True if _TOTAL.search(folded) else False if _ADDED.search(folded) else before.cumulative if before else None
    )
    read = AmountRead(kind, money, value, _NOWHERE, cumulative=cumulative)
    # What was asked about the sums before is answered by the new one.
    gone = {one.text for one in replaced} | ({about} - {""})
    doubts = tuple(doubt for doubt in row.doubts if doubt.text not in gone)
    if kind in ADDED_UP and cumulative is None:
        doubts = (*doubts, Doubt(DoubtKind.CUMULATIVE, value))
    kept = tuple(one for one in row.amounts if not any(one is other for other in replaced))
    return replace(row, amounts=(*kept, read), doubts=doubts)


def _with_day(row: Row, value: str, posted_at: datetime) -> Row | None:
    found = find_days(fold(value).text, shanghai_day(posted_at))
    if not found:
        return None
    doubts = tuple(doubt for doubt in row.doubts if doubt.kind is not DoubtKind.FUTURE)
    return replace(row, date_text=value, day=found[0].first, day_end=found[0].last, doubts=doubts)


def _with_visits(row: Row, value: str) -> Row | None:
    said = {match["unit"]: count(match["n"]) for match in _COUNTERS.finditer(fold(value).text)}
    visits = Visits(said.get("批"), said.get("人"), said.get("家", said.get("户")))
    return replace(row, visits=visits) if visits != Visits() else None
