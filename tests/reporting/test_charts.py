"""Pictures of leagues: for a phone, with every character drawn, and drawn by several threads at once."""

import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.reporting.charts import WIDTH, Drawing, draw_league, drawable, font_file
from rag.answer import Language
from store.reporting.board import Table
from tests.store_reporting.boards import some_board

_BOARD = some_board()
_TABLE = _BOARD.tables[0]


def _renamed(name: str) -> Table:
    row = _TABLE.rows[0]
    return Table(_TABLE.rules, (replace(row, standing=replace(row.standing, name=name)), *_TABLE.rows[1:]))


def _size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize("language", list(Language))
def test_a_league_is_a_picture_as_wide_as_a_phone(language: Language) -> None:
    """A missing character would warn, and a warning is an error here."""
    width, height = _size(draw_league(Drawing(language, _BOARD), _TABLE))
    assert width == WIDTH == 1080
    assert 900 < height < 1600


def test_a_character_that_the_font_lacks_is_never_an_empty_box() -> None:
    """An emoji, a rare character; a name with signs of a formula is drawn as it is."""
    assert drawable("冠县🚩") == "冠县〓"
    assert drawable("招商引资、红旗黄旗：0-9.%（）·…—") == "招商引资、红旗黄旗：0-9.%（）·…—"
    assert _size(draw_league(Drawing(Language.SIMPLIFIED, _BOARD), _renamed("$x^2$🚩县")))


def test_the_same_league_is_the_same_picture_in_any_thread() -> None:
    """Nothing is shared between two that draw."""
    drawing = Drawing(Language.SIMPLIFIED, _BOARD)
    alone = [draw_league(drawing, table) for table in _BOARD.tables]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda number: draw_league(drawing, _BOARD.tables[number % 2]), range(8)))
    assert together == alone * 4


def test_a_league_of_nobody_is_drawn_too() -> None:
    """An empty store has a board as well."""
    assert _size(draw_league(Drawing(Language.SIMPLIFIED, _BOARD), Table(_TABLE.rules, ())))[0] == 1080


def test_the_font_lies_in_its_package() -> None:
    """Nothing has to be installed on the machine."""
    assert font_file().name == "NotoSansSC-Regular.ttf"
