"""Text that a page holds but does not show, or shows struck out: there strangers plant sentences for machines to read."""

import re

from policies.readers_html_nodes import SKIPPED, Node, Page, plain_text, walk

_HIDING = re.compile(
    r"display:none|text-decoration(?:-line)?:line-through|visibility:hidden|opacity:0(?:\.0+)?(?![.\d])"
    r"|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?![.\d])|font-size:1px|text-indent:-\d{3,}|(?:left|top):-\d{4,}px"
    r"|clip:rect\(0|(?<![-\w])(?:max-)?(?:height|width):0(?:px)?(?![.\d%]).*overflow:hidden"
)
_STRUCK = frozenset({"del", "s", "strike"})
_WHITE = re.compile(r"(?<![-\w])color:(?:#fff(?:fff)?\b|white\b|rgba?\(255,255,255|transparent)")
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_SIMPLE_SELECTOR = re.compile(r"[a-z0-9]*([.#][\w-]+)$")
SAMPLE = 20
"""Characters of hidden text that a note shows."""


def hidden_parts(page: Page) -> dict[int, str]:
    """Outermost hidden elements that hold words: their id in this tree, and the beginning of what they hide."""
    body = page.body
    if body is None:
        return {}
    hiding, backed = _style_sheet(page)
    found: dict[int, str] = {}

    def enters(node: Node) -> bool:
        if node.tag in SKIPPED or (node.tag or "-").startswith("-"):
            return False
        if not _is_hidden(node, hiding, backed):
            return True
        if text := re.sub(r"\s+", "", plain_text(node)):
            found[node.mem_id] = text[:SAMPLE]
        return False

    for _ in walk(body, enters):
        pass
    return found


def _is_hidden(node: Node, hiding: set[str], backed: set[str]) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or node.tag in _STRUCK or _names(node) & hiding:
        return True
    style = _compact(attributes.get("style"))
    if style and _HIDING.search(style):
        return True
    colour = _compact(attributes.get("color"))
    white = bool(style and _WHITE.search(style)) or (node.tag == "font" and colour in ("#fff", "#ffffff", "white"))
    return white and not _has_background(node, backed)


def _has_background(node: Node, backed: set[str]) -> bool:
    """White words may stand on a coloured ground, their own or that of an element around them."""
    holder: Node | None = node
    while holder is not None:
        grounds = (holder.attributes.get("bgcolor"), holder.attributes.get("background"))
        if any(grounds) or "background" in _compact(holder.attributes.get("style")) or _names(holder) & backed:
            return True
        holder = holder.parent
    return False


def _style_sheet(page: Page) -> tuple[set[str], set[str]]:
    """Classes and ids (".x", "#y") that the page's own style sheet hides, and those it gives a background."""
    hiding: set[str] = set()
    backed: set[str] = set()
    for sheet in page.css("style"):
        for selectors, rule in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet.text(), flags=re.DOTALL)[:500_000]):
            names = {match[1] for s in selectors.split(",") if (match := _SIMPLE_SELECTOR.fullmatch(s.strip()))}
            if _HIDING.search(_compact(rule)) or (_WHITE.search(_compact(rule)) and "background" not in rule):
                hiding |= names
            if "background" in rule:
                backed |= names
    return hiding, backed


def _names(node: Node) -> set[str]:
    """The classes and the id of an element as selectors."""
    names = {"." + name for name in (node.attributes.get("class") or "").split()}
    return names | ({"#" + node_id} if (node_id := node.attributes.get("id")) else set())


def _compact(style: str | None) -> str:
    return re.sub(r"\s+", "", style or "").lower()
