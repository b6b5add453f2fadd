"""Doubts and their answers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.reporting.settling import Act, Settlement, answers_to, money_meant, settle, with_project
from store.money import Currency, Money
from store.reporting.drafts import Answered, DraftRow
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source
from store.reporting.project import Stage

SUM = AmountRead(AmountKind.FOREIGN, Money(Decimal(3_000_000)), "300万", Source(0, 4))


def drafted(doubt: Doubt) -> DraftRow:
    """A row of one sum with that doubt."""
    return DraftRow(Row(project="轴承", amounts=(SUM,), doubts=(doubt,)), project_id=4)


@pytest.mark.parametrize("kind", list(DoubtKind))
def test_every_doubt_has_answers_and_each_of_them_is_done(kind: DoubtKind) -> None:
    """At least two, so that nobody is pushed into one; whatever changes the row takes the doubt out of it."""
    doubt = Doubt(kind, "300万", ("7", "8") if kind is DoubtKind.WHICH_PROJECT else ())
    answers = answers_to(doubt)
    assert len(answers) >= 2
    for answer in answers:
        settled = settle(drafted(doubt), doubt, answer)
        if answer.act in {Act.EDIT, Act.SWAP, Act.LEAVE_OUT}:
            assert settled == drafted(doubt)
        else:
            assert doubt not in settled.row.doubts


@pytest.mark.parametrize(
    ("kind", "value", "money"),
    [
        (DoubtKind.CURRENCY, "美元", Money(Decimal(3_000_000), Currency.USD)),
        (DoubtKind.CURRENCY, "300万美元", Money(Decimal(3_000_000), Currency.USD)),
        (DoubtKind.CURRENCY, "300万元人民币", Money(Decimal(3_000_000))),
        (DoubtKind.UNIT, "5000000元", Money(Decimal(5_000_000))),
        (DoubtKind.CURRENCY, "什么", Money(Decimal(3_000_000))),
    ],
)
def test_an_answer_sets_the_sum(kind: DoubtKind, value: str, money: Money) -> None:
    """A currency, or a whole sum; what cannot be read changes nothing."""
    doubt = Doubt(kind, "300万", (value,))
    assert settle(drafted(doubt), doubt, Settlement(Act.SET, value)).row.amounts[0].money == money


def test_an_answer_sets_the_way_and_the_kind() -> None:
    """累计 or 新增, and what the sum is."""
    doubt = Doubt(DoubtKind.CUMULATIVE, "300万")
    total = settle(drafted(doubt), doubt, Settlement(Act.SET, "累计"))
    assert total.row.amounts[0].cumulative is True
    assert total.has_answered(doubt)
    assert settle(drafted(doubt), doubt, Settlement(Act.SET, "新增")).row.amounts[0].cumulative is False
    kind = Doubt(DoubtKind.KIND, "300万")
    assert settle(drafted(kind), kind, Settlement(Act.SET, "签约额")).row.amounts[0].kind is AmountKind.SIGNED


def test_another_sum_is_left_alone() -> None:
    """The answer is about the words that were asked about."""
    doubt = Doubt(DoubtKind.CURRENCY, "500万")
    assert settle(drafted(doubt), doubt, Settlement(Act.SET, "美元")).row.amounts == (SUM,)


def test_another_project_is_doubted_anew() -> None:
    """What was answered about the first one does not count for the second."""
    first = DraftRow(Row(), 4, settled=(Answered(DoubtKind.OTHER_OFFICE), Answered(DoubtKind.FUTURE)))
    second = with_project(first, 5)
    assert second.project_id == 5
    assert {one.kind for one in second.settled} == {DoubtKind.FUTURE, DoubtKind.WHICH_PROJECT}


def test_no_project_is_an_answer_too() -> None:
    """Funds of a county may belong to none."""
    doubt = Doubt(DoubtKind.NEW_PROJECT, "轴承")
    settled = settle(drafted(doubt), doubt, Settlement(Act.NO_PROJECT))
    assert (settled.project_id, settled.new_project) == (None, False)
    assert settled.has_answered(doubt)
    assert settle(drafted(doubt), doubt, Settlement(Act.CREATE)).new_project


def test_every_currency_of_the_store_can_be_chosen() -> None:
    """Also where the reader thinks of two first; not where one sum is said in two currencies."""
    free = {money_meant(SUM, one.value) for one in answers_to(Doubt(DoubtKind.CURRENCY, "300万")) if one.act is Act.SET}
    assert {money.currency for money in free if money} == set(Currency)
    first = answers_to(Doubt(DoubtKind.CURRENCY, "300万", ("300万美元", "300万元人民币")))
    chosen = [money for one in first if one.act is Act.SET and (money := money_meant(SUM, one.value))]
    assert [money.currency for money in chosen][:2] == [Currency.USD, Currency.CNY]
    assert {money.currency for money in chosen} == set(Currency)
    assert {money.amount for money in chosen} == {SUM.money.amount}
    both = answers_to(Doubt(DoubtKind.CURRENCY, "3600万元", ("3600万元", "500万美元")))
    assert [one.value for one in both if one.act is Act.SET] == ["3600万元", "500万美元"]


def test_an_answer_belongs_to_its_sum() -> None:
    """Of two sums that are asked about, one is settled."""
    other = replace(SUM, text="500万", money=Money(Decimal(5_000_000)))
    asked = tuple(Doubt(DoubtKind.CUMULATIVE, read.text) for read in (SUM, other))
    row = DraftRow(Row(amounts=(SUM, other), doubts=asked), 4)
    settled = settle(row, asked[0], Settlement(Act.SET, "累计"))
    assert [read.cumulative for read in settled.row.amounts] == [True, None]
    assert (settled.has_answered(asked[0]), settled.has_answered(asked[1])) == (True, False)
    assert settled.row.doubts == asked[1:]


@pytest.mark.parametrize("kind", [DoubtKind.KIND, DoubtKind.UNIT, DoubtKind.CURRENCY])
def test_a_sum_can_be_left_out(kind: DoubtKind) -> None:
    """The rest of the row stays, also a plan of the same words and what is asked about other sums."""
    plan = replace(SUM, kind=AmountKind.PLANNED)
    more = Doubt(DoubtKind.FUTURE, "明天")
    doubt = Doubt(kind, "300万")
    assert Settlement(Act.LEAVE_VALUE) in answers_to(doubt)
    row = DraftRow(Row(project="轴承", activity="资金到位", amounts=(SUM,), doubts=(doubt, more)), 4)
    left = settle(row, doubt, Settlement(Act.LEAVE_VALUE)).row
    assert (left.amounts, left.doubts, left.activity) == ((), (more,), "")
    if kind is DoubtKind.KIND:
        both = replace(row, row=replace(row.row, amounts=(plan, SUM)))
        assert settle(both, doubt, Settlement(Act.LEAVE_VALUE)).row.amounts == (plan,)


def test_a_stage_can_be_left_as_it_is() -> None:
    """The rest of the row is reported."""
    doubt = Doubt(DoubtKind.BACKWARDS, "签约")
    row = DraftRow(Row(stage=Stage.SIGNED, problem="缺电", doubts=(doubt,)), 4)
    assert settle(row, doubt, Settlement(Act.LEAVE_VALUE)).row == Row(problem="缺电")


def test_a_total_is_not_offered_to_be_one() -> None:
    """What passes the plan may be a total that nobody called one; where it was called one, that is no way out."""
    doubt, total = Doubt(DoubtKind.OVER_PLAN, "300万"), replace(SUM, cumulative=True)
    assert Settlement(Act.SET, "累计") in answers_to(doubt, Row(amounts=(SUM,)))
    assert Settlement(Act.SET, "累计") not in answers_to(doubt, Row(amounts=(total,)))
