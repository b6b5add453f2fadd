"""What stands before a question and says how it hangs together with the talk: 那…, 换个问题, 回到…, 不对，我问的是…. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Bond(StrEnum):
    """How words hang together with what was said before."""

    NONE = "none"
    LINKED = "linked"  # 那…呢, what about: goes on with it
    ANEW = "anew"  # 换个问题, new topic: nothing of it counts
    ASIDE = "aside"  # 对了, by the way: may be about something else
    BACK = "back"  # 回到备案: goes on with an earlier turn
    CORRECTED = "corrected"  # 不对，我问的是: the last question is put right


@dataclass(frozen=True, slots=True)
class Lead:
    """The words without what binds them, how they are bound, and what 回到… names ("" elsewhere)."""

    rest: str
    bond: Bond
    about: str = ""


_END = r"[\s,，。.:：;；!！]*"
_ANEW = re.compile(
    rf"^(?:我?(?:想)?(?:换|问|聊|说)(?:个|一个|一?下|点)(?:别的|另外的|其他的?|新的?)?(?:问题|话题|事情?|主题)?(?:吧|了)?"
    rf"(?<=题|事|情|的|吧|了)|换(?:个)?(?:问题|话题)|新(?:问题|话题)|重新(?:开始|问)|不(?:问|说|聊)(?:这个|它)了|/new"
    rf"|(?:let'?s )?(?:change|switch) (?:the )?(?:topic|subject)|new (?:topic|question|subject)"
    rf"|(?:a |an )?(?:different|another|unrelated) (?:question|topic)|start over|forget (?:that|it|about (?:that"
    rf"|it))){_END}"
)
_ASIDE = re.compile(
    rf"^(?:对了|另外|还有(?:个|一个|一件)(?:问题|事情?)?|顺便(?:问|请教|说)?(?:一?下|一句)?|再问(?:一?下|一个|个)?(?:问题)?|请教(?:一?下)?"
    rf"|我?(?:再|还)?想?问(?:一?下|一句)|(?:好的?|行|嗯+|哦+|噢|明白了?|知道了|了解)(?=[\s,，。!！~]|$)|谢谢您?|多谢|请问|还是说(?:中文|英文|国语)吧?|您好|你好"
    rf"|(?:by the way|btw|one more (?:thing|question)|ok(?:ay)?|great|thanks?(?: you)?|well|also)\b){_END}"
    rf"(?:(?:再|还)?(?:想)?问(?:一?下|一句|个){_END})?"
)
_BACK = re.compile(
    rf"^(?:回到|说回|再回到|话说回来|接着(?:说|问)|继续(?:说|问)|还是?(?:说|问))(?:刚才|之前|前面|上面|先前|刚刚|最开始|一开始)?(?:说|问|讲)?"
    rf"(?:的|那个|那)*(?P<about>[^,，。:：?？]{{1,12}}?)(?:的事|的问题|那个|上来?|这里)?[,，。:：\s]{_END}"
    rf"|^(?:going |coming )?back to (?:the |my )?(?P<said>[^,.;:]{{2,40}})[,.;:]{_END}"
)
_CORRECTED = re.compile(
    rf"^(?:(?:抱歉|不好意思|对不起|等等|等下|哦|噢|啊|哎|诶){_END})*"
    rf"(?:不对|不是(?:这个|的)?(?=[,，。])|错了|我?(?:打|问|说|讲|弄|搞|写|看)(?:错|岔|反|混|漏)了?|我?(?:要|想)?(?:问|说|指)的(?:是|不是)|我是(?:问|说|指)"
    rf"|我的意思是|应该是|更正|不是[^,，。?？]{{1,12}}[,，](?:而)?是(?!不是)|不[一-鿿]{{1,4}}了(?=[,，])|我是(?=中间人|介绍人|引荐人)"
    rf"|(?:no|sorry)[, ]+i (?:mean|meant|asked)|i (?:mean|meant)(?: to ask)?(?: about)?|i am asking about){_END}"
)
_LINKED = re.compile(
    rf"^(?:(?:(?:那么?(?![个边里些份条句时样种次年天])|然后|假如|假设|假定|如果|要是|若(?!干)|万一)(?:说)?(?:是|换成|改成)?)+|换成|换到|改成|改为"
    rf"|(?:(?:and|but) )?(?:what|how) about |(?:(?:and|but) )?(?:what )?if (?:it(?:'s| is)|we|i)? ?"
    rf"|(?:suppose|assuming|say) (?:only |it(?:'s| is) |that |we )*|(?:the )?same "
    rf"(?:[a-z]+ )?(?:for|in|at) |(?:and|but|then|so) ){_END}"
)


def read_lead(folded: str) -> Lead:
    """The words without their lead, the strongest bond that they are led by; the text is folded."""
    rest, bond, about = folded.strip(), Bond.NONE, ""
    for pattern, kind in ((_ANEW, Bond.ANEW), (_BACK, Bond.BACK), (_CORRECTED, Bond.CORRECTED)):
        found = pattern.match(rest)
        if found and found.end():
            rest, bond = rest[found.end() :], kind
            about = (found.groupdict().get("about") or found.groupdict().get("said") or "") if kind is Bond.BACK else ""
            break
    rest, aside = _without(_ASIDE, rest)
    if bond is Bond.NONE and aside:
        return read_aside(rest)
    if bond is Bond.CORRECTED:
        rest, _ = _without(_CORRECTED, rest)
    rest, linked = _without(_LINKED, rest)
    return Lead(rest, Bond.LINKED if linked and bond is Bond.NONE else bond, about)


def read_aside(rest: str) -> Lead:
    """What stands behind 对了 or 好的: another lead counts more than these."""
    inner = read_lead(rest) if rest else Lead("", Bond.NONE)
    return inner if inner.bond is not Bond.NONE else Lead(inner.rest, Bond.ASIDE)


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    found = pattern.match(text)
    return (text[found.end() :], True) if found and found.end() else (text, False)
