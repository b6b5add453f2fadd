"""Changing a field of a row by words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reporting.editing import (
    EXAMPLES,
    FIELDS,
    CardNamed,
    Edit,
    Field,
    asked_edits,
    card_named,
    edits_in,
    with_field,
)
from bot.wording_editing import say_write_field
from rag.answer import Language
from store.money import Currency, Money
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source, Visits
from store.reporting.project import Stage

NOW = datetime(2026, 8, 3, 2, tzinfo=UTC)
SUM = AmountRead(AmountKind.IN_PLACE, Money(Decimal(30_000_000)), "3000万", Source(0, 4), cumulative=True)
ROW = Row(
    project="轴承", amounts=(SUM,), doubts=(Doubt(DoubtKind.TENFOLD, "3000万"), Doubt(DoubtKind.FUTURE, "9月1日"))
)


@pytest.mark.parametrize(
    ("words", "edits"),
    [
        ("到位资金 9000万", (Edit(None, Field.IN_PLACE, "9000万"),)),
        ("到位资金：9000万", (Edit(None, Field.IN_PLACE, "9000万"),)),
        ("②到位资金 9000万", (Edit(1, Field.IN_PLACE, "9000万"),)),
        ("2. 阶段改为开工", (Edit(1, Field.STAGE, "开工"),)),
        ("下一步：催开工；日期 昨天", (Edit(None, Field.NEXT_STEP, "催开工"), Edit(None, Field.DAY, "昨天"))),
        ("总投资是2亿\n县区 冠县", (Edit(None, Field.PLANNED, "2亿"), Edit(None, Field.COUNTY, "冠县"))),
        ("奖励最高多少", ()),
        ("到位资金 9000万\n辛苦了", ()),
        ("", ()),
    ],
)
def test_fields_are_named_and_given_a_value(words: str, edits: tuple[Edit, ...]) -> None:
    """One a line; where a line names none, it is no edit but something else."""
    assert edits_in(words) == edits


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_takes_its_own_example(field: Field) -> None:
    """What the bot shows as an example works."""
    changed = with_field(ROW, field, EXAMPLES[field], NOW)
    assert changed is not None
    assert changed != ROW


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field.IN_PLACE, "很多"),
        (Field.IN_PLACE, "9000"),
        (Field.STAGE, "差不多了"),
        (Field.DAY, "改天"),
        (Field.VISITS, "几个人"),
        (Field.PROJECT, " "),
        (Field.NEXT_STEP, ""),
    ],
)
def test_what_cannot_be_read_changes_nothing(field: Field, words: str) -> None:
    """A number without a unit is no sum."""
    assert with_field(ROW, field, words, NOW) is None


def test_values_are_read_as_in_a_report() -> None:
    """Sums with their currency, days seen from the day of the message, the three counters apart."""
    foreign = with_field(ROW, Field.FOREIGN, "新增300万美元", NOW)
    assert foreign is not None
    assert (foreign.amounts[1].money, foreign.amounts[1].cumulative) == (Money(Decimal(3_000_000), Currency.USD), False)
    day = with_field(ROW, Field.DAY, "昨天", NOW)
    assert day is not None
    assert day.day == date(2026, 8, 2)
    assert DoubtKind.FUTURE not in {doubt.kind for doubt in day.doubts}
    visits = with_field(ROW, Field.VISITS, "2批次、10人次、3家", NOW)
    assert visits is not None
    assert visits.visits == Visits(2, 10, 3)
    stage = with_field(ROW, Field.STAGE, "已经開工", NOW)
    assert stage is not None
    assert stage.stage is Stage.STARTED


def test_a_new_sum_takes_the_place_and_the_doubts_of_the_old_one() -> None:
    """It stays a total where the old one was; where nobody ever said, it is asked."""
    changed = with_field(ROW, Field.IN_PLACE, "9000万", NOW)
    assert changed is not None
    assert [(read.text, read.cumulative) for read in changed.amounts] == [("9000万", True)]
    assert [doubt.kind for doubt in changed.doubts] == [DoubtKind.FUTURE]
    fresh = with_field(Row(), Field.IN_PLACE, "9000万", NOW)
    assert fresh is not None
    assert fresh.doubts == (Doubt(DoubtKind.CUMULATIVE, "9000万"),)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(FIELDS), st.text(max_size=40))
def test_any_words_for_any_field_are_read_or_refused(field: Field, words: str) -> None:
    """Nothing raises."""
    with_field(ROW, field, words, NOW)
    edits_in(words)
    card_named(words)


@pytest.mark.parametrize("language", list(Language))
def test_a_reply_to_the_question_for_a_value_finds_its_way(language: Language) -> None:
    """Card, row and field stand in our own words: also after a restart, also in another language."""
    asked = say_write_field(12, 1, Field.IN_PLACE.value, "x", language)
    assert card_named(asked.text) == CardNamed(12, 1, Field.IN_PLACE)
    assert card_named("报送卡7号 · 冠县") == CardNamed(7)
    assert card_named("同一项目奖励最高不超过100万元。") is None


def test_a_value_takes_the_place_of_the_very_sum_that_it_was_asked_for() -> None:
    """Of two sums of one kind the other one stays, with what is asked about it."""
    other = AmountRead(AmountKind.IN_PLACE, Money(Decimal(5_000_000)), "500万", Source(0, 4), cumulative=False)
    doubts = (Doubt(DoubtKind.UNIT, "3000万"), Doubt(DoubtKind.UNIT, "500万"))
    row = Row(amounts=(SUM, other), doubts=doubts)
    changed = with_field(row, Field.IN_PLACE, "新增9000万", NOW, "3000万")
    assert changed is not None
    assert [read.text for read in changed.amounts] == ["500万", "新增9000万"]
    assert changed.doubts == doubts[1:]
    whole = with_field(row, Field.IN_PLACE, "新增9000万", NOW)
    assert whole is not None
    assert ([read.text for read in whole.amounts], whole.doubts) == (["新增9000万"], ())
    number = with_field(Row(doubts=(Doubt(DoubtKind.UNIT, "到位1600"),)), Field.IN_PLACE, "新增1600万", NOW, "到位1600")
    assert number is not None
    assert number.doubts == ()


def test_the_sum_that_is_asked_for_is_quoted_and_found_again() -> None:
    """Behind the twentieth row the number stands in brackets."""
    asked = say_write_field(12, 30, "到位资金 300 万元", "x", Language.SIMPLIFIED)
    named = card_named(asked.text)
    assert named == CardNamed(12, 30, Field.IN_PLACE, "300 万元")
    assert asked_edits("9000万", 30, Field.IN_PLACE, "300 万元") == (Edit(30, Field.IN_PLACE, "9000万", "300 万元"),)
    assert asked_edits("到位资金 9000万；阶段 开工", 30, Field.IN_PLACE, "300 万元") == (
        Edit(None, Field.IN_PLACE, "9000万", "300 万元"), Edit(None, Field.STAGE, "开工"),
    )  # fmt: skip
