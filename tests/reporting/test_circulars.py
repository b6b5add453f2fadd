"""What goes to the coordinators by the calendar: once each, on the right day, claimed before it is sent."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.message import Reply
from bot.reporting.circulars import Circulars, board_due, bulletin_due, rounds_over, silence_due
from bot.reporting.reminding import catch_up
from store.people import Role
from store.reporting.board_ledger import BoardLedger
from store.reporting.chase import ChaseKey, ChaseState, Step
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.troubles import Troubles
from tests.reporting.chase_people import COORDINATOR, Bureau, Post, bureau, june
from tests.store_answering.asked import matter, refused


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bureau]:
    """The office on the day its people joined."""
    with bureau(tmp_path) as made:
        yield made


def circulars(office: Bureau) -> Circulars:
    """Over its database."""
    return Circulars(office.registry.database)


def at(text: str) -> datetime:
    """A time in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2024-06-14T16:59", None),
        ("2024-06-14T17:00", "2024-W24"),
        ("2024-06-16T10:00", "2024-W24"),
        ("2024-06-17T10:00", None),
        ("2024-10-04T17:00", "2024-W40"),  # 1 to 7 October are off: Monday the 30th was the last working day
        ("2024-10-11T17:00", "2024-W41"),
        ("2024-02-16T17:00", None),  # the whole week of the Spring Festival is off
        ("2026-12-31T17:30", None),
        ("2027-01-01T17:00", "2026-W53"),
    ],
)
def test_the_bulletin_is_due_on_the_last_working_day_up_to_friday(moment: str, week: str | None) -> None:
    """At five in the afternoon."""
    due = bulletin_due(at(moment))
    assert (str(due) if due else None) == week


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2024-06-25T08:59", None),
        ("2024-06-25T09:00", "2024-06"),
        ("2024-05-25T12:00", None),  # a Saturday
        ("2024-05-27T09:00", "2024-05"),
        ("2024-06-30T12:00", "2024-06"),
        ("2024-07-01T12:00", None),
    ],
)
def test_silence_is_listed_from_the_25th_on(moment: str, month: str | None) -> None:
    """Or the first working day after it."""
    due = silence_due(at(moment))
    assert (str(due) if due else None) == month


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        ("2024-06-30T12:00", None),
        ("2024-07-01T08:59", None),
        ("2024-07-01T09:00", "2024-Q2"),
        ("2024-07-14T12:00", "2024-Q2"),
        ("2024-07-15T12:00", None),  # two weeks later it is no news
        ("2024-10-07T12:00", None),  # 1 to 7 October are off
        ("2024-10-08T09:00", "2024-Q3"),
        ("2025-01-02T09:00", "2024-Q4"),
    ],
)
def test_the_board_is_due_on_the_first_working_day_after_the_quarter(moment: str, quarter: str | None) -> None:
    """At nine in the morning."""
    due = board_due(at(moment))
    assert (str(due) if due else None) == quarter


def test_the_board_of_the_quarter_goes_to_coordinators_once(office: Bureau) -> None:
    """As counted then, or the edition that one of them has drawn up already; nothing is drawn up by itself."""
    post, monday = Post(), at("2024-07-01T09:00")
    office.join(91, Role.COORDINATOR, None, monday)
    office.registry.set_leave(91, monday.date(), monday.date(), 91, monday)
    assert circulars(office).round(post, monday) == 1
    ((recipient, reply),) = post.sent
    assert recipient == COORDINATOR
    assert "只发给统筹" in reply.text and "2024年第二季度招商引资排行榜" in reply.text and "实时统计" in reply.text
    assert [button.data for row in reply.buttons for button in row] == ["board:3202402"]
    boards = BoardLedger(office.registry.database)
    assert boards.case(Period(PeriodKind.QUARTER, 2024, 2)) is None
    boards.draft(Period(PeriodKind.QUARTER, 2024, 2), COORDINATOR, monday)
    assert circulars(office).round(post, at("2024-07-02T09:00")) == 1
    assert post.sent[-1][0] == 91 and "第1版，草案，未公布" in post.sent[-1][1].text
    assert circulars(office).round(post, at("2024-07-03T09:00")) == 0


def test_the_bulletin_goes_to_coordinators_once(office: Bureau) -> None:
    """In private, as a draft; nobody else gets it."""
    post = Post()
    assert circulars(office).round(post, june(14, 16, 59)) == 0
    assert circulars(office).round(post, june(14, 17)) == 1
    ((recipient, reply),) = post.sent
    assert recipient == COORDINATOR
    assert "本周动态草稿，只发给统筹" in reply.text
    assert "2024年第24周" in reply.text
    assert reply.buttons[0][0].data == "digest:1202424"
    assert circulars(office).round(post, june(14, 17, 1)) == 0
    catch_up(office.chasing.ledger, post, june(14, 17, 2))
    chases = ChaseLedger(office.registry.database).chases(june(14, 0).date())
    assert [(chase.key.step, chase.state) for chase in chases] == [(Step.BULLETIN, ChaseState.SENT)]


def test_the_bulletin_tells_what_nobody_answered(office: Bureau) -> None:
    """With the way to the list."""
    asked = refused(office.registry.database, 1, asked_at=june(5, 10))
    matter(office.registry.database, asked)
    refused(office.registry.database, 2, asked_at=june(13, 10))
    post = Post()
    assert circulars(office).round(post, june(14, 17)) == 1
    reply = post.sent[0][1]
    assert "待答1个，本期新增0个，最久9天；另有1条新提问没归并。查看：/unanswered" in reply.text
    assert [row[0].data for row in reply.buttons] == ["digest:1202424", "ua:0:0"]


def test_silent_groups_are_listed_once_a_month(office: Bureau) -> None:
    """Chain groups only; also after a restart of the bot."""
    post = Post()
    assert circulars(office).round(post, june(25, 9)) == 1
    text = post.sent[0][1].text
    assert "2024年6月还没有动态的产业链专班（12个）" in text
    assert office.office.name not in text
    assert circulars(office).round(post, june(26, 10)) == 0


def test_what_may_have_arrived_is_not_sent_again(office: Bureau) -> None:
    """The line broke: unknown, and left alone."""
    post = Post(states={COORDINATOR: ChaseState.UNKNOWN})
    assert circulars(office).round(post, june(14, 17)) == 1
    catch_up(office.chasing.ledger, post, june(14, 17))
    assert circulars(office).round(post, june(14, 17, 1)) == 0
    assert len(post.sent) == 1


def test_while_the_line_is_down_nothing_is_claimed(office: Bureau) -> None:
    """It goes out when it is up again."""
    assert circulars(office).round(Post(up=False), june(14, 17)) == 0
    assert circulars(office).round(Post(), june(14, 18)) == 1


def test_who_is_on_leave_and_the_night_are_left_alone(office: Bureau) -> None:
    """Nothing after nine in the evening."""
    assert circulars(office).round(Post(), june(14, 21)) == 0
    office.registry.set_leave(COORDINATOR, june(14, 0).date(), june(14, 0).date(), COORDINATOR, june(13, 9))
    assert circulars(office).round(Post(), june(14, 17)) == 0


def test_reminders_and_circulars_go_out_in_one_round(office: Bureau) -> None:
    """Each by its own rules, and neither once the bot is asked to stop."""
    rounds = rounds_over(office.registry.database)
    office.join(91, Role.COORDINATOR, None, june(13, 8))
    post = Post()
    assert rounds.round(post, june(14, 17, 30), lambda: True) == 0
    rounds.round(post, june(14, 17, 30))
    assert {COORDINATOR, 91} <= set(post.taken())


class Broken(Post):
    """A post that cannot take what is for one of them."""

    def send(self, recipient: int, reply: Reply, key: ChaseKey, now: datetime) -> None:
        """Take it, or not."""
        if recipient == COORDINATOR and key.step is Step.BULLETIN:
            raise ArithmeticError(key)
        super().send(recipient, reply, key, now)


def test_a_circular_that_goes_wrong_keeps_nothing_from_the_others(
    office: Bureau, caplog: pytest.LogCaptureFixture
) -> None:
    """It is tried again with every round, and logged once."""
    office.join(91, Role.COORDINATOR, None, june(13, 8))
    rounds, post = rounds_over(office.registry.database), Broken()
    for minute in (30, 31):
        rounds.round(post, june(14, 17, minute))
    assert 91 in post.taken()
    troubles = Troubles(office.registry.database)
    assert [one.name for one in troubles.all()] == [f"通报 circular bulletin {COORDINATOR}"]
    assert caplog.text.count("Traceback") == 1
    well = Post()
    rounds.round(well, june(14, 17, 32))
    assert troubles.all() == ()


class Confused(Post):
    """A post that does not know what became of anything."""

    def became(self, recipient: int, key: ChaseKey) -> ChaseState | None:
        """Nobody can say."""
        raise LookupError(recipient, key)


def test_a_part_of_a_round_that_goes_wrong_keeps_nothing_from_the_others(office: Bureau) -> None:
    """The first of them, here."""
    rounds, post = rounds_over(office.registry.database), Confused()
    for minute in (30, 31):
        rounds.round(post, june(14, 17, minute))
    office.join(91, Role.COORDINATOR, None, june(14, 17, 31))
    rounds.round(post, june(14, 17, 32))
    assert 91 in post.taken()
    assert "定时 round 结果 outcomes" in [one.name for one in Troubles(office.registry.database).all()]
