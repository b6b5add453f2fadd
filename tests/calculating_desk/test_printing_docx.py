"""A paper as a Word file."""

import io
from datetime import date

from docx import Document

from bot.calculating.paper import Paper
from bot.calculating.printing_docx import print_docx
from bot.message import Span, SpanKind


def test_blocks_become_paragraphs_and_the_notice_the_foot() -> None:
    """In their order; lines stay lines, headings stay with what follows."""
    spans = (Span(SpanKind.BOLD, "一、符合"), Span(SpanKind.PLAIN, "甲\n乙"), Span(SpanKind.QUOTE, "第十二条\x0b"))
    paper = Paper("政策服务包 · 栖梧市", spans, "示例文本，仅供演示", "policies", date(2026, 8, 3))
    document = Document(io.BytesIO(print_docx(paper)))
    assert [one.text for one in document.paragraphs] == ["政策服务包 · 栖梧市", "一、符合", "甲\n乙", "第十二条 "]
    assert document.paragraphs[1].paragraph_format.keep_with_next
    assert document.sections[0].footer.paragraphs[0].text == "示例文本，仅供演示"
    assert document.core_properties.title == paper.title
