"""What a raw file says of itself on its first lines: source note, title, document number, issuer, place, days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policies.characters import plain_signs
from policies.days import ANY_DAY, read_day
from policies.numbering import Style, read_marker
from policies.places import frequent_place, leading_place, level_of, place_in
from policies.provision import Level, plain_title
from policies.titles import Line, find_title, is_authority, tells_about_file

_SOURCE = re.compile(rf"^\W*(?:{ANY_DAY})?[\d:\s]*(?:来源|來源|出处|Source)\s*[:：]\s*(\S.*)$")
_YEAR = r"[〔\[［【（(](?:19|20)\d\d[〕\]］】）)]"
_DOC_NO = re.compile(
    rf"^[（(]?(?:(?:发文字号|文\s?号)\s?[：:]\s?)?([\u4e00-\u9fffA-Za-z]{{1,20}}{_YEAR}\s?(?:第\s?)?\d{{1,5}}\s?号)[）)]?$"
)
_ISSUER = re.compile(r"^(?:发布机构|发文机关|制定机关)\s?[：:]\s?(\S+)$")
_DAY_LINE = re.compile(
    rf"^[（(]?(?:(?:发布|发文|成文|印发|公布|生成)(?:日期|时间)\s?[：:]\s*)?({ANY_DAY})(?:\s+[\d:]+|印发|发布|公布|起?施行)?[）)]?$"
)
_DAY_FIELD = re.compile(
    rf"(?:发布|发文|成文|印发|公布|生成)(?:日期|时间)\s?[：:]\s*({ANY_DAY})|^({ANY_DAY})[\d:\s]*(?:来源|來源)|^(?:来源|來源).*?\s({ANY_DAY})"
)
_OLD_EDITION = re.compile(
    "旧版|已废止|已失效|已被.{0,20}(?:替代|取代)|废止的?版本|superseded|old edition", re.IGNORECASE
)
_TRIAL = re.compile("[（(][^（()）]{0,6}试行[^（()）]{0,4}[）)]|试行(?:办法|意见|方案|规定)?$|[（(]Trial[）)]")
_DRAFT = re.compile("征求意见稿|[（(](?:草案|讨论稿|送审稿)[^（()）]{0,6}[）)]|Draft for")
_HEAD_LINES = 16
_TAIL_LINES = 6
_SEARCHED_LINES = 60  # for the title of a forwarded document
_LONGEST_HEAD_LINE = 70


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the head of a file tells; "" or None where it is silent.

    `used` holds the lines (from 1) of which everything is told here, so that they are no provisions. `old_edition` is what
    the source note says: this text is an older edition.
    """

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
    source, source_line = _source(lines[:_HEAD_LINES])
    issued = _issued([*lines[:_HEAD_LINES], *lines[-_TAIL_LINES:]])
    lines = [line for line in lines if line[0] not in source_line]
    head = _head(lines)
    if known_title:
        title = known_title
        title_lines = frozenset(number for number, line in head[:4] if plain_title(line) == plain_title(known_title))
    else:
        title, title_lines = find_title(head, lines[:_SEARCHED_LINES])
    doc_no, doc_no_line = _doc_no(lines[:_HEAD_LINES])
    issuer = _issuer(title, head, lines[-_TAIL_LINES:])
    place = (
        leading_place(title)
        or leading_place(issuer)
        or place_in(title)
        or place_in(source)
        or frequent_place(text[:20_000])
    )
    return TitlePage(
        title=title,
        doc_no=doc_no,
        issuer=issuer,
        place=place,
        level=level_of(place, issuer),
        issued=issued,
        source=source,
        old_edition=bool(_OLD_EDITION.search(plain_signs(source))),
        trial=bool(_TRIAL.search(plain_signs(title))),
        draft=any(
            _DRAFT.search(plain_signs(line))
            for line in (title, *(line for _, line in head if len(line) <= _LONGEST_HEAD_LINE))
        ),
        used=source_line | title_lines | doc_no_line,
    )


def _source(lines: Sequence[Line]) -> tuple[str, frozenset[int]]:
    """The note 来源：… where it is the first line, or stands on the head of a page."""
    for number, line in lines:
        if found := _SOURCE.match(line):
            return found[1].strip(), frozenset({number})
    return "", frozenset()


def _head(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first numbered line or paragraph of prose; of a Markdown title without its #."""
    head: list[Line] = []
    for number, line in lines[:_HEAD_LINES]:
        marker = read_marker(line)
        long = len(line) > _LONGEST_HEAD_LINE and not is_authority(line) and not line.endswith(("通知", "公告"))
        if (marker and marker.style is not Style.BULLET) or line.startswith(("##", "|")) or long or line.endswith("。"):
            break
        head.append((number, re.sub(r"^#\s+", "", line)))
    return head


def _doc_no(lines: Sequence[Line]) -> tuple[str, frozenset[int]]:
    for number, line in lines:
        if found := _DOC_NO.match(plain_signs(line)):
            return line[found.start(1) : found.end(1)], frozenset({number})
    return "", frozenset()


def _issued(lines: Sequence[Line]) -> date | None:
    """The day on the title page, else the day under the signature: alone on its line, or a field of the page."""
    for _, line in lines:
        found = _DAY_LINE.match(line) or _DAY_FIELD.search(line)
        if found and (day := read_day(next(filter(None, found.groups())))):
            return day
    return None


def _issuer(title: str, head: Sequence[Line], tail: Sequence[Line]) -> str:
    """The authority: what the title names before 关于, a field of the page, or a line that is nothing but authorities."""
    before = title[: max(plain_signs(title).find("关于"), 0)].strip()
    if is_authority(before):
        return before
    for _, line in [*head, *tail]:
        if found := _ISSUER.match(line):
            return found[1]
        if line != title and not tells_about_file(line) and is_authority(line):
            return line
    return ""
