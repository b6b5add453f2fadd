"""The book of announcements, from the draft to its end."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from store.announcing.announce_rules import Refusal
from store.announcing.announcement import Action, Announcement, Content, Material, MaterialKind, Plan, State
from store.announcing.announcement_ledger import Announcements
from store.announcing.announcement_rows import Unreadable
from store.announcing.announcement_tables import announcement_plans, announcement_versions
from store.announcing.timetable import Rhythm, Timetable
from store.database import Database
from store.reporting.registry import Registry
from tests.store_announcing.bureau import ADMIN, AT_ONCE, COORDINATOR, LEADERS, NOW, SECOND, STAFF, TOPIC, plan, sure

WORDS = Content("请各单位周五前报送。", "Please report by Friday.")
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def book(database: Database) -> Announcements:
    """The book of that database."""
    return Announcements(database)


def ready(book: Announcements, planned: Plan) -> Announcement:
    """A draft with receivers and a time."""
    return plan(book, book.create(WORDS, COORDINATOR, NOW), planned)


def submitted(book: Announcements, planned: Plan) -> Announcement:
    """The same, submitted."""
    one = ready(book, planned)
    return sure(book.submit(one.announcement_id, one.stamp, 3, COORDINATOR, NOW))


def test_what_goes_to_staff_is_live_when_it_is_submitted(book: Announcements) -> None:
    """Nobody has to approve it."""
    one = submitted(book, Plan(LEADERS, AT_ONCE))
    assert (one.state, one.live_version, one.live_at) == (State.LIVE, 1, NOW)


def test_what_goes_to_investors_waits_for_a_second_person(book: Announcements) -> None:
    """Neither its author nor staff approve it; another coordinator does."""
    one = submitted(book, Plan(TOPIC, AT_ONCE))
    assert one.state is State.WAITING
    assert book.approve(one.announcement_id, one.stamp, COORDINATOR, LATER) is Refusal.AUTHOR
    assert book.approve(one.announcement_id, one.stamp, STAFF, LATER) is Refusal.NOT_ENTITLED
    approved = sure(book.approve(one.announcement_id, one.stamp, SECOND, LATER))
    assert (approved.state, approved.approved_by, approved.live_at) == (State.LIVE, SECOND, LATER)
    assert book.approve(one.announcement_id, one.stamp, SECOND, LATER) is Refusal.WRONG_STATE


def test_somebody_just_revoked_approves_nothing(book: Announcements, database: Database) -> None:
    """Who is entitled is asked in the same transaction."""
    one = submitted(book, Plan(TOPIC, AT_ONCE))
    Registry(database).revoke(SECOND, 0, LATER)
    assert book.approve(one.announcement_id, one.stamp, SECOND, LATER) is Refusal.NOT_ENTITLED


def test_nobody_approves_what_they_have_not_seen(book: Announcements) -> None:
    """A change after submitting makes it a draft; the old button does nothing."""
    one = submitted(book, Plan(TOPIC, AT_ONCE))
    changed = sure(book.write(one.announcement_id, replace(WORDS, zh="别的话"), COORDINATOR, LATER))
    assert changed.state is State.DRAFT
    again = sure(book.submit(one.announcement_id, changed.stamp, 3, COORDINATOR, LATER))
    assert book.approve(one.announcement_id, one.stamp, SECOND, LATER) is Refusal.OUTDATED
    assert sure(book.approve(one.announcement_id, again.stamp, SECOND, LATER)).state is State.LIVE


def test_who_changed_it_is_no_second_person(book: Announcements) -> None:
    """Also where somebody else began it."""
    one = ready(book, Plan(TOPIC, AT_ONCE))
    changed = sure(book.write(one.announcement_id, replace(WORDS, zh="改过"), SECOND, NOW))
    waiting = sure(book.submit(one.announcement_id, changed.stamp, 3, SECOND, NOW))
    assert book.approve(one.announcement_id, waiting.stamp, SECOND, LATER) is Refusal.AUTHOR


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (Content("字" * 5000), Refusal.TOO_LONG),
        (Content("字" * 2000, "x" * 2000), Refusal.TOO_LONG),
        (Content("字" * 1000, material=Material(MaterialKind.PICTURE, "a.png", 9, "ref")), Refusal.CAPTION_TOO_LONG),
        (Content("字", material=Material(MaterialKind.DOCUMENT, "a.zip", 60_000_000, "ref")), Refusal.FILE_TOO_LARGE),
        (Content("字", material=Material(MaterialKind.DOCUMENT, "a.zip", 9_000_000)), Refusal.FILE_NOT_KEPT),
    ],
)
def test_what_cannot_be_sent_is_refused_at_once(book: Announcements, content: Content, refusal: Refusal) -> None:
    """Nothing is cut off."""
    assert book.create(content, COORDINATOR, NOW) is refusal
    assert book.newest() == ()


def test_an_incomplete_one_is_not_submitted(book: Announcements) -> None:
    """Words, receivers that can be reached, a time that lies ahead."""
    past, soon = Timetable(Rhythm.ONCE, NOW - timedelta(minutes=1)), Timetable(Rhythm.ONCE, NOW + timedelta(hours=1))
    for planned, reached, refusal in (
        (Plan((), AT_ONCE), 3, Refusal.NO_AUDIENCE),
        (Plan(LEADERS, AT_ONCE), 0, Refusal.NOBODY_REACHED),
        (Plan(LEADERS, None), 3, Refusal.NO_TIME),
        (Plan(LEADERS, past), 3, Refusal.PAST),
        (Plan(LEADERS, soon, expires_at=NOW + timedelta(minutes=30)), 3, Refusal.EXPIRED),
    ):
        one = ready(book, planned)
        assert book.submit(one.announcement_id, one.stamp, reached, COORDINATOR, NOW) is refusal
    empty = plan(book, book.create(Content("  "), COORDINATOR, NOW), Plan(LEADERS, AT_ONCE))
    assert book.submit(empty.announcement_id, empty.stamp, 3, COORDINATOR, NOW) is Refusal.NO_TEXT
    assert book.submit(77, 1, 3, COORDINATOR, NOW) is Refusal.GONE


def test_an_approval_that_comes_too_late_is_refused(book: Announcements) -> None:
    """Its time is over; the author chooses another."""
    one = submitted(book, Plan(TOPIC, Timetable(Rhythm.ONCE, NOW + timedelta(hours=1))))
    assert book.approve(one.announcement_id, one.stamp, SECOND, NOW + timedelta(hours=2)) is Refusal.PAST


def test_words_for_investors_are_edited_with_a_second_person_too(book: Announcements) -> None:
    """Until then the old ones go out."""
    one = submitted(book, Plan(TOPIC, AT_ONCE))
    book.approve(one.announcement_id, one.stamp, SECOND, NOW)
    proposed = sure(book.edit(one.announcement_id, replace(WORDS, zh="新的话"), COORDINATOR, LATER))
    assert (proposed.proposed, proposed.live_version, proposed.version, proposed.state) == (True, 1, 2, State.LIVE)
    edited = sure(book.approve(one.announcement_id, proposed.stamp, SECOND, LATER))
    assert (edited.proposed, edited.live_version, edited.live_at) == (False, 2, NOW)
    again = sure(book.edit(one.announcement_id, replace(WORDS, zh="第三版"), COORDINATOR, LATER))
    back = sure(book.give_back(one.announcement_id, again.stamp, SECOND, LATER, "不妥"))
    assert (back.proposed, back.live_version, back.state) == (False, 2, State.LIVE)
    assert [done.action for done in book.done(one.announcement_id)][-2:] == [Action.PROPOSED, Action.RETURNED]


def test_it_is_paused_and_resumed_and_cancelled(book: Announcements) -> None:
    """In this order and no other; what never went out is not recalled."""
    one = submitted(book, Plan(LEADERS, AT_ONCE))
    number = one.announcement_id
    assert book.turn(number, Action.RESUMED, COORDINATOR, LATER) is Refusal.WRONG_STATE
    assert sure(book.turn(number, Action.PAUSED, COORDINATOR, LATER)).state is State.PAUSED
    assert sure(book.turn(number, Action.RESUMED, COORDINATOR, LATER)).state is State.LIVE
    assert book.turn(number, Action.RECALLED, COORDINATOR, LATER) is Refusal.NOT_STARTED
    assert sure(book.turn(number, Action.CANCELLED, COORDINATOR, LATER)).state is State.CANCELLED
    assert book.turn(number, Action.CANCELLED, COORDINATOR, LATER) is Refusal.WRONG_STATE
    assert book.write(number, WORDS, COORDINATOR, LATER) is Refusal.WRONG_STATE


def test_a_file_is_kept_once_and_stays_what_it_is(book: Announcements, database: Database) -> None:
    """Bytes come back; a live one gets no other file."""
    material = Material(MaterialKind.DOCUMENT, "a.pdf", 3, data=b"pdf")
    one = sure(book.create(replace(WORDS, material=material), COORDINATOR, NOW))
    changed = sure(book.write(one.announcement_id, Content("改", material=material), COORDINATOR, NOW))
    assert changed.content.material == material
    with database.read() as connection:
        files = connection.execute(sa.select(announcement_versions.c.file_id)).scalars().all()
    assert len(files) == 2 and len(set(files)) == 1
    live = plan(book, changed, Plan(LEADERS, AT_ONCE))
    book.submit(live.announcement_id, live.stamp, 1, COORDINATOR, NOW)
    assert book.edit(live.announcement_id, Content("改"), COORDINATOR, LATER) is Refusal.MATERIAL_STAYS


def test_the_words_of_every_version_stay(book: Announcements, database: Database) -> None:
    """The database itself refuses to change one."""
    one = sure(book.create(WORDS, COORDINATOR, NOW))
    book.write(one.announcement_id, Content("第二版"), COORDINATOR, NOW)
    assert book.content(one.announcement_id, 1) == WORDS
    assert book.content(one.announcement_id, 2) == Content("第二版")
    assert book.content(one.announcement_id, 3) is None
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(sa.update(announcement_versions).values(zh="别的"))


def test_the_clock_looks_at_what_is_live_or_ended_lately(book: Announcements) -> None:
    """Drafts and old ones are none of its business."""
    book.create(WORDS, COORDINATOR, NOW)
    live = submitted(book, Plan(LEADERS, AT_ONCE))
    gone = submitted(book, Plan(LEADERS, AT_ONCE))
    book.turn(gone.announcement_id, Action.CANCELLED, COORDINATOR, NOW)
    day = timedelta(days=1)
    assert book.numbers_at_work(NOW, day) == (live.announcement_id, gone.announcement_id)
    assert book.numbers_at_work(NOW + 2 * day, day) == (live.announcement_id,)
    assert [one.announcement_id for one in book.live()] == [live.announcement_id]
    assert [one.announcement_id for one in book.newest(2)] == [gone.announcement_id, live.announcement_id]


@pytest.mark.parametrize(
    "broken",
    [
        {"audience": [["nonsense", "x"]]},
        {"audience": 7},
        {"timetable": {"rhythm": "now"}},
        {"timetable": {"rhythm": "once", "at": "yesterday", "weekday": 0, "minute": 0}},
    ],
)
def test_one_that_cannot_be_read_is_passed_over(
    book: Announcements, database: Database, broken: dict[str, object]
) -> None:
    """It says so where it is asked for by its number; lists hold the others."""
    first, second = (submitted(book, Plan(LEADERS, AT_ONCE)) for _ in range(2))
    made = {
        "number": 99,
        "acknowledge": False,
        "made_by": COORDINATOR,
        "made_at": NOW,
        "timetable": None,
        "audience": [],
    }
    with database.write() as connection:
        values = {"announcement_id": first.announcement_id} | made | broken
        connection.execute(sa.insert(announcement_plans).values(**values))
    with pytest.raises(Unreadable, match=f"announcement {first.announcement_id}: "):
        book.get(first.announcement_id)
    assert [one.announcement_id for one in book.live()] == [second.announcement_id]
    assert [one.announcement_id for one in book.newest()] == [second.announcement_id]
    assert len(book.numbers_at_work(NOW, timedelta(0))) == 2


def test_a_plan_that_says_the_same_is_no_new_one(book: Announcements) -> None:
    """Presses that change nothing leave no trace."""
    one = ready(book, Plan(LEADERS, AT_ONCE))
    assert sure(book.plan(one.announcement_id, lambda plan: plan, COORDINATOR, NOW)).plan_number == one.plan_number


def test_nobody_approves_their_own_words_after_another_touched_them_last(book: Announcements) -> None:
    """Whoever wrote, chose receivers or times since the last approval; the approval begins a new count."""
    one = ready(book, Plan(TOPIC, AT_ONCE))
    book.write(one.announcement_id, replace(WORDS, en="Smuggled in."), SECOND, NOW)
    touched = plan(book, one, Plan(TOPIC, AT_ONCE, acknowledge=True))
    worded = sure(book.write(one.announcement_id, replace(WORDS, en="Smuggled in"), COORDINATOR, NOW))
    assert worded.stamp > touched.stamp
    waiting = sure(book.submit(one.announcement_id, worded.stamp, 3, COORDINATOR, NOW))
    assert book.approve(one.announcement_id, waiting.stamp, SECOND, LATER) is Refusal.AUTHOR
    book.approve(one.announcement_id, waiting.stamp, ADMIN, LATER)
    proposed = sure(book.edit(one.announcement_id, replace(WORDS, zh="新的话"), COORDINATOR, LATER))
    assert sure(book.approve(one.announcement_id, proposed.stamp, SECOND, LATER)).live_version == proposed.version
