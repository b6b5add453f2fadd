"""What goes out, as data."""

from store.sends import Outgoing, SendState, Urgency


def test_who_waits_for_an_answer_goes_first() -> None:
    """The outbox sorts by it."""
    assert sorted(Urgency, reverse=True) == [Urgency.ANNOUNCEMENT, Urgency.NOTICE, Urgency.REPLY]


def test_what_is_asked_for_without_more_is_an_answer_at_least_once() -> None:
    """At once, for as long as it takes, alone; an announcement has to say that it is one."""
    row = Outgoing(7, "{}")
    assert (row.urgency, row.at_most_once, row.batch) == (Urgency.REPLY, False, "")
    assert {row.key, row.not_before, row.expires_at, row.file, row.answers} == {None}


def test_states_are_told_apart_by_the_words_the_database_keeps() -> None:
    """Queries name them as words: a new name would find no row of before."""
    assert {state.value for state in SendState} == {"queued", "sending", "sent", "failed", "unknown", "expired"}
