"""What a clause can be heard to say: its sentences, their halves with the words before the colon, members with their lead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from policies.provision import Provision, ProvisionKind
from rag.drafting.encoding import signs_in
from rag.pairing import read_pairs
from rag.text import normalise, squeeze

_END = re.compile(r"(?<=[。！？!?\n])|(?<=[a-z)%\d]\.)[^\S\n]+(?=[A-Z])")
_HALF = re.compile(r"[；;]")
_MARKER = re.compile(
    r"^\s*(?:第[零〇一二三四五六七八九十百千\d\s]+条(?:【[^】]*】)?|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．)）](?!\d)|[①-⑳]|[一二三四五六七八九十]+、)\s*"
)
_DEMANDS = re.compile(
    r"(?:应当|必须|须)(?!.{0,4}不).*(?:下列|以下).{0,6}(?:条件|要求|标准|规模|材料)(?:之一)?[：:]?\s*$"
)
_HEADS = re.compile(r"(?:下列|以下)(?:原则|程序|步骤|流程|方式)")  # a lead that sets no condition
_LABEL = re.compile(r"([\u4e00-\u9fff]{2,12})(?<!的)[。】](?=\s*\S)")
# What only introduces a list: of each member it may be left out, with its verb or without. 之一 stays: one of several is not each
# of them; and so does what is said of the members (下列项目不予奖励).
_INTRODUCES = re.compile(
    r"(?P<verb>(?:同时)?(?:符合|满足|达到|提交|具备|遵循|按|按照)?)(?:以下|下列)[^，,：:。；之不应可须免禁]{0,8}(?=[：:]|$)"
)
# What is said of each member: 下列项目不纳入…, 有下列情形之一的，不作为….
_OF_EACH = re.compile(
    r"(?<!除)(?:有|具有)?(?<!除)(?:下列|以下)(?:情形|情况|行为)之一的[，,](?P<any>[^：:]{2,60})$|(?<!除)(?:下列"
    r"|以下)[^，,：:。；不应可外]{1,8}(?P<each>(?:不|应|可)[^：:，,]{2,60})$"
)
_QUOTED_WHOLE = 260  # characters up to which a clause is quoted whole

# A part between commas that begins so is understood without what stands before it.
BEGINS_ANEW = ("单个", "每个", "每家", "每一", "每年", "单家", "单户")
_TAKES_BACK = re.compile(
    r"^但|除外|除了|除[^尘湿草]{1,20}外|仅|只限|只能|之一|不含|不包[含括]|不适用|不享受|未注明|另有规定"
)
# For whom or over what time a sum is limited, behind what it is given for: 同一企业累计最高1200万元, 年度合计不超过500万元.
LIMITED_FOR = (*BEGINS_ANEW, "同一", "年度", "全年", "累计", "合计", "总额", "总计")
SLICED = ("其中", "逐段", "分段", "累加")  # a part that holds one of these says that less is given of some of it
_CAP = "(?:最高|最多|不得?超过|上限)"
_REDUCES = re.compile(
    rf"^(?:且|并)?{_CAP}|(?:{'|'.join(LIMITED_FOR)})[^,，]{{0,16}}?{_CAP}"
    rf"|{'|'.join(SLICED)}|减半|不予?(?:奖励|补|扶持|支持|享受|重复)"
)
_GIVES = re.compile("给予|奖励|补贴|补助|资助|扶持|津贴|贴息|享受|兑现|发放|拨付")


def takes_back(part: str, said: str = "") -> bool:
    """Whether a part between commas, left out behind what is said, would have limited it; what gives something, by a cap too."""
    return bool(_TAKES_BACK.search(part) or (_GIVES.search(said) and _REDUCES.search(part)))


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that a clause says: in words of its own, with what stands around them, and as it may be quoted."""

    said: str
    context: str
    quote: str
    label: str = ""  # what the whole clause is about: （一）工业用地出让底价。
    demands: bool = False  # whether the lead says that this must be


def sentences_of(provision: Provision) -> Iterator[Heard]:
    """Everything that a provision can be heard to say; tables are left to those who quote."""
    if provision.kind is ProvisionKind.TABLE:
        return
    whole = provision.text.strip()
    demands = _DEMANDS.search(provision.lead) is not None
    label = _LABEL.match(_MARKER.sub("", whole))
    for raw in _END.split(provision.text):
        quote = raw.strip()
        if not quote or quote.endswith(("：", ":")) or (label and _MARKER.sub("", quote) == label[0]):
            continue  # what only introduces or names says nothing
        quote = whole if len(whole) <= _QUOTED_WHOLE else quote
        for said in _said(_MARKER.sub("", raw.strip()), provision.lead):
            yield Heard(said, f"{provision.lead}{raw}", quote, label[1] if label else "", demands)


def lists_of(provisions: Sequence[Provision]) -> Iterator[tuple[Heard, tuple[Provision, ...]]]:
    """Lists as one sentence: the lead and its members in their order, with the provisions that these are."""
    for lead, members in groupby(provisions, key=lambda one: one.lead):
        items = tuple(one for one in members if one.kind is ProvisionKind.ITEM)
        if len(items) < 2 or not lead:
            continue
        said = "，".join(_bare_member(one.text) for one in items)
        demands = _DEMANDS.search(lead) is not None
        for introduced in _leads(lead):
            yield Heard(introduced + said, lead + said, "", demands=demands), items


def _bare_member(text: str) -> str:
    return re.sub(r"[；;。，,]*$", "", _MARKER.sub("", text.strip()))


def _leads(lead: str) -> list[str]:
    """The ways in which a lead stands before a member; "" where it says nothing or does not introduce it."""
    if not lead.rstrip().endswith(("：", ":", "，", ",")):
        return [""]
    last = _MARKER.sub("", _END.split(lead.strip())[-1])
    ways = [_INTRODUCES.sub("", last), _INTRODUCES.sub(lambda found: found["verb"], last)]
    if _HEADS.search(last) and not signs_in(squeeze(normalise(last))):
        ways.append("")
    bare = dict.fromkeys(way.rstrip("：:，, ") for way in ways)
    return [f"{way}，" if way and number == 0 else way for number, way in enumerate(bare)]


def _said(sentence: str, lead: str) -> Iterator[str]:
    """A sentence whole, its halves, the pairs of its list; each with the lead that introduces it."""
    of_each = _OF_EACH.search(lead.rstrip("：:"))
    if of_each:
        member = re.sub(r"的?[；;。，,]*$", "", sentence.strip())
        yield f"{member}{'的，' if of_each['any'] else ''}{of_each['any'] or of_each['each']}"
    for before in _leads(lead):
        yield before + sentence
        halves = [half for half in _HALF.split(sentence) if half.strip()]
        head, colon, rest = halves[0].partition("：") if halves else ("", "", "")
        if len(halves) > 1:
            yield from (before + half for half in halves)
        if colon and rest:
            members = [rest, *halves[1:]]
            yield from (f"{before}{head}，{member}" for member in members)
    yield from (
        f"{pair.head}{pair.key}{pair.tail}，{pair.basis}{pair.value}{pair.after}" for pair in read_pairs(sentence)
    )
