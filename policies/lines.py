"""From cleaned text to blocks: one block a paragraph (wrapped lines joined, inline lists taken apart) or a whole table."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from policies.cleaning import clean_line
from policies.inline_lists import split_lists
from policies.numbering import Marker, Style, read_marker
from policies.tables import Table, read_table

_SENTENCE_END = "。！？；：.!?;:…）)】〕》”\"'"
_UNFINISHED = "，、,（(《〈“‘—和与及或的第按据照对"
_LONGEST_JOINED = 5000  # a paragraph does not grow beyond it, whatever its lines end with
_PROSE = re.compile("[，。；]")
_SENTENCES = re.compile("[。；]|，.+，")  # one comma may also stand in a title
_SHORTEST_OPEN_LINE = 15
_HASHES = re.compile(r"(#{1,6})\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph without its line breaks, or a table. `line` counts from 1; `hashes` is the depth of a Markdown heading.

    `indented` says that it starts with blanks, `gap` that an empty line stands before it.
    """

    text: str
    line: int
    hashes: int = 0
    indented: bool = False
    gap: bool = False
    table: Table | None = None
    marker: Marker | None = field(default=None)

    @property
    def body(self) -> str:
        """The text behind the marker."""
        return self.text[self.marker.end :].strip() if self.marker else self.text


def read_blocks(text: str, skip: Collection[int] = (), first_line: int = 1) -> list[Block]:
    """Blocks of a cleaned text in order; `skip` holds line numbers (from 1) that are read elsewhere."""
    lines = text.split("\n")
    blocks = _joined(list(_single(lines, frozenset(skip), first_line)))
    return [piece for block in blocks for piece in _without_inline_list(block)]


def _single(lines: Sequence[str], skip: frozenset[int], first_line: int) -> Iterator[Block]:
    position, gap = 0, False
    while position < len(lines):
        number = position + first_line
        if not lines[position].strip() or number in skip:
            gap = True
            position += 1
            continue
        table, after = read_table(lines, position)
        if table:
            yield Block("\n".join(lines[position:after]).strip(), number, table=table, gap=gap)
        else:
            yield _block(lines[position], number, gap)
        position, gap = after, False


def _block(line: str, number: int, gap: bool) -> Block:
    body = line.strip()
    hashes = _HASHES.match(body)
    if hashes:
        body = body[hashes.end() :].strip().rstrip("#").strip() or body
    return Block(
        body,
        number,
        hashes=len(hashes[1]) if hashes else 0,
        indented=line[:1].isspace(),
        gap=gap,
        marker=read_marker(body),
    )


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Join what a line break inside a sentence has parted."""
    width = _wrap_width(blocks)
    indents = sum(block.indented for block in blocks) >= 3
    paragraphs: list[list[Block]] = []
    length = 0
    for block in blocks:
        if paragraphs and length < _LONGEST_JOINED and _continues(paragraphs[-1], block, width, indents):
            paragraphs[-1].append(block)
            length += len(block.text)
        else:
            paragraphs.append([block])
            length = len(block.text)
    return [_one_block(paragraph) for paragraph in paragraphs]


def _one_block(paragraph: Sequence[Block]) -> Block:
    first = paragraph[0]
    if len(paragraph) == 1:
        return first
    text = first.text
    for before, block in pairwise(paragraph):
        text += (" " if before.text[-1].isascii() and block.text[0].isascii() else "") + block.text
    text = clean_line(text)
    return replace(first, text=text, marker=read_marker(text))


def _continues(paragraph: Sequence[Block], block: Block, width: int, indents: bool) -> bool:
    """Whether a line goes on with the sentence, or in a text with indented paragraphs with the paragraph, before it."""
    first, last = paragraph[0], paragraph[-1].text
    if first.table or block.table or first.hashes or block.hashes:
        return False
    if block.marker and not _is_reference(block.marker, last):
        return False
    if last[-1] in _UNFINISHED and not (block.indented and indents):
        return len(paragraph) > 1 or len(last) > 8
    if block.gap or block.indented:
        return False
    if last[-1] not in _SENTENCE_END and _goes_on(first.text, last, block.text):
        return True
    return bool(width) and len(last) >= width - _slack(last) and (last[-1] not in _SENTENCE_END or indents)


def _goes_on(first: str, last: str, text: str) -> bool:
    """A paragraph of sentences does not end without a mark; an English sentence does not begin with a small letter."""
    chinese = bool(_SENTENCES.search(first) and _PROSE.search(text)) and len(last) >= _SHORTEST_OPEN_LINE
    return chinese or (text[0].islower() and text.isascii() and last.isascii())


def _slack(line: str) -> int:
    """How many characters short of the width a full line may be: a Latin word is not parted."""
    return 14 if line.isascii() else 4


def _is_reference(marker: Marker, last: str) -> bool:
    """A line that ends in the middle of a phrase goes on, whatever the next one starts with."""
    return marker.style is Style.ARTICLE and not marker.spaced and last[-1] in _UNFINISHED


def _wrap_width(blocks: Sequence[Block]) -> int:
    """Characters a line where the text was cut at a fixed width, 0 where its lines are paragraphs."""
    lengths = sorted(len(block.text) for block in blocks if not block.table)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    full = [block for block in blocks if not block.table and len(block.text) >= width - _slack(block.text)]
    open_ended = sum(block.text[-1] not in _SENTENCE_END for block in full)
    wrapped = 15 <= width <= 120 and len(full) * 3 >= len(lengths) and open_ended * 2 >= len(full)
    return width if wrapped else 0


def _without_inline_list(block: Block) -> list[Block]:
    """A paragraph whose list stands on its own line, member by member; what is no list stays whole."""
    if block.table or block.hashes:
        return [block]
    parts = split_lists(block.text)
    if block.marker and block.marker.style is Style.ARTICLE:
        first = read_marker(parts[0][block.marker.end :].strip())
        if first and first.number == 1 and first.style in {Style.HAN_PAREN, Style.ARABIC, Style.ARABIC_PAREN}:
            parts[:1] = [block.marker.label, parts[0][block.marker.end :].strip()]
    if len(parts) == 1:
        return [block]
    return [replace(block, text=part, marker=read_marker(part)) for part in parts]
