"""Latin words in messages."""

import pytest

from bot.reading.latin import is_ordinary


@pytest.mark.parametrize(
    ("word", "behind", "ordinary"),
    [("call", " ", True), ("CFO", " ", True), ("LED", "灯", False),
     ("led", "灯", False), ("micro-LED", " ", False), ("deadline", "前", True), ("EPS", " ", False)],
)  # fmt: skip
def test_speech_is_told_from_names(word: str, behind: str, ordinary: bool) -> None:
    """Small words of English are speech unless they are short and joined to a Chinese word."""
    assert is_ordinary(word, behind) is ordinary
