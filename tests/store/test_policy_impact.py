"""What was asked, by whom and where; and the people behind what changed, as long as they are not forgotten."""

from dataclasses import replace
from datetime import UTC, datetime

from store.database import Database
from store.ledger import Ledger
from store.policy_drafts import NewDraft, PolicyDraft, PolicyDrafts, ReviewState
from store.policy_impact import PolicyImpact
from store.questions import QuestionRecord

NOON = datetime(2026, 8, 3, 4, tzinfo=UTC)


def ask(database: Database, person: int, message: str, *, group: bool = False) -> int:
    """A question of a person, in private or in a group."""
    record = QuestionRecord(person, "-5" if group else str(person), message, NOON, f"问{message}", "answered", "云栖市")
    return Ledger(database).note_question(record)


def published(database: Database, impact: dict[str, list[int]]) -> int:
    """The number of a publication that changed these."""
    drafts = PolicyDrafts(database)
    draft = drafts.open(NewDraft("a.md", "ab", "文"), 14, NOON)
    assert isinstance(draft, PolicyDraft)
    changed = drafts.change(replace(draft, impact=impact), NOON)
    assert isinstance(changed, PolicyDraft)
    drafts.settle(changed, ReviewState.PUBLISHED, 14, NOON, "a.md")
    return draft.draft_id


def test_everything_that_was_asked_is_there(database: Database) -> None:
    """Its words, its place, whether it was between the two of us."""
    first, second = ask(database, 7, "a"), ask(database, 8, "b", group=True)
    found = PolicyImpact(database).questions()
    assert [(one.question_id, one.person_id, one.text, one.place, one.private) for one in found] == [
        (first, 7, "问a", "云栖市", True),
        (second, 8, "问b", "云栖市", False),
    ]
    assert not any(one.of_staff for one in found)
    assert PolicyImpact(database).texts([first, 999]) == {first: "问a"}


def test_who_asked_in_private_is_touched_until_forgotten(database: Database) -> None:
    """A group is told as a group, not person by person; a forgotten person is not there."""
    first, second, third = ask(database, 7, "a"), ask(database, 8, "b"), ask(database, 9, "c", group=True)
    number = str(published(database, {"questions": [first, second, third]}))
    assert PolicyImpact(database).touched(number) == {7, 8}
    Ledger(database).forget(8)
    assert PolicyImpact(database).touched(number) == {7}
    assert PolicyImpact(database).touched("999") == set()
