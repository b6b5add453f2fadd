"""A message folded (width, script, invisible marks), with the way back to the characters as they were sent."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rag.text import to_simplified
from store.reporting.progress import Source

MOST_BLANKS = 8  # of a longer run the rest says nothing, and searching it takes long
# Numbers in circles mark the items of a list, and would turn into bare digits.
_KEPT = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_INVISIBLE = frozenset("\u00ad\u2060\ufeff\u180e\ufe0f") | {
    chr(code) for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F))
}
_PUNCTUATION = str.maketrans(
    {"。": "。", "“": '"', "”": '"', "‘": '"', "’": '"', "「": '"', "」": '"', "【": "[", "】": "]", "〔": "[", "〕": "]",
     "—": "-", "–": "-", "―": "-", "−": "-", "‐": "-", "～": "~", "〜": "~", "、": "、", "\t": " ", "\r": "\n",
     "\x00": " ", "\u20e3": "."}
)  # fmt: skip
# Characters that a script table leaves alone where they stand alone, and that people write all the same.
_VARIANTS = str.maketrans({"塊": "块", "萬": "万", "億": "亿", "號": "号", "後": "后", "裏": "里", "佔": "占"})


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; character i of it was read from `starts[i]` up to `ends[i]` of `original`."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> Source:
        """Where characters `start` up to `end` of the folded text stand in the message as sent."""
        if start >= end:
            return Source(0, 0)
        return Source(self.starts[start], self.ends[end - 1])

    def written(self, start: int, end: int) -> str:
        """The same characters as they were sent."""
        source = self.source(start, end)
        return self.original[source.start : source.end]

    def replaced(self, text: str) -> "Folded":
        """The same message with characters put right one for one. Raises ValueError where the length differs."""
        if len(text) != len(self.text):
            raise ValueError("characters are put right one for one")
        return Folded(self.original, text, self.starts, self.ends)

    def with_added(self, added: Sequence[tuple[int, str]]) -> "Folded":
        """The same message with words written in at places (in order); they are read from the character before them."""
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for place, words in (*added, (len(self.text), "")):
            chars.append(self.text[last:place])
            starts += self.starts[last:place]
            ends += self.ends[last:place]
            chars.append(words)
            before = max(0, place - 1)
            starts += self.starts[before : before + 1] * len(words)
            ends += self.ends[before : before + 1] * len(words)
            last = place
        return Folded(self.original, "".join(chars), tuple(starts), tuple(ends))


def fold(message: str) -> Folded:
    """Fold a message. Never raises; the folded text may be shorter or longer than the message."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blanks = 0
    for place, char in enumerate(message):
        blanks = blanks + 1 if char.isspace() else 0
        if char in _INVISIBLE or blanks > MOST_BLANKS:
            continue
        for part in _folded_char(char):
            chars.append(part)
            starts.append(place)
            ends.append(place + 1)
    return Folded(message, _simplified("".join(chars)), tuple(starts), tuple(ends))


def _folded_char(char: str) -> str:
    if char in _KEPT:
        return char
    return unicodedata.normalize("NFKC", char).translate(_PUNCTUATION)


def _simplified(text: str) -> str:
    """Traditional to simplified; character by character where the words of the table would change the length."""
    if text.isascii():
        return text
    simple = to_simplified(text)
    if len(simple) != len(text):
        simple = "".join(to_simplified(char)[:1] or char for char in text)
    return simple.translate(_VARIANTS)
