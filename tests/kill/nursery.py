"""Starts bots in no time: python -m tests.kill.nursery VICTIM has everything loaded and forks one bot after another.

A line of orders comes in, the number of its process goes out, and when that has ended its status. Each is a process of its
own, which opens its database and its connections itself; only the loading of the program is done once for all.
"""

import os
import sys
import traceback

from tests.kill import reading_victim
from tests.kill import victim as light_victim
from tests.kill.orders import Orders

_VICTIMS = {"tests.kill.victim": light_victim.obey, "tests.kill.reading_victim": reading_victim.obey}


def main(victim: str) -> None:
    """Until standard input ends; `victim` is the module of the bot."""
    obey = _VICTIMS[victim]
    print("ready", flush=True)
    for line in iter(sys.stdin.readline, ""):
        process = os.fork()
        if process == 0:
            try:
                obey(Orders.read(line))
            finally:
                if sys.exception() is not None:
                    traceback.print_exc()
                os._exit(1)
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
