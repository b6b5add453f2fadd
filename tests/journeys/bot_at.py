"""The real program by another clock: python -m tests.journeys.bot_at SECONDS COMMAND..., SECONDS ahead of this machine.

What depends on the day and the hour (undo, cut-offs, when people may be written to) is shown on a day that a test chooses.
"""

import sys
from datetime import UTC, datetime, timedelta

from bot.__main__ import main

if __name__ == "__main__":
    ahead = timedelta(seconds=float(sys.argv[1]))
    sys.exit(main(sys.argv[2:], lambda: datetime.now(UTC) + ahead))
