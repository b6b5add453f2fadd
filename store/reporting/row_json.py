"""Rows as JSON and back. Only what a row says is written; sums in hundredths with their currency, days as ISO dates."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from store.money import Money
from store.reporting.drafts import Answered, DraftRow
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source, Visits
from store.reporting.project import Stage

Json = Mapping[str, Any]
_TEXTS = ("project", "activity", "date_text", "next_step", "problem", "county")
_MARKS = ("correction", "withdrawn")


def row_to_json(row: Row) -> dict[str, Any]:
    """What the row says, by field."""
    said: dict[str, Any] = {name: value for name in (*_TEXTS, *_MARKS) if (value := getattr(row, name))}
    if row.stage is not None:
        said["stage"] = row.stage.value
    said |= {name: value.isoformat() for name in ("day", "day_end") if (value := getattr(row, name)) is not None}
    if row.amounts:
        said["amounts"] = [_amount_to_json(amount) for amount in row.amounts]
    if row.visits != Visits():
        said["visits"] = [row.visits.batches, row.visits.persons, row.visits.organisations]
    if row.doubts:
        said["doubts"] = [[doubt.kind.value, doubt.text, list(doubt.options)] for doubt in row.doubts]
    if row.sources:
        said["sources"] = [[name, source.start, source.end] for name, source in row.sources]
    return said


def row_of_json(said: Json) -> Row:
    """The row again."""
    stage, day, day_end = said.get("stage"), said.get("day"), said.get("day_end")
    return Row(
        project=said.get("project", ""),
        stage=None if stage is None else Stage(stage),
        activity=said.get("activity", ""),
        date_text=said.get("date_text", ""),
        day=None if day is None else date.fromisoformat(day),
        day_end=None if day_end is None else date.fromisoformat(day_end),
        amounts=tuple(map(_amount_of_json, said.get("amounts", ()))),
        next_step=said.get("next_step", ""),
        problem=said.get("problem", ""),
        county=said.get("county", ""),
        visits=Visits(*said.get("visits", ())),
        correction=said.get("correction", False),
        withdrawn=said.get("withdrawn", False),
        doubts=tuple(Doubt(DoubtKind(kind), text, tuple(options)) for kind, text, options in said.get("doubts", ())),
        sources=tuple((name, Source(start, end)) for name, start, end in said.get("sources", ())),
    )


def draft_rows_to_json(rows: Sequence[DraftRow]) -> list[dict[str, Any]]:
    """The rows of a draft with what people decided about them."""
    return [
        {
            "row": row_to_json(held.row),
            "project_id": held.project_id,
            "new_project": held.new_project,
            "settled": [[one.kind.value, one.text] for one in held.settled],
            "replaces": held.replaces,
        }
        for held in rows
    ]


def draft_rows_of_json(said: Sequence[Json]) -> tuple[DraftRow, ...]:
    """The rows of a draft again."""
    return tuple(
        DraftRow(
            row=row_of_json(held["row"]),
            project_id=held["project_id"],
            new_project=held["new_project"],
            settled=tuple(map(_answered_of_json, held["settled"])),
            replaces=held["replaces"],
        )
        for held in said
    )


def _answered_of_json(said: str | Sequence[str]) -> Answered:
    """Drafts of earlier days name the kind alone: then whatever words of it are answered."""
    return Answered(DoubtKind(said)) if isinstance(said, str) else Answered(DoubtKind(said[0]), said[1])


def _amount_to_json(amount: AmountRead) -> dict[str, Any]:
    return {
        "kind": amount.kind.value,
        "minor": amount.money.minor,
        "currency": amount.money.currency.value,
        "text": amount.text,
        "at": [amount.source.start, amount.source.end],
        "approximate": amount.approximate,
        "cumulative": amount.cumulative,
    }


def _amount_of_json(said: Json) -> AmountRead:
    return AmountRead(
        kind=AmountKind(said["kind"]),
        money=Money.of_minor(said["minor"], said["currency"]),
        text=said["text"],
        source=Source(*said["at"]),
        approximate=said["approximate"],
        cumulative=said["cumulative"],
    )
