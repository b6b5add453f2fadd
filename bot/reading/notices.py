"""Notices, orders, forwarded news, forms, wishes: what is no report whatever it names, a message or one sentence of it."""

import re

_NOTICE = re.compile(
    r"^\s*(?:\[?转发|\[转\]|通知|\[?通知|[^,。;:]{0,6}通知:|温馨提示|提醒|报送格式|填报说明|转:|fwd)|请各|各县市区|各单位|各部门|各推进组|请大家|"
    r"(?<![跟向和与对])大家(?!好|"
    r"都|汇报|说)|注意安全|天气|"
    r"新闻:|报道|全省|全国|[X某×]+[省市县区]|学习材料|邻市|邻县|隔壁(?:市|县|区)|兄弟(?:市|县|区|单位)|外市|(?:周边|其他|别的)(?:地)?(?:市|县市)|同行(?:说|他|她|们说|"
    r"签)|是模板|要点:|务必|逾期|报送[^,。]{0,12}(?:前|格式)|模板(?:在|见|下载|已|发|如下|:)|"
    r"照此填|照着填|不要改格式|按模板|例如|比如:|(?:示|样|范|举)例|样本|格式(?:是|为|:)|"
    r"年?目标[::]|每个?(?:县|区|市|家|单位|部门|科室|人|项目)(?:至少|不少于|最少|都?[要需得须])|完不成|一式[一二两三四五六]份|"
    r"就好了|多好(?=$|[,。!~])|但愿|许愿|梦见|做梦|梦到|对标|(?:仪式|会议|活动|大会)(?:流程|议程|日程|安排:|通知)|"
    r"(?:今年|全年|年度|明年)(?:的)?目标(?!任务的|的\d)|听课|享受[^,。;]{0,6}(?:优惠|政策)|笔记:|不等于|(?:考核|管理|奖励|实施)(?:办法|"
    r"细则)[:,]|排第|红旗|黄旗|食堂|防暑|请假|值班(?![简日快周月]报|动态)|"
    r"各(?:专班|组|链|科室|乡镇|街道|园区|项目组|牵头单位)[^,。;:]{0,4}(?:注意|要(?!素)|须|应|务必|请|抓紧|于|尽快)|每个?(?:周|月|季度|年|专班|人|组|"
    r"天)[^,。;]{0,4}(?:至少|不少于|要(?!素)|须|最少)|"
    r"(?:流程|步骤|须知|指南|来源|出处)[:(]|达到?[^,。;]{1,10}(?:后|的|以上),?[^,。;]{0,4}(?:给予|奖励|享受|兑现)|给予[^,。;]{0,14}(?:奖励|优惠|扶持|补贴|支持)|"
    r"新闻稿|标题:|横幅|条幅|标语|打个比方|比方说|好比|人家[\u4e00-\u9fff]{0,3}(?:一个(?:季度|月|年|县)|在(?!谈|看|等|问|考)[\u4e00-\u9fff]{2}|今年|一年|"
    r"[县市区])|朋友圈|抖音|公众号|"
    r"看新闻|据(?:朋友|同学|媒体|报|网)|[\u4e00-\u9fff]年?任务:|台风|防汛|暴雨|股市|房贷|彩票|全市(?!重点|集中|招商|项目)[^,。;]{0,8}(?:到位|外资|签约|累计|完成)|"
    r"目标任?务?(?:是|为|定)|任务(?:是|为)|"
    r"开会通知|会议室|@所有人|(?<!发)(?<!发到)群里|名单"
)
_ORDER = re.compile(
    r"^@\S+[\s,]*(?:把|请|你|尽快|麻烦|抓紧|看)|(?:^|[,。])(?:麻烦|请)(?:[^,。]{0,8})(?:核|报|填|提供|发给|给我|反馈|提交|落实|参加)|尽快给我|"
    r"把[^,。;]{1,20}(?:发(?:群里|到|一下|我|给我)|传给|带来|拿来)(?!了)|安排(?:吃|住|车|房|接)|安排[一两\d]+辆|给我(?:发|报|打)|别忘|(?:抓紧|尽快|赶紧|及时|"
    r"按时)(?:上报|报|填|交|发|更新|补)|"
    r"(?:把|将)[^,。;]{0,20}(?:报上来|报给|发给我|发我|填好|更新一下|核一下|核实|补上|理一下|整理)(?!了)|"
    r"前(?:把|将)[^,。;]{1,16}(?:报|交|发|填)(?!了)"
)
# What to hand in, how it must be, what is wished: none of it where anything is told as having happened.
_TO_COME = re.compile(
    r"任务:|必须|不得|严禁|一律|材料(?:清单|目录)|(?:需要?|须|应|请)(?:提交|提供|准备|携带|备齐|填写)|备齐|复印件|记得|"
    r"预?祝(?!贺)|早日(?=[签开投落竣达])|要求[^,。]{0,6}(?:上报|完成)|届时|到时候|请[把将]|"
    r"(?:把|将)[^,。;]{1,24}(?:补|报|发|交|填|核|理|查|更新|整理|准备|落实|确认|统计)(?:一下|下|上来|过来|给我|齐|好)?(?=$|[,。!])"
)
_HAPPENED = re.compile(r"[了已昨]|今天|上周|刚刚|累计|到账|还在|在谈")
_ONLY_A_STICKER = re.compile(r"^\s*(?:\[[^\]]{1,8}\]|[^\w\u4e00-\u9fff])*$")
_RECEIVED = re.compile(
    r"^(?:收到|好的|谢谢|辛苦|ok|嗯+|哈+|是的|明白|知道了|了解)[,。!~\s]*(?:谢谢|领导|收到|辛苦了?|您)*[^,。]{0,4}$",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[^,:]{2,20}(?:项目|产业园|基地)(?:[一二三]期)?[,:](?!.*(?:请|务必))")
_MOVED = r"(?:签约|开工|投产|封顶|竣工|奠基|试产|到位|到账|取得|拿到|批复|完成|洽谈|接待|拜访|复工|停工|安装|调试|赴)"
# A report under a heading of whatever words: a project or a day with what happened.
_BODY = re.compile(
    rf"(?:项目|产业园|基地)(?:[一二三]期)?[^。;\n请]{{0,24}}{_MOVED}(?!后|前|率)|\d[日号][^。;\n请]{{0,16}}{_MOVED}(?!后|"
    rf"前)[^。\n]*(?:[万亿]|项目)"
)
_FOREIGN = re.compile(
    r"转发|\[转|转:|fwd|通知|格式|模板|样本|[示范举样]例|例如|比如|全省|全国|[邻外]市|兄弟|新闻|笔记|流程|议程|日程|要求|务必|目标|任务|计划|办法|细则|假如|设想"
)
# 感谢各部门，…今天终于签下来了: something of ours happened on a day, whatever else is said.
_TODAY = re.compile(
    r"(?:今[天早日]|昨[天日晚]|刚刚?|终于|总算|上午|下午)[^。,;]{0,24}?(?:签|到账|开工|投产|封顶|奠基|批|打款)[^。,;会能要]{0,5}[了啦](?!吗|没)"
)
_OF_OTHERS = re.compile(
    r"转发|\[转|^转:|fwd|[邻外]市|邻[县区]|兄弟|全省|全国|新闻|网传|据媒体|[示范举样]例|模板", re.IGNORECASE
)
_FIRST = re.compile(r"[\n。;!?]")


def why_no_report(text: str) -> str:
    """A key for messages that are none by their first sentence: empty | notice | order | small_talk | plan. "" for others."""
    if _ONLY_A_STICKER.match(text):
        return "empty"
    if _RECEIVED.match(text):
        return "small_talk"
    first, *rest = _FIRST.split(text.lstrip(), maxsplit=1)
    return "" if rest and _BODY.search(rest[0]) and not _FOREIGN.search(first) else why_aside(first)


def is_of_others(text: str) -> bool:
    """Whether the first sentence says that what follows is of others: 转发：邻县…, 新闻：…."""
    return bool(_OF_OTHERS.search(_FIRST.split(text.lstrip(), maxsplit=1)[0]))


def is_titled(sentence: str) -> bool:
    """1.环卫车项目：…前提是给予补贴: an item that is headed by a project is about it, whatever its words."""
    return bool(_TITLED.match(sentence))


def why_aside(sentence: str) -> str:
    """A key for a sentence that tells nothing of ours: notice | order | plan. "" for others."""
    if _NOTICE.search(sentence) and not (_TODAY.search(sentence) and not _FOREIGN.search(sentence)):
        return "notice"
    if _ORDER.search(sentence):
        return "order"
    return "plan" if _TO_COME.search(sentence) and not _HAPPENED.search(sentence) else ""
