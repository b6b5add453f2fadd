"""Whether there is such a thing (有自贸区吗, do you offer visas): the thing that is asked for, and whether a clause knows it. Pure."""

import re

from rag.generic import GENERIC
from rag.lexicon import hints
from rag.text import pairs

_ASKED = re.compile(
    r"(?:有没有|有无)(?P<first>[^,，。;；?？]{2,16}?)(?:吗|么|啊|呢|的)?[\s。?？!！]*$"
    r"|(?<!没)有(?P<second>[^,，。;；?？多少什么哪几]{2,16}?)(?:吗|么|嘛|没有|没)[\s。?？!！]*$"
    r"|(?:do you (?:have|offer|provide|give)|(?:is|are) there|have you got)(?: any| an?| some)? "
    r"(?P<third>[^,.;?!]{3,40}?)(?: here| there)?[\s.?!]*$"
)
_LITTLE = frozenset("any some the for free other such kind kinds sort of and also extra special".split())
_WORD, _ENDING = re.compile(r"[a-z]{3,}"), re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s|e|y|ies)$")


def thing_asked_for(folded: str) -> str:
    """What normalised words ask for the existence of; "" where they ask anything else, or for nothing in particular."""
    found = _ASKED.search(folded)
    thing = next((one for one in found.groups() if one), "").strip() if found else ""
    return "" if thing in GENERIC else thing


def knows(clause: str, thing: str) -> bool:
    """Whether a folded clause holds the thing: in its own words, or in the documents' words for it; most English words of it."""
    known = [hint for hint in hints(thing) if any(word in clause for word in hint.official)]
    if not thing.isascii():
        return bool(known) or bool(pairs(thing) & pairs(clause))
    covered = " ".join(thing[hint.start : hint.end] for hint in known)
    words = [word for word in _WORD.findall(thing) if word not in _LITTLE]
    stems = [_ENDING.sub("", word) for word in words]
    return not stems or 2 * sum(stem in covered or stem in clause for stem in stems) > len(stems)
