"""Letters of a pdf page that nobody sees, and those that somebody might take for such."""

import pytest

from policies.hidden_styles import Colour
from policies.readers_pdf_glyphs import Glyph, Shape
from policies.readers_pdf_ink import picture_share, unseen

PAGE = (0.0, 0.0, 595.0, 842.0)
WHOLE = (0.0, 0.0, 595.0, 842.0)
BLACK, WHITE, BLUE, YELLOW = (0, 0, 0), (255, 255, 255), (31, 78, 121), (255, 255, 0)


def letter(
    ink: Colour | None = BLACK, order: int = 5, *, x: float = 100, size: float = 12, inkless: bool = False
) -> Glyph:
    """A letter in the middle of the page."""
    return Glyph("奖", x, x + size, 300, 300 + size, size, ink, order, inkless)


def box(ground: Colour | None = None, order: int = 1, *, picture: bool = False, clear: bool = False) -> Shape:
    """A shape around that letter."""
    return Shape(
        (90, 290, 200, 330),
        filled=ground not in (None, WHITE),
        picture=picture,
        ground=ground,
        order=order,
        clear=clear,
    )


@pytest.mark.parametrize(
    ("glyph", "shapes"),
    [
        (letter(WHITE), []), (letter((250, 250, 250)), []), (letter(x=700), []), (letter(size=1), []),
        (letter(inkless=True), []),
        (letter(BLUE), [box(BLUE)]), (letter(), [box(WHITE, 9)]), (letter(), [box(BLACK, 9)]), (letter(),
        [box(order=9, picture=True)]),
    ],
)  # fmt: skip
def test_what_has_no_ink_or_is_covered_is_unseen(glyph: Glyph, shapes: list[Shape]) -> None:
    """White, far, tiny, in no mode, on its own ground, under a box or a picture."""
    assert unseen([glyph], shapes, PAGE) == [glyph]


@pytest.mark.parametrize(
    ("glyph", "shapes"),
    [
        (letter(), []), (letter(None), []), (letter(WHITE), [box(BLUE)]), (letter(WHITE), [box(picture=True)]),
        (letter(), [box(WHITE)]),
        (letter(), [box(YELLOW, 9)]), (letter(), [box(order=9, picture=True, clear=True)]), (letter(), [box((230, 230, 230))]),
        (letter(), [Shape((90, 306, 200, 307), filled=True, ground=BLACK, order=9)]), (letter((200, 0, 0)), []),
    ],
)  # fmt: skip
def test_what_somebody_sees_is_read(glyph: Glyph, shapes: list[Shape]) -> None:
    """White on blue, marked in yellow, under a seal with a clear ground, crossed by a table's line, in the red of a head."""
    assert unseen([glyph], shapes, PAGE) == []


def test_what_a_scanner_recognised_is_read() -> None:
    """Its letters lie without ink upon the picture of the page; single ones on a page of real letters do not."""
    scan = Shape(WHOLE, picture=True, order=1)
    assert unseen([letter(inkless=True)], [scan], PAGE) == []
    assert unseen([letter(), letter(), letter(inkless=True)], [scan], PAGE) == [letter(inkless=True)]
    assert picture_share([scan], 595 * 842) == 1.0


def test_a_page_full_of_shapes_is_done_in_time() -> None:
    """A map has more shapes than anybody would hold against letters."""
    many = [Shape((0, 0, 595, 842), filled=True, ground=YELLOW, order=number) for number in range(2000)]
    assert unseen([letter(order=5000)] * 200, many, PAGE) == []
