"""The editions of one rule (版本沿革), and which of them is the law on a day or for an agreement signed on a day. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.provision import Policy, Standing, plain_title
from policies.transitions import Transition, Under, transitions_of


class Ground(StrEnum):
    """Why these editions, or none."""

    IN_FORCE = "in_force"  # the one in force on that day
    TRANSITION = "transition"  # a later edition leaves it to this one
    EDGE = "edge"  # the very day that a transition names, and 前 does not say whether it is meant
    AGREEMENT = "agreement"  # the document leaves it to the agreement itself
    SEVERAL = "several"  # two in force at once, and no text says which
    BEFORE = "before"  # before the first edition held
    BETWEEN = "between"  # after one had ended and before the next began
    GONE = "gone"  # expired or repealed, with nothing after it


@dataclass(frozen=True, slots=True)
class Choice:
    """What the law is: the editions (none, one, or several that are in force at once) and the ground.

    `transition` with `said_by` is the clause that decides. `nearest` is the edition to speak of where none is the law.
    """

    ground: Ground
    editions: tuple[Policy, ...] = ()
    transition: Transition | None = None
    said_by: Policy | None = None
    nearest: Policy | None = None


_FORM = re.compile(r"[（(\[〔][^（()）\]〕\[〔]*[）)\]〕]|暂行|试行|(?:19|20)\d\d年?版?|修订版?")
_ONLY_REPEALS = re.compile(r"废止|宣布失效|清理结果")
_HOLDS = (Standing.IN_FORCE, Standing.UNKNOWN)


def families(policies: Sequence[Policy]) -> tuple[tuple[Policy, ...], ...]:
    """Every adopted document with its other editions, oldest first: those linked by replacing, or of one title and place.

    Drafts, documents that only repeal and documents that only change parts of another are editions of nothing.
    """
    changing = {amendment.policy_id for policy in policies for amendment in policy.amendments}
    own = [p for p in policies if not p.draft and p.policy_id not in changing and not _ONLY_REPEALS.search(p.title)]
    root = {policy.policy_id: policy.policy_id for policy in own}

    def top(policy_id: str) -> str:
        while root[policy_id] != policy_id:
            policy_id = root[policy_id]
        return policy_id

    by_name: dict[tuple[str, str], str] = {}
    for policy in own:
        same = by_name.setdefault((policy.place, _bare(policy)), policy.policy_id)
        root[top(policy.policy_id)] = top(same)
    for policy in own:
        if policy.successor_id in root:
            root[top(policy.policy_id)] = top(policy.successor_id)
    found: dict[str, list[Policy]] = {}
    for policy in own:
        found.setdefault(top(policy.policy_id), []).append(policy)
    return tuple(tuple(sorted(group, key=_age)) for group in found.values())


def _bare(policy: Policy) -> str:
    return _FORM.sub("", plain_title(policy.title)).removeprefix(policy.place)


def _age(policy: Policy) -> tuple[date, str]:
    return policy.effective_from or date.min, policy.policy_id


def law_on(family: Sequence[Policy], day: date) -> Choice:
    """Which edition is in force on a day; both ends of a period of validity are."""
    holding = tuple(policy for policy in family if policy.standing(day) in _HOLDS)
    if holding:
        return Choice(Ground.IN_FORCE if len(holding) == 1 else Ground.SEVERAL, holding)
    ahead = [policy for policy in family if policy.standing(day) is Standing.NOT_YET]
    if len(ahead) == len(family):
        return Choice(Ground.BEFORE, nearest=family[0])
    past = [policy for policy in family if policy not in ahead]
    return Choice(Ground.BETWEEN if ahead else Ground.GONE, nearest=past[-1])


def law_for_signing(family: Sequence[Policy], day: date) -> Choice:
    """Which edition governs an agreement signed on a day: as a transition says, the newest first, else what was in force."""
    for policy in reversed(family):
        for transition in transitions_of(policy):
            choice = _by_transition(family, policy, transition) if transition.holds(day) else None
            choice = choice or _on_the_edge(family, policy, transition, day)
            if choice is not None:
                return choice
    return law_on(family, day)


def _by_transition(family: Sequence[Policy], policy: Policy, transition: Transition) -> Choice | None:
    if transition.under is Under.AGREEMENT:
        return Choice(Ground.AGREEMENT, (policy,), transition, policy)
    before = list(family[: list(family).index(policy)])
    if transition.under is Under.NAMED:
        title = plain_title(transition.title)
        before = [old for old in before if plain_title(old.title) == title] or [
            old for old in before if _FORM.sub("", plain_title(old.title)) == _FORM.sub("", title)
        ]
    return Choice(Ground.TRANSITION, (before[-1],), transition, policy) if before else None


def _on_the_edge(family: Sequence[Policy], policy: Policy, transition: Transition, day: date) -> Choice | None:
    """Both editions on the day that 前 leaves open, where the newer one is in force already."""
    begun = policy.effective_from is not None and policy.effective_from < day
    older = _by_transition(family, policy, transition) if transition.unsure == day and begun else None
    return Choice(Ground.EDGE, tuple(dict.fromkeys((*older.editions, policy))), transition, policy) if older else None


def turning_days(family: Sequence[Policy]) -> tuple[date, ...]:
    """The days on which the law of a family may change: first days, the days after the last ones, ends of transitions."""
    found: set[date] = set()
    for policy in family:
        ends = [policy.effective_to, *(day for one in transitions_of(policy) for day in (one.last, one.unsure))]
        starts = [policy.effective_from, policy.superseded_on, *(one.first for one in transitions_of(policy))]
        found |= {day for day in starts if day}
        found |= {date.fromordinal(day.toordinal() + 1) for day in ends if day}
    return tuple(sorted(found))
