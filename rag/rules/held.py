"""Whether a number of a rule stands in its clause, in the same unit: 300万元 is no 300元, 4‰ no 4%, 1000万美元 no 1000万元."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from policies.provision import Provision
from rag.amounts import chinese_number
from rag.figures import figures
from rag.rules.clause_text import ClauseText
from rag.rules.quantity import Money, Number, Quantity, Share, read_measure
from rag.text import normalise, squeeze

Written = tuple[str, str]
"""A number in full and its unit: ("3000000", "元")."""

_UNIT_NOTE = re.compile(r"单位[:：]([^()（）]+)")
_WHOLE = ("全额", "免收租金", "免租", "一次性", "一次付清")
_HALF = ("一半", "减半")
_RATIO = re.compile(r"\d+(?:[:∶]\d+)+")
_EVENLY = re.compile(r"分(\d+|[一二三四五六七八九十]+)年平均")
_YEARS = re.compile(r"(\d+|[一二三四五六七八九十]+)年")
_STOREYS = re.compile(r"([一二三四五六七八九十]+)层")


@lru_cache(maxsize=4096)  # a clause is folded for each of its numbers
def fold(text: str) -> str:
    """The text as figures are read from it: normalised, without blanks."""
    return squeeze(normalise(text))


def stands(quantity: Quantity, clause: ClauseText) -> bool:
    """Whether the clause holds the number in its unit, in prose or in a cell of a table, or says it in these words."""
    if quantity.words:
        return fold(quantity.words) in fold(clause.quote) and _mean(fold(quantity.words), quantity)
    return written(quantity) in written_in(clause)


def day_stands(day: date, clause: ClauseText) -> bool:
    """Whether the clause names the day."""
    return f"{day.year}年{day.month}月{day.day}日" in fold(clause.quote)


def written(quantity: Quantity) -> Written:
    """The number and unit of a rule's quantity, as figures are read."""
    found = _figures(fold(quantity.written))
    return found[0] if len(found) == 1 else (quantity.written, "")


def written_in(clause: ClauseText) -> tuple[Written, ...]:
    """Every number of a clause with its unit, in order; bare numbers of tables have the unit of the caption."""
    prose = _figures(fold(clause.prose))
    return (*prose, *(cell for table in clause.tables for row in rows_of(table) for cell in row_numbers(row, table)))


def rows_of(table: Provision) -> tuple[str, ...]:
    """The rows of a table, each in words."""
    return table.rows


def row_numbers(row: str, table: Provision) -> Iterator[Written]:
    """The numbers of one row with their units."""
    note = _UNIT_NOTE.search(normalise(table.caption))
    unit = note[1].partition("/")[0].strip() if note else ""
    for cell in row.split("；"):
        value = cell.rpartition("：")[2].strip()
        bare = re.fullmatch(r"\d[\d,]*(?:\.\d+)?", value)
        yield from _figures(fold(value + unit if bare else value))


@lru_cache(maxsize=4096)
def _figures(folded: str) -> tuple[Written, ...]:
    return tuple((figure.value, figure.unit) for figure in figures(folded))


def _mean(words: str, quantity: Quantity) -> bool:
    """Whether the words say this value: 全额 100%, 4∶3∶3 one of its parts, 分5年平均 a fifth, 三年 36 months."""
    match quantity.value:
        case Share(fraction):
            return Fraction(fraction) in set(_shares(words))
        case Number(value, unit):
            years, storeys = _YEARS.search(words), _STOREYS.search(words)
            count = _count(years[1]) if years else None
            if "年度" in words and unit == "月":
                return value == 12
            by_year = count is not None and value == (count * 12 if unit == "月" else count) and unit in ("月", "年")
            return by_year or (storeys is not None and unit == "层" and value == _count(storeys[1]))
        case Money():
            return read_measure(words) == quantity.value


def _shares(words: str) -> Iterator[Fraction]:
    if any(word in words for word in _WHOLE):
        yield Fraction(1)
    if any(word in words for word in _HALF):
        yield Fraction(1, 2)
    for ratio in _RATIO.findall(words):
        parts = [int(part) for part in re.split("[:∶]", ratio)]
        yield from (Fraction(part, sum(parts)) for part in parts if sum(parts))
    for evenly in _EVENLY.findall(words):
        if count := _count(evenly):
            yield Fraction(1, int(count))


def _count(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else chinese_number(text)
