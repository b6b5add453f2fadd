"""Folding, and the way back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.text import fold


def test_width_and_script_are_folded() -> None:
    """Full-width digits, traditional characters, brackets."""
    assert fold("【３．２億】總投資①").text == "[3.2亿]总投资①"


def test_the_way_back_gives_the_characters_as_sent() -> None:
    """Also where a character became two, and where one was dropped."""
    folded = fold("投\u200b資３０００㎡")
    place = folded.text.index("3000")
    assert folded.written(place, place + 4) == "３０００"
    assert folded.written(0, 2) == "投\u200b資"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises_and_places_grow(message: str) -> None:
    """Each folded character stands where one of the message stands."""
    folded = fold(message)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(message) for start, end in zip(folded.starts, folded.ends, strict=True))
