"""Cards of many rows in pages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording_pages import (
    FIRST,
    PAGE_ANSWERS,
    PAGE_CHARACTERS,
    PAGE_ROWS,
    Place,
    Size,
    pages_of,
    say_page,
    say_where_asked,
    turning_buttons,
)
from rag.answer import Language

CHINESE = Language.SIMPLIFIED
SIZES = st.lists(st.builds(Size, st.integers(1, 3 * PAGE_CHARACTERS), st.integers(0, 9)), min_size=1, max_size=60)


@settings(max_examples=100, deadline=None)
@given(SIZES, st.integers(0, 70))
def test_every_row_stands_on_one_page_and_no_page_is_too_full(sizes: list[Size], row: int) -> None:
    """In their order; a row too long for any page has one to itself."""
    pages = pages_of(sizes, [size.answers for size in sizes])
    assert [number for page in pages.rows for number in page] == list(range(len(sizes)))
    for page in pages.rows:
        assert len(page) <= PAGE_ROWS
        assert len(page) == 1 or sum(sizes[number].characters for number in page) <= PAGE_CHARACTERS
        assert len(page) == 1 or sum(sizes[number].answers for number in page) <= PAGE_ANSWERS
    assert pages.at(FIRST) == 0
    assert row >= len(sizes) or row in pages.rows[pages.at(Place(row))]


def test_onward_leads_to_where_something_is_asked() -> None:
    """Where the page itself still asks, it stays."""
    pages = pages_of([Size(10)] * 25, [0] * 12 + [2] + [0] * 12)
    assert [pages.at(Place(row, onward=True)) for row in (0, 12, 24)] == [1, 1, 1]
    assert [pages.at(Place(row)) for row in (0, 12, 24)] == [0, 1, 2]
    assert say_where_asked(pages, CHINESE) == "第2页2个"
    assert pages_of([Size(10)] * 25, [0] * 25).at(Place(24, onward=True)) == 2


def test_pages_are_turned_by_the_row_they_begin_with() -> None:
    """So that a button still fits where rows have changed meanwhile; a card of one page has none."""
    pages = pages_of([Size(10)] * 25, [0] * 25)
    labels = [[(button.label, button.data) for row in turning_buttons(7, pages, page, CHINESE) for button in row]
              for page in range(3)]  # fmt: skip
    assert labels[0] == [("下一页 ▶", "card:7:10")]
    assert labels[1] == [("◀ 上一页", "card:7:0"), ("下一页 ▶", "card:7:20")]
    assert labels[2] == [("◀ 上一页", "card:7:10")]
    assert say_page(pages, 1, CHINESE) == " · 第2页/共3页"
    one = pages_of([Size(10)], [0])
    assert (turning_buttons(7, one, 0, CHINESE), say_page(one, 0, CHINESE)) == ((), "")
