"""The thing that is asked for by its name (有自贸区吗, 房产税多少, do you offer visas), and whether a clause knows it. Pure.

`things.tsv` lists things that have a name of their own: a clause that names one in no way cannot tell anything of it, however
much of the other words of the question it holds.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from rag.generic import GENERIC
from rag.lexicon import Hint, hints
from rag.text import pairs
from rag.unsaid import explains

_ASKED = re.compile(
    r"(?:有没有|有无)(?P<first>[^,，。;；?？]{2,16}?)(?:吗|么|啊|呢|的)?[\s。?？!！]*$"
    r"|(?<!没)有(?P<second>[^,，。;；?？多少什么哪几]{2,16}?)(?:吗|么|嘛|没有|没)[\s。?？!！]*$"
    r"|(?:do you (?:have|offer|provide|give)|(?:is|are) there|have you got)(?: any| an?| some)? "
    r"(?P<third>[^,.;?!]{3,40}?)(?: here| there)?[\s.?!]*$"
)
_LITTLE = frozenset(  # a clause may grant without a word of granting: gets the first year's rent back
    "any some the for free other such kind kinds sort of and also extra special"
    " subsidy subsidies reward rewards grant grants incentive incentives support"
    # what is done with the thing, and who does it
    " buying buy purchase purchasing getting get having have doing making using our new your own cost costs costs fee fees"
    " opening setting bringing introducing referring recruiting company companies firm firms"
    " business businesses project projects investors investor".split()
)
_MANY = 4
_AND = re.compile(r" (?:and|or) ")
_WORD, _ENDING = re.compile(r"[a-z]{3,}"), re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s|e|y|ies)$")


def thing_asked_for(folded: str) -> str:
    """What normalised words ask for the existence of; "" where they ask anything else, or for nothing in particular."""
    found = _ASKED.search(folded)
    thing = next((one for one in found.groups() if one), "").strip() if found else ""
    return "" if thing in GENERIC else thing


def knows(clause: str, thing: str) -> bool:
    """Whether a folded clause holds the thing: in its own words, or in the documents' words for it; most English words of it."""
    known = [hint for hint in hints(thing) if any(word in clause for word in hint.official)]
    if not thing.isascii():
        return bool(known) or bool(pairs(thing) & pairs(clause))
    return any(_knows_most(clause, part, known, thing.find(part)) for part in _AND.split(thing))


def _knows_most(clause: str, part: str, known: Sequence[Hint], start: int) -> bool:
    """Whether a folded clause holds most English words of a part of the thing, or what the documents say for them."""
    covered = " ".join(part[max(hint.start - start, 0) : max(hint.end - start, 0)] for hint in known)
    words = [word for word in _WORD.findall(part) if word not in _LITTLE]
    stems = [_ENDING.sub("", word) for word in words]
    most = len(stems) // 2 + (len(stems) < _MANY)  # of many words half will do
    return not stems or sum(stem in covered or stem in clause for stem in stems) >= most


Thing = tuple[str, ...]  # the ways to write its name; behind "=" what only a clause calls it


def _read_things() -> tuple[Thing, ...]:
    lines = Path(__file__).with_name("things.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("|")) for line in lines if line and line[0] != "#")


def _as_pattern(way: str) -> str:
    """Words in Latin letters stand for themselves, in their plural too; Chinese ones inside others."""
    return rf"(?<![a-z]){re.escape(way)}(?:e?s)?(?![a-z])" if way.isascii() else re.escape(way)


_THINGS = {way: thing for thing in _read_things() for way in thing if way[0] != "="}
_NAMED = re.compile("|".join(_as_pattern(way) for way in sorted(_THINGS, key=len, reverse=True)))
# 厂区绿化有没有补贴: what it is for is a thing as well, in whatever words.
_GRANTED_FOR = re.compile(
    r"(?:^|[,，。;；?？\s])(?P<what>[\u4e00-\u9fff]{2,8}?)(?:方面|这块)?(?:有没有|有无|给不给)(?:什么|啥|相关)?的?(?:补[贴助]|奖励?|资助|扶持|优惠)"
)
# Who gives or gets it, that one asks, and where: no thing (租了厂房,政府有没有补贴).
_PARTY = (
    r"请问|想?问一?下?|麻烦|您好|你好|你们?|您|我们?|咱们?|他们?|政府|国家|领导|老师|个人|公司|企业|单位|厂里|自己|本人|中介|引荐人|介绍人|项目"
    r"|省|市|区|县|园区|高新区|开发区|里|这里|这边|这儿|那边|那里|那儿|当地|本地|现在|目前|今年|到底|究竟|一般|是否|那|这|还|又|也|都|会|对|给|的"
)
_NO_THING = re.compile(rf"(?:{_PARTY}|\w{{2,3}}[省市县])+")
# What is brought or who invests (引荐一家电商企业) is only described by it: any clause on projects may answer.
_BROUGHT = re.compile(
    r"(?:引荐|介绍|引进|拉|带|引|招)(?![奖人费金荐])(?:了|来|过|到|成)?(?:一?[个家]|的)?[^,，。;；?？]{0,6}$"
)
_IS_ONE = re.compile(
    r"[^,，。;；?？奖补收多]{0,3}(?:项目|公司|企业|老板|厂商|厂家|客商|集团|制造商|生产商)|(?:生产|制造|加工|设备)?厂(?![房区内址里子门方])"
    r"|[- ]*(?:project|compan|firm|maker|factor(?:y|ies)|manufacturer|producer|supplier|enterprise|plant|start-?up)"
    r"|[- ]*business(?! scope)"
)
# 我们是做电梯的,固定资产投资奖励多少: what somebody makes is told beside, and the question is about what follows.
_MAKES = re.compile(
    r"(?:(?:我们?|咱们?|我司|我厂|我公司|本公司|厂里|是|主要|专门)(?:做|卖|造|经营|代理)|生产|制造|加工|研发|从事|主营)(?:的是|了)?[^,，。;；?？]{0,4}$"
    r"|\b(?:(?:we|i|factory|company|plant|client|firm) (?:\w+ )?"
    r"(?:makes?|produces?|manufactures?|builds?|sells?|exports?|(?:deal|trade|are|am|is) in)"
    r"|(?:maker|manufacturer|producer|supplier)s? of) (?:\w+ ){0,3}$"
)
_THEN = re.compile(r"[^,，.。;；?？吗多几什补奖]{0,30}[,，.。;；]\s*(?P<rest>.*)")
_SAYS_NOTHING = re.compile(
    rf"{_PARTY}|有没有|没有|有|补[贴助]?|奖励?|扶持|资助|优惠|政策|支持|好处|多少|什么|哪些|怎么|可以|享受|申请|申报|最高|[能拿领得到算钱吗呢啊么不几]"
    r"|\b(?:is|are|there|any|an?|the|do|does|can|could|we|i|you|us|it|that|this|they|get|what|how|much|for|offer|have|give|be|which"
    r"|apply|of|and|to|in|our|my|here|available|so|please|subsid\w*|rewards?|grants?|support|polic\w*|incentives?)\b"
)


def _is_trade(before: str, after: str) -> bool:
    """Whether a name tells only what somebody makes, and a question about something else follows."""
    then = _THEN.match(after)
    return bool(then and _MAKES.search(before) and len(re.findall(r"\w", _SAYS_NOTHING.sub("", then["rest"]))) > 1)


@lru_cache(maxsize=64)  # asked again for each candidate of a question
def things_named(folded: str) -> tuple[tuple[int, int, Thing], ...]:
    """The things that a folded question asks about by their names, each with where its name stands (start, end)."""
    found = []
    for match in _NAMED.finditer(folded):
        name, (start, end) = match.group(), match.span()
        thing = next((_THINGS[one] for one in (name, name[:-1], name[:-2]) if one in _THINGS), None)
        before, after = folded[:start], folded[end:]
        is_beside = _BROUGHT.search(before) or _IS_ONE.match(after) or _is_trade(before, after)
        if thing and not is_beside:
            found.append((start, end, thing))
    return tuple(found)


def lacks_thing(folded: str, known: Sequence[Hint], clause: str) -> bool:
    """Whether a folded question names a thing that a folded clause names in no way, nor by the documents' words for it."""
    granted = _GRANTED_FOR.search(folded)
    if granted and not _NO_THING.fullmatch(granted["what"]) and not knows(clause, granted["what"]):
        return True
    return any(
        not _of(thing).search(clause)
        and not any(hint.start <= start and end <= hint.end and explains(hint, clause) for hint in known)
        for start, end, thing in things_named(folded)
    )


@cache
def _of(thing: Thing) -> re.Pattern[str]:
    return re.compile("|".join(_as_pattern(way.removeprefix("=")) for way in thing))
