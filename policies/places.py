"""Administrative places in titles and issuers (行政区划): 柳河县, 广州市天河区, 南沙区, X经济开发区, and their rank."""

import re
from collections import Counter

from policies.provision import Level

_HAN = "一-鿿"
# Characters that end a phrase before a place or cannot be part of one: "支持我县", "关于全市", "各区".
_NOT_IN_NAME = "中共于的和与及在对为由我本全各该某县市区省乡镇省级直驻到从向将等第年月日届个家"
_NAME = rf"[{_HAN}&&[^{_NOT_IN_NAME}]]"  # documentation of the set; Python has no class intersection
_CHARACTER = rf"(?![{_NOT_IN_NAME}])[{_HAN}]"
_PROVINCE = rf"(?:{_CHARACTER}){{2,3}}(?:省|自治区|维吾尔自治区|壮族自治区|回族自治区)"
_CITY = rf"(?:{_CHARACTER}){{2,6}}?(?:市|自治州|地区|盟)"
_COUNTY = rf"(?:{_CHARACTER}){{1,7}}?(?:自治县|县|区|旗|林区)"
_ZONE = (
    rf"(?:{_CHARACTER}){{0,8}}?(?:经济技术开发区|高新技术产业开发区|经济开发区|高新技术开发区|高新区|开发区|自贸试验区|自由贸易试验区|"
    r"综合保税区|保税区|新区|工业园区|产业园区|度假区|示范区|高铁新区)"
)
_CHAIN = re.compile(rf"(?:(?P<province>{_PROVINCE})?(?P<city>{_CITY})?(?:(?P<zone>{_ZONE})|(?P<county>{_COUNTY}))?)")
_COMMON = frozenset("园区 社区 地区 城区 景区 山区 牧区 库区 灾区 辖区 街区 校区 厂区 小区 片区 功能区 集聚区 聚集区 工业区 商务区 项目区 老区 新区 开发区 高新区 经济开发区 大湾区 城市 都市 超市 股市 上市 夜市 门市 集市 县市 省市 郡县 贫困县 百强县".split())
_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_ENGLISH = re.compile(r"\b((?:[A-Z][a-z]+ ){0,2}?[A-Z][a-z]+ (?:City|County|District|Province|New Area|Development Zone|High-tech Zone))\b")


def leading_place(text: str) -> str:
    """The place a title or issuer starts with ("广州市天河区深化…" -> 广州市天河区), "" where it starts with none."""
    text = re.sub(r"^[\s《]*(?:中共|中国共产党)?", "", text)
    found = _CHAIN.match(text)
    if not found or not found[0] or _is_common(found):
        return ""
    return found[0]


def place_in(text: str) -> str:
    """The most specific place named anywhere in a short text (title, issuer, source line), the longest where several are."""
    candidates = [found[0] for part in re.split(r"[^一-鿿]+|关于|印发|支持", text) for found in _starts(part)]
    return max(candidates, key=lambda name: (_depth(name), len(name)), default=leading_place_english(text))


def _starts(part: str) -> "list[re.Match[str]]":
    found = _CHAIN.match(re.sub("^中共", "", part))
    return [found] if found and found[0] and not _is_common(found) else []


def frequent_place(text: str, least: int = 2) -> str:
    """The place a running text names most often, at least `least` times; "" where none is."""
    names = Counter(re.findall(rf"(?<![{_HAN}])(?:{_CHARACTER}){{2,3}}[县市区](?![场民])|(?:{_CHARACTER}){{2}}[县市](?=[委人政社投])", text))
    for name, count in names.most_common(5):
        if count >= least and name not in _COMMON:
            return name
    return ""


def leading_place_english(text: str) -> str:
    """A place of an English title: "Qingdao City"."""
    found = _ENGLISH.search(text)
    return found[1] if found else ""


def level_of(place: str, issuer: str = "") -> Level:
    """Rank of the issuing authority by the last unit of its place."""
    if re.match("中华人民共和国|国务院|全国人民代表大会|国家", issuer):
        return Level.NATIONAL
    if not place:
        return Level.UNKNOWN
    if re.search(rf"{_ZONE}$", place) and re.search("(?:开发区|高新区|新区|保税区|园区|试验区|度假区|示范区)$|Zone$|New Area$", place):
        return Level.ZONE
    if place in _MUNICIPALITIES or re.search("(?:省|自治区)$|Province$", place):
        return Level.PROVINCE
    if re.search("(?:县|区|旗)$|(?:County|District)$", place):
        return Level.COUNTY
    return Level.CITY if re.search("(?:市|州|地区|盟)$|City$", place) else Level.UNKNOWN


def _depth(name: str) -> int:
    return len(re.findall("省|市|县|区|州|旗", name))


def _is_common(found: "re.Match[str]") -> bool:
    return found[0] in _COMMON or bool(found["zone"] and found["zone"] in _COMMON and not found["city"] and not found["province"])
