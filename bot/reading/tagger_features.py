"""What a tagger of names sees of each character: itself, its neighbours, the words and marks around it, as hashed numbers."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from bot.reading.heads import HEADS, TAILS
from bot.reading.marks import Marks, stages_in
from bot.reading.slip_words import INDUSTRY
from bot.reading.words import HARD, KEPT, SOFT, WORD

Features = npt.NDArray[np.int32]
_Channel = npt.NDArray[np.uint64]

BITS = 17
EDGE = 6  # characters beyond both ends of a text that features may look at
_LEXICON = frozenset(word for word in (*KEPT, *INDUSTRY) if len(word) > 1)
_LONGEST = 6
_DAY, _SUM, _COUNTY, _ORIGIN = 1, 2, 3, 4  # what hides a character
_SIGNS = {**dict.fromkeys("。;!?", 8), **dict.fromkeys("\n|", 9), ",": 10, "、": 11, ":": 12, **dict.fromkeys("([", 13)}
_SIGNS |= {**dict.fromkeys(")]", 14), '"': 15, " ": 16}
_WORD_BEGIN, _WORD_IN, _HARD, _SOFT, _TAIL, _HEAD, _LATIN, _DIGIT, _OTHER, _SIGN = (
    20,
    21,
    22,
    23,
    24,
    25,
    26,
    27,
    28,
    29,
)
_ENDS = re.compile(r"项目|产业园|基地|园区?|二期|一期")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MIX = np.uint64(0x9E3779B97F4A7C15)

# Which channels a feature joins, each with its distance from the character: c character, k kind, w word, l lexicon.
_TEMPLATES = (
    "c0", "c-1", "c1", "c-2", "c2", "c-1 c0", "c0 c1", "c-2 c-1", "c1 c2", "c-1 c0 c1", "c-2 c-1 c0", "c0 c1 c2", "c-3 c-2 c-1",
    "c1 c2 c3",
    "c2 c3", "c-3 c-2",
    "k0", "k-1 k0", "k0 k1", "k-2 k-1 k0", "k0 k1 k2", "k-1 k0 k1", "k-2 k-1 k0 k1 k2", "k-3 k-2 k-1 k0", "k0 k1 k2 k3",
    "w-1", "w1", "w-1 k0", "w1 k0", "w-1 k0 k1", "w1 k-1 k0", "w-2 w-1", "w1 w2",
    "l0", "l-1 l0", "l0 l1", "l0 k-1", "l0 k1", "l0 k-1 k1",
    "p0 k0", "p0 k-1 k0", "q0 k0", "q0 k0 k1", "f0 k0", "f0 k0 l0",
    "f0 p0", "e0 k0", "e0 k0 k1", "e0 p0", "g0 k0", "g0 k0 k1", "g0 f0",
    "h0 k0 k-1", "h0 w-1", "n0 k0 k1", "n0 l0 k0",
)  # fmt: skip
COUNT = len(_TEMPLATES) + 1


def features_of(marks: Marks) -> Features:
    """For each character of the folded text the places of its features among 2 ** BITS weights; COUNT a row."""
    size = len(marks.text)
    channels = dict(_channels(marks))
    found = np.empty((size, COUNT), dtype=np.int32)
    found[:, 0] = 0
    for number, template in enumerate(_TEMPLATES, 1):
        starts = [(part[0], EDGE + int(part[1:])) for part in template.split(" ")]
        found[:, number] = mix([channels[name][start : start + size] for name, start in starts], number, BITS)
    return found


def mix(parts: list[_Channel], seed: int, bits: int) -> npt.NDArray[np.int32]:
    """Rows of numbers, one from each part, as numbers of so many bits that look random and are always the same."""
    mixed = np.full(len(parts[0]), seed * 7919, dtype=np.uint64)
    for part in parts:
        mixed = (mixed ^ part) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(64 - bits)).astype(np.int32)


def _channels(marks: Marks) -> Iterator[tuple[str, _Channel]]:
    text = marks.text
    hidden = hidden_kinds(marks)
    words, kinds = _words_and_kinds(text, hidden)
    yield "c", _padded([symbol(char, kind) for char, kind in zip(text, hidden, strict=True)])
    yield "k", _padded(kinds)
    yield "w", _padded(words)
    yield "l", _padded(_lexicon(text))
    yield from _clause_channels(marks)


def _padded(values: list[int]) -> _Channel:
    return np.array([7] * EDGE + [value + 8 for value in values] + [7] * EDGE, dtype=np.uint64)


def hidden_kinds(marks: Marks) -> list[int]:
    """What hides each character: a day, a sum, a county, another place; 0 for none."""
    kinds = [_ORIGIN if each else 0 for each in marks.hidden]
    for within in marks.by_clause:
        for kind, found in ((_DAY, within.days), (_SUM, within.sums), (_COUNTY, within.counties)):
            for one in found:
                kinds[one.start : one.end] = [kind] * (one.end - one.start)
    return kinds


def symbol(char: str, kind: int) -> int:
    """A character as a number; digits, Latin letters and what is hidden by their kind only."""
    if kind:
        return kind
    if char.isdigit():
        return 5
    return 6 if char.isascii() and char.isalpha() else ord(char)


def _words_and_kinds(text: str, hidden: list[int]) -> tuple[list[int], list[int]]:
    """For each character the word of reporting that it belongs to, and what kind of character it is."""
    words, kinds = [0] * len(text), [0] * len(text)
    place = 0
    while place < len(text):
        word = None if hidden[place] else WORD.match(text, place, len(text))
        if word and not word.belongs and not any(hidden[place : word.end]) and word.end - place > 1:
            code = _code(word.word)
            for each in range(place, word.end):
                words[each], kinds[each] = code, _WORD_IN if each > place else _WORD_BEGIN
            place = word.end
            continue
        end = word.end if word and word.belongs else place + 1
        for each in range(place, min(end, len(text))):
            kinds[each] = hidden[each] or _kind(text[each])
            words[each] = hidden[each] or (ord(text[each]) if kinds[each] in {_HARD, _SOFT} or kinds[each] < 20 else 0)
        place = max(end, place + 1)
    return words, kinds


def _code(word: str) -> int:
    code = 0
    for char in word:
        code = code * 65_599 + ord(char) & 0xFFFFFFFF
    return code


def _kind(char: str) -> int:
    if char in _SIGNS:
        return _SIGNS[char]
    if char.isdigit():
        return _DIGIT
    if char.isascii() and char.isalpha():
        return _LATIN
    for kind, chars in ((_HARD, HARD), (_SOFT, SOFT), (_TAIL, TAILS), (_HEAD, HEADS)):
        if char in chars:
            return kind
    return _OTHER if _HAN.match(char) else _SIGN


def _lexicon(text: str) -> list[int]:
    """Whether a character begins, is within, or ends a word of trades: 1, 2, 3; 0 for none."""
    found = [0] * len(text)
    place = 0
    while place < len(text):
        size = next((each for each in range(_LONGEST, 1, -1) if text[place : place + each] in _LEXICON), 0)
        if size:
            found[place : place + size] = [1, *[2] * (size - 2), 3]
        place += size or 1
    return found


def _clause_channels(marks: Marks) -> Iterator[tuple[str, _Channel]]:
    """How far in its clause a character stands (p, q), what that holds (f), how far 项目 is (e), the clauses beside (g, h, n)."""
    size = len(marks.text)
    first, last, told, ends, order, before, after = ([0] * size for _ in range(7))
    flags = [_flags(marks, number) for number in range(len(marks.clauses))]
    for number, clause in enumerate(marks.clauses):
        for place in range(clause.start, clause.end):
            first[place] = min(place - clause.start, 6) + 1
            last[place] = min(clause.end - place, 6)
            told[place] = flags[number] + 1
            order[place] = min(number, 3) + 4 * (clause.item >= 0) + 1
            before[place] = (flags[number - 1] & 31) + 1 if number else 0
            after[place] = (flags[number + 1] & 31) + 1 if number + 1 < len(flags) else 0
        for match in _ENDS.finditer(marks.text, clause.start, clause.end):
            for place in range(max(clause.start, match.start() - 12), match.start()):
                ends[place] = min(match.start() - place, 9)
    yield "p", _padded(first)
    yield "q", _padded(last)
    yield "f", _padded(told)
    yield "e", _padded(ends)
    yield "g", _padded(order)
    yield "h", _padded(before)
    yield "n", _padded(after)


def _flags(marks: Marks, number: int) -> int:
    """What a clause holds, as bits."""
    clause = marks.clauses[number]
    stages = stages_in(marks, number)
    bits = (
        any(one.done for one in stages), bool(marks.sums_in(number)), bool(marks.days_in(number)), clause.label,
        number in marks.plans, number in marks.questions, number in marks.aside, clause.section.value != "progress",
        bool(marks.counties_in(number)), clause.item >= 0, any(not one.done for one in stages),
    )  # fmt: skip
    return sum(1 << place for place, bit in enumerate(bits) if bit)
