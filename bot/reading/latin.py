"""Latin words in a message: parts of a project's name (AI, EPS, micro-LED) or English words of speech (call, board, done deal)."""

import re

from bot.reading.spoken_words import ENGLISH

_SMALL = re.compile(r"[a-z]{2,}")
_SHORTEST_WORD = 5


def is_ordinary(word: str, behind: str) -> bool:
    """Whether a Latin word is one of speech. `behind` is the character behind it: led灯珠 is a name though it is small."""
    if word.lower() in ENGLISH:
        return True
    joined = "\u4e00" <= behind <= "\u9fff" and len(word) < _SHORTEST_WORD
    return bool(_SMALL.fullmatch(word)) and not joined
