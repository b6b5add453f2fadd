"""The article of a web page written down as Markdown, block by block."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from policies import readers_wording as say
from policies.readers_draft import Draft
from policies.readers_html_facts import plain_fact, squeezed
from policies.readers_html_hidden import SAMPLE
from policies.readers_html_nodes import BLOCKS, SKIPPED, Node, walk
from policies.readers_html_tables import is_data_table, table_cells
from policies.readers_tables import one_line

_MARKER = re.compile(r"\s*(?:[（(]|第[一二三四五六七八九十百\d]|[一二三四五六七八九十]+[、.．]|\d+[、.．)）]|[①-⑳•·-])")

_OPENING = 15  # blocks
_NO_TITLE = "\0"  # stands in no title: what is held back is written


class Writer:
    """Walks the article once and writes its blocks."""

    def __init__(self, draft: Draft, hidden: dict[int, str], skipped: AbstractSet[int]) -> None:
        self.draft = draft
        self.told: set[int] = set()
        self._hidden = hidden
        self._skipped = skipped
        self._inline: list[str] = []
        self._counts: dict[int, int] = {}
        self._prefix = ""
        self._title = self._title_left = ""
        self._blocks = 0
        self._held: list[str] = []

    def opening(self, title: str, facts: Sequence[str]) -> None:
        """Title and facts first. The lines of the article that show the title again, often in pieces, are then left out."""
        if title:
            self.draft.heading(1, title)
            self._title = self._title_left = squeezed(title)
        for line in facts:
            self.draft.paragraph(line)

    def write(self, root: Node) -> None:
        """All blocks of the article below `root`."""
        for node, entering in walk(root, self._enters):
            tag = node.tag or ""
            if tag == "-text" and entering:
                text = node.text_content or ""
                self._inline.append(
                    text if _inside_pre(node) else re.sub(r"\s*\n\s*", "\n", text).replace("\n", "\x0b")
                )
            elif tag == "br" and entering:
                self._inline.append("\n")
            elif tag in BLOCKS:
                self._flush("" if entering else tag)
                if tag == "li" and entering:
                    self._prefix = self._list_prefix(node)
        self._flush("")
        self._is_title_again(_NO_TITLE)

    def _enters(self, node: Node) -> bool:
        """Whether the walk goes into a node; a hidden one is noted where it stood, a data table is written whole."""
        if node.mem_id in self._hidden:
            if node.tag in BLOCKS:
                self._flush("")
            self._note_hidden(node)
            return False
        if node.mem_id in self._skipped or node.tag in SKIPPED:
            return False
        if node.tag == "table" and is_data_table(node):
            self._flush("")
            self._is_title_again(_NO_TITLE)
            for inner in node.css("*"):
                self._note_hidden(inner)
            self.draft.cells(table_cells(node, self._hidden))
            return False
        return True

    def _note_hidden(self, node: Node) -> None:
        if node.mem_id in self._hidden:
            self.note_hidden(self._hidden[node.mem_id])
            self.told.add(node.mem_id)

    def note_hidden(self, words: str) -> None:
        """Hidden words are noted where the next block will stand."""
        self.draft.note(say.HIDDEN_TEXT.format(sample=words[:SAMPLE]))

    def _flush(self, tag: str) -> None:
        """Write what was gathered as one block; a heading's end tag makes it a heading."""
        text, self._inline = _soft_breaks("".join(self._inline)), []
        if not text.strip():
            return
        if self._is_title_again(text):
            return
        if self._prefix and not _MARKER.match(text):
            text = self._prefix + text.strip()
        self._prefix = ""
        if re.fullmatch("h[1-6]", tag):
            self.draft.heading(int(tag[1]), text)
        else:
            self.draft.paragraph("\n".join(plain_fact(line) or line for line in text.split("\n")))

    def _is_title_again(self, text: str) -> bool:
        """Hold back blocks as long as they go on with the title; write them after all where they turn out to be something else."""
        part = squeezed(text)
        if self._title_left and self._title_left.startswith(part):
            self._title_left = self._title_left.removeprefix(part)
            self._held = [*self._held, text] if self._title_left else []
            return True
        self._title_left = ""
        self._blocks += 1
        if part == self._title and self._blocks <= _OPENING:  # after a breadcrumb or a banner
            return True
        for held in self._held:
            self.draft.paragraph(held)
        self._held = []
        return False

    def _list_prefix(self, node: Node) -> str:
        parent = node.parent
        if parent is None or parent.tag != "ol":
            return "- "
        start = parent.attributes.get("start") or "1"
        number = self._counts.get(parent.mem_id, int(start) if start.isdigit() and len(start) < 6 else 1)
        self._counts[parent.mem_id] = number + 1
        return f"{number}. "


def _soft_breaks(text: str) -> str:
    r"""Breaks of the source (marked \x0b) are blanks, and nothing between Chinese characters; <br> stays a break."""
    lines = (one_line(line.replace("\x0b", "\n")) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _inside_pre(node: Node) -> bool:
    return node.parent is not None and node.parent.tag in ("pre", "textarea")
