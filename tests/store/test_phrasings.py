"""Phrasings in the store: claimed by one, within limits, forgotten with their person; over both kinds of database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from store.database import Database
from store.ledger import Ledger
from store.outbox import Outbox, Outgoing, SendState, Urgency
from store.phrasing_limits import PhrasingLimits
from store.phrasings import Ended, Made, Moment, NewPhrasing, Phrasing, Phrasings, Unasked
from store.questions import QuestionRecord

NOW = datetime(2026, 8, 3, 2, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 8, 2, 16, 0, tzinfo=UTC)
BOT = 1
NEW = NewPhrasing(BOT, 7, 11, None, "edition-1", "words")
LIMITS = PhrasingLimits(per_person=3, per_day=5, at_once=2, seconds=30)
FAULT, GOOD = Ended("timeout", True), Ended("phrased", False)


@pytest.fixture
def phrasings(database: Database) -> Phrasings:
    """Those of a fresh database."""
    return Phrasings(database)


def at(seconds: float = 0) -> Moment:
    """So long after NOW."""
    return Moment(MIDNIGHT, NOW + timedelta(seconds=seconds))


def begun(phrasings: Phrasings, seconds: float = 0) -> Phrasing:
    """The next one, claimed."""
    claimed = phrasings.claim(BOT, LIMITS, at(seconds))
    assert claimed is not None and claimed.refused is None
    return claimed.row


def test_one_is_claimed_by_one_and_settled_by_it(phrasings: Phrasings) -> None:
    """Its words go with it."""
    phrasings.put(NEW, NOW)
    row = begun(phrasings)
    assert (row.body, row.tries, row.edits) == ("words", 1, 0)
    assert phrasings.claim(BOT, LIMITS, at()) is None
    assert phrasings.settle(row, GOOD, NOW)
    assert not phrasings.settle(row, FAULT, NOW)
    assert phrasings.counts(BOT) == {"phrased": 1}
    assert "'words'" not in str(Ledger(phrasings.database).export(7, NOW))


def test_nobody_is_kept_waiting_for_a_place_by_another_bot(phrasings: Phrasings) -> None:
    """Places are counted by bot."""
    for bot in (BOT, BOT, BOT, 2):
        phrasings.put(replace(NEW, bot_id=bot), NOW)
    begun(phrasings)
    begun(phrasings)
    assert phrasings.claim(BOT, LIMITS, at()) is None
    assert phrasings.claim(2, LIMITS, at()) is not None


def test_what_a_dead_process_was_at_is_claimed_once_more_and_then_refused(phrasings: Phrasings) -> None:
    """After the time that a call may take; the dead one could show nothing more if it came back."""
    phrasings.put(NEW, NOW)
    first = begun(phrasings)
    assert phrasings.goes_on(first) == 1
    second = begun(phrasings, 41)
    assert (second.tries, second.edits) == (2, 1)
    assert phrasings.goes_on(first) == 0
    assert not phrasings.settle(first, GOOD, NOW)
    last = phrasings.claim(BOT, LIMITS, at(90))
    assert last is not None and last.refused is Unasked.CUT_OFF
    assert phrasings.counts(BOT) == {"cut_off": 1}


def test_several_who_claim_at_once_get_each_row_once(phrasings: Phrasings) -> None:
    """Whatever the database."""
    limits = replace(LIMITS, per_person=100, per_day=100, at_once=100)
    for _ in range(12):
        phrasings.put(NEW, NOW)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: phrasings.claim(BOT, limits, at()), range(16)))
    ids = [claimed.row.phrasing_id for claimed in found if claimed]
    assert len(ids) == len(set(ids)) >= 9, "with SQLite and PostgreSQL alike one may find that another was quicker"


def test_budgets_count_calls_since_midnight(phrasings: Phrasings) -> None:
    """Of a person, and of all."""
    people = (7, 7, 7, 7, 8, 9, 10)
    refused = []
    for person in people:
        phrasings.put(replace(NEW, person_id=person), NOW)
        claimed = phrasings.claim(BOT, LIMITS, at())
        assert claimed is not None
        refused.append(claimed.refused)
        phrasings.settle(claimed.row, GOOD, NOW)
    assert refused == [None, None, None, Unasked.PERSON_BUDGET, None, None, Unasked.DAY_BUDGET]
    assert phrasings.objection(7, LIMITS, at()) is Unasked.DAY_BUDGET
    tomorrow = Moment(MIDNIGHT + timedelta(days=1), NOW + timedelta(days=1))
    assert phrasings.objection(7, LIMITS, tomorrow) is None


def test_the_day_s_budget_survives_the_forgetting_of_a_person(phrasings: Phrasings) -> None:
    """Else anybody could ask without end; their own begins anew, as nothing is known of them."""
    for _ in range(3):
        phrasings.put(NEW, NOW)
        phrasings.settle(begun(phrasings), GOOD, NOW)
    assert phrasings.objection(7, LIMITS, at()) is Unasked.PERSON_BUDGET
    Ledger(phrasings.database).forget(7)
    assert phrasings.objection(7, LIMITS, at()) is None
    assert phrasings.objection(7, replace(LIMITS, per_day=3), at()) is Unasked.DAY_BUDGET


def test_faults_in_a_row_open_the_breaker_for_every_process(phrasings: Phrasings) -> None:
    """Half open, one asks; what it finds decides."""
    for _ in range(3):
        phrasings.put(NEW, NOW)
        phrasings.settle(begun(phrasings), FAULT, NOW)
    wide = replace(LIMITS, per_person=100, per_day=100)
    for _ in range(3):
        phrasings.put(NEW, NOW)
    refused = phrasings.claim(BOT, wide, at(1))
    assert refused is not None and refused.refused is Unasked.BREAKER
    trial = phrasings.claim(BOT, wide, at(31))
    assert trial is not None and trial.refused is None
    other = phrasings.claim(BOT, wide, at(31))
    assert other is not None and other.refused is Unasked.BREAKER
    phrasings.settle(trial.row, GOOD, at(32).now)
    assert phrasings.breaker().faults == 0


def test_nothing_of_what_is_forgotten_goes_out(phrasings: Phrasings) -> None:
    """What waits is taken back, what is being sent is not put back; the row stays, of nobody."""
    outbox, other = Outbox(phrasings.database), replace(NEW, person_id=8)
    ids = [phrasings.put(NEW, NOW), phrasings.put(other, NOW)]
    keys = [f"phrase:{BOT}:{one}:1" for one in ids]
    outbox.put(BOT, [Outgoing(-7, "{}", Urgency.NOTICE, key=key) for key in keys], NOW)
    assert Ledger(phrasings.database).forget(7) >= 1
    assert [send.key for send in outbox.by_key("phrase:")] == [keys[1]]
    assert phrasings.counts(BOT) == {"forgotten": 1, "": 1}
    assert [row.person_id for row in phrasings.drop(11, Unasked.EDITED, NOW)] == [8]


def test_the_answer_s_record_is_changed_only_where_it_is_still_the_same(phrasings: Phrasings) -> None:
    """A place pressed meanwhile has made another answer of it."""
    ledger = Ledger(phrasings.database)
    asked = QuestionRecord(7, "7", "m1", NOW, "问", "answered", answer_text="旧")
    number = ledger.note_question(asked)
    made = Made("openai:m", "3", ("a/1", "b/2"), "新", ({"file": "a.md"},), before="旧")
    for before, said in (("别的", "旧"), ("旧", "新")):
        phrasings.put(replace(NEW, question_id=number), NOW)
        phrasings.settle(begun(phrasings), replace(GOOD, made=replace(made, before=before)), NOW)
        record = ledger.question(number)
        assert record is not None and record.answer_text == said
    assert phrasings.made_of(number) == ("openai:m", "3", ("a/1", "b/2"))
    assert phrasings.made_of(99) is None


def test_what_was_asked_past_the_outbox_counts_too(phrasings: Phrasings) -> None:
    """As at a terminal."""
    for _ in range(3):
        phrasings.note(NEW, GOOD, NOW, NOW)
    assert phrasings.counts(BOT) == {"phrased": 3}
    assert phrasings.objection(7, LIMITS, at()) is Unasked.PERSON_BUDGET


def test_what_is_covered_by_something_else_is_dropped(phrasings: Phrasings) -> None:
    """By the message of ours in which it stands."""
    outbox = Outbox(phrasings.database)
    (send_id,) = outbox.put(BOT, [Outgoing(7, "{}")], NOW)
    assert send_id is not None
    outbox.claim(BOT, NOW, limit=1)
    outbox.settle(send_id, SendState.SENT, NOW, message_id=500)
    phrasings.put(replace(NEW, send_id=send_id), NOW)
    assert phrasings.drop_shown(7, 501, Unasked.EDITED, NOW) == ()
    assert len(phrasings.drop_shown(7, 500, Unasked.EDITED, NOW)) == 1
    assert phrasings.drop_shown(7, 500, Unasked.EDITED, NOW) == ()


def test_what_came_to_nothing_is_pruned_and_what_a_model_made_is_kept(phrasings: Phrasings) -> None:
    """As long as the answer it belongs to; of its edits nothing stays."""
    outbox = Outbox(phrasings.database)
    keys = ("phrase:1:1:1", "phrase:1:2:1")
    sends = outbox.put(BOT, [Outgoing(7, "{}", Urgency.NOTICE, key=key) for key in keys], NOW)
    outbox.settle(sends[0] or 0, SendState.SENT, NOW, message_id=5)
    phrasings.put(NEW, NOW)
    phrasings.settle(begun(phrasings), FAULT, NOW)
    phrasings.put(NEW, NOW)
    made = Made("m", "1", (), "新", (), "旧")
    phrasings.settle(begun(phrasings), replace(GOOD, made=made), NOW)
    assert phrasings.prune(NOW + timedelta(days=8)) == 1
    assert phrasings.counts(BOT) == {"phrased": 1}
    assert [send.key for send in outbox.by_key("phrase:")] == [keys[1]], "what waits is not over"


def test_a_name_of_any_length_is_kept_as_far_as_it_fits(phrasings: Phrasings) -> None:
    """A model's folder may lie deep."""
    number = Ledger(phrasings.database).note_question(QuestionRecord(7, "7", "m", NOW, "问", "answered"))
    phrasings.put(replace(NEW, question_id=number), NOW)
    made = Made("m" * 500, "1" * 100, (), "新", (), "")
    phrasings.settle(begun(phrasings), replace(GOOD, made=made), NOW)
    assert phrasings.made_of(number) == ("m" * 256, "1" * 64, ())
