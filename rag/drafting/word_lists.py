"""The two lists beside this file: signs, which must stay as they are, and words, which may change when a clause is said anew."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent
_NO_SIGN = "-"


@dataclass(frozen=True, slots=True)
class Words:
    """Words around what a clause says: those that may be added, join two things, be left out, moved, or stand for others."""

    say: frozenset[str]
    join: frozenset[str]
    get: frozenset[str]
    drop: frozenset[str]
    move: frozenset[str]
    same: dict[str, tuple[str, ...]]


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [(left, right) for left, tab, right in (line.partition("\t") for line in lines) if tab and left[0] != "#"]


@lru_cache(maxsize=1)
def sign_kinds() -> dict[str, str]:
    """Word to its meaning; "" for a word that only looks like a sign."""
    found = {word: "" if kind == _NO_SIGN else kind for kind, words in _rows("signs.tsv") for word in words.split("|")}
    return {word: found[word] for word in sorted(found, key=len, reverse=True)}


@lru_cache(maxsize=1)
def sign_pattern() -> re.Pattern[str]:
    """Any word of signs.tsv, the longest first."""
    return re.compile("|".join(map(re.escape, sign_kinds())))


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of words.tsv."""
    lists: dict[str, set[str]] = {"say": set(), "join": set(), "get": set(), "drop": set(), "move": set()}
    same: dict[str, tuple[str, ...]] = {}
    for kind, right in _rows("words.tsv"):
        if kind == "same":
            word, _, others = right.partition(":")
            same[word] = (*same.get(word, ()), *others.split("|"))
        else:
            lists[kind] |= set(right.split("|"))
    return Words(**{kind: frozenset(found) for kind, found in lists.items()}, same=same)
