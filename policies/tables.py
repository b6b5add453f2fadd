"""Tables (表格): found in the text, kept whole, and each row also said in words so that it can be read by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `header` names the columns; `rows` holds each data row as "列名：值；列名：值"."""

    header: tuple[str, ...]
    rows: tuple[str, ...]


def read_table(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """The table that starts at lines[start] and the position behind it; (None, start + 1) where none starts there."""
    for reader in (_pipe_table, _tab_table):
        end, grid = reader(lines, start)
        if grid:
            return Table(tuple(grid[0]), say_rows(grid[0], grid[1:])), end
    return None, start + 1


def say_rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Each row in words. An empty first cell (merged downwards) takes the value above it.

    A row with fewer cells than the header (often 合计) cannot be aligned for sure, so its cells stand without column names.
    """
    said: list[str] = []
    above = ""
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) < len(header):
            said.append("；".join(cell for cell in cells if cell))
            continue
        if not cells[0] and any(cells[1:]):
            cells[0] = above
        above = cells[0]
        names = [*header, *[""] * (len(cells) - len(header))]
        named = [f"{name}：{cell}" if name else cell for name, cell in zip(names, cells, strict=True) if cell]
        said.append("；".join(named))
    return tuple(said)


def _pipe_table(lines: Sequence[str], start: int) -> tuple[int, list[list[str]]]:
    """A Markdown table: a header, a rule and rows, or two lines and more that each stand between pipes."""
    ruled = start + 1 < len(lines) and "|" in lines[start] and "|" in lines[start + 1] and _RULE.match(lines[start + 1])
    if not ruled and not _fenced(lines[start]):
        return start, []
    end = start
    while end < len(lines) and "|" in lines[end] and (ruled or _fenced(lines[end])):
        end += 1
    grid = [_cells(line) for line in lines[start:end] if not _RULE.match(line)]
    return (end, grid) if ruled or len(grid) >= 2 else (start, [])


def _fenced(line: str) -> bool:
    line = line.strip()
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def _cells(line: str) -> list[str]:
    line = line.strip().removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _CELL_BORDER.split(line)]


def _tab_table(lines: Sequence[str], start: int) -> tuple[int, list[list[str]]]:
    """Three lines or more parted by tabs, with short cells; only the last may have fewer columns than the first."""
    grid: list[list[str]] = []
    end = start
    while end < len(lines) and "\t" in lines[end].strip():
        cells = [cell.strip() for cell in lines[end].strip("\n").strip(" ").split("\t")]
        shorter = bool(grid) and len(cells) < len(grid[0])
        if any(len(cell) > _LONGEST_CELL for cell in cells) or (grid and len(cells) > len(grid[0])):
            break
        grid.append(cells)
        end += 1
        if shorter:
            break
    return (end, grid) if len(grid) >= 3 and all(grid[0]) else (start, [])
