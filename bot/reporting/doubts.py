"""What the store makes doubtful about a row: pure rules over the project, its sums so far and who else reports it.

Doubts of the words alone (a unit, a currency) come with the row from the reader. A rule asks; it never changes anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median

from rapidfuzz import fuzz

from bot.reading.text import fold
from bot.reporting.late_reading import tells_stage
from store.money import Currency, Money
from store.reporting.periods import shanghai_day
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Visits
from store.reporting.project import Project, Stage, is_legal

TENFOLD = 10
THREEFOLD = 3  # a plan that grows to this is asked about, as is one that falls
FOURFOLD = (
    4  # so far an instalment may lie from the usual one: a nought too many or too few is farther off, nearly always
)
FIFTIETH = 50  # of an opening total: less at one time has lost a nought
SAME_CONTENT_WITHIN = timedelta(days=7)  # a double of a message without a day comes within a week
SAME_WORDS = 90.0  # of 100: two messages that differ in a greeting or a mark
# Sums that add up; a plan and a contract are one figure each.
ADDED_UP = frozenset({AmountKind.IN_PLACE, AmountKind.FOREIGN})


@dataclass(frozen=True, slots=True)
class Earlier:
    """A live report of the same project: who said it, when, in which words, and what was read."""

    office_id: int
    posted_at: datetime
    text: str
    row: Row


@dataclass(frozen=True, slots=True)
class Increment:
    """Money that came to the project: one entry of the funds ledger.

    `opening` marks the first total, reported where nothing was before: it sums up many instalments and is none itself.
    """

    kind: AmountKind
    money: Money
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the store knows around a row before it is saved. `earlier` holds no version of the row itself."""

    project: Project | None
    increments: tuple[Increment, ...] = ()
    earlier: tuple[Earlier, ...] = ()

    def history(self, kind: AmountKind, currency: Currency) -> tuple[Money, ...]:
        """The sums of that kind and currency that came in, oldest first."""
        return tuple(
            one.money for one in self.increments if one.kind is kind and one.money.currency is currency
        )  # fmt: skip

    def instalments(self, kind: AmountKind, currency: Currency) -> tuple[Money, ...]:
        """Those sums that came at one time."""
        single = tuple(one for one in self.increments if not one.opening)
        return replace(self, increments=single).history(kind, currency)

    def total(self, kind: AmountKind, currency: Currency) -> Money | None:
        """What they add up to, None where there is none."""
        sums = self.history(kind, currency)
        return Money(sum((money.amount for money in sums), start=sums[0].amount * 0), currency) if sums else None


@dataclass(frozen=True, slots=True)
class Telling:
    """Who reports a row, when (`posted_at` is aware), and the words of the whole message."""

    office_id: int
    posted_at: datetime
    text: str = ""

    @property
    def today(self) -> date:
        """The day of the message in Shanghai."""
        return shanghai_day(self.posted_at)


def doubts_of(row: Row, standing: Standing, telling: Telling) -> tuple[Doubt, ...]:
    """Each doubt once, those of the words first; for a withdrawn row none."""
    if row.withdrawn:
        return ()
    of_words = [doubt for doubt in row.doubts if not _is_moot(doubt, row, standing)]
    found = [*of_words, *_about_store(row, standing, telling)]
    return tuple({(doubt.kind, doubt.text): doubt for doubt in found}.values())


def _is_moot(doubt: Doubt, row: Row, standing: Standing) -> bool:
    """Whether 累计 or 新增 makes no difference: nothing of that kind came in before."""
    if doubt.kind is not DoubtKind.CUMULATIVE:
        return False
    sums = [read for read in row.amounts if read.kind in ADDED_UP]
    meant = [read for read in sums if read.text == doubt.text] or sums
    return all(standing.total(read.kind, read.money.currency) is None for read in meant)


def _about_store(row: Row, standing: Standing, telling: Telling) -> Iterator[Doubt]:
    told = {doubt.kind for doubt in row.doubts}
    if row.day and row.day > telling.today and DoubtKind.FUTURE not in told:
        yield Doubt(DoubtKind.FUTURE, row.date_text)
    if row.correction:
        return  # a correction is what makes a total fall or a stage go back; it shows old and new by itself
    yield from _about_project(row, standing, telling)
    for read in row.amounts:
        kind = next(iter(_about_amount(read, row, standing)), None)
        if kind is not None:
            yield Doubt(kind, read.text)


def _about_project(row: Row, standing: Standing, telling: Telling) -> Iterator[Doubt]:
    if _is_double(row, standing.earlier, telling):
        yield Doubt(DoubtKind.DOUBLE, "")
    project = standing.project
    if project is None:
        return
    offices = {one.office_id for one in standing.earlier}
    if telling.office_id not in offices and (project.office_id != telling.office_id or offices):
        yield Doubt(DoubtKind.OTHER_OFFICE, "")
    if row.stage is not None and not is_legal(project.stage, row.stage):
        yield Doubt(DoubtKind.BACKWARDS, row.stage.value)
    elif row.stage is not None and project.stage not in {None, row.stage} and _is_stuck(row, telling.text):
        yield Doubt(DoubtKind.STUCK, row.stage.value)


def _is_stuck(row: Row, text: str) -> bool:
    """用地指标没批，卡住了: formalities are spoken of only as what is the matter, so nothing says that the project has moved."""
    said, problem = fold(text).text, fold(row.problem).text
    if row.stage is not Stage.LANDED or not problem or problem not in said:
        return False
    rest = said.replace(problem, "。")
    return not tells_stage(rest, Stage.LANDED)


def _is_double(row: Row, earlier: Sequence[Earlier], telling: Telling) -> bool:
    """Whether the same sums, visits or words of the same day were reported already."""
    return any(_same_time(row, telling, one) and _same_content(row, telling.text, one) for one in earlier)


def _same_content(row: Row, text: str, other: Earlier) -> bool:
    ours, theirs = _added(row), _added(other.row)
    if ours or theirs:
        return bool(ours & theirs)
    if _said(row) != _said(other.row):
        return False  # a total that went on is told in the same words each time
    if row.visits != Visits():
        return row.visits == other.row.visits
    return bool(text) and fuzz.ratio(text, other.text) >= SAME_WORDS


def _added(row: Row) -> set[tuple[AmountKind, Money]]:
    """The sums that would be added once more; a total said twice adds nothing."""
    return {(read.kind, read.money) for read in row.amounts if read.kind in ADDED_UP and not read.cumulative}


def _said(row: Row) -> set[tuple[AmountKind, Money]]:
    return {(read.kind, read.money) for read in row.amounts}


def _same_time(row: Row, telling: Telling, other: Earlier) -> bool:
    if row.day and other.row.day:
        return row.day == other.row.day
    return abs(telling.posted_at - other.posted_at) <= SAME_CONTENT_WITHIN


def _about_amount(read: AmountRead, row: Row, standing: Standing) -> Iterator[DoubtKind]:
    """What is doubtful about one sum, gravest first: only the first is asked, its answer settles the sum."""
    if standing.project is None:
        return
    planned = _planned(row, standing.project, read.money.currency)
    if read.kind is AmountKind.PLANNED:
        if planned and not planned.amount <= read.money.amount < max(planned.amount * THREEFOLD, Decimal(1)):
            yield DoubtKind.PLAN_CHANGES
        return
    if read.kind not in ADDED_UP:
        if planned and read.money.amount and _far_apart(read.money, planned):
            yield DoubtKind.TENFOLD
        return
    total = standing.total(read.kind, read.money.currency)
    yield from _about_total(read, total, standing.instalments(read.kind, read.money.currency))
    if planned and read.kind is AmountKind.IN_PLACE and _passes(planned, read, total):
        yield DoubtKind.OVER_PLAN


def _about_total(read: AmountRead, total: Money | None, instalments: Sequence[Money]) -> Iterator[DoubtKind]:
    if total is None or not total.amount:
        return
    if read.cumulative:
        if read.money.amount < total.amount:
            yield DoubtKind.FALLS
        if read.money.amount >= TENFOLD * total.amount:
            yield DoubtKind.TENFOLD
        return
    is_more = read.money.amount > total.amount
    least, most = _usual(instalments, total, is_more=is_more)
    if not least <= read.money.amount <= most:
        yield DoubtKind.TENFOLD
    if is_more:
        yield DoubtKind.CUMULATIVE  # more than all so far together: likely the total, called new


def _usual(instalments: Sequence[Money], total: Money, *, is_more: bool) -> tuple[Decimal, Decimal]:
    """Between what an instalment lies: around the usual one, and what came before is never too little or too much.

    Where all so far is an opening total, below half of that. One that `is_more` than all so far together is asked about in
    any case: likely the total, unless it is very far off.
    """
    sums = [money.amount for money in instalments if money.amount > 0]
    if not sums:
        return total.amount / FIFTIETH, total.amount * TENFOLD if is_more else total.amount / 2
    usual = median(sums)
    return min(usual / FOURFOLD, *sums), max(usual * (TENFOLD if is_more else FOURFOLD), *sums)


def _passes(planned: Money, read: AmountRead, total: Money | None) -> bool:
    """Whether this very sum lifts what is in place over the plan; once it is over, that is known."""
    before = total.amount if total else 0
    return before <= planned.amount < _after(read, total).amount


def _after(read: AmountRead, total: Money | None) -> Money:
    """What is in place once the sum is saved."""
    return read.money if read.cumulative or total is None else read.money.plus(total)


def _planned(row: Row, project: Project, currency: Currency) -> Money | None:
    """What the store has as planned; where it has nothing, what this very row says."""
    said = next((read.money for read in row.amounts if read.kind is AmountKind.PLANNED), None)
    planned = project.planned or said
    return planned if planned and planned.currency is currency else None


def _far_apart(one: Money, other: Money) -> bool:
    small, large = sorted((one.amount, other.amount))
    return large >= TENFOLD * small
