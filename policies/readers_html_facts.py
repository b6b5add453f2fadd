"""What a page says of its document outside the text: title, number, issuer, dates, as a title page would say them."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from policies.readers_html_article import Weight
from policies.readers_html_nodes import BLOCKS, Node, Page, plain_text, walk
from policies.readers_tables import one_line

_SITE_NAME = re.compile(r"\s*[_|｜–—]\s*[^_|｜–—]+$|\s+-\s+[^-]+$")
_TITLE_WORDS = re.compile(
    "(?:办法|意见|措施|规定|细则|方案|条例|指南|政策|通知|公告|决定|规划|汇编)(?:[（(][^）)]{1,8}[）)])?$"
)
_NAMES = "发文字号|文\\s*号|发文机关|发布机构|制发机关|公开主体|成文日期|发文日期|发布日期|发布时间|施行日期|生效日期|失效日期|废止日期|有\\s*效\\s*性|有效期"
_FACT = re.compile(rf"\s*({_NAMES})\s*[:：]\s*([^\s【\[|][^【|]{{0,80}}?)\s*(?:[【|].*)?")
_LABEL = re.compile(rf"(?:{_NAMES}|索\s*引\s*号|主题分类|主\s*题\s*词|标\s*题|来\s*源|公开属性)\s*[:：]")
_BREAK = re.compile(rf"(?<=\S)\s*(?={_LABEL.pattern})")
_LONGEST_FACTS = 400  # letters
_BARE = frozenset({"发文字号", "文号", "发文机关", "发布机构", "制发机关", "公开主体"})


@dataclass(frozen=True, slots=True)
class PageTitles:
    """What a page calls itself: in the site's own field, in its first visible h1, in the window's title without the site."""

    field: str = ""
    heading: str = ""
    window: str = ""

    def choose(self, opening: str) -> str:
        """The title of the document, "" where none can be trusted. `opening` is the beginning of the article's text.

        The window's title is often wrong (a template, another document): where the text does not show it but opens with a
        title of its own, that one counts.
        """
        if self.field or self.heading:
            return self.field or self.heading
        first = opening.strip().partition("\n")[0].strip()
        shown = squeezed(self.window) in squeezed(opening)
        return self.window if shown or not (len(first) <= 60 and _TITLE_WORDS.search(first)) else ""

    def squeezed(self) -> str:
        """All of them without blanks, for looking words up in."""
        return squeezed(f"{self.field}|{self.heading}|{self.window}")


def page_titles(page: Page, hidden: Iterable[int]) -> PageTitles:
    """Read the titles of a page."""
    field = page.css_first('meta[name="ArticleTitle" i]')
    headings = (one_line(plain_text(heading)) for heading in page.css("h1") if heading.mem_id not in set(hidden))
    window = page.css_first("title")
    return PageTitles(
        field="" if field is None else one_line(field.attributes.get("content") or ""),
        heading=next((heading for heading in headings if heading), ""),
        window="" if window is None else _SITE_NAME.sub("", one_line(window.text())).strip(),
    )


def fact_blocks(body: Node, weights: Mapping[int, Weight], unseen: Container[int]) -> dict[int, str]:
    """Short blocks that hold two labels or more and no sentence: their tree ids and words. They are no text of the document."""
    found: dict[int, str] = {}

    def enters(node: Node) -> bool:
        weight = weights.get(node.mem_id)
        if weight is None:
            return False
        if node.tag in BLOCKS and weight.plain <= _LONGEST_FACTS and not weight.signs:
            words = plain_text(node, unseen)
            if len(set(_LABEL.findall(words))) > 1:
                found[node.mem_id] = words
                return False
        return True

    for _ in walk(body, enters):
        pass
    return found


def page_facts(page: Page, blocks: Iterable[str]) -> tuple[str, ...]:
    """What the blocks of facts, and words beside the article, say of number, issuer and dates."""
    lines: list[str] = []
    for block in blocks:
        text = re.sub(r"([:：])\s*\n+\s*(?=\S)", r"\1", block)  # label and value in two cells
        lines.extend(one_line(line) for part in text.split("\n") for line in _BREAK.split(part))
    field = page.css_first('meta[name="PubDate" i]')
    if field is not None and not any("日期" in line or "发布时间" in line for line in lines):
        lines.append(f"发布日期：{(field.attributes.get('content') or '')[:10]}")
    return tuple(dict.fromkeys(said for line in lines if (said := plain_fact(line))))


def plain_fact(line: str) -> str:
    """A label with its value as a title page writes it: numbers and authorities bare, dates with their label; "" for others."""
    fact = _FACT.fullmatch(line)
    if fact is None:
        return ""
    label = re.sub(r"\s", "", fact[1])
    return fact[2] if label in _BARE else f"{label}：{fact[2]}"


def squeezed(text: str) -> str:
    """Without any blank, for comparing."""
    return re.sub(r"\s", "", text)
