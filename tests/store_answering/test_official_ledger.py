"""The book of official answers, step by step."""

from dataclasses import replace

from store.answering.matter_ledger import Matters
from store.answering.official_answer import AnswerRefusal, AnswerState, BoundClause, OfficialAnswer
from store.answering.official_ledger import OfficialAnswers, Result
from store.database import Database
from store.ledger import Ledger
from store.people import Role
from store.reporting.registry import Registry
from tests.store.samples import LATER, NOON
from tests.store_answering.asked import matter, refused

WRITER, SECOND = 9, 13
CLAUSE = BoundClause("办法", "a.md", "第七条", "第七条 奖励30万元。", "digest", "edition")


def sure(result: Result) -> OfficialAnswer:
    """What was not refused."""
    assert isinstance(result, OfficialAnswer), result
    return result


def written(database: Database, text: str = "奖励30万元。") -> OfficialAnswer:
    """A complete draft to a matter."""
    book = OfficialAnswers(database)
    begun = sure(book.begin(matter(database, refused(database, 1)).matter_id, "食堂补贴吗", WRITER, NOON))
    return sure(
        book.change(begun.answer_id, begun.version, lambda one: replace(one, text=text, clause=CLAUSE), WRITER, NOON)
    )


def published(database: Database, one: OfficialAnswer) -> OfficialAnswer:
    """It, approved."""
    book = OfficialAnswers(database)
    waiting = sure(book.submit(one.answer_id, one.version, WRITER, NOON))
    gists = frozenset({"gist"})
    return sure(book.approve(one.answer_id, waiting.version, gists, SECOND, Role.COORDINATOR, LATER))


def test_from_draft_to_live(database: Database) -> None:
    """With who wrote and who approved it; the matter is open no longer."""
    book, draft = OfficialAnswers(database), written(database)
    assert (draft.clause, draft.hands, draft.is_complete) == (CLAUSE, frozenset({WRITER}), True)
    live = published(database, draft)
    assert (live.state, live.approved_by, live.approved_at, live.gists) == (
        AnswerState.LIVE,
        SECOND,
        LATER,
        frozenset({"gist"}),
    )
    assert book.live() == (live,) and book.waiting() == ()
    assert Matters(database).open_ones() == ()
    actions = [step.action for step in Registry(database).audit(9, f"answer:{live.answer_id}")]
    assert actions == ["answer.approved", "answer.submitted", "answer.changed", "answer.begun"]


def test_there_is_one_draft_a_matter_and_every_hand_is_noted(database: Database) -> None:
    """A second one who begins goes on with the first one's, and is no second person then."""
    book, draft = OfficialAnswers(database), written(database)
    assert sure(book.begin(draft.matter_id, "别的问法", SECOND, NOON)) == draft
    changed = sure(book.change(draft.answer_id, draft.version, lambda one: replace(one, text="另一句"), SECOND, NOON))
    assert changed.hands == {WRITER, SECOND}
    waiting = sure(book.submit(changed.answer_id, changed.version, WRITER, NOON))
    refusal = book.approve(waiting.answer_id, waiting.version, frozenset(), SECOND, Role.ADMIN, NOON)
    assert refusal is AnswerRefusal.AUTHOR
    assert book.begin(999, "问", WRITER, NOON) is AnswerRefusal.GONE


def test_changed_while_it_waits_it_is_a_draft_again(database: Database) -> None:
    """What was submitted is not what would go out."""
    book, draft = OfficialAnswers(database), written(database)
    waiting = sure(book.submit(draft.answer_id, draft.version, WRITER, NOON))
    changed = sure(book.change(waiting.answer_id, waiting.version, lambda one: replace(one, text="改了"), WRITER, NOON))
    assert changed.state is AnswerState.DRAFT
    assert book.approve(changed.answer_id, waiting.version, frozenset(), SECOND, Role.ADMIN, NOON) is (
        AnswerRefusal.WRONG_STATE
    )
    same = book.change(changed.answer_id, changed.version, lambda one: one, SECOND, NOON)
    assert same == changed


def test_a_later_answer_takes_the_place_of_the_one_before(database: Database) -> None:
    """One is live a matter."""
    book = OfficialAnswers(database)
    first = published(database, written(database))
    begun = sure(book.begin(first.matter_id, "食堂补贴吗", WRITER, NOON))
    draft = sure(
        book.change(begun.answer_id, begun.version, lambda one: replace(one, text="新的", clause=CLAUSE), WRITER, NOON)
    )
    second = published(database, draft)
    assert book.live() == (second,)
    before = book.get(first.answer_id)
    assert before is not None and before.state is AnswerState.WITHDRAWN
    assert book.of_matter(first.matter_id) == (before, second)


def test_returned_dropped_and_withdrawn(database: Database) -> None:
    """Each once; a withdrawn one opens its matter again."""
    book, draft = OfficialAnswers(database), written(database)
    waiting = sure(book.submit(draft.answer_id, draft.version, WRITER, NOON))
    returned = sure(book.give_back(draft.answer_id, waiting.version, SECOND, Role.ADMIN, NOON))
    assert returned.state is AnswerState.DRAFT
    live = published(database, returned)
    ended = sure(book.withdraw(live.answer_id, live.version, SECOND, NOON))
    assert ended.state is AnswerState.WITHDRAWN and ended.reason == f"person:{SECOND}"
    assert book.withdraw(live.answer_id, ended.version, SECOND, NOON) is AnswerRefusal.WRONG_STATE
    assert len(Matters(database).open_ones()) == 1
    again = sure(book.begin(live.matter_id, "食堂补贴吗", WRITER, NOON))
    dropped = sure(book.drop(again.answer_id, again.version, WRITER, NOON))
    assert dropped.state is AnswerState.DROPPED
    assert book.drop(again.answer_id, dropped.version, WRITER, NOON) is AnswerRefusal.WRONG_STATE


def test_the_stamp_is_another_one_after_every_step(database: Database) -> None:
    """Whoever keeps what is live knows when to read it again, also within one instant."""
    book = OfficialAnswers(database)
    stamps = [book.stamp()]
    draft = written(database)
    stamps.append(book.stamp())
    live = published(database, draft)
    stamps.append(book.stamp())
    sure(book.withdraw(live.answer_id, live.version, SECOND, LATER))
    stamps.append(book.stamp())
    assert stamps[0] == (0, 0) and len(set(stamps)) == 4


def test_it_stays_when_who_asked_is_forgotten(database: Database) -> None:
    """The answer is the bureau's."""
    live = published(database, written(database))
    Ledger(database).forget(7)
    assert OfficialAnswers(database).live() == (live,)
    assert Matters(database).get(live.matter_id) is None
