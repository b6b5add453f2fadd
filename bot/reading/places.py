"""Counties and zones that a message names, by any of the ways people write them; and the places that investors come from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Counties = tuple[tuple[str, tuple[str, ...]], ...]

# The registry's sample: eight counties and districts, four zones; full name, other ways to write it.
SAMPLE_COUNTIES: Counties = (
    ("东昌府区", ("东昌府", "东昌")),
    ("茌平区", ("茌平县", "茌平")),
    ("临清市", ("临清",)),
    ("冠县", ()),
    ("莘县", ()),
    ("阳谷县", ("阳谷",)),
    ("东阿县", ("东阿",)),
    ("高唐县", ("高唐",)),
    ("经开区", ("经济技术开发区", "经济开发区", "经开", "开发区")),
    ("高新区", ("高新技术产业开发区", "高新技术开发区", "高新")),
    ("度假区", ("江北水城旅游度假区", "旅游度假区")),
    ("高铁新区", ("高铁新城",)),
)
# 高新 alone is a word of many firms; 高新 counts as the zone only before an office or a verb of place.
_NEEDS_A_BORDER = frozenset({"高新", "经开", "东昌"})
_BORDER_BEHIND = re.compile(r"投促|招商|商务|这边|那边|报|:|,|的地|$|\s")
_HEAD = re.compile(r"^[\s\[\(@#]*(?P<name>[\u4e00-\u9fff]{1,4}?(?:自治县|县|区|市))(?=[\s:,\]\)投招商的上本今昨前]|$)")
_NO_PLACE = re.compile(
    r"^(?:[全我咱本该各省城市外两新园社小厂库片景郊辖老]|.*(?:园区|社区|小区|厂区|库区|景区|城市|超市|上市|门市|夜市|都市|各县|全市|县市|市县|辖区))"
)

_ORIGINS = """
北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 宁夏 新疆 香港 澳门
石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安 太原 大同 运城 呼和浩特 包头 鄂尔多斯 沈阳 大连 鞍山 长春 哈尔滨 齐齐哈尔 大庆 南京 无锡 徐州 常州 苏州
南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 永康 慈溪 余姚 乐清 海宁 桐乡 诸暨
合肥 芜湖 蚌埠 马鞍山 安庆 滁州 阜阳 宿州 六安 亳州 宣城 福州 厦门 莆田 泉州 漳州 晋江 石狮 南昌 景德镇 九江 赣州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照
临沂 德州 聊城 滨州 菏泽 寿光 诸城 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 南阳 商丘 信阳 周口 驻马店 武汉 宜昌 襄阳 荆州 长沙 株洲 湘潭 衡阳 岳阳 常德 广州
深圳 珠海 汕头 佛山 江门 湛江 肇庆 惠州 东莞 中山 潮州 揭阳 顺德 南宁 柳州 桂林 海口 三亚 成都 绵阳 德阳 宜宾 贵阳 遵义 昆明 西安 咸阳 宝鸡 兰州 西宁 银川 乌鲁木齐
滕州 邹城 曲阜 兖州 肥城 新泰 莱芜 章丘 平阴 诸城 高密 昌邑 青州 龙口 招远 莱州 蓬莱 荣成 乳山 文登 胶州 即墨 平度 莱西 乐陵 禹城 夏津 武城 临邑 齐河 邹平 博兴 无棣 曹县 单县 成武 巨野 郓城 鄄城 定陶 梁山 汶上
嘉祥 鱼台 微山 泗水 沂水 沂南 莒县 莒南 蒙阴 费县 平邑 兰陵 郯城 临沭 五莲 馆陶 魏县 临西 清河 威县 台前 范县 南乐 清丰
苏北 苏南 皖北 浙北 鲁南 鲁西 胶东 豫北 粤港澳大湾区 大湾区 长三角 珠三角 京津冀 京津 华东 华南 江浙 闽南 中关村 浦东 前海 横琴
德国 日本 韩国 美国 英国 法国 意大利 荷兰 瑞士 瑞典 丹麦 芬兰 挪威 西班牙 比利时 奥地利 波兰 捷克 俄罗斯 乌克兰 白俄罗斯 加拿大 澳大利亚 新西兰 新加坡 马来西亚 泰国 越南 印尼 印度尼西亚
印度 菲律宾 柬埔寨 巴基斯坦 哈萨克斯坦 以色列 土耳其 沙特 阿联酋 迪拜 埃及 南非 巴西 墨西哥 阿根廷 智利 东京 大阪 首尔 釜山 法兰克福 慕尼黑 汉堡 伦敦 巴黎 米兰 纽约 硅谷 欧洲 东南亚 中东 海外 境外 国外
""".split()
ORIGIN = re.compile(
    rf"(?<![复混掺配](?=合肥))(?:{'|'.join(sorted(set(_ORIGINS), key=len, reverse=True))})(?:市|省|县)?(?:那边|那儿|那里|这边|籍|方面|产)?"
    r"(?!路|街|大道|扒鸡|红瓷|粉|漆|[包胚](?![\u4e00-\u9fff]?[商团]))"
)


@dataclass(frozen=True, slots=True)
class CountyFound:
    """A county by its full name, with its characters in the folded text."""

    name: str
    start: int
    end: int


def find_counties(text: str, counties: Counties) -> tuple[CountyFound, ...]:
    """Every county of the list that the folded text names, in order; at the head of the text also one that is not listed."""
    found = list(_listed(text, counties))
    if not found and (head := _HEAD.match(text)) and not _NO_PLACE.match(head["name"]):
        found.append(CountyFound(head["name"], *head.span("name")))
    return tuple(found)


def _listed(text: str, counties: Counties) -> Iterator[CountyFound]:
    pattern, names = _pattern(counties)
    for match in pattern.finditer(text):
        written = match.group()
        if written in _NEEDS_A_BORDER and not _BORDER_BEHIND.match(text, match.end()):
            continue
        if written == "高新" and text[match.end() : match.end() + 2] == "技术":
            continue
        yield CountyFound(names[written], match.start(), match.end())


@lru_cache(maxsize=8)
def _pattern(counties: Counties) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {written: name for name, others in counties for written in (name, *others) if written}
    spoken = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, spoken)) or r"(?!)"), names


def find_origins(text: str) -> tuple[tuple[int, int], ...]:
    """Where places stand that are none of ours: 南通, 苏北, 韩国."""
    return tuple(match.span() for match in ORIGIN.finditer(text))
