"""What was done (活动): signing, funds, permits, building site, reception, visit, video call, talks, fair."""

import re

from store.reporting.project import Stage

FAIR, SIGNING, FUNDS, PERMITS = "推介活动", "签约活动", "资金到位", "代办手续"
SITE, RECEPTION, VISIT, VIDEO, TALKS = "现场推进", "接待客商", "外出拜访", "视频会商", "洽谈"
_FAIR = re.compile(
    r"(?:推介会|对接会|恳谈会|招商会|博览会|交易会|洽谈会|食博会|进博会|广交会|[\u4e00-\u9fff]博会|儒商大会|峰会|论坛|CIIE|CIFTIS|Canton Fair|展会|产业大会|"
    r"投资大会)(?:上|期间|现场|中)?"
)
_VIDEO = re.compile(
    r"视频|\b(?:teams|zoom|webinar)\b|线上|云洽谈|腾讯会议|连线|开[了完个][^,。;]{0,3}call(?![a-z])", re.IGNORECASE
)
_RECEPTION = re.compile(
    r"会见|踩点|领着[^,。;]{1,10}转|(?:客人?|[\u4e00-\u9fff]{2}人)来(?:了|看)?(?=[,。;]|$)|来的[\u4e00-\u9fff]{2}团|转了?个遍|"
    r"摸到[^,。;]{1,8}来|接[待代带](?!码)|接了[^,。;]{0,3}[波拨批个]|抵[聊达]|来了[一两二三]?[波拨批]|site visit|客商[^,。;]{0,4}(?:看完|看了|走)|来了一趟|"
    r"来了[^,。;]{0,8}(?:客商|外商|老板|客户|客人|企业家|考察团|投资人)|来了[个位]|又来|来过|(?:老板|客人|客户|对方|"
    r"人家|客商)[^,。;]{0,3}(?:刚走|来)|送走|"
    r"陪(?:同)?(?!领导|书记|[县市区局]长|主任|同志|伴)|"
    r"[\u4e00-\u9fff]总[^,。;]{0,3}来|来访|看完地|到访|来考察|客商[^,。;]{0,8}(?:来了|到了|到的|来的|来看|来过|来我|抵达)|来看|陪(?:同)?(?:客商|客户|企业|"
    r"外商|"
    r"老板|投资)|(?:客商|客户|外商|老板|考察团)[^,。;]{0,8}(?:来|到)?(?:看了|考察|来)|(?:客商|客户|外商|老板|考察团)[^,。;]{0,8}(?:来|到)(?:看|了|考察|我|咱|"
    r"的|访)|考察团|"
    r"(?:来|到)(?:我|咱)?(?:县|区|市|们这)[^,。;]{0,4}(?:考察|看)|(?:一行|企业家)[^,。;]{0,8}(?:来|考察)|来[^,。;]{0,4}实地|来的[^,。;]{0,4}[看考]|"
    r"(?:老板|客商|客户|外商|老总|厂长|对方|人家|团队)[^,。;]{0,6}到(?![位账资期底时手款货])|到[^,。;]{1,6}[看选](?:看|了)?(?:厂房|场地|地块|地方|现场|地(?!方))"
)  # fmt: skip
_VISIT = re.compile(
    r"外出|拜访|拜会|\bmeet\b|\bvisit|先去的?|上门|走访|登门|上门|赴[^,。;]{1,10}|前往|带队去|率队|回访|(?:昨|今|前|周.|上周.?|日|号|上午|下午|晚|刚|又|"
    r"从)?(?:去了|去的|跑了|跑到|去(?=\0))|"
    r"从[^,。;]{1,8}回来|出差|去[\u4e00-\u9fff]{2,4}(?:考察|看|谈|拜访|对接)|考察了"
)
_TALKS = re.compile(r"洽谈|在谈|商谈|会谈|座谈|磋商|谈判|谈|对接|沟通|聊|电话|备忘录|意向|考察")
_SITE = re.compile(
    r"封顶|主体|土建|地基|基础(?:施工|做|浇|打|完)|[建盖砌][了完好一]|设备(?![钱款费])|厂房|施工队|浇筑|桩基|打桩|开挖|吊装|安装|装修|现场|正负零|钢结构|钢构|立柱|(?:机器|设备|机组|"
    r"产线)[^,。;]{0,4}[卸拉运立]|卸[下了车]|第一车|起来|建到|盖到|竣工|调试|完工|进场|复工|硬化|车间|滑模|(?<!缺)施工(?!许可|用电|用水|图)|砌|试车|封了?顶|管网|地面|屋面|产线"
)
_HALTED = re.compile(
    r"停工(?!令)|停滞|停摆|停建|歇工|窝工|停下|(?:暂停|中止|停止|叫停)[^,。;]{0,4}(?:安装|施工|建设|装修|吊装|浇筑|作业|调试)"
)
_WENT = re.compile(r"[^,。;]{0,6}(?<![过失])去(?!年|掉|除|污|毛)[\u4e00-\u9fff]{2,8}(?=[,。;]|$)")


def activity_of(said: str, stage: Stage | None, *, funds: bool) -> str:
    """The activity of a row out of the words that tell what happened, "" for none. `funds` where money came."""
    fair = FAIR if _FAIR.search(said) else ""
    match stage:
        case Stage.SIGNED if _signed_now(said):
            found = fair or SIGNING
        case Stage.LANDED:
            found = PERMITS
        case Stage.BUILDING:
            found = _on_site(said, funds=funds)
        case Stage.STARTED | Stage.PRODUCING if funds:
            found = FUNDS
        case Stage.TALKS:
            found = fair or _meeting(said)
        case None:
            paid = VISIT if _WENT.match(said) else FUNDS
            found = paid if funds else _meeting(said)
        case _:
            found = ""
    return found


def _on_site(said: str, *, funds: bool) -> str:
    """Building, unless it is halted; money where nothing of the site is told."""
    if _HALTED.search(said):
        return ""
    return SITE if _SITE.search(said) else FUNDS if funds else ""


def _signed_now(said: str) -> bool:
    """签约仨月 tells of long ago."""
    return not re.search(
        r"早就签|签约?(?:都)?(?:快|有|已)[^,。;]{0,3}[年月]|签约(?:仨|[一两二三四五六七八九十\d]+个?)(?:多)?(?:月|年|周|天|星期)",
        said,
    )


def _meeting(said: str) -> str:
    """Of several meetings the one that the words name first."""
    firsts = [
        (match.start(), rank, name)
        for rank, (pattern, name) in enumerate(((_VIDEO, VIDEO), (_RECEPTION, RECEPTION), (_VISIT, VISIT)))
        if (match := pattern.search(said))
    ]
    if firsts:
        return VIDEO if any(name == VIDEO for _, _, name in firsts) else min(firsts)[2]
    return TALKS if _TALKS.search(said) else ""
