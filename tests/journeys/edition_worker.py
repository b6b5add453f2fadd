"""A worker in a process of its own: python -m tests.journeys.edition_worker DATABASE_URL PLACE NAME DIES_AT.

It answers lines of stdin: "ask TEXT", "put NUMBER" publishes a document, "edition" says which it serves. From its first "put" on
every statement and every change to its files counts, and at the one numbered DIES_AT (0: never) it kills itself.
"""

import sys
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from bot.worker_editions import serve_editions
from tests.bot.editions_bench import NAME, asked, document, worker
from tests.kill.points import Point, Trap, watch_files


def main(url: str, place: Path, name: str, dies_at: int) -> None:
    """Serve until stdin ends."""
    with worker(url, place, name, None) as one:
        served = serve_editions(one.means, one.publisher, one.over)
        _say(f"serves {served.reception.edition}")
        trap = Trap(None, dies_at)
        for number in count():
            command, _, words = sys.stdin.readline().strip().partition(" ")
            match command:
                case "ask":
                    _say(asked(served.reception, words, f"{name}{number}").replace("\n", " "))
                case "put":
                    _arm(trap, one.database.engine, place / name)
                    one.publisher.publish_document(NAME, document(int(words)), "42")
                    _say("put")
                case "edition":
                    _say(str(served.reception.edition))
                case _:
                    break
        served.stop()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _arm(trap: Trap, engine: Engine, folder: Path) -> None:
    if trap.point is None and trap.nth:
        trap.point = Point.MID_SWAP
        watch_files(trap, folder)
        event.listen(engine, "after_cursor_execute", lambda *_: trap.hit(Point.MID_SWAP))
        event.listen(engine, "commit", lambda _: trap.hit(Point.MID_SWAP))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
