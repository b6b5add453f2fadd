"""What a raw file says of itself on its first lines: source note, title, document number, issuer, place, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policies.numbering import Style, read_marker
from policies.places import frequent_place, leading_place, level_of, place_in
from policies.provision import Level
from policies.roles import is_title
from policies.validity import ANY_DAY, read_day

_SOURCE = re.compile(r"^\W*(?:来源|來源|出处|Source)\s*[:：]\s*\S")
_DOC_NO = re.compile(
    r"^[（(]?([\u4e00-\u9fffA-Za-z]{1,20}[〔\[［【（(](?:19|20)\d\d[〕\]］】）)]\s?(?:第\s?)?\d{1,5}\s?号)[）)]?$"
)
_OLD_EDITION = re.compile("旧版|舊版|已废止|已失效|已被.{0,20}(?:替代|取代)|废止的?版本")
_TITLE_WORDS = re.compile("办法|意见|措施|规定|细则|方案|条例|指南|政策|规则|制度|通知|公告|通报|指引|计划|规划|纲要|汇编|手册")
_FORWARDED = re.compile(r"(?:关于)?(?:印发|发布|公布|转发)[《]?(.{4,80}?)[》]?的(?:通知|公告)$")
_DATE_LINE = re.compile(rf"^[（(]?(?:发布日期|发文日期|成文日期|印发日期|公布日期|发布时间)?[：:\s]*({ANY_DAY})[^。；]{{0,12}}[）)]?$")
_TRIAL = re.compile("[（(][^（()）]{0,6}试行[^（()）]{0,4}[）)]|试行办法|试行意见|^.{0,40}试行$")
_HEAD_LINES = 16
_LONGEST_TITLE_LINE = 70


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the head of a file tells. `used` holds the lines (from 1) that say nothing else and are no provisions."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    place: str = ""
    level: Level = Level.UNKNOWN
    issued: date | None = None
    source: str = ""
    old_edition: bool = False
    trial: bool = False
    draft: bool = False
    used: frozenset[int] = frozenset()


def read_title_page(text: str, known_title: str = "") -> TitlePage:
    """Read the head of a cleaned text. `known_title` is the title of its front matter, whose line is no provision either."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    used: set[int] = set()
    source = ""
    if lines and _SOURCE.match(lines[0][1]):
        used.add(lines[0][0])
        source = re.split("[:：]", lines[0][1], maxsplit=1)[1].strip()
        lines = lines[1:]
    head = _head(lines)
    title, title_lines = _title(head, known_title)
    used |= title_lines
    doc_no = ""
    for number, line in lines[:_HEAD_LINES]:
        if found := _DOC_NO.match(line):
            doc_no = found[1]
            used.add(number)
            break
    issued = _issued(head, lines)
    issuer = _issuer(title, head, lines)
    place = _place(title or known_title, issuer, source, text)
    words = f"{title} {known_title}"
    return TitlePage(
        title=title,
        doc_no=doc_no,
        issuer=issuer,
        place=place,
        level=level_of(place, issuer),
        issued=issued,
        source=source,
        old_edition=bool(_OLD_EDITION.search(source)),
        trial=bool(_TRIAL.search(words)),
        draft="征求意见" in words or any("征求意见稿" in line for _, line in head),
        used=frozenset(used),
    )


def _head(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines before the first numbered line or paragraph of prose."""
    head: list[tuple[int, str]] = []
    for number, line in lines[:_HEAD_LINES]:
        marker = read_marker(line)
        if marker and marker.style is not Style.BULLET:
            break
        bare = re.sub(r"^#\s+", "", line)
        if line.startswith(("##", "|")) or (len(bare) > _LONGEST_TITLE_LINE and not _TITLE_WORDS.search(bare[-12:])):
            break
        head.append((number, bare))
        if bare.endswith(("。", "；")):
            break
    return head


def _title(head: Sequence[tuple[int, str]], known_title: str) -> tuple[str, frozenset[int]]:
    """The title, joined where it stands on two lines, and its lines."""
    if known_title:
        plain = _plain(known_title)
        return "", frozenset(number for number, line in head[:4] if _plain(line) == plain)
    candidates = [(number, line) for number, line in head[:6] if _may_be_title(line)]
    if not candidates:
        return "", frozenset()
    number, line = candidates[0]
    numbers = frozenset({number})
    if len(candidates) > 1 and candidates[1][0] - number <= 2 and not _TITLE_WORDS.search(line):
        after_number, after = candidates[1]
        if after.startswith("关于") or (_TITLE_WORDS.search(after[-14:]) and re.search("(?:委员会|政府|局|委|办公室|厅)$", line)):
            line, numbers = f"{line}{after}", numbers | {after_number}
    forwarded = _FORWARDED.search(line)
    if forwarded and any(_plain(other) == _plain(forwarded[1]) for _, other in head):
        return forwarded[1], frozenset(other for other, text in head if _plain(text) == _plain(forwarded[1]))
    return line.strip("《》"), numbers


def _may_be_title(line: str) -> bool:
    if _DOC_NO.match(line) or _DATE_LINE.match(line) or line.endswith(("：", ":")):
        return False
    return 3 <= len(line) <= _LONGEST_TITLE_LINE * 2 and is_title(line.rstrip("。")[:50]) and not line.endswith(("。", "；", "，"))


def _issued(head: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]) -> date | None:
    """The day on the title page, else the day under the signature (first screen or last lines)."""
    for _, line in [*head, *lines[:_HEAD_LINES], *lines[-6:]]:
        if (found := _DATE_LINE.match(line)) and (day := read_day(found[1])):
            return day
    return None


def _issuer(title: str, head: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]) -> str:
    """The authority: what the title names before 关于, else lines that are nothing but an authority's name."""
    before, about, _ = title.partition("关于")
    if about and _is_authority(before):
        return before.strip()
    for _, line in [*head, *lines[-6:]]:
        if _is_authority(line) and line != title:
            return line
    return ""


def _is_authority(line: str) -> bool:
    parts = line.split()
    return bool(parts) and len(line) <= 60 and all(re.search("(?:政府|委员会|办公室|局|厅|部|委|中心|院|统战部|管委会|县委|市委|区委)$", part) for part in parts)


def _place(title: str, issuer: str, source: str, text: str) -> str:
    return leading_place(title) or leading_place(issuer) or place_in(title) or place_in(source) or frequent_place(text[:20_000])


def _plain(text: str) -> str:
    return re.sub(r"[《》\s#]", "", text)
