"""The fields of a document's head (文件头), read leniently: a mistake becomes a problem with its line, never an error."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process

from policies.days import last_day, read_day
from policies.front_matter import BadYaml, Entry, part_head, read_mapping
from policies.provision import Audience, FormatProblem, Level

_KEYS = {
    "title": ("标题", "名称", "文件名称"),
    "doc_no": ("文号", "发文字号"),
    "issuer": ("发文机关", "制定机关", "发布机构", "发文单位"),
    "place": ("地区", "适用地区", "行政区划"),
    "level": ("级别", "层级", "效力级别"),
    "effective_from": ("施行日期", "生效日期", "实施日期"),
    "effective_to": ("失效日期", "截止日期"),
    "validity": ("有效期",),
    "trial": ("试行",),
    "draft": ("征求意见稿",),
    "replaces": ("废止文件", "替代", "取代"),
    "audience": ("受众", "公开范围"),
    "kind": ("类别", "文种", "类型"),
    "source": ("来源",),
    "sample": ("示例",),
    "language": ("语言",),
    "contact": ("联系方式", "联系人", "咨询电话"),
}
_CANONICAL = {alias: key for key, aliases in _KEYS.items() for alias in (key, *aliases)}
_LIKELY_TYPO = 60
"""rapidfuzz ratio (0..100) from which the nearest key is suggested for an unknown one."""
_YES = ("true", "yes", "y", "1", "是", "on")
_NO = ("false", "no", "n", "0", "否", "off", "", "~", "null")
_FLAGS = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)
_LEVELS = {
    "国家": Level.NATIONAL, "国家级": Level.NATIONAL, "省": Level.PROVINCE, "省级": Level.PROVINCE, "市": Level.CITY, "市级": Level.CITY,
    "县": Level.COUNTY, "县级": Level.COUNTY, "区": Level.COUNTY, "区级": Level.COUNTY, "区县级": Level.COUNTY, "园区": Level.ZONE,
    "开发区": Level.ZONE,
} | {level.value: level for level in Level}  # fmt: skip
_AUDIENCES = {"公开": Audience.PUBLIC, "内部": Audience.INTERNAL} | {audience.value: audience for audience in Audience}
_OPEN_ENDED = frozenset({"", "~", "null", "长期", "长期有效", "无", "long-term"})


@dataclass(frozen=True, slots=True)
class Header:
    """What the head states; "" or None where it states nothing. `body` is the text with the head's lines emptied."""

    body: str
    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    place: str = ""
    level: Level = Level.UNKNOWN
    effective_from: date | None = None
    effective_to: date | None = None
    period: str = ""
    trial: bool | None = None
    draft: bool | None = None
    replaces: tuple[str, ...] = ()
    audience: Audience = Audience.PUBLIC
    kind: str = ""
    source: str = ""
    sample: bool = False
    language: str = ""
    contact: str = ""
    problems: tuple[FormatProblem, ...] = ()


class _Misread(Exception):
    """A value does not read as its field demands; the message says how it should look."""


def read_header(text: str, file: str) -> Header:
    """Take the head off a text and read it. Never raises: what cannot be read stands in `problems`, the rest is used."""
    head = part_head(text)
    header = Header(head.body)
    problems: list[FormatProblem] = []
    try:
        entries = read_mapping(head.yaml, head.line)
    except BadYaml as bad:
        message = (
            f"文件头不是有效的 YAML（{bad.reason}），请检查缩进、冒号后的空格和引号 / front matter is not valid YAML"
        )
        return replace(header, problems=(FormatProblem(file, bad.line, message),))
    seen: set[str] = set()
    for entry in entries:
        key = _CANONICAL.get(entry.key) or _CANONICAL.get(entry.key.lower())
        if key is None or key in seen:
            message = (
                _unknown(entry.key)
                if key is None
                else f"字段“{entry.key}”重复，只用第一个 / stated twice, the first counts"
            )
            problems.append(FormatProblem(file, entry.line, message))
            continue
        seen.add(key)
        try:
            header = _READERS[key](header, entry)
        except _Misread as misread:
            problems.append(FormatProblem(file, entry.line, f"“{entry.key}”的值“{_shown(entry)}”{misread}"))
    if header.effective_from and header.effective_to and header.effective_to < header.effective_from:
        line = next((entry.line for entry in entries if _CANONICAL.get(entry.key) == "effective_to"), head.line)
        message = "失效日期早于施行日期，已忽略失效日期 / effective_to lies before effective_from and is ignored"
        problems.append(FormatProblem(file, line, message))
        header = replace(header, effective_to=None)
    return replace(header, problems=tuple(problems))


def known_field(key: str) -> str:
    """The field that a key of a head names, in English; "" for one that nobody knows."""
    return _CANONICAL.get(key) or _CANONICAL.get(key.lower()) or ""


def _unknown(key: str) -> str:
    nearest = process.extractOne(key, list(_CANONICAL), scorer=fuzz.ratio, score_cutoff=_LIKELY_TYPO)
    if nearest:
        return f"不认识的字段“{key}”，是不是“{nearest[0]}”？ / unknown field {key!r}, did you mean {nearest[0]!r}?"
    return f"不认识的字段“{key}”，可用字段：{'、'.join(_KEYS)} / unknown field {key!r}"


def _shown(entry: Entry) -> str:
    return (entry.text or "、".join(entry.items))[:60]


def _text(entry: Entry) -> str:
    if entry.is_list or entry.mappings:
        raise _Misread("应为一行文字 / must be one line of text")
    return "" if entry.text in {"~", "null"} else entry.text


def _day(entry: Entry) -> date | None:
    text = _text(entry)
    if text in _OPEN_ENDED:
        return None
    day = read_day(text)
    if day is None:
        raise _Misread("不是日历上的日期，请写成 2025-01-31 / is no calendar day, write 2025-01-31")
    return day


def _flag(entry: Entry) -> bool:
    flag = _FLAGS.get(_text(entry).lower())
    if flag is None:
        raise _Misread("应为 true 或 false（是/否） / must be true or false")
    return flag


def _level(entry: Entry) -> Level:
    level = _LEVELS.get(_text(entry).lower())
    if level is None:
        raise _Misread("应为 national、province、city、county 或 zone / must be one of these levels")
    return level


def _audience(entry: Entry) -> Audience:
    audience = _AUDIENCES.get(_text(entry).lower())
    if audience is None:
        raise _Misread("应为 public 或 internal（公开/内部） / must be public or internal")
    return audience


def _titles(entry: Entry) -> tuple[str, ...]:
    if entry.mappings:
        raise _Misread("应为标题或文号的列表 / must be a list of titles or document numbers")
    return tuple(item for item in (entry.items or (_text(entry) if not entry.is_list else "",)) if item)


def _validity(header: Header, entry: Entry) -> Header:
    """Read 3年, 至2026-12-31, 2025-01-01至2027-12-31 or 长期."""
    text = _text(entry)
    if text in _OPEN_ENDED:
        return header
    first, until, last = text.partition("至")
    if until:
        end, start = read_day(last), read_day(first)
        if end is None or (first.strip() and start is None):
            raise _Misread("不是日历上的日期，请写成 至2026-12-31 / is no calendar day")
        return replace(header, effective_to=end, effective_from=start or header.effective_from)
    if last_day(date(2000, 1, 1), text) is None:
        raise _Misread("看不懂，请写成 3年、6个月 或 至2026-12-31 / write 3年, 6个月 or 至2026-12-31")
    return replace(header, period=text)


_READERS: dict[str, Callable[[Header, Entry], Header]] = {
    "title": lambda header, entry: replace(header, title=_text(entry).strip("《》")),
    "doc_no": lambda header, entry: replace(header, doc_no=_text(entry)),
    "issuer": lambda header, entry: replace(header, issuer=_text(entry)),
    "place": lambda header, entry: replace(header, place=_text(entry)),
    "level": lambda header, entry: replace(header, level=_level(entry)),
    "effective_from": lambda header, entry: replace(header, effective_from=_day(entry)),
    "effective_to": lambda header, entry: replace(header, effective_to=_day(entry)),
    "validity": _validity,
    "trial": lambda header, entry: replace(header, trial=_flag(entry)),
    "draft": lambda header, entry: replace(header, draft=_flag(entry)),
    "replaces": lambda header, entry: replace(header, replaces=_titles(entry)),
    "audience": lambda header, entry: replace(header, audience=_audience(entry)),
    "kind": lambda header, entry: replace(header, kind=_text(entry)),
    "source": lambda header, entry: replace(header, source=_text(entry)),
    "sample": lambda header, entry: replace(header, sample=_flag(entry)),
    "language": lambda header, entry: replace(header, language=_text(entry)),
    "contact": lambda header, entry: replace(header, contact=_text(entry)),
}
