"""Walking a parsed page without recursion (pages nest thousands deep) and without changing it (freed nodes crash)."""

from collections.abc import Callable, Container, Iterator

from selectolax.lexbor import LexborNode

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "footer",
        "aside",
        "iframe",
        "svg",
        "canvas",
        "object",
        "embed",
        "button",
        "select",
        "option",
        "input",
        "head",
        "audio",
        "video",
        "map",
        "dialog",
        "textarea",
        "-comment",
    ]
)
"""Parts that never hold the document's own text."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin and end a line."""


def walk(root: LexborNode, enters: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Nodes below and including `root` in document order: (node, True) on entering, (element, False) on leaving.

    A node for which `enters` is false is passed over with all it holds.
    """
    stack = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if entering and not enters(node):
            continue
        yield node, entering
        if entering and not (node.tag or "-").startswith("-"):
            stack.append((node, False))
            stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))


def plain_text(root: LexborNode, unseen: Container[int] = ()) -> str:
    """All words below `root` without those of skipped or unseen parts, blocks apart by a line break."""
    parts: list[str] = []
    for node, _ in walk(root, lambda node: node.tag not in SKIPPED and node.mem_id not in unseen):
        if node.tag == "-text":
            parts.append(node.text_content or "")
        elif node.tag == "br" or node.tag in BLOCKS:
            parts.append("\n")
    return "".join(parts).strip()
