"""Which reading is meant: the one whose clause holds what was newly said."""

from datetime import date

from bot.talking.choosing import Tried, choose, held, is_plain
from bot.talking.follow_up import Understood
from bot.talking.readings import Reading
from policies.provision import Standing
from rag.answer import Answer, Outcome, Refusal, RefusalReason
from tests.bot.sample import GUIDE, REWARD, cite
from tests.talking.turns import asked

BASE = asked("最高多少", title=REWARD.title, locator="第八条")
POWER = Answer("工业用电每千瓦时0.62元。", (cite(GUIDE, 1),), ())
WATER = Answer("工业用水每吨3.1元。", (cite(GUIDE, 2),), ())
CAP = Answer("最高不超过100万元。", (cite(REWARD, 3, Standing.IN_FORCE),), ())
NONE = Refusal(RefusalReason.NOT_IN_DOCUMENTS)
DAY = date(2026, 8, 3)


def chosen(said: str, *outcomes: tuple[Reading, Outcome], bound: bool = True) -> Outcome:
    """The outcome of the best reading."""
    tried = [Tried(reading, outcome) for reading, outcome in outcomes]
    readings = tuple(reading for reading, _ in outcomes)
    return choose(tried, Understood(readings, said=said, title=REWARD.title, bound=bound)).outcome


def carried(text: str = "x", *, sure: bool = False, besides: bool = False) -> Reading:
    """A reading that goes on with the base."""
    return Reading(text, BASE, sure, besides)


def test_the_clause_that_holds_the_new_words_wins() -> None:
    """Whatever came first."""
    assert chosen("工业用水", (carried(), POWER), (carried(), WATER)) is WATER


def test_what_holds_nothing_of_the_new_words_is_worth_less_than_a_refusal() -> None:
    """The old clause is no answer to something else."""
    assert chosen("院士工作站", (carried(), NONE), (carried(), CAP)) is NONE


def test_only_slots_exchanged_is_the_answer() -> None:
    """Words need not be held then."""
    assert chosen("外资", (carried(sure=True), CAP), (carried(), POWER)) is CAP


def test_a_case_that_its_clause_may_not_name_is_answered_by_the_same_clause() -> None:
    """如果是公司拿呢, asked of a yes or no."""
    assert chosen("公司拿", (carried(besides=True), CAP), (carried(), NONE)) is CAP


def test_the_same_document_counts_for_something() -> None:
    """Between two that hold as much."""
    assert chosen("多少", (Reading("x"), POWER), (carried(), CAP)) is CAP


def test_a_complete_question_is_not_drawn_to_the_old_document() -> None:
    """Its own clause holds more."""
    assert chosen("工业用电", (Reading("工业用电"), POWER), (carried(), CAP), bound=False) is POWER


def test_nothing_better_need_be_looked_for() -> None:
    """Where the same document holds all that was said, or only slots were exchanged; a refusal never is plain."""
    about = Understood((), said="最高", title=REWARD.title)
    assert is_plain(Tried(carried(), CAP), about)
    assert is_plain(Tried(carried(sure=True), POWER), about)
    assert not is_plain(Tried(carried(), POWER), about)
    assert not is_plain(Tried(carried(sure=True), NONE), about)


def test_words_are_held_in_the_documents_own_words_too() -> None:
    """Those that the lexicon knows; what asks counts for nothing."""
    assert held("多少", "任何条文") == 1.0
    assert held("工业用水多少钱", "工业用水每吨3.1元。") == 1.0
    assert held("院士工作站", "工业用水每吨3.1元。") == 0.0
