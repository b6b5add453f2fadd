"""A paper as a Word file: headings, paragraphs, quotes; the notice in the foot of every page."""

import io
import re
from datetime import datetime, time

from docx import Document
from docx.document import Document as Pages
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.calculating.paper import Paper
from bot.message import Span, SpanKind

_FONT, _EAST_ASIAN = "Calibri", "Microsoft YaHei"
_SIZES = {SpanKind.BOLD: 12.0, SpanKind.PLAIN: 10.5, SpanKind.QUOTE: 9.5, SpanKind.FAINT: 9.0}
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_FAINT = RGBColor(0x6B, 0x77, 0x85)


def print_docx(paper: Paper) -> bytes:
    """The paper as a Word file."""
    document = Document()
    _set_up(document, paper)
    title = document.add_paragraph()
    _run(title.add_run(_printable(paper.title)), 16.0, bold=True)
    for span in paper.spans:
        _block(document, span)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: Pages, paper: Paper) -> None:
    made = datetime.combine(paper.day, time())  # Word keeps no zone
    document.core_properties.title, document.core_properties.author = _printable(paper.title)[:255], ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = made
    style = document.styles["Normal"]
    if isinstance(style, ParagraphStyle):
        style.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    foot = section.footer.paragraphs[0]
    _run(foot.add_run(_printable(paper.notice)), 8.0, faint=True)
    pages = section.footer.add_paragraph()
    pages.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _field(pages, "PAGE")
    _run(pages.add_run(" / "), 8.0, faint=True)
    _field(pages, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that Word counts itself."""
    for kind in ("begin", "", "separate", "end"):
        run = paragraph.add_run()
        _run(run, 8.0, faint=True)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = name
        run._element.append(mark)  # noqa: SLF001  # python-docx knows no fields


def _block(document: Pages, span: Span) -> None:
    paragraph = document.add_paragraph()
    if span.kind is SpanKind.QUOTE:
        paragraph.paragraph_format.left_indent = Cm(0.6)
    paragraph.paragraph_format.keep_with_next = span.kind is SpanKind.BOLD
    faint = span.kind in (SpanKind.QUOTE, SpanKind.FAINT)
    for number, line in enumerate(_printable(span.text).split("\n")):
        run = paragraph.add_run(line)
        _run(run, _SIZES[span.kind], bold=span.kind is SpanKind.BOLD, faint=faint)
        if number < span.text.count("\n"):
            run.add_break()


def _run(run: Run, size: float, *, bold: bool = False, faint: bool = False) -> None:
    run.font.size = Pt(size)
    run.font.name = _FONT
    run.bold = bold
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001  # python-docx has no other way to the Chinese font
    fonts.set(qn("w:eastAsia"), _EAST_ASIAN)
    language = OxmlElement("w:lang")  # else a reader without the font may draw Chinese signs as elsewhere in East Asia
    language.set(qn("w:eastAsia"), "zh-CN")
    run._element.get_or_add_rPr().append(language)  # noqa: SLF001  # nor any to its language
    if faint:
        run.font.color.rgb = _FAINT


def _printable(text: str) -> str:
    """Without what XML cannot hold: control characters, lone surrogates, the two that are no characters."""
    return _NOT_XML.sub(" ", text)
