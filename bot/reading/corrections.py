"""Messages that put right (更正) or take back (撤回) an earlier one."""

import re
from dataclasses import dataclass

_CORRECTING = re.compile(
    r"(?:刚|才)(?:说|报|发|写)的[^,。;]{0,8}(?:不对|错|有误)|(?<!别)(?<!别再)(?:写|报|说|记|填|算|发)(?:早|晚|快|高|低|多|少|大|小|岔|串|反|漏|重|混)了|"
    r"更正|纠正|勘误|改一下|"
    r"改下(?![周月午个星])|订正|(?:上[一]?条|刚才|前面|之前|上面|昨天|上午|早上|那笔|那条)[^,。;]{0,10}(?:写错|报错|搞错|打错|发错|说错|弄错|不对|有误|错了|不是)|"
    r"(?<!别)(?<!别再)(?:写|说|报|填|记|看)(?:成|反)了?|写错了|报错了|搞错了|打错了|说错了|弄错了|报重了|以(?:这|此|本)条为准|以此为准|误报|有误|口误|笔误|改个(?:数|日期|"
    r"时间|名)|应为|[多少漏]报了|"
    r"^把[^,。;]{1,20}(?:到位|资金|投资|金额|签约额|外资|数字?|数据)[^,。;]{0,4}(?:改|订正)(?:成|为|到)[^,。;]{0,3}[\d一二两三四五六七八九十]|"
    r"应该是\d|应该是[^,。;]{1,16}不是|不是[^,。;]{0,6}(?:\d|[一二两三四五六七八九十][万亿千百个月]|[签开投]|在谈|usd)[^,。;]{0,8}(?:,|"
    r"而)是(?!靠)|不是[^,。;]{2,14}而是[^,。;]{0,4}(?:\d|[一二两三四五六七八九十][万亿千百])|不在[^,。;]{1,8}[县区市,],?(?:而)?[是在]|"
    r"(?:签约|开工|投产|到账|封顶|落地|投资|到位|谈)的?是[^,。;]{1,14}(?:,|)不是|是[^,。;]{0,4}\d[^,。;]{0,8}(?:,|)不是"
    r"|是(?:签|开工|动工|投产|落地|在谈|封顶|奠基)[^,。;]{0,6},?不是|报早了|吹早了|特此更正|系(?:录入|"
    r"笔误|重复)|(?:地点|名字?|县区?|金额|日期|单位|项目名)[^,。;]{0,3}(?:写|报|填|弄|搞)?错"
)
_HEADED = re.compile(r"[\s\[(]*(?:更正|纠正|勘误|订正|correction)", re.IGNORECASE)
_WITHDRAWN = re.compile(
    r"[,。!]撤[,。!了]|别往表里|予以冲销|冲销|先?(?:拿|撤|划|删|去)掉|撤下来?|删了|别算|先不算|[先别]算(?=进)|退回去了?|撤回|作废|撤销|不算了?|收回|"
    r"取消[^,。;]{0,4}(?:那条|上报)|报重了|重复了"
)
_STILL_TELLS = re.compile(
    r"还在|仍在|重[发报写新]|现在|目前|还在谈|仍在谈|实际|应为|[多少漏]报了|应该是\d|是[^,。;]{1,12}的|不是|改为"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """`only` where nothing but the correction is told; `withdrawn` where the earlier message is taken back whole."""

    correcting: bool = False
    withdrawn: bool = False
    only: bool = False


def is_headed_so(said: str) -> bool:
    """Whether a message begins as a correction, so that nothing in it is only a slip of its own breath."""
    return bool(_HEADED.match(said))


def correction_in(said: str) -> Correction:
    """What a folded message says of an earlier one."""
    correcting = bool(_CORRECTING.search(said)) or bool(_WITHDRAWN.search(said))
    withdrawn = bool(_WITHDRAWN.search(said)) and not _STILL_TELLS.search(said)
    return Correction(correcting, withdrawn, correcting)
