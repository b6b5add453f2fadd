"""Who has spoken with us: a Person, known by the numeric id of the chat service and nothing else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who wrote to the bot. No name, no phone number: what is not kept cannot leak (个人信息最小必要).

    `language` is the one chosen, or what the chat reported at the first meeting ("zh-hans", "en"), "" where unknown.
    Both times are aware.
    """

    person_id: int
    language: str
    met_at: datetime
    seen_at: datetime
