"""What is wanted around calculations: calculate, be matched, enter an exchange rate, press on a card. Pure, like `bot.intent`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_PRESS = re.compile(
    r"(?P<verb>[a-z]{1,8})\.(?P<token>\d{1,18})(?:\.(?P<what>[A-Za-z0-9_-]{1,40}))?(?:\.(?P<option>\d{1,4}))?"
)


@dataclass(frozen=True, slots=True)
class Calculate:
    """/calc: guided; with a number (JS3f…) that calculation again; with words the case that they tell."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class MatchPolicies:
    """/match or 帮我匹配政策: a profile against every programme."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class EnterRate:
    """/rate USD 2026-03-02 7.1 SOURCE."""

    words: str


@dataclass(frozen=True, slots=True)
class ListRates:
    """/rates, or /rate alone: the rates that were entered."""


@dataclass(frozen=True, slots=True)
class CalculatingPress:
    """A button of a calculation: `verb` of the talk `token`, about `what` (a fact, a programme), its choice `option`."""

    verb: str
    token: int = 0
    what: str = ""
    option: int = 0


CalculatingSpoken = Calculate | MatchPolicies | EnterRate | ListRates
CALCULATING_COMMANDS: Mapping[str, Callable[[str], CalculatingSpoken]] = {
    "calc": Calculate,
    "match": MatchPolicies,
    "rate": lambda rest: EnterRate(rest) if rest else ListRates(),
    "rates": lambda rest: ListRates(),
}
TAPPED: Mapping[str, CalculatingSpoken] = {"match": MatchPolicies()}
_MATCH = re.compile(
    r"^(?:请|麻烦)?(?:帮我|给我|替我|帮忙)?(?:匹配|适用|查查?|看看?)(?:一下)?(?:我)?(?:能享受|适用|可以?享受)?(?:的)?(?:哪些|什么)?(?:优惠|招商|扶持)?政策"
    r"|^(?:请|麻烦)?(?:帮我|给我|替我)?(?:生成|做|出|来)(?:一?[个份])?政策(?:服务包|包|清单|匹配)|(?:能享受|可享受|符合)(?:哪些|什么)政策"
    r"|^match (?:me|my|us|policies)|which (?:policies|programmes|programs|incentives) (?:do|can|am|are)",
    re.IGNORECASE,
)

_OWN_PROJECT = re.compile(
    r"[^,，。]{0,12}(?:想|打算|准备|计划|考虑|拟|要)(?:在|来|到|去)?[^,，。]{0,10}?(?:投资|投|建|办|开|设立|设|搞|落户)(?:一?[个家座条])?"
    r"[^,，。]{0,10}(?:厂|工厂|项目|公司|企业|基地|生产线)(?:的)?[\s,，。?？]*(?:请问|咨询)?(?:你们|这边|当地|政府|市里|那边)?"
    r"(?:都|会|能|可以)*(?:有没有|有|给|享受|拿到?|提供)(?:些)?(?:什么|哪些|啥)(?:样的)?(?:优惠|招商|扶持|支持|奖励|补贴|补助|政策|好处|的|和|、)+"
    r"(?:可以享受|能享受|吗|呢|啊|[\s。?？!！])*"
    r"|(?:i|we|my company|our company)(?: (?:want|plan|intend|would like|are going|am going"
    r"|are planning))?[^,.]{0,20}\b(?:to )?(?:invest|build|set up|open)\b[^.?]{0,60}"
    r"(?:what|which) (?:incentives|policies|subsidies|support|benefits)[^.?]{0,30}[\s.?!]*",
)
"""A project of one's own and the wish to know what there is for it: 我想在栖梧投个厂，有什么政策."""
_OF_OTHERS = re.compile(r"介绍|引荐|推荐|牵线|引进|[拉带]来|refer|introduc")
_TYPED = {
    "跳过": "skip", "下一项": "skip", "skip": "skip", "直接看结果": "pack", "看结果": "pack",
    "结果": "pack", "直接出结果": "pack", "show the result": "pack", "show result": "pack",
}  # fmt: skip

_LONGEST_ABOUT_CARD = 30  # characters of words about the card itself
_FILE = r"(?P<{0}>pdf|word|docx)"
_PRINT = re.compile(
    rf"(?:生成|导出|打印|输出|做成|算成|转成|变成|存成|弄成|保存|下载|发我|发给|发一|发成|给我|我要|想要|来[一个份])[^,，。]{{0,10}}{_FILE.format('first')}"
    rf"|{_FILE.format('second')}.{{0,4}}(?:发我|发给我|给我|导出|生成|下载)|^{_FILE.format('third')}(?:版|文件)?$"
    rf"|\b(?:as|into|in|make|export|save|print|send)\b.{{0,16}}{_FILE.format('fourth')}\b"
)
_OPEN = re.compile(
    r"还(?:差|缺|少|需要?|要)(?:些|了|点)?(?:什么|啥|哪些|哪几[个项]|几[个项])(?:条件|情况|信息|数据?|内容)?|(?:差|缺)(?:什么|啥|哪些)(?:条件|情况|信息)?"
    r"|(?:哪些|什么|哪几[个项])(?:条件|情况)(?:还)?(?:没|未|不)"
    r"|what(?: else|'s| is)?(?: is)?(?: still)? (?:missing|open|needed|lacking)|what else do you need"
)
_PAPERS = re.compile(r"材料|手续|资料|文件|证|documents?|papers?")
_WRONG = re.compile(
    r"(?:不好意思|抱歉)?[\s,，]*我?(?:刚才|刚刚)?(?:[说写打报弄填]错了?|有一项不对)[\s。.!！了]*|(?:我?要)?改一[下项]|i made a mistake[.!]?"
)


def asks_to_edit(folded: str) -> bool:
    """Whether normalised words say that something told was wrong, and not yet what."""
    return _WRONG.fullmatch(folded.strip()) is not None


def asks_to_print(folded: str) -> str:
    """The kind of file that normalised words want the calculation in: pdf or docx; "" where they want none."""
    found = _PRINT.search(folded.strip()) if len(folded) <= _LONGEST_ABOUT_CARD else None
    name = next((name for name in found.groups() if name), "") if found else ""
    return "docx" if name in ("word", "docx") else name


def asks_what_is_open(folded: str) -> bool:
    """Whether normalised words ask what the calculation still lacks, and not for the papers of an application."""
    return len(folded) <= _LONGEST_ABOUT_CARD and _OPEN.search(folded) is not None and not _PAPERS.search(folded)


def asks_for_match(folded: str) -> bool:
    """Whether normalised words ask for every programme that fits, and not for one rule."""
    return _MATCH.search(folded) is not None or tells_own_project(folded)


def tells_own_project(folded: str) -> bool:
    """Whether normalised words tell of a project of one's own and ask what there is for it."""
    return _OWN_PROJECT.fullmatch(folded.strip()) is not None and not _OF_OTHERS.search(folded)


def typed_press(folded: str) -> str:
    """The verb of the button of a guided profile that normalised words are the label of; "" where they are none."""
    return _TYPED.get(folded.strip(" 。.!！"), "")


def read_press(word: str) -> CalculatingPress | None:
    """The press that stands behind "calc:"; None where it is none of ours."""
    found = _PRESS.fullmatch(word)
    if found is None:
        return None
    return CalculatingPress(found["verb"], int(found["token"]), found["what"] or "", int(found["option"] or 0))


def press_data(verb: str, token: int, what: str = "", option: int | None = None) -> str:
    """What a button of ours sends back; at most 64 bytes."""
    parts = [verb, str(token), *([what or "-"] if what or option is not None else [])]
    parts += [str(option)] if option is not None else []
    return "calc:" + ".".join(parts)
