"""The importer's sentences: both languages, and page numbers as a person writes them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import readers_wording as say

SENTENCES = {name: text for name, text in vars(say).items() if name.isupper()} | {
    "too_large": say.too_large(21.3, 20),
    "unpacks_too_large": say.unpacks_too_large(50),
    "too_many_pages": say.too_many_pages(600, 500),
    "too_many_cells": say.too_many_cells(10),
    "cannot_open": say.cannot_open("No such file"),
    "cannot_write": say.cannot_write("No space left"),
}


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_every_sentence_speaks_chinese_first_and_english_beside(name: str) -> None:
    """And a failure says what to do, which takes more than a few words."""
    assert re.match(r"[\u4e00-\u9fff「“].{8,}。[A-Z{].{20,}", SENTENCES[name], re.DOTALL)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(1, 60), min_size=1))
def test_page_ranges_name_exactly_the_pages(pages: set[int]) -> None:
    """Reading the ranges back gives the pages."""
    said: set[int] = set()
    for part in say.ranges(sorted(pages)).split("、"):
        first, _, last = part.partition("-")
        said.update(range(int(first), int(last or first) + 1))
    assert said == pages
