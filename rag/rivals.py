"""Rivals: clauses of several places that answer one question, and whether they say the same."""

import re

from policies.provision import Level, Policy, Standing
from rag.inquiry import Era, Inquiry
from rag.search import Candidate
from rag.text import normalise, pairs

_RIVAL = 0.93  # a second place is asked about when its best passage has this share of the first one's score
_EVEN = 0.05  # of scores: one sentence is as good as the other
_RIVAL_NAMESAKE = 0.45  # the same for a text of the same name
_SAME_MATTER = 0.12  # share of the pairs of the shorter sentence from which two clauses settle the same thing
_TRADE = pairs("引荐奖励 引荐人 奖励 项目投资")
_NAMESAKE = 0.6  # share of the pairs of the shorter title that both have, places taken off
_FIGURE = re.compile(r"\d[\d,.]*\s*[%‰万亿]?")


def best_of_each(places: tuple[str, ...], candidates: tuple[Candidate, ...], sure: list[Candidate]) -> list[Candidate]:
    """The best candidate of each place that is named, the surest first: whoever names two wants to compare them."""
    best = sure[0]
    others = [
        next((c for c in candidates if c.sentences and c.passage.policy.place == place and _same_matter(c, best)), None)
        for place in places
        if place != best.passage.policy.place
    ]
    return [best, *(candidate for candidate in others if candidate)]


def rival_places(inquiry: Inquiry, candidates: tuple[Candidate, ...], sure: list[Candidate]) -> dict[str, Candidate]:
    """The best candidate of each place whose rule answers too, where the question names no place.

    A text of the same name in another place (市办法, 县办法) is a rival while it is found at all; any other while it scores
    about as well as the best.
    """
    found: dict[str, Candidate] = {}
    if inquiry.places or inquiry.named or inquiry.era is not Era.CURRENT:
        return found
    best = sure[0]
    for candidate in candidates:
        policy = candidate.passage.policy
        if not policy.place or not candidate.sentences or not answers_today(policy, inquiry):
            continue
        share = _RIVAL_NAMESAKE if _namesakes(policy, best.passage.policy) else _RIVAL
        near = candidate.score >= share * best.score and (candidate in sure or share < _RIVAL)
        if candidate is best or (near and _same_matter(candidate, best)):
            found.setdefault(policy.place, candidate)
    return found


def _same_matter(one: Candidate, other: Candidate) -> bool:
    """Whether two places' clauses settle the same thing, by what their best sentences share besides the words of the trade.

    What a zone grants on top of its city is another thing, unless both texts have one name.
    """
    policies = one.passage.policy, other.passage.policy
    if Level.ZONE in {policy.level for policy in policies} and not _namesakes(*policies):
        return False
    return any(
        len(first & second) >= _SAME_MATTER * min(len(first), len(second))
        for first in _best_said(one)
        for second in _best_said(other)
    )


def _best_said(candidate: Candidate) -> list[frozenset[str]]:
    """What the best sentence says, and those that are as good: members of one list."""
    best = candidate.sentences[0][1]
    return [pairs(sentence.text) - _TRADE for sentence, score in candidate.sentences[:3] if best - score < _EVEN]


def is_other_edition(policy: Policy, first: Policy) -> bool:
    """Whether a document is of the same name and place as another, and not that one."""
    return policy.policy_id != first.policy_id and policy.place == first.place and _namesakes(policy, first)


def differ(rivals: dict[str, Candidate]) -> bool:
    """Whether the places' best sentences say different figures; where they say the same, there is nothing to ask."""
    said = [set(_FIGURE.findall(normalise(candidate.sentences[0][0].text))) for candidate in rivals.values()]
    return any(one != said[0] for one in said)


def answers_today(policy: Policy, inquiry: Inquiry) -> bool:
    """Whether a document is the law on the day of the question."""
    return not policy.draft and policy.standing(inquiry.question.day) in (Standing.IN_FORCE, Standing.UNKNOWN)


def _namesakes(first: Policy, second: Policy) -> bool:
    """Whether two titles are the same but for their places."""
    a, b = (pairs(policy.title.removeprefix(policy.place)) for policy in (first, second))
    return len(a & b) >= _NAMESAKE * min(len(a), len(b))
