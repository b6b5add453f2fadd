"""What is said of imports: every reason in every language, and cards that end."""

from datetime import date
from decimal import Decimal

import pytest

from bot.wording_exchange import ROWS_SHOWN, say_plan, say_refusal, say_row
from rag.answer import Language
from store.reporting.exchange import FieldChange, Plan, PlannedRow, Reason, Refusal, Sheet, Subject, Verdict
from store.reporting.indicators import Indicator
from store.reporting.periods import PeriodKind, period_of
from store.reporting.targets import Target

TARGET = Target(1, Indicator.STARTED, period_of(PeriodKind.YEAR, date(2024, 1, 1)), Decimal(1))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_said_with_nothing_left_open(reason: Reason, language: Language) -> None:
    """A sentence, no brackets of a template, the long value cut."""
    sentence = say_refusal(language, Refusal(reason, "列{x}", "值" * 500, "提示", (3, 4)))
    assert len(sentence) > 5 and "{value}" not in sentence and "值" * 100 not in sentence


def rows(number: int, change: FieldChange) -> Plan:
    """A plan of so many rows that change."""
    those = tuple(PlannedRow(one, f"行{one}", Verdict.CHANGED, (change,), (), TARGET) for one in range(number))
    return Plan(Sheet(Subject.TARGETS, "x"), those)


def test_a_card_shows_the_first_rows_and_counts_the_others() -> None:
    """A file of ten thousand rows is one card."""
    card = say_plan(Language.SIMPLIFIED, rows(10_000, FieldChange("value", "目标值", "1个", "2个")), "t")
    assert card.text.count("1个 → 2个") == ROWS_SHOWN and f"另有 {10_000 - ROWS_SHOWN} 行" in card.text
    assert all(len(button.data.encode()) <= 64 for line in card.buttons for button in line)


def test_a_doubtful_change_is_marked() -> None:
    """And a value that is taken away is named."""
    change = FieldChange("stage", "阶段", "签约", "", doubtful=True)
    assert "签约 → （空）  ⚠" in say_row(Language.SIMPLIFIED, rows(1, change).rows[0])
