"""A bureau at work until it is killed: `python -m tests.store.under_load URL WRITER`.

A line goes to standard output after each question, and after each report, was kept: what was said there, a backup begun later
must hold.
"""

import sys
from datetime import timedelta
from itertools import count

from store.database import open_database
from store.ledger import Ledger
from store.reporting.report_ledger import ReportLedger
from tests.store.samples import NOON, question
from tests.store_reporting.samples import AUTHOR, draft, in_place

_NEXT_QUARTER = NOON + timedelta(days=45)  # reports of a period whose board nobody looks at here


def work_for_ever(url: str, writer: str) -> None:
    """Question and report in turn."""
    database = open_database(url)
    ledger, reports = Ledger(database), ReportLedger(database)
    for number in count():
        name = f"{writer}-{number}"
        print(f"q {ledger.note_question(question(person_id=number % 9, message_id=name))}", flush=True)
        held = reports.hold(draft(in_place(1, 100 + number), message_id=name, posted_at=_NEXT_QUARTER))
        reports.save(held.draft_id, AUTHOR, _NEXT_QUARTER)
        print(f"r {held.draft_id}", flush=True)


if __name__ == "__main__":
    work_for_ever(sys.argv[1], sys.argv[2])
