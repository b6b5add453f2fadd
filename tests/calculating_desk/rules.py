"""The shipped rules, loaded once, and states to begin with."""

from datetime import date
from functools import cache

from bot.calculating.hearing import new_case
from bot.calculating.state import State
from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Library
from rag.rules.book import RuleBook, build_book

DAY = date(2026, 8, 3)
INDUSTRY = "栖梧市社会化招商奖励办法/industry"
TOLD = "在栖梧市引荐固投3.2亿元的内资工业项目能拿多少"


@cache
def library() -> Library:
    """The shipped documents."""
    return load_library(SHIPPED_POLICIES)


@cache
def book() -> RuleBook:
    """Their rules."""
    return build_book(dict(library().rule_files), library())


def told(text: str = TOLD, place: str = "") -> State:
    """The state that these words begin."""
    state = new_case(text, book(), DAY, place)
    assert state is not None
    return state
