"""Words of askers and words of documents: colloquial to official, English to Chinese, and words that ask.

`colloquial.tsv` and `english.tsv` say "who writes the left side may mean the right side": phrases separated by | (or one
pattern after "re:"), a tab, official words separated by blanks. Expansion adds the right side to what is searched; it never
replaces the asker's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.text import normalise

# Words that only ask; they say nothing of the subject.
ASKING = re.compile(
    r"请问|想问一?下|问一?下|你好|您好|麻烦|谢谢|咨询一?下|告诉我|我想知道|帮我(?:查|看)一?下|有没有|是不是|能不能|可不可以|要不要|行不行|会不会"
    r"|是多少|有多少|多少钱|能拿多少|给多少|多少|怎么样|怎么|怎样|如何|什么时候|什么|哪些|哪个|哪里|哪儿|哪一|几个|几次|几项|是否|可以|能否|为什么|为啥"
    r"|咋|啥|吗|呢|吧|啊|呀|嘛|么|各是|各|分别|一下|现在|目前|这个|那个|里面|里|的话|如果|要是|想|我们|我|你们|你|咱|俺|他们|他|它|的|了|在|是|有|能|会|和|与|及|或|对|给|按|就|都|也|还|到|从|把|被|让|个|种|某|请|多长|多久|多大|多远"
)


def _read_table(name: str) -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition("\t")
        if not right or left.startswith("#"):
            continue
        pattern = left.removeprefix("re:") if left.startswith("re:") else _any_of(left.split("|"))
        yield re.compile(pattern), tuple(right.split())


def _any_of(phrases: list[str]) -> str:
    """A pattern for any of the phrases, the longest first; English ones as whole words."""
    ordered = sorted((normalise(phrase.strip()) for phrase in phrases if phrase.strip()), key=len, reverse=True)
    return "|".join(rf"\b{re.escape(phrase)}\b" if phrase.isascii() else re.escape(phrase) for phrase in ordered)


_COLLOQUIAL = tuple(_read_table("colloquial.tsv"))
_ENGLISH = tuple(_read_table("english.tsv"))


# The documents' own words, where an asker uses them already.
_OFFICIAL = re.compile(
    "|".join(sorted({word for _, official in _COLLOQUIAL for word in official if len(word) > 1}, key=len, reverse=True))
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of a question (start, end in the folded text) and the official words it may stand for."""

    start: int
    end: int
    official: tuple[str, ...]


def hints(folded: str) -> tuple[Hint, ...]:
    """Every stretch of a folded question that the lexicon knows, in the lexicon's order; stretches may overlap."""
    tables = (_COLLOQUIAL, _ENGLISH) if re.search(r"[a-z]{3}", folded) else (_COLLOQUIAL,)
    found = [
        Hint(match.start(), match.end(), official)
        for table in tables
        for pattern, official in table
        for match in pattern.finditer(folded)
        if match.end() > match.start()
    ]
    found += [Hint(match.start(), match.end(), (match.group(),)) for match in _OFFICIAL.finditer(folded)]
    return tuple(hint for hint in found if not any(_inside(hint, other) for other in found))


def _inside(hint: Hint, other: Hint) -> bool:
    """Whether a longer stretch holds this one: 引荐费 says more than 引荐."""
    length = hint.end - hint.start
    return other.start <= hint.start and hint.end <= other.end and other.end - other.start > length


def expand(folded: str) -> str:
    """The official words that an asker's words may stand for, blank-separated; "" where none is known."""
    found = hints(folded)
    return " ".join(dict.fromkeys(word for hint in found for word in hint.official if word not in folded))


def subject(text: str) -> str:
    """The question without the words that only ask, blanks where they stood."""
    return ASKING.sub(" ", normalise(text)).strip()
