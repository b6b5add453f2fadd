"""The vocabulary of policy documents (政策文件): a Policy, its Provisions (条款) and how a jurist cites them.

Pure types, no I/O. Dates are calendar days in the place of the policy; a validity period includes both its ends.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """Rank of the issuing authority (效力级别)."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    ZONE = "zone"
    UNKNOWN = ""


class Audience(StrEnum):
    """Who may be shown the document."""

    PUBLIC = "public"
    INTERNAL = "internal"


class ProvisionKind(StrEnum):
    """What a provision is, so that a reader knows how to quote it."""

    PREAMBLE = "preamble"  # 序言, text before the first article or heading
    PARAGRAPH = "paragraph"  # 款, a paragraph of an article or under a heading
    ITEM = "item"  # 项 or 目, an enumerated member of a list
    TABLE = "table"  # a whole table; `rows` holds each row readable by itself
    CLOSING = "closing"  # signature, date line, unnumbered last paragraph


class Standing(StrEnum):
    """State of a policy on one day (效力状态)."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"  # repealed or replaced by a later edition
    UNKNOWN = "unknown"  # the document states no dates


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a provision stands (条文位置), from outside to inside.

    `headings` is the heading path ("第二章 奖励标准", "一、政策支持"); `article` is "第五条" or ""; `paragraph` is the
    number of the 款 inside its article (without articles: of the paragraph under its heading), counted from 1, or 0 where
    there is one paragraph only or none is counted;
    `items` are enumerated members from outside to inside, in citing form ("第（二）项", "第1目").
    """

    headings: tuple[str, ...] = ()
    article: str = ""
    paragraph: int = 0
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Cite as a jurist would: 第五条第二款第（三）项; where there is no article, 二、支持范围 › 第（二）项."""
        inner = "".join(self.items)
        if self.article:
            return self.article + self._counted("款", ", paragraph ") + inner
        parts = (*self.headings, self._counted("段", "paragraph "), inner)
        return " › ".join(part for part in parts if part) or "全文"

    def _counted(self, unit: str, english: str) -> str:
        """The paragraph's number in the language of the document, "" where none is counted."""
        if not self.paragraph:
            return ""
        outer = self.article or "".join(self.headings)
        return (
            f"{english}{self.paragraph}" if outer and outer.isascii() else f"第{_chinese_digit(self.paragraph)}{unit}"
        )


def _chinese_digit(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    head = "" if tens == 1 else digits[tens] if tens < 10 else str(tens)
    return f"{head}十{digits[ones] if ones else ''}"


@dataclass(frozen=True, slots=True)
class Provision:
    """One citable place of a policy (条款): its words verbatim, its locator, and the line where it starts (from 1).

    `text` keeps the marker it stands with ("第五条", "（二）"). `lead` is the sentence of the enclosing article or item that
    introduces this one ("符合下列条件的，给予奖励："), "" where there is none. A table keeps its whole Markdown in `text`, its
    caption in `caption`, and in `rows` one sentence a row: "列名：值；列名：值".
    """

    locator: Locator
    text: str
    kind: ProvisionKind = ProvisionKind.PARAGRAPH
    line: int = 1
    lead: str = ""
    caption: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormatProblem:
    """What could not be read as intended, with its place; a value, never an exception. `line` counts from 1."""

    file: str
    line: int
    message: str  # Chinese first, English beside it


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later document that changes parts of another one (部分修改), which stays in force.

    `articles` are the articles it names as changed ("第八条"), none where it names none. `on` is its first day.
    """

    policy_id: str
    title: str
    on: date | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One document (政策文件) with what it says of itself.

    `policy_id` is stable over edits: the file's path below its folder without suffix. `superseded_by` is the title of the
    edition in the same library that replaces it (新版 where the file only says of itself that it is an older one), "" where
    none does; `successor_id` is the policy_id of that edition where it is held. `amendments` change parts of it.
    """

    policy_id: str
    file: str
    title: str
    provisions: tuple[Provision, ...]
    doc_no: str = ""
    issuer: str = ""
    place: str = ""
    level: Level = Level.UNKNOWN
    effective_from: date | None = None
    effective_to: date | None = None
    trial: bool = False
    draft: bool = False
    replaces: tuple[str, ...] = ()
    superseded_by: str = ""
    superseded_on: date | None = None
    successor_id: str = ""
    amendments: tuple[Amendment, ...] = ()
    audience: Audience = Audience.PUBLIC
    kind: str = ""
    language: str = "zh"
    source: str = ""
    sample: bool = False
    contact: str = ""
    problems: tuple[FormatProblem, ...] = field(default=(), compare=False)

    def standing(self, day: date) -> Standing:
        """State of this policy on `day`; both ends of the validity period are in force."""
        if self.superseded_by and (self.superseded_on is None or day >= self.superseded_on):
            return Standing.SUPERSEDED
        if self.effective_from and day < self.effective_from:
            return Standing.NOT_YET
        if self.effective_to and day > self.effective_to:
            return Standing.EXPIRED
        if self.effective_from is None and self.effective_to is None:
            return Standing.UNKNOWN
        return Standing.IN_FORCE


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """A title we know (known_titles.yaml) whose text we do not hold; asking inside it is refused by name."""

    title: str
    place: str
    issuer: str = ""
    source: str = ""  # where the title was met, with date
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """All documents of one folder, plus titles known but not held. `edition` is a digest of everything in it.

    `rule_files` are the rule files beside the documents, name and text, None for one that cannot be read; read elsewhere.
    """

    policies: tuple[Policy, ...]
    not_held: tuple[KnownTitle, ...] = ()
    problems: tuple[FormatProblem, ...] = ()
    edition: str = ""
    rule_files: tuple[tuple[str, str | None], ...] = ()

    def places(self) -> tuple[str, ...]:
        """The places that documents here speak for, in order of first mention."""
        return tuple(dict.fromkeys(policy.place for policy in self.policies if policy.place))


def plain_title(title: str) -> str:
    """The title without 《》 and blanks, for comparing."""
    return re.sub(r"[《》〈〉\s]", "", title)
