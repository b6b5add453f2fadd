"""A calculation or a policy package as a paper: blocks as a reply has them, and the notice that stands on every page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.message import Span

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed. `notice` says on every page what the paper is not (示例文本, 有效期, 以审定为准)."""

    title: str
    spans: tuple[Span, ...]
    notice: str
    name: str  # of the file, without its ending
    day: date  # of the case, which the file gives as the day it was made


@dataclass(frozen=True, slots=True)
class Printers:
    """What makes files of papers; loaded when the first is wanted."""

    pdf: Callable[[Paper], bytes]
    docx: Callable[[Paper], bytes]
