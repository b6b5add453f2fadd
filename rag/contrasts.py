"""Kinds that shut each other out (国家级, 省级, 市级): a clause that names only others of a kind is not the one asked for.

`contrasts.tsv` says which: a family a line, its members separated by ";", the ways to write a member by "|".
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Member = tuple[str, ...]  # the ways to write one kind


@dataclass(frozen=True, slots=True)
class Contrast:
    """How many kinds a question names that a text does not, and how many of them stand against others that it does name."""

    missing: int
    against: int


def _read_families() -> tuple[tuple[Member, ...], ...]:
    lines = (Path(__file__).parent / "contrasts.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(tuple(member.split("|")) for member in line.split(";")) for line in lines if line and line[0] != "#"
    )


_FAMILIES = _read_families()
_ANY = re.compile("|".join(re.escape(way) for family in _FAMILIES for member in family for way in member))
_LETTERED = re.compile(r"([a-f])(?=(?:、[a-f])+类)")  # A、B、C类
_LEVELLED = re.compile(r"(国家|省|市|县|区)(?=[、和或](?:国家|省|市|县|区)级)")  # 国家、省级


def contrast(question: str, text: str) -> Contrast:
    """Hold the kinds that a folded question names against a folded text."""
    if not _ANY.search(question):
        return Contrast(0, 0)
    wide = _LEVELLED.sub(r"\1级", _LETTERED.sub(r"\1类", text))
    missing = [(family, member) for family, member in _named(question) if not _holds(wide, member)]
    against = [any(_holds(wide, other) for other in family if other is not member) for family, member in missing]
    return Contrast(len(missing), sum(against))


@lru_cache(maxsize=64)  # asked again for each candidate of a question
def _named(question: str) -> tuple[tuple[tuple[Member, ...], Member], ...]:
    """The kinds that a question names, with their families; one that is only part of a longer word (保险 in 工伤保险) is not."""
    found = [
        (family, member, max(ways, key=len))
        for family in _FAMILIES
        for member in family
        if (ways := [way for way in member if way in question])
    ]
    return tuple(
        (family, member)
        for family, member, way in found
        if not any(way != other and way in other for _, _, other in found)
    )


def _holds(text: str, member: Member) -> bool:
    """Whether a text names a kind, and not only its opposite (居民 in 非居民)."""
    return any(re.search(rf"(?<!非){re.escape(way)}", text) is not None for way in member)
