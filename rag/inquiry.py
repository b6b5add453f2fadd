"""What a question asks for, read by rule: place, document, clause, sums, what kind of answer, which era of the law."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from policies.provision import KnownTitle, Library, Policy
from rag.amounts import Amount, amounts
from rag.answer import Language, Question
from rag.catalogue import Catalogue, without_titles
from rag.clauses import before_clause, clause_named, item_named, names_clause_alone, paragraph_named
from rag.dated import DayAsked, day_asked
from rag.existence import asking_how_much, granted_for
from rag.lexicon import expand, subject
from rag.regional import in_common_words
from rag.spelling import in_right_spelling
from rag.text import language_of, normalise, pairs
from rag.wanted import Wanted, kind_wanted


class Party(StrEnum):
    """Whose reward is asked about: the two programmes that every city keeps apart."""

    REFERRER = "referrer"  # who brings a project: 引荐人, 中介, 商会
    INVESTOR = "investor"  # who invests: 投资方, 企业
    UNKNOWN = "unknown"


class Era(StrEnum):
    """Which edition is asked for."""

    CURRENT = "current"
    OLD = "old"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question understood. `folded` is the normalised text; `subject` has place, title and asking words taken off."""

    question: Question
    folded: str
    subject: str
    expansion: str
    language: Language
    wanted: Wanted
    era: Era
    party: Party = Party.UNKNOWN
    amounts: tuple[Amount, ...] = ()
    place_names: tuple[str, ...] = ()  # every way a place is named in it, longest first
    places: tuple[str, ...] = ()  # places of the library that are named
    foreign_place: str = ""  # a place named that the library holds nothing of
    reported: bool = False  # of that place a fact sheet tells something all the same
    named: tuple[Policy, ...] = ()  # documents named by title
    named_ids: frozenset[str] = frozenset()
    not_held: KnownTitle | None = None  # a known title named whose text is not held
    title_words: frozenset[str] = frozenset()  # terms that tell which document, not what in it
    item: str = ""  # 第（九）项 of that clause
    paragraph: int = 0  # 第二款 of that clause, from 1; 0: none named
    only: frozenset[str] | None = None  # ids of the documents that are the law on the day asked for; None: no such day
    clause: str = ""  # 第五条, 第二章, 第三部分, in Chinese numerals as locators write them
    day_asked: DayAsked | None = None
    granted: str = ""  # what a question asks for a grant for: is there a subsidy for …, 租厂房有补贴吗


_OLD = re.compile(
    r"旧(?:版|办法|政策|规定|标准)|老(?:办法|政策|规定|版|标准)|原(?:办法|政策|规定|标准)|(?:原来|以前|之前|过去)的?(?:办法|政策|规定|标准)"
    r"|(?:20)?[12]\d年的?.{0,8}办法|暂行办法|(?:已经?)?(?:失效|到期|废止|过期)了?的"
    r"|\bexpired .{0,24}(?:measures|policy|rules|incentives)"
    r"|\b(?:previous|old|former|repealed|abolished|superseded|replaced"
    r"|interim)(?: 20\d\d)? (?:\w+ )?(?:policy|policies|measures|edition|rules?|version|scheme)\b"
    r"|\b20[12]\d (?:\w+ )?(?:measures|rules?|edition|version|scheme)\b"
)
_NEW = re.compile(
    r"新(?:版|办法|政策|规定|的)|现行|20\d\d年新|差多少|对比|相比|变化|变了|new (?:policy|edition)|compared"
)
_CHANGE = re.compile(r"差多少|相比|对比|变了|变化|区别|不同|compared|differ")


def read_question(question: Question, catalogue: Catalogue, *, as_written: bool = False) -> Inquiry:
    """Understand a question against the documents at hand. Never raises; an empty text gives an empty subject.

    Whether there is a grant is taken as asking for the grant; not so `as_written`.
    """
    written = in_right_spelling(in_common_words(question))
    question = written if as_written else asking_how_much(written)
    folded = normalise(question.text)
    places = catalogue.find_places(folded, question.place)
    named, not_held = catalogue.find_documents(folded)
    if not named and not_held is None and _STILL_VALID.search(folded):
        named = catalogue.told_by_subject(f"{folded} {expand(folded)}")
    era = _era(folded)
    told = _editions(catalogue) if era is not Era.CURRENT and _UNNAMED.search(folded) and not named else ()
    if told and not places.names:  # 新办法和老办法: the one that has been replaced, and what replaced it
        places = replace(places, meant=tuple(dict.fromkeys(policy.place for policy in told)))
    bare = without_titles(folded)
    for name in places.names:
        bare = bare.replace(name, " ")
    return Inquiry(
        question=question,
        folded=folded,
        subject=subject(bare),
        expansion=_expanded(folded, bare, told),
        language=question.language or language_of(question.text),
        wanted=kind_wanted(folded),
        era=era,
        party=_party(folded),
        amounts=tuple(sum_ for sum_ in amounts(question.text) if not _REWARD_SUM.search(folded[: sum_.start])),
        place_names=places.names,
        places=places.meant,
        foreign_place=places.foreign,
        reported=places.reported,
        named=named,
        named_ids=frozenset(policy.policy_id for policy in named),
        not_held=not_held,
        title_words=catalogue.title_words(folded),
        item=item_named(folded),
        paragraph=paragraph_named(folded),
        clause=clause_named(folded),
        day_asked=day_asked(folded, question.day),
        granted=granted_for(folded) if question is not written else "",
    )


_BARE_REWARD = re.compile(
    r"(?:请问|你们|咱们?|这边|那边|这里|市里|县里|那|的|,|\s)*(?:引荐|介绍)(?:了?[一1]?个?(?:项目|企业))?的?(?:奖励?|费用?|奖金|提成)"
    r"(?:标准|比例|到底|一般|大概|怎么|如何|计?算|按|给|是|有|能|可以|拿|发|什么|多少|几个点|的|[吗呢呀啊]|[\W_])*"
)
_BARE_RATE = re.compile(
    r"(?=.*\b(?:referr|finder|introduc))(?=.*\b(?:rates?|rewards?|fees?|bonus|commissions?)\b)"
    r"(?:\b(?:what|how|much|high|big|is|are|does|do|the|an?|of|in|for|by|at|to"
    r"|same|also|pay|pays|paid|calculated|get|can|i|you|one|your|project|rates?"
    r"|amount|size|standard|referral|referr?er|finder|introduction|introducer"
    r"|rewards?|fees?|bonus|commissions?|as|and|city|county|s)\b|[\W_])*"
)
_MAIN_RATE = "工业项目按照实际完成固定资产投资‰计算 rates domestic industry per mille"


def _expanded(folded: str, bare: str, told: tuple[Policy, ...]) -> str:
    """The documents' words for those of the question; which edition is meant says nothing of what is in it."""
    rate = _MAIN_RATE if _BARE_REWARD.fullmatch(bare.strip()) or _BARE_RATE.fullmatch(bare.strip()) else ""
    return " ".join((expand(_OLD.sub(" ", folded)), *(policy.title for policy in told), rate)).strip()


_UNNAMED = re.compile(r"[新老旧原](?:的)?办法|old (?:rules|measures)")


def _editions(catalogue: Catalogue) -> tuple[Policy, ...]:
    """The replaced document, where there is one alone."""
    found = catalogue.replaced()
    return found if len(found) == 1 else ()


_STILL_VALID = re.compile(r"有效|失效|过期|到期|废止|作废|still valid|in force|expired?\b")
_REWARD_SUM = re.compile(r"(?:奖励?|补[贴助]?)(?:金额?)?$")  # 应奖励500万元 is no investment to look a band up for
_REFERRING = re.compile(
    r"引荐|引资人|引资奖|介绍(?:费|人|奖|项目|企业|来|过|到|一个|个|成|的项目)|社会化招商|招商奖励|委托招商|中介|中间人|牵线|好处费|佣金|提成|帮(?:忙|"
    r"着)?(?:引|拉|招)|拉来|引(?:了|来|进来|一)个|referr|introduc|finder|commission"
)
_INVESTING = re.compile(
    r"(?:我们|我|本|俺|咱)(?:们)?(?:公司|厂|企业)?.{0,6}(?:投|建|买|租|办)|投.{0,8}(?:建|办|开)?厂|建厂|办厂|开厂|落户|买设备|"
    r"we (?:plan|want|will|are)|our (?:company|plant|factory)|my company"
)
_REFERRAL_TEXT = re.compile(
    r"引荐|(?<!招商)引资|介绍人|社会化招商|委托招商|中介|招商大使|招商代理|招商合伙|referr|introduc"
)


def speaks_of_referral(folded: str) -> bool:
    """Whether a passage, its title and headings included, is about those who bring projects."""
    return _REFERRAL_TEXT.search(folded) is not None


def asks_for_rules(inquiry: Inquiry) -> bool:
    """Whether a question asks what somebody may get or must do, and not what happened."""
    return inquiry.party is not Party.UNKNOWN or inquiry.wanted is Wanted.REWARD or bool(_RULES.search(inquiry.folded))


def asks_whole_clause(inquiry: Inquiry) -> bool:
    """Whether a clause is asked for by its number and nothing in it: what it says as a whole is the answer."""
    if not inquiry.clause:
        return False
    words = inquiry.folded.removeprefix(before_clause(inquiry.folded)) if inquiry.named else inquiry.folded
    words = without_titles(words)
    for name in inquiry.place_names:
        words = words.replace(name, " ")
    return names_clause_alone(words)


_RULES = re.compile(r"奖|补[贴助]|政策|办法|规定|优惠|扶持|申[报请]|租金|电价|subsid|incentive|polic|apply|rule")


def _party(folded: str) -> Party:
    if _REFERRING.search(folded):
        return Party.REFERRER
    return Party.INVESTOR if _INVESTING.search(folded) else Party.UNKNOWN


def _era(folded: str) -> Era:
    old, new = _OLD.search(folded), _NEW.search(folded)
    if (_CHANGE.search(folded) and old) or (old and new):
        return Era.BOTH
    return Era.OLD if old else Era.CURRENT


def missing_text(inquiry: Inquiry, library: Library, places: tuple[str, ...]) -> KnownTitle | None:
    """The known title without text of the place asked for that the question is most likely about."""
    asked = pairs(inquiry.folded) | pairs(inquiry.expansion)
    best = max(
        (title for title in library.not_held if not places or title.place in places),
        key=lambda title: len(pairs(title.title) & asked),
        default=None,
    )
    if best is None or not places:
        return None
    return best if len((pairs(best.title) - pairs(best.place)) & asked) >= 2 else None
