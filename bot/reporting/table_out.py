"""Rows of text as a table file, xlsx or csv: no cell of it is ever a formula, and what it says can be read back as it was."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from bot.reporting.late_workbook import workbook_bytes
from bot.reporting.sheets import Sheet
from bot.stopping import InputRefused
from bot.wording_tables import CANNOT_WRITE, IS_THERE, NAME_IT
from store.reporting.exchange_rows import tidy

Table = Sequence[Sequence[str]]
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_table_file(file: Path, title: str, table: Table) -> None:
    """Write titles and rows to `file`, by its suffix.

    Raises InputRefused for another suffix, a file that is there already, or a place that cannot be written.
    """
    suffix = file.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise InputRefused(NAME_IT.format(name=file.stem))
    try:
        with file.open("xb") as out:
            out.write(xlsx_bytes(title, table) if suffix == ".xlsx" else csv_bytes(table))
    except FileExistsError as error:
        raise InputRefused(IS_THERE.format(file=file)) from error
    except OSError as error:
        raise InputRefused(CANNOT_WRITE.format(file=file, reason=error.strerror)) from error


def xlsx_bytes(title: str, table: Table) -> bytes:
    """A workbook with one sheet, every cell of it text."""
    header, *rows = ([tidy(text) for text in row] for row in table)
    return workbook_bytes([Sheet(title, tuple(header), rows)])


def csv_bytes(table: Table) -> bytes:
    """CSV in UTF-8 with a mark that Excel needs. What it would take for a formula gets a ' in front."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[_quoted(tidy(text)) for text in row] for row in table])
    return out.getvalue().encode("utf-8-sig")


def _quoted(text: str) -> str:
    is_marked_already = text[:1] == "'" and text[1:2] in {"'", *_FORMULA_STARTS}
    return "'" + text if text.startswith(_FORMULA_STARTS) or is_marked_already else text
