"""The part of the composition root that is about printed calculations: what makes files is loaded when the first is wanted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.calculating.paper import Paper, Printers


def printers_on_demand() -> "Printers":
    """What makes PDF and Word files; the library of the first takes a second to load."""
    from bot.calculating.paper import Printers

    return Printers(_pdf, _docx)


def _pdf(paper: "Paper") -> bytes:
    from bot.calculating.printing_pdf import print_pdf

    return print_pdf(paper)


def _docx(paper: "Paper") -> bytes:
    from bot.calculating.printing_docx import print_docx

    return print_docx(paper)
