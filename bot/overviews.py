"""What there is for whoever asks for everything (有什么政策): the documents in force at a place, and what each grants. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policies.provision import Policy, ProvisionKind, Standing
from rag.answer import Language
from rag.catalogue import FACT_SHEET, Catalogue
from rag.rules.book import RuleBook
from rag.rules.vocabulary import Programme
from rag.setbacks import reaches
from rag.text import normalise

_POLITE = r"(?:你好|您好|请问|请教|麻烦|咨询|打听|介绍|说说|讲讲|我|我们|想|要|问|了解|知道|看看|一下|下|帮|给|能不能|可不可以|可以|能|[\s,，。.!！?？])*"
_HERE = r"(?:你们|贵市|贵县|贵区|贵局|咱们|这边|这里|那边|那里|当地|本地|市里|县里|区里|市|县|区|的|现在|目前|今年|最新|都|主要|一共|会|能|对|投资者?|投资人|客商|外地|企业|公司)*"
_KIND = (
    r"(?:招商引资|招商|引资|投资|优惠|扶持|惠企|奖励|奖补|补贴|补助|激励|支持|利好|相关|具体|现行|产业|落户|企业|的)*"
)
_THINGS = r"(?:政策|优惠|补贴|补助|扶持|措施|好处|文件|奖励|支持|和|、)+"
_WHICH = r"(?:哪一?些|什么|啥|哪几[个种项份]|什么样的|怎样的)"
_END = r"(?:吗|呢|啊|呀|吧|么|没有|没|可以享受|能享受|可享受|[\s,，。.!！?？])*"
_ASKED = re.compile(
    rf"{_POLITE}{_HERE}{_KIND}(?:有没有|有|出台了?|提供|给)(?:些)?{_WHICH}{_KIND}{_THINGS}{_END}"
    rf"|{_POLITE}{_HERE}(?:什么|啥|哪些){_KIND}{_THINGS}{_END}"
    rf"|{_POLITE}{_HERE}{_KIND}{_THINGS}{_HERE}(?:有{_WHICH}|是(?:什么|啥|怎样的)|怎么样|如何)?{_POLITE}{_END}"
)
_ASKED_IN_ENGLISH = re.compile(
    r"(?:hi|hello|please|can|could|you|tell|me|about|i|would|like|to|know|[\s,.!?])*"
    r"(?:what|which|are there|list|all|the|your|any)(?: are| is| kinds? of| sorts? of| the| your| all)*"
    r"(?: (?:investment|available|preferential|local|current|government|promotion))*"
    r" (?:incentives?|policies|policy|subsid(?:y|ies)|support|benefits)(?: (?:and"
    r"|or) (?:incentives?|policies|subsidies|support|benefits))*"
    r"(?:are|is|there|do|does|you|the city|have|offer|available|for|investors?|foreign|companies|in|here|[\s,.!?])*"
)
_POLICY_WORD = re.compile(r"政策|优惠|补贴|扶持|措施|好处|奖励|支持|incentive|polic|subsid|support|benefit")
_NAMED = re.compile(r"(?:投资|落户|产业|企业)(?:奖励|补贴|补助|扶持)(?!政策|措施|文件|办法)")  # programmes of their own
_LONGEST = 60  # characters of a question that asks for nothing in particular
_IN_FORCE = (Standing.IN_FORCE, Standing.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Held:
    """A document with what it grants, by the names of its programmes; where it has no rules, by its own headings."""

    policy: Policy
    programmes: tuple[Programme, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The documents in force at a place ("" where none was meant), and the other places that have documents of their own."""

    place: str
    documents: tuple[Held, ...]
    elsewhere: tuple[str, ...]


def asks_for_everything(words: str, catalogue: Catalogue) -> bool:
    """Whether words ask what policies there are, and for none in particular: 栖梧市有哪些优惠政策, what incentives are there."""
    folded = normalise(words).strip()
    if len(folded) > _LONGEST:
        return False
    for name in sorted(catalogue.find_places(folded).names, key=len, reverse=True):
        folded = folded.replace(name, "")
    if not _POLICY_WORD.search(folded) or _NAMED.search(folded):
        return False
    english = re.sub(r"\s+", " ", re.sub(r"\b(?:in|of|does|the city of)\s*(?=[?.!\s]|$)", " ", folded)).strip()
    return bool(_ASKED.fullmatch(folded) or _ASKED_IN_ENGLISH.fullmatch(english))


def overview(policies: Sequence[Policy], book: RuleBook, place: str, day: date, language: Language) -> Overview | None:
    """What holds at a place on a day, its own documents and what grants most first; None where no document does."""
    shown = [one for one in policies if _counts(one, day)]
    own = "en" if language is Language.ENGLISH else "zh"
    here = [one for one in shown if not place or one.place in ("", place) or reaches(one, place)]
    granting = {one.policy.policy_id: one.rules.programmes for one in book.editions}
    held = [Held(one, tuple(granting.get(one.policy_id, ())), _headings(one)) for one in here]
    held = [one for one in held if one.programmes or one.policy.language.startswith(own)]
    ranked = sorted(
        held,
        key=lambda one: (
            bool(place) and reaches(one.policy, place),
            -len(one.programmes),
            not one.policy.language.startswith(own),
        ),
    )
    elsewhere = dict.fromkeys(one.place for one in shown if one not in here)
    return Overview(place, tuple(ranked), tuple(elsewhere)) if ranked else None


def _counts(policy: Policy, day: date) -> bool:
    return policy.kind != FACT_SHEET and not policy.draft and policy.standing(day) in _IN_FORCE


def _headings(policy: Policy) -> tuple[str, ...]:
    told = (one for one in policy.provisions if one.locator.headings and one.kind is not ProvisionKind.PREAMBLE)
    return tuple(dict.fromkeys(one.locator.headings[0] for one in told))
