"""A document with another head (文件头): fields that a person has confirmed are written in front, all others stay."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from policies.cleaning import clean_text
from policies.front_matter import BadYaml, Entry, part_head, read_mapping
from policies.header import known_field
from policies.provision import Policy

Stated = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a person has confirmed of a document: title, place, validity, and the titles or numbers that it replaces."""

    title: str
    place: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    replaces: tuple[str, ...] = ()


def confirmed_of(policy: Policy) -> Confirmed:
    """What a document says of itself, to be confirmed."""
    return Confirmed(policy.title, policy.place, policy.effective_from, policy.effective_to, policy.replaces)


def with_head(text: str, confirmed: Confirmed, source: str = "") -> str:
    """The text with these fields in its head; other fields that the head states stay, `source` where it states none."""
    head = part_head(text)
    stated: dict[str, Stated] = {"source": source} if source else {}
    stated |= {_name(entry): _value(entry) for entry in _entries(head.yaml)}
    stated |= _values(confirmed)
    body = head.body.lstrip("\n") if head.yaml else clean_text(text)
    return "\n".join(["---", *_lines(stated), "---", "", body])


def _entries(yaml: str) -> tuple[Entry, ...]:
    """The fields that the head states; none where it is no YAML: what was read of it stands in the confirmed ones."""
    try:
        return read_mapping(yaml)
    except BadYaml:
        return ()


def _name(entry: Entry) -> str:
    return known_field(entry.key) or entry.key


def _value(entry: Entry) -> Stated:
    return list(entry.items) if entry.is_list else entry.text


def _values(confirmed: Confirmed) -> dict[str, Stated]:
    found: dict[str, Stated] = {}
    for field in fields(confirmed):
        value = getattr(confirmed, field.name)
        found[field.name] = list(value) if isinstance(value, tuple) else str(value or "")
    return found


def _lines(stated: Mapping[str, Stated]) -> list[str]:
    # A JSON string is a YAML string too, so nothing in a title can break out of its line.
    return [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in stated.items() if value]
