"""The book of matters: what waits, what belongs together, who sees to it; it goes with the questions in it."""

from datetime import timedelta

from store.answering.matter import MatterState
from store.answering.matter_ledger import Matters
from store.database import Database
from store.ledger import Ledger
from store.questions import Feedback
from store.reporting.registry import Registry
from tests.store.samples import NOON
from tests.store_answering.asked import matter, refused

BY, OFFICE = 13, 4


def test_what_waits_for_a_person_is_refused_unhelpful_or_wished_for(database: Database) -> None:
    """Small talk that was refused, and what was answered well, is nobody's work."""
    first = refused(database, 1)
    refused(database, 2, reason="not_a_question")
    refused(database, 3, outcome="answered", reason="")
    unhelpful = refused(database, 4, outcome="answered", reason="")
    wished = refused(database, 5, outcome="clarify", reason="")
    helpful = refused(database, 6, outcome="answered", reason="")
    ledger = Ledger(database)
    ledger.give_feedback(unhelpful.question_id, 7, Feedback.UNHELPFUL, NOON)
    ledger.give_feedback(wished.question_id, 7, Feedback.ASK_OFFICER, NOON)
    ledger.give_feedback(helpful.question_id, 7, Feedback.HELPFUL, NOON)
    found = Matters(database).ungathered(10)
    assert [one.question_id for one in found] == [first.question_id, unhelpful.question_id, wished.question_id]
    assert len(Matters(database).ungathered(2)) == 2


def test_a_question_belongs_to_one_matter(database: Database) -> None:
    """Opened twice, or added elsewhere, it stays where it was first put."""
    first, second = refused(database, 1), refused(database, 2, person=8)
    book = Matters(database)
    one = matter(database, first)
    assert book.open(first, NOON) == one.matter_id
    other = book.open(second, NOON)
    book.add(one.matter_id, [second.question_id, 999])
    found = book.get(other)
    assert found is not None and [asked.question_id for asked in found.questions] == [second.question_id]
    assert book.ungathered(9) == ()


def test_those_that_most_people_asked_come_first_then_the_oldest(database: Database) -> None:
    """A list to be worked off from its top."""
    late = matter(database, refused(database, 1, asked_at=NOON + timedelta(days=1)))
    early = matter(database, refused(database, 2, asked_at=NOON))
    asked = [refused(database, number, person=number, text=f"停车 {number}") for number in (31, 32)]
    many = matter(database, *asked, refused(database, 40, person=31, text="停车 31"))
    assert [one.matter_id for one in Matters(database).open_ones()] == [many.matter_id, early.matter_id, late.matter_id]
    assert (len(many.people), len(many.questions), len(many.wordings)) == (2, 3, 2)
    backlog = Matters(database).backlog()
    assert (backlog.matters, backlog.people, backlog.oldest, backlog.ungathered) == (3, 3, NOON, 0)
    assert sorted(backlog.begun) == sorted(one.opened_at for one in (many, early, late))


def test_it_is_given_put_aside_and_taken_back_with_a_trace(database: Database) -> None:
    """The audit has each step, and no words."""
    one, book = matter(database, refused(database, 1)), Matters(database)
    given = book.give(one.matter_id, OFFICE, None, BY, NOON)
    assert given is not None and (given.office_id, given.person_id) == (OFFICE, None)
    aside = book.put_aside(one.matter_id, "与招商无关", BY, NOON)
    assert aside is not None and (aside.state, aside.reason) == (MatterState.ASIDE, "与招商无关")
    assert book.open_ones() == () and [each.matter_id for each in book.aside()] == [one.matter_id]
    back = book.take_back(one.matter_id, BY, NOON)
    assert back is not None and (back.state, back.reason) == (MatterState.OPEN, "")
    steps = Registry(database).audit(9, f"matter:{one.matter_id}")
    assert [step.action for step in steps] == ["matter.reopened", "matter.aside", "matter.given"]
    assert "与招商无关" not in str(steps)
    assert book.give(99, OFFICE, None, BY, NOON) is None


def test_what_asks_something_else_becomes_a_matter_of_its_own(database: Database) -> None:
    """And nothing is left behind of it."""
    first, second = refused(database, 1), refused(database, 2, text="宿舍补贴吗", asked_at=NOON + timedelta(hours=1))
    one, book = matter(database, first, second), Matters(database)
    made = book.part([second.question_id], BY, NOON)
    parted, rest = book.get(made or 0), book.get(one.matter_id)
    assert parted is not None and parted.lead.text == "宿舍补贴吗" and parted.opened_at == second.asked_at
    assert rest is not None and [asked.text for asked in rest.questions] == ["食堂补贴吗"]
    assert book.part([999], BY, NOON) is None


def test_a_matter_goes_with_the_last_question_in_it(database: Database) -> None:
    """Who wants to be forgotten takes their questions along; the others' stay."""
    one = matter(database, refused(database, 1), refused(database, 2, person=8, text="员工食堂补贴吗"))
    ledger, book = Ledger(database), Matters(database)
    assert ledger.export(7, NOON)["unanswered"]
    ledger.forget(7)
    left = book.get(one.matter_id)
    assert left is not None and left.lead.text == "员工食堂补贴吗" and left.people == {8}
    ledger.forget(8)
    assert book.get(one.matter_id) is None and book.open_ones() == ()
