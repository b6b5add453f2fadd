"""A language that is wished for in words."""

import pytest

from bot.intent import Ask, ChooseLanguage, read_intent
from bot.language_words import wished_language


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("英文有吗", "en"),
        ("请用英文回答", "en"),
        ("English please", "en"),
        ("Do you speak English?", "en"),
        ("can you answer in English, please", "en"),
        ("有沒有英文版", "en"),
        ("英文说明", "en"),
        ("is there any English version available", "en"),
        ("English instead please", "en"),
        ("請用繁體中文", "zh-hant"),
        ("说中文", "zh-hans"),
        ("Chinese please", "zh-hans"),
    ],
)
def test_a_wish_for_a_language_is_heard(words: str, code: str) -> None:
    """In either script and in English, with and without courtesies."""
    assert read_intent(words) == ChooseLanguage(code)


@pytest.mark.parametrize(
    "words",
    [
        "英文材料要翻译吗",
        "有英语服务专线吗",
        "有没有英语服务？",
        "English teachers for my child",
        "中文",
        "材料用中文还是英文",
        "请问你们有吗",
    ],
)
def test_a_question_about_a_language_stays_a_question(words: str) -> None:
    """Only where nothing else is said; the name alone is one of the buttons of /lang."""
    assert isinstance(read_intent(words), Ask) is (words != "中文")


def test_a_long_text_is_none() -> None:
    """Whatever it holds."""
    assert wished_language("english " * 2000) == ""
