"""The writer of workbooks, loaded when the first one is asked for, which most talks never do."""

from collections.abc import Iterable

from bot.reporting.sheets import Sheet


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as XLSX."""
    from bot.reporting.workbook import write_workbook  # noqa: PLC0415  # openpyxl: a tenth of a second of a start

    return write_workbook(sheets)
