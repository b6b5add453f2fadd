"""English words of a question that miss the table's by one letter (equipement, subsidie), as the table writes them. Pure."""

import re
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rag.answer import Language, Question
from rag.text import language_of

_TABLE = Path(__file__).parent / "english.tsv"
_SHORTEST = 7  # letters; shorter words that differ by one letter are too often two words (rent, rant)
_ALIKE = 3  # letters that both begin with
_WORD = re.compile(rf"\b[A-Za-z]{{{_SHORTEST},}}\b")
_ENDING = re.compile(r"(?:ing|ed|ies|es|s|ly|y|e)$")


@cache
def _known() -> frozenset[str]:
    """The words of the table's left side that are written out."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    left = (line.partition("\t")[0] for line in lines if line and not line.startswith(("#", "re:")))
    return frozenset(word for phrases in left for word in re.findall(r"[a-z]+", phrases))


@cache
def _long_ones() -> tuple[str, ...]:
    return tuple(sorted(word for word in _known() if len(word) >= _SHORTEST))


@lru_cache(maxsize=256)
def _mended(word: str) -> str:
    """The one word of the table that a lower-case word misses by a letter; itself where it is known, in any of its forms."""
    stems = {word, _ENDING.sub("", word), _ENDING.sub("", word) + "e", _ENDING.sub("", word) + "y"}
    if stems & _known():
        return word
    near = process.extract(word, _long_ones(), scorer=OSA.distance, score_cutoff=1, limit=3)
    found = [one for one, _, _ in near if one[:_ALIKE] == word[:_ALIKE] and one[-1] == word[-1] and _is_slip(one, word)]
    return found[0] if len(found) == 1 else word


def _is_slip(one: str, word: str) -> bool:
    """A letter too many or too few, or two that changed places; one letter for another is mostly another word (invented)."""
    return len(one) != len(word) or sorted(one) == sorted(word)


def in_right_spelling(question: Question) -> Question:
    """An English question with its slips mended; any other as it is."""
    if (question.language or language_of(question.text)) is not Language.ENGLISH:
        return question
    text = _WORD.sub(lambda found: _right(found[0]), question.text)
    return question if text == question.text else replace(question, text=text)


def _right(word: str) -> str:
    mended = _mended(word.lower())
    return word if mended == word.lower() else mended
