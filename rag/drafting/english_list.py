"""The English side of clauses: which words of a clause an English word may stand for, and by which words a sign is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "english_words.tsv"
_LONGEST = 5  # words of a phrase
# Words that hold an English sentence together and say nothing of a clause by themselves.
FUNCTION_WORDS = frozenset(
    "a an the is are be been being was were has have had do does of to in on for "
    "from by at as with and or if when where which who whom"
    " whose that this these those it its their they them there than then per each "
    "every any all both also such so but while once upon into"
    " during between under about regarding concerning namely i.e e.g one either must "
    "shall should may can will would need needs needed have"
    " required require requires up least most more less not no only never without "
    "cannot neither nor except unless within before after until"
    " since prior following respectively yet already first second third new newly single same"
    " other others another outside inside take takes made make".split()
)


@dataclass(frozen=True, slots=True)
class EnglishList:
    """`phrases`: words of an English phrase, bare, to words of a clause. `signs`: a sign to words; () need not be said."""

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    signs: dict[str, tuple[str, ...]]


def bare(word: str) -> str:
    """A word without its endings, so that forms of one word are one: projects, companies, receiving and received, submitted."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 4 else word


def words_of(text: str) -> list[str]:
    """The words of a folded English text, and the marks that part its clauses."""
    return re.findall(r"[a-z][a-z&\-]*(?:'[a-z]+)?|[,;:]", text.replace("’", "'"))


@lru_cache(maxsize=1)
def english_list() -> EnglishList:
    """The lines of english_words.tsv."""
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    signs: dict[str, tuple[str, ...]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        left, tab, right = line.partition("\t")
        if not tab or left.startswith("#"):
            continue
        if left.startswith("@"):
            signs[left[1:]] = () if right == "." else tuple(right.split("|"))
            continue
        for phrase in left.split("|"):
            key = tuple(map(bare, words_of(phrase)))
            phrases[key] = (*phrases.get(key, ()), *right.split())
    return EnglishList(phrases, signs)


def phrases_in(words: list[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """A list of words cut into phrases of the list, the longest first, each with the words of a clause that it may stand for.

    A single word that begins none comes with no words.
    """
    known = english_list().phrases
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            meant = known.get(tuple(map(bare, words[at : at + size])), ())
            if meant or size == 1:
                yield tuple(words[at : at + size]), meant
                at += size
                break
