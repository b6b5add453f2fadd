"""Fields of projects as JSON and back, each checked for its type: what an event says, and how a project stands after it."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from store.money import Money
from store.reporting.project import FiveOnes, Project, Stage

Json = Mapping[str, Any]
_TEXTS = ("name", "county", "chain", "investor")
_SUMS = ("planned", "foreign")
_MARKS = ("key", "top_level", "five_hundred", "deleted")
_MAY_BE_UNKNOWN = frozenset({"planned", "foreign", "stage", "since", "officer_id"})


def encode(changes: Mapping[str, object]) -> dict[str, Any]:
    """Fields by name, as JSON. Raises ValueError for a name that is no field and for a value of another type."""
    return {name: _encode_one(name, value) for name, value in changes.items()}


def decode(said: Json) -> dict[str, Any]:
    """Fields by name."""
    return {name: None if value is None else _DECODERS[name](value) for name, value in said.items()}


def project_to_json(project: Project) -> dict[str, Any]:
    """All fields of a project but its id."""
    return encode({field.name: getattr(project, field.name) for field in fields(Project) if field.name != "project_id"})


def project_of_json(project_id: int, said: Json) -> Project:
    """The project again."""
    return Project(project_id=project_id, **decode(said))


def _encode_one(name: str, value: object) -> Any:  # JSON
    if name not in _TYPES:
        raise ValueError(f"a project has no field {name!r} that can be changed")
    if value is None and name in _MAY_BE_UNKNOWN:
        return None
    of_another_type = isinstance(value, bool) and _TYPES[name] is int  # what Python takes for an int, or for a date
    if not isinstance(value, _TYPES[name]) or of_another_type or isinstance(value, datetime):
        raise ValueError(f"{name} of a project is a {_TYPES[name].__name__}, not {type(value).__name__}")
    if name == "name" and not str(value).strip():
        raise ValueError("a project has a name")
    return _ENCODERS.get(name, _as_it_is)(value)


def _as_it_is(value: Any) -> Any:  # JSON
    return value


def _money_of(said: Json) -> Money:
    return Money.of_minor(said["minor"], said["currency"])


_TYPES: Mapping[str, type] = {
    **dict.fromkeys(_TEXTS, str),
    **dict.fromkeys(_SUMS, Money),
    **dict.fromkeys(_MARKS, bool),
    "office_id": int,
    "officer_id": int,
    "aliases": tuple,
    "stage": Stage,
    "since": date,
    "five_ones": FiveOnes,
}
_ENCODERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_SUMS, lambda money: {"minor": money.minor, "currency": money.currency.value}),
    "aliases": list,
    "stage": lambda stage: stage.value,
    "since": date.isoformat,
    "five_ones": lambda ones: [ones.leader, ones.team, ones.plan, ones.follow_up],
}
_DECODERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys((*_TEXTS, *_MARKS, "office_id", "officer_id"), _as_it_is),
    **dict.fromkeys(_SUMS, _money_of),
    "aliases": tuple,
    "stage": Stage,
    "since": date.fromisoformat,
    "five_ones": lambda parts: FiveOnes(*parts),
}
