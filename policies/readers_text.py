"""Plain text and Markdown (txt, md): decoded, and freed of what no reader can see. Safe in the same process: linear time."""

import re
import unicodedata

from policies import readers_wording as say
from policies.cleaning import decode
from policies.readers_result import Note, Reading

LINE_LIMIT = 100_000
"""Characters in a line; a longer one is broken at a sentence end so that everything after it stays fast."""

_STRAY_NULS = 4  # so few are dirt in an old file; UTF-16 has one in every line end and digit

# Zero width, direction marks and overrides, word joiner, variation tags: what hides text from a person but not from a search.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNKNOWN = "\ufffd"
# Fonts of pdf files often name a character by the radical that looks the same; no search would ever find it.
_SUPPLEMENT = "⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
_RADICALS = {radical: unicodedata.normalize("NFKC", chr(radical)) for radical in range(0x2F00, 0x2FD6)} | dict(
    zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True)
)
_RADICALS |= dict.fromkeys(
    map(ord, "\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc"), "•"
)  # bullets of the Wingdings and Symbol fonts
_SENTENCE_END = re.compile("[。；！？;]")


def read(data: bytes) -> Reading:
    """Decode and clean; never raises on any bytes."""
    if data.count(0) < _STRAY_NULS:
        data = data.replace(b"\0", b"")
    return visible(Reading(decode(data)[0]))


def visible(reading: Reading) -> Reading:
    """The reading without control and invisible characters; their count, unknown ones and broken lines are noted."""
    text = re.sub("\r\n|[\r\x0b\x0c\u2028\u2029]", "\n", reading.text.removeprefix("\ufeff")).translate(_RADICALS)
    notes: list[Note] = []
    lines: list[str] = []
    moved: dict[int, int] = {}
    hidden: list[int] = []
    unknown: list[int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        moved[number] = len(lines) + 1
        seen, count = _INVISIBLE.subn("", line)
        hidden.extend([len(lines) + 1] * count)
        unknown.extend([len(lines) + 1] * seen.count(_UNKNOWN))
        pieces = _broken(_CONTROL.sub("", seen))
        if len(pieces) > 1:
            notes.append(Note(len(lines) + 2, say.LINE_CUT.format(limit=LINE_LIMIT)))
        lines.extend(pieces)
    if hidden:
        notes.append(Note(hidden[0], say.INVISIBLE_CHARACTERS.format(count=len(hidden))))
    if unknown:
        notes.append(Note(unknown[0], say.UNKNOWN_CHARACTERS.format(count=len(unknown))))
    notes.extend(Note(moved.get(note.line, note.line), note.message) for note in reading.notes)
    return Reading("\n".join(lines), tuple(sorted(notes, key=lambda note: note.line)))


def _broken(line: str) -> list[str]:
    """A line cut into pieces of at most LINE_LIMIT, each at its last sentence end where it has one."""
    pieces: list[str] = []
    while len(line) > LINE_LIMIT:
        ends = [match.end() for match in _SENTENCE_END.finditer(line, LINE_LIMIT // 2, LINE_LIMIT)]
        cut = ends[-1] if ends else LINE_LIMIT
        pieces.append(line[:cut])
        line = line[cut:]
    return [*pieces, line]
