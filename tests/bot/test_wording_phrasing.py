"""What is said of a language model."""

from datetime import UTC, datetime

import pytest

from bot.wording_phrasing import (
    breaker_in_words,
    fault_in_words,
    model_answers,
    model_off,
    not_used,
    say_checked,
    say_growing,
)
from rag.answer import Language
from rag.drafting.port import FaultKind


@pytest.mark.parametrize("kind", list(FaultKind))
def test_each_fault_has_words_in_both_languages(kind: FaultKind) -> None:
    """Chinese first."""
    chinese, _, english = fault_in_words(kind).partition(" / ")
    assert any("\u4e00" <= char <= "\u9fff" for char in chinese)
    assert english and english.isascii()


def test_the_note_is_in_the_reader_s_language() -> None:
    """And says that the clauses count."""
    assert "以原文为准" in say_checked(Language.SIMPLIFIED)
    assert "語言模型" in say_checked(Language.TRADITIONAL)
    assert "language model" in say_checked(Language.ENGLISH)
    assert len({say_growing(language) for language in Language}) == 3


def test_whoever_runs_the_bot_reads_what_stands() -> None:
    """Off, how long it takes, until when it is left alone, why an answer stands."""
    assert "CHAT_MODEL" in model_off()
    assert model_answers("openai:m", 1.234) == "openai:m，1.2 秒作答 / answers in 1.2 s"
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert "03:04:05 UTC" in breaker_in_words(3, "timeout", at)
    assert "timeout" in not_used("timeout")
