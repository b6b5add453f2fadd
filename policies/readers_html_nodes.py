"""The door to web pages: parsing, and walking without recursion (pages nest deep) or changes (freed nodes crash)."""

from collections.abc import Callable, Container, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

Page = LexborHTMLParser
Node = LexborNode
"""Has `tag` ("-text" for words), `attributes`, `parent`, `iter`, `css`, and `mem_id`, which is its id in this page."""

_SKIPPED = (
    "script style noscript template nav footer aside iframe svg canvas object embed button select option input head"
    " audio video map dialog textarea rt rp -comment"
)
SKIPPED = frozenset(_SKIPPED.split())
"""Parts that never hold the document's own text."""

_BLOCKS = (
    "address article blockquote body center caption dd details div dl dt fieldset figcaption figure form"
    " h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin and end a line."""


def walk(root: Node, enters: Callable[[Node], bool]) -> Iterator[tuple[Node, bool]]:
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


def selected(page: Page, selector: str) -> set[int]:
    """The ids of the elements that a selector of a style sheet is about; none where it is not understood."""
    try:
        return {node.mem_id for node in page.css(selector)}
    except SelectolaxError:
        return set()


def plain_text(root: Node, unseen: Container[int] = ()) -> str:
    """All words below `root` without those of skipped or unseen parts, blocks apart by a line break."""
    parts: list[str] = []
    for node, _ in walk(root, lambda node: node.tag not in SKIPPED and node.mem_id not in unseen):
        if node.tag == "-text":
            parts.append(node.text_content or "")
        elif node.tag == "br" or node.tag in BLOCKS:
            parts.append("\n")
    return "".join(parts).strip()
