"""Which language a person is spoken to in."""

import pytest

from bot.speech import chosen_language, language_for
from rag.answer import Language

ZH, TW, EN = Language.SIMPLIFIED, Language.TRADITIONAL, Language.ENGLISH


@pytest.mark.parametrize(
    ("remembered", "text", "code", "language"),
    [
        ("", "奖励最高多少？", "", ZH),
        ("", "奖励最高多少？", "en", ZH),
        ("", "獎勵最高多少？", "zh-hans", TW),
        ("", "What is the cap?", "zh-hans", EN),
        ("en", "奖励最高多少？", "zh-hans", EN),
        ("zh-Hans", "What is the cap?", "en", ZH),
        ("nonsense", "What is the cap?", "", EN),
        ("", "", "en-US", EN),
        ("", "", "de", EN),
        ("", "", "zh-hant", TW),
        ("", "", "zh-TW", TW),
        ("", "", "zh-hans", ZH),
        ("", "", "", ZH),
        ("", "😀 300?", "en", EN),
    ],
)
def test_the_chosen_language_then_the_words_then_the_chat(
    remembered: str, text: str, code: str, language: Language
) -> None:
    """Each source only where those before it are silent."""
    assert language_for(remembered, text, code) is language


@pytest.mark.parametrize(
    ("code", "language"),
    [("zh", ZH), ("TW", TW), ("en", EN), ("繁體", TW), ("英文", EN), (" zh-hant ", TW), ("", None), ("klingon", None)],
)
def test_languages_are_named_in_several_ways(code: str, language: Language | None) -> None:
    """By code or by name; anything else names none."""
    assert chosen_language(code) is language
