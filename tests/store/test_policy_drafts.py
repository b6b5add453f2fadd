"""Documents under review: one at a time, changed only by who has seen the newest, settled once, put away when nobody comes."""

from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from store.database import Database
from store.policy_drafts import (
    KEPT,
    NewDraft,
    PolicyDraft,
    PolicyDrafts,
    ProposedRule,
    ReviewRefusal,
    ReviewState,
    with_choice,
)

NOON = datetime(2026, 8, 3, 4, tzinfo=UTC)
RULE = ProposedRule("id: a", "第三条", "固定资产投资 × 4‰")
NEW = NewDraft("办法.md", "ab" * 32, "第一条 为了招商。", [(3, "第一条", "看不懂 / unreadable")], [RULE])


def opened(drafts: PolicyDrafts, now: datetime = NOON) -> PolicyDraft:
    """One under review."""
    draft = drafts.open(NEW, 14, now)
    assert isinstance(draft, PolicyDraft)
    return draft


def test_what_was_sent_is_kept_as_it_was(database: Database) -> None:
    """Text, problems with their lines, rules that nobody has decided about."""
    drafts = PolicyDrafts(database)
    draft = opened(drafts)
    assert drafts.current(NOON) == draft == drafts.get(draft.draft_id)
    assert draft.problems == ((3, "第一条", "看不懂 / unreadable"),)
    assert draft.rules == (RULE,)
    assert draft.state is ReviewState.REVIEW


def test_one_at_a_time_is_under_review(database: Database) -> None:
    """Until it is settled; then another one may come."""
    drafts = PolicyDrafts(database)
    draft = opened(drafts)
    assert drafts.open(NEW, 15, NOON) is ReviewRefusal.BUSY
    drafts.settle(draft, ReviewState.DROPPED, 14, NOON)
    assert drafts.current(NOON) is None
    assert opened(drafts).draft_id != draft.draft_id


def test_of_two_that_come_at_once_the_second_is_told(postgres_database: Database) -> None:
    """It has seen none under review, for the first was not written yet; nothing breaks and one is under review."""
    drafts = PolicyDrafts(postgres_database)
    with ThreadPoolExecutor(1) as aside, postgres_database.unit():
        first = drafts.open(NEW, 14, NOON)
        second = aside.submit(drafts.open, NEW, 15, NOON)
        wait([second], timeout=1)  # it waits for the first to be kept or undone
        assert not second.done()
    assert isinstance(first, PolicyDraft)
    assert second.result(timeout=10) is ReviewRefusal.BUSY


def test_who_has_not_seen_the_newest_changes_nothing(database: Database) -> None:
    """Two administrators at once: the second is told."""
    drafts = PolicyDrafts(database)
    draft = opened(drafts)
    changed = drafts.change(with_choice(draft, 0, True), NOON)
    assert isinstance(changed, PolicyDraft)
    assert changed.rules[0].taken is True
    assert drafts.change(with_choice(draft, 0, False), NOON) is ReviewRefusal.MOVED
    assert drafts.settle(draft, ReviewState.PUBLISHED, 14, NOON, "办法") is ReviewRefusal.MOVED
    assert drafts.get(draft.draft_id) == changed


def test_it_is_published_once(database: Database) -> None:
    """The second tap finds it published; the file is known again."""
    drafts = PolicyDrafts(database)
    draft = opened(drafts)
    done = drafts.settle(draft, ReviewState.PUBLISHED, 14, NOON, "办法.md")
    assert isinstance(done, PolicyDraft)
    assert drafts.settle(draft, ReviewState.PUBLISHED, 14, NOON, "办法.md") is ReviewRefusal.PUBLISHED
    assert drafts.settle(done, ReviewState.PUBLISHED, 14, NOON, "办法.md") is ReviewRefusal.PUBLISHED
    assert drafts.published_before(NEW.digest) == done
    assert drafts.published_before("cd" * 32) is None


def test_what_nobody_comes_back_to_is_put_away(database: Database) -> None:
    """After three days without a touch; its buttons say so then."""
    drafts = PolicyDrafts(database)
    draft = opened(drafts)
    touched = drafts.change(replace(draft, text="另一稿"), NOON + timedelta(days=2))
    assert isinstance(touched, PolicyDraft)
    later = NOON + timedelta(days=2) + KEPT
    assert drafts.current(later) == touched
    assert drafts.current(later + timedelta(seconds=1)) is None
    assert drafts.change(touched, later + timedelta(seconds=1)) is ReviewRefusal.GONE
    assert opened(drafts, later + timedelta(seconds=1)).draft_id != draft.draft_id


def test_a_number_that_nobody_gave_is_gone(database: Database) -> None:
    """A forged button."""
    drafts = PolicyDrafts(database)
    draft = opened(drafts)
    assert drafts.get(999) is None
    assert drafts.change(replace(draft, draft_id=999), NOON) is ReviewRefusal.GONE


def test_a_choice_about_a_rule_that_is_not_there_changes_nothing() -> None:
    """A button of an older card."""
    draft = PolicyDraft(1, 14, ReviewState.REVIEW, 1, "a.md", "", "", NOON, NOON, rules=(RULE,))
    assert with_choice(draft, 7, True) == draft
