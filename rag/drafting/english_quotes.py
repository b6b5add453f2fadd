"""Whether an English sentence says what an English clause says: all its words in their order, and nothing that `verify` misses."""

import re

from rag.text import normalise
from rag.verify import unsupported

_UNIT = re.compile(r"[;:](?!\d)")
_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*|[%‰$]")
_HARMLESS = frozenset("a an the of is are be to for in that this it and".split())


def is_said_of_english(claim: str, sentence: str) -> bool:
    """Whether a claim is a sentence of an English clause, or what stands in it between semicolons or colons."""
    said = _words(claim)
    units = (sentence, *_UNIT.split(sentence))
    return bool(said) and any(said == _words(unit) for unit in units) and not unsupported(claim, [sentence])


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(normalise(text)) if word not in _HARMLESS]
