"""Doubts and their answers: what may be tapped, and what a tap makes of the row. Pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.reading.amounts import money_of
from bot.reading.text import fold
from store.money import Currency, Money
from store.reporting.drafts import DraftRow
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source

TOTAL, ADDED = "累计", "新增"
_CURRENCIES: Mapping[str, Currency] = {
    "人民币": Currency.CNY,
    "美元": Currency.USD,
    "港元": Currency.HKD,
    "港币": Currency.HKD,
    "欧元": Currency.EUR,
    "日元": Currency.JPY,
}
_OPTIONS: Mapping[DoubtKind, tuple[str, ...]] = {
    DoubtKind.UNIT: ("万元", "亿元", "万美元"),
    DoubtKind.CURRENCY: ("人民币", "美元"),
    DoubtKind.CUMULATIVE: (TOTAL, ADDED),
    DoubtKind.KIND: tuple(kind.value for kind in AmountKind),
}


_KINDS_SAID = (
    (re.compile(r"外资"), AmountKind.FOREIGN),
    (re.compile(r"到位|到账|到资|打款|进账"), AmountKind.IN_PLACE),
    (re.compile(r"签约|合同"), AmountKind.SIGNED),
    (re.compile(r"投资|投"), AmountKind.PLANNED),
)
_TOTAL_SAID, _ADDED_SAID = re.compile(r"累计|累积|共"), re.compile(r"新增|增加|又|再")


class Act(StrEnum):
    """What an answer does."""

    ACCEPT = "accept"  # it is as the message says
    SET = "set"  # `value` is what was not said
    PICK = "pick"  # `value` is the id of a project
    CREATE = "create"  # a new project
    NAME = "name"  # asks how the project is called
    NO_PROJECT = "no_project"
    EDIT = "edit"
    SWAP = "swap"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Settlement:
    """One answer to a doubt."""

    act: Act
    value: str = ""


_ACCEPT, _EDIT, _SWAP = Settlement(Act.ACCEPT), Settlement(Act.EDIT), Settlement(Act.SWAP)
_LEAVE_OUT = Settlement(Act.LEAVE_OUT)
_ANSWERS: Mapping[DoubtKind, tuple[Settlement, ...]] = {
    DoubtKind.FUTURE: (_ACCEPT, _EDIT, _LEAVE_OUT),
    DoubtKind.FALLS: (_ACCEPT, Settlement(Act.SET, ADDED), _EDIT),
    DoubtKind.TENFOLD: (_ACCEPT, _EDIT),
    DoubtKind.PLAN_CHANGES: (_ACCEPT, _EDIT),
    DoubtKind.OTHER_OFFICE: (_ACCEPT, _SWAP, _LEAVE_OUT),
    DoubtKind.DOUBLE: (_ACCEPT, _LEAVE_OUT),
    DoubtKind.BACKWARDS: (_ACCEPT, _EDIT),
    DoubtKind.NEW_PROJECT: (Settlement(Act.CREATE), _SWAP, Settlement(Act.NO_PROJECT)),
    DoubtKind.OVER_PLAN: (_ACCEPT, Settlement(Act.SET, TOTAL), _EDIT),
}


def answers_to(doubt: Doubt, *, named: bool = True) -> tuple[Settlement, ...]:
    """What may be tapped, in the order shown; every doubt has at least two answers.

    A row that is not `named` cannot become a new project before somebody has written its name.
    """
    if doubt.kind is DoubtKind.WHICH_PROJECT:
        picks = tuple(Settlement(Act.PICK, project_id) for project_id in doubt.options)
        return (*picks, Settlement(Act.CREATE if named else Act.NAME), Settlement(Act.NO_PROJECT))
    if doubt.kind in _OPTIONS:
        return (*(Settlement(Act.SET, option) for option in doubt.options or _OPTIONS[doubt.kind]), _EDIT)
    return _ANSWERS[doubt.kind]


def settle(draft_row: DraftRow, doubt: Doubt, answer: Settlement) -> DraftRow:
    """The row with that answer: the doubt is gone from it, and what the answer says stands in it."""
    row = draft_row.row
    bare = replace(row, doubts=tuple(one for one in row.doubts if one != doubt))
    match answer.act:
        case Act.ACCEPT:
            return replace(draft_row, row=bare, settled=_with(draft_row, doubt.kind))
        case Act.SET:
            return replace(draft_row, row=_set(bare, doubt, answer.value), settled=_set_settles(draft_row, doubt))
        case Act.PICK:
            return with_project(replace(draft_row, row=bare), int(answer.value))
        case Act.CREATE:
            return replace(with_project(replace(draft_row, row=bare), None), new_project=True)
        case Act.NO_PROJECT:
            settled = (*with_project(draft_row, None).settled, DoubtKind.WHICH_PROJECT, DoubtKind.NEW_PROJECT)
            return replace(with_project(replace(draft_row, row=bare), None), settled=settled)
        case _:
            return draft_row


_ABOUT_PROJECT = frozenset(
    {
        DoubtKind.WHICH_PROJECT,
        DoubtKind.NEW_PROJECT,
        DoubtKind.FALLS,
        DoubtKind.TENFOLD,
        DoubtKind.OTHER_OFFICE,
        DoubtKind.DOUBLE,
        DoubtKind.BACKWARDS,
        DoubtKind.OVER_PLAN,
        DoubtKind.PLAN_CHANGES,
    }
)


def with_project(draft_row: DraftRow, project_id: int | None) -> DraftRow:
    """The row under another project: what was answered about the one before does not count for it."""
    doubts = tuple(doubt for doubt in draft_row.row.doubts if doubt.kind not in _ABOUT_PROJECT)
    settled = tuple(kind for kind in draft_row.settled if kind not in _ABOUT_PROJECT)
    return replace(
        draft_row,
        row=replace(draft_row.row, doubts=doubts),
        project_id=project_id,
        new_project=False,
        settled=(*settled, DoubtKind.WHICH_PROJECT) if project_id is not None else settled,
    )


def without_answers(draft_row: DraftRow, kinds: Collection[DoubtKind]) -> DraftRow:
    """The row with what was answered about these kinds forgotten: the answer was about a value that is another now."""
    return replace(draft_row, settled=tuple(kind for kind in draft_row.settled if kind not in kinds))


def of_words(row: Row) -> tuple[Doubt, ...]:
    """The doubts that the words raise by themselves; those about the store are worked out anew each time."""
    return tuple(doubt for doubt in row.doubts if doubt.kind not in _ABOUT_PROJECT)


def _with(draft_row: DraftRow, kind: DoubtKind) -> tuple[DoubtKind, ...]:
    return draft_row.settled if kind in draft_row.settled else (*draft_row.settled, kind)


def _set_settles(draft_row: DraftRow, doubt: Doubt) -> tuple[DoubtKind, ...]:
    """累计 or 新增 that a person has chosen is not asked again; a unit or a currency may be missing elsewhere too."""
    if doubt.kind in {DoubtKind.UNIT, DoubtKind.CURRENCY, DoubtKind.KIND}:
        return draft_row.settled
    return _with(draft_row, DoubtKind.CUMULATIVE)


def _set(row: Row, doubt: Doubt, value: str) -> Row:
    amounts = tuple(_changed(read, doubt, value) for read in row.amounts)
    doubts = row.doubts
    if doubt.kind is DoubtKind.UNIT and all(read.text != doubt.text for read in row.amounts):
        amounts = (*amounts, *_sum_told(doubt, value))
    if value in {TOTAL, ADDED}:  # one answer for the sums of one row
        doubts = tuple(one for one in doubts if one.kind is not DoubtKind.CUMULATIVE)
    return replace(row, amounts=amounts, doubts=doubts)


def _sum_told(doubt: Doubt, value: str) -> tuple[AmountRead, ...]:
    """The sum of a number that was none before its unit was told: what it is stands in the words of the doubt."""
    said = fold(doubt.text).text
    money = money_of(fold(value).text) or money_of(said + fold(value).text)
    if money is None:
        return ()
    kind = next((kind for pattern, kind in _KINDS_SAID if pattern.search(said)), AmountKind.IN_PLACE)
    way = True if _TOTAL_SAID.search(said) else False if _ADDED_SAID.search(said) else None
    return (AmountRead(kind, money, doubt.text, Source(0, 0), cumulative=way),)


def _changed(read: AmountRead, doubt: Doubt, value: str) -> AmountRead:
    if read.text != doubt.text:
        return read
    if value in {TOTAL, ADDED}:
        return replace(read, cumulative=value == TOTAL)
    if doubt.kind is DoubtKind.KIND:
        return replace(read, kind=AmountKind(value))
    money = _money(read, value)
    return replace(read, money=money) if money else read


def _money(read: AmountRead, value: str) -> Money | None:
    """An answer is a whole sum ("1500万美元"), or a currency, or a unit."""
    if value in _CURRENCIES:
        return Money(read.money.amount, _CURRENCIES[value])
    return money_of(fold(value).text) or money_of(fold(read.text + value).text)
