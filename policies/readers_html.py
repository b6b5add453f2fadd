"""Web pages (html, htm): the article without the site around it, as Markdown with whole tables."""

import codecs
import re

from policies import readers_wording as say
from policies.cleaning import decode
from policies.limits import Limits, serve
from policies.readers_draft import Draft
from policies.readers_html_article import clutter, find_article, weigh
from policies.readers_html_facts import fact_blocks, page_facts, page_titles, squeezed
from policies.readers_html_hidden import hidden_comments, hidden_parts, is_to_be_read
from policies.readers_html_nodes import Page, plain_text
from policies.readers_html_writer import Writer
from policies.readers_result import Reading, Unreadable
from policies.readers_text import visible

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}


def read(data: bytes, limits: Limits) -> Reading:
    """Text of a web page. Raises Unreadable where no text is left."""
    source = decode_page(data)
    page = Page(source)
    if page.body is None:
        raise Unreadable(say.NOTHING_READ)
    hidden = hidden_parts(page)
    weights = weigh(page.body, hidden)
    facts = fact_blocks(page.body, weights, hidden)
    titles = page_titles(page, hidden)
    root = find_article(page.body, weights, facts, titles.squeezed())
    opening = plain_text(root, {*hidden, *facts})[:600]
    beside = plain_text(page.body, {*hidden, root.mem_id})
    stated = [fact for fact in page_facts(page, [*facts.values(), beside]) if squeezed(fact) not in squeezed(opening)]
    writer = Writer(Draft(limits.cells), hidden, clutter(root, weights) | facts.keys())
    writer.opening(titles.choose(opening), stated)
    writer.write(root)
    elsewhere = [words for part, words in hidden.items() if part not in writer.told and is_to_be_read(words)]
    for words in (*elsewhere, *hidden_comments(source)):
        writer.note_hidden(words)
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


if __name__ == "__main__":
    serve(read)
