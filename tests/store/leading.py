"""A program that takes a lead and keeps it until it is killed: `python -m tests.store.leading URL NAME`.

It says "leads" once it has it. It tries every few milliseconds, so that what it takes after somebody else's death is fresh.
"""

import sys
import time

from store.database import open_database
from store.leadership import Leadership


def lead_for_ever(url: str, name: str) -> None:
    """Wait for the lead, say so, and hold it."""
    leadership = Leadership(open_database(url))
    print("waits", flush=True)
    while (lease := leadership.try_take(name)) is None:
        time.sleep(0.01)
    print("leads", flush=True)
    while lease.alive():
        time.sleep(0.05)


if __name__ == "__main__":
    lead_for_ever(sys.argv[1], sys.argv[2])
