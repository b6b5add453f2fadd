"""A row of a file beside what the store has: field by field what stays, what changes, what is refused."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from policies.personal import mask_personal
from store.reporting.exchange import (
    Draft,
    FieldChange,
    PlannedRow,
    Reason,
    Refusal,
    Sheet,
    SheetRow,
    Standing,
    Verdict,
)
from store.reporting.exchange_columns import titles
from store.reporting.exchange_values import CLEAR

KEEP = object()
"""The `clear` of a field that cannot be without a value."""
LONGEST = 1000  # characters of a cell
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Around:
    """What a cell is read with: the unit in its title, what the store has in its place, and the store."""

    unit: str
    before: Any
    standing: Standing


@dataclass(frozen=True, slots=True)
class Codec:
    """How a field is written into a cell and read out of one; `clear` is its value after 清空.

    `is_text`: people write into it what they like, telephone numbers too; these leave the house masked.
    """

    show: Callable[[Any], str]
    read: Callable[[str, Around], Any]
    clear: Any = KEEP
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """What a row makes of a thing: all its fields afterwards, those that change, and what is refused."""

    after: dict[str, Any]
    changes: tuple[FieldChange, ...]
    refusals: tuple[Refusal, ...]

    def changed(self, key: str) -> bool:
        """Whether that field changes."""
        return any(change.key == key for change in self.changes)

    def refuse(self, *refusals: Refusal) -> "Fields":
        """With these besides."""
        return replace(self, refusals=(*self.refusals, *refusals))


def tidy(text: str) -> str:
    """Without what nobody sees, blanks as one."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def text_codec(longest: int, clear: Any = "") -> Codec:
    """A field of words, so many characters at most; `clear` KEEP for one that must say something."""

    def read(text: str, _: Around) -> str | Refusal:
        return text if len(text) <= longest else Refusal(Reason.TOO_LONG, hint=str(longest))

    return Codec(str, read, clear, is_text=True)


def masked(text: str, codec: Codec) -> str:
    """A cell as it goes into a file: mobiles and identity cards in words are ***."""
    return mask_personal(text) if codec.is_text else text


def read_fields(
    row: SheetRow, sheet: Sheet, before: Mapping[str, Any], codecs: Mapping[str, Codec], standing: Standing
) -> Fields:
    """Read the cells that have a codec. An empty cell, or a column that is not there, leaves its field as it is.

    So does what an export wrote, whose personal numbers are masked: reading a file again takes nobody's number away.
    """
    after, refusals = dict(before), []
    for key, codec in codecs.items():
        column, text = sheet.column(key), tidy(row.cells.get(key, ""))
        if column is None or not text or text in _as_written(before[key], codec):
            continue
        value = _value(text, codec, Around(column.unit, before[key], standing))
        if isinstance(value, Refusal):
            refusals.append(replace(value, column=column.title, value=text[:LONGEST]))
        else:
            after[key] = value
    formulas = (Refusal(Reason.FORMULA, place) for place in row.formulas)
    return Fields(after, changes_between(sheet, before, after, codecs), (*refusals, *formulas))


def _as_written(value: Any, codec: Codec) -> tuple[str, str]:
    shown = codec.show(value)
    return tidy(shown), tidy(masked(shown, codec))


def _value(text: str, codec: Codec, around: Around) -> Any:
    if text == CLEAR:
        return Refusal(Reason.NOT_CLEARED) if codec.clear is KEEP else codec.clear
    return Refusal(Reason.TOO_LONG, hint=str(LONGEST)) if len(text) > LONGEST else codec.read(text, around)


def changes_between(
    sheet: Sheet, before: Mapping[str, Any], after: Mapping[str, Any], codecs: Mapping[str, Codec]
) -> tuple[FieldChange, ...]:
    """The fields in which the two differ, as cells would say them."""
    named = titles(sheet.subject)
    return tuple(
        FieldChange(key, named[key], codec.show(before[key]), codec.show(after[key]))
        for key, codec in codecs.items()
        if before[key] != after[key]
    )


def planned(row: SheetRow, name: str, fields: Fields, draft: Draft | None, *, is_new: bool) -> PlannedRow:
    """The row with its verdict: refused with any refusal, whatever else it says."""
    if fields.refusals or draft is None:
        return PlannedRow(row.number, name, Verdict.REFUSED, fields.changes, fields.refusals)
    verdict = Verdict.ADDED if is_new else Verdict.CHANGED if fields.changes else Verdict.UNCHANGED
    return PlannedRow(row.number, name, verdict, fields.changes, (), draft)


def refuse(row: PlannedRow, refusal: Refusal) -> PlannedRow:
    """The row, refused for this too."""
    return replace(row, verdict=Verdict.REFUSED, refusals=(*row.refusals, refusal), draft=None)


def sharing(keys: Iterable[tuple[int, _K]]) -> dict[int, tuple[int, ...]]:
    """Row numbers with the same key as another row, each with the numbers of these others."""
    by_key: dict[_K, list[int]] = {}
    for number, key in keys:
        by_key.setdefault(key, []).append(number)
    return {
        number: tuple(other for other in numbers if other != number)
        for numbers in by_key.values()
        if len(numbers) > 1
        for number in numbers
    }
