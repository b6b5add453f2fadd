"""What the store makes doubtful about a row."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.reporting.doubts import Earlier, Increment, Standing, Telling, doubts_of
from store.money import Currency, Money
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source, Visits
from store.reporting.project import Project, Stage

OURS, THEIRS = 1, 2
NOW = datetime(2026, 8, 3, 2, tzinfo=UTC)
TELLING = Telling(OURS, NOW, "轴承项目到位资金")
PROJECT = Project(9, "轴承项目", OURS, planned=Money(Decimal(200_000_000)), stage=Stage.STARTED)


def wan(number: int, currency: Currency = Currency.CNY) -> Money:
    """So many 万."""
    return Money(Decimal(number) * 10_000, currency)


def read(number: int, kind: AmountKind = AmountKind.IN_PLACE, cumulative: bool | None = False) -> AmountRead:
    """A sum of so many 万."""
    return AmountRead(kind, wan(number), f"{number}万", Source(0, 1), cumulative=cumulative)


def standing(*increments: int, project: Project = PROJECT, earlier: tuple[Earlier, ...] = ()) -> Standing:
    """A project with so many 万 in place."""
    return Standing(project, tuple(Increment(AmountKind.IN_PLACE, wan(number)) for number in increments), earlier)


def kinds(row: Row, known: Standing, telling: Telling = TELLING) -> set[DoubtKind]:
    """Which doubts there are."""
    return {doubt.kind for doubt in doubts_of(row, known, telling)}


@pytest.mark.parametrize(
    ("text", "problem", "expected"),
    [
        ("轴承项目用地指标没批，卡住了", "用地指标没批，卡住了", {DoubtKind.STUCK}),
        ("轴承项目能评没通过", "能评没通过", {DoubtKind.STUCK}),
        ("轴承项目规划许可办完了，环评卡在总量指标上", "环评卡在总量指标上", set()),
        ("轴承项目拿到土地证", "", set()),
    ],
)
def test_what_is_stuck_moves_no_project_forward_unasked(text: str, problem: str, expected: set[DoubtKind]) -> None:
    """Formalities that are not done yet say nothing of a later stage; one that is done does."""
    row, signed = Row(stage=Stage.LANDED, problem=problem), replace(PROJECT, stage=Stage.SIGNED)
    assert kinds(row, standing(project=signed), replace(TELLING, text=text)) == expected
    assert kinds(row, standing(project=replace(PROJECT, stage=Stage.LANDED)), replace(TELLING, text=text)) == set()
    assert kinds(row, standing(project=replace(PROJECT, stage=None)), replace(TELLING, text=text)) == set()


@pytest.mark.parametrize(
    ("amount", "increments", "expected"),
    [
        (read(3000), (), set()),
        (read(3000), (4000,), set()),
        (read(5000, cumulative=True), (4000,), set()),
        (read(3000, cumulative=True), (4000,), {DoubtKind.FALLS}),
        (read(4000, cumulative=True), (4000,), set()),
        (read(1000, cumulative=True), (40,), {DoubtKind.TENFOLD}),
        (read(9000), (4000, 500), {DoubtKind.CUMULATIVE}),
        (read(5000), (400, 400, 400), {DoubtKind.TENFOLD}),
        (read(3), (4000, 4000), {DoubtKind.TENFOLD}),
        (read(2500), (400, 400, 400, 400, 400, 400, 400), {DoubtKind.TENFOLD}),
        (read(1700), (400, 400, 400, 400, 400, 400), {DoubtKind.TENFOLD}),
        (read(1700), (400, 400, 400, 400, 400, 1700), set()),
        (read(90), (400, 400), {DoubtKind.TENFOLD}),
        (read(100), (400, 400), set()),
        (read(90), (400, 80), set()),
        (read(30_000), (), {DoubtKind.OVER_PLAN}),
        (read(8000), (9000, 9000), {DoubtKind.OVER_PLAN}),
        (read(8000), (9000, 9000, 9000), set()),
        (read(20_000, AmountKind.PLANNED), (), set()),
        (read(59_999, AmountKind.PLANNED), (), set()),
        (read(60_000, AmountKind.PLANNED), (), {DoubtKind.PLAN_CHANGES}),
        (read(19_999, AmountKind.PLANNED), (), {DoubtKind.PLAN_CHANGES}),
        (read(2000, AmountKind.SIGNED), (), {DoubtKind.TENFOLD}),
        (read(2001, AmountKind.SIGNED), (), set()),
    ],
)
def test_a_sum_is_weighed_against_the_project_s_own(
    amount: AmountRead, increments: tuple[int, ...], expected: set[DoubtKind]
) -> None:
    """Totals that fall, ten times the usual, the total called new, more than planned (2亿)."""
    assert kinds(Row(project="轴承", amounts=(amount,)), standing(*increments)) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (read(300), set()),
        (read(3000), {DoubtKind.TENFOLD}),
        (read(100), set()),
        (read(99), {DoubtKind.TENFOLD}),
        (read(5500), {DoubtKind.CUMULATIVE}),
        (read(60_000), {DoubtKind.TENFOLD}),
    ],
)
def test_an_opening_total_is_no_usual_instalment(amount: AmountRead, expected: set[DoubtKind]) -> None:
    """5000万 reported at first as the total: half of that at once is not usual, nor less than a fiftieth."""
    opened = Standing(replace(PROJECT, planned=None), (Increment(AmountKind.IN_PLACE, wan(5000), opening=True),))
    assert kinds(Row(project="轴承", amounts=(amount,)), opened) == expected


def test_another_currency_is_another_sum() -> None:
    """Dollars are not compared with yuan."""
    dollars = AmountRead(AmountKind.IN_PLACE, wan(1, Currency.USD), "1万美元", Source(0, 1), cumulative=True)
    assert kinds(Row(amounts=(dollars,)), standing(9000)) == set()


def test_total_or_addition_is_not_asked_where_nothing_came_in_before() -> None:
    """Both come to the same then."""
    row = Row(amounts=(read(100, cumulative=None),), doubts=(Doubt(DoubtKind.CUMULATIVE, "100万"),))
    assert kinds(row, standing()) == set()
    assert kinds(row, standing(100)) == {DoubtKind.CUMULATIVE}


def test_a_day_still_to_come_is_asked() -> None:
    """Days are those of Shanghai: at 16:00 UTC tomorrow has begun."""
    row = Row(day=date(2026, 8, 4), day_end=date(2026, 8, 4), date_text="8月4日")
    assert kinds(row, standing()) == {DoubtKind.FUTURE}
    assert kinds(row, standing(), Telling(OURS, datetime(2026, 8, 3, 16, tzinfo=UTC))) == set()


def test_a_stage_that_goes_back_is_asked() -> None:
    """Not one that is skipped, and not the end."""
    assert kinds(Row(stage=Stage.SIGNED), standing()) == {DoubtKind.BACKWARDS}
    assert kinds(Row(stage=Stage.PRODUCING), standing()) == set()
    assert kinds(Row(stage=Stage.ENDED), standing()) == set()


def test_another_office_s_project_is_asked_for_once() -> None:
    """Until one's own office has reported it."""
    theirs = replace(PROJECT, office_id=THEIRS)
    assert kinds(Row(stage=Stage.BUILDING), standing(project=theirs)) == {DoubtKind.OTHER_OFFICE}
    own = Earlier(OURS, NOW - timedelta(days=20), "以前", Row(stage=Stage.SIGNED))
    assert kinds(Row(stage=Stage.BUILDING), standing(project=theirs, earlier=(own,))) == set()


def test_one_s_own_project_that_another_office_reports_is_asked_for() -> None:
    """The same project from two offices."""
    other = Earlier(THEIRS, NOW - timedelta(days=2), "别的", Row(stage=Stage.SIGNED))
    assert kinds(Row(stage=Stage.BUILDING), standing(earlier=(other,))) == {DoubtKind.OTHER_OFFICE}


@pytest.mark.parametrize(
    ("row", "before", "days", "double"),
    [
        (Row(amounts=(read(500),)), Row(amounts=(read(500),)), 3, True),
        (Row(amounts=(read(500),)), Row(amounts=(read(500),)), 8, False),
        (Row(amounts=(read(500),)), Row(amounts=(read(600),)), 1, False),
        (Row(amounts=(read(500, cumulative=True),)), Row(amounts=(read(500, cumulative=True),)), 1, False),
        (Row(day=date(2026, 8, 2), amounts=(read(500),)), Row(day=date(2026, 8, 1), amounts=(read(500),)), 1, False),
        (Row(day=date(2026, 8, 1), amounts=(read(500),)), Row(day=date(2026, 8, 1), amounts=(read(500),)), 20, True),
        (Row(visits=Visits(batches=2)), Row(visits=Visits(batches=2)), 1, True),
        (Row(visits=Visits(batches=2)), Row(visits=Visits(organisations=2)), 1, False),
    ],
)
def test_the_same_content_twice_is_asked(row: Row, before: Row, days: int, double: bool) -> None:
    """The same increment or visits of the same day, or within a week where no day is said; totals add nothing twice."""
    earlier = Earlier(OURS, NOW - timedelta(days=days), "别的话", before)
    assert (DoubtKind.DOUBLE in kinds(row, standing(500, earlier=(earlier,)))) is double


def test_the_same_words_twice_are_asked() -> None:
    """Where nothing is counted."""
    earlier = Earlier(OURS, NOW - timedelta(days=1), "轴承项目封顶了，正在装设备。", Row(stage=Stage.BUILDING))
    row = Row(stage=Stage.BUILDING)
    assert kinds(row, standing(earlier=(earlier,)), Telling(OURS, NOW, "轴承项目封顶了，正在装设备")) == {
        DoubtKind.DOUBLE
    }
    assert kinds(row, standing(earlier=(earlier,)), Telling(OURS, NOW, "轴承项目开始装第二条线")) == set()


def test_a_correction_is_not_doubted_for_being_one() -> None:
    """It makes totals fall and stages go back; the card shows both sides."""
    row = Row(stage=Stage.SIGNED, amounts=(read(100, cumulative=True),), correction=True)
    assert kinds(row, standing(4000)) == set()
    assert kinds(replace(row, withdrawn=True, doubts=(Doubt(DoubtKind.UNIT, "100"),)), standing(4000)) == set()


def test_a_new_project_is_not_compared() -> None:
    """There is nothing to compare with."""
    assert kinds(Row(project="新", stage=Stage.SIGNED, amounts=(read(90_000_000),)), Standing(None)) == set()


def test_a_total_that_went_on_is_no_double_however_alike_its_words_are() -> None:
    """累计 of another sum says something new; the same total in the same words says it twice."""
    now, before = Row(amounts=(read(5000, cumulative=True),)), Row(amounts=(read(4900, cumulative=True),))
    text = "轴承项目累计到位资金若干，企业已办理入账手续"
    told, earlier = Telling(OURS, NOW, text), Earlier(OURS, NOW - timedelta(days=1), text, before)
    assert DoubtKind.DOUBLE not in kinds(now, standing(4900, earlier=(earlier,)), told)
    assert DoubtKind.DOUBLE in kinds(before, standing(4900, earlier=(earlier,)), told)


def test_each_unclear_sum_is_moot_by_itself() -> None:
    """Dollars that came in for the first time need no word for it; the yuan beside them do."""
    dollars = replace(read(30, AmountKind.FOREIGN, cumulative=None), money=wan(30, Currency.USD))
    asked = (Doubt(DoubtKind.CUMULATIVE, "100万"), Doubt(DoubtKind.CUMULATIVE, "30万"))
    row = Row(amounts=(read(100, cumulative=None), dollars), doubts=asked)
    found = doubts_of(row, standing(400, 400), TELLING)
    assert [doubt.text for doubt in found if doubt.kind is DoubtKind.CUMULATIVE] == ["100万"]
