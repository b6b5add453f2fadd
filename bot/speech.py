"""In which language to speak to a person: the chosen one, else that of the words, else what the chat reports."""

import re

from rag.answer import Language
from rag.text import language_of

_LETTERS = re.compile(r"[A-Za-z]{2,}|[\u3400-\u9fff]")
CHOICES = {"zh": Language.SIMPLIFIED, "tw": Language.TRADITIONAL, "en": Language.ENGLISH}
_OTHER_NAMES = {
    **dict.fromkeys(("cn", "zh-cn", "zh-hans", "简体", "简体中文", "中文"), Language.SIMPLIFIED),
    **dict.fromkeys(("hk", "zh-tw", "zh-hk", "zh-hant", "繁体", "繁體", "繁體中文"), Language.TRADITIONAL),
    **dict.fromkeys(("english", "英文", "英语", "英語"), Language.ENGLISH),
}


def chosen_language(code: str) -> Language | None:
    """The language that /lang names, None where the word names none."""
    word = code.strip().lower()
    return CHOICES.get(word) or _OTHER_NAMES.get(word)


def language_for(remembered: str, text: str, language_code: str) -> Language:
    """`remembered` is what /lang stored or "", `language_code` what the chat reports ("zh-hans", "de") or ""."""
    if remembered in tuple(Language):
        return Language(remembered)
    if _LETTERS.search(text):
        return language_of(text)
    return _reported(language_code.lower())


def _reported(code: str) -> Language:
    if not code or code.startswith("zh"):
        traditional = any(mark in code for mark in ("hant", "tw", "hk", "mo"))
        return Language.TRADITIONAL if traditional else Language.SIMPLIFIED
    return Language.ENGLISH
