"""Real place names (provinces and cities of prefecture rank, short form): to notice a question about a place we hold nothing of."""

import re
from functools import cache

_NAMES = """
北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏
新疆 香港 澳门 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰
通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨
齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州
绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳
鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳
常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林
梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安
巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌
白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 义乌 昆山 雄安 浦东 前海 南沙 横琴
""".split()
_NAME = re.compile("|".join(sorted(_NAMES, key=len, reverse=True)))
BEFORE_PLACE = (
    "在到去从来往向问跟和与比想是按拿像我你把让"  # characters after which a name of two characters is a place
)
_SETTLED_IN = re.compile(r"(?:落户|入驻|进驻|迁入|迁至|迁往|落地|注册)$")  # verbs that a place follows without 在
_NO_PLACE_BEFORE = ("石", "期", "锁", "鲜")  # 大理石, 保定期: the name is part of another word
# 广饶县…, 在张江高新区…: what a question starts with and ends like a place, when we do not know it. A name holds none of the
# characters that hold sentences together, and no 市里, 县城, 市场 follows.
_UNKNOWN = re.compile(
    r"(?:请问|在|到|去|想在)?((?:[\u4e00-\u9fff]{1,3}(?:自治县|县)|[\u4e00-\u9fff]{2,3}市|[\u4e00-\u9fff]{2,4}?"
    r"(?:经济开发区|经济技术开发区|高新技术产业开发区|高新区|经开区|开发区)))(?![里城场区长内级属委政])"
)
_RANK = re.compile(r"(?:自治县|县|市|经济开发区|经济技术开发区|高新技术产业开发区|高新区|经开区|开发区)$")
_ORDINARY = re.compile(
    r"[的了在跟们个进跨已经两菜学生当是有没不我你他她它咱这那哪什么怎几多少给把被让对向从到去来往和与或及如果要想会能可以请问全本各每某领拿发投建办招引荐介奖补省城上超夜门股集都区郡贵该外]"
    r"|落户|入驻|进驻|迁入|落地|注册|县市|市县|[厂房租费税电水气奖补展办]|专利|设备|企业|公司|人才|项目|研发|总部|装修|贷款|软件|绿色|认证|检测|首台|工厂|车间|实缴|年薪"
)
_AMBIGUOUS = frozenset(
    "白银 中山 海东 大同 黄山 南平 安康 安顺 中卫 来宾 河源 台湾 香港 澳门 吉安 普洱 保山 资阳 日照 三明 本溪 平凉".split()
)


_ENGLISH = re.compile(
    r"\b(?:beijing|shanghai|tianjin|chongqing|suzhou|shenzhen|guangzhou|hangzhou|nanjing|"
    r"qingdao|jinan|liaocheng|dongying|wuhan|chengdu|xi'?an|ningbo"
    r"|wuxi|hefei|zhengzhou|changsha|xiamen|fuzhou|kunming|dalian|shenyang|harbin|hong kong|"
    r"macau|taiwan|dongguan|foshan|zhuhai|yantai|weifang|linyi|weihai"
    r"|nantong|changzhou|xuzhou|wenzhou|jiaxing|nanchang|nanning|guiyang|lanzhou|urumqi|"
    r"hainan|shandong|jiangsu|zhejiang|guangdong|henan|hebei|anhui|sichuan)\b"
)


def places_named(folded: str) -> tuple[str, ...]:
    """Short names of real places in a folded question, in order; words that are also ordinary ones need their rank (市, 省)."""
    found = []
    for match in _NAME.finditer(folded):
        name, before, after = match.group(), folded[: match.start()][-1:], folded[match.end() :][:1]
        ranked = after in ("市", "省", "县", "区")
        at_border = not before or not is_chinese(before) or before in BEFORE_PLACE
        at_border = at_border or _SETTLED_IN.search(folded[: match.start()]) is not None
        if ranked or (at_border and name not in _AMBIGUOUS and after not in _NO_PLACE_BEFORE):
            found.append(name)
    unknown = _UNKNOWN.match(folded)
    if not found and unknown and not _ORDINARY.search(_RANK.sub("", unknown[1])):
        found.append(unknown[1])
    found += [name.title() for name in _ENGLISH.findall(folded)]
    return tuple(dict.fromkeys(found))


def is_ordinary(text: str) -> bool:
    """Whether a text holds a word or character that no name of a place holds: 参展 before 高新区 names no other zone."""
    return _ORDINARY.search(text) is not None


def is_chinese(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff"


def short_name(place: str) -> str:
    """柳河县 -> 柳河, 栖梧市 -> 栖梧; a name of two characters keeps its rank (冠县)."""
    bare = re.sub(r"(?:自治县|自治州|省|市|县|区)$", "", place)
    return bare if len(bare) >= 2 else place


@cache
def romanised(place: str) -> str:
    """柳河县 -> "liuhe": how an English text writes the short name of a place; "" for a name that is not Chinese."""
    from pypinyin import lazy_pinyin  # a quarter of a second of every start, for English questions only

    name = short_name(place)
    return "" if name.isascii() else "".join(lazy_pinyin(name))
