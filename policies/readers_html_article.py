"""Where on a page the document stands: what holds nearly all text that is no link, with its signature, without the site."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from policies.readers_html_nodes import BLOCKS, SKIPPED, Node, plain_text, walk
from policies.readers_html_tables import is_data_table

_CORE_SHARE = 0.75  # of all text that is no link
_AROUND = 100  # letters beside the core that may be signature, date or attachments
_LINK_SHARE = 0.6  # a block with more link text than this is navigation
_SENTENCE_SIGNS = re.compile("[，。；]")
_CONTAINERS = frozenset(
    {
        "article",
        "blockquote",
        "body",
        "center",
        "div",
        "fieldset",
        "form",
        "main",
        "section",
        "table",
        "tbody",
        "td",
        "tr",
    }
)


@dataclass(slots=True)
class Weight:
    """Of an element with all it holds: letters, letters inside links, signs of sentences outside links."""

    text: int = 0
    links: int = 0
    signs: int = 0

    @property
    def plain(self) -> int:
        """Letters outside links."""
        return self.text - self.links

    @property
    def score(self) -> int:
        """Sentences weigh more than labels."""
        return self.plain + 50 * self.signs

    def add(self, other: "Weight") -> None:
        """Count what an inner element holds."""
        self.text += other.text
        self.links += other.links
        self.signs += other.signs


def weigh(body: Node, hidden: Mapping[int, str]) -> dict[int, Weight]:
    """The weight of every element that is shown, by its tree id."""
    weights: dict[int, Weight] = {}
    path = [Weight()]
    linked = 0
    for node, entering in walk(body, lambda node: node.tag not in SKIPPED and node.mem_id not in hidden):
        if node.tag == "-text":
            text = "".join((node.text_content or "").split())
            signs = 0 if linked else len(_SENTENCE_SIGNS.findall(text))
            path[-1].add(Weight(len(text), len(text) if linked else 0, signs))
        elif entering:
            linked += node.tag == "a"
            path.append(Weight())
        else:
            linked -= node.tag == "a"
            weights[node.mem_id] = path.pop()
            path[-1].add(weights[node.mem_id])
    return weights


def find_article(body: Node, weights: Mapping[int, Weight], facts: Mapping[int, str], titles: str) -> Node:
    """The element that holds the document; the whole body where no part of it stands out.

    `facts` are blocks that do not count, `titles` what the page calls itself, without blanks.
    """
    core = _core(body, weights)
    node = core
    while node.parent is not None and node.parent.mem_id in weights:
        if not _adds_only_edges(node, node.parent, core, weights, facts, titles):
            break
        node = node.parent
    return node


def clutter(root: Node, weights: Mapping[int, Weight]) -> frozenset[int]:
    """Tree ids of blocks made of links, except lists of attachments."""
    found: set[int] = set()

    def enters(node: Node) -> bool:
        weight = weights.get(node.mem_id)
        if weight is None or node.tag not in BLOCKS or node.mem_id == root.mem_id:
            return weight is not None
        if weight.links > weight.text * _LINK_SHARE and "附件" not in plain_text(node)[:20]:
            found.add(node.mem_id)
            return False
        return True

    for _ in walk(root, enters):
        pass
    return frozenset(found)


def _core(body: Node, weights: Mapping[int, Weight]) -> Node:
    """Go down while one container holds nearly all, and never past a paragraph: an introduction belongs to its document."""
    whole = weights[body.mem_id].score
    node = body
    while True:
        inner = [child for child in node.iter() if child.mem_id in weights]
        best = max(inner, key=lambda child: weights[child.mem_id].score, default=None)
        if best is None or best.tag not in _CONTAINERS or weights[best.mem_id].score < whole * _CORE_SHARE:
            return node
        if best.tag == "table" and is_data_table(best):
            return node
        if any(_is_prose(child, weights) for child in inner if child.tag not in _CONTAINERS):
            return node
        node = best


def _is_prose(node: Node, weights: Mapping[int, Weight]) -> bool:
    return weights[node.mem_id].signs > 0 and weights[node.mem_id].plain >= 15


def _adds_only_edges(
    node: Node,
    outer: Node,
    core: Node,
    weights: Mapping[int, Weight],
    facts: Mapping[int, str],
    titles: str,
) -> bool:
    """What `outer` has around `node` is the title before and a signature, a date, attachments after: all short."""
    parts = [part for part in outer.iter() if part.mem_id in weights]
    stated = sum(weights[part.mem_id].plain for part in parts if part.mem_id in facts)
    if weights[outer.mem_id].plain - stated - weights[core.mem_id].plain > _AROUND:
        return False
    before = parts[: next(position for position, part in enumerate(parts) if part.mem_id == node.mem_id)]
    return all(
        part.mem_id in facts or not weights[part.mem_id].plain or "".join(plain_text(part).split()) in titles
        for part in before
    )
