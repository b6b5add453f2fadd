"""Claims out of a JSON text that is still being said: each is handed on as soon as its last brace has come.

The form is {"claims": [{"text": "…", "sources": ["…"]}, …]} and nothing else; only a Markdown fence around it is forgiven.
A claim of another form is counted, a text of another form ends the reading.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OPENING = re.compile(r'\s*(?:```(?:json)?\s*)?\{\s*"claims"\s*:\s*\[\s*')
_CLOSING = re.compile(r"\s*\}")
_BEHIND = ("", "`", "``", "```")
_LONGEST_OPENING = 200  # characters
_LONGEST_CLAIM = 2000  # characters of its JSON
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class RawClaim:
    """What the model says, and the ids that it says carry it. Nothing of it is true yet."""

    text: str
    sources: tuple[str, ...]


@dataclass(slots=True)
class _Scan:
    """Finds the brace that closes an object, going on where it stopped when more text has come."""

    depth: int = 0
    _done: int = 0
    _in_string: bool = False
    _escaped: bool = False

    def end_of(self, text: str, start: int) -> int | None:
        for at in range(max(start, self._done), len(text)):
            self._step(text[at])
            if self.depth == 0 or self.depth > _DEEPEST:
                self._done = at + 1
                return at + 1 if self.depth == 0 else None
        self._done = len(text)
        return None

    def _step(self, char: str) -> None:
        if self._in_string:
            if char == '"' and not self._escaped:
                self._in_string = False
            self._escaped = char == "\\" and not self._escaped
        elif char == '"':
            self._in_string = True
        elif char in "{[":
            self.depth += 1
        elif char in "}]":
            self.depth -= 1


@dataclass(slots=True)
class ClaimStream:
    """Reads one answer. `malformed` counts claims of another form; `is_broken` once the text is of another form."""

    malformed: int = 0
    is_broken: bool = False
    is_complete: bool = False
    _text: str = ""
    _at: int = 0  # what stands before is read
    _is_open: bool = False
    _scan: _Scan = field(default_factory=_Scan)

    def feed(self, piece: str) -> Iterator[RawClaim]:
        """The claims that this piece completes."""
        self._text += piece
        while not (self.is_broken or self.is_complete):
            before = self._at
            found = self._next()
            if found is not None:
                yield found
            if self._at == before:
                break
        if self.is_complete and self._text[self._at :].strip() not in _BEHIND:
            self.is_broken = True  # words behind the end

    def _next(self) -> RawClaim | None:
        if not self._is_open:
            self._open()
            return None
        self._skip()
        if self._at >= len(self._text):
            return None
        match self._text[self._at]:
            case "{":
                return self._claim()
            case "]":
                self._close()
            case _:
                self.is_broken = True
        return None

    def _open(self) -> None:
        opening = _OPENING.match(self._text)
        if opening is None:
            self.is_broken = len(self._text) > _LONGEST_OPENING or not _may_open(self._text)
            return
        self._is_open, self._at = True, opening.end()

    def _skip(self) -> None:
        while self._at < len(self._text) and self._text[self._at] in " \t\r\n,":
            self._at += 1

    def _claim(self) -> RawClaim | None:
        end = self._scan.end_of(self._text, self._at)
        if end is None:
            self.is_broken = self._scan.depth > _DEEPEST or len(self._text) - self._at > _LONGEST_CLAIM
            return None
        said = self._text[self._at : end]
        self._at, self._scan = end, _Scan()
        claim = _read(said)
        self.malformed += claim is None
        return claim

    def _close(self) -> None:
        closing = _CLOSING.match(self._text, self._at + 1)
        if closing is not None:
            self._at, self.is_complete = closing.end(), True
        elif self._text[self._at + 1 :].strip():
            self.is_broken = True


def _may_open(text: str) -> bool:
    """Whether a text may still become an answer: nothing but the beginning of the form."""
    whole = re.sub(r"\s", "", text)
    bare = whole.removeprefix("```json").removeprefix("```")
    return '{"claims":['.startswith(bare) or "```json".startswith(whole)


def _read(said: str) -> RawClaim | None:
    """A claim of exactly the form asked for; None for any other."""
    try:
        found = json.loads(said)
    except ValueError:
        return None
    if not isinstance(found, dict) or set(found) != {"text", "sources"}:
        return None
    text, sources = found["text"], found["sources"]
    if not isinstance(text, str) or not isinstance(sources, list) or not all(isinstance(key, str) for key in sources):
        return None
    return RawClaim(text.strip(), tuple(dict.fromkeys(sources))) if text.strip() else None
