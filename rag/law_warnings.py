"""Clauses of the kind that the fair-competition review rules (公平竞争审查条例, in force since 1 August 2024) take aim at.

A clause found here may be lawful all the same (a law or the State Council may allow it): it is to be confirmed with the
issuer before anybody counts on it. What is looked at is the sentence; words that forbid, end or deny such a thing are no
such clause, where they stand in the same part of the sentence: what a neighbour says of something else changes nothing. Pure.
"""

import re
from enum import StrEnum

from rag.text import normalise


class Concern(StrEnum):
    """What kind of clause it is."""

    TAX_REFUND = "tax_refund"  # a reward by taxes paid or 地方贡献
    NO_MOVE = "no_move"  # a promise not to move away, or a penalty for it
    LOCAL_PURCHASE = "local_purchase"  # a favour for buying from local firms, or only for local firms' goods
    SELECTIVE = "selective"  # favours by leave for one named firm, or below the lawful price


_SENTENCE = re.compile(r"[^。；;!！?？\n]+")
_TAX = (
    r"(?:地方(?:财政|经济|综合)?(?:贡献|留成|留存|分成|实得)|区域(?:经济|综合)?贡献|经济贡献|财政贡献|税收(?:贡献|留成|留存|分成|地方留成)|地方(?:级)?(?:财力|税收)|县级留存|市级留存|区级留存|"
    r"(?:增值税|企业所得税|个人所得税|个税|所得税|契税|房产税|土地使用税|税款|税收|纳税(?:额|总额)?|入库税收)[^,，。]{0,14}?(?:地方)?(?:留成|留存|分成|所得|贡献)?部分?)"
)
_GIVEN = r"(?:奖励|返还|奖补|补助|补贴|扶持|返奖|退还|兑付|即征即返|先征后返|拨付给|支持给予|给予)"
_REFUND = re.compile(
    rf"(?:按|以|根据|依据|参照|就其?|将)[^。；]{{0,24}}?{_TAX}[^。；]{{0,40}}?{_GIVEN}"
    rf"|{_TAX}[^。；,，]{{0,16}}?(?:的)?\s*(?:\d+(?:\.\d+)?\s*%|百分之[零一二三四五六七八九十百]+|全额|全部|[一二三四五六七八九]成)[^。；]{{0,16}}?{_GIVEN}"
    rf"|{_GIVEN}[^。；]{{0,12}}?{_TAX}[^。；]{{0,12}}?(?:\d+(?:\.\d+)?\s*%|全额|[一二三四五六七八九]成)"
    rf"|{_TAX}[^。；,，]{{0,12}}?达到[^。；]{{0,20}}?{_GIVEN}"
    r"|(?:税收|财政)(?:返还|奖返|优惠返还)|即征即返|先征后返"
    r"|(?:rebate|refund|reward)[^.;]{0,40}(?:of|for|on|by) (?:the )?(?:local )?(?:tax|fiscal "
    r"contribution)|(?:tax|fiscal contribution)[^.;]{0,30}(?:rebat|refunded|returned)",
    re.IGNORECASE,
)
_MOVE = r"(?:迁离|迁出|迁移|搬离|搬迁|外迁|变更(?:注册地|税务登记地|纳税地|住所)|(?:改变|变更)(?:在[^,，。]{1,10}的)?(?:纳税义务|统计关系)|注销(?:登记)?|减少注册资本)"
_STAYS = re.compile(
    rf"(?:承诺|保证|须|应当?|约定|签订[^。；]{{0,12}}?协议|不少于|不得|不)[^。；]{{0,40}}?不[^。；,，]{{0,8}}?{_MOVE}"
    rf"|(?:\d+|[一二三四五六七八九十]+)\s*年内?[^。；]{{0,16}}?不(?:得|能|可)?[^。；,，]{{0,10}}?{_MOVE}"
    rf"|{_MOVE}[^。；]{{0,30}}?(?:退回|退还|追回|收回|返还|缴回|全额退)"
    r"|(?:must|shall|undertakes? to|promises?)[^.;]{0,40}not (?:to )?(?:move|relocate"
    r"|leave)|(?:move|relocat)[^.;]{0,40}(?:pay back|repay|return the)",
    re.IGNORECASE,
)
_FREE_TO_MOVE = re.compile(
    r"(?:自主|自由|自愿|依法)(?:自主)?(?:变更|迁移|迁出|搬迁)|不因[^。；]{0,24}受到?限制|不限制|可以(?:依法)?(?:自主)?(?:迁|搬|变更)|remains? free|free to|自主迁移"
)
_LOCAL = re.compile(
    r"向[^。；,，]{0,8}(?:本(?:市|县|区|地|省)|区内|市内|县内|当地|辖区内?)的?[^。；,，]{0,6}企业[^。；,，]{0,6}(?:采购|购买)"
    r"|(?:采购|购买|使用|选用|优先(?:采购|选用|使用))[^。；]{0,16}?(?:本(?:市|县|区|地|省)|区内|市内|县内|当地"
    r"|辖区内?)(?:的)?[^。；,，]{0,12}?(?:企业|产品|服务|零部件|设备|材料|原料|货物|建材)"
    r"|(?:本(?:市|县|区|地|省)|区内|市内|县内|当地|辖区内?)[^。；,，]{0,10}?(?:企业|产品|设备|材料|服务)[^。；,，]{0,6}?(?:优先(?:采购|中标|选用)|加分|给予[^。；]{0,10}优惠)"
    r"|(?:buy|purchas|procur|sourc)[^.;]{0,30}\b(?:from )?local (?:firms|companies|suppliers|products|goods)",
    re.IGNORECASE,
)
_FAVOUR = re.compile(r"奖|补|扶持|支持|优惠|优先|加分|给予|reward|subsid|support|prefer", re.IGNORECASE)
_ONE_FIRM = re.compile(
    r"一事一议|一企一策|一企一议|一项目一策|(?:零地价|土地(?:出让金?|价款)[^。；]{0,40}?(?:返还|先征后返)|低于(?:成本价|国家最低价|最低价标准)[^。；]{0,8}(?:出让|供地|供应))"
    r"|case[- ]by[- ]case (?:support|terms)|individually negotiated",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"不得[^。；]{0,30}(?:返还|挂钩|奖励|给予|要求|限制|限定|强制)|严禁|禁止|不再(?:执行|实行|给予|享受)|停止执行|不实行|不搞|不采用|清理|不与[^。；]{0,20}挂钩"
    r"|不以[^。；]{0,30}为(?:条件|前提|依据)|没有[^。；]{0,12}(?:返还|奖励)|不适用|不享受|不纳入|不予"
)

_NOT_ASKED = re.compile(r"禁止|严禁|不得要求|不要求")
_TAXED = re.compile(r"代扣|代缴|自行缴纳|依法纳税|自行申报|申报纳税|纳税信用|缴纳(?:个人)?所得税的")
"""Taxes that the receiver pays on the sum, or must have paid to be eligible."""
_HAD = re.compile(r"已(?:经)?(?:享受|获得|取得|执行)")
_COMMA = re.compile(r"[,，:：()（）]")
_GOES_ON = re.compile(r"\s*(?:或者?|以及|及|和|并|也|又|等)")
_ENDED = re.compile(
    r"(?:的?(?:政策|做法|规定|措施|条款))?(?:一律|均|应当?|全部|现|自[^,，。]{0,16}?起)*"
    r"(?:停止|不再(?:执行|实行|适用)|取消|废止|予以(?:清理|废止)|清理)"
)

_NAMES = re.compile(r"(?:的|项目|企业|单位|个人|政策|做法|情形|行为)$")
"""The part is what something is said of, and says nothing itself."""
_REFUSED = re.compile(r"(?:一律|均|也|都)?(?:不予|不享受|不适用|不纳入|不再|不得|不给予)(?![^,，]{0,6}(?:重复|叠加))")


def concerns(text: str) -> tuple[Concern, ...]:
    """What in a passage is of that kind, each once; () where nothing is. Never raises."""
    found: dict[Concern, None] = {}
    for sentence in _SENTENCE.findall(normalise(text)):
        for concern in _of_sentence(sentence):
            found.setdefault(concern)
    return tuple(found)


def _of_sentence(sentence: str) -> tuple[Concern, ...]:
    favours = _FAVOUR.search(sentence) is not None
    marks = (
        (Concern.TAX_REFUND, _stands(_REFUND, sentence, _DENIED, _TAXED)),
        (Concern.NO_MOVE, _stands(_STAYS, sentence, _NOT_ASKED, _FREE_TO_MOVE)),
        (Concern.LOCAL_PURCHASE, favours and _stands(_LOCAL, sentence, _DENIED)),
        (Concern.SELECTIVE, favours and _stands(_ONE_FIRM, sentence, _DENIED, _HAD)),
    )
    return tuple(concern for concern, held in marks if held)


def _stands(kind: re.Pattern[str], sentence: str, denied: re.Pattern[str], *harmless: re.Pattern[str]) -> bool:
    """Whether such words stand in the sentence, and nothing in their own part of it takes them back."""
    start = 0
    while found := kind.search(sentence, start):
        part = _part_around(sentence, found.start(), found.end())
        if not any(word.search(part) for word in (denied, *harmless)) and not _is_ended(sentence, found.end()):
            return True
        start = found.start() + 1
    return False


def _part_around(sentence: str, start: int, end: int) -> str:
    """From the comma before to the comma behind; a part that goes on with 或者 belongs to the one before it."""
    first = _comma_before(sentence, start)
    while first and _GOES_ON.match(sentence, first):
        first = _comma_before(sentence, first - 1)
    behind = _COMMA.search(sentence, end)
    return sentence[first : behind.start() if behind else len(sentence)]


def _comma_before(sentence: str, at: int) -> int:
    return max((comma.end() for comma in _COMMA.finditer(sentence, 0, at)), default=0)


def _is_ended(sentence: str, end: int) -> bool:
    """Whether the next part puts an end to what was said (…的做法，一律停止执行), or grants it nothing (…的项目，不予奖励)."""
    behind = _COMMA.search(sentence, end)
    if behind is None:
        return False
    refused = _NAMES.search(sentence, 0, behind.start()) and _REFUSED.match(sentence, behind.end())
    return refused is not None or _ENDED.match(sentence, behind.end()) is not None
