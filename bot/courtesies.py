"""Words that ask nothing of a document: a greeting, thanks, a complaint about us, the wish to leave. Pure.

Words count only where nothing else is said: 骗子 is a complaint, 骗取奖励怎么处理 a question of policy.
"""

import re
from enum import StrEnum

from rag.text import normalise

_LONGEST = 40  # characters
_MARKS = r"[\s,，。.!！?？~～、…:：;；]|[^\w\s]"


class Courtesy(StrEnum):
    """What somebody says to us where they ask nothing."""

    GREETING = "greeting"
    THANKS = "thanks"
    COMPLAINT = "complaint"
    MACHINE = "machine"  # whether we are one
    ABILITY = "ability"  # what we can do
    LEAVING = "leaving"  # 取消, 算了, 退出
    HEARD = "heard"  # 好的, 知道了
    FAREWELL = "farewell"


_SAID: tuple[tuple[Courtesy, str, str], ...] = (
    (
        Courtesy.COMPLAINT,
        r"骗子|骗人|忽悠|[太好很真]?(?:笨|蠢|傻|烂|差劲|菜|慢|坑|难用)|没用|没啥用|没什么用|不好用|垃圾|废物|废话|差评|失望|不满意|不靠谱|不专业|不智能"
        r"|智障|弱智|白痴|糊弄|敷衍|胡说(?:八道)?|瞎说|乱说|瞎答|乱答|答非所问|浪费(?:我的?)?时间|气死(?:我了?)?|无语|看不懂|听不懂(?:人话)?|不懂"
        r"|(?:说|讲|答|问)了(?:等于|跟|和)没(?:说|讲|答|问)(?:一样)?|(?:回答|答)得?(?:不对|错了?|不准|有误|不好|什么)|没(?:有)?(?:回答|答)(?:我的?)?(?:问题)?"
        r"|(?:帮|解决)不了(?:我|忙|问题|任何)*|(?:什么|啥)(?:破|鬼|烂)(?:东西|玩意儿?|回答|系统|机器人)?|(?:什么|啥)(?:东西|玩意儿?)|破(?:系统|机器人"
        r"|东西)|[滚草]|(?:太|真)?(?:少|差)了?(?=$|[^\w])|根本没发|(?<=奖励)没发|没兑现|不兑现|不给钱|我要投诉(?:你们)?"
        r"|(?:不过|但是?)(?:还是)?(?:不对|错了|没用|看不懂)",
        r"useless|stupid|dumb|idiot|rubbish|garbage|trash|terrible|awful|horrible|ridiculous|nonsense|crap|pathetic|hopeless"
        r"|disappoint(?:ed|ing)|liars?|scam(?:mer)?|fraud|wtf|waste of (?:my )?time|not helpful|unhelpful"
        r"|(?:do(?:es)?n't|did(?:n't| not)|do(?:es)? not|can't|cannot) (?:even )?(?:understand|help|answer"
        r"|work)|(?:wrong|bad) answer",
    ),
    (
        Courtesy.THANKS,
        r"你(?:真|太|很|好)?(?:棒|赞|厉害|聪明|贴心)了?|谢{1,3}|多谢|感谢|感激|唔该|辛苦了?|麻烦(?:你|您)?了|thanks?|thx|3q|有劳|拜谢",
        r"thanks?|thank you|thx|ty|cheers|much appreciated|appreciate it",
    ),
    (
        Courtesy.MACHINE,
        r"(?:是不是|到底是|是)(?:一?个)?(?:真人|人工(?:客?服务?)?|机器人|ai|人|机器|程序|活人)(?=[吗嘛么吧啊呀呢在]|还是|[^\w]|$)"
        r"|真人还是机器人?|是人还是机器人?|是人是机器",
        r"are you (?:an? )?(?:real |actual |live )?(?:human(?: being)?|person|robot|bot|ai|machine|real)"
        r"|(?:am i|is this) (?:talking to )?(?:an? )?(?:real )?(?:human|person|bot|robot|machine)",
    ),
    (
        Courtesy.ABILITY,
        r"(?:你|您|机器人|助手|系统)们?(?:都|到底|究竟)?(?:(?:能|可以|会)(?:帮我|给我)?(?:干|做|查|办|回答|问)(?:些|点)?(?:什么|嘛|啥|哪些)(?:事|问题|东西)?"
        r"|有(?:什么|啥|哪些)(?:用|功能|本事)|是谁|是干(?:什么|嘛|啥)的?|怎么(?:用|使用))",
        r"what can you (?:do|help(?: me)? with|answer)|who are you|what are you|how do i use (?:this|you)|what is this",
    ),
    (
        Courtesy.LEAVING,
        r"取消|退出|不(?:算|测|测算|匹配|填|弄|办|问|要|查|做|想弄|想填|玩)了|算了|结束|停止|停|别问了|放弃|重来|不用了|没事了?",
        r"cancel|quit|exit|stop|never ?mind|forget it|leave|abort|no more",
    ),
    (Courtesy.FAREWELL, r"再见|拜拜|回见|bye", r"(?:good)?bye|see you|see ya"),
    (
        Courtesy.GREETING,
        r"你好|您好|大家好|嗨|哈喽|哈罗|在[吗么嘛]|在不在|有人[吗么在]*|(?:早上|上午|中午|下午|晚上)好|早安?|晚安|hi|hello|hey|hola",
        r"hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|how are you|nice to meet you|anybody there",
    ),
    (
        Courtesy.HEARD,
        r"好[的嘞吧呀啊哒滴]?|行|可以|嗯+|哦+|噢+|知道了?|晓得了?|明白了?|了解了?|清楚了?|懂了|收到|记下了|ok|okay|不错|厉害|真棒|很好",
        r"ok(?:ay)?|got it|i see|understood|great|good|fine|sure|all right|alright|noted|perfect|nice|clear|cool",
    ),
)
"""In the order in which they count: 好的，谢谢 thanks, 你好，你是真人吗 asks whether we are a machine."""
_BESIDE = (
    r"你|您|们|我|咱|他|它|这|那|个|的|了|啦|呢|吗|吧|啊|呀|哈|嘛|噢|哦|哇|呵|耶|喔|晒|晒啦|嗮|太|真|好|很|非常|都|就|是|在|也|又|简直|完全|一点|一点儿|根本|还|给|到底|究竟"
    r"|怎么|什么|为什么|机器人?|系统|助手|客服|软件|程序|小助理|ai|bot|回答|答案|答复|东西|玩意儿?|一群|一帮|纯粹|帮忙|帮助|帮我|解答|耐心|现在|请问|请|再|先|那|老师"
    r"|各位|领导|刚才|刚刚|上面|前面|一直|感觉|觉得|实在|奖励|补贴|政策|办事|服务|效率|态度|不过|但是?"
)
_BESIDE_ENGLISH = (
    r"you|your|yours|this|that|it|it's|its|is|are|was|were|am|i|i'm|im|my|me|we|us|so|very|really|totally"
    r"|completely|absolutely|just|a|an|the"
    r"|what|such|of|at|all|to|for|and|but|too|much|lot|lots|many|help|helping|answers?|bot|robot|ai"
    r"|assistant|system|thing|chatbot|there|again"
    r"|please|then|now|bunch|complete|total|absolute|sir|madam|dear|friend|any|anything|question|quick"
    r"|kind|have|day|later|clear|useful|helpful"
)
_MATTER = re.compile(r"奖励|补贴|政策")  # what is asked of documents
_ASKING = re.compile(r"[吗?]|么$|怎么|(?:什么|啥)(?![破鬼烂]|垃圾|狗屁)|哪|多少|何时|几")
_ASKING_BESIDE = re.compile(
    r"怎么|(?<!没)什么|啥|给.*吗|\bwhat\b(?! an?\b)|\bany help\b.*\?|\b(?:is|are) there\b.*\bhelp\b"
)
_OFFICE = re.compile(r"办事|服务|效率|态度")
_NOTHING_ELSE = [
    (
        kind,
        re.compile(
            rf"(?=.*?(?:{said}))(?:{{all}}|{_BESIDE}|{_MARKS})*+".replace("{all}", "|".join(z for _, z, _ in _SAID))
        ),
        re.compile(
            rf"(?=.*?\b(?:{english})\b)(?:(?:{{all}}|{_BESIDE_ENGLISH})\b|{_MARKS})*+".replace(
                "{all}", "|".join(e for _, _, e in _SAID)
            )
        ),
    )
    for kind, said, english in _SAID
]


def courtesy_of(text: str) -> Courtesy | None:
    """What these words are where they ask nothing; None for all others."""
    folded = normalise(text).strip()
    if not folded or len(folded) > _LONGEST:
        return None
    for kind, chinese, english in _NOTHING_ELSE:
        if (english if folded.isascii() else chinese).fullmatch(folded):
            return None if _asks(folded, kind) else kind
    return None


def _asks(folded: str, kind: Courtesy) -> bool:
    """Whether words ask for all that: of a matter only a complaint speaks, and of its reward somebody may ask politely."""
    asking = _ASKING.search(folded) is not None
    if _MATTER.search(folded):
        return kind is not Courtesy.COMPLAINT or asking
    match kind:
        case Courtesy.GREETING | Courtesy.THANKS | Courtesy.FAREWELL:
            return _ASKING_BESIDE.search(folded) is not None
        case Courtesy.HEARD:
            return asking or _ASKING_BESIDE.search(folded) is not None
        case Courtesy.LEAVING:
            return folded.rstrip(" ?？").endswith("了吗") or (asking and _OFFICE.search(folded) is not None)
        case _:
            return False
