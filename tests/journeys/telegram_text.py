"""Telegram's own reading of message text: its HTML, its limits and the words it refuses with (as tdlib does); pure."""

import re
from dataclasses import dataclass, field
from typing import NoReturn

MESSAGE_LIMIT = 4096  # code points after parsing
RAW_LIMIT = 32_768  # bytes before parsing
MOST_ENTITIES = 100  # more are ignored

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_START_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"\s*(?P<name>[^\s=>]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[A-Za-z0-9.-]+))?")
_ATTRIBUTES = re.compile(r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_END_TAG = re.compile(r"</([^\s>]*)\s*(>?)")


class Refused(Exception):
    """The Bot API says no: HTTP status, description, and parameters such as retry_after."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text in one setting; offset and length in UTF-16 units."""

    kind: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class ParsedText:
    """What people read, and how it is set."""

    text: str
    entities: tuple[Entity, ...] = ()


def read_text(raw: str, parse_mode: str | None) -> ParsedText:
    """The text of a send or an edit as it will stand in the chat. Raises Refused with Telegram's words."""
    if len(raw.encode()) > RAW_LIMIT:
        raise Refused(400, "Bad Request: text is too long")
    parsed = _HtmlReader(raw).read() if (parse_mode or "").lower() == "html" else ParsedText(raw)
    text = parsed.text.strip()
    if not text:
        raise Refused(400, "Bad Request: message text is empty")
    if len(text) > MESSAGE_LIMIT:
        raise Refused(400, "Bad Request: message is too long")
    return ParsedText(text, parsed.entities[:MOST_ENTITIES])


def utf16_length(text: str) -> int:
    """Length as Telegram counts offsets."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _HtmlReader:
    """Walks through the markup once; `opened` are the tags not closed yet."""

    raw: str
    place: int = 0
    words: list[str] = field(default_factory=list)
    units: int = 0
    opened: list[tuple[str, int]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> ParsedText:
        while self.place < len(self.raw):
            sign = self.raw[self.place]
            if self.raw.startswith("</", self.place):
                self._end_tag()
            elif sign == "<":
                self._start_tag()
            else:
                self._words(sign)
        if self.opened:
            self._refuse(f'Can\'t find end tag corresponding to start tag "{self.opened[-1][0]}"')
        return ParsedText("".join(self.words), tuple(sorted(self.entities, key=lambda entity: entity.offset)))

    def _words(self, sign: str) -> None:
        found = _REFERENCE.match(self.raw, self.place) if sign == "&" else None
        if found is not None:
            decimal, hexadecimal, name = found.groups()
            sign = _REFERENCES[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
        self.place = found.end() if found is not None else self.place + 1
        self.words.append(sign)
        self.units += utf16_length(sign)

    def _start_tag(self) -> None:
        begin = self.place
        named = _START_NAME.match(self.raw, begin + 1)
        name = named[0].lower() if named else ""
        if begin + 1 + len(name) == len(self.raw):
            self._refuse(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if name not in _TAGS:
            self._refuse(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        found = _ATTRIBUTES.match(self.raw, begin + 1 + len(name))
        if found is None:
            self._refuse(f'Unclosed start tag "{name}" at byte offset {self._byte(begin)}')
        if name == "span" and dict(_ATTRIBUTE.findall(found[1])).get("class", "").strip("\"'") != "tg-spoiler":
            self._refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.opened.append((name, self.units))
        self.place = found.end()

    def _end_tag(self) -> None:
        begin = self._byte(self.place)
        found = _END_TAG.match(self.raw, self.place)
        if not self.opened:
            self._refuse(f"Unexpected end tag at byte offset {begin}")
        if found is None or not found[2]:
            self._refuse(f"Unclosed end tag at byte offset {begin}")
        name, offset = self.opened.pop()
        closed = found[1].lower()
        if closed and closed != name:
            self._refuse(f'Unmatched end tag at byte offset {begin}, expected "</{name}>", found "</{closed}>"')
        if self.units > offset:
            self.entities.append(Entity(_TAGS[name], offset, self.units - offset))
        self.place = found.end()

    def _byte(self, place: int) -> int:
        return len(self.raw[:place].encode())

    def _refuse(self, what: str) -> NoReturn:
        raise Refused(400, f"Bad Request: can't parse entities: {what}")
