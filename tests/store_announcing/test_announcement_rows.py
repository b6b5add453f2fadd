"""Announcements as the tables keep them; on both databases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store.announcing.announcement import Action, Announcement, Content, Material, MaterialKind, Plan, State
from store.announcing.announcement_rows import (
    Doing,
    Unreadable,
    add_announcement,
    add_plan,
    add_step,
    add_version,
    audience_json,
    numbers_in,
    read_announcement,
    read_audience,
    read_content,
)
from store.announcing.announcement_tables import announcement_files, announcement_steps
from store.announcing.audience import Target, TargetKind
from store.announcing.timetable import Rhythm, Timetable
from store.database import Database
from tests.store_announcing.bureau import AT_ONCE, COORDINATOR, LEADERS, NOW, SECOND

DOING = Doing(COORDINATOR, NOW)
PICTURE = Material(MaterialKind.PICTURE, "图.png", 3, data=b"png")
FULL = Plan(LEADERS, Timetable(Rhythm.ONCE, NOW), NOW + timedelta(2), NOW + timedelta(1), acknowledge=True)


@pytest.fixture
def connection(database: Database) -> Iterator[sa.Connection]:
    """A transaction."""
    with database.write() as opened:
        yield opened


def _made(connection: sa.Connection, content: Content, plan: Plan) -> Announcement:
    number = add_announcement(connection, DOING)
    one = Announcement(number, COORDINATOR, frozenset({COORDINATOR}), 1, content, 1, plan, State.DRAFT)
    add_version(connection, number, 1, content, DOING)
    add_plan(connection, number, 1, plan, DOING)
    add_step(connection, one, Action.CREATED, DOING)
    return one


@pytest.mark.parametrize(
    "plan", [Plan(), Plan(LEADERS, AT_ONCE), FULL, Plan((), Timetable(Rhythm.WEEKLY, None, 4, 960))]
)
@pytest.mark.parametrize("content", [Content(""), Content("通知", "Notice", PICTURE)])
def test_what_was_written_is_read(connection: sa.Connection, content: Content, plan: Plan) -> None:
    """Every field of the words and of the plan."""
    one = _made(connection, content, plan)
    assert read_announcement(connection, one.announcement_id) == one
    assert read_content(connection, one.announcement_id, 1) == content


def test_a_file_that_stays_is_not_kept_twice(connection: sa.Connection) -> None:
    """Another one is, and words without one have none."""
    number = _made(connection, Content("一", material=PICTURE), Plan()).announcement_id
    add_version(connection, number, 2, Content("二", material=PICTURE), DOING)
    add_version(connection, number, 3, Content("三"), DOING)
    add_version(connection, number, 4, Content("四", material=PICTURE), DOING)
    assert len(connection.execute(sa.select(announcement_files.c.file_id)).all()) == 2
    found = [read_content(connection, number, version) for version in range(1, 5)]
    assert [content and content.material for content in found] == [PICTURE, PICTURE, None, PICTURE]


def test_how_it_stands_follows_from_what_was_done(connection: sa.Connection) -> None:
    """What goes out is what went live last, not what is proposed."""
    one = _made(connection, Content("一"), Plan(LEADERS, AT_ONCE))
    add_step(connection, replace(one, state=State.LIVE), Action.SUBMITTED, DOING)
    add_version(connection, one.announcement_id, 2, Content("二"), Doing(SECOND, NOW))
    proposed = replace(one, state=State.LIVE, version=2)
    add_step(connection, proposed, Action.PROPOSED, Doing(SECOND, NOW))
    found = read_announcement(connection, one.announcement_id)
    assert found is not None
    assert (found.state, found.live_version, found.version, found.proposed) == (State.LIVE, 1, 2, True)
    assert found.hands == {COORDINATOR, SECOND} and found.live_at == NOW
    add_step(connection, proposed, Action.RETURNED, DOING)
    settled = read_announcement(connection, one.announcement_id)
    assert settled is not None and not settled.proposed and settled.live_version == 1


def test_numbers_go_by_the_newest_step(connection: sa.Connection) -> None:
    """What it was before does not count."""
    first, second = (_made(connection, Content(""), Plan()) for _ in range(2))
    add_step(connection, replace(first, state=State.LIVE), Action.SUBMITTED, DOING)
    drafts = announcement_steps.c.state == State.DRAFT.value
    assert numbers_in(connection) == (first.announcement_id, second.announcement_id)
    assert numbers_in(connection, drafts) == (second.announcement_id,)


def test_what_is_no_announcement_is_said(connection: sa.Connection) -> None:
    """None for no such number; a step of an unknown state is unreadable, with its number."""
    assert read_announcement(connection, 999) is None
    number = _made(connection, Content(""), Plan()).announcement_id
    step = {"action": "danced", "state": "dancing", "version": 1, "plan": 1, "done_by": 0, "at": NOW, "note": ""}
    connection.execute(sa.insert(announcement_steps), {"announcement_id": number, **step})
    with pytest.raises(Unreadable, match=f"announcement {number}: ValueError"):
        read_announcement(connection, number)


@given(st.lists(st.builds(Target, st.sampled_from(TargetKind), st.text(max_size=5)), max_size=5).map(tuple))
def test_an_audience_comes_back_from_json(audience: tuple[Target, ...]) -> None:
    """In its order."""
    assert read_audience(audience_json(audience)) == audience
