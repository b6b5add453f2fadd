"""Which edition of a document a talk is held to: the former one that it is about, or the one that words ask for. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.talking.pieces import Kind, Piece, joined
from policies.provision import Policy, plain_title
from rag.catalogue import Catalogue

_LAST_CENTURY = "70"  # two digits from here on are a year of the 1900s
EDITION = "edition"  # the sort of the facet that names one
_THAT = r"(?:(?<!\d)(?:(?:19|20)?\d\d)年(?:发|出)?的?)?(?:那个|这个|那|这)?"
_OF_RULES = r"(?:的|那|这)?(?:个|份)?(?:办法|政策|规定|标准|文件|版本?)"
_ONLY_NAMED = r"(?:的(?!设备|机器|机床|厂|房|项目|企业|公司|产线|投资|员工|工人|订单|客户|价|电|水|气|租|土地|地|股|资|合同|协议)|[\s,，。?？]*$)"
_FORMER = re.compile(
    rf"{_THAT}(?:[老旧]{_OF_RULES}|原办法|暂行办法)|(?:以前|之前|原来|原先|过去){_OF_RULES}|(?<!\d)(?:19|20)?\d\d年(?:的)?那[版个份](?:办法|政策|文件)?"
    rf"|^(?:[按照]|那个?)*(?:[老旧]|以前|之前|原来|原先){_ONLY_NAMED}|\b(?:old|former|previous) (?:policy|rules?|measures?|edition|one)\b"
)
_CURRENT = re.compile(
    rf"(?:那个|这个|那|这)?(?<!最)新{_OF_RULES}|现行(?:的|这)?(?:办法|政策|规定|标准|版)?|(?:现在|目前|如今){_OF_RULES}"
    rf"|^(?:[按照]|那个?)*(?:新|现在|目前|如今){_ONLY_NAMED}|\b(?:new|current) (?:policy|rules?|measures?|edition|one)\b"
)
_BY_YEAR = re.compile(r"(?<!\d)(?:19|20)?\d\d年(?:的)?那(?:版|[个份]?(?:版本|办法|政策|规定))")
_NOW = re.compile(r"^(?:那么?|可)?(?:现在|目前|如今|眼下)|\b(?:now|today|nowadays|currently)\b")
_IN_FORCE = re.compile(r"还|有效|失效|过期|作废|废止|执行|施行|still|valid|in force|repealed|expire")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BY_KIND = re.compile(r"(?<![老旧新这那该现原整])[一-鿿]{2}(?<![老旧新这那该])(?:办法|政策|措施|指南)")
_YEAR_SAID = re.compile(r"(?<!\d)(19|20)?(\d\d)年")
_RULES = re.compile(r"办法|政策|规定|policy|rule|measure")
_IN_CHINESE = {"policy": "政策", "rule": "办法", "measure": "办法"}  # as titles have it
_IN_FRONT = re.compile(r"^(?:里面?|中|呢|的|是|[\s,，。.?？])+")
_NO_MORE = re.compile(
    r"(?:有|为|按|给|怎么|如何|怎样|[样算说讲]|规定|多少|几个点|什么|呢|的|了|也|还|吗|[\s,，。.?？])*"
)
_STILL = re.compile(
    r"(?:那|它|我们?)*(?:现在|目前|如今|今年)?还(?:能|可以)?(?:申请|申报|领|拿|享受|用|报|办)(?:到|得了)?[吗么不没]?[\s?？。]*"
)
_YET = re.compile(r"(?:那|它)*(?:现在|目前|如今)?(?:已经)?(?:开始)?(?:执行|施行|实施|生效)了?(?:没有?|吗|么)[\s?？。]*")


@dataclass(frozen=True, slots=True)
class Named:
    """The title of the edition that words name, and the words without its name; `alone` where they ask nothing besides."""

    title: str
    rest: str

    @property
    def alone(self) -> bool:
        """Whether what was asked before is asked of that edition: 老办法呢, 老办法是多少."""
        return _NO_MORE.fullmatch(self.rest) is not None


def named_in(said: str, title: str, place: str, catalogue: Catalogue) -> Named | None:
    """The edition that words name in a talk about a document, or about a place; None where they name none that is held.

    In a talk about a document that has one edition only, 老的 and 以前的标准 are of what it tells; 老办法 and 21年那版 name the
    others, unless it is what it is called by itself: 老政策 in a talk about an incentive policy (激励政策).
    """
    pair = _pair(title, place, catalogue)
    for wanted, pattern in enumerate((_FORMER, _CURRENT)):
        found = pattern.search(said)
        if found and found.group() and pair and _may_mean(found.group(), title, pair):
            edition = _of_year(found.group(), pair, wanted)
            rest = _IN_FRONT.sub("", said[: found.start()] + said[found.end() :])
            return Named(edition.title, rest) if edition else None
    return _of_now(said, title, pair)


def _of_now(said: str, title: str, pair: tuple[Policy, Policy] | None) -> Named | None:
    """The current edition, where a talk about the former one comes to what holds now: 现在呢, 目前封顶多少."""
    found = _NOW.search(said)
    if not found or not pair or title != pair[0].title or _IN_FORCE.search(said):
        return None
    return Named(pair[1].title, _IN_FRONT.sub("", said[: found.start()] + said[found.end() :]))


def named_there(new: Sequence[Piece], catalogue: Catalogue) -> Named | None:
    """The edition that words with a place name, where it is one of that place: 市里21年那版; None elsewhere."""
    places = {piece.text for piece in new if piece.kind is Kind.PLACE}
    found = named_in(joined(piece for piece in new if piece.kind is not Kind.PLACE), "", "", catalogue)
    own = next((policy for policy in catalogue.policies if found and policy.title == found.title), None)
    return found if own is not None and any(own.place.startswith(place) for place in places) else None


def names_another(said: str, title: str, catalogue: Catalogue) -> bool:
    """Whether words name another document that is held by what it is: 激励政策, in a talk about 引荐奖励办法."""
    names = {found.group() for found in _BY_KIND.finditer(said)}
    others = [policy.title for policy in catalogue.policies if policy.title != title]
    return any(name not in title and any(name in other for other in others) for name in names)


def _of_year(name: str, pair: tuple[Policy, Policy], wanted: int) -> Policy | None:
    """Which of the two a name with a year means: 25年那版 may be the current one; the one that it is called elsewhere.

    None where neither was in force in that year: 1998年那版.
    """
    years = _years(name)
    return _in_year(years[0], pair) if years else pair[wanted]


def _in_year(year: int, pair: tuple[Policy, Policy]) -> Policy | None:
    """The edition of a year, None before the first of the two."""
    former, current = pair
    if current.effective_from is not None and year >= current.effective_from.year:
        return current
    return former if former.effective_from is None or year >= former.effective_from.year else None


def _years(name: str) -> list[int]:
    """The years that a name tells, in full: 21年 is 2021, 99年 is 1999."""
    found = _YEAR_SAID.findall(name)
    return [int(f"{century or ('19' if short >= _LAST_CENTURY else '20')}{short}") for century, short in found]


def _may_mean(name: str, title: str, pair: tuple[Policy, Policy]) -> bool:
    """Whether the name of an edition may be one of this pair's in a talk about that document, "" where none was answered from."""
    former, current = pair
    if not title or title in (former.title, current.title):
        return True
    kind = _RULES.search(name)
    if kind is None:
        known = {one.effective_from.year for one in pair if one.effective_from is not None}
        return not known.isdisjoint(_years(name))
    called = _IN_CHINESE.get(kind.group(), kind.group())
    return called in former.title or called not in title


def held_to(title: str, old: Sequence[Piece], today: date, catalogue: Catalogue) -> str:
    """The document that a talk is about where words that name none would be asked of others: it is replaced, a draft or past.

    Or the former edition, where what was asked is of its days. "" elsewhere.
    """
    own = next((policy for policy in catalogue.policies if policy.title == title), None)
    if own is not None and (own.superseded_by or own.draft or (own.effective_to and own.effective_to < today)):
        return title
    of_party = not title and any(piece.kind is Kind.PARTY for piece in old)
    pair = _pair(title, "", catalogue) if has_editions(title, catalogue) or of_party else None
    years = [int(year) for piece in old if piece.kind is Kind.DAY for year in _YEAR.findall(piece.text)]
    since = pair[1].effective_from if pair else None
    return pair[0].title if pair and since and years and max(years) < since.year else ""


def as_day(said: str) -> str:
    """Words that name an edition by a year of which none is held, as a question on the law of that year: 99年那版."""
    return _BY_YEAR.sub(lambda found: f"{_years(found.group())[0]}年的时候", said, count=1)


def of_day(title: str, new: Sequence[Piece], catalogue: Catalogue) -> str:
    """The edition that was in force in the year that words name, of a document that has several; "" elsewhere."""
    pair = _pair(title, "", catalogue) if has_editions(title, catalogue) else None
    years = [int(year) for piece in new if piece.kind is Kind.DAY for year in _YEAR.findall(piece.text)]
    edition = _in_year(max(years), pair) if pair and pair[1].effective_from and years else None
    return edition.title if edition else ""


def whether_in_force(said: str) -> str:
    """What is asked of a document by whether one can still apply, or whether it is carried out yet; "" elsewhere."""
    if _STILL.fullmatch(said):
        return "还有效吗"
    return "什么时候施行" if _YET.fullmatch(said) else ""


def has_editions(title: str, catalogue: Catalogue) -> bool:
    """Whether a document has replaced another one that is held, or was replaced."""
    return any(title in (old.title, new.title) for old, new in _pairs(catalogue))


def under(title: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A question asked of that document: its own place, title, days and editions go."""
    gone = (Kind.PLACE, Kind.TITLE, Kind.DAY, Kind.CLAUSE)
    kept = [
        piece
        for at, piece in enumerate(pieces)
        if piece.kind not in gone and piece.sort != EDITION and not _is_whose(pieces, at)
    ]
    while kept and kept[0].kind is Kind.FILL:
        kept = kept[1:]
    return (Piece(Kind.TITLE, f"《{title.strip('《》')}》"), *kept)


def _is_whose(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece only says that what was signed on that day is a project: 2022年签约的项目，最高多少."""
    return bool(at) and pieces[at - 1].kind is Kind.DAY and pieces[at].text == "项目" and at + 1 < len(pieces)


@lru_cache(maxsize=4)  # a catalogue never changes, and one of many documents is looked through once
def _pairs(catalogue: Catalogue) -> tuple[tuple[Policy, Policy], ...]:
    """Each former edition with the one that has replaced it."""
    titles = {plain_title(policy.title): policy for policy in catalogue.policies}
    replaced = [
        (policy, titles.get(plain_title(policy.superseded_by))) for policy in catalogue.policies if policy.superseded_by
    ]
    return tuple((old, new) for old, new in replaced if new is not None)


def _pair(title: str, place: str, catalogue: Catalogue) -> tuple[Policy, Policy] | None:
    """The former and the current edition: of that document, else the only two of that place, else the only two."""
    pairs = _pairs(catalogue)
    own = [pair for pair in pairs if title in (pair[0].title, pair[1].title)]
    there = [pair for pair in pairs if place and pair[1].place == place]
    best = own or there or pairs
    return best[0] if len(best) == 1 else None
