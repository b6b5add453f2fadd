"""What may be done to an announcement when, and by whom. Pure: an Announcement in, a Refusal out where it may not be."""

from datetime import datetime, timedelta
from enum import StrEnum

from store.announcing.announcement import Announcement, Content, State
from store.announcing.timetable import Rhythm, Timetable, next_open
from store.people import Role

LONGEST, LONGEST_CAPTION = 3900, 900  # Telegram takes 4096 and 1024; the rest is for what is set above and below
LARGEST_FILE = 50_000_000  # bytes that a bot may send
LARGEST_KEPT = 5_000_000  # bytes of a file that the chat service does not keep for us
MOST_PLANS = 999
APPROVERS = frozenset({Role.COORDINATOR, Role.ADMIN})
DELETABLE = timedelta(hours=47)  # Telegram lets a bot delete for 48 hours; an hour is for the queue


class Refusal(StrEnum):
    """Why something is not done. Nothing is changed then."""

    GONE = "gone"
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    CAPTION_TOO_LONG = "caption_too_long"
    FILE_TOO_LARGE = "file_too_large"
    FILE_NOT_KEPT = "file_not_kept"
    NO_AUDIENCE = "no_audience"
    NOBODY_REACHED = "nobody_reached"
    NO_TIME = "no_time"
    PAST = "past"
    EXPIRED = "expired"
    AUTHOR = "author"
    NOT_ENTITLED = "not_entitled"
    OUTDATED = "outdated"
    WRONG_STATE = "wrong_state"
    STARTED = "started"
    NOT_STARTED = "not_started"
    MATERIAL_STAYS = "material_stays"


def check_content(content: Content) -> Refusal | None:
    """Whether it can be sent as one message."""
    material = content.material
    if material is not None and material.size > LARGEST_FILE:
        return Refusal.FILE_TOO_LARGE
    if material is not None and not material.ref and material.size > LARGEST_KEPT:
        return Refusal.FILE_NOT_KEPT
    if content.length > LONGEST:
        return Refusal.TOO_LONG
    if material is not None and content.length > LONGEST_CAPTION:
        return Refusal.CAPTION_TOO_LONG
    return None


def check_timetable(timetable: Timetable | None, expires_at: datetime | None, now: datetime) -> Refusal | None:
    """Whether it lies ahead."""
    if timetable is None:
        return Refusal.NO_TIME
    if timetable.at is not None and timetable.at <= now:
        return Refusal.PAST
    first = next_open(timetable.at or now)
    if expires_at is not None and (
        expires_at <= now or (timetable.rhythm is not Rhythm.WEEKLY and expires_at <= first)
    ):
        return Refusal.EXPIRED
    return None


def may_change(one: Announcement | None) -> Refusal | None:
    """Words, receivers and times change freely until it is live; what waits for approval becomes a draft again."""
    if one is None:
        return Refusal.GONE
    return None if one.state in {State.DRAFT, State.WAITING} else Refusal.WRONG_STATE


def may_submit(one: Announcement | None, stamp: int, reached: int, now: datetime) -> Refusal | None:
    """提交: it is complete, lies ahead and reaches somebody."""
    if one is None or one.state is not State.DRAFT:
        return Refusal.GONE if one is None else Refusal.WRONG_STATE
    if one.stamp != stamp:
        return Refusal.OUTDATED
    if not one.content.zh.strip():
        return Refusal.NO_TEXT
    if not one.plan.audience or not reached:
        return Refusal.NOBODY_REACHED if one.plan.audience else Refusal.NO_AUDIENCE
    return check_content(one.content) or check_timetable(one.plan.timetable, one.plan.expires_at, now)


def may_approve(one: Announcement | None, stamp: int, by: int, role: Role | None, now: datetime) -> Refusal | None:
    """批准, by a second person; `role` is what they are at this very moment, None for nobody of ours."""
    refusal = may_return(one, stamp, by, role)
    if refusal is not None or one is None:
        return refusal or Refusal.GONE
    return check_timetable(one.plan.timetable, one.plan.expires_at, now) if one.state is State.WAITING else None


def may_return(one: Announcement | None, stamp: int, by: int, role: Role | None) -> Refusal | None:
    """退回 by the same people. Who wrote it or last changed it is no second person."""
    if one is None:
        return Refusal.GONE
    if role not in APPROVERS:
        return Refusal.NOT_ENTITLED
    if one.state is not State.WAITING and not one.proposed:
        return Refusal.WRONG_STATE
    if by in one.hands:
        return Refusal.AUTHOR
    return None if one.stamp == stamp else Refusal.OUTDATED


def has_lapsed(one: Announcement, role: Role | None) -> bool:
    """Whether its approval holds no more: nothing of it is out, and who approved it, now in this `role`, may not any longer."""
    is_about_to_begin = one.needs_approval and one.state is State.LIVE and not one.runs
    return is_about_to_begin and role not in APPROVERS


_FROM = {
    State.PAUSED: frozenset({State.LIVE}),
    State.LIVE: frozenset({State.PAUSED}),
    State.CANCELLED: frozenset({State.DRAFT, State.WAITING, State.LIVE, State.PAUSED}),
    State.RECALLED: frozenset({State.LIVE, State.PAUSED, State.CANCELLED, State.DONE}),
    State.DONE: frozenset({State.LIVE}),
}


def may_turn(one: Announcement | None, into: State) -> Refusal | None:
    """Pause, resume, cancel, recall, come to its end."""
    if one is None:
        return Refusal.GONE
    if one.state not in _FROM.get(into, frozenset[State]()):
        return Refusal.WRONG_STATE
    return Refusal.NOT_STARTED if into is State.RECALLED and not one.runs else None


def may_edit(one: Announcement | None, content: Content) -> Refusal | None:
    """Other words for what is live or was sent; a file stays what it is."""
    if one is None:
        return Refusal.GONE
    if one.state not in {State.LIVE, State.PAUSED, State.DONE}:
        return Refusal.WRONG_STATE
    if content.material != one.content.material:
        return Refusal.MATERIAL_STAYS
    return Refusal.NO_TEXT if not content.zh.strip() else check_content(content)
