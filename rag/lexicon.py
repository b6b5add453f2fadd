"""Words of askers and words of documents: colloquial to official, English to Chinese, and words that ask.

`colloquial.tsv` and `english.tsv` say "who writes the left side may mean the right side": phrases separated by | (or one
pattern after "re:"), a tab, official words separated by blanks. Expansion adds the right side to what is searched; it never
replaces the asker's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rag.text import normalise

# Words that only ask; they say nothing of the subject.
ASKING = re.compile(
    r"请问|想问一?下|问一?下|你好|您好|麻烦|谢谢|咨询一?下|告诉我|我想知道|帮我(?:查|看)一?下|有没有|是不是|能不能|可不可以|要不要|行不行|会不会"
    r"|是多少|有多少|多少钱|能拿多少|给多少|多少|怎么样|怎么办(?!理)|怎么|怎样|如何|什么时候|什么|哪些|哪个|哪里|哪儿|哪一|几个|几次|几项|是否|可以|能否|为什么|为啥"
    r"|咋|啥|吗|呢|吧|啊|呀|嘛|么|各是|各|分别|一下|现在|目前|这个|那个|里面|里|的话|如果|要是|想|我们|我|你们|你|咱|俺|他们|他|它|的|了|在|是|"
    r"有|能|会|和|与|及|或|对|给|按|就|都|也|还|到|从|把|被|让|个|种|某|请|多长|多久|多大|多远"
)
# Words that hold one of the characters above and say something all the same.
_KEPT = (
    "(?<!项)目的|(?<![目指])标的|在[建库孵册线]|[存潜]在|国有|有限|有效|有关|自有|所有|拥有|有机(?!会)|能[源耗力效]|[节产智功储职性光热]能"
    "|(?<!招)商会|协会|社会|会计|展会|委员会|博览会|洽谈会|会议|会展|(?<!员)工会|和平|和解|总和|参与|涉及|普及|对[外象接口]|[应针相]对|给付|给水|[供补]给"
    "|按[揭时期月]|就[业高医学]|成就|成都|首都|还款|[返退归偿]还|到[位账期场]|报到|从[业事]|[转出]让|让利|个[人体税]|种[植类业子养苗]|[品特]种"
    "|申请|[聘邀]请|请示|其他|公里|里程"
)
_ENGLISH_ASKING = (
    "what|which|who|whom|whose|when|where|why|how|is|are|was|were|be|been|do|does|did|can|"
    "could|may|might|must|will|would|should|shall|has|have|had|get|gets"
    "|there|the|an?|of|to|in|on|for|from|by|at|as|with|and|or|if|i|we|you|my|our|your|it|its|"
    "this|that|these|those|please|tell|me|us|about|much|many|any|per"
)
_ASKING_OR_KEPT = re.compile(rf"(?P<kept>{_KEPT})|(?<![a-z])(?:{_ENGLISH_ASKING})(?![a-z])|{ASKING.pattern}")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table. `starts` holds the first two characters of every phrase; None where a pattern is written out."""

    written: str
    official: tuple[str, ...]
    starts: frozenset[str] | None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first looked for: most of the thousand rows never are, and a start need not wait for them."""
        return _compiled(self.written)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written)


def _read_table(name: str) -> Iterator[_Row]:
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition("\t")
        if not right or left.startswith("#"):
            continue
        if left.startswith("re:"):
            yield _Row(left.removeprefix("re:"), tuple(right.split()), None)
            continue
        phrases = [normalise(phrase.strip()) for phrase in left.split("|") if phrase.strip()]
        starts = frozenset(phrase[:2] for phrase in phrases)
        yield _Row(_any_of(phrases), tuple(right.split()), starts)


def _any_of(phrases: list[str]) -> str:
    """A pattern for any of the phrases, the longest first; English ones as whole words, their plural too."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(
        rf"(?<![a-z]){re.escape(phrase)}(?:e?s)?(?![a-z])" if phrase.isascii() else re.escape(phrase)
        for phrase in ordered
    )


_COLLOQUIAL = tuple(_read_table("colloquial.tsv"))
_ENGLISH = tuple(_read_table("english.tsv"))


def _says_something(word: str) -> bool:
    """Whether a word of the right side names anything: a single character and an asking word (怎么, 什么) do not."""
    return len(word) > 1 and ASKING.fullmatch(word) is None


# The documents' own words, where an asker uses them already.
_OFFICIAL = re.compile(
    "|".join(
        sorted({word for row in _COLLOQUIAL for word in row.official if _says_something(word)}, key=len, reverse=True)
    )
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of a question (start, end in the folded text) and the official words it may stand for."""

    start: int
    end: int
    official: tuple[str, ...]
    official_as_written: bool = False  # the stretch is a word of documents itself


@lru_cache(maxsize=64)  # a question is asked for its hints at every step
def hints(folded: str) -> tuple[Hint, ...]:
    """Every stretch of a folded question that the lexicon knows, in the lexicon's order; stretches may overlap."""
    tables = (_COLLOQUIAL, _ENGLISH) if re.search(r"[a-z]{3}", folded) else (_COLLOQUIAL,)
    begun = {folded[i : i + 2] for i in range(len(folded))}
    found = [
        Hint(match.start(), match.end(), row.official)
        for table in tables
        for row in table
        if row.starts is None or not row.starts.isdisjoint(begun)
        for match in row.pattern.finditer(folded)
        if match.end() > match.start()
    ]
    found += [
        Hint(match.start(), match.end(), (match.group(),), official_as_written=True)
        for match in _OFFICIAL.finditer(folded)
    ]
    asking = [match.span() for match in ASKING.finditer(folded)]
    found = [hint for hint in found if not any(_cuts(hint, *span) for span in asking)]
    return tuple(hint for hint in found if not any(_inside(hint, other) or _cuts_off(hint, other) for other in found))


def _cuts(hint: Hint, start: int, end: int) -> bool:
    """Whether a hint begins or ends inside a stretch that it does not hold: 少给 in 多少给, 不能走 in 能不能走."""
    return hint.start < end and start < hint.end and not (hint.start <= start and end <= hint.end)


def _cuts_off(hint: Hint, other: Hint) -> bool:
    """Whether a hint ends inside a longer one that is a document's own word: 跟投 in 跟投资方."""
    own = other.end - other.start
    return hint.start < other.start < hint.end < other.end and own > hint.end - hint.start and other.official_as_written


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
    return _ASKING_OR_KEPT.sub(lambda found: found["kept"] or " ", normalise(text)).strip()
