"""Pages into one text: running heads and page numbers out, lines joined into paragraphs, tables joined over page ends.

Pure: works on lines with places, decides by where a line starts and ends on the page, as a reader's eye does.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from policies.readers_pdf_lines import Line
from policies.readers_pdf_page import PageContent
from policies.readers_pdf_tables import PageTable

_EDGE_LINES = 2  # a running head or foot has at most so many lines
_STAMP = 12  # letters; a scanned page with fewer holds no document as text
_PAGE_NUMBER = re.compile(
    r"(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d+\s*页.{0,12}"
    r"|\d{1,4}\s*/\s*\d{1,4}|Page \d+.{0,10}|[ivxIVX]{1,5})"
)
_CONTENTS_ENTRY = re.compile(r".{1,80}?(?:[.．…·]\s?){4,}\s*[-—–(（]?\s*\d{1,4}\s*[-—–)）]?")
_SENTENCE_END = "。！？：；.!?:;"
_MARKER = re.compile(
    r"(?:第[〇零一二三四五六七八九十百千\d ]+[编章节条]|[一二三四五六七八九十]+\s*[、.．]|[（(]\s*[一二三四五六七八九十\d]+\s*[)）]"
    r"|\d+(?:\.\d+)*\s*[、.．)）]|[①-⑳•·▪●■◆\-*]|附件|附表|Article|Chapter|Section)"
)
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and the page where they begin."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float
    indented: bool  # paragraphs start further in than they go on
    size: float


@dataclass(frozen=True, slots=True)
class _Open:
    """A paragraph that may go on: what it says so far and its last line."""

    page: int
    text: str
    last: Line


def without_furniture(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages without running heads, page numbers, tables of contents and the stamp or two that a scanned page has."""
    furniture = _running_lines(pages) | _page_numbers(pages) | _contents_entries(pages)
    cleared: list[PageContent] = []
    for page in pages:
        blocks = tuple(block for block in page.blocks if block not in furniture)
        letters = sum(len(block.text) if isinstance(block, Line) else _STAMP for block in blocks)
        cleared.append(replace(page, blocks=() if page.scanned and letters < _STAMP else blocks))
    return cleared


def arrange(pages: Sequence[PageContent]) -> Iterator[Paragraph | PageTable]:
    """Paragraphs and tables of the whole document in reading order."""
    blocks = [block for page in pages for block in page.blocks]
    margins = _margins([block for block in blocks if isinstance(block, Line)])
    current: _Open | PageTable | None = None
    for block in blocks:
        joined = _joined(current, block, margins)
        if joined is None:
            yield from _closed(current)
            joined = block if isinstance(block, PageTable) else _Open(block.page, block.text, block)
        current = joined
    yield from _closed(current)


def _closed(current: _Open | PageTable | None) -> Iterator[Paragraph | PageTable]:
    match current:
        case _Open():
            yield Paragraph(current.page, current.text)
        case PageTable():
            yield current


def _joined(current: _Open | PageTable | None, block: Line | PageTable, margins: _Margins) -> _Open | PageTable | None:
    """Both as one, or None where `block` begins something new."""
    match current, block:
        case _Open(), Line():
            if _goes_on(current.last, block, margins) or _same_title(current.last, block, margins):
                return _Open(current.page, _glued(current.text, block.text), block)
        case PageTable(), PageTable():
            if _same_table(current, block):
                return _joined_tables(current, block)
    return None


def _goes_on(before: Line, line: Line, margins: _Margins) -> bool:
    """The line before ran to the right margin and this one starts at the left, as inside a paragraph."""
    slack = 2 * before.size if _WIDE.match(before.text[-1]) else 0.15 * (margins.right - margins.left)
    ran_full = before.x1 > margins.right - slack
    if not ran_full or abs(before.size - line.size) > 0.1 * before.size or _apart(before, line):
        return False
    if line.x0 > margins.left + 1.2 * line.size:
        return False
    ended = before.text[-1] in _SENTENCE_END
    if margins.indented:  # a new paragraph would be set in; an article's number at the left may be a reference
        return not (ended and _MARKER.match(line.text))
    return not ended and not _MARKER.match(line.text)


def _same_title(before: Line, line: Line, margins: _Margins) -> bool:
    """Two lines of one title: larger than the text, equally large, both in the middle of the page."""
    middle = (margins.left + margins.right) / 2
    centred = all(abs((one.x0 + one.x1) / 2 - middle) < 1.5 * one.size for one in (before, line))
    large = before.size > 1.15 * margins.size and abs(before.size - line.size) < 0.5
    return centred and large and before.page == line.page and not _apart(before, line) and not _MARKER.match(line.text)


def _apart(before: Line, line: Line) -> bool:
    """More space between two lines of a page than lines of one paragraph have."""
    return before.page == line.page and line.top - before.bottom > 1.6 * before.size


def _glued(first: str, second: str) -> str:
    """A blank only where both sides are Latin; a hyphen at the line's end stays, since it may be part of the word."""
    if _WIDE.match(first[-1]) or _WIDE.match(second[0]) or first[-1] in "-/":
        return first + second
    return f"{first} {second}"


def _margins(lines: Sequence[Line]) -> _Margins:
    """Of the text itself: letters of the commonest size."""
    if not lines:
        return _Margins(0, 0, False, 0)
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size)] += len(line.text)
    size = weights.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= 1] or list(lines)
    left = min(line.x0 for line in body)
    ends = sorted(line.x1 for line in body)
    right = next((end for end in reversed(ends) if sum(1 for other in ends if abs(other - end) < size) > 2), ends[-1])
    set_in = sum(1 for line in body if 1.4 * size < line.x0 - left < 3.5 * size)
    at_left = sum(1 for line in body if line.x0 - left < 0.8 * size)
    return _Margins(left, right, set_in >= 2 and set_in >= 0.08 * len(body) and at_left > 0, size)


def _running_lines(pages: Sequence[PageContent]) -> set[Line | PageTable]:
    """Lines at the edge of most pages, at the same height and with the same words up to figures."""
    if len(pages) < 3:
        return set()
    alike: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        for line in _edge_lines(page):
            alike[re.sub(r"[\d\s]+", "#", line.text)].append(line)
    running: set[Line | PageTable] = set()
    for lines in alike.values():
        height = median(line.top for line in lines)
        level = [line for line in lines if abs(line.top - height) < 8]
        if len({line.page for line in level}) >= max(3, len(pages) * 0.5):
            running.update(level)
    return running


def _page_numbers(pages: Sequence[PageContent]) -> set[Line | PageTable]:
    """The first or last line of a page where it is nothing but its number, near the paper's edge."""
    return {
        line
        for page in pages
        for line in _edge_lines(page)
        if _PAGE_NUMBER.fullmatch(line.text) and not 0.1 * page.height < line.top < 0.88 * page.height
    }


def _contents_entries(pages: Sequence[PageContent]) -> set[Line | PageTable]:
    """Headings with dots and a page number: a table of contents would found every chapter twice."""
    entries: set[Line | PageTable] = set()
    for page in pages:
        lines = [block for block in page.blocks if isinstance(block, Line)]
        found = {line for line in lines if _CONTENTS_ENTRY.fullmatch(line.text)}
        entries |= found | {line for line in lines if found and re.fullmatch(r"目\s*[录次]|Contents", line.text)}
    return entries


def _edge_lines(page: PageContent) -> list[Line]:
    blocks = [*page.blocks[:_EDGE_LINES], *page.blocks[max(_EDGE_LINES, len(page.blocks) - _EDGE_LINES) :]]
    return [block for block in blocks if isinstance(block, Line)]


def _same_table(first: PageTable, second: PageTable) -> bool:
    """The second is at the top of the next page and has the same columns."""
    if second.page != first.page + 1 or len(first.edges) != len(second.edges):
        return False
    return all(abs(a - b) < 6 for a, b in zip(first.edges, second.edges, strict=True))


def _joined_tables(first: PageTable, second: PageTable) -> PageTable:
    """One table; the header that is printed again on the second page is left out."""
    again = _row(first, 0) == _row(second, 0)
    shift = max(cell.row for cell in first.cells) + (0 if again else 1)
    moved = tuple(replace(cell, row=cell.row + shift) for cell in second.cells if cell.row or not again)
    return replace(first, cells=first.cells + moved, page=second.page, bottom=second.bottom)


def _row(table: PageTable, number: int) -> list[str]:
    return [cell.text for cell in sorted(table.cells, key=lambda cell: cell.column) if cell.row == number]
