"""Rows in one writing, whatever the database: the values as SQLite keeps them, by the names of their columns. Pure.

Times are text in UTC, yes and no are 1 and 0, JSON is the text it was. So the digest of a table is the same in SQLite and in
PostgreSQL, and does not depend on the order in which either gives the rows.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

Value = int | float | str | bytes | None
Row = tuple[Value, ...]
_ALL = 2**256
_BYTES = "base64"


@dataclass(slots=True)
class Count:
    """How many rows went by, and what they are together: the sum of the SHA-256 of each."""

    rows: int = 0
    _sum: int = 0

    def add(self, line: bytes) -> None:
        """Count a row, written by `to_line`."""
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(sha256(line).digest())) % _ALL

    @property
    def digest(self) -> str:
        """The same for the same rows in any order."""
        return f"{self._sum:064x}"


def count(rows: Iterable[Row]) -> Count:
    """The count of these."""
    counted = Count()
    for row in rows:
        counted.add(to_line(row))
    return counted


def counted(rows: Iterable[Row], into: Count) -> Iterator[bytes]:
    """A line for each row, counted as it goes by."""
    for row in rows:
        line = to_line(row)
        into.add(line)
        yield line + b"\n"


def to_line(row: Row) -> bytes:
    """A row as one line, without its end."""
    return _write(row).encode("utf-8", "surrogatepass")


def from_line(line: bytes) -> Row:
    """The row of a line. Raises ValueError."""
    values = json.loads(line.decode("utf-8", "surrogatepass"))
    if not isinstance(values, list):
        raise ValueError("a row is a list")
    return tuple(_value(value) for value in values)


def _value(value: object) -> Value:
    if isinstance(value, dict) and set(value) == {_BYTES}:
        return b64decode(value[_BYTES], validate=True)
    if value is None or isinstance(value, int | float | str):
        return value
    raise ValueError("a value is a number, words, bytes or nothing")


def _bytes(value: object) -> dict[str, str]:
    if not isinstance(value, bytes | memoryview):
        raise TypeError(f"no value of a database: {type(value).__name__}")
    return {_BYTES: b64encode(value).decode()}


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_bytes).encode
