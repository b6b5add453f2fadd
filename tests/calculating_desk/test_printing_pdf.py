"""A paper as PDF: every page with its notice, every character drawn or shown as missing."""

import io
from datetime import date

import pdfplumber
import pytest

from bot.calculating.paper import Paper
from bot.calculating.printing_pdf import print_pdf
from bot.message import Span, SpanKind

_NOTICE = "示例文本，仅供演示；施行 2025-01-01 至 2027-12-31"


def _paper(*spans: Span) -> Paper:
    return Paper("测算 · 引荐奖励", spans, _NOTICE, "JS0123456789", date(2026, 8, 3))


def _pages(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return ["".join(page.extract_text().split()) for page in pdf.pages]


def test_the_notice_stands_on_every_page() -> None:
    """With the page's number."""
    pages = _pages(print_pdf(_paper(*[Span(SpanKind.PLAIN, f"第{number}行") for number in range(120)])))
    assert len(pages) > 2
    assert all("示例文本，仅供演示" in page for page in pages)
    assert all(f"{number}/{len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all(f"第{number}行" in "".join(pages) for number in range(120))


def test_a_long_line_is_broken_and_nothing_is_cut() -> None:
    """Chinese without blanks, English words, and lines of their own."""
    long = "固定资产投资" * 60
    text = _pages(
        print_pdf(
            _paper(Span(SpanKind.QUOTE, long), Span(SpanKind.BOLD, "one two " * 60), Span(SpanKind.PLAIN, "甲\n乙"))
        )
    )
    assert text[0].count("固定资产投资") == 60
    assert text[0].count("onetwo") == 60
    assert "〓" not in text[0]


@pytest.mark.parametrize(
    ("text", "shown"), [("𠮷某", "〓某"), ("⚠ 试行", "【注意】试行"), ("× ？ ✓ ≥ ‰ − ›", "×？✓≥‰−›")]
)
def test_what_the_font_does_not_hold_is_no_empty_box(text: str, shown: str) -> None:
    """A sign stands for it."""
    assert shown in _pages(print_pdf(_paper(Span(SpanKind.PLAIN, text))))[0]


def test_the_same_paper_is_the_same_file() -> None:
    """Its day is that of the case, not of the clock."""
    paper = _paper(Span(SpanKind.PLAIN, "一"))
    assert print_pdf(paper) == print_pdf(paper)


def test_a_number_is_never_cut_in_two() -> None:
    """However far its line reaches; nor does a line begin with a full stop."""
    spans = [Span(SpanKind.PLAIN, "数" * lead + "1234567890人。") for lead in range(36, 60)]
    with pdfplumber.open(io.BytesIO(print_pdf(_paper(*spans)))) as pdf:
        lines = [line for page in pdf.pages for line in page.extract_text().split("\n")]
    assert sum("1234567890" in line for line in lines) == len(spans)
    assert not any(line.startswith("。") for line in lines)


def test_a_word_that_fills_more_than_a_line_is_cut() -> None:
    """Nothing runs off the page."""
    text = _pages(print_pdf(_paper(Span(SpanKind.PLAIN, "x" * 400))))
    assert text[0].count("x") == 400
