"""What a question asks for, read by rule: place, document, clause, sums, what kind of answer, which era of the law."""

import re
from dataclasses import dataclass
from enum import StrEnum

from policies.provision import KnownTitle, Library, Policy, plain_title
from rag.amounts import Amount, amounts
from rag.answer import Language, Question
from rag.gazetteer import places_named, short_name
from rag.lexicon import expand, subject
from rag.text import language_of, normalise, pairs


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
    amounts: tuple[Amount, ...] = ()
    places: tuple[str, ...] = ()  # places of the library that are named
    foreign_place: str = ""  # a place named that the library holds nothing of
    named: tuple[Policy, ...] = ()  # documents named by title
    not_held: KnownTitle | None = None  # a known title named whose text is not held
    article: str = ""  # 第五条, in Chinese numerals as locators write it


_TITLE = re.compile(r"[《<〈]([^《》<>〈〉]{2,60})[》>〉]")
_ARTICLE = re.compile(r"第\s*([零一二三四五六七八九十百\d]+)\s*条")
_ENGLISH_ARTICLE = re.compile(r"\barticle\s+(\d+)")
_OLD = re.compile(r"旧(?:版|办法|政策|规定|的)|老(?:办法|政策|规定|版)|原来的|以前的|原办法|之前的(?:办法|政策|规定)|previous|old (?:policy|measures|edition)|former|暂行办法")
_NEW = re.compile(r"新(?:版|办法|政策|规定|的)|现行|20\d\d年新|差多少|对比|相比|变化|变了|new (?:policy|edition)|compared")
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


def holds_wanted(text: str, wanted: Wanted) -> bool:
    """Whether a sentence holds the kind of thing that was asked for; False where no kind was made out."""
    pattern = _HOLDS.get(wanted)
    return pattern is not None and pattern.search(text) is not None


def read_question(question: Question, library: Library) -> Inquiry:
    """Understand a question against the documents at hand. Never raises; an empty text gives an empty subject."""
    folded = normalise(question.text)
    places, foreign = _places(folded, question, library)
    named, not_held = _documents(folded, library)
    bare = folded
    for name in sorted({n for place in places for n in (place, short_name(place))} | {foreign}, key=len, reverse=True):
        bare = bare.replace(name, " ") if name else bare
    return Inquiry(
        question=question,
        folded=folded,
        subject=subject(_TITLE.sub(" ", bare)),
        expansion=expand(folded),
        language=question.language or language_of(question.text),
        wanted=next((wanted for wanted, pattern in _PATTERNS if pattern.search(folded)), Wanted.OTHER),
        era=_era(folded),
        amounts=amounts(question.text),
        places=places,
        foreign_place=foreign,
        named=named,
        not_held=not_held,
        article=_article(folded),
    )


def _era(folded: str) -> Era:
    old, new = _OLD.search(folded), _NEW.search(folded)
    if _CHANGE.search(folded) and old or (old and new):
        return Era.BOTH
    return Era.OLD if old else Era.CURRENT


def _article(folded: str) -> str:
    english = _ENGLISH_ARTICLE.search(folded)
    found = _ARTICLE.search(folded)
    if not found and not english:
        return ""
    number = found[1] if found else english[1] if english else ""
    return f"第{_in_chinese(int(number)) if number.isdigit() else number}条"


def _in_chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{'' if tens == 1 else digits[tens]}十{digits[ones] if ones else ''}"
    hundreds, rest = divmod(number, 100)
    middle = "" if not rest else f"零{digits[rest]}" if rest < 10 else f"{digits[rest // 10]}十{digits[rest % 10] if rest % 10 else ''}"
    return f"{digits[hundreds % 10]}百{middle}"


def _places(folded: str, question: Question, library: Library) -> tuple[tuple[str, ...], str]:
    """Places of the library that the question names (or that it was narrowed to), and a foreign one."""
    known = library.places()
    wanted = normalise(question.place)
    chosen = [place for place in known if wanted and (wanted in place or short_name(place) in wanted)]
    if wanted:
        return tuple(chosen), "" if chosen else question.place
    named = [place for place in known if any(name in folded for name in _names(place))]
    if named:
        return tuple(named), ""
    own = {name for place in known for name in _names(place)} | {"香港", "澳门", "台湾"}
    foreign = [name for name in places_named(folded) if not any(name in other for other in own)]
    elsewhere = [title.place for title in library.not_held if title.place and any(n in folded for n in _names(title.place))]
    return (), next(iter(elsewhere), next(iter(foreign), ""))


def _names(place: str) -> tuple[str, ...]:
    """Ways to name a place: whole, each part of it, and the short forms (广州市天河区: 天河区, 天河)."""
    parts = re.findall(r"[一-鿿]+?(?:自治县|自治州|省|市|县|开发区|高新区|新区|区)", place) or [place]
    last = parts[-1]
    english = (place.lower(),) if place.isascii() else ()
    return tuple(dict.fromkeys((normalise(place), last, short_name(last), *english)))


def _documents(folded: str, library: Library) -> tuple[tuple[Policy, ...], KnownTitle | None]:
    quoted = [plain_title(title) for title in _TITLE.findall(folded)]
    squeezed = plain_title(folded)
    held = tuple(policy for policy in library.policies if _names_title(policy.title, quoted, squeezed))
    missing = [
        known
        for known in library.not_held
        if any(_names_title(title, quoted, squeezed) for title in (known.title, *known.aliases))
    ]
    best = max(missing, key=lambda known: len(known.title), default=None)
    if best and any(len(plain_title(policy.title)) >= len(plain_title(best.title)) for policy in held):
        best = None
    return held, best


def _names_title(title: str, quoted: list[str], squeezed: str) -> bool:
    """Whether a title is named: it stands in the question, or it is what stands between 《》 up to small differences."""
    core = re.sub(r"[(（][^)）]*[)）]$", "", normalise(plain_title(title)))
    if len(core) >= 6 and core in squeezed:
        return True
    return any(_similar(core, other) >= 0.75 for other in quoted)


def _similar(first: str, second: str) -> float:
    a, b = pairs(first), pairs(re.sub(r"[(（][^)）]*[)）]$", "", second))
    return len(a & b) / max(len(a | b), 1)
