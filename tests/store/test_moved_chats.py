"""A group that is another chat from now on: what waits for it in the outbox; on both databases."""

from datetime import timedelta

import pytest

from store.database import Database
from store.moved_chats import SAID_THERE
from store.outbox import Outbox, Outgoing, SendState, Urgency
from tests.store.samples import LATER, NOON
from tests.store.updates import BOT

OLD, NEW = -7, -1007


@pytest.fixture
def outbox(database: Database) -> Outbox:
    """An empty outbox."""
    return Outbox(database)


def _run(*chats: int) -> list[Outgoing]:
    return [Outgoing(chat, "公告", Urgency.ANNOUNCEMENT, at_most_once=True, key=f"ann:1:1:{chat}") for chat in chats]


def _states(outbox: Outbox) -> list[tuple[int, SendState]]:
    return [(send.chat_id, send.state) for send in outbox.by_key("ann:")]


@pytest.mark.parametrize("state", [None, SendState.SENT, SendState.UNKNOWN])
def test_what_is_said_under_the_new_id_is_not_said_under_the_old_one(outbox: Outbox, state: SendState | None) -> None:
    """Whether it waits there, has arrived, or may have."""
    outbox.put(BOT, _run(NEW, OLD), NOON)
    if state is not None:
        (send,) = outbox.claim(BOT, NOON, limit=9, closed=[OLD])
        outbox.settle(send.send_id, state, NOON, message_id=5)
    outbox.migrate_chat(OLD, NEW, LATER)
    assert _states(outbox) == [(NEW, state or SendState.QUEUED), (OLD, SendState.FAILED)]
    double = outbox.by_key(f"ann:1:1:{OLD}")[0]
    assert (double.reason, double.settled_at) == (SAID_THERE, LATER)


def test_what_failed_under_the_new_id_goes_there_after_all(outbox: Outbox) -> None:
    """It is said nowhere yet; and another run says something else."""
    outbox.put(BOT, [*_run(NEW, OLD), Outgoing(OLD, "b", Urgency.ANNOUNCEMENT, key=f"ann:1:2:{OLD}")], NOON)
    (send,) = outbox.claim(BOT, NOON, limit=9, closed=[OLD])
    outbox.settle(send.send_id, SendState.FAILED, NOON, reason="not enough rights")
    assert outbox.migrate_chat(OLD, NEW, LATER) == 2
    assert _states(outbox) == [(NEW, SendState.FAILED), (NEW, SendState.QUEUED), (NEW, SendState.QUEUED)]


def test_what_came_back_from_the_old_one_is_a_double_too(outbox: Outbox) -> None:
    """It is known by then that it did not arrive; what else is under way is let be."""
    outbox.put(BOT, _run(OLD, NEW), NOON)
    old, new = outbox.claim(BOT, NOON, limit=9)
    assert outbox.migrate_chat(OLD, NEW, LATER) == 1
    assert _states(outbox) == [(NEW, SendState.SENDING), (NEW, SendState.SENDING)]
    outbox.settle(new.send_id, SendState.SENT, LATER, message_id=5)
    outbox.migrate_chat(OLD, NEW, LATER, back=old.send_id)
    assert _states(outbox) == [(NEW, SendState.FAILED), (NEW, SendState.SENT)]
    assert not outbox.again(old.send_id, LATER, LATER, "moved")


def test_parts_of_a_reply_are_no_doubles(outbox: Outbox) -> None:
    """Their keys differ in their end too, in the part."""
    rows = [Outgoing(OLD, str(part), key=f"re:{BOT}:{OLD}:55:{part}", batch="u1") for part in range(2)]
    outbox.put(BOT, [*rows, Outgoing(NEW, "x", key=f"re:{BOT}:{OLD}:55:7")], NOON)
    assert outbox.migrate_chat(OLD, NEW, NOON + timedelta(1)) == 2
    assert outbox.counts(BOT)[SendState.QUEUED] == 3
