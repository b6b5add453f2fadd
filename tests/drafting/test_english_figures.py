"""Figures of English sentences as a Chinese clause has them."""

import pytest

from rag.drafting.english_figures import HOLDER, take_figures, with_bound_of_word, with_converted
from rag.figures import figures
from rag.text import normalise, squeeze


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("up to CNY 3,000,000 (300万元)", "最高300万元"), ("at most 3 million yuan", "不超过300万元"),
        ("at least CNY 100 million", "1亿元（含）以上"), ("CNY 9 billion", "90亿元"),
        ("USD 10,000,000", "1000万美元"), ("within 5 working days", "5个工作日内"), ("24 months", "24个月"),
        ("three years", "三年"), ("60%", "百分之六十"), ("2 per mille", "2‰"),
        ("more than 30 people", "超过30人"), ("1 January 2025", "2025年1月1日"),
        ("May 15, 2026", "2026年5月15日"), ("CNY 50 million or more", "5000万元以上"),
        ("10,000 square metres", "1万平方米"), ("no more than 18 working days", "不超过18个工作日"), ("CNY 20,000,000", "2000万元（含）"),
    ],
)  # fmt: skip
def test_the_same_figure_is_one(english: str, chinese: str) -> None:
    """Scales, currencies, units, bounds, days, number words; that an edge is included need not be said."""
    _, (figure,) = take_figures(normalise(english))
    (other,) = figures(squeeze(normalise(chinese)))
    assert figure.is_one_with(other)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("up to CNY 3,000,000", "300万元"), ("CNY 3,000,000", "最高300万元"), ("at least CNY 3,000,000", "最高300万元"),
        ("USD 3,000,000", "300万元"), ("CNY 3 billion", "3亿元"),
        ("5 days", "5个工作日"), ("24 years", "24个月"), ("2%", "2‰"), ("1 January 2025", "2025年1月2日"),
        ("over CNY 100 million", "1亿元以上"), ("CNY 20,000,000", "2000万元（不含）"),
    ],
)  # fmt: skip
def test_another_figure_is_another(english: str, chinese: str) -> None:
    """By its bound, currency, scale, unit or day."""
    _, (figure,) = take_figures(normalise(english))
    (other,) = figures(squeeze(normalise(chinese)))
    assert not figure.is_one_with(other)


def test_a_number_that_is_no_figure_stays() -> None:
    """And makes the sentence one that is not believed."""
    bare, found = take_figures("article 18 gives 7 things")
    assert "18" in bare and "7" in bare and found == ()


@pytest.mark.parametrize(
    ("said", "converted"),
    [
        ("up to 300万元.", "up to CNY 3,000,000 (300万元)."), ("90亿元", "CNY 9,000,000,000 (90亿元)"),
        ("for 24个月", "for 24 months"), ("within 5个工作日", "within 5 working days"),
        ("CNY 3,000,000 (300万元)", "CNY 3,000,000 (300万元)"), ("1000万美元", "USD 10,000,000 (1000万美元)"),
    ],
)  # fmt: skip
def test_chinese_figures_in_an_english_sentence_are_converted(said: str, converted: str) -> None:
    """By code; those in brackets are the originals already."""
    assert with_converted(said) == converted


def test_a_maximum_says_up_to() -> None:
    """Of the one figure behind it; a minimum is none."""
    bare, (figure,) = with_bound_of_word(*take_figures("the maximum reward is cny 3,000,000"))
    assert figure.bounds == {"≤"} and "maximum" not in bare and HOLDER in bare
    bare, (figure,) = with_bound_of_word(*take_figures("the maximum reward is at least cny 3,000,000"))
    assert figure.bounds == {"≥"} and "maximum" in bare
