"""The card that somebody has not saved yet."""

from datetime import timedelta

from store.database import Database
from store.reporting.open_drafts import OpenDrafts
from store.reporting.report_ledger import ReportLedger
from tests.store_reporting.samples import draft


def test_only_the_newest_counts_and_only_while_it_is_open(database: Database) -> None:
    """Of that person, in that chat, not too old."""
    ledger, drafts = ReportLedger(database), OpenDrafts(database)
    held = ledger.hold(draft())
    posted = held.posted_at
    assert drafts.newest(held.chat_id, held.person_id, posted) == held
    assert drafts.newest(held.chat_id, held.person_id, posted + timedelta(seconds=1)) is None
    assert drafts.newest(held.chat_id, held.person_id + 1, posted) is None
    assert drafts.newest("elsewhere", held.person_id, posted) is None
    ledger.drop(held.draft_id, held.person_id, posted)
    assert drafts.newest(held.chat_id, held.person_id, posted) is None
