"""Forms and tables: units that stand in a label or in the head of a column (总投资（万元）), and the names they give as such."""

import re
from collections.abc import Iterator

from bot.reading.text import Folded

_UNIT = r"[(\[]\s*(?:单位[:]?)?\s*(?P<unit>万元|亿元|万美元|元)\s*[)\]]"
_LABELLED = re.compile(rf"[\u4e00-\u9fff]{{2,8}}{_UNIT}\s*:?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)(?![\d.,]*\s*[万亿元%])")
_HEAD = re.compile(rf"^(?P<kind>[\u4e00-\u9fff]{{2,8}}?)\s*{_UNIT}$")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAME_HEADS = frozenset({"项目", "项目名称", "名称"})
_NAME_LABEL = re.compile(r"(?:(?<=^)|(?<=[\n\s;,]))(?:项目名称|项目)\s*:\s*(?P<name>[^\n,;:|。(]{2,24}?)(?=\s*(?:$|[\n,;|。(]| ))")
_FEWEST = 3  # cells of a row
_Cell = tuple[int, str]


def with_units(folded: Folded) -> Folded:
    """The message with 万元 behind each figure whose unit its label or the head of its column has, there with the head before."""
    if "元" not in folded.text:
        return folded
    added = [(match.end("figure"), match["unit"]) for match in _LABELLED.finditer(folded.text)]
    for heads, row in _rows(folded.text):
        for head, (place, cell) in zip(heads, row, strict=True):
            if (match := _HEAD.match(head)) and _FIGURE.fullmatch(cell):
                added += [(place, match["kind"]), (place + len(cell), match["unit"])]
    return folded.with_added(sorted(added, key=lambda one: one[0])) if added else folded


def titles_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where a form (项目名称：…) or a table gives names of projects."""
    labelled = [match.span("name") for match in _NAME_LABEL.finditer(text)]
    cells = [
        (place, place + len(cell))
        for heads, row in _rows(text)
        for head, (place, cell) in zip(heads, row, strict=True)
        if head in _NAME_HEADS and cell
    ]
    return tuple(sorted({*labelled, *cells}))


def _rows(text: str) -> Iterator[tuple[list[str], list[_Cell]]]:
    """The rows of tables, each with the heads of its columns; nothing where no line is a head."""
    heads: list[str] = []
    place = 0
    for line in text.split("\n") if "|" in text else ():
        cells = _cells(line, place)
        names = [cell for _, cell in cells]
        if len(cells) >= _FEWEST and (any(_HEAD.match(name) for name in names) or _NAME_HEADS & set(names)):
            heads = names
        elif len(cells) == len(heads):
            yield heads, cells
        place += len(line) + 1


def _cells(line: str, place: int) -> list[_Cell]:
    found = []
    for cell in line.split("|"):
        found.append((place + len(cell) - len(cell.lstrip()), cell.strip()))
        place += len(cell) + 1
    return found
