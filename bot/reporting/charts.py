"""A league as a picture for a phone: 1080 pixels wide, a bar an office, red and yellow flags beside the scores.

Drawn with matplotlib's objects alone: no pyplot, no global state, so that two threads may draw at the same time. The font
is Noto Sans SC (OFL) as it lies in the package zhplot; a character that it does not hold is drawn as 〓, never as an empty box.
"""

import importlib.util
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Polygon

from bot.wording_boards import as_of_line, board_title, flag_name, full_state, league_name, say_points
from bot.wording_charts import score_title, silent_legend
from rag.answer import Language
from store.reporting.board import Board, BoardRow, Table
from store.reporting.board_states import BoardCase
from store.reporting.league import Flag

WIDTH = 1080  # pixels
_DPI = 200
_HEAD, _ROW, _FOOT = 0.95, 0.40, 0.60  # inches
_INK, _FAINT, _PAPER, _TRACK = "#1f2933", "#6b7785", "#ffffff", "#eef1f5"
_BARS = {Flag.RED: "#d64545", Flag.YELLOW: "#e0a100", None: "#3f7cac"}
_MISSING = "〓"
_NAME, _SCORE = 0.115, 0.965  # where names begin, in shares of the width; scores end there
_BAR_FROM, _BAR_TO, _BAR_END = 0.36, 0.47, 0.795  # bars begin behind the longest name, within these bounds
_NAME_SIZE, _SMALLEST = 8.5, 7.0  # points; a name that is still too long at the smallest is cut off


class FontMissing(RuntimeError):
    """The font is not where its package puts it; the text says how to get it back."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands around the bars. `now` is when it is looked at: an objection window may be over by then."""

    language: Language
    board: Board
    case: BoardCase | None = None
    now: datetime | None = None


@cache
def font_file() -> Path:
    """The font's file. Raises FontMissing."""
    package = importlib.util.find_spec("zhplot")
    folder = Path(package.origin).parent if package is not None and package.origin else None
    file = folder / "fonts" / "NotoSansSC-Regular.ttf" if folder else None
    if file is None or not file.is_file():
        raise FontMissing(
            "缺少中文字体：请运行 make setup，或 .venv/bin/python -m pip install zhplot。\n"
            "The Chinese font is missing: run make setup, or .venv/bin/python -m pip install zhplot."
        )
    return file


@cache
def _held() -> frozenset[int]:
    """The characters that the font holds, by code point."""
    return frozenset(FT2Font(str(font_file())).get_charmap())


def drawable(text: str) -> str:
    """The text with 〓 for every character that the font does not hold."""
    return "".join(character if ord(character) in _held() else _MISSING for character in text)


def draw_league(drawing: Drawing, table: Table) -> bytes:
    """One league as PNG. Raises FontMissing."""
    rows = table.rows
    height = _HEAD + _ROW * max(len(rows), 1) + _FOOT
    figure = Figure(figsize=(WIDTH / _DPI, height), dpi=_DPI, facecolor=_PAPER)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 1)
    axes.set_ylim(height, 0)  # inches from the top
    axes.set_axis_off()
    _draw_head(axes, drawing, table)
    best = max((row.standing.score for row in rows), default=0)
    bar = _bar_start(rows)
    for number, row in enumerate(rows):
        share = float(row.standing.score / best) if best else 0.0
        _draw_row(axes, (bar, _HEAD + _ROW * (number + 0.5)), row, share)
    _draw_foot(axes, height, drawing, rows)
    picture = io.BytesIO()
    canvas.print_png(picture)  # type: ignore[no-untyped-call]  # this method is published without types
    return picture.getvalue()


def _write(
    axes: Axes, at: tuple[float, float], text: str, size: float, colour: str = _INK, align: str = "left"
) -> None:
    font = FontProperties(fname=str(font_file()), size=size)
    axes.text(*at, drawable(text), fontproperties=font, color=colour, ha=align, va="center", parse_math=False)


def _draw_head(axes: Axes, drawing: Drawing, table: Table) -> None:
    title = board_title(drawing.language, drawing.board)
    league = league_name(drawing.language, table.rules.league)
    _write(axes, (0.04, 0.27), title, 12.5)
    _write(axes, (0.04, 0.56), league, 10)
    _write(axes, (0.96, 0.56), as_of_line(drawing.language, drawing.board.as_of), 7, _FAINT, "right")
    axes.plot([0.04, 0.96], [0.76, 0.76], color=_TRACK, linewidth=1.2)
    _write(axes, (_SCORE, 0.89), score_title(drawing.language), 7, _FAINT, "right")


def _em(text: str) -> float:
    """About how many full-width characters the text is wide."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.56 for character in text)


def _width(text: str, size: float) -> float:
    """About how wide the text is drawn, in shares of the picture's width."""
    return _em(text) * size * _DPI / 72 / WIDTH


def _bar_start(rows: Sequence[BoardRow]) -> float:
    longest = max((_width(row.standing.name, _NAME_SIZE) for row in rows), default=0.0)
    return min(max(_NAME + longest + 0.02, _BAR_FROM), _BAR_TO)


def _fitting(name: str, room: float) -> tuple[str, float]:
    """The name and the size at which it fits: smaller first, then without the brackets at its end, then cut off."""
    size = min(_NAME_SIZE, _NAME_SIZE * room / max(_width(name, _NAME_SIZE), 0.001))
    if size >= _SMALLEST:
        return name, size
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    if bare and bare != name:
        return _fitting(bare, room)
    while len(name) > 1 and _width(name + "…", _SMALLEST) > room:
        name = name[:-1]
    return name + "…", _SMALLEST


def _draw_row(axes: Axes, at: tuple[float, float], row: BoardRow, share: float) -> None:
    one, (bar, y) = row.standing, at
    name, size = _fitting(one.name, bar - _NAME - 0.015)
    thick, whole = _ROW * 0.42, _BAR_END - bar
    _write(axes, (0.085, y), str(one.place), 9, _BARS[one.flag] if one.flag else _FAINT, "right")
    _write(axes, (_NAME, y), name, size, _FAINT if one.silent else _INK)
    axes.barh(y, whole, thick, left=bar, color=_TRACK)
    axes.barh(y, whole * share, thick, left=bar, color=_BARS[one.flag])
    _write(axes, (_SCORE, y), say_points(one.score), 9, align="right")
    if one.flag is not None:
        _draw_flag(axes, _BAR_END + 0.018, y, _BARS[one.flag])


def _draw_flag(axes: Axes, x: float, y: float, colour: str) -> None:
    """A pole and a pennant: told apart from the other colour by their place too, first or last."""
    axes.plot([x, x], [y - 0.12, y + 0.13], color=_INK, linewidth=1.1, solid_capstyle="round")
    pennant = [(x, y - 0.12), (x + 0.038, y - 0.05), (x, y + 0.02)]
    axes.add_patch(Polygon(pennant, closed=True, facecolor=colour, edgecolor="none"))


def _draw_foot(axes: Axes, height: float, drawing: Drawing, rows: Sequence[BoardRow]) -> None:
    y, x = height - _FOOT + 0.22, 0.05
    for flag in dict.fromkeys(row.standing.flag for row in rows):
        if flag is not None:
            _draw_flag(axes, x, y, _BARS[flag])
            _write(axes, (x + 0.05, y), flag_name(drawing.language, flag), 7, _FAINT)
            x += 0.05 + _width(flag_name(drawing.language, flag), 7) + 0.03
    if any(row.standing.silent for row in rows):
        _write(axes, (x, y), silent_legend(drawing.language), 7, _FAINT)
        x += _width(silent_legend(drawing.language), 7) + 0.03
    state = full_state(drawing.language, drawing.case, drawing.now)
    beside = x + _width(state, 7) <= 0.96
    _write(axes, (0.96, y if beside else y + 0.23), state, 7, _FAINT, "right")
