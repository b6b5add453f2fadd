"""Characters that a document holds and nobody sees (隐藏字符): zero width, direction, tags, variation, look-alikes."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from policies.look_alikes import RADICALS, SUSPECT, Tongues, plain_letters, plain_radicals, tongues_of


class HiddenKind(StrEnum):
    """How something is kept from the eye."""

    ZERO_WIDTH = "zero_width"
    DIRECTION = "direction"
    TAG = "tag"
    VARIATION = "variation"
    STRUCK = "struck"
    LOOK_ALIKE = "look_alike"
    PRIVATE_USE = "private_use"
    OFF_SCREEN = "off_screen"
    COMMENT = "comment"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Hidden:
    """What one line (from 1) hides in one way: how often, and a few characters of it or around it."""

    line: int
    kind: HiddenKind
    count: int
    sample: str


@dataclass(frozen=True, slots=True)
class Unhidden:
    """A text as the eye has it, of the same lines, and what was taken out or put right."""

    text: str
    found: tuple[Hidden, ...] = ()


SAMPLE = 20
"""Characters that are shown of what was hidden."""
_TAG = "\U000e0000-\U000e007f"
_VARIATION = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
_OVERLAY = "\u0334-\u0338\u20d2\u20d3\u20e5\u20e6\u20eb"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_RADICAL = "".join(map(chr, RADICALS))
_SUSPECT = re.compile(
    f"[{_TAG}{_VARIATION}{_DIRECTION}{_ZERO_WIDTH}{_OVERLAY}{_PRIVATE}{_RADICAL}{SUSPECT}]|[ \t]{{200}}"
)
_UNSEEN = re.compile(f"[{_TAG}{_VARIATION}{_DIRECTION}{_ZERO_WIDTH}{_OVERLAY}{_PRIVATE}]")
# A flag such as Scotland's is a black flag with tags; a family is several people with joiners between them.
_FLAG = re.compile("(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINED_EMOJI = re.compile(f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])")
_HYPHENATION = re.compile("(?<=[A-Za-z\u00c0-\u024f]{2})\u00ad(?=[A-Za-z\u00c0-\u024f]{2})")
_USUAL_VARIATION = re.compile(
    f"(?<=[{_EMOJI}\u00a9\u00ae\u203c\u2049\u2122\u2139#*0-9\u3400-\u9fff\U00020000-\U0003ffff])"
    f"[{_VARIATION}](?![{_VARIATION}])"
)
_NEGATED_SIGN = re.compile("(?<=[<=>\u2190-\u22ff])\u0338")
# Bullets of the Wingdings and Symbol fonts; any other sign of theirs is one at the head of a line.
_BULLET = re.compile(
    "[\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc]|(?m:^[ \t]*)[\uf020-\uf0ff](?=[ \t]|[\u3400-\u9fff])"
)
_FAR = re.compile(r"[ \t]{200,}(?=\S)")
_TAKEN_OUT = (
    (HiddenKind.TAG, re.compile(f"[{_TAG}]+")),
    (HiddenKind.VARIATION, re.compile(f"[{_VARIATION}]+")),
    (HiddenKind.DIRECTION, re.compile(f"[{_DIRECTION}]")),
    (HiddenKind.ZERO_WIDTH, re.compile(f"[{_ZERO_WIDTH}]+")),
    (HiddenKind.STRUCK, re.compile(f"[{_OVERLAY}]")),
    (HiddenKind.PRIVATE_USE, re.compile(f"[{_PRIVATE}]+")),
)


def unhide(text: str, *, radicals_are_usual: bool = False) -> Unhidden:
    """The text as the eye has it. Never raises; takes a time proportional to the text.

    `radicals_are_usual` where a font may have named characters by their radicals (pdf): put right without a word.
    """
    text = text.removeprefix("\ufeff")
    if _SUSPECT.search(text) is None:
        return Unhidden(text)
    tongues = tongues_of(text)
    found: list[Hidden] = []
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if _SUSPECT.search(line):
            lines.append(_Line(number, found, radicals_are_usual, tongues).seen(line))
        else:
            lines.append(line)
    return Unhidden("\n".join(lines), tuple(found))


@dataclass(slots=True)
class _Line:
    """One line on its way to what is seen of it."""

    number: int
    found: list[Hidden]
    radicals_are_usual: bool
    tongues: Tongues

    def seen(self, line: str) -> str:
        line = _without_usual(line)
        for kind, pattern in _TAKEN_OUT:
            line = self._take_out(kind, pattern, line)
        line = self._put_right(line, plain_radicals, tells=not self.radicals_are_usual)
        line = self._put_right(line, partial(plain_letters, tongues=self.tongues))
        far = _FAR.search(line)
        if far:
            self._note(HiddenKind.OFF_SCREEN, 1, line[far.end() :])
        return line

    def _take_out(self, kind: HiddenKind, pattern: re.Pattern[str], line: str) -> str:
        pieces = pattern.findall(line)
        if not pieces:
            return line
        first = pattern.search(line)
        around = line[max(0, first.start() - SAMPLE // 2) :] if first else ""
        self._note(kind, sum(map(len, pieces)), _message("".join(pieces)) or pattern.sub("", around))
        return pattern.sub("", line)

    def _put_right(
        self, line: str, put_right: Callable[[str, Callable[[int, int], object]], str], *, tells: bool = True
    ) -> str:
        places: list[int] = []
        right = put_right(line, lambda start, end: places.append(start))
        if places and tells:
            self._note(HiddenKind.LOOK_ALIKE, len(places), right[max(0, min(places) - 4) :])
        return right

    def _note(self, kind: HiddenKind, count: int, sample: str) -> None:
        shown = " ".join(_UNSEEN.sub("", sample[: 8 * SAMPLE]).split())[:SAMPLE]
        self.found.append(Hidden(self.number, kind, count, shown))


def _without_usual(line: str) -> str:
    """The line without what decent texts hold of such characters: flags, emoji, hyphenation, glyph variants, bullets."""
    line = _HYPHENATION.sub("", _JOINED_EMOJI.sub("", _FLAG.sub("", line)))
    line = unicodedata.normalize("NFC", line) if _NEGATED_SIGN.search(line) else line
    return _BULLET.sub(lambda found: found[0][:-1] + "•", _USUAL_VARIATION.sub("", line))


def _message(hidden: str) -> str:
    """What tags or variation marks spell; "" for anything else."""
    codes = [ord(sign) for sign in hidden]
    if all(0xE0000 <= code <= 0xE007F for code in codes):
        return "".join(chr(code - 0xE0000) for code in codes if 0x20 <= code - 0xE0000 < 0x7F)
    marks = [code - 0xFE00 if code <= 0xFE0F else code - 0xE0100 + 16 for code in codes if code >= 0xFE00]
    if len(marks) < len(codes) or any(not 0 <= mark < 256 for mark in marks):
        return ""
    words = bytes(marks).decode("utf-8", "ignore")
    return "".join(sign for sign in words if sign.isprintable())
