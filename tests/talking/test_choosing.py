"""Which reading is meant: the one whose clause holds what was newly said."""

from datetime import date

import pytest

from bot.talking.choosing import Tried, choose, held, is_plain
from bot.talking.follow_up import Understood
from bot.talking.readings import Reading, Way
from policies.provision import Standing
from rag.answer import Answer, Outcome, Refusal, RefusalReason
from tests.bot.sample import GUIDE, REWARD, WHICH, cite
from tests.talking.turns import asked, found

BASE = asked("多少", title=REWARD.title, locator="第八条")
POWER = Answer("工业用电每千瓦时0.62元。", (cite(GUIDE, 1),), ())
WATER = Answer("工业用水每吨3.1元。", (cite(GUIDE, 2),), ())
CAP = Answer("最高不超过100万元。", (cite(REWARD, 3, Standing.IN_FORCE),), ())
NONE = Refusal(RefusalReason.NOT_IN_DOCUMENTS)
DAY = date(2026, 8, 3)


def chosen(
    said: str, *outcomes: tuple[Reading, Outcome], bound: bool = True, asks: bool = False, names: bool = True
) -> Outcome:
    """The outcome of the best reading."""
    tried = [Tried(reading, outcome) for reading, outcome in outcomes]
    readings = tuple(reading for reading, _ in outcomes)
    about = Understood(readings, said=said, title=REWARD.title, bound=bound, asks=asks, names=names)
    return choose(tried, about).outcome


def carried(text: str = "x", *, sure: bool = False) -> Reading:
    """A reading that goes on with the base."""
    return Reading(text, BASE, sure, way=Way.INSTEAD)


def test_the_clause_that_holds_the_new_words_wins() -> None:
    """Whatever came first."""
    assert chosen("工业用水", (carried(), POWER), (carried(), WATER)) is WATER


def test_what_holds_nothing_of_the_new_words_is_worth_less_than_a_refusal() -> None:
    """The old clause is no answer to something else."""
    assert chosen("院士工作站", (carried(), NONE), (carried(), CAP)) is NONE


def test_only_slots_exchanged_is_the_answer() -> None:
    """Words need not be held then."""
    assert chosen("外资", (carried(sure=True), CAP), (carried(), POWER)) is CAP


def test_where_something_is_asked_the_clause_need_not_say_it_in_the_same_words() -> None:
    """收钱不, asked of what the talk is about."""
    by_topic = Reading("x", BASE, way=Way.TOPIC)
    assert chosen("收钱不", (by_topic, found(CAP, 1.5)), (carried("y"), NONE), asks=True) is not NONE
    assert chosen("收钱不", (by_topic, found(CAP, 1.5)), (carried("y"), NONE)) is NONE


def test_the_search_speaks_for_a_reading() -> None:
    """Of two clauses that hold as much, for the one that it found better."""
    better = found(WATER, 2.0)
    assert chosen("工业用水", (carried(), found(WATER, 1.0)), (carried("y"), better)) is better


def test_the_clause_that_the_whole_talk_leads_to_is_preferred() -> None:
    """Every word of the question before is said once more for that, though its own answer is worth less."""
    whole = Reading("z", BASE, whole=True, way=Way.WHOLE)
    all_of_it, there, elsewhere = found(CAP, 2.0), found(CAP, 1.8), found(POWER, 1.8)
    readings = ((Reading("y", BASE), elsewhere), (Reading("x", BASE, way=Way.BESIDES), there), (whole, all_of_it))
    assert chosen("最高", *readings) is there


def test_the_clause_that_knows_what_the_talk_is_about_answers_words_that_lean_on_it() -> None:
    """收不收 after a question about water is of water; a question that is about something of its own is not drawn to it."""
    base = asked("用水", title=GUIDE.title)
    talk, alone = Reading("x", base, way=Way.TOPIC), Reading("y")
    outcomes = ((alone, found(POWER, 2.2)), (talk, found(WATER, 1.9)))
    assert chosen("收不收", *outcomes, bound=False, asks=True) is outcomes[1][1]
    assert chosen("厂里办公照明怎么计价", *outcomes, bound=False, asks=True) is outcomes[0][1]


def test_a_place_that_no_document_speaks_for_is_refused() -> None:
    """Whatever is found for the words without it."""
    elsewhere = Refusal(RefusalReason.OTHER_PLACE, subject="苏州")
    readings = ((Reading("x", BASE, way=Way.BESIDES), elsewhere), (carried("y"), found(CAP, 2.5)))
    assert chosen("苏州的", *readings, asks=True) is elsewhere
    power = found(POWER, 1.8)
    assert chosen("工业用电", *readings, (Reading("工业用电"), power), bound=False) is power


def test_a_place_of_the_turn_before_does_not_answer_words_that_leave_it() -> None:
    """市里的厂房呢, after a question on 苏州 that was refused, is of the city."""
    of_talk = (Reading("x", BASE, way=Way.WHOLE), Refusal(RefusalReason.OTHER_PLACE, subject="苏州"))
    here = (Reading("青禾市的工业用电", BASE, way=Way.THERE), found(POWER, 1.8))
    assert chosen("市里的工业用电", of_talk, here) is here[1]


@pytest.mark.parametrize("said", ["预算", "决算", "算力"])
def test_a_word_that_holds_a_pointing_one_points_at_nothing(said: str) -> None:
    """It is something of its own, and a clause that does not know it answers nothing."""
    assert chosen(said, (carried(), NONE), (carried("y"), found(CAP, 1.5))) is NONE


def test_what_holds_nothing_of_the_kind_that_is_asked_for_is_worth_less() -> None:
    """A price, asked of a clause that tells the area of the city."""
    area = found(Answer("全市面积8640平方公里。", (cite(GUIDE, 0),), ()), 1.8)
    readings = ((carried(), area), (carried("y"), found(POWER, 1.8)))
    assert chosen("多少钱", *readings, asks=True) is readings[1][1]
    assert chosen("多大", *readings, asks=True) is area


def test_words_that_name_nothing_do_not_stand_alone() -> None:
    """一年呢 is of what was spoken of, wherever else there is a year."""
    here, anywhere = found(CAP, 1.7), found(POWER, 1.8)
    outcomes = ((Reading("一年"), anywhere), (Reading("x", BASE, way=Way.TOPIC), here))
    assert chosen("一年", *outcomes, bound=False, names=False, asks=True) is here
    assert chosen("一年", *outcomes, bound=False, asks=True) is anywhere


def test_what_stands_for_itself_and_is_refused_is_refused() -> None:
    """Unless a clause speaks for another reading."""
    alone = (Reading("院士工作站"), NONE)
    assert chosen("院士工作站", alone, (carried(), found(CAP, 1.5)), bound=False) is NONE
    assert chosen("工业用水", (Reading("工业用水"), NONE), (carried(), found(WATER, 1.5)), bound=False) is not NONE


def test_the_name_of_the_document_answers_no_question_of_its_own() -> None:
    """员工食堂有没有补贴 is refused by itself; read into the talk it finds a clause of something else."""
    said, whole = (
        "厂区的员工食堂有没有补贴",
        Reading("《办法》厂区的员工食堂有没有补贴", BASE, whole=True, way=Way.WHOLE),
    )
    assert chosen(said, (Reading(said), NONE), (whole, found(CAP, 2.5)), bound=False, asks=True) is NONE
    leaning = "那最高不超过多少"
    whole = Reading(f"《办法》{leaning}", BASE, whole=True, way=Way.WHOLE)
    assert chosen(leaning, (Reading(leaning), NONE), (whole, found(CAP, 2.5)), bound=True, asks=True) is not NONE


def test_a_grant_for_something_else_does_not_go_on_with_the_talk() -> None:
    """开餐馆有补贴吗 behind a grant for something else: the clause of the talk knows no restaurant."""
    said = "开餐馆有补贴吗"
    whole = Reading(f"买设备{said}", BASE, whole=True, way=Way.WHOLE)
    assert chosen(said, (Reading(said), NONE), (whole, found(CAP, 2.5)), bound=True, asks=True) is NONE


def test_a_question_back_is_worth_less_than_an_answer() -> None:
    """The place was told before."""
    assert chosen("最高", (Reading("最高"), WHICH), (carried(), CAP), bound=False) is CAP


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


def test_what_leads_to_the_same_clause_by_itself_is_taken_at_its_word() -> None:
    """What was said before is not dragged along; a few words are."""
    alone, more = found(POWER, 1.6), found(POWER, 2.4)
    outcomes = ((Reading("工业用电怎么收费"), alone), (Reading("x", BASE, way=Way.TOPIC), more))
    assert chosen("工业用电怎么收费", *outcomes, bound=False, asks=True) is alone
    assert chosen("收费吗", *outcomes, bound=False, asks=True) is more


def test_english_words_are_not_looked_for_in_a_clause_in_chinese() -> None:
    """By truck? is no thing that the clause does not know."""
    by_talk = (Reading("x", BASE, whole=True, way=Way.BESIDES), found(WATER, 2.0))
    assert chosen("truck", by_talk, (Reading("by truck"), NONE), bound=False) is not NONE
    assert chosen("院士工作站", by_talk, (Reading("院士工作站"), NONE), bound=False) is NONE


def test_a_few_words_are_never_plain_by_themselves() -> None:
    """They may be of something that was spoken of, and that is asked too."""
    one = Tried(Reading("工业用电"), POWER)
    assert is_plain(one, Understood((), said="用电", title=GUIDE.title)) is False
    assert is_plain(one, Understood((), said="工业用电", title=GUIDE.title, bound=True)) is False


def test_a_document_that_the_talk_is_held_to_counts_more() -> None:
    """Of two clauses that hold as much."""
    readings = (carried(), carried("y"))
    tried = [Tried(readings[0], found(POWER, 1.5)), Tried(readings[1], found(WATER, 1.5))]
    for kept, best in ((REWARD.title, readings[0]), (GUIDE.title, readings[0])):
        assert choose(tried, Understood(readings, said="每千瓦时", kept=kept)).reading is best
    other = [Tried(readings[0], found(POWER, 1.5)), Tried(readings[1], found(CAP, 1.5))]
    assert choose(other, Understood(readings, said="收钱不", kept=REWARD.title)).reading is readings[1]
    assert choose(other, Understood(readings, said="收钱不")).reading is readings[0]
