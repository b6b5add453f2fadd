"""Where on a page the document stands: the part that holds nearly all text that is no link, and what the page says of it."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policies.readers_html_nodes import BLOCKS, SKIPPED, plain_text, walk
from policies.readers_html_tables import is_data_table
from policies.readers_tables import one_line

_CORE_SHARE = 0.75  # of all text that is no link
_LINK_SHARE = 0.6  # a block with more link text than this is navigation
_SENTENCE_SIGNS = re.compile("[，。；：、]")
_CONTAINERS = frozenset(
    [
        "body",
        "div",
        "section",
        "article",
        "main",
        "form",
        "center",
        "table",
        "tbody",
        "tr",
        "td",
        "blockquote",
        "fieldset",
    ]
)
_SITE_NAME = re.compile(r"\s*[_|｜–—]\s*[^_|｜–—]+$|\s+-\s+[^-]+$")
_FACT = re.compile(
    r"\s*(发文字号|文\s*号|发文机关|发布机构|制发机关|成文日期|发文日期|发布日期|施行日期|生效日期|失效日期|废止日期|有\s*效\s*性|有效期)"
    r"\s*[:：]\s*(\S.{0,80})"
)
_BARE = frozenset({"发文字号", "文号", "发文机关", "发布机构", "制发机关"})
_LABEL = re.compile(
    r"(?<=\S)\s+(?=(?:索引号|主题分类|发文字号|文\s*号|发文机关|成文日期|发布日期|标\s*题|有效性)\s*[:：])"
)


@dataclass(frozen=True, slots=True)
class Article:
    """The document inside a page. `clutter` are the tree ids of link lists inside `root` that are not part of it."""

    root: LexborNode
    title: str
    shows_title: bool
    facts: tuple[str, ...]  # "发文字号：…" lines that the page sets beside the article
    clutter: frozenset[int]


@dataclass(slots=True)
class _Weight:
    text: int = 0
    links: int = 0
    signs: int = 0

    @property
    def score(self) -> int:
        """Characters outside links; sentences weigh more than labels."""
        return self.text - self.links + 20 * self.signs


def find_article(page: LexborHTMLParser, body: LexborNode, hidden: set[int]) -> Article:
    """Locate the document; the whole body where no part of it stands out."""
    weights = _weigh(body, hidden)
    root = _core(body, weights)
    title = _title(page, hidden)
    opening = re.sub(r"\s", "", plain_text(root, hidden)[:600])
    shows = re.sub(r"\s", "", title) in opening
    facts = () if root.mem_id == body.mem_id else _facts(body, hidden | {root.mem_id})
    return Article(root, title, shows, facts, frozenset(_clutter(root, weights)))


def _weigh(body: LexborNode, hidden: set[int]) -> dict[int, _Weight]:
    """Text, link text and sentence signs of every element, its descendants included."""
    weights: dict[int, _Weight] = {}
    path = [_Weight()]
    linked = 0
    for node, entering in walk(body, lambda node: node.tag not in SKIPPED and node.mem_id not in hidden):
        if node.tag == "-text":
            text = "".join((node.text_content or "").split())
            path[-1].text += len(text)
            path[-1].links += len(text) if linked else 0
            path[-1].signs += 0 if linked else len(_SENTENCE_SIGNS.findall(text))
        elif entering and not (node.tag or "-").startswith("-"):
            linked += node.tag == "a"
            path.append(_Weight())
        elif not entering:
            linked -= node.tag == "a"
            done = path.pop()
            weights[node.mem_id] = done
            path[-1].text += done.text
            path[-1].links += done.links
            path[-1].signs += done.signs
    return weights


def _core(body: LexborNode, weights: dict[int, _Weight]) -> LexborNode:
    """Go down while one container holds nearly all; stop before a data table, which belongs with what introduces it."""
    whole = weights[body.mem_id].score
    node = body
    while True:
        children = [child for child in node.iter() if child.tag in _CONTAINERS and child.mem_id in weights]
        best = max(children, key=lambda child: weights[child.mem_id].score, default=None)
        if best is None or weights[best.mem_id].score < whole * _CORE_SHARE:
            return node
        if best.tag == "table" and is_data_table(best):
            return node
        node = best


def _clutter(root: LexborNode, weights: dict[int, _Weight]) -> list[int]:
    """Blocks made of links, except lists of attachments."""
    found: list[int] = []

    def enters(node: LexborNode) -> bool:
        weight = weights.get(node.mem_id)
        if weight is None or node.tag not in BLOCKS or node.mem_id == root.mem_id:
            return weight is not None
        if weight.links > weight.text * _LINK_SHARE and "附件" not in plain_text(node)[:20]:
            found.append(node.mem_id)
            return False
        return True

    for _ in walk(root, enters):
        pass
    return found


def _title(page: LexborHTMLParser, hidden: set[int]) -> str:
    """What the site's own field says, else the first visible h1, else the window title without the site's name."""
    for name in ("ArticleTitle", "articletitle"):
        field = page.css_first(f'meta[name="{name}"]')
        if field is not None and (text := one_line(field.attributes.get("content") or "")):
            return text
    for heading in page.css("h1"):
        if heading.mem_id not in hidden and (text := one_line(plain_text(heading))):
            return text
    window = page.css_first("title")
    return "" if window is None else _SITE_NAME.sub("", one_line(window.text())).strip()


def _facts(body: LexborNode, unseen: set[int]) -> tuple[str, ...]:
    """Lines beside the article that name its number, issuer or dates; label and value may stand in two cells."""
    text = re.sub(r"([:：])\s*\n+\s*(?=\S)", r"\1", plain_text(body, unseen))
    lines = (one_line(line) for block in text.split("\n") for line in _LABEL.split(block))
    return tuple(dict.fromkeys(said for line in lines if (said := plain_fact(line))))


def plain_fact(line: str) -> str:
    """A label with its value as a title page writes it: numbers and authorities bare, dates with their label; "" for others."""
    fact = _FACT.fullmatch(line)
    if fact is None:
        return ""
    label = re.sub(r"\s", "", fact[1])
    return fact[2] if label in _BARE else f"{label}：{fact[2]}"
