"""What is said to words typed at a question."""

from decimal import Decimal

from bot.wording_calculating_typed import not_understood_line, say_left, supposed_rate
from rag.answer import Language


def test_a_word_is_named_that_was_not_understood() -> None:
    """With the ways on; a long one is cut short."""
    assert "没看懂「飞机」" in not_understood_line("飞机", Language.SIMPLIFIED)
    assert "“plane”" in not_understood_line("plane", Language.ENGLISH)
    assert len(not_understood_line("很" * 90, Language.SIMPLIFIED)) < 120


def test_leaving_says_what_is_left_and_how_to_begin_again() -> None:
    """In the reader's language."""
    assert "/match" in say_left(Language.SIMPLIFIED, is_match=True).text
    assert "/calc" in say_left(Language.ENGLISH, is_match=False).text
    assert "測算" in say_left(Language.TRADITIONAL, is_match=False).text


def test_a_supposed_rate_is_said_without_idle_zeros() -> None:
    """7.10 is 7.1."""
    assert supposed_rate(Decimal("7.10"), Language.SIMPLIFIED) == "汇率按 7.1 折算（您说的）"
