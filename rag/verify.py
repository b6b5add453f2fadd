"""The last gate: nothing is said that its quote does not hold. Figures, dates, units, bounds and negations are compared by rule.

What is said word for word, between the same borders, stands. One pair of a paired list and a list of converted figures are
checked for what they are. Any other sentence is laid beside the sentence of the quotes that it is likest to: its figures with
unit and bound words must stand there side by side, negations and bounds must be the same, and it may hold no word that the
quotes do not hold: a place, a person, a thing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer import Answer, Citation, Language
from rag.figure_lists import is_list, is_list_of
from rag.figures import figures, marks
from rag.pairing import read_pairs
from rag.passage import Hit
from rag.text import normalise, squeeze, to_simplified, to_traditional


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that is to be said, with the citations that must carry it."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is verified: claims in order. Only `verify` makes an Answer of it."""

    claims: tuple[Claim, ...]
    language: Language
    hits: tuple[Hit, ...] = ()


_LIKE = 0.5  # share of a sentence's own pairs of characters that the sentence it is laid beside must hold
_TOUCHED = 0.5  # share of a part's pairs of characters from which it is held to be said
_CLOSING = "。；，、,.;:!?！？ \n"
_MARKER = re.compile(
    r"^[^\S\n]*(?:第[零〇一二三四五六七八九十百千\d\s]+[条章节款项]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、)）](?!\d)|[①-⑳]|[一二三四五六七八九十]+、)[^\S\n]*",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"[。;!?\n]+")
_ENGLISH_SENTENCE = re.compile(r"(?<=[a-z)%\d][.!?])[^\S\n]+(?=[A-Z(])")
_PART = re.compile(r"(?<!\d)[,、]|[,、](?!\d)|[:()]")
_CUT_NUMBER = re.compile(r"\d[.,、:/~\-–—]\d")
_BINDS_BACK = re.compile(r"的?(?:及?以[上下内外前后]|之[内外前后]|起(?!施行|执行|实施)|orless|ormore|orabove)")
_BINDS_AHEAD = re.compile(
    r"(?:不?(?:得?超过|[低高]于|少于|多于|足|满)|最[高低多少]|至[多少]|upto|atleast|atmost|morethan|lessthan|over|under)$"
)
_ENDS_IN_FIGURE = re.compile(r"(?:\d|[元年月日天人倍家项米吨亩%‰期次级])(?:\([^()]{0,8}\))?$")
_NOTE = re.compile(r"\((不?含[^()]*)\)")  # belongs to the figure before it
_RANKS = re.compile(r"本[省市县区]|全[省市县区]|[省市县区境][内外]|(?:国家|[省市县区镇乡])级")
_GLUE = frozenset("的了是为有在可将按和与及或对其该由给等即也都从把被到至于以之所个并而且如则但中上下内")


def verify(draft: Draft) -> Answer | None:
    """The Answer made of the claims that stand in their quotes; None where none is left.

    Quotes stand verbatim in their provisions already: a Citation cannot be built otherwise.
    """
    kept = [claim for claim in draft.claims if claim.citations and not unsupported(claim.text, _quotes(claim))]
    if not kept:
        return None
    citations = tuple(dict.fromkeys(citation for claim in kept for citation in claim.citations))
    joint = "" if draft.language is not Language.ENGLISH else " "
    return Answer(joint.join(claim.text for claim in kept), citations, draft.hits, draft.language)


def _quotes(claim: Claim) -> list[str]:
    """What carries a claim: its quotes with what introduces them, and the rows that they are the raw lines of."""
    found = []
    for citation in claim.citations:
        provision = citation.provision
        found += [citation.quote, provision.lead, provision.caption, *provision.locator.headings]
        if provision.lead.endswith(("：", ":", "，", ",")):
            found.append(provision.lead + _MARKER.sub("", citation.quote))
        line = squeeze(citation.quote)
        found += [row for row in provision.rows if all(squeeze(value) in line for value in _values(row))]
    return [quote for quote in dict.fromkeys(found) if quote]


def _values(row: str) -> Iterator[str]:
    """The cells of a row said in words, without the names of their columns; a cell may hold a colon itself."""
    for part in row.split("；"):
        yield part.partition("：")[2] or part


def unsupported(claim: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """What a claim says that no quote holds: figures with unit and bound, negations, or a sentence of its own; () is well."""
    body = _fold(claim).strip(_CLOSING)
    sources = _sources(tuple(quotes))
    if not body or _held(body, sources) or _is_pair(body, quotes) or is_list_of(body, quotes):
        return ()
    if is_list(body):
        return (body,)
    there_and_back: tuple[str, ...] = ()
    if claim != to_simplified(claim):  # some characters do not come back from the other script as they went
        there_and_back = _sources(tuple(to_traditional(quote) for quote in quotes))
        if _held(body, there_and_back):
            return ()
    marker = _MARKER.match(claim)
    number = _fold(marker[0]) if marker else ""
    missing = [number] if not any(number in source for source in sources) else []
    missing += [
        what
        for sentence in _SENTENCE.split(_fold(claim[len(marker[0]) if marker else 0 :]))
        if sentence.strip(_CLOSING) and not _held(sentence.strip(_CLOSING), sources)
        for what in (*_unlike(sentence, sources), *_foreign(sentence, (*sources, *there_and_back)))
    ]
    return tuple(dict.fromkeys(missing))


def _foreign(sentence: str, sources: Sequence[str]) -> tuple[str, ...]:
    """Words that no quote holds: of Chinese pairs of characters that are no glue, of Latin text words of three letters or more."""
    whole = "\n".join(sources)
    found = [word for word in re.findall(r"[a-z]{3,}", sentence) if word not in whole]
    for run in re.findall(r"[\u4e00-\u9fff]+", sentence):
        pairs = (run[at : at + 2] for at in range(max(len(run) - 1, 1)))
        found += [pair for pair in pairs if pair not in whole and not _GLUE & set(pair)]
    return tuple(found)


@lru_cache(maxsize=512)
def _fold(text: str) -> str:
    """Normalised, without white space; English sentences parted by line breaks, as blanks parted them before."""
    return re.sub(r"[^\S\n]+", "", normalise(_ENGLISH_SENTENCE.sub("\n", text)))


@lru_cache(maxsize=64)
def _sources(quotes: tuple[str, ...]) -> tuple[str, ...]:
    """The quotes folded, with and without the numbers that their lines start with."""
    return tuple(dict.fromkeys(_fold(text) for quote in quotes for text in (quote, _MARKER.sub("", quote))))


def _held(text: str, sources: Iterable[str]) -> bool:
    return any(next(_places(text, source), None) is not None or _chained(text, source) for source in sources)


def _places(text: str, source: str, start: int = 0) -> Iterator[int]:
    """Where a text stands word for word between borders: neither inside a word or number, nor behind a negation."""
    at = source.find(text, start)
    while at >= 0:
        if not _cuts(source, at) and not _cuts(source, at + len(text)) and not _unbinds(source, at, at + len(text)):
            yield at
        at = source.find(text, at + 1)


def _cuts(source: str, at: int) -> bool:
    """Whether a border at this place would part a word, a number or a number and its unit."""
    if at in (0, len(source)):
        return False
    before, after = source[at - 1], source[at]
    if (before.isalnum() or before in "%‰") and (after.isalnum() or after in "%‰"):
        return True
    return any(_CUT_NUMBER.match(source, max(start, 0)) is not None for start in (at - 1, at - 2))


def _unbinds(source: str, start: int, end: int) -> bool:
    """Whether what is left out behind or before binds what is said: （不含）, 以上 behind a figure, 最高 before one."""
    if source[end : end + 1] == "(":
        return True
    said = source[start:end]
    behind = _BINDS_BACK.match(source, end) is not None and _ENDS_IN_FIGURE.search(said) is not None
    return behind or (said[:1].isdigit() and _BINDS_AHEAD.search(source[max(start - 8, 0) : start]) is not None)


def _chained(text: str, source: str) -> bool:
    """Whether the parts between commas stand in one sentence in this order, and what is left out binds nothing."""
    if _SENTENCE.search(text):
        return False
    parts = [part for part in _PART.split(text) if part]
    for start in _places(parts[0], source) if len(parts) > 1 else ():
        end = start + len(parts[0])
        for part in parts[1:]:
            place = next(_places(part, source, end), None)
            if place is None or not _harmless(source[end:place]):
                break
            end = place + len(part)
        else:
            return True
    return False


def _harmless(left_out: str) -> bool:
    return not (_SENTENCE.search(left_out) or re.search(r"\d", left_out) or figures(left_out) or marks(left_out))


def _is_pair(body: str, quotes: Iterable[str]) -> bool:
    """Whether a claim is one pair of a paired list of a quote, as the list is read by position."""
    pairs = (
        pair
        for quote in quotes
        if "分别" in quote or "分別" in quote
        for sentence in re.split(r"[。；;\n]", quote)
        for pair in read_pairs(sentence)
    )
    return any(body in (_fold(f"{pair.key}：{pair.value}"), _fold(pair.statement).strip(_CLOSING)) for pair in pairs)


def _unlike(sentence: str, sources: Iterable[str]) -> tuple[str, ...]:
    """What a sentence says that the likest sentence of the quotes does not."""
    grams = _grams(sentence)
    others = [other for source in sources for other in _SENTENCE.split(source) if other]
    likeness = [len(grams & _grams(other)) / len(grams) if grams else 1.0 for other in others]
    best = max(likeness, default=0.0)
    if best < _LIKE:
        return (sentence,)
    verdicts = [_differing(sentence, other) for other, share in zip(others, likeness, strict=True) if share == best]
    return min(verdicts, key=len)


def _differing(sentence: str, other: str) -> tuple[str, ...]:
    said, held = figures(sentence), figures(other)
    missing = [str(figure) for figure in said if figure not in held]
    if not missing and not _in_a_row(said, held):
        missing = [str(figure) for figure in said]  # all of them are there, in another order or from several places
    if said and "分别" in other and "分别" not in sentence:  # one of several, and not as a pair of the list
        missing = [str(figure) for figure in said]
    if not _in_a_row(_RANKS.findall(sentence), _RANKS.findall(other)):
        missing += _RANKS.findall(sentence)
    here, there = marks(sentence), _marks_touched(sentence, other)
    return (*missing, *sorted((here - there) + (there - here)))


def _in_a_row(said: Sequence[object], held: Sequence[object]) -> bool:
    """Whether these stand there one behind the other."""
    spans = (list(held[start : start + len(said)]) for start in range(len(held) - len(said) + 1))
    return not said or list(said) in spans


def _marks_touched(sentence: str, other: str) -> Counter[str]:
    """The negations and bounds of those parts of a sentence that another one says too."""
    other = _NOTE.sub(r"\1", other)
    parts = [part for part in _PART.split(other) if part]
    if len([part for part in _PART.split(sentence) if part]) >= len(parts):
        return marks(other)
    grams = _grams(sentence)
    return marks("|".join(part for part in parts if len(_grams(part) & grams) >= _TOUCHED * max(len(_grams(part)), 1)))


@lru_cache(maxsize=512)
def _grams(folded: str) -> frozenset[str]:
    """Pairs of characters of Chinese, runs of five letters of Latin text; figures left out."""
    size = 2 if re.search(r"[\u4e00-\u9fff]", folded) else 5
    runs = re.findall(r"[^\W\d_]+", folded)
    return frozenset(run[i : i + size] for run in runs for i in range(max(len(run) - size + 1, 1)))
