"""Who replaces whom inside a library (新旧版本关系): by name, by document number, or by a clause against earlier texts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from policies.amending import Amends, amends
from policies.provision import Amendment, FormatProblem, Policy, plain_title
from policies.repeal import repealed_kind

LATER_EDITION = "新版"
"""Stands in `superseded_by` where a file only says of itself that it is an older edition."""

SAME_SUBJECT = 0.6
"""Share of common character pairs from which two titles of one place, freed of their form words, name the same subject.

重点产业 / 重点产业 give 1.0, 招商引资奖励 / 招商引资激励 0.6, 社会化招商奖励 / 招商引资奖励 0.36, 重点产业 / 旅游业 0.
"""

_FORM_WORDS = re.compile(
    r"[（(〔\[][^（()）\]〕]*[）)〕\]]|(?:19|20)\d\d年?版?|关于|支持|加快|促进|进一步|推动|推进|深化|鼓励|扶持|高质量|发展|若干|实施|管理|暂行|试行"
    r"|办法|意见|措施|规定|细则|方案|政策|条例|通知|修订版?|有关|相关|的"
)


def link_editions(policies: Sequence[Policy]) -> tuple[tuple[Policy, ...], tuple[FormatProblem, ...]]:
    """The policies with `superseded_by` and `superseded_on` set, and what contradicts itself in the library.

    Documents that replace each other, directly or round a circle, are reported and all stay in force. A document that
    several replace is superseded from the day of the first of them. What only changes parts of another is its amendment.
    """
    pairs = {(new.policy_id, old.policy_id) for new in policies for old in _replaced_by(new, policies)}
    circular = _circular(pairs)
    changes = [(policy, found) for policy in policies if not policy.draft and (found := amends(policy))]
    linked = tuple(
        replace(_linked(policy, policies, pairs - circular), amendments=_amendments(policy, changes))
        for policy in policies
    )
    problems = [*_circular_problems(policies, circular), *_duplicate_problems(linked, pairs)]
    return linked, tuple(problems)


def _circular(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs that lie on a circle: from the old one, by what it replaces itself, one comes back to the new one."""
    replaced: dict[str, set[str]] = {}
    for new, old in pairs:
        replaced.setdefault(new, set()).add(old)

    def reached(start: str) -> set[str]:
        found, open_ones = set[str](), [start]
        while open_ones:
            ahead = replaced.get(open_ones.pop(), set()) - found
            found |= ahead
            open_ones += ahead
        return found

    return {(new, old) for new, old in pairs if new in reached(old)}


def _amendments(old: Policy, changes: Sequence[tuple[Policy, Amends]]) -> tuple[Amendment, ...]:
    """What changes parts of a document, the earliest first."""
    found = [
        Amendment(new.policy_id, new.title, new.effective_from, change.articles)
        for new, change in changes
        if new.policy_id != old.policy_id and _same_place(new, old) and _names(change.title, old)
    ]
    return tuple(sorted(found, key=lambda amendment: amendment.on or date.max))


def _linked(old: Policy, policies: Sequence[Policy], pairs: set[tuple[str, str]]) -> Policy:
    successors = [new for new in policies if (new.policy_id, old.policy_id) in pairs]
    if not successors:
        return old
    first = min(successors, key=lambda new: new.effective_from or date.max)
    return replace(old, superseded_by=first.title, superseded_on=first.effective_from, successor_id=first.policy_id)


def _replaced_by(new: Policy, policies: Sequence[Policy]) -> Iterable[Policy]:
    if new.draft:  # a draft repeals nothing yet
        return
    kind = repealed_kind(provision.text for provision in new.provisions)
    for old in policies:
        if old.policy_id == new.policy_id or not _same_place(new, old):
            continue
        named = any(_names(reference, old) for reference in new.replaces)
        if (named and not _is_newer(old, new)) or (not old.draft and _follows(new, old, kind)):
            yield old


def _follows(new: Policy, old: Policy, kind: str | None) -> bool:
    """The new text repeals earlier ones of this kind, or the old one says of itself that it is an older edition."""
    says_old = old.superseded_by == LATER_EDITION
    if (kind is None and not says_old) or new.effective_from is None or new.superseded_by == LATER_EDITION:
        return False
    older = old.effective_from is None or old.effective_from < new.effective_from
    about = kind is None or not _subject(kind, new) or _likeness(_subject(kind, new), _subject(old.title, old)) > 0
    return older and about and _likeness(_subject(new.title, new), _subject(old.title, old)) >= SAME_SUBJECT


def _names(reference: str, policy: Policy) -> bool:
    """Whether a reference (title or document number) means this policy."""
    return bool(
        plain_title(reference) == plain_title(policy.title)
        or (policy.doc_no and _number(reference) == _number(policy.doc_no))
        or _bare(reference) == _bare(policy.title)
    )


def _number(doc_no: str) -> str:
    return re.sub(r"[^\w]|第", "", doc_no)


def _bare(title: str) -> str:
    """The title without 试行 and the like in brackets."""
    return re.sub("[（(][^（()）]*[）)]", "", plain_title(title))


def _is_newer(old: Policy, new: Policy) -> bool:
    return bool(old.effective_from and new.effective_from and old.effective_from > new.effective_from)


def _same_place(one: Policy, other: Policy) -> bool:
    return not one.place or not other.place or one.place.endswith(other.place) or other.place.endswith(one.place)


def _subject(title: str, policy: Policy) -> str:
    """What a title is about: without issuer, place and form words."""
    title = plain_title(title)
    before, about, after = title.partition("关于")
    title = after if about and re.search("(?:政府|委|局|办公室|委员会|厅|部)$", before) else title
    for name in filter(None, (policy.place, policy.place[-3:], policy.place[-4:])):
        title = title.replace(name, "")
    return _FORM_WORDS.sub("", title)


def _likeness(one: str, other: str) -> float:
    """Dice coefficient of character pairs, 0..1."""
    pairs_one = {one[at : at + 2] for at in range(len(one) - 1)}
    pairs_other = {other[at : at + 2] for at in range(len(other) - 1)}
    return 2 * len(pairs_one & pairs_other) / (len(pairs_one) + len(pairs_other)) if pairs_one and pairs_other else 0.0


def _circular_problems(policies: Sequence[Policy], circular: set[tuple[str, str]]) -> list[FormatProblem]:
    return [
        FormatProblem(
            one.file,
            1,
            f"与 {other.file} 互相声明废止对方（或绕成一圈），各份都按有效处理，请改正其中一份的 replaces"
            " / replace each other, in a circle perhaps; all kept",
        )
        for one in policies
        for other in policies
        if (one.policy_id, other.policy_id) in circular
    ]


def _duplicate_problems(policies: Sequence[Policy], pairs: set[tuple[str, str]]) -> list[FormatProblem]:
    """Two documents of one title and place of which neither replaces the other."""
    by_title: dict[str, list[Policy]] = {}
    for policy in policies:
        by_title.setdefault(plain_title(policy.title), []).append(policy)
    return [
        FormatProblem(
            other.file,
            1,
            f"与 {one.file} 标题相同（《{one.title}》），请删去重复的一份，或用 replaces 写明新旧 / same title as {one.file}",
        )
        for same in by_title.values()
        for one, other in combinations(same, 2)
        if _same_place(one, other) and not {(one.policy_id, other.policy_id), (other.policy_id, one.policy_id)} & pairs
    ]
