"""Policies to passages: pieces that make sense alone, and the sentences inside them that are searched one by one.

An article stays whole while it is short; a long one is cut between its paragraphs and items only, each piece keeping the
lead sentence. Paragraphs of a guide gather under their heading. A table is a passage of its own.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from policies.provision import Policy, Provision, ProvisionKind
from rag.passage import Passage, Sentence

# Characters of a passage's own text; with its context it fits the embedder's 512 tokens. Latin letters make fewer tokens.
LONGEST = 440
_LONGEST_LATIN = 640
_SHORTEST_SENTENCE = 6
_SENTENCE_END = re.compile(r"(?<=[。；！？])|(?<=;)(?=[^\s\n])|(?<=[a-z)][.!?])\s+(?=[A-Z(])|\n+")
_LABEL = re.compile(r"(?:[^\d。；;!?]{0,10}[)）、]?[^\d。；;,，]{2,14}。|[A-Z][A-Za-z \-]{2,32}\.)")


def split_policy(policy: Policy) -> tuple[Passage, ...]:
    """All passages of one policy in reading order; together they hold every provision exactly once."""
    passages = []
    longest = _LONGEST_LATIN if policy.language == "en" else LONGEST
    for number, group in enumerate(_groups(policy.provisions, longest)):
        text = "\n".join(provision.text for provision in group)
        context = _context(policy, group)
        passages.append(
            Passage(
                passage_id=f"{policy.policy_id}#{number}",
                policy=policy,
                provisions=group,
                text=text,
                context=context,
                digest=digest_of(f"{context}\n{text}"),
                sentences=tuple(_sentences(policy, group)),
            )
        )
    return tuple(passages)


def digest_of(text: str) -> str:
    """Content hash under which a vector is kept."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


# Members of a list in a text without articles stay together while each is one short sentence and the list is short.
_SHORT_MEMBER = 48
_SHORT_LIST = 200


def _groups(provisions: Iterable[Provision], longest: int) -> Iterator[tuple[Provision, ...]]:
    group: list[Provision] = []
    size = 0
    for provision in provisions:
        alone = provision.kind is ProvisionKind.TABLE
        room = (
            longest
            if not group or _home(group[0]) == _home(provision)
            else _SHORT_LIST
            if _siblings(group[-1], provision)
            else 0
        )
        if group and (alone or size + len(provision.text) > room):
            yield tuple(group)
            group, size = [], 0
        group.append(provision)
        size += len(provision.text)
        if alone:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


def _home(provision: Provision) -> tuple[object, ...]:
    """Provisions with the same home may share a passage: one article, or one heading of a text without articles."""
    locator = provision.locator
    if locator.article:
        return (locator.headings, locator.article)
    return (locator.headings, locator.items[:1], provision.kind is ProvisionKind.PREAMBLE)


def _siblings(one: Provision, other: Provision) -> bool:
    """Whether both are short members of one list under a heading, in a text without articles."""
    here, there = one.locator, other.locator
    goes_on = one.text.rstrip().endswith(("；", ";", "，", ","))
    together = goes_on and not here.article and here.headings == there.headings and one.lead == other.lead
    return together and all(
        len(member.locator.items) == 1 and len(member.text) <= _SHORT_MEMBER and len(split_sentences(member.text)) == 1
        for member in (one, other)
    )


def _context(policy: Policy, group: tuple[Provision, ...]) -> str:
    first = group[0]
    parts = [policy.title, *first.locator.headings]
    lead = first.lead or first.caption
    if lead and not any(lead in provision.text for provision in group):
        parts.append(lead)
    return " ".join(part for part in parts if part)


def _sentences(policy: Policy, group: tuple[Provision, ...]) -> Iterator[Sentence]:
    for provision in group:
        where = " ".join((policy.title, *provision.locator.headings, provision.lead or provision.caption))
        pieces = provision.rows or split_sentences(provision.text)
        for piece in pieces:
            if len(piece.strip()) >= _SHORTEST_SENTENCE:
                yield Sentence(piece, provision, digest_of(f"{where}\n{piece}"), f"{where}\n{piece}")


_OPENING = re.compile(
    r"[^。；;]{0,90}?[：:]|(?:[^\d。；;!?]{0,10}[)）、]?[^\d。；;,，]{2,14}。|[^。；;【】]{0,8}【[^】]{2,16}】)"
)
_SOURCE = re.compile(r"[(（]来源[^)）]*[)）]")


def opening_of(text: str) -> str:
    """What the first sentence of a provision says for those after it too: its label, or its words before the colon."""
    found = _OPENING.match(text)
    return found.group() if found else ""


def without_source(text: str) -> str:
    """A sentence of a fact sheet without the note that names its source."""
    return _SOURCE.sub("", text)


def split_sentences(text: str) -> list[str]:
    """Sentences and members of a list, verbatim; a label set before a sentence (（一）奖励标准。 Cap.) stays with it."""
    borders = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    pieces: list[str] = []
    start = 0
    for end in borders[1:]:
        if _LABEL.fullmatch(text[start:end].strip()) and end < len(text) and text[end - 1] != "\n":
            continue
        if text[end:].lstrip().startswith(("（来源", "(来源")):  # a source note belongs to what it is the source of
            continue
        pieces.append(text[start:end].strip())
        start = end
    return [piece for piece in pieces if piece]
