"""Words that ask and report nothing: 请问…有没有补贴 is a question whoever writes it. Pure."""

import re
from collections.abc import Container, Iterable

from rag.clauses import clause_named
from rag.text import normalise
from store.reporting.progress import Row

# Words that ask, where they do not ask: 没什么, 有什么问题请联系, 好几家, 怎么都行.
_NOT_ASKING = re.compile(
    r"(?<!有)没有?(?:什么|啥|多少|几|谁)|(?:什么|啥|怎么|谁|哪里|哪儿|多少)(?:样)?(?:都|也)|(?:不管|无论|不论)[^,]*"
    r"|有(?:什么|啥|任何)[^,]{0,6}(?=[,.]?(?:请|随时|及时|联系|找|说|报))|不(?:怎么|太|知(?:道)?)|几乎|多少有"
    r"|(?:十|好|这|那|前|近|了|过|着|有|第)几(?!个点|成|折|分之)|(?<![拿补给奖领])几(?:百|千|万|十)|或多或少|是不是的|一点儿?不"
)
_ASKING = re.compile(
    r"多[久长大高快远少宽重](?!期)|几(?!率|何)|什么|啥|怎么|怎样|如何|咋|哪|谁|为何|凭什么|是否|能否|可否|有无|何时|还是|可不可以"
    r"|([\u4e00-\u9fff])[不没]\1|([\u4e00-\u9fff]{2})[不没]\2"
)
_ENDS = re.compile(
    r"(?:吗|(?<!着)呢|么|(?<=了)没有?|(?<=[一-鿿])(?<![要并绝决])不|不(?:行|可以?|成|算|给|管)(?:不)?)[呀啊哦]?$"
)
_POLITE = re.compile(r"请问|请教|想问|问一?下|咨询一?下|想了解|想知道|帮我查|查一下")
_ENGLISH = re.compile(
    r"^(?:please |so |and |but |hi,? |hello,? )*(?:what|how|when|where|which|who|whom|whose|why"
    r"|is|are|am|was|were|can|could|do|does|did|may|will|would|should|has|have)\b"
)
_GOES_ON = re.compile(r"还在|正在|仍在")
_SENTENCES = re.compile(r"[。!;\n]+|\.(?=\s|$)")
# Said to many, or by others: whatever it asks, nobody asks us.
_TO_MANY = re.compile(
    r"^\s*(?:@|\[?转|通知|提醒|温馨提示|fwd)|请?各(?:单位|部门|县|区|位|组|专班|科室|乡镇|街道)|请大家|@所有人|务必"
    r"|(?:模板|格式|示例|样本)(?:如下|:)"
)
_POLICY = re.compile(
    r"补|奖|扶持|政策|办法|优惠|享受|申请|申报|兑现|比例|几个点|[百千万]分之|引荐|介绍(?:费|人)|牵线|中间人|一次性给|条款"
    r"|给(?:多少|几)|拿(?:多少|几|哪)|第[一二三四五六七八九十百\d]+条|免租|减免|贴息|文件"
    r"|subsid|reward|incentive|grant|policy|eligible|rebate"
)
_PRICE = re.compile(r"租金|电价|水价|气价|地价|房价|价格|多少钱|怎么收费|收费标准|税率|工资|社保|户口|学校|班车")

_LONGEST = 40  # characters of words that stand for a question without asking
_IDLE = re.compile(
    r"^\W*(?:收到|好[的嘞吧]?(?![\u4e00-\u9fff]{3})|谢|感谢|多谢|辛苦|嗯|哦|哈|呵|嘿|ok\b|行(?![政业])|是的|明白|知道|了解了|晓得|清楚|早|晚安|再见|拜|你好|您好|thank"
    r"|good (?:morning|night)|great|bye|hi\b|hello)|^\W*$|谢谢|辛苦了"
)
_HAPPENED = re.compile(
    r"了(?!解|的|多少)|[已昨]|今[天早晚]|刚[刚才]|正在|在办|准备|打算|下周|明[天早]|大家|领导|我们?去|加班|吃饭|群里|请假"
)


def asks(text: str) -> bool:
    """Whether these words ask: by a mark, a polite word, a clause that they name, or how their last clause is made.

    >>> asks("园区有没有班车"), asks("今天没什么进展"), asks("谈了好几家企业")
    (True, False, False)
    """
    sentences = _sentences(text)
    if not sentences or _TO_MANY.search(normalise(text)):
        return False
    last = sentences[-1]
    if "?" in last or _ENGLISH.search(last) or any(_POLITE.search(one) for one in sentences) or clause_named(last):
        return True
    return _is_asking(re.split(r"[,:]", last)[-1].strip())


def may_ask(text: str) -> bool:
    """Whether words without the form of a question may stand for one: short, no thanks, and nothing has happened in them.

    >>> may_ask("那污水处理费"), may_ask("好的，收到"), may_ask("今天跑了一天")
    (True, False, False)
    """
    folded = normalise(text).strip()
    return len(folded) <= _LONGEST and not _IDLE.search(folded) and not _HAPPENED.search(folded)


def only_asks(text: str, rows: Iterable[Row], known: Container[str]) -> bool:
    """Whether words that read as a report ask of a policy and report nothing: 设备花了900万，能补几个点.

    Where a project is `known`, is called one (…项目), or has a day, something is reported besides.
    """
    return asks(text) and bool(_POLICY.search(_sentences(text)[-1])) and not tells_of_ours(text, rows, known)


def tells_of_ours(text: str, rows: Iterable[Row], known: Container[str]) -> bool:
    """Whether what was read reports something: of a project that is known or called one, of a day, or a correction."""
    return any(row.project in known or row.day or row.correction or _is_called_so(row.project, text) for row in rows)


def asks_of_policy(words: str) -> bool:
    """Whether words that ask do so of what documents say: rewards, rules, prices."""
    return bool(_POLICY.search(normalise(words)) or _PRICE.search(normalise(words)))


def _is_called_so(project: str, text: str) -> bool:
    return bool(project) and f"{project.removesuffix('项目')}项目" in text


def _sentences(text: str) -> list[str]:
    folded = normalise(text).strip()
    return [part for each in _SENTENCES.split(folded) if (part := each.strip(" ,~"))]


def _is_asking(clause: str) -> bool:
    bare = _NOT_ASKING.sub(" ", clause)
    return bool(_ASKING.search(bare)) or (bool(_ENDS.search(bare)) and not _GOES_ON.search(bare))
