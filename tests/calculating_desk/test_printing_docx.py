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


def test_what_no_word_file_can_hold_is_left_out() -> None:
    """In the title, the text and the foot alike; the file is made."""
    paper = Paper("甲\x00", (Span(SpanKind.PLAIN, "乙\uffff丙\ud800"),), "丁\x0b", "p", date(2026, 8, 3))
    assert "乙" in "".join(one.text for one in Document(io.BytesIO(print_docx(paper))).paragraphs)


def test_pages_are_counted_and_the_signs_are_those_of_the_mainland() -> None:
    """By Word itself; a reader without the font would draw 、 and 。 as in Taiwan."""
    paper = Paper("甲", (Span(SpanKind.PLAIN, "乙"),), "丁", "p", date(2026, 8, 3))
    document = Document(io.BytesIO(print_docx(paper)))
    foot = document.sections[0].footer.paragraphs[1]._element.xml
    assert ">PAGE<" in foot and ">NUMPAGES<" in foot
    assert 'w:eastAsia="zh-CN"' in document.paragraphs[1]._element.xml
