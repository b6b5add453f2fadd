"""The sums of one project's row: which of the message's sums are its own, what each is, and what is doubtful about it."""

import re
from collections.abc import Iterable

from bot.reading import amount_kinds
from bot.reading.amounts import Sum, plain
from bot.reading.clauses import Section
from bot.reading.grouping import Group
from bot.reading.marks import Marks
from store.money import Currency
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind
from store.reporting.project import Stage

_WITHOUT_UNIT = re.compile(
    r"(?:总投资|计划投资|到位资金|资金到位|到位|到账|签约额|合同额|投资额?|外资|资金|投了?)(?:约|为|是|达|了|:)?"
    r"\s*(?P<number>\d+(?:\.\d+)?)(?=$|(?:左右)?(?:已|全部|都)?(?:到位|到账)|[。;!\n)]|,(?!\d{3})|\s+(?![\s亿万千元美港欧]))"
)
_WILL_COME = re.compile(r"到(?=\s*[\d一二两三四五六七八九十])|到\0")
_ASKED_KINDS = tuple(kind.value for kind in AmountKind)


def read_amounts(
    marks: Marks, group: Group, stage: Stage | None, said: str
) -> tuple[tuple[AmountRead, ...], tuple[Doubt, ...]]:
    """The sums of a project's row, and what is to be asked about them; `said` is what the row tells without plans."""
    found: list[AmountRead] = []
    doubts: list[Doubt] = []
    old: AmountKind | None = None
    sums = _sums(marks, group)
    for number, one in sums:
        start = _governing_start(marks, number)
        last_end = max((other.end for other in marks.sums_in(number) if other.start < one.start), default=start)
        before = marks.text[last_end : one.start]
        planned = any(amount.kind is AmountKind.PLANNED for amount in found)
        told = amount_kinds.governed(marks.text, start, one, last_end) or old
        if one.money is None or amount_kinds.is_old(marks.text, one.start, one.end, start):
            old = told
            continue
        if len(sums) > 1 and amount_kinds.is_added(before) and _total_follows(marks, sums, one):
            continue
        written = marks.folded.written(one.start, one.end)
        kind = told or _bare_kind(marks, number, stage, said) or AmountKind.PLANNED
        if any((kind, one.money) == (amount.kind, amount.money) for amount in found):
            continue  # 1.02亿，对，一亿零二百万
        if planned and kind is AmountKind.PLANNED and amount_kinds.is_part(before):
            continue
        if amount_kinds.is_spent(before) or (told is None and _bare_kind(marks, number, stage, said) is None):
            doubts.append(Doubt(DoubtKind.KIND, written, _ASKED_KINDS))
        kind = AmountKind.IN_PLACE if amount_kinds.is_spent(before) else kind
        paid = kind in {AmountKind.IN_PLACE, AmountKind.FOREIGN}
        total = amount_kinds.cumulative(before) if paid else None
        doubts += _doubts(one, kind, written, marks.text[start : one.start], total)
        found.append(
            AmountRead(kind, one.money, written, marks.folded.source(one.start, one.end), one.approximate, total)
        )
    return tuple(found), tuple(doubts)


def _total_follows(marks: Marks, sums: list[tuple[int, Sum]], one: Sum) -> bool:
    """追加2000万，总投资到1.4亿: the total stands for both."""
    return any(
        amount_kinds.is_total(marks.text[max(one.end, other.start - 10) : other.start])
        for _, other in sums
        if other.start > one.start
    )


def unit_doubts(marks: Marks, group: Group) -> tuple[Doubt, ...]:
    """到位资金1600: a number of which nobody says whether it counts 万 or 亿 is no sum yet, and is asked about."""
    found = []
    for number in group.own:
        clause = marks.clauses[number]
        for match in _WITHOUT_UNIT.finditer(marks.text, clause.start, clause.end):
            options = tuple(f"{match['number']}{unit}" for unit in ("万元", "亿元", "万美元"))
            found.append(Doubt(DoubtKind.UNIT, marks.folded.written(*match.span()), options))
    return tuple(found)


def _governing_start(marks: Marks, number: int) -> int:
    """Where the words begin that may say what a sum is: with the clause, or with what stands before its colon."""
    clause = marks.clauses[number]
    before = marks.clauses[number - 1] if number else clause
    return before.start if before.label and before.sentence == clause.sentence else clause.start


def _doubts(one: Sum, kind: AmountKind, written: str, before_it: str, total: bool | None) -> Iterable[Doubt]:
    if one.low is not None and one.money is not None:
        yield Doubt(DoubtKind.UNIT, written, (plain(one.low), plain(one.money)))
    if kind is AmountKind.FOREIGN and one.money is not None and one.money.currency is Currency.CNY and not one.explicit:
        yield Doubt(DoubtKind.CURRENCY, written, (f"{written}美元", f"{written}元人民币"))
    if total is None and kind is AmountKind.IN_PLACE and amount_kinds.is_unclear(before_it):
        yield Doubt(DoubtKind.CUMULATIVE, written, ("累计", "新增"))


def _bare_kind(marks: Marks, number: int, stage: Stage | None, said: str) -> AmountKind | None:
    """By the clause itself, else by the row."""
    clause_said = marks.said(number)
    before = marks.clauses[number - 1] if number else None
    if before and before.label and before.sentence == marks.clauses[number].sentence:
        clause_said = marks.said(number - 1) + clause_said
    if stage is not Stage.SIGNED and amount_kinds.FUNDS.search(clause_said):
        return AmountKind.IN_PLACE
    return amount_kinds.bare_kind(stage, said)


def _sums(marks: Marks, group: Group) -> list[tuple[int, Sum]]:
    sums = [
        (number, one)
        for number in group.own
        if number not in marks.plans or group.of == 0
        for one in marks.sums_in(number)
    ]
    sums = [
        (n, one)
        for n, one in sums
        if marks.clauses[n].section is Section.PROGRESS and not (n in marks.plans and _is_payment(marks, n))
    ]
    if group.of and group.name:
        # what several are worth together is told of none of them
        sums = [(n, one) for n, one in sums if not amount_kinds.is_joint(marks.text[max(0, one.start - 8) : one.start])]
        near = [(n, one) for n, one in sums if group.name.end <= one.start < group.until]
        if near and group.turn + 1 < group.of:
            return near
        inside = [one for one in sums if one[1].start >= group.name.end] if group.turn + 1 == group.of else []
        if len(sums) == group.of:
            return [sums[group.turn]]
        return near or inside[:1]
    return sums


def _is_payment(marks: Marks, number: int) -> bool:
    """Money that is announced (下周到账) has not come."""
    return bool(amount_kinds.FUNDS.search(marks.said(number)) or _WILL_COME.search(marks.said(number)))
