"""Plays a quarter of any size and prints what was measured: `python -m tests.simulation.run MESSAGES_A_WEEK [SEED]`."""

import argparse
import tempfile
from pathlib import Path
from time import perf_counter

from tests.simulation.checks import Checks, periods
from tests.simulation.measured import Measured
from tests.simulation.stage_set import set_stage


def main() -> None:
    """Play in a folder of its own, which is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("messages_a_week", type=float, nargs="?", default=10.0, help="of an office, on average")
    parser.add_argument("seed", type=int, nargs="?", default=7)
    parser.add_argument("--all", action="store_true", help="show every message that was misread, missed or held")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        play = set_stage(Path(folder), wanted.seed)
        began = perf_counter()
        play.run(wanted.messages_a_week)
        played, checks = perf_counter(), Checks(play)
        found = [line for period in periods() for line in (*checks.board(period), *checks.digest(period))]
        took = f"{played - began:.0f} s of messages, {perf_counter() - played:.1f} s of boards and bulletins"
        play.database.close()
    say(play.quarter.measured, found, took, most=None if wanted.all else 20)


def say(measured: Measured, found: list[str], took: str, most: int | None) -> None:
    """Figures first, then the cases."""
    rows = len(measured.misread)
    print(f"{measured.messages} messages, {took}")
    print(f"mistakes asked about: {measured.share_held:.3f} of {measured.held.total() + measured.missed.total()}")
    for slip, missed in measured.missed.items():
        print(f"  missed {missed} of {missed + measured.held[slip]}: {slip.value}")
    print(f"clean rows asked about: {measured.share_false:.3f} of {measured.clean_rows} {dict(measured.false_holds)}")
    print(f"new projects asked about, by design: {measured.by_design}")
    print(f"cards of what is no report: {len(measured.cards_of_no_reports)} of {measured.no_reports}")
    print(f"misread and seen on the card: {rows}")
    print(f"figures of boards and bulletins that differ: {len(found)}")
    for line in (*found[:most], *measured.misread[:most], *measured.notes[:most]):
        print(" ", line)


if __name__ == "__main__":
    main()
