"""PDF documents: text in reading order, ruled tables whole, page furniture out, broken lines joined into paragraphs."""

import io
import struct
import zlib

import pdfplumber
import pypdf
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from policies import readers_wording as say
from policies.limits import Limits, serve
from policies.readers_draft import Draft
from policies.readers_pdf_layout import Paragraph, arrange, without_furniture
from policies.readers_pdf_page import PageContent, read_page
from policies.readers_pdf_tables import PageTable
from policies.readers_result import Reading, Unreadable
from policies.readers_text import visible

# What the parsers raise on one damaged page; the other pages are still worth reading. Anything else ends the child.
_PAGE_ERRORS = (
    PDFException,
    PSException,
    PdfminerException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    struct.error,
    zlib.error,
)


def read(data: bytes, limits: Limits) -> Reading:
    """Text of a pdf. Raises Unreadable where it needs a password or OCR, or has too many pages."""
    _check(data, limits)
    with pdfplumber.open(io.BytesIO(data)) as document:
        pages = without_furniture([_content(page) for page in document.pages])
    _refuse_textless(pages)
    return visible(_write(pages, Draft(limits.cells)))


def _check(data: bytes, limits: Limits) -> None:
    """Password and number of pages, before any page is read. An empty password opens what is only locked for editing."""
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(say.ENCRYPTED)
    pages = len(reader.pages)
    if pages > limits.pages:
        raise Unreadable(say.too_many_pages(pages, limits.pages))
    if not pages:
        raise Unreadable(say.BROKEN)


def _content(page: Page) -> PageContent:
    try:
        content = read_page(page)
    except _PAGE_ERRORS:
        content = PageContent(number=page.page_number, broken=True)
    page.close()  # drops its cached objects: a long document would hold them all
    return content


def _refuse_textless(pages: list[PageContent]) -> None:
    if any(page.blocks for page in pages):
        return
    for found, message in (
        ([page.number for page in pages if page.scanned], say.NO_TEXT_LAYER),
        ([page.number for page in pages if page.garbled], say.UNREADABLE_FONT),
    ):
        if found:
            raise Unreadable(message.format(pages=len(pages), which=say.ranges(found)))
    raise Unreadable(say.BROKEN if any(page.broken for page in pages) else say.NOTHING_READ)


def _write(pages: list[PageContent], draft: Draft) -> Reading:
    """Blocks of all pages in order; each gap is noted where its page would stand."""
    gaps = {page.number: page for page in pages if page.gap}
    for block in arrange(pages):
        for number in [number for number in gaps if number <= block.page]:
            _note(draft, gaps.pop(number))
        match block:
            case PageTable():
                draft.cells(block.cells)
            case Paragraph():
                draft.paragraph(block.text)
    for page in gaps.values():
        _note(draft, page)
    return draft.reading()


def _note(draft: Draft, page: PageContent) -> None:
    which = say.ranges([page.number])
    if page.broken:
        draft.note(say.PAGE_BROKEN.format(which=which))
    elif page.garbled:
        draft.note(say.UNREADABLE_FONT.format(which=which))
    elif page.scanned and not page.blocks:
        draft.note(say.PAGES_WITHOUT_TEXT.format(which=which))
    if page.hidden:
        draft.note(say.HIDDEN_TEXT.format(sample=page.hidden))
    if page.untabled:
        draft.note(say.TABLES_AS_TEXT.format(which=which))


if __name__ == "__main__":
    serve(read)
