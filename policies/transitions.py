"""What a document says of agreements signed before it (过渡条款): of which days, and by which rules they are dealt with."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from policies.characters import plain_signs
from policies.days import ANY_DAY, read_day
from policies.provision import Policy, Provision


class Under(StrEnum):
    """By which rules an agreement is dealt with."""

    NAMED = "named"  # 仍按《…暂行办法》执行
    FORMER = "former"  # 仍按原办法执行
    AGREEMENT = "agreement"  # 按照协议执行


@dataclass(frozen=True, slots=True)
class Transition:
    """Agreements signed from `first` to `last`, both included, None where open, are dealt with `under` other rules.

    `title` is that of the named document, without 《》; `sentence` stands verbatim in the provision. `unsure` is the day named
    where 前 does not say whether that day itself is meant: it does not belong to the span, and nothing says that it must not.
    """

    first: date | None
    last: date | None
    under: Under
    provision: Provision
    sentence: str
    title: str = ""
    unsure: date | None = None

    def holds(self, day: date) -> bool:
        """Whether an agreement signed on that day is meant."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_SIGNED = re.compile(r"签[订署约定]|订立")
_SPAN = re.compile(rf"({ANY_DAY})起?(?:至|到|—|-|～|~)({ANY_DAY})")
_HELD = r"[(（]含(?:当日|本日|该日)?[)）]"
_BEFORE_DAY = re.compile(rf"({ANY_DAY})({_HELD})?(?:之|以)?前({_HELD})?")
_NOT_SO = re.compile(
    r"(?:未|没有?)(?:曾|正式|及时|实际)?(?:签|订立)|不再?(?:得|能|予|应|可)?再?(?:按|依照|执行|适用|参照)(?!本)"
)
"""Agreements that were not signed, or rules that no longer apply: the part of a sentence from there on keeps nothing."""
_WERE_SIGNED = re.compile(r"已经?[^，,]{0,6}(?:签|订立)")
"""What was signed, though something else (a further contract) was not."""
_BEFORE_THIS = re.compile(r"此前|(?:施行|实施|执行|印发|发布|公布|生效|出台)(?:之日)?(?:之|以)?前")
_UNTIL_ITS_END = re.compile(r"(?:到期|届满|失效)(?:之|以)?前")
_NAMED = re.compile(r"(?:按照?|依照|执行|适用)《(?P<title>[^《》]{4,80})》")
_FORMER = re.compile(
    r"(?:按照?|依照|执行|适用)(?:原|此前的?|签[订约]时的?)(?:有关|相关)?(?:办法|政策|规定|文件|标准|意见|措施)"
)
_AGREEMENT = re.compile(r"(?:按照?|依照)(?:原?协议|原?合同|约定)")


def transitions_of(policy: Policy) -> tuple[Transition, ...]:
    """The transitions that a document states of agreements signed before it, or before its own end, in its order."""
    found = (
        _read(sentence, provision, policy)
        for provision in policy.provisions
        if _SIGNED.search(plain_signs(provision.text))
        for sentence in _SENTENCE.findall(provision.text)
    )
    return tuple(one for one in found if one is not None)


def _read(sentence: str, provision: Provision, policy: Policy) -> Transition | None:
    plain = _kept(plain_signs(sentence))
    if not _SIGNED.search(plain):
        return None
    days = _days(plain, policy)
    if days is None:
        return None
    bare = sentence.strip()
    if named := _NAMED.search(plain):
        title = sentence[named.start("title") : named.end("title")]
        return Transition(days.first, days.last, Under.NAMED, provision, bare, title, days.unsure)
    if _FORMER.search(plain):
        return Transition(days.first, days.last, Under.FORMER, provision, bare, unsure=days.unsure)
    if _AGREEMENT.search(plain):
        return Transition(days.first, days.last, Under.AGREEMENT, provision, bare, unsure=days.unsure)
    return None


def _kept(plain: str) -> str:
    """The sentence up to the part that says what does not hold."""
    for denied in _NOT_SO.finditer(plain):
        part = max(plain.rfind(comma, 0, denied.start()) for comma in "，,") + 1
        if not _WERE_SIGNED.search(plain, part, denied.start()):
            return plain[:part]
    return plain


@dataclass(frozen=True, slots=True)
class _Days:
    """From `first` to `last`; `unsure` is a day of which it is not said whether it is meant."""

    first: date | None
    last: date | None
    unsure: date | None = None


def _days(plain: str, policy: Policy) -> _Days | None:
    if span := _SPAN.search(plain):
        first, last = read_day(span[1]), read_day(span[2])
        return _Days(first, last) if first and last and first <= last else None
    if before := _BEFORE_DAY.search(plain):
        day = read_day(before[1])
        if day and (before[2] or before[3]):
            return _Days(None, day)
        return _Days(None, day - timedelta(days=1), day) if day else None
    if _UNTIL_ITS_END.search(plain):
        return _Days(policy.effective_from, policy.effective_to) if policy.effective_to else None
    if _BEFORE_THIS.search(plain) and policy.effective_from:
        return _Days(None, policy.effective_from - timedelta(days=1))
    return None
