"""How much is done: the short form, which runs with all tests, and the whole one of `make soak` (YINFENG_SOAK=1)."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of kills, updates and chats. `cold`: every start loads the program anew; `patience` is for one test."""

    people: int
    at_a_point: int
    updates: int
    kills: int
    longest_life: float
    receivers: int
    broadcast_kills: int
    speed: float
    backlog: int
    cold: bool
    patience: float


SHORT = Sizes(20, 2, 160, 3, 0.6, 100, 3, 10.0, 200, cold=False, patience=120.0)
WHOLE = Sizes(50, 20, 5000, 100, 2.0, 1000, 20, 1.0, 1000, cold=True, patience=3600.0)
IS_SOAK = os.environ.get("YINFENG_SOAK", "") == "1"
SIZES = WHOLE if IS_SOAK else SHORT
