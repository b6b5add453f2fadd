"""Names of projects (项目名称) in a clause: what is left when days, sums, places and the words of reporting are taken away.

The names of the store come first, where they stand in the text as they are. A name that is made up of what is left
carries how
sure that is: a run that ends in 项目 is one, a bare noun may be one.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from bot.reading.heads import ends_in_word, headed_part, is_headed, is_tailed
from bot.reading.runs import NAME_CHAR, PROJECT, runs_of
from bot.reading.words import SOFT, WORD


class Grip(IntEnum):
    """How sure it is that a run of characters names a project."""

    FAINT = 0  # it does not even end like a name
    LOOSE = 1
    BARE = 4  # a clause of nothing else
    SUBJECT = 5  # something is said of it
    POINTED = 6  # 那个, 那家, 做…的, or it ends like a site: 产业园, 基地
    NAMED = 8  # it says 项目
    KNOWN = 10  # the store holds it


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name as the store would write it, with the characters it was read from."""

    name: str
    start: int
    end: int
    grip: Grip


PHASE = r"(?:\(?[一二三四五1-5]期\)?(?:工程)?)"
SITE = re.compile(rf"(?:(?<![乐公花])园|园区|基地|{PHASE})$")
_BRACKETED = re.compile(r"\((?P<phase>[一二三四五1-5]期)\)")
_PHASE_BEHIND = re.compile(rf"(?:项目)?{PHASE}")
LOOKED_AT = re.compile(
    r"(?:参观|观摩|察看|游览|观看|列席|乘坐|途经|毗邻|紧邻|靠近|面向|看了看)(?:了)?$"
)  # what is only looked at
_PLACE_LIKE = re.compile(
    r"(?:工厂|中心|小镇|乐园|营地|度假村|广场|综合体|生产线|产线|公寓|市场|酒店|集群|电站|仓库|大厦|项目群)$"
)
_POINTING_BEHIND = re.compile(
    r"的?(?:那事|这事|那个|这个|那家|这家|那边|那单|那块)(?:项目)?|(?:企业|厂家|厂商|厂|公司|客户|商)(?![\u4e00-\u9fff\d])"
)
_POINTING_BEFORE = re.compile(r"(?:(?<![加制代])(?:做|搞|生产)|那个|那家|这家|这个|那边的?|一个|一家|有家|家)$")
_MADE = re.compile(r"(?:做|搞|生产|主营|专做)\s*$")
_PARTNER_BEFORE = re.compile(r"(?:与|和|同|向|给)(?:[两三四五六几多数\d]+家)$")  # 与两家主机厂签了供货协议
_OWNER_BEHIND = re.compile(
    r"的(?:老板|客商|外商|客户|企业家|投资[方人商]|负责人|董事长|总经理|老总|考察团|团队|人)(?!说的|提的)"
)
TEAM_BEHIND = re.compile(
    r"(?:产业链|产业)?(?:推进组|专班|链办|招商组|工作组|工作专班|办公室|协会|商会|局|委|科)|(?:招商|项目|产业)?(?:专报|快报|日报|周报|月报|简报|战报|动态|信息|口)"
)
_FIRST_PART = re.compile(
    r"(?:^|[,。;:、的个家平县区市清谷唐阿府])(?P<part>燃气|蒸汽|电力|道路|变压器|基础|设备|框架|资本|天然气|管网|工业)$"
)
_INSTALLED = re.compile(r"(?:都|已经?|全部?|正在?|陆续|开始)*(?:安装|进|运|到|调试|装|拉|卸|就位)")
_PARTICLES = "那这边的把跟和个家在有 啊呃"
_NOTHING = frozenset(
    (
        "数据 总体 结构 主体结构 地面 屋面 墙体 消防 首条线 三轮 亿元 项目 工业 产业 市场 新 老 大 小 好 重点 一期 二期 三期 产品 设备 土地 东西 事 个 家 亩 人 "
        "批次 人次 中心 会议中心 服务中心 周边 本地 外地 省外 工程 一座 一处 机器 塔吊 机组 工地 房子 图片 表情 动画表情 视频 语音 文件 链接 位置 二维码"
    ).split()
)
_PLACEHOLDER = re.compile(
    r"__|^一[查看问听]$|^第[一二三四五六七八九十\d]|^[老小][王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗宋郑谢韩唐冯于董]$|^[Xx×某]|某|[\d一二两三四五六七八九十几]+[个家]$|^共(?:计|有|"
    r"[\d一二两三四五六七八九十几]|$)"
)
_ONLY_FIGURES = re.compile(
    r"[\d\s.\-+/·A-Za-z]*|[一二三四五六七八九十百千万亿两几0-9]+[个家亩人批次号月日点分层座条期台套年件事项]*"
)
_ANY_SITE = re.compile(
    r"(?:[东西南北华中]{1,2}方?|国内|区域|新)?(?:生产|制造|加工|研发|总部)?(?:基地|中心|园区|组装点|工厂|分厂)"
)
_OLD_SITE = re.compile(
    r"(?:原|旧|老|闲置)[\u4e00-\u9fff]{1,8}(?:厂|厂区|公司|大院|车站|仓库|学校)"
)  # what is looked at
_ROOMS = re.compile(
    r"^(?:写字楼|商铺|楼宇|办公楼|宿舍楼?|空厂房|门面房?|场馆|样板间|展厅|会客室|接待室|学校|技校|医院|银行|酒楼|饭店|宾馆)$"
)
SIGH = re.compile(
    r"(?:e+m+|h+m+|ok|(?:ha|he)+|lol|[意德日韩美英法台港澳俄瑞]资|澳洲|马来|欧洲|非洲|"
    r"(?:polish|german|korean|japanese|italian|french|dutch|swiss|thai|vietnam(?:ese)?|singapore(?:an)?|american|"
    r"british|spanish|danish|swedish|israeli|"
    r"turkish|indian|malaysian?|indonesian?|brazilian|canadian|australian) )(?=[\u4e00-\u9fff]{2})",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?!X+$)[A-Z]{2,6}")  # BDO项目
_AT_FRONT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}(?:街道|(?<![小古])镇|乡)(?!村|居)(?=[\u4e00-\u9fff]{2})|[一二三四五六七八九十两几\d]+(?:家|个|条|项|批次|人次|批|人|"
    r"亩|层|年|月|日|号(?![楼线厂机炉车地库井矿站桥路馆岛标项])|点|名|台|期(?=.{3}))|县(?!域)|区(?!块)|省|建(?![筑材盏水模莲兰瓯阳设])|[\d.]+万?(?:平方米|平米|吨|套|"
    r"台|件|只|"
    r"辆|亩|千米|公里|千瓦|兆瓦|MW|GW)(?![\u4e00-\u9fff]?[车秤])|[\-+/·])+"
)
_SOFT_FRONT = SOFT - set("无元明昨哈正同和能可会应用干地内外上下前年总首新大需位共多等生主超过")
_SOFT_END = re.compile(f"[{''.join(sorted(SOFT - set('能用干地板线料件具品机器材')))}]+$")
AT_END = re.compile(
    r"(?:[\-+/·]|\d{1,2}(?:号|#)(?:楼|厂房|车间|冷?库|仓|线|生产线|地块)|(?:制造|生产|供应|服务|运营|经销)商|厂商|龙头|巨头|大厂|厂家|厂子|"
    r"(?<![工电水])厂(?!房)|厂房|设备间|土建|主体|一期工程)+$"
)


def find_names(text: str, start: int, end: int, hidden: bytes, known: tuple[str, ...]) -> tuple[NameFound, ...]:
    """What characters `start` up to `end` may name, in order. `hidden` marks the text's days, sums and places."""
    told = _known_names(text, start, end, known)
    covered = hidden[start:end]
    around = _Around(text, start, end, covered)
    found = tuple(one for run in runs_of(text, start, end, covered) if (one := _name(around, run)))
    if not told:
        return found
    beside = [one for one in found if one.grip is Grip.NAMED and _is_beside(text, one, told)]
    return tuple(sorted((*told, *beside), key=lambda one: one.start))


def _is_beside(text: str, one: NameFound, told: tuple[NameFound, ...]) -> bool:
    """甲项目和乙项目各到位500万: the store holds only one of them."""
    if any(one.start < other.end and other.start < one.end for other in told):
        return False
    gaps = (text[other.end : one.start] if other.end <= one.start else text[one.end : other.start] for other in told)
    return any(gap in {"、", "和", "及", "与"} for gap in gaps)


def known_in(text: str, projects: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the store that a text may hold: those that stand in it, with or without their 项目."""
    return tuple(name for name in projects if len(name) > 1 and _stem(name) in text)


def _stem(name: str) -> str:
    stem = name.removesuffix("项目")
    return stem if len(stem) >= 3 else name


def _known_names(text: str, start: int, end: int, known: tuple[str, ...]) -> tuple[NameFound, ...]:
    found = []
    for name in known:
        written = name if name in text[start:end] else _stem(name)
        place = text.find(written, start, end)
        if place >= 0 and not _PHASE_BEHIND.match(text, place + len(written)):
            found.append(NameFound(name, place, place + len(written), Grip.KNOWN))
    longest = [one for one in found if not any(_inside(one, other) for other in found)]
    return tuple(sorted(longest, key=lambda one: one.start))


def _inside(one: NameFound, other: NameFound) -> bool:
    return (
        other is not one
        and other.start <= one.start
        and one.end <= other.end
        and other.end - other.start > one.end - one.start
    )


class _Around:
    """The clause of a name: its characters, which of them are days, sums and places, and how many of a name's stand before each."""

    def __init__(self, text: str, start: int, end: int, covered: bytes) -> None:
        self.text, self.start, self.end, self.covered = text, start, end, covered
        self.marked = any(covered)
        self.before = [0]
        for char, hidden in zip(text[start:end], covered, strict=True):
            self.before.append(self.before[-1] + (not hidden and bool(NAME_CHAR.match(char))))


def _name(around: _Around, run: tuple[int, int]) -> NameFound | None:
    text, start, end = around.text, around.start, around.end
    if _OLD_SITE.fullmatch(text, *run):
        return None
    first, last = _trimmed(text, *run)
    said = text[first:last]
    named = bool(PROJECT.search(said))
    if said.endswith("设备") and _INSTALLED.match(text, last, end):
        said, last = said[:-2], last - 2
    if not named and not SITE.search(said):
        said = headed_part(said)
        last = first + len(said)
    if not may_be_name(PROJECT.sub("", said), named=named):
        return None
    if not named and SITE.search(said) and (phase := _BRACKETED.match(text, last, end)):
        said, last = said + phase["phase"], phase.end()  # 甲产业园（二期）
    behind = "".join(text[place] for place in range(last, min(end, last + 40)) if not around.covered[place - start])
    if not named and (said.endswith("产业链") or TEAM_BEHIND.match(behind)):
        return None
    before = text[max(start, first - 12) : first]
    grip = Grip.NAMED if named else _grip(said, before, behind, around, first)
    said = said.replace(" ", "")
    name = said.replace("(", "").replace(")", "") if named or SITE.search(said) else said + "项目"
    return NameFound(name, first, last, grip)


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    """A run without counters in front of it, and without 厂房 and loose words behind it."""
    first = past_front(text, first, last)
    if first < last and (part := _FIRST_PART.search(text[:first][-8:])):
        first -= len(part["part"])  # 茌平燃气灶具: a word of troubles that begins a name here
    for pattern in (AT_END, _SOFT_END):
        back = pattern.search(text[first:last])
        if back and not text[first:last].endswith("项目") and not ends_in_word(text[first:last]):
            last = first + back.start()
    return first, last


def may_be_name(bare: str, *, named: bool) -> bool:
    """Whether what is left of a name without 项目 can be one; `named` where 项目 was said."""
    if not 2 <= len(bare) <= 24 or bare in _NOTHING:
        return False
    if not named and _ROOMS.search(bare):
        return False
    if not named and _ANY_SITE.fullmatch(bare):
        return False  # 在找北方生产基地: where, and not what
    if named and _CODE.fullmatch(bare):
        return True
    return not (_PLACEHOLDER.search(bare) or _ONLY_FIGURES.fullmatch(bare))


def past_front(text: str, first: int, last: int) -> int:
    """Where a run begins without counters (3家) and the single words before it; 再生 and its like are left whole."""
    if sigh := SIGH.match(text, first, last):
        first = sigh.end()
    while first < last:
        front = _AT_FRONT.match(text, first, last)
        word = WORD.match(text, first, last)
        if front:
            first = front.end()
        elif text[first] in _SOFT_FRONT and not (word and word.belongs):
            first += 1
        else:
            break
    return first


def _grip(said: str, before: str, behind: str, around: _Around, first: int) -> Grip:
    bare = said.replace(" ", "")
    if _PARTNER_BEFORE.search(before) or LOOKED_AT.search(before):
        return Grip.FAINT
    owner = _OWNER_BEHIND.match(behind) and not is_tailed(bare)
    if SITE.search(said) or owner or _is_pointed_at(behind) or _POINTING_BEFORE.search(before):
        return Grip.POINTED
    if around.before[-1] <= len(said) + 1:
        return Grip.SUBJECT if around.marked and not is_tailed(bare) else Grip.BARE
    if _PLACE_LIKE.search(said) or _is_subject(before, behind):
        return Grip.SUBJECT if not is_tailed(bare) or _follows_place(around, first) else Grip.FAINT
    if is_headed(bare) and _leads(around, first):
        return Grip.SUBJECT
    return Grip.LOOSE if not is_tailed(bare) or _follows_place(around, first) else Grip.FAINT


def _leads(around: _Around, first: int) -> bool:
    """Only days, sums and places stand before it in its clause, or a place right before it."""
    return _follows_place(around, first) or around.before[first - around.start] == 0


def _follows_place(around: _Around, first: int) -> bool:
    """阳谷那边把…, 高唐的…."""
    near = len(around.text[around.start : first].rstrip(_PARTICLES))
    return bool(near and around.covered[near - 1])


_SAID_OF = re.compile(
    r"\s*(?:\([^)]*\))?\s*,?(?:厂房|设备|车间|主体|土地|的|今早|今|昨|也|都|均|已经|已于|已|刚刚|刚才|刚|正式|正在|还在|顺利|成功|集中|现场|打桩|就|又|是|要|环评|"
    r"能评|立项|营业执照|执照|装修队)*"
    r"(?:签|开工|开的工|动工|奠基|破土|打桩|封顶|主体|完工|竣工|投产|点火|并网|试|投运|投用|达产|在谈|谈|落地|拿地|摘|供地|交|环评|能评|立项|备案|规划|施工|营业执照|执照|土地|在建|"
    r"停工|停了|复工|"
    r"安装|设备|进场|建到|盖到|到位|到账|资金|外资|投资|总投资|计划投资|拟投资|累计|注册|取得|通过|拿到|办|验收|装修|调试|考察|洽谈|落户|黄了|终止|量产|下线|累计|新增|进入|完成|厂房|启动)"
)


def _is_pointed_at(behind: str) -> bool:
    """轴承那个 names; in 老王那个轴承项目 the name comes behind."""
    match = _POINTING_BEHIND.match(behind)
    at = len(behind) - len(behind[match.end() :].lstrip(" ")) if match else 0
    after = behind[at : at + 1] if match else ""
    word = WORD.match(behind, at) if match else None
    return match is not None and (not NAME_CHAR.match(after) or bool(word and not word.belongs))


def _is_subject(before: str, behind: str) -> bool:
    """Something is reported of it right behind: it is signed, built, paid for."""
    return bool(_SAID_OF.match(behind)) and not _MADE.search(before)
