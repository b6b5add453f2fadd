"""What a sum is (口径): by the word that governs it, else by what the row tells; 累计 or 新增; and which sums are old ones."""

import re

from bot.reading.amounts import Sum
from store.money import Currency
from store.reporting.progress import AmountKind
from store.reporting.project import Stage

_PLANNED = (
    r"计划总?投资额?|总投资额?|投资总额|总投|拟总?投资?|意向投资额?|预计总?投资|固定资产投资|固投|投资额|投资规模|投资|想投|能投|要投|先投|准备投|投他?个?|capex|"
    r"investment|invest|砸|拿出|花"
)
_IN_PLACE = (
    r"钱(?:到了|来了)|到位资金|资金到位|到位|进来|到手|到账资金|到账|到资|到了一笔|又到|来(?:了)?一笔|打进来|打进|打来|打过来|打款|入账|进账|缴了|实缴|注入|资本金|汇入|汇来|转来|划来|"
    r"划拨|收到|首笔|"
    r"[第头][一二三四五]?笔|(?<![提加增涨升降减调达缩追改])到了|(?<![资额投])已到(?=[ ]?\d)"
)
_SIGNED = r"签约金?额|合同金?额|协议金?额|签约总额|签约额度|签约资金|额度"
_FOREIGN = r"合同外资|实际使用外资|实际利用外资|利用外资|到账外资|外资到账|到位外资|外资到位|外资"
_AGREED = re.compile(
    r"(?:合同|协议|意向)(?:利用)?外资|认缴|(?:拟|计划|准备|打算|意向|预计|有意|愿意)[^,。;\d]{0,8}$|[想能可先要愿](?:意|以)?[投出打注][^,。;\d]{0,4}$"
    r"|\b(?:budget|intention|capex|(?:to|will|may|could|would) invest)",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    r"到账|到位|到资|到手|到了|实际(?:使用|利用)|利用外资|[进入]了?账|[打汇转划](?:来|进|过|款|入)|收到|注入|[首头][笔期]|第[一二三四五]笔|实缴|缴了|"
    r"received|arrived|tranche|payment|injection",
    re.IGNORECASE,
)
_ONLY_AGREED = frozenset({Stage.LEAD, Stage.TALKS, Stage.SIGNED, Stage.LANDED})
_GOVERNS = re.compile(rf"(?P<foreign>{_FOREIGN})|(?P<signed>{_SIGNED})|(?P<place>{_IN_PLACE})|(?P<planned>{_PLANNED})")
_BEHIND = re.compile(
    r"[ ]{0,4}(?:人民币)?[ ]{0,4}(?:的)?[ ]{0,4}(?:资金|款|都|也|又|刚|昨天|今天|全|\()*(?:(?P<place>已?经?(?:全部)?(?:到位|到账|到了|到手|入账|"
    r"进账|进来|打进|打过来|"
    r"汇入|转来))|(?P<signed>的?(?:签约|合同)[额,。;)]|(?:签约|合同)$)|"
    r"(?P<foreign>的?外资)|(?P<planned>的?(?:总投资|投资)))"
)
_PLANNED_BESIDE = re.compile(r"(?:总投资额?|计划总?投资额?|投资总额)(?:为|约|是|达|共)?\s*(?:约|近)?$")
_PART = re.compile(r"(?:固定资产|固投|设备)总?投资|(?:其中)[^,。;]{0,8}$")
_OF_SOMETHING = re.compile(
    r"(?:款项?|费用?|价格?|补助?|奖补?|收入|成本|支出|预算|采购|订单|罚|保险|赔付?|租|薪|工资|押|股份?|股权|基金|贷|债|税|值|利润|薪酬|花了|缴纳?)[^,。;:\d]{0,3}$"
)
_SHARE = re.compile(r"[ ]?[,(](?:其中|含|包含|包括)[^,。;\d]{0,8}")
_SPENT = re.compile(r"完成(?:固定资产)?投资(?:额)?\s*$")
_CUMULATIVE = re.compile(r"累计|总共到|共到位|合计到位|总计到位|一共到")
_INCREMENT = re.compile(r"新增|当月|当周|当日")
_UNCLEAR = re.compile(r"目前(?:已)?到|截至|共到|已到位|至今")
_GOES_ON = re.compile(r"其中|(?:本[周月日季年]|今[天日年]|当[周月日]|累计)[^,。;]{0,4}?(?:新增|累计|\d)|新增|累计")
_OLD = re.compile(
    r"(?:从|由|不是|并非|误报为?|误写[为成]?|[写报说看填记弄打算]成了?|(?:^|[,])非|错报[为成]?|原(?:来|先|本|定)?(?:报的?|说的?|是|为|定)?(?:投资?)?|原(?:报|填|"
    r"写|定|计划|申报|上报)(?:的)?拟?|之前(?:报的?|说的?|是)|前面报的?|"
    r"(?:前期|当初|最初|起初|一?开始|早先)(?:说|报|谈|定|讲|想)(?:的|好)?(?:要|想|是)?投?|此前(?:报的?)?|上次(?:报的?)?|"
    r"而非|不再是|[多少漏]报了?|[多少]写了?)\s*(?:的)?(?:总投资|到位资金|投资|资金)?(?:是|为)?\s*$"
)
_BECOMES = re.compile(
    r"(?:,?(?:现|后|目前|今年?|已经?|又)+)?(?:变成?|改成?|调成?|加到|增到|涨到|提到|降到|减到|缩到|调到|调整(?:为|到)|改为|变为|->|→|=>)\s*[\d一二两三四五六七八九]"
)
_RAISED = re.compile(r"(?:加|增|涨|升|提高|提升)到(?:了)?$")
_WRONG_BEHIND = re.compile(
    r"[\")\]]{0,2},?(?:应该?[为是]|更正为|改为|实为|实际(?:为|是|只有))|(?:的)?(?:有误|不对|错了|是?写错|是?报错|是错的|不准|是?笔误)"
)
_NEW = re.compile(
    r"^[^,。;]{0,4}(?:加到|增加?到|涨到|提[高到]*到|追加到|调[整到]*到|改[为成]|降到|减到|缩到|变成|变为|调为)"
)
_JOINT = re.compile(r"(?:总金额|总额|合计|共计|总计|一共|总共|共)[^,。;\d]{0,4}$")
FUNDS = re.compile(
    r"(?<!没)(?<!未)到位(?!率)|到账|到资|(?:进|打|汇|转|划|收|缴|付)了(?=\s*[\d.一二两三四五六七八九十百千]+\s*[万亿]|钱|款)|(?:打|汇|转|划)(?:过来|进来|进|入|"
    r"来(?!看|访|考|谈|了?一?趟)|到账)|划拨|到了(?:一|\d|首|\0)|又到|来(?:了)?一笔|进来|打款|[打汇转]钱|[进到入]了账|(?:实际)?(?:使用|利用)外资|"
    r"收到(?=[^,。;]{0,4}[\d一二两三四五六七八九])|注入|进账|(?:首|[第头末尾]?[一二三四五六]|末|尾|这|那|又一?)笔(?=[^,。;]{0,6}(?:到|进|来|款|资金|"
    r"[\d一二两三四五六七八九十百千]))|第[一二三四五]笔|注资|缴款|实缴|资金到|"
    r"(?:钱|款项?|资金|[万亿元])[^,。;]{0,5}(?:到了|到手|来了|进来|到齐|入账|落袋)|"
    r"钱[^,。;]{0,3}到(?!位)|来款|回款|落袋|都到了|汇[入出到]"
)


def goes_on(said: str) -> bool:
    """Whether a clause tells more of the money of the clause before it: 其中甲项目1000万元, 本月新增1200万."""
    return bool(_GOES_ON.match(said))


def is_old(text: str, start: int, end: int, clause_start: int) -> bool:
    """Whether a sum is the one that no longer holds: 从1.2亿加到1.6亿, 不是2亿, 误报为10.8亿元."""
    before = text[clause_start:start]
    if _BECOMES.match(text, end) or _WRONG_BEHIND.match(text, end):
        return True
    if re.search(r"(?:从|由)\s*$", before):
        return bool(_NEW.match(text, end)) or bool(
            re.match(r"[^,。;]{0,4}(?:加|增|涨|提|追|调|改|降|减|缩|变|到)", text[end : end + 8])
        )
    return bool(_OLD.search(before))


def governed(text: str, clause_start: int, found: Sum, last_end: int) -> AmountKind | None:
    """The kind that the words beside a sum name: before it, back to the last sum, or right behind it."""
    before = text[max(clause_start, last_end) : found.start]
    dollars = found.money.currency is not Currency.CNY
    if dollars:
        return AmountKind.PLANNED if _PLANNED_BESIDE.search(before) else AmountKind.FOREIGN
    behind = _BEHIND.match(text, found.end)
    if behind and "外资" not in before:
        return _kind(behind.lastgroup)
    governing = None
    for match in _GOVERNS.finditer(before):
        governing = match
    if governing is None:
        return None
    if "外资" in before:
        return AmountKind.FOREIGN
    return _kind(governing.lastgroup)


def _kind(group: str | None) -> AmountKind:
    return {
        "foreign": AmountKind.FOREIGN, "signed": AmountKind.SIGNED, "place": AmountKind.IN_PLACE, "planned": AmountKind.PLANNED,
    }[group or "planned"]  # fmt: skip


def bare_kind(stage: Stage | None, said: str) -> AmountKind | None:
    """The kind of a sum that no word governs, by what the row tells. None where nothing tells it."""
    if stage is Stage.SIGNED:
        return AmountKind.SIGNED
    if stage is None:
        return AmountKind.IN_PLACE if FUNDS.search(said) else None
    return AmountKind.PLANNED


def foreign_kind(before: str, behind: str, stage: Stage | None, *, paid: bool) -> AmountKind | None:
    """Whether foreign capital came in or is agreed on or wished for; None where nothing tells it.

    By the words beside the sum, the nearest first, else by the row: `paid` is whether it tells of money that came in.
    """
    came = [match.end() for match in _ARRIVED.finditer(before)]
    agreed = [match.end() for match in _AGREED.finditer(before)]
    here = _ARRIVED.search(behind)
    if agreed and here:
        return None  # 拟出资500万美元已到账: of which of the two it tells is asked
    if came or agreed:
        return AmountKind.FOREIGN if max(came, default=-1) > max(agreed, default=-1) else AmountKind.CONTRACTED
    if here or (paid and stage not in _ONLY_AGREED):
        return AmountKind.FOREIGN
    return AmountKind.CONTRACTED if stage in _ONLY_AGREED and not paid else None


def cumulative(before: str) -> bool | None:
    """True beside 累计, False beside 新增, None where neither is said."""
    if _CUMULATIVE.search(before):
        return True
    return False if _INCREMENT.search(before) else None


def is_once_more(before: str) -> bool:
    """又到位1000万 behind a total: whether the total holds it already is not said."""
    return bool(re.search(r"又|再|另|此外|之后", before))


def is_raised(before: str) -> bool:
    """从3000万增加到5000万: the second is the total."""
    return bool(_RAISED.search(before))


def is_part(before: str) -> bool:
    """A part of a sum that is told as well: 其中固定资产投资, 一期投资."""
    return bool(_PART.search(before))


def is_share(between: str) -> bool:
    """A sum that the words between it and the one before count as held by that one."""
    return bool(_SHARE.fullmatch(between))


def is_of_something(before: str) -> bool:
    """设备采购1200万, 预算800万: money of something else than the project as such, and asked about."""
    return bool(_OF_SOMETHING.search(before))


def is_added(before: str) -> bool:
    """追加2000万: a part of a total that may be told as well."""
    return bool(re.search(r"追加|增资|加投|多投", before))


def is_total(before: str) -> bool:
    """总投资, 总额, 一共."""
    return bool(re.search(r"总投|总额|投资额?(?:增?加?到|达)|一共|共计|总共", before))


def is_joint(before: str) -> bool:
    """总金额, 合计: of several that are told together."""
    return bool(_JOINT.search(before))


def joint_from(text: str, start: int, end: int) -> int:
    """Where in characters `start` up to `end` the words begin that say so."""
    match = _JOINT.search(text, start, end)
    return match.start() if match else start


def is_spent(before: str) -> bool:
    """完成投资 is neither planned nor in place as such, and is asked about."""
    return bool(_SPENT.search(before))


def is_unclear(before: str) -> bool:
    """已到位, 截至: may be a total or the last payment, and is asked about."""
    return bool(_UNCLEAR.search(before))
