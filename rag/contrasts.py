"""Kinds that shut each other out (国家级, 省级, 市级): a clause that names only others of a kind is not the one asked for.

`contrasts.tsv` says which: a family a line, its members separated by ";", the ways to write a member by "|".
"""

import re
from dataclasses import dataclass
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
    missing = against = 0
    for family in _FAMILIES:
        for member in _named(family, question):
            if not _holds(wide, member):
                missing += 1
                against += any(_holds(wide, other) for other in family if other is not member)
    return Contrast(missing, against)


def _named(family: tuple[Member, ...], question: str) -> list[Member]:
    """The members that a question names; one that is only part of the word for another one (工伤 in 工伤保险) is not."""
    found = [(member, max(ways, key=len)) for member in family if (ways := [w for w in member if w in question])]
    return [member for member, way in found if not any(way != other and way in other for _, other in found)]


def _holds(text: str, member: Member) -> bool:
    """Whether a text names a kind, and not only its opposite (居民 in 非居民)."""
    return any(re.search(rf"(?<!非){re.escape(way)}", text) is not None for way in member)
