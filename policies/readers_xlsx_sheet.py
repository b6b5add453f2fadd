"""What openpyxl's read-only mode leaves out of a sheet: merged cells, hidden rows and columns, formulas never calculated."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from defusedxml.ElementTree import fromstring
from openpyxl.utils import range_boundaries

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_ROW = re.compile(rb"<row\s([^>]*)>")
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\b(?:ht|width)="0(?:\.\d*)?"')  # or of no height or width
_UNSTORED = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_MOST_MERGED = 50_000


@dataclass(frozen=True, slots=True)
class SheetShape:
    """Rows and columns from 1. `merged` maps the top left cell of a merge to the rows and columns it spans."""

    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unstored: tuple[str, ...] = ()

    @property
    def merged_rows(self) -> tuple[tuple[int, int], ...]:
        """First and last row of each merge that goes over several rows: the blank rows inside one part no table."""
        return tuple((row, row + down - 1) for (row, _), (down, _) in self.merged.items() if down > 1)


def sheet_shapes(data: bytes) -> dict[str, SheetShape]:
    """The shape of every sheet by its name; the container must have been checked."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = set(container.namelist())
        return {title: _shape(container.read(path)) for title, path in _sheet_paths(container).items() if path in names}


def _sheet_paths(container: zipfile.ZipFile) -> dict[str, str]:
    book = fromstring(container.read("xl/workbook.xml"))
    relations = fromstring(container.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
    return {
        sheet.get("name") or "": posixpath.normpath(
            posixpath.join("/xl", targets.get(sheet.get(_RELATION), ""))
        ).lstrip("/")
        for sheet in book.iter(_MAIN + "sheet")
    }


def _shape(xml: bytes) -> SheetShape:
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for reference in _MERGED.findall(xml)[:_MOST_MERGED]:
        left, top, right, bottom = range_boundaries(reference.decode("ascii"))
        if left and top and right and bottom:
            merged[top, left] = (bottom - top + 1, right - left + 1)
    rows = {_number(attributes, b"r") for attributes in _ROW.findall(xml) if _HIDDEN.search(attributes)}
    columns: set[int] = set()
    for attributes in _COLUMN.findall(xml):
        if _HIDDEN.search(attributes):
            first = _number(attributes, b"min")
            columns.update(range(first, min(_number(attributes, b"max"), 16_384) + 1))
    unstored = tuple(place.decode("ascii") for place in _UNSTORED.findall(xml))
    return SheetShape(merged, frozenset(rows), frozenset(columns), unstored)


def _number(attributes: bytes, name: bytes) -> int:
    found = re.search(rb"\b" + name + rb'="(\d{1,7})"', attributes)
    return int(found[1]) if found else 0
