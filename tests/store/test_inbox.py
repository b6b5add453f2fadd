"""The inbox: kept before it is acknowledged, worked off once and in order; on both databases."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest

from store.database import Database
from store.inbox import Entry, Inbox, InboxState, Incoming
from store.outbox import Outbox
from tests.store.samples import LATER, NOON
from tests.store.updates import BOT, effect, effects, update, work_on

_HOUR = timedelta(hours=1)


class _Mishap(Exception):
    """What goes wrong in a test."""


@pytest.fixture
def inbox(database: Database) -> Inbox:
    """An empty inbox."""
    return Inbox(database)


@pytest.fixture
def outbox(database: Database) -> Outbox:
    """The outbox of the same database."""
    return Outbox(database)


def _head(inbox: Inbox) -> Entry:
    return inbox.heads(BOT, 1)[0]


def test_an_update_is_kept_once_whatever_comes_again(inbox: Inbox) -> None:
    """Repeated in one delivery, in the next one, or after it was done; the first wording stands."""
    assert inbox.keep(BOT, [update(1), update(2, payload="first"), update(2, payload="second")], NOON) == 2
    assert inbox.keep(BOT, [update(2, payload="third"), update(3)], LATER) == 1
    with inbox.work(_head(inbox)):
        pass
    assert inbox.keep(BOT, [update(1)], LATER) == 0
    assert inbox.keep(BOT, [], LATER) == 0
    assert [(one.update_id, one.payload) for one in inbox.heads(BOT, 9)] == [(2, "first"), (3, "{}")]


def test_two_bots_have_their_own_updates(inbox: Inbox) -> None:
    """The ids of one say nothing about those of the other."""
    inbox.keep(BOT, [update(1)], NOON)
    assert inbox.keep(2, [update(1), update(2)], NOON) == 2
    assert [one.update_id for one in inbox.heads(2, 9)] == [1, 2]
    assert [inbox.counts(bot)[InboxState.WAITING] for bot in (BOT, 2, 3)] == [1, 2, 0]


def test_an_update_comes_back_as_it_was_kept(inbox: Inbox) -> None:
    """All of it; but for what no database takes."""
    came = update(2**62, lane="-100200", payload='{"text": "厂房\0 \ud83d"}')
    inbox.keep(BOT, [came], LATER)
    entry = _head(inbox)
    assert (entry.update_id, entry.lane, entry.kind) == (came.update_id, came.lane, came.kind)
    assert (entry.occurred_at, entry.received_at) == (came.occurred_at, LATER)
    assert entry.payload == '{"text": "厂房\ufffd ?"}'
    assert (entry.bot_id, entry.tries, entry.reason) == (BOT, 0, "")


@pytest.mark.parametrize("number", [-1, 2**63])
def test_an_id_that_no_database_takes_is_refused_before_it_gets_there(number: int) -> None:
    """One such update must not keep the others of its delivery out."""
    with pytest.raises(ValueError, match="out of range"):
        update(number)


def test_the_oldest_of_each_lane_is_offered_oldest_first(inbox: Inbox) -> None:
    """Not those of a lane that is busy, and no more than are wanted; also where they came in another order."""
    lanes = {5: "a", 2: "b", 3: "a", 4: "b", 1: "c", 6: "d"}
    inbox.keep(BOT, [update(number, lane) for number, lane in lanes.items()], NOON)
    assert [one.update_id for one in inbox.heads(BOT, 9)] == [1, 2, 3, 6]
    assert [one.update_id for one in inbox.heads(BOT, 2)] == [1, 2]
    assert [one.update_id for one in inbox.heads(BOT, 9, busy=("a", "c"))] == [2, 6]


def test_the_effect_and_the_mark_are_one(inbox: Inbox, outbox: Outbox) -> None:
    """Both when the block ends, neither before; the words of the update go with it."""
    inbox.keep(BOT, [update(1, "a", payload="words"), update(2, "a")], NOON)
    first = _head(inbox)
    with inbox.work(first) as ours:
        assert ours
        effect(outbox, first)
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(effects, outbox).result() == {}
            assert pool.submit(inbox.counts, BOT).result()[InboxState.DONE] == 0
    assert effects(outbox) == {"a": [1]}
    assert inbox.counts(BOT) == {InboxState.WAITING: 1, InboxState.DONE: 1, InboxState.SET_ASIDE: 0}
    assert [one.update_id for one in inbox.heads(BOT, 9)] == [2]


def test_work_that_raises_leaves_the_update_waiting_and_nothing_else(inbox: Inbox, outbox: Outbox) -> None:
    """As if nobody had begun."""
    inbox.keep(BOT, [update(1, payload="words")], NOON)
    before = _head(inbox)
    with suppress(_Mishap), inbox.work(before):
        effect(outbox, before)
        raise _Mishap
    assert effects(outbox) == {}
    assert _head(inbox) == before


def test_what_was_done_or_is_not_first_is_not_ours(inbox: Inbox, outbox: Outbox) -> None:
    """And what somebody writes all the same is undone."""
    inbox.keep(BOT, [update(1, "a"), update(2, "a")], NOON)
    first = _head(inbox)
    assert work_on(inbox, outbox, first)
    second = _head(inbox)
    inbox.keep(BOT, [update(0, "a")], NOON)  # it came late
    for entry in (first, second):
        with inbox.work(entry) as ours:
            assert not ours
            effect(outbox, entry)
    assert effects(outbox) == {"a": [1]}
    assert work_on(inbox, outbox, _head(inbox))
    assert work_on(inbox, outbox, second)
    assert effects(outbox) == {"a": [1, 0, 2]}


def test_of_two_at_the_same_update_one_has_an_effect(inbox: Inbox, outbox: Outbox) -> None:
    """Whoever is first; the other one's work is undone where it was let in."""
    inbox.keep(BOT, [update(1)], NOON)
    entry = _head(inbox)
    with inbox.work(entry) as ours, ThreadPoolExecutor(1) as pool:
        other = pool.submit(work_on, inbox, outbox, entry).result()
        if ours and not other:
            effect(outbox, entry)
    assert effects(outbox) == {"lane 1": [1]}
    assert inbox.counts(BOT)[InboxState.DONE] == 1


def test_where_another_worker_is_nobody_is_sent(postgres_database: Database) -> None:
    """Neither to the update it is at nor to later ones of that lane; to others, yes."""
    inbox, outbox = Inbox(postgres_database), Outbox(postgres_database)
    inbox.keep(BOT, [update(1, "a"), update(2, "a"), update(3, "b")], NOON)
    first, other = inbox.heads(BOT, 9)
    with inbox.work(first) as ours, ThreadPoolExecutor(1) as pool:
        assert ours
        assert [one.update_id for one in pool.submit(inbox.heads, BOT, 9).result()] == [3]
        assert not pool.submit(work_on, inbox, outbox, first).result()
        assert pool.submit(work_on, inbox, outbox, other).result()
        assert pool.submit(inbox.heads, BOT, 9).result() == ()
    assert [one.update_id for one in inbox.heads(BOT, 9)] == [2]


def test_workers_at_once_do_each_update_once_and_in_order(postgres_database: Database) -> None:
    """Four of them on the same few lanes, each looking for itself."""
    inbox, outbox = Inbox(postgres_database), Outbox(postgres_database)
    inbox.keep(BOT, [update(number, "abc"[number % 3]) for number in range(1, 25)], NOON)

    def work() -> None:
        while inbox.counts(BOT)[InboxState.WAITING]:
            for entry in inbox.heads(BOT, 9):
                work_on(inbox, outbox, entry)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for _ in range(4)]:
            done.result()
    assert effects(outbox) == {
        "b": list(range(1, 25, 3)), "c": list(range(2, 25, 3)), "a": list(range(3, 25, 3))
    }  # fmt: skip


def test_a_poison_update_is_set_aside_and_its_lane_goes_on(inbox: Inbox, outbox: Outbox) -> None:
    """After three tries; a person may have it tried again."""
    inbox.keep(BOT, [update(1, "a", payload="words"), update(2, "a")], NOON)
    poison = _head(inbox)
    assert inbox.failed(poison, "KeyError", NOON) is InboxState.WAITING
    assert (_head(inbox).tries, _head(inbox).reason, _head(inbox).marked_at) == (1, "KeyError", NOON)
    assert inbox.failed(poison, "x" * 2000, LATER) is InboxState.WAITING
    assert inbox.failed(poison, "TypeError", LATER) is InboxState.SET_ASIDE
    assert [one.update_id for one in inbox.heads(BOT, 9)] == [2]
    assert not work_on(inbox, outbox, poison)
    aside = inbox.set_aside(BOT)
    assert [(one.update_id, one.payload, one.tries, one.reason) for one in aside] == [(1, "words", 3, "TypeError")]
    assert inbox.again(BOT, 1, LATER)
    assert not inbox.again(BOT, 1, LATER)
    assert not inbox.again(BOT, 2, LATER)
    assert (_head(inbox).update_id, _head(inbox).tries) == (1, 0)
    assert inbox.set_aside(BOT) == ()


def test_how_often_is_too_often_can_be_said(inbox: Inbox) -> None:
    """Once is enough where the caller knows better; what is done cannot fail."""
    inbox.keep(BOT, [update(1), update(2)], NOON)
    first, second = inbox.heads(BOT, 2)
    assert inbox.failed(first, "", NOON, limit=1) is InboxState.SET_ASIDE
    with inbox.work(second):
        pass
    assert inbox.failed(second, "", NOON, limit=1) is InboxState.DONE


def test_how_long_the_oldest_waits_and_what_came_last(inbox: Inbox) -> None:
    """For whoever watches; after a quiet week ids may begin anew below the old ones."""
    assert (inbox.oldest_waiting(BOT), inbox.last_update_id(BOT)) == (None, None)
    inbox.keep(BOT, [update(900), update(901)], NOON)
    inbox.keep(BOT, [update(5)], LATER)
    assert (inbox.oldest_waiting(BOT), inbox.last_update_id(BOT)) == (NOON, 5)


def test_old_ones_are_forgotten_but_not_within_two_days(inbox: Inbox, outbox: Outbox) -> None:
    """Those that wait or were set aside stay, however old they are."""
    inbox.keep(BOT, [update(number) for number in range(4)], NOON)
    heads = inbox.heads(BOT, 9)
    inbox.failed(heads[0], "", NOON, limit=1)
    for entry in heads[1:3]:
        work_on(inbox, outbox, entry)
    assert inbox.prune(NOON + 900 * _HOUR) == 0
    inbox.keep(BOT, [update(10)], NOON + 49 * _HOUR)
    assert inbox.prune(NOON) == 0
    assert inbox.prune(NOON + 900 * _HOUR) == 2
    assert inbox.counts(BOT) == {InboxState.WAITING: 2, InboxState.DONE: 0, InboxState.SET_ASIDE: 1}
    assert inbox.prune(NOON) == 0


def test_when_it_happened_is_found_out_later_and_of_the_first_delivery_only(inbox: Inbox) -> None:
    """What is done is dated no more."""
    inbox.keep(BOT, [Incoming(1, "7/9", "callback_query", None, "{}")], NOON)
    entry = _head(inbox)
    assert inbox.occurred_at(entry) is None
    assert not inbox.date(BOT, 1, LATER, NOON - timedelta(hours=2))
    assert inbox.date(BOT, 1, NOON, NOON - timedelta(hours=1))
    assert inbox.occurred_at(entry) == _head(inbox).occurred_at == NOON - timedelta(hours=1)
    with inbox.work(entry) as ours:
        assert ours
    assert not inbox.date(BOT, 1, NOON, NOON)
