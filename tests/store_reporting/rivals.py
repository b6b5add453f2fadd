"""A program that does what it is told at once: `python -m tests.store_reporting.rivals PERSON`.

Each line of its input is a moment (seconds, as time.time counts), a deed and its object, first of all `open URL`; at that
moment it is done, and what came of it goes to standard output.
"""

import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from store.database import Database, open_database
from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase
from store.reporting.members import Member
from store.reporting.periods import SHANGHAI, Period, parse_period
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from tests.store_reporting.samples import AUTHOR, COORDINATOR, LATER, NOON, draft, in_place

JUNE = datetime(2026, 6, 1, 9, tzinfo=SHANGHAI)
CLOSES = JUNE + timedelta(days=3)


def period_named(name: str) -> Period:
    """The period of that name."""
    period = parse_period(name)
    assert period is not None
    return period


def act_as_told(person_id: int) -> None:
    """Until the input ends."""
    deeds: Mapping[str, Callable[[str], str]] = {}
    for line in sys.stdin:
        moment, deed, subject = line.split()
        time.sleep(max(float(moment) - time.time(), 0))
        if deed == "open":
            deeds = _deeds(open_database(subject), person_id)
            print("ready", flush=True)
        else:
            print(deeds[deed](subject), flush=True)


def _deeds(database: Database, person_id: int) -> Mapping[str, Callable[[str], str]]:
    reports, registry, boards = ReportLedger(database), Registry(database), BoardLedger(database)

    def hold(message_id: str) -> str:
        return str(reports.hold(draft(in_place(None, 500), message_id=message_id)).draft_id)

    def save(draft_id: str) -> str:
        outcome = reports.save(int(draft_id), AUTHOR, LATER)
        return "saved" if isinstance(outcome, Saved) else outcome.value

    def save_unmoved(card: str) -> str:
        """Of a card that was held against the store as it stood at a mark: DRAFT:MARK,MARK."""
        draft_id, mark = card.split(":")
        seen = tuple(int(number) for number in mark.split(","))
        outcome = reports.save(int(draft_id), AUTHOR, LATER, seen=seen)
        return "saved" if isinstance(outcome, Saved) else outcome.value

    def redeem(code: str) -> str:
        outcome = registry.redeem(code, person_id, NOON)
        return "member" if isinstance(outcome, Member) else outcome.value

    def draw(period: str) -> str:
        outcome = boards.draft(period_named(period), COORDINATOR, JUNE)
        return f"edition {outcome.edition.number}" if isinstance(outcome, BoardCase) else outcome.value

    def publish(period: str) -> str:
        outcome = boards.publish(period_named(period), COORDINATOR, CLOSES + timedelta(hours=1))
        return "done" if isinstance(outcome, BoardCase) else outcome.value

    return {
        "hold": hold, "save": save, "save_unmoved": save_unmoved, "redeem": redeem, "draw": draw, "publish": publish
    }  # fmt: skip


if __name__ == "__main__":
    act_as_told(int(sys.argv[1]))
