"""What words say of a project's stage (项目阶段), told apart from what is planned, denied or only made possible."""

import re
from dataclasses import dataclass, replace

from bot.reading.compounds import COMPOUNDS
from bot.reading.products import PRODUCTS
from store.reporting.project import Stage

_WORDS = {
    Stage.PRODUCING: r"正式生产|开炉|出炉|首批[^,。;]{0,6}(?:发|交付|出)|首(?:车|罐|炉|釜|锭|台)[^,。;]{0,6}(?:下线|出|产)|开馆|开门营业|交付使用|通车运营|"
        r"转产成功|贯通投用|剪彩(?:投产|开业|运营)|开机|跑起来了|出货了|产线跑|接单生产|投产|投的产|投了产|点的火|开的[业园]|试生产|试产(?!品)|达产(?!后)|满产|点火|并网|试车|"
        r"试运[行营转]|投运|试营业|揭牌|营业了|开[街张门]|开门迎客|迎客|复产|"
    r"点上了?火|炉子?点[上着]|出了?第一[炉批锅车台件]|上线运[行营]|正式上线|(?:投入|正式|开始)(?:运营|生产|"
    r"使用|营业)|开业|开园|"
    r"量产|(?:产品|首批|第一[批台辆])[^,。;]{0,6}"
    r"(?:下线|出来|出厂|出炉)|下线|投用|出产品|出料|投料|机器(?:转|响)|转起来|运转起来|生产起来|生产了|试机|开机生产|开始出货|带料",
    Stage.BUILDING: r"(?:吊|装|搭|铺|焊|架|立|砌|浇|埋|拼|垒|焊接|打)(?:了)?(?:上去|进去|出来|起来|下去|一半|过半|完|好|到位|就位)|(?:地坪|地基|梁|柱|墙|顶|管|"
        r"轨|桩|锅炉|窑|炉)[^,。;]{0,4}(?:吊|装|搭|铺|焊|架|立|砌|浇|埋|打)(?:上|进|出|起|完|好|了)|砌筑|没声|没动静了工地|工地(?:没|停)|运到|调平|最后一根梁|封板|"
        r"净化车间|净化(?:装修|工程)|收尾|扫尾|粉刷|刷漆|涂装施工|布线|地坪|吊顶(?=完|装|施|已|做|进)|(?:顶子|屋顶|顶棚|墙体|框架|楼)[^,。;]{0,4}[上起搭砌盖][完好来到]|"
        r"厂房[^,。;]{0,3}起来|起了[一二两三四五六七八九十\d]层|施工停滞|停滞|歇工|窝工|烂尾|半停|拆模|支模|绑扎|回填|基坑|支护|灌注|脚手架|塔吊|轨道铺|焊接完|吊车进|设备装|装了一半|"
        r"上设备|机器[^,。;]{0,4}(?:装|到|进|卸|立)|验收(?!通过)|形象进度|完成工程量|现场[^,。;]{0,4}干|抢工|赶工|收边|硬化|绿化|漏雨|封顶|封了顶|封的顶|完的工|竣的工|"
        r"主体(?!已定)|(?:设备|机器|机组|塔吊|产线|生产线)[^,。;]{0,6}(?:安装|运|拉|立|进来|上楼|进场|入场|进厂|到货|调试|到场|"
    r"装(?!备)|就位|采购|到齐|到位|卸)|(?:安装|装|进|调试|调)(?:了|着|完)?设备|(?:首|第一|[\d一二三四五六七八九十]+)台[^,。;]{1,6}(?:进场|到)|"
    r"设备(?:都|已经|全)?到了|桩基|浇筑|浇完|浇混凝土|地基|基础(?:施工|做|浇|打|完|已|部分)|正负零|出了?地面|钢构(?!件)|钢结构(?=立|吊|安|搭|完|主体|封|起|已|都|全)|立起来|到港|围挡|"
    r"铺设|搭建|罐体|[铺装布架][^,。;]{0,4}(?:管道|电缆|线路|轨道)|钢[梁柱]|"
    r"屋面|吊装|吊[完上]|立柱|上梁|在建|施工中|"
    r"施工(?:至|到|进度)|正在施工|正在建设|建设中|停工|停了|停建|停摆|停着|复工|复的工|"
    r"装修|调试|[调装][好完]了|竣工|完工|开挖|[建盖砌]到(?![位账])|[建盖砌][了完好]|[建盖]起来|盖第|安装(?:过半|完|了|到)|返工|起砂|地面硬化|滑模|"
    r"完成[^,。;]{0,8}(?:施工(?!许可|图)|吊装|浇筑)|"
    r"暂停(?:施工|建设)|施工队|二次结构|内外墙|砌|厂房(?:建|盖|已|都)|续建|工程(?:形象)?进度|建设进度|土建(?!图|方案)|[线机备]安装(?=$|[,。;])|"
    r"(?:管线|管道|产线|机电|幕墙)安装|安装阶段|"
    r"打桩(?=完|结束|过半|打)|管网铺|外立面|水电安装",
    Stage.STARTED: r"破土开|开了土|动了第一|打下第一|第一桩|机械进场|开钻|挖土机进|启动建设|启动施工|全面铺开施工|broke ground|ground\s?breaking|"
        r"construction (?:has )?(?:started|begun)|(?<!即)开工(?!率)|开的工|开了工|动工|动的[工土]|动了[工土]|打的桩|动土|奠的基|打桩|奠基|奠了基|破土|"
        r"破了土|正式开建|开建|进场施工|挖机进|挖第一|第一(?:锹|铲|根桩)|放[完了]?炮",
    Stage.LANDED: r"节能(?:审查|报告)|安全预?评|职评|水保|压覆|文物勘探|赋码|公司登记|税务登记|银行开户|核名|验资|领照|领证|办照|拿证|证照|红线|放线|验线|地勘|清表|净地|交地|征迁|"
        r"规划(?:总平|总图|调整|变更)|退界|食品生产许可|生产许可|经营许可|产权登记|落了户|注册了|(?:eia|permit|licen[cs]e|approval)(?![a-z])|落地|"
        r"地[^,。;]{0,2}(?:拍|摘|拿|竞)(?:下|到|了)|(?:规划|设计)[^,。;]{0,4}方案|[过上](?:了)?规委会|环评|能评|安评|稳评|图审|施工图审查|"
    r"消防(?:设计)?审查|土地款|出让金|拿[了到下]?[^,。;]{0,3}地(?!板|毯|产)|拿(?:下|到|"
    r"了)[^,。;]{0,6}(?:块地|亩)|摘地|摘的地|摘了?[^,。;]{0,6}[牌地]|供地|挂牌|土地证|不动产权?证|立项|备案|规划许可|施工许可|许可证|"
    r"营业执照|执照|注册公司|公司注册|工商注册|工商登记|[完成已]?注册(?=完|好|下|了|成|登|手)|完成注册|土地手续|用地手续|报建|联审|批复|批文|核准|核发|审批|代办(?!员|专员|服务|他|很)|"
    r"用地(?!指标)(?=[^,。;]{0,8}(?:卡|没|未|报|组|批|手续))|排污许可|(?:施工|规划|土地|房产)证|取得[^,。;]{0,8}(?:证|许可|批复)|土地[^,。;]{0,3}证|"
    r"证[^,。;]{0,2}办|竞得|竞拍|"
    r"竞下|土地成交|选址意见|(?:已|正式|成功|顺利|确定)[^,。;]{0,3}落户|落户(?:于|在|到|我|了|成功)|四证|补齐[^,。;]{0,6}手续|公示期满|通过[^,。;]{0,6}(?:评审|专家评审|"
    r"审查)|五证|手续(?:办|批|齐|全|都|已)|(?:公司|执照)(?:办|注册)|过审|"
    r"土地组卷|地批[了下]|批地|建照|消防[^,。;]{0,2}验|核查|预审|环保[^,。;]{0,6}过|消防验收|验收意见|许可证?[^,。;]{0,3}(?:跑|办|到手|下)|递上去|设立登记|(?:执照|"
    r"登记|注册)[^,。;]{0,4}(?:申请|递)",
    Stage.SIGNED: r"(?:正式)?牵手(?!成功率)|达成(?:投资|合作|入驻)?协议|敲定合作|定约|缔约|网签|(?<![a-z])(?:ink(?:ed)?|closed the deal|"
        r"contract signed)(?![a-z])|白纸黑字|协议(?:落定|到手|生效)|签(?!证|名|收|批|呈|发|到(?!手)|约仪式|字笔|子)(?:约|了约|的约|订|署|字|下来|下|成|完|"
        r"妥|好|掉|走)?|落的?了?笔(?!钱|款)|"
    r"(?:举行|举办|参加|出席)[^,。;]{0,6}签约仪式|签约仪式(?=$)|签约仪式[^,。;]{0,8}(?:举行|举办|结束|完成|圆满)|(?<![a-z])sign(?:ed)?(?![a-z])|"
    r"done\s+deal|拿下了|"
    r"拿下来了|定下来了|盖(?:了|完|好)章|合同(?:拿到|到手|生效)|^成了$|终于成了|(?:这|那)单成了",
    Stage.TALKS: r"腾讯会议|云会议|开了[^,。;]{0,4}会(?!议?[室纪])|感兴趣|有兴趣|动心|迁至|迁到|搬到|搬至|site visit|逛了|接了[^,。;]{0,3}[波拨批]|"
        r"有意(?:在|向|投|落|将|把|来)|还在谈|在谈|洽谈|商谈|会谈|座谈|磋商|谈判|谈妥|谈[了得到的过着成好完]|再谈|谈(?=$|,|。)|对接|考察|拜访|拜会|会晤|走访|登门|上门|回访|来访|"
        r"到访|接待|会见|"
    r"见了|见到|见面|碰了(?!壁)|碰(?:面|头)|看地|来看|看场地|看厂房|看了看|看过|看完|踏勘|"
    r"实地|调研|视频|意向|备忘录|沟通|客商|外商|客户|老板|商务谈|深谈|初谈|聊|(?<![a-z])(?:on hold|pending|lost)(?![a-z])|搁置|暂缓|缓一缓|放一放|没动静|等消息|通话|"
    r"通了[^,。;]{0,3}电话|电话|去了|去的|跑了|跑到|回来|赴|前往|外出|推介|陪|来了一趟|又来了|刚走|送走|"
    r"转了|砍价|嫌(?!气|疑)|再看看|考虑考虑|观望|没拍板|没表态|有意(?![见义思识大])|看了?[一两几]?家|比选|尽调|磨(?=地价|价|着)|敲定|敲死|条款|拿捏|谈妥|align|价格|报价|交换意见|"
    r"(?<![a-z])(?:call(?:ed)?|meet|met|meeting|visit(?:ed)?|mou|nda|loi)(?![a-z])|点头|表态|松口|答应|允投|想投|愿投|说(?:要|想|能|先)?投",
    Stage.LEAD: r"有个?信儿|信儿|想挪窝|挪窝|想在[^,。;]{0,8}(?:建厂|设厂|找地|找个|布点|落脚)|[欲拟想要]在(?:北方|鲁西|华北|山东|黄河)|外迁意向|打算北[上迁]|想外迁|"
        r"放出风|透[露出]|线索|推来|介绍来|牵[了来]线|(?<![a-z])leads?(?![a-z])|听说|据说|获悉|有意向北|想北上|打听",
    Stage.ENDED: r"终止|黄了(?!半)|谈崩|不投了|撤资|解约|不来了|(?<!不)打了?退堂鼓|去别处|落到别处|取消投资|退出了|凉了|吹了|不干了|泡汤|(?<!金)(?<!金就)打水漂|没戏了",
}  # fmt: skip
_PATTERNS = {stage: re.compile(pattern, re.IGNORECASE) for stage, pattern in _WORDS.items()}
_WEAK_SIGNED = re.compile(r"(?:意向|备忘录|战略合作|合作意向|框架意向|mou|nda|loi)[^,。;]{0,6}$", re.IGNORECASE)
_SIGNED_NO_CONTRACT = re.compile(r"[^,。;]{0,10}(?:意向|备忘录|战略合作|mou|nda|loi)", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:没有|无新?|没能|没|未能|未|不|尚未|还没|无法|不能|没法|差[\d一二两三四五六七八九十]+个|撤回[^,。;]{0,16}|取消|推迟|暂缓|延期)[^,。;]{0,2}$"
)
_DENIED_BEHIND = re.compile(
    r"(?:的事|这事|时间|日期)?(?:要|得|可能|恐怕|又|再|都|也|还)?(?:没|不成|未|推迟|延期|延后|顺延|押后|后延|暂缓|泡汤|黄|作废|取消|不算)"
)
_POSSIBLE = re.compile(
    r"(?:可以|准备|争取|即将|将|拟|计划|预计|打算|马上|快要|力争|就差|只差|还差|等着|明早|写早了|确保|有望|约定|商定|定于|定在|筹备|具备|推进|督促|协调|加快|到时|"
    r"[能可要想等待催](?:[把让将]|着))[^,。;投]{0,4}$|"
    # 能开工, 能在月底前开工: one character that says so stands next to its verb; within a name it says nothing.
    r"(?:能|可|要|想|快|等|待|催)(?:够|以|就|先|再|在|于|全部|全面|一起|同时|尽快|尽早|早日|顺利|正式|如期|按期|按时|准时|马上|立刻|[\d一二三四五六七八九十]|[上中下]旬|"
    r"[年月日底初内前号])*$"
)
_ABSENT = re.compile(r"没能?(?:来(?!得及)|去成|见[到着成])|未能?[来到]访?|[来去]不了|爽约|放鸽子")
_WRONGLY = re.compile(r"(?:[写报说记填弄发打]成了?|误[写报记]为?|不是|并非)[^,。;]{0,3}$")
_SETTLING = re.compile(r"落户|落地|[^,]{0,3}落户")
_NOT_SETTLED = re.compile(r"(?:有意|意向|想|愿意?|尚未|未|没|欲)[^,。;]{0,8}$")
_NEAR = 6  # characters behind it
_FAR = 32  # characters before a word that may turn it
_MODAL = frozenset("能可要想等待将拟快催没未不无差")
# 智能水表封顶, 催化剂开工: no part of what is made says that it can or must be.
_WHOLE = re.compile("|".join(sorted({one for one in COMPOUNDS | PRODUCTS if _MODAL & set(one)}, key=len, reverse=True)))
_SIGNED_AND_LANDED = re.compile(r"签约(?:并)?(?:落户|落地)|签下(?:落户|入驻)")
_PUT_OFF = re.compile(r"搁置|暂缓|放一放|缓一缓|砍到|降到|减到|缩到|调到")
_STILL = re.compile(r"还在谈|仍在谈|又回到谈|还没签|没签成|还没谈")
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
            if clause[match.start() - 1 : match.start()] == '"' == clause[match.end() : match.end() + 1]:
                continue  # the word is spoken of
            done = not plan and not _is_undone(clause, match, stage)
            meant = Stage.TALKS if stage is Stage.SIGNED and _is_weak(clause, match) else stage
            found.append(StageFound(meant, start + match.start(), start + match.end(), done))
    if _SIGNED_AND_LANDED.search(clause):
        found = [one for one in found if one.stage is not Stage.LANDED]
    if any(not one.done and clause[one.start - start :].startswith("投产") for one in found):
        found = [_as_trial(one, clause[one.start - start :]) for one in found]
    if _STARTS_WITH_PILES.search(clause):
        found = [one for one in found if one.stage is not Stage.BUILDING]
    return tuple(found)


def _as_trial(one: StageFound, said: str) -> StageFound:
    """试车成功了，正式投产下个月再说: a trial run is still building."""
    return replace(one, stage=Stage.BUILDING) if said.startswith("试车") and one.done else one


def _is_undone(clause: str, match: re.Match[str], stage: Stage) -> bool:
    before = _WHOLE.sub("-", clause[max(0, match.start() - _FAR) : match.start()])
    if _WRONGLY.search(before):
        return True
    if stage is Stage.TALKS and _ABSENT.search(clause, match.start(), match.end() + _NEAR):
        return True
    if stage is Stage.LANDED and _SETTLING.match(match.group()):
        return bool(_DENIED.search(before) or _NOT_SETTLED.search(before) or _POSSIBLE.search(before))
    if stage in {Stage.LANDED, Stage.TALKS, Stage.LEAD} or match.group() in {"停工", "停了", "在建"}:
        return False  # a permit refused or awaited is still the time of permits
    return bool(_DENIED.search(before) or _POSSIBLE.search(before) or _DENIED_BEHIND.match(clause, match.end()))


def _is_weak(clause: str, match: re.Match[str]) -> bool:
    """A letter of intent is signed while talks go on."""
    before = clause[max(0, match.start() - _FAR) : match.start()]
    return bool(_WEAK_SIGNED.search(before) or _SIGNED_NO_CONTRACT.match(clause, match.end()))


def settle(found: list[StageFound], said: str) -> StageFound | None:
    """The stage that stands: the furthest one done; 还在谈 takes back what a message withdrew. None where none is done."""
    done = [one for one in found if one.done]
    talks = next((one for one in done if one.stage is Stage.TALKS), None)
    if talks and _STILL.search(said):
        return talks
    firm = [one for one in done if one.stage not in {Stage.TALKS, Stage.LEAD}]
    ended = [one for one in firm if one.stage is Stage.ENDED]
    if ended and _PUT_OFF.search(said):
        return StageFound(Stage.TALKS, ended[0].start, ended[0].end, done=True)
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
