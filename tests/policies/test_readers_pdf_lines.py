"""Letters into lines."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from policies.readers_pdf_glyphs import Glyph
from policies.readers_pdf_lines import lines_of


def letters(text: str, x: float, y: float, width: float, size: float = 10) -> list[Glyph]:
    """Letters side by side, each `width` wide."""
    return [Glyph(sign, x + n * width, x + (n + 1) * width, y, y + size, size) for n, sign in enumerate(text)]


def texts(glyphs: list[Glyph]) -> list[str]:
    """The lines' words."""
    return [line.text for line in lines_of(glyphs, 1)]


def test_narrow_double_letters_stay_two() -> None:
    """A figure of eleven must not become one; false bold is printed much closer."""
    assert texts(letters("111 ill", 0, 0, 2.2)) == ["111 ill"]
    assert texts([*letters("奖励", 0, 0, 10), *letters("奖励", 0.4, 0, 10)]) == ["奖励"]


def test_a_gap_shows_as_a_blank() -> None:
    """A wide one between Chinese, a narrow one between Latin letters."""
    assert texts([*letters("联系人", 0, 0, 10), *letters("电话", 60, 0, 10)]) == ["联系人 电话"]
    assert texts([*letters("甲", 0, 0, 10), *letters("乙", 15, 0, 10)]) == ["甲乙"]
    assert texts([*letters("The", 0, 0, 5), *letters("cap", 18, 0, 5)]) == ["The cap"]


def test_raised_and_mixed_letters_share_a_line() -> None:
    """Figures in another font sit a little higher."""
    assert texts([*letters("奖励", 0, 0, 10), *letters("200", 20, 1.5, 5, 9), *letters("万元", 35, 0, 10)]) == [
        "奖励200万元"
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("甲乙丙1a", min_size=1, max_size=8), min_size=1, max_size=6), st.randoms())
def test_lines_do_not_depend_on_the_order_of_the_file(words: list[str], chance: Random) -> None:
    """Programs write letters in any order; their places decide."""
    glyphs = [glyph for n, word in enumerate(words) for glyph in letters(word, 0, 20 * n, 10)]
    shuffled = list(glyphs)
    chance.shuffle(shuffled)
    assert texts(shuffled) == texts(glyphs) == words
