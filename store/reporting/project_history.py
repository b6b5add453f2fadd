"""What the events of a project come to (pure): how it stands, and the steps it took.

An event by hand sets what it says. An event out of a report says less: it never takes a project back to an earlier stage when
it speaks of an earlier day (a late report adds a step to the past), and fills county and foreign capital only where they are
unknown. Events of a report, corrected or undone and reported anew, stand where its first one stood.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from store.reporting.periods import shanghai_day
from store.reporting.project import Project, Stage


class EventKind(StrEnum):
    """What an event does."""

    ADDED = "added"
    CHANGED = "changed"  # by hand
    REPORTED = "reported"  # by a report
    UNDONE = "undone"  # takes the event `target_id` back


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a project. `says` holds decoded fields. `origin` is the first report of that line of corrections."""

    event_id: int
    kind: EventKind
    at: datetime
    by: int
    says: Mapping[str, Any]
    day: date | None = None
    report_id: int | None = None
    origin: int | None = None
    target_id: int | None = None


@dataclass(frozen=True, slots=True)
class StageStep:
    """A step of a project: `day` it happened, `at` when and `by` whom it was noted, from which report (None: by hand)."""

    day: date
    stage: Stage
    at: datetime
    by: int
    report_id: int | None


def standing(events: Sequence[Event]) -> list[Event]:
    """The events that were not taken back, in the order in which they count."""
    taken_back = {event.target_id for event in events if event.kind is EventKind.UNDONE}
    first_of: dict[int, int] = {}
    for event in events:
        if event.origin is not None:
            first_of.setdefault(event.origin, event.event_id)
    stand = [event for event in events if event.kind is not EventKind.UNDONE and event.event_id not in taken_back]
    return sorted(stand, key=lambda event: (first_of.get(event.origin or 0, event.event_id), event.event_id))


def stands(project_id: int, events: Sequence[Event]) -> Project:
    """The project as its events leave it; deleted where nothing that added it stands. The first event adds it."""
    state: dict[str, Any] = dict(events[0].says)
    live = standing(events)
    for event in live:
        state |= _effect(state, event)
    if all(event.kind is not EventKind.ADDED for event in live):
        state["deleted"] = True
    return replace(Project(project_id, "", 0), **state)


def one_more(project: Project, event: Event) -> Project:
    """The project, not a deleted one, after an event that comes behind all others."""
    state = {name: getattr(project, name) for name in ("stage", "since", "county", "foreign")}
    return replace(project, **_effect(state, event))


def is_removed(events: Sequence[Event]) -> bool:
    """Whether a hand deleted it, other than by taking back what added it."""
    return next((bool(event.says["deleted"]) for event in reversed(standing(events)) if "deleted" in event.says), False)


def steps(events: Sequence[Event]) -> tuple[StageStep, ...]:
    """The steps that stand, by day; a stage reported again is no step."""
    found: list[StageStep] = []
    for event in standing(events):
        stage = event.says.get("stage")
        day = event.day or event.says.get("since") or shanghai_day(event.at)
        if isinstance(stage, Stage) and stage is not _stage_on(found, day):
            found.append(StageStep(day, stage, event.at, event.by, event.report_id))
            found.sort(key=lambda step: step.day)
    return tuple(found)


def _stage_on(found: Sequence[StageStep], day: date) -> Stage | None:
    return next((step.stage for step in reversed(found) if step.day <= day), None)


def is_past(project: Project, stage: Stage, day: date) -> bool:
    """Whether a report of that stage tells of the past of a project that went further since."""
    return _is_past(project.stage, project.since, stage, day)


def _is_past(reached: Stage | None, since: date | None, stage: Stage, day: date) -> bool:
    if since is None or reached is None or day >= since:
        return False
    return reached is Stage.ENDED or stage.rank < reached.rank


def _effect(state: Mapping[str, Any], event: Event) -> dict[str, Any]:
    """What an event changes of a project in that state."""
    says = dict(event.says)
    if event.kind is not EventKind.REPORTED:
        return says
    stage, day = says.pop("stage", None), event.day or shanghai_day(event.at)
    reached = state.get("stage")
    if stage is not None and stage is not reached and not _is_past(reached, state.get("since"), stage, day):
        says |= {"stage": stage, "since": day}
    if state.get("county"):
        says.pop("county", None)
    if state.get("foreign") is not None:
        says.pop("foreign", None)
    return says
