"""A question cut into pieces, each of a kind that another question may say otherwise: place, day, sum, what is asked. Pure."""

import re
from calendar import month_name
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from bot.talking.facets import facets_in
from policies.provision import Level
from rag.amounts import amounts
from rag.catalogue import FACT_SHEET, Catalogue


class Kind(StrEnum):
    """What a piece is."""

    PLACE = "place"
    TITLE = "title"
    CLAUSE = "clause"
    DAY = "day"
    SUM = "sum"
    FACET = "facet"
    PARTY = "party"  # who brings projects, and what is paid for that
    ASKED = "asked"  # what is asked: 最高多少, 怎么申请
    FILL = "fill"  # what holds words together
    WORDS = "words"  # everything else: what it is about


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a folded question; `sort` tells facets apart."""

    kind: Kind
    text: str
    sort: str = ""


_TITLE = re.compile(r"《[^》]{2,60}》")
_CLAUSE = re.compile(
    r"“[^”]*”|第\s*[零一二三四五六七八九十百\d]+\s*(?:条|章|部分|节)(?:第[（(]?[零一二三四五六七八九十\d]+[)）]?[款项目])*|\b(?:article|section|part) \d+"
)
_MONTHS = "|".join(month_name[1:]).lower()
_DAY = re.compile(
    r"(?:(?:19|20)\d\d\s*年(?:\d{1,2}月(?:\d{1,2}[日号])?|年?底|年?初|上半年|下半年)?|大?前年|去年|今年|明年|大?后年|(?:19"
    r"|20)\d\d-\d\d?(?:-\d\d?)?)"
    r"(?:的时候|那时候?|当时|那年)?(?:(?:就|才|已经?|刚)?签(?:约|订|下|署)?(?:了)?(?:协议|合同)?(?:的)?(?=项目|[^,，。]{0,8}(?:项目|企业)?|$))?"
    rf"|(?:signed |contracted )?(?:in|on|before|after|since"
    rf"|during) (?:(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}})?,? )?(?:19|20)\d\d"
    r"|last year|next year|this year"
)
_PARTY = re.compile(
    r"(?:社会化)?招商奖励?|引荐(?:人|费)?(?:的)?(?:奖励?金?)?|介绍(?:人|费)(?:的)?(?:奖励?金?)?|中间人|中介费?|referral rewards?|referrers?"
    r"|introducers?|refer(?:ral|red|ring)?"
)
_ASKED = re.compile(
    r"(?:单个项目|一家(?:企业)?|一年|每年|一共|总共|一个项目|一个人?|每人|每家)*(?:最高|最多|最少|最低|至少|起码|顶格|封顶|上限)?(?:能|可以?|会|要|得)?"
    r"(?:拿到?|领到?|补|奖|给|发|分|得到?|收|扣|交|投|贴|占|享受)?(?:的?(?:奖励|补助|补贴|钱))?"
    r"(?:多少(?:钱|天|年|个?月|个?工作日|万|元|比例)?|几(?:个?工作日|个?月|个点|[个天年次期批成万折家条所班列种项名位人级档折倍米吨度])|百分之(?:几|多少)|千分之(?:几|多少)"
    r"|多[久大高远长](?:时间)?)"
    r"|(?:有效期|期限|时限)(?:是|到|为|有)?(?:多久|多长|什么时候|何时|哪天|哪年|几年)?|什么时候|啥时候|何时|哪天|哪一?年|哪个月|(?:是)?(?:怎么|如何|怎样|咋)(?:算|给|发"
    r"|补[贴助]?|奖励?|收|分|办理?|申[请报]|拿|领|处理|安排|兑现|拨付|规定|扶持|支持|免|减|报|样)?(?:的)?"
    r"|(?:要|需要|应当?|得)?(?:交|带|准备|提交|提供)?(?:哪些|什么|啥)(?:材料|资料|手续|条件|要求|东西|标准|比例|流程|步骤|时间|价位|窗口|部门|意思)?"
    r"|[去到上找]哪(?:里|儿|个窗口|个部门)?|该?(?:按|用)?哪(?:个|份|一?版)(?:办法|文件|政策|规定)|(?:按|用)?哪(?:个|里|儿|些|级|家|一?[天种档条])(?:窗口|部门|单位"
    r"|人|办)?|谁|最高|最多|最少|最低|至少|起码|顶格|封顶|上限|起步|门槛|有没有|能不能|可不可以|行不行|算不算"
    r"|有(?![效限关利])(?=[^,，。]{0,6}[吗么没])|是否|(?:补贴|补助|奖励|津贴|扶持|优惠)(?=[吗么呢?？。!！]*$)"
    r"|how (?:much|many|long|far|soon|do|is|are|can|does)|what(?:'s| is| are)?|when(?: (?:do|is|can|does|must))?"
    r"|where|who|which|is there|are there"
    r"|does|do (?:i|we)(?: have to)?|can (?:i|we)|maximum|minimum|cap\b"
)
_FILL = re.compile(
    r"请问|具体|详细|一般|到底|究竟|大概|想问|我想|我们?|你们?|咱们?|俺|您|麻烦|[吗么呢吧啊呀哦嘛]|的话|这边|那边|那里|这里|之后|以后|[的了是在对把被给让按就都也还去到来]"
    r"|[\s,，。.?？!！:：;；、“”\"'()（）]+"
    r"|\b(?:a|an|the|of|to|in|on|for|from|by|at|as|with|and|or|if|i|we|you|my|our|your|it|its|this|that|there|any"
    r"|please|per|be|have|has|get|will|would)\b"
)


def cut(folded: str, catalogue: Catalogue, *, relative: bool = True) -> tuple[Piece, ...]:
    """The pieces of a folded text in order; joined they are the text. What claims a stretch first keeps it.

    With `relative`, 市里 is a place and told by its name.
    """
    claimed: list[_Claim] = []
    left = folded  # what was claimed is blotted out, so that nothing else reads on into it
    for find in _finders(folded, catalogue, relative=relative):
        for start, end, kind, sort in find(left):
            if start < end and "\0" not in left[start:end]:
                left = left[:start] + "\0" * (end - start) + left[end:]
                claimed.append((start, end, kind, sort))
    return tuple(_filled(folded, sorted(claimed)))


_Claim = tuple[int, int, Kind, str]  # start, end, what it is, and its sort


def _finders(folded: str, catalogue: Catalogue, *, relative: bool) -> Iterator[Callable[[str], Iterable[_Claim]]]:
    """What claims stretches of a text, the surest first."""
    places = catalogue.find_places(folded)
    names = sorted(places.names or ((places.foreign.lower(),) if places.foreign else ()), key=len, reverse=True)
    yield partial(_found, _TITLE, Kind.TITLE)
    yield partial(_found, _DAY, Kind.DAY)
    yield lambda text: (
        (one.start, one.end, Kind.SUM, "") for one in amounts(folded) if not _TOGETHER.match(folded, one.start)
    )
    yield partial(_found, _PEOPLE, Kind.SUM)
    yield partial(_found, _CLAUSE, Kind.CLAUSE)
    for name in names:
        whole = re.escape(name) + (_RANK if name.isascii() else _URBAN)
        yield partial(_found, re.compile(whole), Kind.PLACE)
    yield partial(_found, _ZONE, Kind.PLACE)
    if relative and not names:
        yield partial(_relative, catalogue)
    for level, _ in _LEVELS if names else ():  # 县里，临澜: it is named besides
        yield partial(_found, level, Kind.FILL)
    yield partial(_found, _PARTY, Kind.PARTY)
    yield lambda text: ((start, end, Kind.FACET, sort) for start, end, sort in facets_in(text))
    yield partial(_found, _ASKED, Kind.ASKED)
    yield partial(_found, _FILL, Kind.FILL)


_PEOPLE = re.compile(r"(?<![\d.第])\d+(?:多|余)?(?:个|名|位)?(?:新)?(?:工人|员工|职工|人(?!民|才|次|均))(?!以[上下])")
_TOGETHER = re.compile(r"一块(?!钱|多|左右|以)")  # 加一块儿 is no yuan
_RANK, _URBAN = (
    r"(?: (?:city|county|district))?",
    r"(?:市区|城区|(?<=市)区|(?:经济)?开发区|产业园|化工园区|内陆港|里面?(?!程)|[市县])?",
)
_ZONE = re.compile(r"经开区|经济(?:技术)?开发区|化工园区|内陆港(?=的|呢|$)")
_LEVELS = (
    (
        re.compile(r"(?:(?<![一-鿿])|(?<=[放在到去们]))(?:市里面?|市本级|市一?级|市区)(?!别)"),
        Level.CITY,
    ),
    (
        re.compile(r"(?:(?<![一-鿿])|(?<=[放在到去们]))(?:县里面?|县本级|县一?级)(?!别|市)"),
        Level.COUNTY,
    ),
)
"""市里, 县里 behind no name: the city or the county of the library, where it holds rules of one alone."""


def _relative(catalogue: Catalogue, folded: str) -> Iterator[_Claim]:
    for pattern, level in _LEVELS:
        found = pattern.search(folded)
        if found and the_one(level, catalogue):
            yield found.start(), found.end(), Kind.PLACE, the_one(level, catalogue)


def the_one(level: Level, catalogue: Catalogue) -> str:
    """The place of that level that rules are held of; "" where there are none or several."""
    places = {policy.place for policy in catalogue.policies if policy.level == level and policy.kind != FACT_SHEET}
    return next(iter(places)) if len(places) == 1 else ""


def _found(pattern: re.Pattern[str], kind: Kind, folded: str) -> Iterator[_Claim]:
    return ((found.start(), found.end(), kind, "") for found in pattern.finditer(folded))


def _filled(folded: str, claimed: list[_Claim]) -> Iterator[Piece]:
    at = 0
    for start, end, kind, sort in claimed:
        if at < start:
            yield Piece(Kind.WORDS, folded[at:start])
        if kind is Kind.PLACE and sort:  # 市里: by its name
            yield Piece(kind, sort)
        else:
            yield Piece(kind, folded[start:end], sort)
        at = end
    if at < len(folded):
        yield Piece(Kind.WORDS, folded[at:])


def of_city(pieces: tuple[Piece, ...], city: str) -> tuple[Piece, ...]:
    """The pieces with a zone that is named without its city (经济开发区呢) as one of that city, where it is one."""
    places = [piece for piece in pieces if piece.kind is Kind.PLACE]
    if len(places) != 1 or not city.endswith("市") or not _ZONE.fullmatch(places[0].text):
        return pieces
    return tuple(Piece(Kind.PLACE, f"{city}{piece.text}") if piece in places else piece for piece in pieces)


def joined(pieces: Iterable[Piece]) -> str:
    """The pieces as text; Latin words keep a blank between them, and a Latin name behind it: it is no part of what follows."""
    text, left = "", Kind.FILL
    for piece in pieces:
        apart = text and piece.text and text[-1].isascii() and piece.text[0].isascii() and text[-1].isalnum()
        apart = (apart and piece.text[0].isalnum()) or (left is Kind.PLACE and text[-1].isascii())
        text, left = text + (" " if apart else "") + piece.text, piece.kind
    return re.sub(r"\s{2,}", " ", text).strip()


def words_of(pieces: Iterable[Piece]) -> str:
    """What the pieces are about: their own words and facets."""
    return " ".join(piece.text for piece in pieces if piece.kind in (Kind.WORDS, Kind.FACET, Kind.PARTY))
