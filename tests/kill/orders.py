"""What a bot of the kill suite is told when it starts: where to serve, how to go wrong, and when to die."""

import json
from dataclasses import asdict, dataclass
from typing import Self

PATH, SECRET = "/hook", "made-up-secret-of-the-kill-suite"


@dataclass(frozen=True, slots=True)
class Orders:
    """`lifeline` is a pipe whose other end the test holds: the bot ends with it, however the test ends.

    `ahead` is how many seconds its clock is ahead of this machine's, `port` where updates are delivered (0: it polls),
    `speed` how many times faster than Telegram's its limits are, `announces_every` how many seconds lie between two looks at
    announcements. It dies the `nth` time it comes to `point`. With `policies` it answers from that folder of documents,
    without from nothing but a word or two.
    """

    url: str
    base_url: str
    base_file_url: str
    token: str
    log: str
    lifeline: int = -1
    ahead: float = 0.0
    port: int = 0
    speed: float = 1.0
    announces_every: float = 0.2
    point: str = ""
    nth: int = 1
    mutation: str = ""
    policies: str = ""

    def line(self) -> str:
        """The orders as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str) -> Self:
        """The orders of that line."""
        return cls(**json.loads(line))
