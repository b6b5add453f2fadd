"""The kind of thing a question asks for, and whether a sentence holds one."""

import re
from enum import StrEnum
from functools import lru_cache


class Wanted(StrEnum):
    """The kind of thing that would answer."""

    REWARD = "reward"  # 能拿多少, 奖励多少, 补贴比例
    SUM = "sum"  # 多少钱, 价格, 租金
    NUMBER = "number"  # any count or measure
    TIME = "time"  # 什么时候, 多久, 有效期
    PLACE = "place"  # 在哪
    WHO = "who"  # 哪个部门, 谁
    YES_NO = "yes_no"
    OTHER = "other"


_PATTERNS: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        Wanted.TIME,
        re.compile(
            r"什么时候|何时|多久|几天|几号|几月|多长时间|几个工作日|多少天|多少个?工作日|有效期|几年|哪天|哪年|时限|期限|到期|when|how long|"
            r"how many (?:working )?days|deadline|valid"
        ),
    ),
    (
        Wanted.REWARD,
        re.compile(
            r"(?:按|能?有)多少(?:给|奖|补)|[拿给补奖领算按属][^,，?？]{0,4}[哪几]一?档"
            r"|[拿给补奖贴返领](?<!本领|率领|带领)(?!导)[^,，?？]{0,6}(?:多少|几个点|几成|几[万千百])|(?:奖励|补贴|补助|奖金|好处费|介绍费|资助|"
            r"扶持)[^,，?？]{0,8}(?:多少|几|比例|标准|怎么|上限|最高|封顶)|多少(?:奖|补)|怎么补|怎么奖|有没有(?:奖|补|好处)"
            r"|有哪些[^,，?？]{0,4}(?:奖|补|扶持|优惠|资助|津贴)|(?:reward|"
            r"bonus|subsid|grant|referral)"
        ),
    ),
    (
        Wanted.SUM,
        re.compile(
            r"多少钱|比例|额度|上限|最高|最多|封顶|价格|租金|单价|费用|收费|标准是|几个点|几成|几毛|几块|千分之|百分之|开多少|how much|cap\b|rate|"
            r"price|rent|cost|tariff|wage"
        ),
    ),
    (
        Wanted.NUMBER,
        re.compile(
            r"多少|几[个家名条次人天年项期吨]|多大|多远|多高|面积|人口|数量|占比|how many|how far|how large|area|population|distance"
        ),
    ),
    (Wanted.PLACE, re.compile(r"在哪|哪里|哪儿|地址|位置|什么地方|where|address")),
    (
        Wanted.WHO,
        re.compile(
            r"谁|哪个(?:部门|单位|科室|局)|什么(?:部门|单位)|找哪|电话|联系|who\b|which (?:office|department|bureau)|phone|"
            r"contact"
        ),
    ),
    (
        Wanted.YES_NO,
        re.compile(
            r"吗|能不能|可不可以|可以.*[?？]|行不行|是否|能否|算不算|要不要|有没有|会不会|还算|^(?:can|may|must|do|does|is|are)\b"
        ),
    ),
)


_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
# A question in English says first what it asks: "Who explains the reward" asks for somebody, though it names a reward.
_ENGLISH_PATTERNS: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        Wanted.TIME,
        re.compile(
            r"\bwhen\b|how (?:long|soon|quickly|late|early|fast)|how many (?:working )?(?:days|months|years)|deadline|"
            r"\buntil (?:when|what)|(?:what|which) (?:date|day|month|year)|valid"
        ),
    ),
    (
        Wanted.WHO,
        re.compile(
            r"\bwho(?:m|se)?\b|(?:which|what) (?:office|department|bureau|authority|agency)|phone|hotline|contact"
        ),
    ),
    (Wanted.PLACE, re.compile(r"\bwhere\b|address|(?:which|what) (?:street|floor|window|counter)")),
    (
        Wanted.YES_NO,
        re.compile(
            r"^(?!.*\b(?:how|what|which)\b).*(?:^|[.,;?!:] *)(?:can|may|must|do|does|did|is|are|was|were|would|should|could"
            r"|will|has|have)\b"
        ),
    ),
    (Wanted.REWARD, re.compile(r"reward|bonus|subsid|grant|referral|support|allowance|incentive")),
    (
        Wanted.SUM,
        re.compile(
            r"how much|\bcap\b|rate|price|rent|cost|tariff|wage|salary|fee\b|percent|maximum|ceiling|upper limit"
        ),
    ),
    (Wanted.NUMBER, re.compile(r"how (?:many|far|large|big|high|deep)|area|population|distance|number of|what share")),
)


_ALL_ASKED = re.compile(
    r"哪些|哪几|都有什么|(?:什么|啥|哪样)(?:条件|材料|东西|手续|文件|证明|资料|凭证)|[带交备]什么"
    r"|which|what (?:documents|conditions|papers)|how (?:is|are) .{0,40}paid"
    r"|分几[期次批回][^,，年]{0,4}[,，]?每[期次批回]"
)


def asks_for_all(folded: str) -> bool:
    """Whether a question asks for a list as a whole: its papers, its conditions."""
    return _ALL_ASKED.search(folded) is not None


def kind_wanted(folded: str) -> Wanted:
    """The kind that a folded question asks for."""
    patterns = _PATTERNS if _CHINESE.search(folded) else _ENGLISH_PATTERNS
    return next((wanted for wanted, pattern in patterns if pattern.search(folded)), Wanted.OTHER)


_HOLDS: dict[Wanted, re.Pattern[str]] = {
    Wanted.REWARD: re.compile(
        r"(?:奖|补|给予|资助|扶持|返还|贴息|提成|服务费|津贴).*\d|\d[\d.]*\s*(?:%|‰|倍)|免租|全额|(?:reward|subsid|grant|bonus|"
        r"award|paid).*\d|\d.*(?:per mille|percent)", re.IGNORECASE | re.DOTALL
    ),
    Wanted.SUM: re.compile(r"\d[\d,.]*\s*(?:%|‰|亿|万|元|个百分点|yuan|million|percent)|百分之|千分之|免租|全额|RMB|免收|不收"),
    Wanted.NUMBER: re.compile(r"\d"),
    Wanted.TIME: re.compile(r"\d+\s*(?:年|个?月|日|天|个?工作日|周岁|小时)|[一二三四五六七八九十]+(?:年|个月|日内|个工作日)|起施行|有效期|days?|months?|"
        r"years?"),
    Wanted.PLACE: re.compile(r"位于|坐落|地址|地点|号(?:楼|院|$|，|。)|路\d+号|窗口|距|located|address|Road|Floor", re.IGNORECASE),
    Wanted.YES_NO: re.compile(
        r"不(?:予|得|认|计|受|作|包|影|再|追|属|享|支|转|列|收|设|限|能|适)|可以|应当|禁止|除外|只|免"
        r"|视为|\b(?:not|may|must|only|cannot|needs?|exclud\w+|remains?)\b",
        re.IGNORECASE,
    ),
    Wanted.WHO: re.compile(r"电话|负责|受理|解释|主管|局|委员会|办公室|中心|contact|phone|bureau|office", re.IGNORECASE),
}  # fmt: skip

_WHEN_PAID = (
    r"(?:多久|几天|何时|啥时候?|什么时候|多长时间)[^,，]{0,6}(?:到账|到手|打款|拨|发钱|给钱|拿到钱|发下来|[给发付](?:$|[\W给呢呀啊吗的]))"
    r"|(?:how (?:long|soon|quickly|fast)|when).{0,60}(?:\bpaid\b|\bpay(?:ment|out)\b|receive|get the money)"
)
# What is asked about; what a sentence that says it must hold; whether a clause without it cannot answer at all.
_ATTRIBUTES: tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...] = tuple(
    (re.compile(asked), re.compile(held, re.IGNORECASE), needed)
    for asked, held, needed in (
        (
            r"起施行|何时施行|什么时候.{0,4}(?:施行|生效|实施|执行|失效|到期)|(?:办法|政策|文件|意见|规定|措施|细则).{0,6}(?:有效|失效|到期|过期|还执行)"
            r"|管到|到(?:哪|什么)一?年|还(?:管用|能用|算数|作数)|take effect|in force|still valid|expire",
            r"(?:本[办政意措规通细].{0,3}|自).{0,24}(?:施行|执行|实施|生效|废止)|起(?:施行|执行|实施|生效)|effective|in force",
            False,
        ),
        (
            r"上限|最高|封顶|[顶到][顶天格]|顶破天|最多|一年(?:下来)?(?:最多|拢共|总共|一共)|\bcap\b|capped|maximum|ceiling|at most",
            r"(?:最高|最多|不超过|上限|封顶|限额)[^。；]{0,16}\d|不设|(?:\bcap\b|exceed|at most|maximum|no more than)[^;]{0,24}\d",
            False,
        ),
        (r"(?:什么|啥|哪些|哪样|何种)硬?(?:条件|资格)", r"条件|应当同时|具备", False),
        (
            r"哪个?一?(?:窗口|柜台)|几号窗|which (?:window|counter|desk)",
            r"\d\s?号窗口|综合窗口|专区|楼[^。；]{0,8}窗口|Floor",
            False,
        ),
        (r"几号|哪天到哪天|什么日子", r"\d+月\d+日", False),
        (r"公示期?[^,，]{0,4}(?:几天|多久|多长|多少天)", r"公示[^。；满]{0,8}\d", False),
        (r"有效期|有效多久|valid", r"有效期|有效|valid", False),
        (r"年龄|周岁|多大岁数|几岁", r"周?岁", True),
        (r"多远|距离|几公里|how far", r"公里|千米|米|km|kilomet", True),
        (r"面积|多少平|几平", r"平方|公顷|亩|㎡|平米", False),
        (r"人口|多少人", r"人", False),
        (r"电话|联系方式|phone|telephone", r"\d{3,4}-\d{6,8}|\d{7,11}", True),
        (r"地址|坐落|address", r"路|街|号|楼|位于|坐落|窗口|地址|Road|Street", False),
        (
            r"比例|百分之几|千分之几|几成|几个点|费率|税率|what (?:rate|percentage)|per cent",
            r"%|‰|百分之|千分之|percent|per mille|比例|倍|全额|\d\s*[:∶]\s*\d",
            True,
        ),
        (r"文号", r"〔\d{4}〕|\[\d{4}\]", True),
        (
            r"[买卖][^,，]{0,8}(?:多少钱|[什啥]么?价)|起价|[售均单]价",
            r"[售均底单]价|元起|价[^。；]{0,12}\d[\d.,]*元",
            False,
        ),
        (
            r"几个?工作日|多少个?工作日|几天|多少天",
            r"\d+\s*(?:个?工作日|日|天)|[一二三四五六七八九十]+[日天]|day",
            False,
        ),
        (
            r"多久|多长时间|how long|how many (?:working )?days",
            r"\d+\s*(?:个?工作日|日|天|个?月|年|小时|分钟)|[一二三四五六七八九十]+(?:日|天|个月|年)|day|month|year",
            False,
        ),
        (  # a threshold
            r"起步|起码|门槛|最低要|至少要|多大(?:体量|规模|的?才)|要多大(?!面积)|多少[^,，]{0,6}才|达到多少"
            r"|minimum .{0,24}(?:invest|size|project|amount|capital)|[\d一二两三四五六七八九十百千]\s*个?[万亿].{0,16}(?:有没有|有(?:奖|补)[^多]{0,4}吗|够)",
            r"以上\s*[;；。]?\s*$|不低于|不少于|至少|起点|at least|minimum|needs",
            False,
        ),
        (r"废止|作废|取消了(?:没|吗)", r"废止|失效|作废", False),
        (
            r"(?<!、)分几[回次期批年]|几[回次期批](?:给|付|发|兑|拨)|instal",
            r"分[一二两三四五六\d][期次批年]|一次性|一次付清|instal|\d+%, \d+%",
            False,
        ),
        (
            r"(?:钱|奖励|奖金|补贴|补助|资金).{0,12}(?:到账|到手|打过?来|打款|拨|下来|发)"
            r"|how (?:is|are) .{0,40}paid|instalments?"
            r"|(?:多久|几天|何时|什么时候).{0,6}(?:到账|到手|打款|拨|发钱|给钱|拿到钱)",
            r"拨付|兑现|支付|付清|转入|paid",
            False,
        ),
        (  # within how many days it is paid, and not in how many parts or to whom
            _WHEN_PAID,
            r"(?:工作日|[日天月])[之以]?内[^。；]{0,12}(?:拨付|兑现|支付|付清|转入)|后一次性(?:兑现|拨付|支付)"
            r"|paid[^.;]{0,20} within|within \d+ (?:working )?(?:days|months)[^.;]{0,30}paid",
            False,
        ),
        (  # how, and not when
            r"how (?:is|are) .{0,40}paid|(?:奖励?|奖金|引荐费|补[贴助])[^,，]{0,4}(?:怎么|如何)(?:发|兑现|付|拨)",
            r"分[一二两三四五六\d][期次批年]|一次性|付清|instal",
            False,
        ),
        (
            r"(?:谁|哪级|哪家|哪里)(?:来)?(?:出钱|掏|承担|负担)|资金.{0,4}(?:谁|哪)|各(?:掏|出|承担|负担)|钱谁出",
            r"财政.{0,20}(?:承担|分担|负担|列入|预算)|自行承担",
            False,
        ),
        (
            r"哪(?:里|儿|个地方)?(?:登记|备案|办|交|申请|申报|递)|到哪",
            r"\d\s?号窗口|综合窗口|专区|地址|向.{0,16}(?:登记|备案|申请|办理)|\d楼|[一二三]楼",
            False,
        ),
        (  # whether two rewards go together
            r"(?:再|还能|都能|同时|两头|一起|一块)[^,，]{0,6}(?:领|拿|享受|申请|申报|要)|再(?:领|拿|要)一[份次遍]|重复|叠加",
            r"重复|叠加|择一|不再|就高|其中一项|同时符合|同一项目",
            False,
        ),
        (r"(?:多久|多长时间|几天|几年|几个(?:月|工作日)|多少(?:天|个?工作日))[之以]?内", r"[日天月年][之以]?内", False),
        (
            r"(?:什么|哪些|啥|哪样)(?:材料|资料|手续|文件|证明|东西|凭证)|[带交备]什么|what (?:documents|papers)|which documents",
            r"下列材料|复印件[、，,；;]|申请表|备案表|材料[:：]|证明[、；;]|certificate|documents",
            False,
        ),
        (
            r"(?:奖励?|补[贴助]|介绍费|引荐费?)的?标准(?:$|[是怎如多什?？])|(?:referral reward|commission) rates?",
            r"‰|千分之|按[^。；]{0,24}\d%|per mille",
            False,
        ),
        (  # the rate of a reward, not the share of something
            r"(?:奖|引荐|介绍|补|提成)[^,，占]{0,10}(?:比例|几个点|百分之几|千分之几)|(?:工业|农业|服务业|商贸|外资|总部|文旅)[^,，占]{0,6}(?:比例|几个点)",
            r"按[^。；]{0,30}[%‰]|[%‰](?:计|给予|奖)|加成|per mille|percent",
            False,
        ),
        (r"目标|指标", r"目标", False),
        (r"收不收费|收费|手续费|交钱|要钱|免费|charge|free of", r"收费|费用|免费|收取|free|charge", False),
        (
            r"(?:哪个|什么)(?:部门|单位|科室|机构|局)|归谁|谁(?:来)?(?:管|审|批|定|负责|认定|拍板)"
            r"|哪一?级[^,，]{0,4}(?:拍板|定|批)|which (?:office|department|bureau)",
            r"负责|主管|受理|由[^,，。]{2,14}(?:局|委|办|中心|部门|政府)|会同|认定|解释|审定|常务会议|bureau|office",
            False,
        ),
        (
            r"(?:多久|多长时间|几个月|几天|多少天|一年|什么时候|何时)[之以]?[内前][^,，]{0,6}(?:申|报|提|办|交|登记)|哪几个?月|几月|截止|截至|哪天(?:为止|结束)",
            r"[日月年天][之以]?内|\d+月|截止|之前|以前|逾期|受理|至\d",
            False,
        ),
        (r"工资|月薪|薪", r"工资|薪|元/月|每月|wage|salar", False),
    )
)


@lru_cache(maxsize=64)  # a question is laid beside hundreds of sentences
def _needed_by(folded_question: str) -> tuple[re.Pattern[str], ...]:
    return tuple(held for asked, held, _ in _ATTRIBUTES if asked.search(folded_question))


def holds_attribute(text: str, folded_question: str) -> bool | None:
    """Whether a sentence holds what the question's attribute needs (年龄 needs 周岁); None where it names no such attribute."""
    needed = _needed_by(folded_question)
    return all(held.search(text) for held in needed) if needed else None


def lacks_needed(text: str, folded_question: str) -> bool:
    """Whether a text cannot answer for want of the attribute asked for: a ratio, an age, a telephone number."""
    return any(
        needed and asked.search(folded_question) and not held.search(text) for asked, held, needed in _ATTRIBUTES
    )


def asks_when_paid(folded: str) -> bool:
    """Whether a question asks when money is paid."""
    return re.search(_WHEN_PAID, folded) is not None


def holds_wanted(text: str, wanted: Wanted) -> bool:
    """Whether a sentence holds the kind of thing that was asked for; False where no kind was made out."""
    pattern = _HOLDS.get(wanted)
    return pattern is not None and pattern.search(text) is not None
