"""Who has spoken with us: a Person, known by the numeric id of the chat service and nothing else, and what they are to us."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """Who speaks. Everybody is an investor (投资者) until they redeem an invite; rights are a table of their own."""

    INVESTOR = "investor"  # 投资者, and everybody else
    STAFF = "staff"  # 工作人员 of one office
    LEADER = "leader"  # 负责同志 of one office
    COORDINATOR = "coordinator"  # 招商局统筹: the bureau, all offices
    ADMIN = "admin"  # 管理员


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
