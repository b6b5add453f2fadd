"""What words say of a project's stage (项目阶段), told apart from what is planned, denied or only made possible."""

import re
from dataclasses import dataclass

from store.reporting.project import Stage

_WORDS = {
    Stage.PRODUCING: r"投产|试生产|达产(?!后)|点火|并网|试车|试运行|投运|试营业|揭牌|营业了|投入运营|正式运营|开始运营|开业|量产|产品下线|投入使用|投用|投入生产|出产品",
    Stage.BUILDING: r"封顶|主体|设备(?:已|陆续|全部|正在|开始)?(?:进场|入场|进厂|安装|到货|调试|到场)|安装设备|设备[^,。;]{0,6}(?:安装|进场)|进设备|"
    r"首台[^,。;]{1,6}进场|安装调试|设备(?:都|已经|全)?到了|桩基|浇筑|地基|基础施工|钢构|"
    r"吊装|在建|施工中|正在施工|正在建设|建设中|停工|停了|停建|复工|装修|调试|竣工|完工|开挖|建到|盖到|建了|盖了|施工队|二次结构|内外墙|砌|厂房(?:建|盖|已)|续建|工程进度|浇混凝土|建设进度",
    Stage.STARTED: r"开工(?!率)|开的工|开了工|动工|动的工|打桩|奠基|破土|正式开建|开建|进场施工",
    Stage.LANDED: r"落地|环评|能评|安评|稳评|图审|施工图审查|土地款|拿地|摘地|摘的地|摘牌|摘了牌|供地|挂牌|土地证|不动产权?证|立项|备案|规划许可|施工许可|许可证|营业执照|执照|"
    r"注册公司|公司注册|工商注册|工商登记|完成注册|注册完|土地手续|用地手续|报建|联审|批复|核准|审批|代办|竞得|竞拍|土地成交|选址意见|落户",
    Stage.SIGNED: r"签约(?!仪式)|签(?=[了个]?[一二两三俩几][个家单笔,。]?)|签(?=俩|个)|又签|刚签|才签|新签|签(?=$|[,。!])|签啦|签的约|签了约|签了|签下|签订|签署|"
    r"签完|签成|签字|已签|签的|签掉|正式签|签合同|签协议|合同(?:昨天|今天|前天)?(?:已经|已|刚)?签",
    Stage.TALKS: r"还在谈|在谈|洽谈|商谈|会谈|座谈|磋商|谈判|谈妥|谈了|谈得|谈到|谈的|谈过|对接|考察|拜访|走访|登门|上门|回访|来访|到访|接待|会见|看地|来看|看场地|看厂房|踏勘|"
    r"实地|调研|视频|意向|"
    r"备忘录|沟通|客商|外商|客户|商务谈|深谈|初谈|聊|去了|去的|跑了|回来|赴|前往|外出|推介|陪",
    Stage.LEAD: r"线索|听说|据说|获悉|有意向北|想北上|打听",
    Stage.ENDED: r"终止|黄了|谈崩|不投了|撤资|解约|不来了|去别处|落到别处|取消投资|退出了",
}  # fmt: skip
_PATTERNS = {stage: re.compile(pattern) for stage, pattern in _WORDS.items()}
_WEAK_SIGNED = re.compile(r"(?:意向|备忘录|战略合作|合作意向|框架意向)[^,。;]{0,6}$")
_SIGNED_NO_CONTRACT = re.compile(r"^[^,。;]{0,10}(?:意向|备忘录|战略合作)")
_DENIED = re.compile(
    r"(?:没有|没能|没|未能|未|不|尚未|还没|无法|不能|没法|撤回[^,。;]{0,16}|取消|推迟|暂缓|延期)[^,。;]{0,2}$"
)
_DENIED_BEHIND = re.compile(
    r"^(?:的事|这事|时间|日期)?(?:要|得|可能|恐怕)?(?:没|不成|未|推迟|延期|泡汤|黄|作废|取消|不算)"
)
_POSSIBLE = re.compile(
    r"(?:能|可以|可|要|想|等|待|准备|争取|即将|将|拟|计划|预计|打算|马上|快要|快|力争|确保|有望|约定|商定|定于|定在|筹备|具备|推进|催|督促|协调|加快|到时)[^,。;投]{0,4}$"
)
_STILL = re.compile(r"还在谈|仍在谈|又回到谈|还没签|没签成|还没谈")
_LABEL_ONLY = re.compile(r"^(?:签约|开工|在建|投产|落地|在谈|新签约|新开工)项目$")
_STARTS_WITH_PILES = re.compile(r"打桩开工|开工打桩|试桩开工|破土打桩|设备进场开工")


@dataclass(frozen=True, slots=True)
class StageFound:
    """A stage with the characters that say it; `done` is False for what is planned or denied."""

    stage: Stage
    start: int
    end: int
    done: bool


def find_stages(text: str, start: int, end: int, *, plan: bool) -> tuple[StageFound, ...]:
    """Every stage that characters `start` up to `end` speak of; all of them undone in a clause that tells a plan."""
    clause = text[start:end]
    found: list[StageFound] = []
    for stage, pattern in _PATTERNS.items():
        for match in pattern.finditer(clause):
            done = not plan and not _is_undone(clause, match, stage)
            meant = Stage.TALKS if stage is Stage.SIGNED and _is_weak(clause, match) else stage
            found.append(StageFound(meant, start + match.start(), start + match.end(), done))
    if _STARTS_WITH_PILES.search(clause):
        found = [one for one in found if one.stage is not Stage.BUILDING]
    return tuple(found)


def _is_undone(clause: str, match: re.Match[str], stage: Stage) -> bool:
    before = clause[: match.start()]
    if stage in {Stage.LANDED, Stage.TALKS, Stage.LEAD} or match.group() in {"停工", "停了", "在建"}:
        return False  # a permit refused or awaited is still the time of permits
    return bool(_DENIED.search(before) or _POSSIBLE.search(before) or _DENIED_BEHIND.match(clause[match.end() :]))


def _is_weak(clause: str, match: re.Match[str]) -> bool:
    """A letter of intent is signed while talks go on."""
    return bool(_WEAK_SIGNED.search(clause[: match.start()]) or _SIGNED_NO_CONTRACT.match(clause[match.end() :]))


def settle(found: list[StageFound], said: str) -> StageFound | None:
    """The stage that stands: the furthest one done; 还在谈 takes back what a message withdrew. None where none is done."""
    done = [one for one in found if one.done]
    if still := [one for one in done if one.stage is Stage.TALKS and _STILL.search(said)]:
        return still[0]
    firm = [one for one in done if one.stage not in {Stage.TALKS, Stage.LEAD}]
    ended = [one for one in firm if one.stage is Stage.ENDED]
    if ended:
        return ended[0]
    if firm:
        return max(firm, key=lambda one: (one.stage.rank, -one.start))
    leads = [one for one in done if one.stage is Stage.LEAD]
    return leads[0] if leads else next(iter(done), None)


def before(stage: Stage) -> Stage:
    """Where a project stands for which only `stage` is planned."""
    order = {Stage.SIGNED: Stage.TALKS, Stage.LANDED: Stage.SIGNED, Stage.STARTED: Stage.LANDED,
             Stage.BUILDING: Stage.STARTED, Stage.PRODUCING: Stage.BUILDING}  # fmt: skip
    return order.get(stage, Stage.TALKS)
