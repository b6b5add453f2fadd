"""Characters with places into lines of text: blanks where the eye sees a gap, no doubles where bold was drawn twice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; places in points from the top left corner of its page, `size` of its letters in points."""

    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def lines_of(chars: Sequence[dict[str, Any]], page: int) -> list[Line]:
    """Lines from top to bottom. Characters whose middles lie within half a letter's height share a line."""
    rows: list[list[dict[str, Any]]] = []
    middle = size = 0.0
    for char in sorted(chars, key=_middle):
        if not rows or _middle(char) - middle > max(size, float(char["size"])) / 2:
            rows.append([])
            middle, size = _middle(char), float(char["size"])
        rows[-1].append(char)
    lines = (_line(sorted(row, key=lambda char: float(char["x0"])), page) for row in rows)
    return [line for line in lines if line.text]


def _middle(char: dict[str, Any]) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _line(row: list[dict[str, Any]], page: int) -> Line:
    parts: list[str] = []
    before: dict[str, Any] | None = None
    for char in row:
        text = str(char["text"])
        if before is not None and text.strip():
            if text == before["text"] and char["x0"] - before["x0"] < 0.3 * before["size"]:
                continue
            if _gap_shows(before, char):
                parts.append(" ")
        parts.append(text)
        before = char if text.strip() else before
    inked = [char for char in row if str(char["text"]).strip()] or row
    return Line(
        page=page,
        text=re.sub(r"\s+", " ", "".join(parts)).strip(),
        x0=float(inked[0]["x0"]),
        x1=max(float(char["x1"]) for char in inked),
        top=min(float(char["top"]) for char in inked),
        bottom=max(float(char["bottom"]) for char in inked),
        size=sorted(float(char["size"]) for char in inked)[len(inked) // 2],
    )


def _gap_shows(before: dict[str, Any], char: dict[str, Any]) -> bool:
    """Chinese letters are spread to fill a line, so only a whole letter's width counts there."""
    gap = float(char["x0"] - before["x1"])
    wide = _WIDE.search(str(before["text"])) or _WIDE.search(str(char["text"]))
    return gap > float(char["size"]) * (0.9 if wide else 0.22)
