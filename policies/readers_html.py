"""Web pages (html, htm): the article without the site around it, as Markdown with whole tables."""

import codecs
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policies import readers_wording as say
from policies.cleaning import decode
from policies.limits import Limits, serve
from policies.readers_draft import Draft
from policies.readers_html_article import Article, find_article, plain_fact
from policies.readers_html_hidden import hidden_parts
from policies.readers_html_nodes import BLOCKS, SKIPPED, walk
from policies.readers_html_tables import is_data_table, table_cells
from policies.readers_result import Reading, Unreadable
from policies.readers_tables import one_line
from policies.readers_text import visible

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
_MARKER = re.compile(r"\s*(?:[（(]|第[一二三四五六七八九十百\d]|[一二三四五六七八九十]+[、.．]|\d+[、.．)）]|[①-⑳•·-])")


def read(data: bytes, limits: Limits) -> Reading:
    """Text of a web page. Raises Unreadable where no text is left."""
    page = LexborHTMLParser(decode_page(data))
    if page.body is None:
        raise Unreadable(say.NOTHING_READ)
    hidden = hidden_parts(page)
    article = find_article(page, page.body, set(hidden))
    writer = _Writer(Draft(limits.cells), hidden)
    writer.opening(article)
    writer.write(article.root)
    return visible(writer.draft.reading())


def decode_page(data: bytes) -> str:
    """The page as text: UTF-8 where it is valid UTF-8, then the encoding it names, then what the bytes look like."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:4096])
    if named and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = named[1].decode("ascii").lower()
        try:
            return data.decode(_WIDER.get(name, name))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)[0]


class _Writer:
    """Walks the article once and writes its blocks."""

    def __init__(self, draft: Draft, hidden: dict[int, str]) -> None:
        self.draft = draft
        self._hidden = hidden
        self._inline: list[str] = []
        self._counts: dict[int, int] = {}
        self._prefix = ""
        self._skip: set[int] = set()

    def opening(self, article: Article) -> None:
        """The title where the article does not show it itself, and what the page says of the document."""
        if article.title and not article.shows_title:
            self.draft.heading(1, article.title)
        for line in article.facts:
            self.draft.paragraph(line)
        self._skip = set(article.clutter)

    def write(self, root: LexborNode) -> None:
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

    def _enters(self, node: LexborNode) -> bool:
        """Whether the walk goes into a node; a hidden one is noted where it stood, a data table is written whole."""
        if node.mem_id in self._hidden:
            if node.tag in BLOCKS:
                self._flush("")
            self.draft.note(say.HIDDEN_TEXT.format(sample=self._hidden[node.mem_id]))
            return False
        if node.mem_id in self._skip or node.tag in SKIPPED:
            return False
        if node.tag == "table" and is_data_table(node):
            self._flush("")
            self.draft.cells(table_cells(node))
            return False
        return True

    def _flush(self, tag: str) -> None:
        """Write what was gathered as one block; a heading's end tag makes it a heading."""
        text, self._inline = _soft_breaks("".join(self._inline)), []
        if not text.strip():
            return
        if self._prefix and not _MARKER.match(text):
            text = self._prefix + text.strip()
        self._prefix = ""
        if re.fullmatch("h[1-6]", tag):
            self.draft.heading(int(tag[1]), text)
        else:
            self.draft.paragraph("\n".join(plain_fact(line) or line for line in text.split("\n")))

    def _list_prefix(self, node: LexborNode) -> str:
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


def _inside_pre(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag in ("pre", "textarea")


if __name__ == "__main__":
    serve(read)
