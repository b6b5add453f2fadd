"""What a question asks for, read by rule: place, document, clause, sums, what kind of answer, which era of the law."""

import re
from dataclasses import dataclass
from enum import StrEnum

from policies.provision import KnownTitle, Policy
from rag.amounts import Amount, amounts
from rag.answer import Language, Question
from rag.catalogue import Catalogue, without_titles
from rag.clauses import clause_named
from rag.lexicon import expand, subject
from rag.text import language_of, normalise


class Wanted(StrEnum):
    """The kind of thing that would answer."""

    REWARD = "reward"  # 能拿多少, 奖励多少, 补贴比例
    SUM = "sum"  # 多少钱, 价格, 租金
    NUMBER = "number"  # any count or measure
    TIME = "time"  # 什么时候, 多久, 有效期
    PLACE = "place"  # 在哪
    WHO = "who"  # 哪个部门, 谁
    YES_NO = "yes_no"
    OTHER = "other"


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
    named: tuple[Policy, ...] = ()  # documents named by title
    named_ids: frozenset[str] = frozenset()
    not_held: KnownTitle | None = None  # a known title named whose text is not held
    title_words: frozenset[str] = frozenset()  # terms that tell which document, not what in it
    clause: str = ""  # 第五条, 第二章, 第三部分, in Chinese numerals as locators write them


_OLD = re.compile(
    r"旧(?:版|办法|政策|规定|的)|老(?:办法|政策|规定|版)|原来的|以前的|原办法|之前的(?:办法|政策|规定)|previous|old (?:policy|measures|edition)|former|暂行办法"
)
_NEW = re.compile(
    r"新(?:版|办法|政策|规定|的)|现行|20\d\d年新|差多少|对比|相比|变化|变了|new (?:policy|edition)|compared"
)
_CHANGE = re.compile(r"差多少|相比|对比|变了|变化|区别|不同|compared|differ")
_PATTERNS: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (Wanted.TIME, re.compile(r"什么时候|何时|多久|几天|多长时间|几个工作日|多少天|多少个?工作日|有效期|几年|哪天|哪年|时限|期限|到期|when|how long|how many (?:working )?days|deadline|valid")),
    (Wanted.REWARD, re.compile(r"[拿给补奖领贴返][^,，?？]{0,6}(?:多少|几个点|几成|几[万千百])|(?:奖励|补贴|补助|奖金|好处费|介绍费|资助|扶持)[^,，?？]{0,8}(?:多少|几|比例|标准|怎么|上限|最高|封顶)|多少(?:奖|补)|怎么补|怎么奖|有没有(?:奖|补|好处)|(?:reward|bonus|subsid|grant|referral)")),
    (Wanted.SUM, re.compile(r"多少钱|比例|额度|上限|最高|最多|封顶|价格|租金|单价|费用|收费|标准是|几个点|几成|几毛|几块|千分之|百分之|开多少|how much|cap\b|rate|price|rent|cost|tariff|wage")),
    (Wanted.NUMBER, re.compile(r"多少|几[个家名条次人天年项期吨]|多大|多远|多高|面积|人口|数量|占比|how many|how far|how large|area|population|distance")),
    (Wanted.PLACE, re.compile(r"在哪|哪里|哪儿|地址|位置|什么地方|where|address")),
    (Wanted.WHO, re.compile(r"谁|哪个(?:部门|单位|科室|局)|什么(?:部门|单位)|找哪|电话|联系|who\b|which (?:office|department|bureau)|phone|contact")),
    (Wanted.YES_NO, re.compile(r"吗|能不能|可不可以|可以.*[?？]|行不行|是否|能否|算不算|要不要|有没有|会不会|还算|^(?:can|may|must|do|does|is|are)\b")),
)  # fmt: skip


_HOLDS: dict[Wanted, re.Pattern[str]] = {
    Wanted.REWARD: re.compile(
        r"(?:奖|补|给予|资助|扶持|返还|贴息|提成).*\d|\d[\d.]*\s*(?:%|‰|倍)|免租|全额|(?:reward|subsid|grant|bonus|award|paid).*\d|\d.*(?:per mille|percent)", re.IGNORECASE | re.DOTALL
    ),
    Wanted.SUM: re.compile(r"\d[\d,.]*\s*(?:%|‰|亿|万|元|个百分点|yuan|million|percent)|百分之|千分之|免租|全额|RMB|免收|不收"),
    Wanted.NUMBER: re.compile(r"\d"),
    Wanted.TIME: re.compile(r"\d+\s*(?:年|个?月|日|天|个?工作日|周岁|小时)|[一二三四五六七八九十]+(?:年|个月|日内|个工作日)|起施行|有效期|days?|months?|years?"),
    Wanted.PLACE: re.compile(r"位于|坐落|地址|地点|号(?:楼|院|$|，|。)|路\d+号|窗口|距|located|address|Road|Floor", re.IGNORECASE),
    Wanted.WHO: re.compile(r"电话|负责|受理|解释|主管|局|委员会|办公室|中心|contact|phone|bureau|office", re.IGNORECASE),
}  # fmt: skip


# What is asked about -> what a sentence that says it must hold.
_ATTRIBUTES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(held, re.IGNORECASE))
    for asked, held in (
        (r"起施行|何时施行|什么时候.{0,4}(?:施行|生效|实施|执行)|有效期|有效到|到期|失效|还有效|过期|take effect|in force|valid", r"起(?:施行|执行|实施|生效)|有效期|废止|effective|valid"),
        (r"上限|最高|封顶|顶格|最多|\bcap\b|capped|maximum|ceiling|at most", r"(?:最高|最多|不超过|上限|封顶|限额)[^。；]{0,16}\d|不设|(?:\bcap\b|exceed|at most|maximum|no more than)[^;]{0,24}\d"),
        (r"年龄|周岁|多大岁数|几岁", r"周?岁"),
        (r"多远|距离|几公里|how far", r"公里|千米|米|km|kilomet"),
        (r"面积|多少平|几平", r"平方|公顷|亩|㎡|平米"),
        (r"人口|多少人", r"人"),
        (r"电话|联系方式|phone|telephone", r"\d{3,4}-\d{6,8}|\d{7,11}|电话"),
        (r"地址|在哪(?:里|儿)?办|坐落|address", r"路|街|号|楼|位于|坐落|窗口|地址|Road|Street"),
        (r"比例|百分之|千分之|几成|几个点|费率|税率|what (?:rate|percentage)|per cent", r"%|‰|百分之|千分之|percent|per mille|比例"),
        (r"文号", r"〔\d{4}〕|\[\d{4}\]"),
        (r"几个?工作日|多少个?工作日|几天|多少天|多久|多长时间|how long|how many (?:working )?days", r"\d+\s*(?:个?工作日|日|天|个?月|年|小时|分钟)|[一二三四五六七八九十]+(?:日|天|个月|年)|day|month|year"),
        (r"工资|月薪|薪", r"工资|薪|元/月|每月|wage|salar"),
    )
)  # fmt: skip


def holds_attribute(text: str, folded_question: str) -> bool | None:
    """Whether a sentence holds what the question's attribute needs (年龄 needs 周岁); None where it names no such attribute."""
    needed = [held for asked, held in _ATTRIBUTES if asked.search(folded_question)]
    return all(held.search(text) for held in needed) if needed else None


def holds_wanted(text: str, wanted: Wanted) -> bool:
    """Whether a sentence holds the kind of thing that was asked for; False where no kind was made out."""
    pattern = _HOLDS.get(wanted)
    return pattern is not None and pattern.search(text) is not None


def read_question(question: Question, catalogue: Catalogue) -> Inquiry:
    """Understand a question against the documents at hand. Never raises; an empty text gives an empty subject."""
    folded = normalise(question.text)
    places = catalogue.find_places(folded, question.place)
    named, not_held = catalogue.find_documents(folded)
    bare = without_titles(folded)
    for name in places.names:
        bare = bare.replace(name, " ")
    return Inquiry(
        question=question,
        folded=folded,
        subject=subject(bare),
        expansion=expand(folded),
        language=question.language or language_of(question.text),
        wanted=next((wanted for wanted, pattern in _PATTERNS if pattern.search(folded)), Wanted.OTHER),
        era=_era(folded),
        party=_party(folded),
        amounts=amounts(question.text),
        place_names=places.names,
        places=places.meant,
        foreign_place=places.foreign,
        named=named,
        named_ids=frozenset(policy.policy_id for policy in named),
        not_held=not_held,
        title_words=catalogue.title_words(folded),
        clause=clause_named(folded),
    )


_REFERRING = re.compile(
    r"引荐|引资人|引资奖|介绍(?:费|人|奖|项目|企业|来|过|到|一个|个|成|的项目)|社会化招商|招商奖励|委托招商|中介|中间人|牵线|好处费|佣金|提成|帮(?:忙|着)?(?:引|拉|招)|拉来|引(?:了|来|进来|一)个|referr|introduc|finder|commission"
)
_INVESTING = re.compile(
    r"(?:我们|我|本|俺|咱)(?:们)?(?:公司|厂|企业)?.{0,6}(?:投|建|买|租|办)|投.{0,8}(?:建|办|开)?厂|建厂|办厂|开厂|落户|买设备|we (?:plan|want|will|are)|our (?:company|plant|factory)|my company"
)
_REFERRAL_TEXT = re.compile(
    r"引荐|(?<!招商)引资|介绍人|社会化招商|委托招商|中介|招商大使|招商代理|招商合伙|referr|introduc"
)


def speaks_of_referral(folded: str) -> bool:
    """Whether a passage, its title and headings included, is about those who bring projects."""
    return _REFERRAL_TEXT.search(folded) is not None


def _party(folded: str) -> Party:
    if _REFERRING.search(folded):
        return Party.REFERRER
    return Party.INVESTOR if _INVESTING.search(folded) else Party.UNKNOWN


def _era(folded: str) -> Era:
    old, new = _OLD.search(folded), _NEW.search(folded)
    if (_CHANGE.search(folded) and old) or (old and new):
        return Era.BOTH
    return Era.OLD if old else Era.CURRENT
