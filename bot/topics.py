"""The topics a person can tap instead of typing: taken from the documents themselves, never from a list of our own."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from policies.provision import Level, Policy, ProvisionKind, Standing, plain_title
from rag.answer import Language

DOCUMENT_TOPICS = 4
TOPICS = 8
_NUMBERING = re.compile(
    r"^(第[^\s章节编篇条]{1,5}[章节编篇条]|[一二三四五六七八九十]+、|\d+[.、．]?|[（(][^）)]{1,3}[）)])\s*"
)
_LEVELS = (Level.CITY, Level.PROVINCE, Level.NATIONAL, Level.ZONE, Level.COUNTY, Level.UNKNOWN)
_NO_SECTION = (ProvisionKind.PREAMBLE, ProvisionKind.CLOSING)
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A document or one section of it. `key` fits a button.

    `text` is the section's words, `outline` the outermost headings of a whole document; the other one is empty.
    """

    key: str
    label: str
    policy: Policy
    headings: tuple[str, ...] = ()
    text: str = ""
    outline: tuple[str, ...] = ()


def key_of(text: str) -> str:
    """A short name for a text, the same in every process: 8 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def derive_topics(policies: Sequence[Policy], day: date, language: Language) -> tuple[Topic, ...]:
    """At most eight topics: one document of each kind, then the sections of the richest guide."""
    english = language is Language.ENGLISH
    readable = [policy for policy in policies if policy.language.startswith("zh") != english]
    shown = sorted(readable or policies, key=lambda policy: _rank(policy, day))
    guide = max(
        (policy for policy in shown if _sections(policy)), key=lambda policy: len(_sections(policy)), default=None
    )
    documents = [_document_topic(policy) for policy in _one_of_each_kind(shown) if policy is not guide]
    sections = _section_topics(guide) if guide else []
    first = documents[: max(DOCUMENT_TOPICS, TOPICS - len(sections))]
    return (*first, *sections[: TOPICS - len(first)])


def _rank(policy: Policy, day: date) -> tuple[int, int]:
    """In force before the rest, the city before its counties."""
    order = (Standing.IN_FORCE, Standing.UNKNOWN, Standing.NOT_YET, Standing.SUPERSEDED, Standing.EXPIRED)
    return order.index(policy.standing(day)), _LEVELS.index(policy.level)


def _one_of_each_kind(policies: Iterable[Policy]) -> list[Policy]:
    by_kind: dict[str, Policy] = {}
    for policy in policies:
        by_kind.setdefault(policy.kind or policy.policy_id, policy)
    return list(by_kind.values())


def _document_topic(policy: Policy) -> Topic:
    headings = dict.fromkeys(one.locator.headings[0] for one in policy.provisions if one.locator.headings)
    return Topic(key_of(policy.policy_id), _short_title(policy), policy, outline=tuple(headings))


def _short_title(policy: Policy) -> str:
    """The title without its place and what stands in brackets: 社会化招商奖励办法."""
    title = _BRACKETED.sub("", plain_title(policy.title) if policy.language.startswith("zh") else policy.title).strip()
    bare = title.removeprefix(policy.place)
    return bare if len(bare) >= 4 else title


def _sections(policy: Policy) -> dict[str, list[str]]:
    """Words of each outermost section that has no articles; the only section of a document is no choice."""
    found: dict[str, list[str]] = {}
    for provision in policy.provisions:
        if provision.locator.article:
            return {}
        if provision.locator.headings and provision.kind not in _NO_SECTION:
            found.setdefault(provision.locator.headings[0], []).append(provision.text)
    return found if len(found) > 1 else {}


def _section_topics(policy: Policy) -> list[Topic]:
    return [
        Topic(key_of(policy.policy_id + heading), bare_heading(heading), policy, (heading,), "\n".join(texts))
        for heading, texts in _sections(policy).items()
    ]


def bare_heading(heading: str) -> str:
    """A heading without its number: 第二章 奖励标准 -> 奖励标准."""
    return _NUMBERING.sub("", heading).strip() or heading
