"""What words tell of a profile (政策服务包): its place and facts, all at once or one after the other. Pure."""

import re
from dataclasses import replace
from datetime import date

from bot.calculating.profile import SHOWN
from bot.calculating.state import Kind, State
from bot.calculating.taking import place_named, with_read
from bot.intent_calculating import tells_own_project
from rag.calculating.case_reading import CaseRead, read_case
from rag.calculating.case_words import ABOUT_RULE, ASKS_HOW_MUCH, HYPOTHETICAL, REFERRING, REPORTED
from rag.calculating.case_yes_no import is_question
from rag.rules.book import RuleBook
from rag.rules.quantity import Money, Number
from rag.text import normalise

_OF_ONES_OWN = re.compile(
    r"我们?|本(?:公司|厂|企业)|企业|公司|工厂|想|打算|计划|准备|考虑|拟|要|大概|大约|左右|投|建|买地|拿地|租"
    r"|\b(?:we|our|i|my|company|firm|maker|manufacturer|factory|plan|want|intend|looking|set up|build|invest|open)\b"
)
_WHAT_THERE_IS = re.compile(
    r"(?:请问|想问|咨询|了解)?(?:一下|下)?(?:你们|这边|那边|当地|政府|市里|我们?)*(?:都|会|能|可以)*(?:有没有|有冇|有|给|享受|拿到?|提供|申请)(?:到|些)?"
    r"(?:什么|啥|咩嘢?|乜嘢?|哪些|边啲|边些)?(?:样的)?(?:优惠|扶持|支持|奖励|补贴|补助|资助|政策|好处|的|和|、)+(?:可以享受|可以|能享受|吗|呢|啊|呀|[\s。?？!！])*$"
    r"|(?:what|which|any|is there any|are there any)(?: kind of| sort of| government)? "
    r"(?:incentives?|polic(?:y|ies)|subsid(?:y|ies)|support|benefits|help)[^,.?]{0,40}[\s.?!]*$"
)
"""The wish, at the end, to know what there is for it: 请问有咩资助."""
_OF_THE_INVESTOR = re.compile(
    r"我们(?:是|公司|企业|厂|想|要|打算|计划|准备|在)|我(?:司|公司|厂)|本(?:公司|厂|企业)|\b(?:we|our)\b"
)
_INVESTED, _NEAR = re.compile(r"投|建|买地|拿地|购地|\b(?:invest|build|set up)"), 8
_NO_PROJECT = re.compile(r"欠|反映|投诉|去年|\b(?:owed|complain|last year)")
_OF_A_RUNNING_FIRM = re.compile(r"纳税|营收|营业收入|\b(?:turnover|revenue|taxes)")
_ANOTHER_MATTER = (REFERRING, REPORTED, ASKS_HOW_MUCH, ABOUT_RULE, HYPOTHETICAL)


def tells_project(text: str, book: RuleBook, today: date) -> bool:
    """Whether words tell of a project, its trade and a size of it, and ask for no one thing: 做轴承的，大概投2亿，买地60亩."""
    folded = _WHAT_THERE_IS.sub("", normalise(text).strip())
    if any(pattern.search(folded) for pattern in (*_ANOTHER_MATTER, _NO_PROJECT)) or is_question(folded):
        return False
    read = read_case(folded, book.facts(), today)
    sizes = [fact for fact in read.facts if isinstance(fact.value, Money | Number | tuple)]
    near = 3 * _NEAR if folded.isascii() else _NEAR
    invested = any(_INVESTED.search(folded[max(one.start - near, 0) : one.end + near]) for one in read.loose)
    is_sized = bool(sizes or read.unclear) or (invested and not _OF_A_RUNNING_FIRM.search(folded))
    return read.get("sector") is not None and is_sized and _OF_ONES_OWN.search(folded) is not None


def asks_what_there_is(text: str) -> bool:
    """Whether words end with the wish to know what there is for what they tell: 有什么政策."""
    return _WHAT_THERE_IS.search(normalise(text).strip()) is not None


def begun_profile(words: str, place: str, book: RuleBook, today: date) -> State:
    """The profile that these words begin; `place` is the one that is spoken of, where they name none."""
    folded = normalise(words)
    is_own = tells_own_project(folded) or (_OF_THE_INVESTOR.search(folded) and not REFERRING.search(folded))
    party = "investor" if is_own else ""
    blank = State(today, words, Kind.ALL, party=party)
    # That they ask for everything is known: 能享受 asks for no sum here.
    state = _with(blank, read_case(words, book.facts(), today), words, book) or blank
    return state if state.place or not place else state.at(place)


def profile_told(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """A profile with what these words tell of it; whoever tells two things at once wants to see the result."""
    read = read_case(text, book.facts(), today)
    return None if read.asks and ASKS_HOW_MUCH.search(normalise(text)) else _with(state, read, text, book)


def _with(state: State, read: CaseRead, text: str, book: RuleBook) -> State | None:
    """The profile with what was read of these words and their place; None where they tell nothing."""
    place = place_named(normalise(text), book)
    if not read.facts and not read.unclear and not place:
        return None
    after = with_read(state, read)
    after = after.at(place) if place else after
    shown = SHOWN in state.skipped or len(read.facts) + bool(place) > 1
    return replace(after, skipped=(*state.skipped, SHOWN)) if shown and SHOWN not in state.skipped else after
