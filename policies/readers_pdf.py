"""PDF documents: text in reading order, ruled tables whole, page furniture out, broken lines joined into paragraphs."""

import io
import struct
import zlib

import pdfplumber
import pypdf
import pypdf.errors
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdf.generic import ArrayObject, StreamObject

from policies import readers_wording as say
from policies.limits import Limits, serve
from policies.readers_draft import Draft
from policies.readers_pdf_layout import Paragraph, arrange, without_furniture
from policies.readers_pdf_page import PageContent, read_page
from policies.readers_pdf_tables import PageTable
from policies.readers_result import Reading, Unreadable
from policies.readers_text import visible

_NOTHING_STORED = 120  # bytes; a packed stream of nothing, with what is said about it, takes some seventy
# What the parsers raise on one damaged page; the other pages are still worth reading. Anything else ends the child.
_PAGE_ERRORS = (
    pypdf.errors.PyPdfError,
    PDFException,
    PSException,
    PdfminerException,
    MalformedPDFException,
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
    source = _checked(data, limits)
    pages = _contents(data)
    if _lost(pages, source):  # pypdf mends what pdfminer stumbles over: a table of objects that is a byte off
        pages = _contents(_rewritten(source)) or pages
    mended = {number: _plain_page(source, number) for number in _lost(pages, source)}
    whole = [mended.get(number) or pages[number] for number in range(1, len(source.pages) + 1)]
    cleared = without_furniture(whole)
    _refuse_textless(cleared)
    return visible(_write(cleared, Draft(limits.cells)), radicals_are_usual=True)


def _checked(data: bytes, limits: Limits) -> pypdf.PdfReader:
    """Password and number of pages, before any page is read. An empty password opens what is only locked for editing."""
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(say.ENCRYPTED)
    pages = len(reader.pages)
    if pages > limits.pages:
        raise Unreadable(say.too_many_pages(pages, limits.pages))
    if not pages:
        raise Unreadable(say.BROKEN)
    return reader


def _contents(data: bytes) -> dict[int, PageContent]:
    """Pages by number; none where the file as a whole cannot be opened."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return {page.page_number: _content(page) for page in document.pages}
    except _PAGE_ERRORS:
        return {}


def _lost(pages: dict[int, PageContent], source: pypdf.PdfReader) -> set[int]:
    """Pages that are missing, broken, or empty although there is text on them."""
    lost: set[int] = set()
    for number in range(1, len(source.pages) + 1):
        page = pages.get(number)
        if page is None or page.broken or (page.empty and _holds_text(source, number)):
            lost.add(number)
    return lost


def _holds_text(source: pypdf.PdfReader, number: int) -> bool:
    """There is text, or something that should have been a page's drawing and cannot be unpacked."""
    try:
        page = source.pages[number - 1]
        if page.extract_text().strip():
            return True
        contents = page["/Contents"].get_object() if "/Contents" in page else ArrayObject()
        if not isinstance(contents, StreamObject):
            return not isinstance(contents, ArrayObject)
        stored = io.BytesIO()
        contents.write_to_stream(stored)
        return stored.tell() > _NOTHING_STORED and not contents.get_data()
    except _PAGE_ERRORS:
        return True


def _plain_page(source: pypdf.PdfReader, number: int) -> PageContent:
    """What pypdf can still make out on a page whose layout is lost."""
    try:
        plain = source.pages[number - 1].extract_text()
    except _PAGE_ERRORS:
        plain = ""
    return PageContent(number, broken=True, plain=plain.strip())


def _rewritten(source: pypdf.PdfReader) -> bytes:
    """The same document in a clean file; b"" where not even that is possible."""
    sink = io.BytesIO()
    try:
        pypdf.PdfWriter(clone_from=source).write(sink)
    except _PAGE_ERRORS:
        return b""
    return sink.getvalue()


def _content(page: Page) -> PageContent:
    try:
        return read_page(page)
    except _PAGE_ERRORS:
        return PageContent(number=page.page_number, broken=True)
    finally:
        page.close()  # drops its cached objects: a long document would hold them all


def _refuse_textless(pages: list[PageContent]) -> None:
    if any(page.blocks or page.plain for page in pages):
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
        draft.note((say.PAGE_AS_PLAIN_TEXT if page.plain else say.PAGE_BROKEN).format(which=which))
        draft.paragraph(page.plain)
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
