"""What goes out by the clock: in the transaction that decides it, at most once, and what became of it."""

from contextlib import suppress
from datetime import date, timedelta

import pytest

from bot.message import Button, Reply, Span, SpanKind
from bot.serving.mailing import Mail
from store.database import Database
from store.outbox import Outbox, SendState, Urgency
from store.reporting.chase import ChaseKey, ChaseState, Step
from tests.serving.office import now

WORDS = Reply((Span(SpanKind.PLAIN, "请报"),), ((Button("现在报", "x"),),))
LONG = Reply((Span(SpanKind.PLAIN, "长" * 5000),))
KEY, LATER = ChaseKey(3, date(2026, 3, 2), Step.FIRST), ChaseKey(3, date(2026, 3, 2), Step.SECOND)


@pytest.fixture
def mail(sqlite_file: Database) -> Mail:
    """The post of one bot."""
    return Mail(1, Outbox(sqlite_file), lambda: True)


def settle(mail: Mail, *states: SendState) -> None:
    """What becomes of the next messages."""
    for state in states:
        for send in mail.outbox.claim(1, now(), limit=1):
            mail.outbox.settle(send.send_id, state, now(), message_id=4)


def test_it_goes_out_once_less_urgent_than_an_answer_and_only_while_it_is_meant(mail: Mail) -> None:
    """A second time under the same key nothing is put; each recipient and each key is one of its own."""
    for recipient, key in ((7, KEY), (7, KEY), (7, LATER), (-8, KEY)):
        mail.send(recipient, WORDS, key, now())
    sends = mail.outbox.by_key("chase:")
    assert sorted(send.chat_id for send in sends) == [-8, 7, 7]
    assert {(send.urgency, send.at_most_once) for send in sends} == {(Urgency.NOTICE, True)}
    assert {send.expires_at is not None and send.expires_at - send.queued_at for send in sends} == {timedelta(hours=2)}


@pytest.mark.parametrize(
    ("states", "fate"),
    [
        ([], ChaseState.CLAIMED),
        ([SendState.SENT], ChaseState.CLAIMED),
        ([SendState.SENT, SendState.SENT], ChaseState.SENT),
        ([SendState.SENT, SendState.UNKNOWN], ChaseState.UNKNOWN),
        ([SendState.FAILED], ChaseState.FAILED),
        ([SendState.EXPIRED], ChaseState.FAILED),
    ],
)
def test_of_several_parts_the_worst_counts(mail: Mail, states: list[SendState], fate: ChaseState) -> None:
    """It is on its way as long as one part is."""
    mail.send(7, LONG, KEY, now())
    settle(mail, *states)
    assert mail.became(7, KEY) is fate


def test_of_what_was_never_put_nothing_became(mail: Mail) -> None:
    """And an undone transaction puts nothing."""
    with suppress(LookupError), mail.outbox.database.unit():
        mail.send(7, WORDS, KEY, now())
        raise LookupError
    assert mail.became(7, KEY) is None
    mail.send(7, WORDS, LATER, now())
    assert mail.became(7, KEY) is None


def test_whether_the_line_is_up_is_asked_of_the_line(mail: Mail) -> None:
    """While it is not, nothing is decided."""
    assert mail.ready()
    assert not Mail(1, mail.outbox, lambda: False).ready()
