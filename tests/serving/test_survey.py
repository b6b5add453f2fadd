"""What waits for a person, and their decision."""

import pytest

from bot.serving.survey import Survey
from store.database import Database
from store.inbox import Inbox, InboxState, Incoming
from store.outbox import Outbox, Outgoing, SendState
from store.troubles import Troubles
from tests.serving.office import now

WORDS = "13800138000 的话"


@pytest.fixture
def survey(database: Database) -> Survey:
    """Over a database of either kind: an update set aside, a send nobody knows the end of."""
    made = Survey(1, Inbox(database), Outbox(database))
    made.inbox.keep(1, [Incoming(41, "7", "message", now(), WORDS)], now())
    (entry,) = made.inbox.heads(1, 1)
    for _ in range(3):
        made.inbox.failed(entry, "LookupError", now())
    made.outbox.put(1, [Outgoing(7, WORDS)], now())
    (send,) = made.outbox.claim(1, now(), limit=1)
    made.outbox.settle(send.send_id, SendState.UNKNOWN, now(), reason="read timeout")
    return made


def test_each_is_named_with_what_can_be_done(survey: Survey) -> None:
    """Nothing of what people wrote is told."""
    aside, unknown = survey.trouble()
    assert "更新 41（message" in aside and "LookupError" in aside and "again --update 41" in aside
    assert "会话 7" in unknown and "read timeout" in unknown and "again --send 1" in unknown
    assert "138" not in aside + unknown
    assert survey.waiting() == "没有等待的消息 / nothing waits"


def test_of_many_the_first_are_shown(survey: Survey) -> None:
    """And how many more there are."""
    survey.outbox.put(1, [Outgoing(chat, "{}") for chat in range(100, 120)], now())
    for send in survey.outbox.claim(1, now(), limit=20):
        survey.outbox.settle(send.send_id, SendState.UNKNOWN, now())
    assert survey.trouble()[-1] == "还有 11 条 / and 11 more"


def test_what_is_put_back_again_and_again_is_named(survey: Survey) -> None:
    """It still waits, and nobody would know; a few tries are no trouble."""
    survey.outbox.put(1, [Outgoing(9, WORDS)], now())
    for tries in range(1, 6):
        (send,) = survey.outbox.claim(1, now(), limit=1)
        survey.outbox.again(send.send_id, now(), now(), "no route to host")
        assert len(survey.trouble()) == (3 if tries == 5 else 2)
    assert "试了 5 次" in survey.trouble()[-1] and "no route to host" in survey.trouble()[-1]
    assert "138" not in survey.trouble()[-1]


def test_what_can_be_decided_no_more_is_not_named(survey: Survey) -> None:
    """Its words are forgotten."""
    survey.inbox.forget(now())
    survey.outbox.forget(now())
    assert survey.trouble() == ()


def test_what_goes_wrong_by_the_clock_is_named(survey: Survey) -> None:
    """For as long as it does."""
    troubles = Troubles(survey.outbox.database)
    troubles.note("公告 announcement 3", "KeyError", now())
    assert "公告 announcement 3 从" in survey.trouble()[-1] and "KeyError" in survey.trouble()[-1]
    troubles.over("公告 announcement 3")
    assert len(survey.trouble()) == 2


def test_a_person_decides(survey: Survey) -> None:
    """What is tried again waits as if it had just come; what does not wait for a decision is named."""
    assert survey.again([41], [1], now()) == ()
    assert survey.inbox.counts(1)[InboxState.WAITING] == 1
    assert survey.outbox.counts(1)[SendState.QUEUED] == 1
    assert "等起" in survey.waiting()
    assert survey.again([41], [1, 99], now()) == (
        "更新 41 没有搁置 / not set aside",
        "发送 1 不是结果不明 / not unknown",
        "发送 99 不是结果不明 / not unknown",
    )
