"""The head of a document under review: what a person writes for a field, and what it becomes. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from policies.days import read_day
from policies.head_writer import Confirmed

FIELDS = ("title", "place", "validity", "replaces")
"""Fields that can be written, in the order of their buttons."""
NONE_WORDS = frozenset({"无", "没有", "不替代", "长期", "长期有效", "none", "-"})
_LONGEST = 120
_JOINTS = re.compile(r"\s*(?:至|到|~|—|–|--| - )\s*|\s*(?:起|自)\s*")
_TITLES = re.compile(r"[；;\n]+|》\s*[、,，和及]?\s*《")


def written(confirmed: Confirmed, field: int, text: str) -> Confirmed | None:
    """The head with what was written for a field; None where it does not read."""
    if field >= len(FIELDS) or not text.strip() or len(text) > 10 * _LONGEST:
        return None
    return _READERS[FIELDS[field]](confirmed, text.strip())


def _title(confirmed: Confirmed, text: str) -> Confirmed | None:
    title = " ".join(text.strip("《》").split())
    return replace(confirmed, title=title) if 4 <= len(title) <= _LONGEST else None


def _place(confirmed: Confirmed, text: str) -> Confirmed | None:
    if text.lower() in NONE_WORDS:
        return replace(confirmed, place="")
    return replace(confirmed, place=text) if len(text) <= 20 and "\n" not in text else None


def _validity(confirmed: Confirmed, text: str) -> Confirmed | None:
    """2026-09-01 至 2029-08-31; one day alone is the first, without an end."""
    parts = [part for part in _JOINTS.split(text) if part]
    days = [_day(part) for part in parts if part.lower() not in NONE_WORDS]
    if not 1 <= len(parts) <= 2 or not days or None in days:
        return None
    first, last = days[0], days[1] if len(days) > 1 else None
    if first is None or (last is not None and last < first):
        return None
    return replace(confirmed, effective_from=first, effective_to=last)


def _day(text: str) -> date | None:
    return read_day(text.strip())


def _replaces(confirmed: Confirmed, text: str) -> Confirmed | None:
    if text.lower() in NONE_WORDS:
        return replace(confirmed, replaces=())
    titles = tuple(dict.fromkeys(title.strip("《》 ") for title in _TITLES.split(text) if title.strip("《》 ")))
    return replace(confirmed, replaces=titles) if titles and all(len(one) <= _LONGEST for one in titles) else None


_READERS: Mapping[str, Callable[[Confirmed, str], Confirmed | None]] = {
    "title": _title,
    "place": _place,
    "validity": _validity,
    "replaces": _replaces,
}
