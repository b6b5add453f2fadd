"""What words mean for a talk: a case, an answer, a change, or nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.calculating.hearing import gone_on, may_be_ours, new_case
from bot.calculating.profile import SHOWN
from bot.calculating.profile_told import profile_told
from bot.calculating.state import Kind, State
from bot.calculating.taking import place_named
from bot.calculating.turn import PLACE
from rag.calculating.case import said
from tests.calculating_desk.rules import DAY, INDUSTRY, TOLD, book, told

FOREIGN_PROGRAMME = INDUSTRY.replace("industry", "foreign")


def test_a_case_begins_with_its_party_and_place() -> None:
    """Who brought a project is told from who invests."""
    state = told()
    assert (state.party, state.place) == ("referrer", "栖梧市")
    assert told("我们公司设备投资1000万，能补多少").party == "investor"
    assert told("固投3亿能拿多少").party == ""


def test_a_place_of_the_same_talk_goes_without_saying() -> None:
    """Unless another one is named."""
    assert told("引荐固投2亿的项目能拿多少", "临澜县").place == "临澜县"
    assert told(TOLD, "临澜县").place == "栖梧市"


@pytest.mark.parametrize(
    "text",
    [
        "工业项目奖励比例是多少",
        "青岛市引荐固投2亿的项目奖多少",
        "买设备900万能补几个点",
        "发一个标准箱补多少钱",
        "引荐奖励最高多少",
        "轴承项目昨天签约，计划投资2亿元",
    ],
)
def test_questions_about_rules_and_reports_are_none(text: str) -> None:
    """The documents answer, or the staff's side."""
    assert new_case(text, book(), DAY, "") is None


def test_staff_have_to_ask() -> None:
    """Who reports on projects all day tells of them without wanting a sum."""
    assert new_case("我介绍的工业项目固投2亿已到位", book(), DAY, "", has_to_ask=True) is None
    assert new_case("我介绍的工业项目固投2亿，能拿多少", book(), DAY, "", has_to_ask=True) is not None


def test_the_longest_place_that_is_named_is_meant() -> None:
    """栖梧高新区 is not 栖梧市; of two places none."""
    assert place_named("落在栖梧高新区", book()) == "栖梧高新区"
    assert place_named("栖梧或者临澜", book()) == ""


def test_an_answer_goes_to_what_was_asked() -> None:
    """With the words it was read from."""
    state = replace(told(), awaited="outside_share")
    after = gone_on(state, "65%", book(), DAY)
    assert after is not None
    assert (said(after.facts["outside_share"]), after.words["outside_share"]) == ("65%", "65%")


@pytest.mark.parametrize("text", ["不知道", "不清楚", "not sure"])
def test_what_is_not_known_is_passed_over(text: str) -> None:
    """It is neither yes nor no."""
    after = gone_on(replace(told(), programme=INDUSTRY, awaited="investor_confirmed"), text, book(), DAY)
    assert after is not None
    assert "investor_confirmed" not in after.facts
    assert (after.skipped, after.awaited) == (("investor_confirmed",), "")


@pytest.mark.parametrize("text", ["有什么材料要交", "对不起", "已经忘了办没办", "是不是要先登记", "好难懂啊"])
def test_words_that_begin_like_an_answer_are_none(text: str) -> None:
    """They are left to whoever understands them."""
    assert gone_on(replace(told(), programme=INDUSTRY, awaited="filed_before_signing"), text, book(), DAY) is None


@pytest.mark.parametrize("text", ["8000", "不到1亿"])
def test_a_sum_that_cannot_be_taken_is_asked_again(text: str) -> None:
    """What was known of it before no longer counts."""
    after = gone_on(replace(told(), programme=INDUSTRY, awaited="fixed_investment"), text, book(), DAY)
    assert after is not None
    assert "fixed_investment" not in after.facts
    assert [one.key for one in after.unclear] == ["fixed_investment"]
    again = gone_on(replace(after, awaited="fixed_investment"), "8000万", book(), DAY)
    assert again is not None and again.unclear == ()


def test_a_case_that_begins_with_a_span_is_a_case() -> None:
    """It is asked for its sum."""
    assert [one.key for one in told("我引荐的工业项目固定资产投资3亿到5亿元，能拿多少").unclear] == ["fixed_investment"]


def test_a_question_of_its_own_is_no_answer() -> None:
    """Even where it holds a sum."""
    state = replace(told(), awaited="fixed_investment")
    assert gone_on(state, "在栖梧市引荐固投5亿的工业项目能拿多少", book(), DAY) is None
    assert gone_on(state, "奖励什么时候发", book(), DAY) is None


def test_the_name_of_a_place_answers_which_place() -> None:
    """And little else."""
    state = replace(told("引荐固投2亿的项目能拿多少"), awaited=PLACE)
    after = gone_on(state, "临澜县吧", book(), DAY)
    assert after is not None
    assert after.place == "临澜县"
    assert gone_on(state, "临澜县的厂房怎么补贴", book(), DAY) is None


def test_a_change_goes_to_the_sum_that_counts() -> None:
    """如果是3亿呢 before a question that is open; a supposed rate changes the rate."""
    state = replace(told(), programme=INDUSTRY, awaited="outside_share")
    after = gone_on(state, "如果是3亿呢", book(), DAY)
    assert after is not None
    assert said(after.facts["fixed_investment"]) == "3亿元"
    rated = gone_on(state, "按7.1折算", book(), DAY)
    assert rated is not None
    assert rated.rate == Decimal("7.1")


def test_two_things_of_a_profile_at_once_show_the_result() -> None:
    """One alone is the answer to a question."""
    blank = State(DAY, kind=Kind.ALL)
    one, two = (profile_told(blank, text, book(), DAY) for text in ("制造业", "制造业，落在栖梧市，固投3亿元"))
    assert one is not None and SHOWN not in one.skipped
    assert two is not None and SHOWN in two.skipped and two.place == "栖梧市"
    assert profile_told(blank, "你好", book(), DAY) is None


def test_words_without_figures_are_not_looked_at() -> None:
    """Most questions cost nothing."""
    assert not may_be_ours("标准厂房怎么补贴")
    assert may_be_ours("固投两亿")


FOREIGN = "在栖梧市引荐外资1000万美元的制造业项目能拿多少"


@pytest.mark.parametrize(
    "words", ["那如果外资是2000万呢", "如果是2000万呢", "外资改成2000万", "What if it was 20 million?"]
)
def test_foreign_money_without_its_currency_is_in_that_told_before(words: str) -> None:
    """And the card says so beside the sum."""
    state = replace(told(FOREIGN), programme=FOREIGN_PROGRAMME, awaited="foreign_arrived_on")
    after = gone_on(state, words, book(), DAY)
    assert after is not None
    assert said(after.facts["foreign_funds"]) == "2000万美元"
    assert "币种" in after.words["foreign_funds"] or "currency" in after.words["foreign_funds"]


@pytest.mark.parametrize("words", ["美元", "是美元", "美金", "USD"])
def test_a_currency_alone_completes_the_sum(words: str) -> None:
    """外资3000万 was asked back; 人民币 that is said stays."""
    state = replace(told("引荐外资3000万的项目能拿多少"), awaited="foreign_funds")
    after = gone_on(state, words, book(), DAY)
    assert after is not None
    assert said(after.facts["foreign_funds"]) == "3000万美元"
    yuan = gone_on(after, "那如果外资是2000万元呢", book(), DAY)
    assert yuan is not None
    assert said(yuan.facts["foreign_funds"]) == "2000万元"


@pytest.mark.parametrize(
    ("words", "sum_said"),
    [
        ("我说错了，是2.3亿", "2.3亿元"),
        ("不好意思，刚才说错了，是2.3亿", "2.3亿元"),
        ("我说错了，固定资产是2.3亿", "2.3亿元"),
        ("固定资产改成5亿", "5亿元"),
        ("不是3.2亿，是2.3亿", "2.3亿元"),
        ("更正：2.3亿", "2.3亿元"),
    ],
)
def test_a_correction_changes_the_told_sum(words: str, sum_said: str) -> None:
    """Of the calculation that is under way, whatever was asked last."""
    state = replace(told(), programme=INDUSTRY, awaited="outside_share")
    after = gone_on(state, words, book(), DAY)
    assert after is not None
    assert (said(after.facts["fixed_investment"]), after.programme) == (sum_said, INDUSTRY)


def test_a_correction_is_of_the_sum_nearest_in_size() -> None:
    """2.3亿 puts 3.2亿 of fixed assets right, not ten million dollars; what was changed last comes first."""
    state = replace(told("在栖梧市引荐固定资产3.2亿、外资1000万美元的制造业项目能拿多少"), programme=FOREIGN_PROGRAMME)
    after = gone_on(state, "我说错了，是2.3亿", book(), DAY)
    assert after is not None
    assert said(after.facts["fixed_investment"]) == "2.3亿元"
    assert said(after.facts["foreign_funds"]) == "1000万美元"


@pytest.mark.parametrize(
    ("words", "place"),
    [("Qiwu", "栖梧市"), ("in Linlan county", "临澜县"), ("Qiwu high-tech zone", ""), ("Dongying", "")],
)
def test_places_are_known_in_latin_letters(words: str, place: str) -> None:
    """Whose zone it is cannot be told from them."""
    assert place_named(words.lower(), book()) == place
    after = gone_on(replace(told("引荐固投2亿的项目能拿多少"), awaited=PLACE), words, book(), DAY)
    assert (after.place if after else "") == place
