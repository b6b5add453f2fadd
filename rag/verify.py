"""The last gate: nothing is said that its quote does not hold. Figures, dates and negations are compared by rule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.amounts import amounts, chinese_number
from rag.answer import Answer, Citation, Language
from rag.passage import Hit
from rag.text import normalise, squeeze


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


_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"\s*(%|‰|percent|per mille|个?百分点)?")
_CHINESE_COUNT = re.compile(r"([一二两三四五六七八九十百]+)(?=年|个月|天|日|个工作日|次|倍|期|周岁|人|家|项)")
_NEGATION = re.compile(
    r"不得|不予|不能|不可以|不再|不含|不包括|不享受|不超过|不低于|不少于|不重复|不收|不计|不按|禁止|除外|无需|不需|未经|没有|不是|不|无|未|非"
)
_MARKER = re.compile(
    r"^\s*(?:第[零〇一二三四五六七八九十百千\d\s]+[条章节款项]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、)]|[①-⑳]|[一二三四五六七八九十]+、)\s*"
)


def figures(text: str) -> frozenset[tuple[Decimal, str]]:
    """Every number of a text with its percent or per mille mark; sums of money in full units besides."""
    folded = normalise(text)
    found = set()
    for match in _NUMBER.finditer(folded):
        unit = _UNIT.match(folded, match.end())
        mark = (unit[1] if unit and unit[1] else "").replace("percent", "%").replace("per mille", "‰")
        found.add((Decimal(match.group().replace(",", "")), mark))
    for count in _CHINESE_COUNT.findall(folded):
        value = chinese_number(count)
        if value is not None:
            found.add((value, ""))
    return frozenset(found)


def _sums(text: str) -> frozenset[tuple[Decimal, str]]:
    return frozenset((amount.value, amount.currency.value) for amount in amounts(text))


def unsupported(claim: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """What a claim says that no quote holds: figures as written, or else equal as sums of money; and lost negations."""
    body, whole = _MARKER.sub("", claim), "\n".join(quotes)
    held, held_sums = figures(whole), _sums(whole)
    said_sums = amounts(body)
    missing = []
    folded = normalise(body)
    for value, mark in figures(body) - held:
        inside = [
            amount for amount in said_sums
            if any(Decimal(n.group().replace(",", "")) == value for n in _NUMBER.finditer(folded[amount.start : amount.end]))
        ]  # fmt: skip
        if mark or not inside or any((amount.value, amount.currency.value) not in held_sums for amount in inside):
            missing.append(f"{value.normalize():f}{mark}")
    said = {squeeze(word) for word in _NEGATION.findall(normalise(body))}
    there = set(_NEGATION.findall(normalise(whole)))
    missing += sorted(said - there)
    return tuple(missing)


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
    return [citation.quote + citation.provision.lead + citation.provision.caption for citation in claim.citations]
