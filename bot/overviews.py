"""What there is for whoever asks for everything (有什么政策): the documents in force at a place, and what each grants. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policies.provision import Policy, ProvisionKind, Standing
from rag.answer import Language
from rag.catalogue import FACT_SHEET, Catalogue
from rag.gazetteer import places_named
from rag.origins import is_origin
from rag.rules.book import RuleBook
from rag.rules.vocabulary import Programme
from rag.setbacks import reaches
from rag.text import normalise

_POLITE = r"(?:你好|您好|请问|请教|麻烦|咨询|打听|介绍|说说|讲讲|我|我们|想|要|问|了解|知道|看看|一下|下|帮|给|能不能|可不可以|可以|能|[\s,，。.!！?？])*+"
_HERE = r"(?:你们|贵市|贵县|贵区|贵局|咱们|这边|这里|那边|那里|当地|本地|市里|县里|区里|市|县|区|的|现在|目前|今年|最新|都|还|主要|一共|会|能|对|投资者?|投资人|客商|外地|企业|公司)*+"
_KIND = r"(?:招商|引资|投资|优惠|扶持|惠企|奖励|奖补|补贴|补助|激励|支持|利好|相关|具体|现行|产业|落户|企业|的)*"
_THINGS = r"(?:政策|优惠|补贴|补助|扶持|措施|好处|文件|奖励|支持|和|、)+"
_WHICH = r"(?:哪一?些|什么|啥|咩嘢?|乜嘢?|哪几[个种项份]|什么样的|怎样的)"
_END = r"(?:吗|呢|啊|呀|吧|么|没有|没|不|哦|噢|呐|㗎|嘅|可以享受|能享受|可享受|享受|可以?拿|拿|[\s,，。.!！?？])*+"
_SITUATION = (
    r"(?:[\s,，。.!！?？、;；~]|你好|您好|大家好|在吗|请问|请教|咨询一下|打扰|我们?|咱们?|本人|是|一[个家位]|做生意|做企业|开厂|办企业|外[地省市]|外国|海外|国外|"
    r"港商|台商|侨商|华侨|老板|企业家?|公司|集团|客商|投资[者人]|生意人|第一次|头一回|初次|刚|来自|来的?|到|去|回(?:来|乡|家乡)?|过来|从|在|想要?|打算|准备|计划|考虑|有意向?|意向|"
    r"希望|正在|正|要|有兴趣|感兴趣|看好|投资|投点?钱|办厂|建厂|设厂|办个厂|建个厂|落户|发展|兴业|投个?项目|搞个?项目|选址|看看|了解|一下|下|你们|贵市|贵地|"
    r"这边|这里|那边|那里|当地|老家|家乡|市|县|区|的|了|人|和|跟|对"
    r"|(?:(?<=我们是)|(?<=我是)|(?<=想)|(?<=想[来去到])|(?<=打算)|(?<=准备)|(?<=计划))(?:商会|创业|考察)|(?:商会|创业|考察)(?=[的了]?(?:一?下)?[,，。;；]))*+"
)
"""What people tell of themselves before they ask, and what names no matter: 你好，我是外地的，想来你们这边投资办厂.

商会, 创业 and 考察 name a matter unless they are told (我们是商会，).
"""
_ASKED = re.compile(
    rf"{_SITUATION}(?:{_POLITE}{_HERE}{_KIND}(?:有没有|有冇|有|出台了?|提供|给)(?:些)?{_WHICH}{_KIND}{_THINGS}{_END}"
    rf"|{_HERE}(?:有没有|有冇|有){_HERE}{_KIND}{_THINGS}{_END}"
    rf"|{_POLITE}{_HERE}(?:什么|啥|哪些){_KIND}{_THINGS}{_END}"
    rf"|{_POLITE}{_HERE}{_KIND}{_THINGS}{_HERE}(?:有{_WHICH}|是(?:什么|啥|怎样的)|怎么样|如何|多不多|好不好|大不大)?{_POLITE}{_END})"
)
_SITUATION_IN_ENGLISH = (
    r"(?:(?>(?:from (?:the )?[a-z]+|hi|hello|hey|dear|sir|madam|good (?:morning|afternoon|evening|day)|there"
    r"|thanks|please|i|we|i'm|we're|i'd|we'd|am|are|is|my|our|company"
    r"|firm|business|group|from|abroad|overseas|a|an|the|foreign|investors?|entrepreneur|want|wants|would"
    r"|like|to|wish|hope|plan|plans|planning|intend"
    r"|think|thinking|considering|looking|interested|it|of|about|at|in|into|for|on|and|new|first|time"
    r"|invest|investing|investment|set|setting|up|open"
    r"|opening|build|building|start|starting|factory|plant|project|your|this|city|county|region|area"
    r"|place|here|so|could|can|you|tell|me|us|know|let"
    r"|which|do|does|have|may|with|by|visit|visiting|come|coming|move|moving|explore|exploring"
    r"|opportunit(?:y|ies))\b)|[\s,.!?;:-])*?"
)
_ASKED_IN_ENGLISH = re.compile(
    rf"{_SITUATION_IN_ENGLISH}(?:what|which|are there|is there|do you have|do you offer|do you give|list|all|the|your|any)"
    r"(?: are| is| kinds? of| sorts? of| the| your| all| any| there| do you have| do you offer)*"
    r"(?: (?:investment|available|preferential|local|current|government|promotion|tax|financial))*"
    r" (?:incentives?|policies|policy|subsid(?:y|ies)|support|benefits)(?: (?:and"
    r"|or) (?:incentives?|policies|subsidies|support|benefits))*"
    r"(?:are|is|there|do|does|can|could|would|you|we|i|get|give|us|me|the city|have|offer|provide"
    r"|available|for|investors?|foreign|companies|in|here"
    r"|please|thanks|thank|city|county|region|zone|[\s,.!?])*"
)
_POLICY_WORD = re.compile(r"政策|优惠|补贴|扶持|措施|好处|奖励|支持|incentive|polic|subsid|support|benefit")
_NAMED = re.compile(r"(?:投资|落户|产业|企业)(?:奖励|补贴|补助|扶持)(?!政策|措施|文件|办法)")  # programmes of their own
_LONGEST = 100  # characters of a question that asks for nothing in particular
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
    origins = [name for name in places_named(folded) if is_origin(folded, name)]
    for name in sorted((*catalogue.find_places(folded).names, *origins), key=len, reverse=True):
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
