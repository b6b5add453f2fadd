"""The sums of one project's row: which of the message's sums are its own, what each is, and what is doubtful about it."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from bot.reading import amount_kinds
from bot.reading.amounts import Sum, plain
from bot.reading.grouping import Group
from bot.reading.marks import Marks
from bot.reading.numbers import number as number_of
from bot.reading.scrutiny import Look, is_converted, is_same_in_brackets, is_within, look_at
from bot.reading.shares import joint_doubts, sums_of
from store.money import Currency
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind
from store.reporting.project import Stage

_WITHOUT_UNIT = re.compile(
    r"(?:总投资|计划投资|到位资金|资金到位|到位|到账|到资|签约额|合同额|投资额?|外资|资金|投了?)(?:约|为|是|达|了|:)?"
    r"[ ]{0,4}(?P<number>\d+(?:\.\d+)?(?:[千百](?=多|来|余|$|[。;!,\n)]))?|[一二两三四五六七八九][一二三四五六七八九十百千]+)[多来余]?"
    r"(?=$|(?:左右)?(?:已|全部|都)?(?:到位|到账)|[。;!\n)]|,(?!\d{3})|\s+(?![\s\d亿万千元美港欧]))"
)
_FAR = 24  # characters behind a sum that may still turn it
_FEW, _MANY = 100, 100_000
_ALONE = 10  # characters of a clause that is a sum and little else
_MOST_PARTS = 12
_MOST_SUMS = 60  # of one project: nobody tells more
_PAID = frozenset({AmountKind.IN_PLACE, AmountKind.FOREIGN})
_BESIDE_A_PLAN = _PAID | {AmountKind.CONTRACTED}  # 总投资1.05亿元，其中外资700万美元: both are told
_ASKED_KINDS = tuple(kind.value for kind in AmountKind)


def read_amounts(
    marks: Marks, group: Group, stage: Stage | None, said: str
) -> tuple[tuple[AmountRead, ...], tuple[Doubt, ...]]:
    """The sums of a project's row, and what is to be asked about them; `said` is what the row tells without plans."""
    walk = _Walk(marks, stage, said, sums_of(marks, group)[:_MOST_SUMS])
    walk.shares = bool(group.of)
    for number, one in walk.sums:
        walk.take(number, one)
    doubts = (*walk.doubts, *_twice(walk), *joint_doubts(marks, group, told=bool(walk.found)))
    return _totals_last(walk.found), doubts


def _twice(walk: "_Walk") -> Iterable[Doubt]:
    """A project is planned or signed with one sum: a second one is asked about."""
    asked = {doubt.text for doubt in walk.doubts}
    for kind in (AmountKind.PLANNED, AmountKind.SIGNED):
        for one in [each for each in walk.found if each.kind is kind][1:]:
            if one.text not in asked:
                yield Doubt(DoubtKind.KIND, one.text, _ASKED_KINDS)


def _totals_last(found: list[AmountRead]) -> tuple[AmountRead, ...]:
    """累计5000万，本月新增1000万: the total holds the increment, and so counts after it, as where it is told after it."""
    ordered = list(found)
    for group in {(one.kind, one.money.currency) for one in found}:
        slots = [place for place, one in enumerate(found) if (one.kind, one.money.currency) == group]
        for place, one in zip(slots, sorted((found[each] for each in slots), key=_is_total), strict=True):
            ordered[place] = one
    return tuple(ordered)


def _is_total(one: AmountRead) -> bool:
    return one.cumulative is True


class _Walk:
    """Walks over the sums of a row and remembers what it took."""

    def __init__(self, marks: Marks, stage: Stage | None, said: str, sums: list[tuple[int, Sum]]) -> None:
        self.marks, self.stage, self.sums = marks, stage, sums
        self.found: list[AmountRead] = []
        self.doubts: list[Doubt] = []
        self.taken: list[Sum] = []
        self.old: AmountKind | None = None
        self.shares = False  # 合计2100万元，其中甲1200万、乙900万: the parts are those of the projects
        self.row_kind = amount_kinds.bare_kind(stage, said)
        self.paid = bool(amount_kinds.FUNDS.search(said))
        self.clause_kinds: dict[int, AmountKind | None] = {}

    def take(self, number: int, one: Sum) -> None:
        """Take the next sum in, or leave it out, with what is doubtful about it."""
        marks, text = self.marks, self.marks.text
        start = _governing_start(marks, number)
        beside = marks.sums_in(number)
        place = bisect_left(beside, one.start, key=lambda other: other.start)
        last_end = beside[place - 1].end if place else start
        before = text[last_end : one.start]
        told = amount_kinds.governed(text, start, one, last_end) or self.old
        if amount_kinds.is_old(text, one.start, one.end, start):
            self.old = told
            return
        if len(self.sums) > 1 and amount_kinds.is_added(before) and _total_follows(marks, self.sums, one):
            return
        bare = self._bare_kind(number)
        kind = told or bare or AmountKind.PLANNED
        came = self._came_in(number, one, before) if kind is AmountKind.FOREIGN else kind
        kind = came or kind
        if self._is_said_already(one, kind, before):
            return
        look = self._look(number, one, kind)
        if look is Look.DROP or self._is_counted_already(number, one, kind):
            return
        spent = amount_kinds.is_spent(before)
        vague = told is None and (
            bare is None or self._tells_of_funds(number, kind) or amount_kinds.is_of_something(before)
        )
        if spent or vague or came is None or look is Look.KIND:
            self.doubts.append(Doubt(DoubtKind.KIND, marks.folded.written(one.start, one.end), _ASKED_KINDS))
        near = _sums_before(marks, number, one)
        before = text[max(last_end, near[-1].end if near else 0) : one.start]
        self._keep(one, AmountKind.IN_PLACE if spent else kind, before, text[start : one.start])

    def _came_in(self, number: int, one: Sum, before: str) -> AmountKind | None:
        """Foreign capital that came in, or that is agreed on or wished for; None where it is to be asked."""
        clause, after = (
            self.marks.clauses[number],
            [other.start for other in self.marks.sums_in(number) if other.start > one.start],
        )
        behind = self.marks.text[one.end : min(after, default=clause.end)]
        if amount_kinds.cumulative(before) is not None:
            return AmountKind.FOREIGN
        others = {each for each, other in self.sums if each != number}
        paid = self.paid and not any(amount_kinds.FUNDS.search(self.marks.said(each)) for each in others)
        kind = amount_kinds.foreign_kind(before, behind, self.stage, paid=paid)
        return AmountKind.CONTRACTED if kind is None and self.paid and not paid else kind  # what came in is another sum

    def _is_new_total(self, before: str) -> bool:
        """首期2000万元，累计2000万元: the first payment is the total as well, and both are told."""
        return amount_kinds.cumulative(before) is True and not any(map(_is_total, self.found))

    def _is_said_already(self, one: Sum, kind: AmountKind, before: str) -> bool:
        """1.02亿，对，一亿零二百万; 1.5亿（其中设备8000万）; 固定资产投资1.1亿，总投资1.8亿: the other sum stands for both."""
        text = self.marks.text
        if any((kind, one.money) == (amount.kind, amount.money) for amount in self.found):
            return not self._is_new_total(before)
        if self.found and kind not in _BESIDE_A_PLAN and amount_kinds.is_share(text[self.taken[-1].end : one.start]):
            return True
        planned = any(amount.kind is AmountKind.PLANNED for amount in self.found) and kind is AmountKind.PLANNED
        follows = len(self.sums) > 1 and _total_follows(self.marks, self.sums, one)
        return amount_kinds.is_part(before) and (planned or follows)

    def _keep(self, one: Sum, kind: AmountKind, before: str, before_it: str) -> None:
        written = self.marks.folded.written(one.start, one.end)
        source = self.marks.folded.source(one.start, one.end)
        paid = kind in {AmountKind.IN_PLACE, AmountKind.FOREIGN}
        total = amount_kinds.cumulative(before) if paid else None
        if total is None and paid and amount_kinds.is_raised(before):
            total = True
        if paid and not total and amount_kinds.is_once_more(before_it) and any(map(_is_total, self.found)):
            self.doubts.append(Doubt(DoubtKind.CUMULATIVE, written, ("累计", "新增")))
        self.doubts += _doubts(one, kind, written, before_it, total)
        self.found.append(AmountRead(kind, one.money, written, source, one.approximate, total))
        self.taken.append(one)

    def _look(self, number: int, one: Sum, kind: AmountKind) -> Look:
        """At its sentence, back to the sum or the line before and on to the next."""
        clause = self.marks.clauses[number]
        near = _sums_before(self.marks, number, one)
        first = max(_governing_start(self.marks, number), near[-1].end if near else 0)
        behind = self.marks.text[one.end : one.end + _FAR]
        behind = re.split(r"[\n;。]", behind, maxsplit=1)[0] if clause.end - one.end < _FAR else behind
        return look_at(self.marks.text[first : one.start], behind, kind, paid=self.paid)

    def _is_counted_already(self, number: int, one: Sum, kind: AmountKind) -> bool:
        """Whether another sum holds it: a part, a conversion in brackets, the total of several that were told."""
        before = _sums_before(self.marks, number, one)
        last = before[-1] if before else None
        text = self.marks.text
        if last is None or "\n" in (between := text[last.end : one.start]) or "。" in between:
            return False
        if is_converted(between, last.money.currency, one.money.currency):
            return not self._is_better_known(one, last)
        if is_same_in_brackets(between, last.money.currency, one.money.currency):
            self._ask_last(DoubtKind.CURRENCY, (plain(last.money), plain(one.money)))
            return True
        own = bool(self.taken) and self.taken[-1] is last
        if own and self.found[-1].cumulative and amount_kinds.cumulative(between) is False:
            return False  # 累计205万（其中新增30万）
        if self.shares or not is_within(between, kind) or (own and self.found[-1].kind is not kind):
            return self._is_total(one, kind, between, before)
        if own and self.found[-1].cumulative is None:
            self._ask_last(DoubtKind.CUMULATIVE, ("累计", "新增"))
        return True

    def _is_better_known(self, one: Sum, last: Sum) -> bool:
        """80万欧元，折合约87万美元: dollars are what is counted in, and stand for the other sum."""
        rare = last.money.currency not in {Currency.CNY, Currency.USD}
        if not rare or one.money.currency is not Currency.USD or not self.taken or self.taken[-1] is not last:
            return False
        self.found.pop()
        self.taken.pop()
        return True

    def _is_total(self, one: Sum, kind: AmountKind, between: str, before: list[Sum]) -> bool:
        if kind not in {AmountKind.IN_PLACE, AmountKind.FOREIGN} or not amount_kinds.is_joint(between):
            return False
        sums = [other.money.amount for other in before[-_MOST_PARTS:]]
        return any(sum(sums[first:]) == one.money.amount for first in range(len(sums) - 1))

    def _ask_last(self, kind: DoubtKind, options: tuple[str, ...]) -> None:
        if self.found and all(doubt.text != self.found[-1].text for doubt in self.doubts):
            self.doubts.append(Doubt(kind, self.found[-1].text, options))

    def _tells_of_funds(self, number: int, kind: AmountKind) -> bool:
        """到位资金完成年度计划的60%，达到3亿元: the sentence tells of money in place before the sum's own clause."""
        sentence, clauses = self.marks.clauses[number].sentence, self.marks.clauses
        near = [each for each in range(max(0, number - 3), number) if clauses[each].sentence == sentence]
        told = [self.marks.said(each) for each in near if not self.marks.sums_in(each)]
        return any("到位资金" in said and (kind is AmountKind.PLANNED or "%" in said) for said in told)

    def _bare_kind(self, number: int) -> AmountKind | None:
        """By the clause itself, else by the row."""
        if number not in self.clause_kinds:
            marks, before = self.marks, self.marks.clauses[number - 1] if number else None
            said = marks.said(number)
            if before and before.label and before.sentence == marks.clauses[number].sentence:
                said = marks.said(number - 1) + said
            if before and amount_kinds.goes_on(said) and before.sentence == marks.clauses[number].sentence:
                said = marks.said(number - 1) + said  # 累计到位8000万，本月新增1200万
            funds = self.stage is not Stage.SIGNED and amount_kinds.FUNDS.search(said)
            told = AmountKind.SIGNED if self._is_signed_beside(number) else self.row_kind
            self.clause_kinds[number] = AmountKind.IN_PLACE if funds else told
        return self.clause_kinds[number]

    def _is_signed_beside(self, number: int) -> bool:
        """6000万，已签约，…来注册公司了: the clause behind a sum that stands alone tells what it was worth."""
        clauses, follows = self.marks.clauses, number + 1
        if follows >= len(clauses) or clauses[follows].sentence != clauses[number].sentence:
            return False
        alone = clauses[number].end - clauses[number].start <= _ALONE
        return alone and bool(re.fullmatch(r"已?经?(?:正式)?签(?:约|了约?|订|下)?了?", self.marks.said(follows)))


def _sums_before(marks: Marks, number: int, one: Sum) -> list[Sum]:
    """The sums told before it in its clause and the few clauses before, whosever they are."""
    near = range(max(0, number - _MOST_PARTS), number + 1)
    return [other for each in near for other in marks.sums_in(each) if other.end <= one.start][-_MOST_PARTS:]


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
            options = tuple(f"{match['number']}{unit}" for unit in _units(match["number"]))
            found.append(Doubt(DoubtKind.UNIT, marks.folded.written(*match.span()), options))
    return tuple(found)


def _units(written: str) -> tuple[str, ...]:
    """What may have been left out: behind long numbers nothing, and no project has thousands of 亿."""
    value = number_of(written)
    if value is None or value < _FEW:
        return "万元", "亿元", "万美元"
    return ("万元", "元", "万美元") if value < _MANY else ("元", "万元", "美元")


def _governing_start(marks: Marks, number: int) -> int:
    """Where the words begin that may say what a sum is: with the clause, or with what stands before its colon."""
    clause = marks.clauses[number]
    before = marks.clauses[number - 1] if number else clause
    return before.start if before.label and before.sentence == clause.sentence else clause.start


def _doubts(one: Sum, kind: AmountKind, written: str, before_it: str, total: bool | None) -> Iterable[Doubt]:
    if one.doubt is not None:
        yield Doubt(one.doubt, written, (plain(one.money),) if one.doubt is DoubtKind.UNIT else ())
    if one.low is not None:
        yield Doubt(DoubtKind.UNIT, written, (plain(one.low), plain(one.money)))
    if kind is AmountKind.FOREIGN and one.doubt is None and one.money.currency is Currency.CNY and not one.explicit:
        yield Doubt(DoubtKind.CURRENCY, written, (f"{written}美元", f"{written}元人民币"))
    if total is None and kind is AmountKind.IN_PLACE and amount_kinds.is_unclear(before_it):
        yield Doubt(DoubtKind.CUMULATIVE, written, ("累计", "新增"))
