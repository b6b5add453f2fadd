"""Plain text and Markdown (txt, md): decoded, and freed of what no reader can see. Safe in the same process: linear time."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from policies import readers_wording as say
from policies.cleaning import decode
from policies.hidden_markup import without_markup
from policies.hidden_text import Hidden, unhide
from policies.planted_orders import orders_in
from policies.readers_result import Note, Reading

LINE_LIMIT = 100_000
"""Characters in a line; a longer one is broken at a sentence end so that everything after it stays fast."""

_MOST_TOLD = 8  # lines of one kind that are told one by one
_STRAY_NULS = 4  # so few are dirt in an old file; UTF-16 has one in every line end and digit

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNKNOWN = "\ufffd"
_SENTENCE_END = re.compile("[。；！？;]")


def read(data: bytes) -> Reading:
    """Decode and clean; never raises on any bytes."""
    if data.count(0) < _STRAY_NULS:
        data = data.replace(b"\0", b"")
    shown = without_markup(_one_kind_of_break(decode(data)[0]))
    return visible(Reading(shown.text, tuple(_told(shown.found))))


def visible(reading: Reading, *, radicals_are_usual: bool = False) -> Reading:
    """The reading as the eye has it: without control and hidden characters, look-alikes put right, and notes of all that.

    `radicals_are_usual` where fonts name characters by their radicals (pdf).
    """
    unhidden = unhide(_one_kind_of_break(reading.text), radicals_are_usual=radicals_are_usual)
    orders = [Note(one.line, say.READS_LIKE_AN_ORDER.format(sample=one.sample)) for one in orders_in(unhidden.text)]
    earlier = [*_told(unhidden.found), *orders[:_MOST_TOLD], *reading.notes]
    notes: list[Note] = []
    lines: list[str] = []
    moved: dict[int, int] = {}
    unknown: list[int] = []
    for number, line in enumerate(unhidden.text.split("\n"), start=1):
        moved[number] = len(lines) + 1
        unknown.extend([len(lines) + 1] * line.count(_UNKNOWN))
        pieces = _broken(_CONTROL.sub("", line))
        if len(pieces) > 1:
            notes.append(Note(len(lines) + 2, say.LINE_CUT.format(limit=LINE_LIMIT)))
        lines.extend(pieces)
    if unknown:
        notes.append(Note(unknown[0], say.UNKNOWN_CHARACTERS.format(count=len(unknown))))
    notes.extend(Note(moved.get(note.line, note.line), note.message) for note in earlier)
    return Reading("\n".join(lines), tuple(sorted(notes, key=lambda note: note.line)))


def _one_kind_of_break(text: str) -> str:
    return re.sub("\r\n|[\r\x0b\x0c\u2028\u2029]", "\n", text.removeprefix("\ufeff"))


def _told(found: Sequence[Hidden]) -> Iterator[Note]:
    """A note for each of the first lines that hide something in one way, and one for all the others."""
    for kind, of_one_kind in groupby(sorted(found, key=lambda one: one.kind), key=lambda one: one.kind):
        hidden = list(of_one_kind)
        for one in hidden[:_MOST_TOLD]:
            yield Note(one.line, say.hidden_signs(kind, one.count, one.sample))
        rest = hidden[_MOST_TOLD:]
        if rest:
            yield Note(rest[0].line, say.hidden_elsewhere(kind, sum(one.count for one in rest)))


def _broken(line: str) -> list[str]:
    """A line cut into pieces of at most LINE_LIMIT, each at its last sentence end where it has one."""
    pieces: list[str] = []
    while len(line) > LINE_LIMIT:
        ends = [match.end() for match in _SENTENCE_END.finditer(line, LINE_LIMIT // 2, LINE_LIMIT)]
        cut = ends[-1] if ends else LINE_LIMIT
        pieces.append(line[:cut])
        line = line[cut:]
    return [*pieces, line]
