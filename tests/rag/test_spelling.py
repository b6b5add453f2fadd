"""Slips in English words are mended where only one word of the table can be meant; anything else is left as it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import Question
from rag.spelling import in_right_spelling

_DAY = date(2026, 11, 21)


def _said(text: str) -> str:
    return in_right_spelling(Question(text, _DAY)).text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Is there a subsidy for equipement?", "Is there a subsidy for equipment?"),
        ("how is foreign investmnet rewarded", "how is foreign investment rewarded"),
        ("rent of a standard workhsop", "rent of a standard workshop"),
        ("Headquaters reward?", "headquarters reward?"),
    ],
)
def test_a_letter_too_many_too_few_or_misplaced_is_mended(typed: str, meant: str) -> None:
    """In words of seven letters and more."""
    assert _said(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "We invented a valve and received a patent",  # invested, receives
        "employers, employees and visitors",
        "Zhangqiu Machinery Works",
        "栖梧市的equipement补贴",
        "",
    ],
)
def test_other_words_stay(text: str) -> None:
    """Words that are right, names, and questions in Chinese."""
    assert _said(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_keeps_its_length_to_a_letter_a_word(text: str) -> None:
    """Nothing is raised, and a text is never rewritten at large."""
    assert abs(len(_said(text)) - len(text)) <= len(text.split())
