"""What holds for every sum: monotone where the clause is, capped, slices without a jump, units and order of no matter.

Each property is tried on PROPERTY_CASES random cases of the shipped programmes: 10,000 for the table in the README, 500
otherwise.
"""

import os
import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.calculating.calculation import Calculation
from rag.calculating.canonical import to_json
from rag.calculating.case import Case, Tranche, Value, case_of
from rag.calculating.engine import calculate
from rag.calculating.rates import ExchangeRate, Rates
from rag.calculating.truth import Verdict
from rag.rules.quantity import Money, plain, read_measure
from tests.calculating import shipped_cases
from tests.calculating.readings_policy import POLICY
from tests.calculating.readings_reward import CITY, COUNTY, OLD, WAN, YI

DAY = date(2026, 11, 20)
TRIED = int(os.environ.get("PROPERTY_CASES", "500"))
_RANKS = ("世界500强", "中国500强", "中国民营企业500强", "国家级专精特新小巨人")


class _Bench:
    """One programme with everything eligible; the base and what is asked besides may be changed."""

    def __init__(self, document: str, programme: str, base: str = "fixed_investment", **told: object) -> None:
        self.edition = shipped_cases.edition(document)
        self.programme = shipped_cases.programme(document, programme)
        self.base = base
        self.known = shipped_cases.values({**shipped_cases.ELIGIBLE[document], **told}, self.edition.facts)

    def case(self, base: Decimal, **facts: Value) -> Case:
        """The case with this base."""
        return case_of({**self.known, self.base: Money(base), **facts}, DAY)

    def sum(self, base: Decimal, **facts: Value) -> Decimal:
        """What it comes to; nothing where it is not met."""
        found = calculate(self.edition, self.programme, self.case(base, **facts))
        return found.total.value if found.total else Decimal(0)


def _benches() -> list[_Bench]:
    return [
        _Bench(CITY, "industry"),
        _Bench(CITY, "services", sector="现代服务业"),
        _Bench(CITY, "agriculture", sector="现代农业"),
        _Bench(CITY, "headquarters", "registered_capital_paid"),
        _Bench(OLD, "industry"),
        _Bench(COUNTY, "industry"),
        _Bench(COUNTY, "farming", sector="特色种养"),
        _Bench(POLICY, "fixed-assets"),
        _Bench(POLICY, "factory-purchase", "factory_price"),
    ]


def _bases(dice: random.Random) -> Iterator[Decimal]:
    while True:
        yield Decimal(dice.randint(1, 10 ** dice.randint(9, 13))) / 100


def test_more_base_is_never_less_reward() -> None:
    """Slices, whole sums with rising rates, fixed sums and capped rates alike."""
    dice = random.Random(1)
    benches, bases = _benches(), _bases(dice)
    for _ in range(TRIED):
        bench = dice.choice(benches)
        less, more = sorted((next(bases), next(bases)))
        assert bench.sum(less) <= bench.sum(more), (bench.programme.id, less, more)


def test_no_sum_goes_over_its_cap() -> None:
    """Bonus or not; only the county's extra for a top-500 firm stands beside its cap."""
    dice = random.Random(2)
    benches, bases = _benches(), _bases(dice)
    for _ in range(TRIED):
        bench = dice.choice(benches)
        rank = frozenset(dice.sample(_RANKS, dice.randint(0, 2)))
        found = bench.sum(next(bases), rank=rank, controlling=dice.random() < 0.5)
        top = {CITY: 500, OLD: 200, COUNTY: 150, POLICY: 4000}[bench.edition.rules.document] * WAN
        assert 0 <= found <= top


def test_slices_do_not_jump() -> None:
    """A fen more of the base brings less than a hundred yuan more, which is what rounding to hundreds can bring."""
    dice = random.Random(3)
    bench = _Bench(CITY, "industry")
    for _ in range(TRIED):
        edge = dice.choice((YI, 5 * YI, 10 * YI))
        base = Decimal(max(edge + dice.randint(-(10**6), 10**6), YI))
        assert 0 <= bench.sum(base + Decimal("0.01")) - bench.sum(base) <= 100


def _written(value: Decimal, dice: random.Random, currency: str = "元") -> str:
    unit, scale = dice.choice((("", 1), ("万", WAN), ("亿", YI)))
    return plain(value / scale) + unit + currency


def test_the_unit_does_not_matter() -> None:
    """3.2亿元, 32000万元 and 320000000元 are one case, with one number."""
    dice = random.Random(4)
    bench, bases = _Bench(CITY, "industry"), _bases(dice)
    for _ in range(TRIED):
        base = next(bases)
        one, other = (read_measure(_written(base, dice)) for _ in range(2))
        assert one == other == Money(base)
        assert read_measure(_written(base, dice, "美元")) == Money(base, "USD")
    for base in (Decimal(320_000_000), Decimal("123456789.01")):
        found = {
            calculate(bench.edition, bench.programme, bench.case(form)).number
            for form in (base, base * Decimal("1.0000"))
        }
        assert len(found) == 1


def test_the_order_of_facts_and_arrivals_does_not_matter() -> None:
    """The same facts in any order give the same bytes."""
    dice = random.Random(5)
    bench = _Bench(CITY, "foreign", "foreign_funds", capital="外资")
    days = [date(2026, 3, day) for day in range(1, 6)]
    rates = Rates(tuple(ExchangeRate("USD", day, Decimal(7) + Decimal(day.day) / 100, "示例") for day in days))
    for _ in range(TRIED):
        funds = [Tranche(day, Decimal(dice.randint(1, 10**10)) / 100, "USD") for day in dice.sample(days, 3)]
        facts = [*bench.known.items(), ("foreign_funds", tuple(funds))]
        first = calculate(bench.edition, bench.programme, case_of(dict(facts), DAY), rates)
        dice.shuffle(facts)
        dice.shuffle(funds)
        again = case_of({**dict(facts), "foreign_funds": tuple(funds)}, DAY)
        assert to_json(first) == to_json(calculate(bench.edition, bench.programme, again, rates))


def test_dividing_an_arrival_changes_nothing() -> None:
    """Two halves on one day are the whole on that day."""
    dice = random.Random(6)
    bench = _Bench(CITY, "foreign", "foreign_funds", capital="外资")
    day = date(2026, 3, 2)
    rates = Rates((ExchangeRate("USD", day, Decimal("7.0123"), "示例"),))
    for _ in range(TRIED):
        whole = dice.randint(10**9, 2 * 10**10)
        part = dice.randint(1, whole - 1)
        sums = [
            calculate(
                bench.edition, bench.programme, case_of({**bench.known, "foreign_funds": funds}, DAY), rates
            ).total
            for funds in (_in_cents(day, whole), _in_cents(day, part, whole - part))
        ]
        assert sums[0] == sums[1]


def _in_cents(day: date, *cents: int) -> tuple[Tranche, ...]:
    return tuple(Tranche(day, Decimal(cent) / 100, "USD") for cent in cents)


def test_a_known_fact_lies_within_the_range_of_the_unknown() -> None:
    """Whatever the answer to the open question is, the sum was between low and high."""
    dice = random.Random(7)
    bench, bases = _Bench(CITY, "industry"), _bases(dice)
    for _ in range(TRIED):
        base = next(bases)
        open_facts = {key: value for key, value in bench.known.items() if key not in ("rank", "controlling")}
        asked = calculate(bench.edition, bench.programme, case_of({**open_facts, "fixed_investment": Money(base)}, DAY))
        answer = bench.case(base, rank=frozenset({dice.choice(_RANKS)}), controlling=dice.random() < 0.5)
        told = calculate(bench.edition, bench.programme, answer)
        if told.total and asked.low and asked.high:
            assert asked.low.value <= told.total.value <= asked.high.value


@pytest.mark.parametrize("programme", ["industry", "foreign", "headquarters", "talent"])
def test_any_facts_give_a_result(programme: str) -> None:
    """Half of the facts at random, some of them absurd: never an exception, never a sum for what is not met."""
    dice = random.Random(8)
    edition, rule = shipped_cases.edition(CITY), shipped_cases.programme(CITY, programme)
    every = shipped_cases.values(shipped_cases.ELIGIBLE[CITY], edition.facts)
    pool: list[Value] = [*every.values(), Money(Decimal(-1)), Money(Decimal(2 * YI)), Money(Decimal("NaN")), DAY]
    for _ in range(TRIED):
        facts = {key: dice.choice(pool) if dice.random() < 0.1 else every[key] for key in every if dice.random() < 0.5}
        found = calculate(edition, rule, case_of(facts, DAY))
        assert _is_sound(found)


def _is_sound(found: Calculation) -> bool:
    if found.verdict is Verdict.NOT_MET or found.bad_values:
        return found.total is None and not found.steps
    return found.total is None or found.low == found.total == found.high


@given(st.decimals(min_value=0, max_value=10**13, places=2, allow_nan=False))
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_again(value: Decimal) -> None:
    """A sum in words reads back to the fen."""
    assert read_measure(str(Money(value))) == Money(value)
