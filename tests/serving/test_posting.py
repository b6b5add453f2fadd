"""The sender over the real outbox: what it claims, in what order, how fast, and what it does with what comes back."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.message import Reply, Span, SpanKind
from bot.serving.outcomes import Dropped, Moved, NotYet, Outcome, TooFast, Unreachable, Unsure
from bot.serving.pacing import Limits, Window
from bot.serving.packing import Destination, pack_reply
from store.database import Database
from store.ledger import Ledger
from store.outbox import Outgoing, SendState, Urgency
from tests.databases import fresh_database
from tests.serving.office import BOT, CHAT, GROUP, Office, now


@pytest.fixture
def office(database: Database) -> Office:
    """An office over a database of either kind."""
    return Office(database)


@pytest.fixture
def file_office(tmp_path: Path) -> Iterator[Office]:
    """An office over a file."""
    database = fresh_database(tmp_path / "out.sqlite3", busy_seconds=0.1)
    yield Office(database)
    database.close()


def test_chats_side_by_side_and_in_a_chat_one_after_the_other(office: Office) -> None:
    """Ten chats take the time of one; in each the order is kept."""
    for text in ("一", "二", "三"):
        for chat in range(1, 11):
            office.put(text, chat)
    office.line.takes = 0.05
    office.send()
    assert office.line.most_at_once == 10
    for chat in range(1, 11):
        assert [text for one, text in office.line.calls if one == chat] == ["一", "二", "三"]
    assert office.states() == {SendState.SENT: 30}


def test_what_is_queued_while_it_sleeps_leaves_when_it_is_looked_for(office: Office) -> None:
    """Another process has put it there."""
    wanted = iter([False, False, True])

    def until() -> bool:
        if not office.line.calls:
            office.put("问")
            time.sleep(0.3)
        return next(wanted)

    office.send(until)
    assert len(office.line.calls) >= 1


@pytest.mark.parametrize(
    ("outcome", "state", "told"),
    [
        (Dropped("message is too long"), SendState.FAILED, "抱歉"),
        (Unsure("read timeout"), SendState.UNKNOWN, "可能没有送到"),
        (LookupError("ours"), SendState.UNKNOWN, "可能没有送到"),
        (Unreachable("bot was blocked"), SendState.FAILED, ""),
    ],
)
def test_what_does_not_arrive_is_owned_up_to_once(
    office: Office, outcome: Outcome | Exception, state: SendState, told: str
) -> None:
    """In the same chat, and never by sending the words again; to who has blocked us nothing is said, but it is noted."""
    office.line.orders["一"] = [outcome]
    office.put("一")
    office.send()
    assert [told in text for _, text in office.line.calls[1:]] == ([True] if told else [])
    assert office.states() == {state: 1} | ({SendState.SENT: 1} if told else {})
    assert office.book.notes == ([] if told else [("bot was blocked", CHAT)])


def test_an_apology_that_fails_is_the_last_word(office: Office) -> None:
    """Nobody apologises for an apology."""
    office.line.orders["一"] = [Dropped("no")]
    office.put("一")
    office.send(lambda: len(office.line.calls) >= 1)
    office.line.orders[office.line.calls[-1][1]] = [Dropped("no")]
    office.send()
    assert len(office.line.calls) <= 2


def test_what_is_put_back_keeps_its_place(office: Office) -> None:
    """Neither a request to wait nor a failure of the service lets a later message of the chat pass; other chats go on."""
    office.line.orders["一"] = [TooFast(0.3), NotYet("internal server error")]
    for text in ("一", "二"):
        office.put(text)
    office.put("别人", 9)
    office.send()
    assert [text for chat, text in office.line.calls if chat == CHAT] == ["一", "一", "一", "二"]
    assert office.line.calls.index((9, "别人")) <= 1


def test_a_service_that_fails_again_and_again_is_given_up(office: Office) -> None:
    """After some tries; a line that is down is waited for as long as it takes."""
    office.most_tries = 1
    office.line.orders["一"] = [NotYet("internal server error")]
    office.line.orders["二"] = [NotYet("no route", line_down=True)]
    office.put("一")
    office.put("二", 9)
    office.send()
    assert office.states()[SendState.FAILED] == 1
    assert [text for chat, text in office.line.calls if chat == 9] == ["二", "二"]


def test_a_group_that_moved_gets_all_that_waits_under_its_new_id(office: Office) -> None:
    """In its order; and the book hears of it."""
    office.line.orders["一"] = [Moved(-900)]
    for text in ("一", "二"):
        office.put(text, GROUP)
    office.send()
    assert office.line.calls == [(GROUP, "一"), (-900, "一"), (-900, "二")]
    assert office.book.notes == [("moved from", GROUP), ("to", -900)]


def test_answers_overtake_announcements(office: Office) -> None:
    """A hundred of which wait; what is left of a second is theirs again."""
    office.limits = Limits()
    for chat in range(100, 200):
        office.put("公告", chat, Urgency.ANNOUNCEMENT, at_most_once=True)
    office.put("答", 1)
    office.send(lambda: len(office.line.calls) > 5)
    office.put("再答", 2)
    office.send(lambda: (2, "再答") in office.line.calls)
    order = [text for _, text in office.line.calls]
    assert order.index("答") <= 1
    assert order.index("再答") <= 12
    assert (
        office.states()[SendState.QUEUED] > 60
    )  # announcements left one by one meanwhile, and not while it was stopped


def test_announcements_follow_each_other_however_soon_each_is_answered(office: Office) -> None:
    """The moment of the next one may come while the one before is noted: nobody sleeps through it."""
    office.limits, office.look_every, office.line.takes = Limits(), 5.0, 0.01
    for chat in range(100, 140):
        office.put("公告", chat, Urgency.ANNOUNCEMENT, at_most_once=True)
    begun = time.monotonic()
    office.send(lambda: len(office.line.calls) == 40)
    assert time.monotonic() - begun < 4.5


def test_an_announcement_that_arrived_is_noted_with_the_next_one(office: Office) -> None:
    """Each commit waits for the disk, and somebody's answer for the commit: there is one for each message, not two."""
    office.limits, office.line.takes = Limits(Window(1.0, 20), Window(1.0, 20), Window(1.0, 20)), 0.03
    for chat in range(100, 130):
        office.put("公告", chat, Urgency.ANNOUNCEMENT, at_most_once=True)
    commits: list[object] = []  # a connection each; reading is none
    event.listen(office.database.engine, "commit", commits.append)
    office.send()
    assert office.states() == {SendState.SENT: 30}
    assert len(commits) < 50


def test_the_last_announcement_is_noted_soon(office: Office) -> None:
    """Nothing follows it, and the next look is far away."""
    office.look_every = 30.0
    office.put("公告", 100, Urgency.ANNOUNCEMENT, at_most_once=True)
    began = time.monotonic()
    office.send()
    assert time.monotonic() - began < 5.0
    assert office.states() == {SendState.SENT: 1}


def test_who_has_lost_the_lead_begins_nothing(office: Office) -> None:
    """Not even in the moment before that is noticed: another sender paces by itself. What is under way is settled."""
    office.line.takes = 0.4
    office.put("一")

    def until() -> bool:
        if office.line.calls and office.leads:
            office.leads = False
            time.sleep(0.1)  # a turn that had begun before is over
            office.put("二", 9)
        return office.states().get(SendState.SENT) == 1

    office.send(until)
    assert office.line.calls == [(CHAT, "一")]
    assert office.states() == {SendState.SENT: 1, SendState.QUEUED: 1}


def test_the_limits_are_kept_over_a_restart(office: Office) -> None:
    """Three messages into a chat at once, whoever sent them."""
    office.limits = Limits()
    for number in range(4):
        office.put(str(number))
    office.send(lambda: len(office.line.calls) == 3)
    again = Office(office.database, limits=Limits())
    begun = time.monotonic()
    again.send(lambda: time.monotonic() - begun > 0.4)
    assert again.line.calls == []
    assert again.states()[SendState.QUEUED] == 1


def _refuse(office: Office, texts: dict[str, int], seconds: float) -> None:
    for text, chat in texts.items():
        office.line.orders[text] = [TooFast(seconds)]
        office.put(text, chat, Urgency.ANNOUNCEMENT, at_most_once=True, key=f"told:{chat}")
    office.send(lambda: len(office.line.calls) == len(texts) and office.states() == {SendState.QUEUED: len(texts)})


def _next(office: Office) -> Office:
    """Another sender over the same outbox."""
    return Office(office.database)


def test_a_chat_that_is_to_be_waited_for_is_so_after_a_restart_too(office: Office) -> None:
    """Also for what is more urgent than what was refused; other chats are not."""
    _refuse(office, {"公告": CHAT}, 1.5)
    again = _next(office)
    again.put("答", CHAT)
    again.put("别人", 9)
    begun = time.monotonic()
    again.send(lambda: time.monotonic() - begun > 0.5)
    assert again.line.calls == [(9, "别人")]
    again.send()
    assert again.line.calls == [(9, "别人"), (CHAT, "答"), (CHAT, "公告")]


def test_a_chat_is_waited_for_though_what_it_refused_is_taken_back(office: Office) -> None:
    """Paused or cancelled meanwhile: nothing in the outbox tells of it any more."""
    _refuse(office, {"公告": CHAT}, 1.5)
    office.outbox.cancel(prefix="told:")
    assert office.states() == {}
    again = _next(office)
    again.put("答", CHAT)
    begun = time.monotonic()
    again.send(lambda: time.monotonic() - begun > 0.5)
    assert again.line.calls == []
    again.send()
    assert again.line.calls == [(CHAT, "答")]


def test_nobody_waits_for_the_morning_because_an_announcement_does(office: Office) -> None:
    """What was refused in the evening is held until the next working day: an answer is not."""
    _refuse(office, {"公告": CHAT}, 1.0)
    office.outbox.hold("told:", now() + timedelta(hours=11))
    again = _next(office)
    again.put("答", CHAT)
    again.send(lambda: len(again.line.calls) == 1)
    assert again.line.calls == [(CHAT, "答")]


def test_everybody_waits_after_a_restart_where_everybody_did_before(office: Office) -> None:
    """Several chats had been refused at once: the bot as a whole was too fast."""
    office.limits = Limits(Window(0.01, 1000), Window(0.01, 1000), Window(0.01, 1000), Window(10.0, 3))
    _refuse(office, {"一": 1, "二": 2, "三": 3}, 1.5)
    again = _next(office)
    again.limits = office.limits
    again.put("答", CHAT)
    begun = time.monotonic()
    again.send(lambda: time.monotonic() - begun > 0.5)
    assert again.line.calls == []
    again.send()
    assert len(again.line.calls) == 4


def test_a_start_takes_up_what_was_cut_off(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """A reply is sent again, an announcement nobody knows of is left to a person."""
    office.put("答")
    office.put("公告", 9, Urgency.ANNOUNCEMENT, at_most_once=True)
    office.outbox.claim(BOT, now(), limit=5)
    office.send()
    assert office.line.calls == [(CHAT, "答")]
    assert office.states() == {SendState.SENT: 1, SendState.UNKNOWN: 1}
    assert "cut off by the last stop: 1 are made again, 1 are unknown" in caplog.text


def test_a_row_of_a_newer_program_fails_without_a_call(office: Office) -> None:
    """And the next one goes out."""
    office.outbox.put(BOT, [Outgoing(CHAT, '{"do":"dance"}')], now())
    office.put("二")
    office.send()
    assert office.line.calls == [(CHAT, "二")]
    assert office.states() == {SendState.FAILED: 1, SendState.SENT: 1}


def test_an_edit_finds_the_answer_of_before_and_trims_it(office: Office) -> None:
    """Also where that left only just before it; afterwards the new answer is what a further edit finds."""
    long, short = (Reply((Span(SpanKind.PLAIN, "长" * length),)) for length in (9000, 5000))
    for reply, renewing in ((long, False), (short, True)):
        to = Destination(CHAT, f"u{renewing}", answers=("7", "5"), renewing=renewing)
        office.outbox.put(BOT, pack_reply(reply, to), now())
    office.send()
    assert office.line.removed == [1003]
    assert len(Ledger(office.database).reply_messages("7", "5")) == 2


def test_a_store_out_of_reach_delays_what_is_noted_and_sends_nothing_twice(file_office: Office, tmp_path: Path) -> None:
    """The message left before the lock came; it is noted when the lock is gone."""
    file_office.put("一")
    file_office.line.takes = 0.2
    with _locked(tmp_path / "out.sqlite3", after=lambda: bool(file_office.line.calls)) as release:
        file_office.send(lambda: release() and file_office.states() == {SendState.SENT: 1})
    assert file_office.line.calls == [(CHAT, "一")]


@contextmanager
def _locked(file: Path, after: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """Lock the file once `after` holds, for half a second; gives what does so step by step and says when it is over."""
    other = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
    since: list[float] = []

    def step() -> bool:
        if after() and not since:
            other.execute("BEGIN IMMEDIATE")
            since.append(time.monotonic())
        if since and time.monotonic() - since[0] > 0.5 and other.in_transaction:
            other.execute("ROLLBACK")
        return bool(since) and not other.in_transaction

    yield step
    other.close()


def test_nothing_is_begun_that_was_not_kept(office: Office) -> None:
    """A claim and its send are two transactions; what expires meanwhile stays unsent."""
    office.put("晚了", expires_at=now() - timedelta(seconds=1))
    office.send()
    assert office.line.calls == []
    assert office.states() == {SendState.EXPIRED: 1}


def test_what_an_earlier_sender_claimed_after_it_had_lost_its_lead_is_found(office: Office) -> None:
    """Nobody carries it, and its chat waited for it."""
    done = iter([False])

    def until() -> bool:
        if office.line.calls and next(done, True) is False:  # the sender has begun, and found nothing left over
            office.put("一")
            office.outbox.claim(BOT, now() - timedelta(minutes=6), limit=1)
            office.put("二")
        return len(office.line.calls) == 3

    office.put("零", 9)
    office.send(until)
    assert [text for chat, text in office.line.calls if chat == CHAT] == ["一", "二"]


def test_a_clock_that_was_set_back_does_not_silence_the_sender(office: Office) -> None:
    """What was sent an hour ahead of now counts as sent just now."""
    office.limits = Limits(Window(0.2, 2), Window(0.01, 1000), Window(0.01, 1000))
    for chat in (1, 2):
        office.put("前", chat)
    for send in office.outbox.claim(BOT, now() + timedelta(hours=1), limit=2):
        office.outbox.settle(send.send_id, SendState.SENT, now() + timedelta(hours=1), message_id=1)
    office.put("后")
    office.send()
    assert office.states() == {SendState.SENT: 3}
