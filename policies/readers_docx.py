"""Word documents (docx): paragraphs and tables in the order they stand, with the numbers that Word itself adds."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document

from policies import readers_wording as say
from policies.limits import Limits, serve
from policies.readers_docx_ink import Ink, is_hidden_box, is_hidden_row, is_off_page, paper_of
from policies.readers_docx_numbers import W, read_numbering
from policies.readers_docx_styles import Styles, part_root
from policies.readers_draft import Draft
from policies.readers_result import Reading
from policies.readers_tables import Cell
from policies.readers_text import visible
from policies.readers_zip import check_container

_PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Deleted text, text moved away, pinyin over a character, the field codes behind a page number, Word's own second copy
# of a text box.
_UNSEEN = {W + "del", W + "rt", W + "moveFrom", W + "instrText", W + "rPr", W + "pPr", _FALLBACK}
_WRITTEN = {W + "br": "\n", W + "cr": "\n", W + "tab": " ", W + "noBreakHyphen": "-"}


def read(data: bytes, limits: Limits) -> Reading:
    """Text of a docx. Raises Unreadable on a bomb or a broken container."""
    check_container(data, limits)
    return visible(_Reader(docx.Document(io.BytesIO(data)), limits).read())


class _Reader:
    def __init__(self, document: Document, limits: Limits) -> None:
        self._body = document.element.body
        self._draft = Draft(limits.cells)
        styles = part_root(document, "styles")
        self._styles = Styles(styles)
        self._ink = Ink(styles, paper_of(document.element))
        self._numbering = read_numbering(part_root(document, "numbering"))
        self._hidden: list[str] = []

    def read(self) -> Reading:
        for block in _blocks(self._body):
            if block.tag == W + "tbl":
                self._draft.cells(list(self._table_cells(block)))
            else:
                self._paragraph(block)
            hidden = "".join(self._hidden).strip()
            if hidden:
                self._draft.note(say.HIDDEN_TEXT.format(sample=hidden[:20]))
            self._hidden.clear()
        self._note_gaps()
        return self._draft.reading()

    def _paragraph(self, paragraph: Any) -> None:
        if is_off_page(paragraph):
            self._hide(paragraph)
            return
        text = self._text(paragraph).strip()
        if not text or self._styles.is_contents(paragraph):
            return
        numbered = self._number(paragraph) + text
        depth = self._styles.depth(paragraph)
        if depth:
            self._draft.heading(depth, numbered)
        else:
            self._draft.paragraph(numbered)

    def _number(self, paragraph: Any) -> str:
        num_id, level = self._styles.list_place(paragraph, self._numbering)
        return self._numbering.visible(num_id, level) if num_id else ""

    def _text(self, element: Any) -> str:
        """Words a reader of the page would see; hidden ones are kept aside for a note."""
        parts: list[str] = []
        for child in element.iterchildren("*"):
            if child.tag in _UNSEEN:
                continue
            if is_hidden_box(child) or (child.tag == W + "r" and self._ink.is_hidden(child)):
                self._hide(child)
            elif child.tag in (W + "t", _FORMULA_TEXT):
                parts.append(child.text or "")
            elif child.tag in _WRITTEN:
                parts.append(_WRITTEN[child.tag])
            elif child.tag == W + "p":  # inside a text box
                parts.append("\n" + self._text(child) + "\n")
            else:
                parts.append(self._text(child))
        return "".join(parts)

    def _hide(self, element: Any) -> None:
        self._hidden.append("".join(words.text or "" for words in element.iter(W + "t")))

    def _table_cells(self, table: Any) -> Iterator[Cell]:
        """Cells of a table; a vertical merge is one cell from its first row down."""
        open_cells: dict[int, Cell] = {}
        for number, row in enumerate(table.iterchildren(W + "tr")):
            if is_hidden_row(row):
                self._hide(row)
                continue
            column = _skipped(row)
            for element in row.iter(W + "tc"):
                if next(element.iterancestors(W + "tbl")) is not table:
                    continue
                width = _width(element)
                above = open_cells.get(column)
                if _continues(element) and above is not None:
                    open_cells[column] = Cell(above.row, column, above.text, number - above.row + 1, above.columns)
                else:
                    if above is not None:
                        yield above
                    open_cells[column] = Cell(number, column, self._cell_text(element), 1, width)
                column += width
        yield from open_cells.values()

    def _cell_text(self, element: Any) -> str:
        return "\n".join(self._number(p) + self._text(p) for p in element.iterchildren(W + "p"))

    def _note_gaps(self) -> None:
        pictures = sum(1 for _ in self._body.iter(_PICTURES))
        if pictures:
            self._draft.note(say.PICTURES_LEFT_OUT.format(count=pictures))
        if next(self._body.iter(W + "ins", W + "del"), None) is not None:
            self._draft.note(say.TRACKED_CHANGES)
        if next(self._body.iter(W + "footnoteReference", W + "endnoteReference"), None) is not None:
            self._draft.note(say.FOOTNOTES_LEFT_OUT)


def _blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, out of content controls and tracked insertions too."""
    for child in container.iterchildren("*"):
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag not in _UNSEEN:
            yield from _blocks(child)


def _skipped(row: Any) -> int:
    """Grid columns left empty before the first cell."""
    return _setting(row, "trPr", "gridBefore", 0)


def _width(cell: Any) -> int:
    return max(_setting(cell, "tcPr", "gridSpan", 1), 1)


def _continues(cell: Any) -> bool:
    """The cell belongs to the one above it (a vertical merge that does not start here)."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val") != "restart"


def _setting(element: Any, group: str, name: str, default: int) -> int:
    found = element.find(f"{W}{group}/{W}{name}")
    text = "" if found is None else found.get(W + "val") or ""
    return int(text) if text.isdigit() else default


if __name__ == "__main__":
    serve(read)
