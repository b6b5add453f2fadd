"""Which fact a number of a text belongs to: the word that stands nearest before it, else right behind it. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.calculating.case import Value
from rag.calculating.case_sums import Found, counts
from rag.calculating.case_words import COUNT_WORDS, UNITS
from rag.rules.facts import Fact, FactBook, FactKind
from rag.rules.quantity import Number
from rag.text import normalise

_REACH = 40  # characters in which a word is looked for before its number
_TIGHT, _LOOSE = 8, 16  # characters between them, Chinese and Latin
BREAK = re.compile(r"[，。；;,、!?！？\n]|(?<=\S)和(?=\S)")
_BEHIND = re.compile(r"(?:左右|以内)?(?:的|规模的|级的)?")


@dataclass(frozen=True, slots=True)
class ReadFact:
    """A fact with the characters of the normalised text that it was read from."""

    key: str
    value: Value
    words: str
    start: int


def named_by(told: str, one: Found, words: Sequence[tuple[str, str]], numbers: Sequence[Found]) -> tuple[str, int, int]:
    """The fact whose word stands nearest before the number, else right behind it; where that word begins and ends.

    "" where nothing names the number. Of two words that end at one place the longer one counts.
    """
    first = max((other.end for other in numbers if other.end <= one.start), default=0)
    start = max(first, one.start - _REACH)
    start += max((match.end() for match in BREAK.finditer(told[start : one.start])), default=0)
    found = [
        (match.end(), match.end() - match.start(), key)
        for key, pattern in words
        for match in re.compile(pattern).finditer(told, start, one.start)
        if _is_joined(told[match.end() : one.start])
    ]
    if found:
        end, length, key = max(_outermost(found))
        return key, end - length, end
    lead = _BEHIND.match(told, one.end)
    at = lead.end() if lead else one.end
    behind = ((key, re.compile(pattern).match(told, at)) for key, pattern in words)
    return next(((key, one.start, match.end()) for key, match in behind if match), ("", -1, -1))


def _outermost(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without the words that stand inside a longer one: investment in fixed-asset investment."""
    return [
        one for one in found if not any(other[0] >= one[0] and other[0] - other[1] < one[0] - one[1] for other in found)
    ]


def _is_joined(between: str) -> bool:
    """Whether so little stands between a word and its number that they belong together."""
    return len(between) <= (_LOOSE if between.isascii() else _TIGHT)


def fact_of(told: str, key: str, one: Found, named: tuple[str, int, int]) -> ReadFact:
    """The fact that a number is, with the words from its name to its end."""
    first, last = (min(named[1], one.start), max(named[2], one.end)) if named[0] else (one.start, one.end)
    return ReadFact(key, one.value, told[first:last].strip(), one.start)


def read_counts(told: str, book: FactBook, is_inexact: Callable[[str, Found], bool]) -> list[ReadFact]:
    """Counts with their unit: of one number the fact is that is named nearest, or whose unit no other fact has.

    What is told as a bound (3人以上) is left out: it has to be asked for.
    """
    words = [(key, pattern) for key, pattern, _ in COUNT_WORDS if book.find(key)]
    own = [fact for fact in book if fact.kind is FactKind.NUMBER and not any(fact.key == key for key, _ in words)]
    words += [(fact.key, re.escape(bare_name(fact))) for fact in own]
    numbers = counts(told, "|".join(sorted({unit for fact in book for unit in _units_of(fact)}, key=len, reverse=True)))
    facts = []
    for one in numbers:
        unit = UNITS.get(one.value.unit, one.value.unit) if isinstance(one.value, Number) else ""
        fitting = [(key, pattern) for key, pattern in words if unit in _own_units(book, key)]
        named = named_by(told, one, fitting, numbers)
        alone = [fact.key for fact in own if fact.unit == unit and _is_unusual(fact, book)]
        key = named[0] or next(iter(alone), "")
        if key and isinstance(one.value, Number) and not is_inexact(told, one):
            value = Number(one.value.value, _unit(book, key))
            facts.append(fact_of(told, key, Found(value, one.start, one.end), named))
    return [*facts, *_people_without_unit(told, book)]


def _people_without_unit(told: str, book: FactBook) -> Iterator[ReadFact]:
    """博士3、硕士5: the unit is left out."""
    for key, word, _ in COUNT_WORDS[:4]:
        if book.find(key):
            for match in re.finditer(rf"(?:{word})\s*(\d+)(?!\s*[\d.^%‰万亿年月元人名位个]|,\d)", told):
                yield ReadFact(key, Number(Decimal(match[1]), _unit(book, key)), match[0], match.start())


def _unit(book: FactBook, key: str) -> str:
    fact = book.find(key)
    return fact.unit if fact else ""


def _units_of(fact: Fact) -> tuple[str, ...]:
    """How the unit of a fact is written."""
    if fact.kind is not FactKind.NUMBER or not fact.unit:
        return ()
    people = ("名", "位", "个") if fact.unit == "人" else ()
    return tuple(
        re.escape(one) for one in (fact.unit, *(name for name, own in UNITS.items() if own == fact.unit), *people)
    )


def _own_units(book: FactBook, key: str) -> frozenset[str]:
    unit = _unit(book, key)
    return frozenset({unit, "个", "名", "位"}) if unit == "人" else frozenset({unit})


def _is_unusual(fact: Fact, book: FactBook) -> bool:
    """Whether the unit alone tells the fact: 标准箱, 千瓦时."""
    alike = [one for one in book if one.kind is FactKind.NUMBER and one.unit == fact.unit]
    return len(alike) == 1 and fact.unit not in ("人", "年", "月", "个", "次", "项", "家")


def unit_pattern(fact: Fact) -> str:
    """How the unit of a fact may be written, as a pattern; "" where it has none."""
    return "|".join(_units_of(fact))


def bare_name(fact: Fact) -> str:
    """The Chinese name of a fact without what stands in brackets."""
    return re.sub(r"\(.*?\)", "", normalise(fact.name.zh)).strip()
