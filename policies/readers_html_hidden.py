"""Text that a page holds but does not show, or shows struck out: there strangers plant sentences for machines to read."""

import re
from collections.abc import Iterator

from policies.hidden_styles import colour_of, compact, has_ground, hides, is_invisible_ink, near
from policies.planted_orders import reads_like_an_order
from policies.readers_html_nodes import SKIPPED, Node, Page, plain_text, selected, walk

_STRUCK = frozenset({"del", "s", "strike"})
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_MEDIA = re.compile(r"@[a-z-]+[^{};]{0,300}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE_SELECTOR = re.compile(r"[a-z0-9]*([.#][\w-]+)$")
_SHOWING = re.compile(r"display:(?!none)|visibility:visible|opacity:(?:1|0?\.[2-9])|height:auto")
_GROUND = re.compile(r"(?<![-\w])background(?:-color)?:([^;!]+)")
_INK = re.compile(r"(?<![-\w])color:([^;!]+)")
_MOST_SELECTED = 200  # selectors that are more than a class or an id
_UNSHOWN = re.compile(r"<(script|style)\b.{0,500000}?</\1\s*>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)(?:--!?>|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SENTENCE = re.compile(r"[\u4e00-\u9fff，、“”《》（）\d%]{10,}[。！]|(?:[A-Za-z',;-]+ ){7,}[A-Za-z'-]+[.!]")
_LONGEST_KEPT = 400  # characters of a hidden part
SAMPLE = 20
"""Characters of hidden text that a note shows."""


def hidden_parts(page: Page) -> dict[int, str]:
    """Outermost hidden elements that hold words: their id in this tree, and the beginning of what they hide."""
    body = page.body
    if body is None:
        return {}
    sheet = _StyleSheet(page)
    found: dict[int, str] = {}

    def enters(node: Node) -> bool:
        if node.tag in SKIPPED or (node.tag or "-").startswith("-"):
            return False
        if node.tag == "body" or not _is_hidden(node, sheet):
            return True
        if text := re.sub(r"\s+", " ", plain_text(node)).strip():
            found[node.mem_id] = text[:_LONGEST_KEPT]
        return False

    for _ in walk(body, enters):
        pass
    return found


def hidden_comments(source: str) -> Iterator[str]:
    """The beginnings of those comments of a page's source that hold sentences or orders; makers of pages leave many others."""
    for comment in _COMMENT.finditer(_UNSHOWN.sub("", source)):
        words = " ".join(_TAG.sub(" ", comment[1]).split())
        if is_to_be_read(words):
            yield words[:SAMPLE]


def is_to_be_read(words: str) -> bool:
    """Whether words are a sentence or an order, and not what pages hide by the dozen: menus, labels, dates."""
    return _SENTENCE.search(words) is not None or reads_like_an_order(words)


class _StyleSheet:
    """What the page's own style sheet hides, writes in white and gives a ground: classes and ids (".x", "#y"), elements."""

    def __init__(self, page: Page) -> None:
        self.hiding: set[str] = set()
        self.white: set[str] = set()
        self.backed: set[str] = set()
        self.hidden_nodes: set[int] = set()
        for sheet in page.css("style"):
            text = re.sub(r"/\*.*?\*/", "", sheet.text(), flags=re.DOTALL)[:500_000]
            for selectors, rule in _RULE.findall(text):
                self._learn(selectors, compact(rule))
            self.hidden_nodes |= _hidden_by_longer_selectors(page, _MEDIA.sub("", text))

    def _learn(self, selectors: str, rule: str) -> None:
        names = {match[1] for one in selectors.split(",") if (match := _SIMPLE_SELECTOR.fullmatch(one.strip()))}
        if hides(rule) or is_invisible_ink(rule, on_white=False):
            self.hiding |= names
        elif is_invisible_ink(rule):
            self.white |= names
        if has_ground(rule):
            self.backed |= names


def _hidden_by_longer_selectors(page: Page, text: str) -> set[int]:
    """Elements that a rule for `em` or `.note p` hides, and no other such rule shows."""
    hidden: set[int] = set()
    shown: set[int] = set()
    rules = [(one.strip(), compact(rule)) for selectors, rule in _RULE.findall(text) for one in selectors.split(",")]
    longer = [
        (selector, rule) for selector, rule in rules if not _SIMPLE_SELECTOR.fullmatch(selector) and ":" not in selector
    ]
    for selector, rule in longer[:_MOST_SELECTED]:
        if hides(rule) or is_invisible_ink(rule, on_white=False):
            hidden |= selected(page, selector)
    if hidden:
        for selector, rule in rules[:_MOST_SELECTED]:
            if _SHOWING.search(rule) and not hides(rule):
                shown |= selected(page, selector)
    return hidden - shown


def _is_hidden(node: Node, sheet: _StyleSheet) -> bool:
    attributes, names = node.attributes, _names(node)
    if "hidden" in attributes or node.tag in _STRUCK or names & sheet.hiding or node.mem_id in sheet.hidden_nodes:
        return True
    style = compact(attributes.get("style"))
    if style and (hides(style) or is_invisible_ink(style, on_white=False)):
        return True
    colour = _INK.search(style)
    ink = colour[1] if colour else compact(attributes.get("color")) if node.tag == "font" else ""
    if not ink and names & sheet.white:
        ink = "white"
    if not ink or has_ground(style):
        return False
    ground = _ground_around(node, sheet)
    return near(colour_of(ink), colour_of(ground))


def _ground_around(node: Node, sheet: _StyleSheet) -> str:
    """The colour of the nearest ground around an element; "" where there is one of a colour that is not told."""
    holder: Node | None = node
    while holder is not None:
        attributes = holder.attributes
        if attributes.get("background") or _names(holder) & sheet.backed:
            return ""
        style = compact(attributes.get("style"))
        if has_ground(style):
            stated = _GROUND.search(style)
            return stated[1] if stated else ""
        if colour := compact(attributes.get("bgcolor")):
            return colour
        holder = holder.parent
    return "white"


def _names(node: Node) -> set[str]:
    """The classes and the id of an element as selectors."""
    names = {"." + name for name in (node.attributes.get("class") or "").split()}
    return names | ({"#" + node_id} if (node_id := node.attributes.get("id")) else set())
