"""Yes, no, or not known (是、否、不知道) as whole answers: words that merely begin like one are no answer, questions never. Pure."""

import re

from rag.rules.facts import Fact
from rag.text import normalise

_EDGES = " \t\n。.!！,，;；~～、…"
_BREAKS = re.compile(r"[,;，；。.!！\s]+")
_QUESTION = re.compile(
    r"[?？]|[吗么]$|什么|哪[些个里种]|怎么|怎样|如何|为何|为什么|多少|几[个条种天]|是不是|有没有|要不要|需不需要|能不能|可不可以|对不对"
    r"|^(?:what|which|how|why|when|where|who|do|does|is it|are|can)\b"
)
_UNSURE = re.compile(
    r"可能|也许|大概|应该|好像|似乎|不确定|不清楚|不知道|不一定|没准|但|不过|除了|maybe|perhaps|but\b|probably"
)
_DENYING = re.compile(r"[不没无未否非]|\b(?:no|not|never)\b|n't")
_ENDING = r"(?:的|了|啊|呀|哦|噢|呢|哈|滴|哒|吧)*"
_YES = re.compile(
    rf"(?:嗯+|恩+|唔|对+|是+|是是|有|有过|没错|不错|确实(?:是|有|如此)?|的确(?:是|有)?|当然(?:是|有)?|肯定(?:是|有)?|(?:都|全部|全|均)?(?:是|有|符合|满足)"
    rf"|属于|(?:都|全部|已经?|早就|已经全部)*(?:办|办理|办好|办完|做|做好|有|完成|通过|弄好)(?:了|过)*|已经?(?:是|有)){_ENDING}"
    r"|yes|yeah|yep|y|yes sir|of course|sure|correct|right|true"
    r"|it (?:is|does|has|was)|(?:i|we|they) (?:do|did|have)"
)
_NO = re.compile(
    rf"(?:不|否|无|没|未|没有?过?|不是|不对|不符合|不满足|不属于|(?:都|全部|全|均|从来?|根本|肯定|当然)(?:不是|没有?|无|未)|并非|并不是|并没有?"
    rf"|尚未|还没有?|(?:还|并|都|从来?|尚)?(?:没有?|未)(?:办|办理|办过|做|做过|完成|通过)){_ENDING}"
    r"|no|nope|n|not|not yet|never|none"
    r"|it (?:is not|isn't|does not|doesn't|was not|wasn't)|(?:i|we|they) (?:do not|don't|did not|didn't|have not|haven't)"
)
_SPEAKER = r"(?:我们公司|我们|我|本人|我这边|这边|这个|这一?[点项]|那个|目前|暂时|现在|暂|还|也|都|真的?|其实|具体|呃+|额+|嗯+|啊|哦|,|，|\s)*"
_NOT_KNOWN = re.compile(
    rf"{_SPEAKER}(?:(?:也|还|都|完全|真|暂时|太|是)*(?:不|没|没有|无法|不是|没法|不能|不太|不是很|不很|不大|不怎么)"
    r"(?:太|很|大|能|怎么)?(?:知道|清楚|确定|晓得|了解|懂|明白|好说|记得|查过|问过|核实过?|核对过?|查|问|印象|想好|定下来|定)"
    r"|说不[准好清]|记不[清得住]|拿不准|搞不清|弄不清|不详|待定|待核实|不明|未知|未定|(?:已经)?忘(?:记|掉)?|难说|无所谓|随便|都行|跳过|略过?|先跳过|下一(?:个|题|项)"
    r"|可能|也许|大概|可能[是有]|应该[是有]|好像[是有]|不一定)"
    rf"(?:怎么说|怎么算|{_ENDING}|清楚)*"
    r"|(?:i |we )?(?:do not|don't|dont) know(?: yet)?|(?:i'm |i am |we are )?not (?:sure|certain|known)"
    r"|unsure|unknown|no idea|dunno|i forgot|i forget"
    r"|skip(?: it| this)?|next|pass|maybe|perhaps|n/a|can't (?:say|tell)|cannot (?:say|tell)"
)
_SEVERAL = re.compile(r"[、]|或|并|以及|且|和|及|,")


def is_not_known(text: str) -> bool:
    """Whether an answer says that it is not known or to be passed over (不知道, 不清楚, 跳过, next): neither yes nor no."""
    return _NOT_KNOWN.fullmatch(_bare(text)) is not None


def is_question(text: str) -> bool:
    """Whether words ask back instead of answering."""
    return _QUESTION.search(_bare(text, keeping="?？")) is not None


def yes_or_no(text: str, fact: Fact) -> bool | None:
    """A whole answer to the question for a yes or no; None for all other words.

    Behind a plain yes or no more may be told (是的，上个月办的) so long as it neither doubts nor says the contrary. Where the
    question asks for one thing only, its own words count too (开工了, 还没开工).
    """
    if is_question(text) or is_not_known(text) or _is_of_a_list(text, fact):
        return None
    first, *rest = [part for part in _BREAKS.split(_bare(text)) if part] or [""]
    whole = _bare(text)
    for pattern, value in ((_NO, False), (_YES, True)):
        if pattern.fullmatch(whole):
            return value
        if rest and pattern.fullmatch(first) and not _doubts(" ".join(rest), told=value):
            return value
    return _in_its_own_words(whole, fact)


def _is_of_a_list(text: str, fact: Fact) -> bool:
    """都不是 answers a question for one of several things; where one thing was asked it answers another question."""
    return _bare(text)[:1] in tuple("都全均") and "不" in text and not _SEVERAL.search(normalise(fact.ask.zh))


def _doubts(rest: str, *, told: bool) -> bool:
    """Whether what is told besides takes back what was told first."""
    return _UNSURE.search(rest) is not None or (told and _DENYING.search(rest) is not None)


def _in_its_own_words(whole: str, fact: Fact) -> bool | None:
    """开工了, 还没开工: words of a question that asks for one thing, with what makes them a yes or a no."""
    asked = normalise(fact.ask.zh)
    found = re.fullmatch(
        r"(?P<no>(?:还|并|尚|都|从)*(?:没有?|未|不是|不|无))?(?P<yes>(?:已经?|早就?|都|全部|是|有|确实)*)(?P<what>[一-鿿]{2,12}?)(?P<end>[了过的啦]*)",
        whole,
    )
    if found is None or _SEVERAL.search(asked.rstrip("吗?？")) or found["what"] not in asked:
        return None
    if _DENYING.search(asked[: asked.index(found["what"])]) or _DENYING.search(found["what"]):
        return None
    if found["no"]:
        return None if found["yes"] else False
    return True if found["yes"] or found["end"] else None


def _bare(text: str, keeping: str = "") -> str:
    folded = normalise(text).strip()
    return folded.strip("".join(one for one in _EDGES if one not in keeping))
