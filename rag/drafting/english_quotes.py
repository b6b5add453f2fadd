"""Whether an English sentence says what an English clause says: its words in their order, and nothing that `verify` misses."""

import re

from rag.text import normalise
from rag.verify import unsupported

_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*|[%‰$]")
_HARMLESS = frozenset("a an the of is are be to for in that this it and".split())


def is_said_of_english(claim: str, sentence: str) -> bool:
    """Whether a claim is a sentence of an English clause, some words of it left out."""
    held = iter(_WORD.findall(normalise(sentence)))
    said = [word for word in _WORD.findall(normalise(claim)) if word not in _HARMLESS]
    return bool(said) and all(word in held for word in said) and not unsupported(claim, [sentence])
