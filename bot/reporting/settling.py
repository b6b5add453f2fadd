"""Doubts and their answers: what may be tapped, and what a tap makes of the row. Pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.reading.activities import FUNDS
from bot.reading.amounts import money_of
from bot.reading.text import fold
from bot.reporting.doubts import ADDED_UP
from bot.reporting.naming import is_named
from store.money import Currency, Money
from store.reporting.drafts import Answered, DraftRow
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source

TOTAL, ADDED = "累计", "新增"
_CURRENCIES: Mapping[str, Currency] = {
    "人民币": Currency.CNY,
    "美元": Currency.USD,
    "港元": Currency.HKD,
    "欧元": Currency.EUR,
    "日元": Currency.JPY,
}
_OPTIONS: Mapping[DoubtKind, tuple[str, ...]] = {
    DoubtKind.UNIT: ("万元", "亿元", "万美元"),
    DoubtKind.CURRENCY: tuple(_CURRENCIES),
    DoubtKind.CUMULATIVE: (TOTAL, ADDED),
    DoubtKind.KIND: tuple(kind.value for kind in AmountKind),
}


_KINDS_SAID = (
    (re.compile(r"(?:合同|协议|意向)[^,。;]{0,4}外资"), AmountKind.CONTRACTED),
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
    EDIT = "edit"  # asks for the value that is doubted
    SWAP = "swap"
    LEAVE_OUT = "leave_out"  # the row
    LEAVE_VALUE = "leave_value"  # the sum or the stage that is doubted; the rest of the row stays


@dataclass(frozen=True, slots=True)
class Settlement:
    """One answer to a doubt."""

    act: Act
    value: str = ""


_ACCEPT, _EDIT, _SWAP = Settlement(Act.ACCEPT), Settlement(Act.EDIT), Settlement(Act.SWAP)
_LEAVE_OUT, _LEAVE_VALUE = Settlement(Act.LEAVE_OUT), Settlement(Act.LEAVE_VALUE)
_ANSWERS: Mapping[DoubtKind, tuple[Settlement, ...]] = {
    DoubtKind.FUTURE: (_ACCEPT, _EDIT, _LEAVE_OUT),
    DoubtKind.FALLS: (_ACCEPT, Settlement(Act.SET, ADDED), _EDIT),
    DoubtKind.TENFOLD: (_ACCEPT, _EDIT),
    DoubtKind.PLAN_CHANGES: (_ACCEPT, _EDIT),
    DoubtKind.OTHER_OFFICE: (_ACCEPT, _SWAP, _LEAVE_OUT),
    DoubtKind.DOUBLE: (_ACCEPT, _LEAVE_OUT),
    DoubtKind.BACKWARDS: (_ACCEPT, _LEAVE_VALUE, _EDIT),
    DoubtKind.STUCK: (_LEAVE_VALUE, _ACCEPT, _EDIT),
    DoubtKind.NEW_PROJECT: (Settlement(Act.CREATE), _SWAP, Settlement(Act.NO_PROJECT)),
    DoubtKind.OVER_PLAN: (_ACCEPT, Settlement(Act.SET, TOTAL), _EDIT),
}


def answers_to(doubt: Doubt, row: Row | None = None) -> tuple[Settlement, ...]:
    """What may be tapped, in the order shown; every doubt has at least two answers.

    A row without a name cannot become a new project before somebody has written it; a total is not offered to be one.
    """
    named = row is None or is_named(row)
    if doubt.kind is DoubtKind.WHICH_PROJECT:
        picks = tuple(Settlement(Act.PICK, project_id) for project_id in doubt.options)
        return (*picks, Settlement(Act.CREATE if named else Act.NAME), Settlement(Act.NO_PROJECT))
    if doubt.kind in _OPTIONS:
        return (*(Settlement(Act.SET, option) for option in _options(doubt)), *_BEYOND_OPTIONS[doubt.kind])
    totals = {read.text for read in row.amounts if read.cumulative} if row else set()
    said = Settlement(Act.SET, TOTAL) if doubt.text in totals else None
    return tuple(one for one in _ANSWERS[doubt.kind] if one != said)


_BEYOND_OPTIONS: Mapping[DoubtKind, tuple[Settlement, ...]] = {
    DoubtKind.UNIT: (_EDIT, _LEAVE_VALUE),
    DoubtKind.CURRENCY: (_EDIT, _LEAVE_VALUE),
    DoubtKind.CUMULATIVE: (_EDIT,),
    DoubtKind.KIND: (_LEAVE_VALUE,),  # hearsay, a promise: it is of no kind
}


def _options(doubt: Doubt) -> tuple[str, ...]:
    """What may be chosen: what the reader thinks of first, and of currencies all others that the store knows."""
    first = doubt.options or _OPTIONS[doubt.kind]
    if doubt.kind is not DoubtKind.CURRENCY:
        return first
    sums = [money for option in first if (money := money_of(fold(option).text)) is not None]
    if len({money.amount for money in sums}) != 1:
        return first  # the currencies alone, or one sum said in two currencies: 3600万元（500万美元）
    named = {money.currency for money in sums}
    return (*first, *(word for word, currency in _CURRENCIES.items() if currency not in named))


def settle(draft_row: DraftRow, doubt: Doubt, answer: Settlement) -> DraftRow:
    """The row with that answer: the doubt is gone from it, and what the answer says stands in it."""
    row = draft_row.row
    bare = replace(row, doubts=tuple(one for one in row.doubts if one != doubt))
    match answer.act:
        case Act.ACCEPT:
            settled = replace(draft_row, row=bare, settled=_with(draft_row, Answered(doubt.kind, doubt.text)))
        case Act.SET:
            answered = _set_settles(draft_row, doubt)
            settled = replace(draft_row, row=_set(bare, doubt, answer.value), settled=answered)
        case Act.LEAVE_VALUE:
            settled = replace(draft_row, row=without_value(row, doubt))
        case Act.PICK:
            settled = with_project(replace(draft_row, row=bare), int(answer.value))
        case Act.CREATE:
            settled = replace(with_project(replace(draft_row, row=bare), None), new_project=True)
        case Act.NO_PROJECT:
            none = with_project(replace(draft_row, row=bare), None)
            settled = replace(none, settled=(*none.settled, _PROJECT_CHOSEN, Answered(DoubtKind.NEW_PROJECT)))
        case _:
            settled = draft_row
    return settled


_PROJECT_CHOSEN = Answered(DoubtKind.WHICH_PROJECT)
_ABOUT_PROJECT = frozenset(
    {
        DoubtKind.WHICH_PROJECT,
        DoubtKind.NEW_PROJECT,
        DoubtKind.FALLS,
        DoubtKind.TENFOLD,
        DoubtKind.OTHER_OFFICE,
        DoubtKind.DOUBLE,
        DoubtKind.BACKWARDS,
        DoubtKind.STUCK,
        DoubtKind.OVER_PLAN,
        DoubtKind.PLAN_CHANGES,
    }
)


def with_project(draft_row: DraftRow, project_id: int | None) -> DraftRow:
    """The row under another project: what was answered about the one before does not count for it."""
    doubts = tuple(doubt for doubt in draft_row.row.doubts if doubt.kind not in _ABOUT_PROJECT)
    settled = tuple(one for one in draft_row.settled if one.kind not in _ABOUT_PROJECT)
    return replace(
        draft_row,
        row=replace(draft_row.row, doubts=doubts),
        project_id=project_id,
        new_project=False,
        settled=(*settled, _PROJECT_CHOSEN) if project_id is not None else settled,
    )


def without_answers(draft_row: DraftRow, kinds: Collection[DoubtKind]) -> DraftRow:
    """The row with what was answered about these kinds forgotten: the answer was about a value that is another now."""
    return replace(draft_row, settled=tuple(one for one in draft_row.settled if one.kind not in kinds))


def without_value(row: Row, doubt: Doubt) -> Row:
    """The row without the sum (or the stage) that a doubt is about, and without all that is asked about it."""
    if doubt.kind in {DoubtKind.BACKWARDS, DoubtKind.STUCK}:
        return replace(row, stage=None, doubts=tuple(one for one in row.doubts if one != doubt))
    meant = {id(read) for read in _meant(row, doubt)}
    amounts = tuple(read for read in row.amounts if id(read) not in meant)
    said = {read.text for read in amounts}
    doubts = tuple(one for one in row.doubts if one != doubt and (one.text != doubt.text or one.text in said))
    told = row.activity != FUNDS or any(read.kind in ADDED_UP for read in amounts)
    return replace(row, amounts=amounts, doubts=doubts, activity=row.activity if told else "")


def of_words(row: Row) -> tuple[Doubt, ...]:
    """The doubts that the words raise by themselves; those about the store are worked out anew each time."""
    return tuple(doubt for doubt in row.doubts if doubt.kind not in _ABOUT_PROJECT)


def _with(draft_row: DraftRow, answered: Answered) -> tuple[Answered, ...]:
    return draft_row.settled if answered in draft_row.settled else (*draft_row.settled, answered)


def _set_settles(draft_row: DraftRow, doubt: Doubt) -> tuple[Answered, ...]:
    """累计 or 新增 that a person has chosen for a sum is not asked again; a unit or a currency is gone with its doubt."""
    if doubt.kind in {DoubtKind.UNIT, DoubtKind.CURRENCY, DoubtKind.KIND}:
        return draft_row.settled
    return _with(draft_row, Answered(DoubtKind.CUMULATIVE, doubt.text))


def _set(row: Row, doubt: Doubt, value: str) -> Row:
    meant = {id(read) for read in _meant(row, doubt)}
    amounts = tuple(_changed(read, doubt, value) if id(read) in meant else read for read in row.amounts)
    doubts = row.doubts
    if doubt.kind is DoubtKind.UNIT and not meant:
        amounts = (*amounts, *_sum_told(doubt, value))
    if value in {TOTAL, ADDED}:  # also where a fall was asked about
        same = Doubt(DoubtKind.CUMULATIVE, doubt.text)
        doubts = tuple(one for one in doubts if (one.kind, one.text) != (same.kind, same.text))
    return replace(row, amounts=amounts, doubts=doubts)


def _meant(row: Row, doubt: Doubt) -> tuple[AmountRead, ...]:
    """The sums that a doubt is about: those of its words; of a plan and money of the same words, what came in is doubted."""
    same = tuple(read for read in row.amounts if read.text == doubt.text)
    came = tuple(read for read in same if read.kind in ADDED_UP)
    return came if came and doubt.kind in {DoubtKind.KIND, DoubtKind.CUMULATIVE} else same


def _sum_told(doubt: Doubt, value: str) -> tuple[AmountRead, ...]:
    """The sum of a number that was none before its unit was told: what it is stands in the words of the doubt."""
    said = fold(doubt.text).text
    money = money_of(fold(value).text) or money_of(said + fold(value).text)
    if money is None:
        return ()
    way = True if _TOTAL_SAID.search(said) else False if _ADDED_SAID.search(said) else None
    return (AmountRead(kind_said(said), money, doubt.text, Source(0, 0), cumulative=way),)


def kind_said(words: str) -> AmountKind:
    """What a sum is by the words around it."""
    return next((kind for pattern, kind in _KINDS_SAID if pattern.search(words)), AmountKind.IN_PLACE)


def _changed(read: AmountRead, doubt: Doubt, value: str) -> AmountRead:
    if value in {TOTAL, ADDED}:
        return replace(read, cumulative=value == TOTAL)
    if doubt.kind is DoubtKind.KIND:
        return replace(read, kind=AmountKind(value))
    money = money_meant(read, value)
    return replace(read, money=money) if money else read


def money_meant(read: AmountRead, value: str) -> Money | None:
    """What an answer makes of a sum: it is a whole sum ("1500万美元"), or a currency, or a unit; None where it is neither."""
    if value in _CURRENCIES:
        return Money(read.money.amount, _CURRENCIES[value])
    return money_of(fold(value).text) or money_of(fold(read.text + value).text)
