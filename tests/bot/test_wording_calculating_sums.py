"""Sums, values and workings in each language."""

from datetime import date
from decimal import Decimal

import pytest

from bot.wording_calculating_sums import fact_name, say_sum, say_text, say_value, say_working
from rag.answer import Language
from rag.calculating.case import Value
from rag.rules.fact_list import SHARED
from rag.rules.facts import Text
from rag.rules.quantity import Money, Number, Share

_EN, _TW, _ZH = Language.ENGLISH, Language.TRADITIONAL, Language.SIMPLIFIED


@pytest.mark.parametrize(
    ("working", "english"),
    [
        (
            "1亿元 × 4‰ + (3.2亿元 − 1亿元) × 3‰ = 106万元",
            "CNY 100,000,000 × 4‰ + (CNY 320,000,000 − CNY 100,000,000) × 3‰ = CNY 1,060,000",
        ),
        ("1000万美元 × 7.15（2026-03-02） = 7150万元", "USD 10,000,000 × 7.15 (2026-03-02)  = CNY 71,500,000"),
        ("400万元 > 300万元，取300万元", "CNY 4,000,000 > CNY 3,000,000, so CNY 3,000,000"),
        ("0.5元", "CNY 0.5"),
    ],
)
def test_a_working_is_the_same_in_english(working: str, english: str) -> None:
    """Every figure written out, none rounded."""
    assert " ".join(say_working(_EN, working).split()) == " ".join(english.split())
    assert say_working(_ZH, working) == working
    assert say_working(_TW, "106万元") == "106萬元"


@pytest.mark.parametrize(
    ("key", "value", "chinese", "english"),
    [
        ("fixed_investment", Money(Decimal(320_000_000)), "3.2亿元", "CNY 320,000,000"),
        ("outside_share", Share(Decimal("0.65")), "65%", "65%"),
        ("doctors", Number(Decimal(3), "人"), "3人", "3 persons"), ("controlling", True, "是", "yes"), ("dishonest", False, "否", "no"),
        ("signed_on", date(2026, 3, 2), "2026-03-02", "2026-03-02"), ("rank", frozenset(), "都不是", "none"),
        ("capital", frozenset({"外资"}), "外资", "foreign"),
    ],
)  # fmt: skip
def test_values_are_said_as_people_write_them(key: str, value: Value, chinese: str, english: str) -> None:
    """Words of a choice in the reader's language."""
    assert say_value(_ZH, SHARED.find(key), value) == chinese
    assert say_value(_EN, SHARED.find(key), value) == english


def test_braces_and_unknown_facts_do_no_harm() -> None:
    """What stands in a rule file is no pattern."""
    assert say_text(_TW, Text("{奖励}", "{x}")) == "{獎勵}"
    assert say_text(_ZH, Text("{奖励}", "{x}")) == "{奖励}"
    assert fact_name(_ZH, SHARED, "no_such") == "no_such"
    assert say_sum(_ZH, None) == "—"
