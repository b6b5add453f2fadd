"""Which reward a drafted rule goes on with (归类): one of those held at its place, as a person chooses, so that sums follow on. Pure.

A drafted rule is of a kind of its own at first. Who says that it is the former reward, now counted otherwise, has past
calculations made again by it, and what is signed before and after kept apart.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from zlib import crc32

from rag.rules.book import RuleBook
from store.policy_drafts import ProposedRule

_FAMILY = re.compile(r"^(    family: )(.*)$", re.MULTILINE)
_PARTY = re.compile(r"^(    for: )(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A kind of reward: its family, whose it is, and the name of the first programme of it. `key` names it on buttons."""

    family: str
    party: str
    name: str

    @property
    def key(self) -> int:
        """The same for the same kind, whatever is published meanwhile."""
        return crc32(f"{self.party}/{self.family}".encode())


def kinds_at(book: RuleBook, place: str) -> tuple[RuleKind, ...]:
    """The kinds of rewards that documents of a place grant, in their order; of all places where none is told."""
    return tuple({(one.family, one.party): one for one in reversed(tuple(_kinds(book, place)))}.values())[::-1]


def _kinds(book: RuleBook, place: str) -> Iterator[RuleKind]:
    for edition in book.editions:
        if not place or edition.policy.place == place:
            for programme in edition.rules.programmes:
                yield RuleKind(programme.family, programme.party, programme.name.zh)


def of_kind(rule: ProposedRule, kind: RuleKind) -> ProposedRule:
    """The rule as one of that kind; its words, numbers and clause stay as they are."""
    family = _FAMILY.sub(lambda line: line[1] + json.dumps(kind.family, ensure_ascii=False), rule.yaml, count=1)
    return replace(rule, yaml=_PARTY.sub(lambda line: line[1] + kind.party, family, count=1))


def kind_of(rule: ProposedRule, kinds: tuple[RuleKind, ...]) -> RuleKind | None:
    """The kind that was chosen for a rule; None while it is of its own."""
    family = _FAMILY.search(rule.yaml)
    named = family[2].strip().strip('"') if family else ""
    return next((kind for kind in kinds if kind.family == named), None)
