"""A paper as PDF: A4, Noto Sans SC (OFL) out of the package zhplot, the notice and the page number on every page.

A character that the font does not hold is drawn as 〓, never as an empty box.
"""

import re
from datetime import UTC, datetime, time

from fpdf import FPDF
from fpdf.enums import WrapMode, XPos, YPos

from bot.calculating.paper import Paper
from bot.message import Span, SpanKind
from bot.reporting.charts import drawable, font_file

_FAMILY = "Noto Sans SC"
_MARGIN, _FOOT = 18.0, 22.0  # mm
_TITLE_SIZE, _LINE = 15.0, 1.55  # points; line height in sizes
_POINT = 25.4 / 72  # mm
_INK, _FAINT, _RULE = (31, 41, 51), (107, 119, 133), (200, 207, 215)
_SIZES = {SpanKind.BOLD: 11.5, SpanKind.PLAIN: 10.0, SpanKind.QUOTE: 9.0, SpanKind.FAINT: 8.5}
_QUOTE_INDENT = 5.0  # mm
_PIECE = re.compile(r"(?:[!-~‰]+|[^!-~‰])[，。；：、！？）》”%‰]*")  # what stays together on a line
_SLACK = 0.1  # mm, for sums of rounded widths
_WARNING = ("⚠ ", "【注意】")  # the font holds no such sign


class _Sheets(FPDF):
    """Pages with the notice and the number below."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self.notice = drawable(paper.notice)
        self.add_font(_FAMILY, fname=font_file())
        self.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self.set_auto_page_break(auto=True, margin=_FOOT)
        self.set_title(paper.title)
        self.set_lang("zh-CN")
        self.set_creation_date(datetime.combine(paper.day, time(), UTC))  # the same paper is the same file

    def footer(self) -> None:
        """A rule, the notice, the page number."""
        self.set_y(-_FOOT + 3)
        self.set_draw_color(*_RULE)
        self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
        self.set_font(_FAMILY, size=7.5)
        self.set_text_color(*_FAINT)
        self.set_y(-_FOOT + 4.5)
        self.multi_cell(0, 3.6, self.notice, align="L", wrapmode=WrapMode.CHAR)
        self.set_y(-8)
        self.cell(0, 4, f"{self.page_no()} / {{nb}}", align="R")


def print_pdf(paper: Paper) -> bytes:
    """The paper as a PDF file. Raises FontMissing where the font is not in its package."""
    sheets = _Sheets(paper)
    sheets.add_page()
    sheets.set_font(_FAMILY, size=_TITLE_SIZE)
    sheets.set_text_color(*_INK)
    _write(sheets, paper.title, _TITLE_SIZE)
    sheets.ln(2)
    for span in paper.spans:
        _block(sheets, span)
    return bytes(sheets.output())


def _block(sheets: _Sheets, span: Span) -> None:
    size = _SIZES[span.kind]
    sheets.set_font(_FAMILY, size=size)
    sheets.set_text_color(*(_FAINT if span.kind in (SpanKind.FAINT, SpanKind.QUOTE) else _INK))
    if span.kind is SpanKind.BOLD:
        sheets.ln(1.5)
        if sheets.will_page_break(size * _POINT * _LINE * 3):  # a heading stays with what it heads
            sheets.add_page()
    indent = _QUOTE_INDENT if span.kind is SpanKind.QUOTE else 0.0
    sheets.set_left_margin(_MARGIN + indent)
    sheets.set_x(_MARGIN + indent)
    _write(sheets, span.text, size)
    sheets.set_left_margin(_MARGIN)
    sheets.ln(0.8)


def _write(sheets: _Sheets, text: str, size: float) -> None:
    """Lines break between Chinese characters; a number or a Latin word is cut only where it fills a line by itself."""
    height = size * _POINT * _LINE
    lines = (drawable(line) for line in text.replace(*_WARNING).split("\n"))
    printed = "\n".join(part for line in lines for part in _broken(sheets, line))
    sheets.multi_cell(0, height, printed, align="L", wrapmode=WrapMode.CHAR, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _broken(sheets: _Sheets, line: str) -> list[str]:
    """A line in parts that fit on the page: 200人 stays 200人, and no part begins with a full stop."""
    room = sheets.epw - 2 * sheets.c_margin - _SLACK
    parts = [""]
    for piece in _PIECE.findall(line):
        if parts[-1] and sheets.get_string_width(parts[-1] + piece.rstrip()) > room:
            parts.append(piece.lstrip())
        else:
            parts[-1] += piece
    return [part.rstrip() for part in parts]
