"""Administrative places (行政区划) in titles, issuers and texts: 柳河县, 广州市天河区, 临港经济开发区, and their rank.

A place is kept with its parents as far as they stand before it (广州市天河区), so that both can be searched for.
"""

import re
from collections import Counter

from policies.characters import plain_signs
from policies.provision import Level

_HAN = "一-鿿"
_LETTER = rf"[{_HAN}](?<![省市县区])"  # a unit's sign ends a name, it never stands inside one
_ZONES = (
    "经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|高新区|开发区|自由贸易试验区|自贸试验区|综合保税区|保税区|新区|"
    "工业园区|产业园区|度假区|示范区"
)
_CHAIN = re.compile(
    rf"(?P<province>(?:{_LETTER}){{2,3}}省|(?:{_LETTER}){{2,8}}自治区)?"
    rf"(?P<city>(?:{_LETTER}){{1,5}}?(?:市|自治州|地区))?"
    rf"(?:(?P<zone>(?:{_LETTER}){{0,6}}?(?:{_ZONES}))|(?P<county>(?:{_LETTER}){{1,8}}?(?:自治县|县|区)|(?:{_LETTER}){{1,6}}旗))?"
)
# Words that no place has in its name, but that titles and sentences have before 市, 县 and 区.
_NO_NAME = re.compile(
    "关于|促进|支持|加快|推[动进]|进一步|深化|鼓励|印发|发布|公布|转发|规范|加强|完善|优化|建设|打造|新型|现代|智慧|特色|招商|投资|产业|企业|"
    "旅游|工业|商务|功能|集[聚中]|经济|从事|所在|的|省[市直]|百强|贫困|示范[市县]|^[城都我各该某为对在]|^[全本每上夜超股门集]?[市县区]"
    "|^[园社地城景山牧库灾辖街校厂小片老郊矿林湖战]区"
)
_NO_PLACE_YET = re.compile(r"[\s《]*(?:(?:中共|中国共产党|关于|印发|发布|转发)\s*《?)*")
_MUNICIPALITIES = frozenset({"北京市", "上海市", "天津市", "重庆市"})
_ENGLISH = re.compile(
    r"\b((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+ (?:City|County|District|Province|New Area|Development Zone|High-tech Zone))\b"
)
_SPEAKS_FOR_CHINA = re.compile("中华人民共和国|国务院|全国人民代表大会|国家(?!级)")


def leading_place(text: str) -> str:
    """The place that a title or an issuer starts with ("广州市天河区深化…" gives 广州市天河区), "" where there is none."""
    start = _NO_PLACE_YET.match(plain_signs(text))
    text = text[start.end() :] if start else text
    found = _CHAIN.match(plain_signs(text))
    name = found[0] if found else ""  # every part of the pattern may be missing
    if not name or _NO_NAME.search(re.sub(f"(?:{_ZONES})$", "", name) or "区"):
        return ""
    return text[: len(name)]


def place_in(text: str) -> str:
    """The most specific place that starts a phrase of a short text (title, source line); English: "Qingdao City"."""
    names = [leading_place(part) for part in re.split(rf"[^{_HAN}]+|关于|印发", text)]
    english = _ENGLISH.search(text)
    return max(filter(None, names), key=_specific, default=english[1] if english else "")


def frequent_place(text: str, least: int = 2) -> str:
    """The place a running text speaks of most, at least `least` times; "" where there is none."""
    starts = Counter(name for part in set(re.split(rf"[^{_HAN}]+", text)) if (name := leading_place(part)))
    counted = {name: text.count(name) for name, _ in starts.most_common(20)}
    best = max(counted, key=lambda name: counted[name], default="")
    return best if best and counted[best] >= least else ""


def level_of(place: str, issuer: str = "") -> Level:
    """Rank of the issuing authority by the last unit of its place."""
    place = plain_signs(place)
    if _SPEAKS_FOR_CHINA.match(issuer):
        return Level.NATIONAL
    if re.search(rf"(?:{_ZONES})$|(?:Zone|New Area)$", place):
        return Level.ZONE
    if place in _MUNICIPALITIES or re.search("(?:省|自治区)$|Province$", place):
        return Level.PROVINCE
    if re.search("[县区旗]$|(?:County|District)$", place):
        return Level.COUNTY
    return Level.CITY if re.search("(?:市|自治州|地区)$|City$", place) else Level.UNKNOWN


def _specific(name: str) -> tuple[int, int]:
    return len(re.findall(rf"{_ZONES}|[省市县区州旗]", name)), len(name)
