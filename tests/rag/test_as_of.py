"""The law as of a day, asked of the shipped documents."""

from datetime import date

import pytest

from policies.editions import Ground
from rag.answer import Answer, Clarification, Question, Refusal, RefusalReason
from rag.ask import Asker
from rag.dated import DayKind
from tests.rag.invariants import TODAY

OLD, NEW = "栖梧市社会化招商奖励暂行办法", "栖梧市社会化招商奖励办法（试行）"


def answered(shipped: Asker, text: str) -> Answer:
    """The answer to a question of today."""
    outcome = shipped.ask(Question(text, TODAY))
    assert isinstance(outcome, Answer), outcome
    return outcome


def refused(shipped: Asker, text: str) -> Refusal:
    """The refusal of a question of today."""
    outcome = shipped.ask(Question(text, TODAY))
    assert isinstance(outcome, Refusal), outcome
    return outcome


@pytest.mark.parametrize(
    ("text", "ground", "titles"),
    [
        ("栖梧市2022年签约的引荐项目按哪个办法", Ground.TRANSITION, (OLD,)),
        ("栖梧市2024年12月31日签约的引荐项目按哪个办法", Ground.TRANSITION, (OLD,)),
        ("栖梧市2025年1月签约的引荐项目按哪个办法", Ground.IN_FORCE, (NEW,)),
        ("临澜县2026年5月签约的引荐项目按哪个办法", Ground.IN_FORCE, ("临澜县社会化招商奖励实施办法",)),
    ],
)
def test_the_edition_of_a_signing_day(shipped: Asker, text: str, ground: Ground, titles: tuple[str, ...]) -> None:
    """By the transition where there is one, else by what was in force."""
    as_of = answered(shipped, text).as_of
    assert as_of is not None
    assert (as_of.kind, as_of.ground, as_of.titles) == (DayKind.SIGNING, ground, titles)


def test_what_an_edition_says_is_given_for_its_own_time_only(shipped: Asker) -> None:
    """The old rate for the old agreement, with the transition that still says so; never the new one."""
    answer = answered(shipped, "栖梧市2023年6月签的协议引荐奖励多少")
    assert "2‰" in answer.statement and "4‰" not in answer.statement
    assert [c.policy.title for c in answer.citations[:2]] == [OLD, NEW]
    assert "第三十九条" in str(answer.citations[1].provision.locator)


def test_who_asks_how_much_is_told_the_rate_and_not_the_threshold(shipped: Asker) -> None:
    """The scope of the old edition names the same projects and no reward."""
    answer = answered(shipped, "栖梧市2023年签约的外商投资项目，引荐奖励是多少")
    assert "5‰" in answer.statement and "500万美元" not in answer.statement
    assert answer.citations[0].provision.locator.article == "第六条"


def test_a_day_of_today_s_law_changes_nothing(shipped: Asker) -> None:
    """The same answer as without the day."""
    dated = answered(shipped, "栖梧市2026年3月签约的项目，引荐奖励最高多少")
    assert dated.as_of is None
    assert {c.policy.title for c in dated.citations} == {NEW}


@pytest.mark.parametrize(
    ("text", "ground", "end"),
    [
        ("栖梧市引荐奖励2028年还有效吗", Ground.GONE, date(2027, 12, 31)),
        ("临澜引荐奖励2028年还有吗", Ground.GONE, date(2027, 4, 30)),
        ("栖梧市2019年签约的引荐项目按哪个办法", Ground.BEFORE, date(2026, 6, 30)),
        ("栖梧市2028年引荐奖励最高多少", Ground.GONE, date(2027, 12, 31)),
    ],
)
def test_a_day_without_law_is_said_so(shipped: Asker, text: str, ground: Ground, end: date) -> None:
    """With the clause in which the nearest edition tells its days."""
    refusal = refused(shipped, text)
    assert refusal.reason is RefusalReason.NO_LAW_THEN
    assert refusal.as_of is not None and refusal.as_of.ground is ground
    assert refusal.nearest[0].policy.effective_to == end


@pytest.mark.parametrize(
    "text", ["What was the cap in Qiwu, signed in March 2023?", "栖梧市signed in march 2023 what was the cap"]
)
def test_a_guide_that_came_later_is_no_reason_to_say_that_no_rule_held(shipped: Asker, text: str) -> None:
    """The rules say themselves what governs agreements of those days."""
    as_of = answered(shipped, text).as_of
    assert as_of is not None
    assert (as_of.ground, as_of.titles) == (Ground.TRANSITION, (OLD,))


def test_a_year_in_which_a_text_runs_out_says_from_when(shipped: Asker) -> None:
    """The law of the first months is no law of the rest."""
    as_of = answered(shipped, "临澜县社会化招商奖励实施办法2027年还有效吗").as_of
    assert as_of is not None and as_of.ends == date(2027, 5, 1)


def test_a_year_that_begins_before_the_first_edition_says_so(shipped: Asker) -> None:
    """2021 has a law from July on."""
    as_of = answered(shipped, "栖梧市2021年签约的引荐项目按哪个办法").as_of
    assert as_of is not None and as_of.begins == date(2021, 7, 1)


def test_places_whose_rules_differ_are_asked_about(shipped: Asker) -> None:
    """One clause for each."""
    outcome = shipped.ask(Question("引荐奖励明年还有效吗", TODAY))
    assert isinstance(outcome, Clarification)
    assert set(outcome.options) == {"栖梧市", "临澜县"}
    assert len(outcome.nearest) == 2


def test_an_english_reader_is_told_in_english_where_a_text_says_it(shipped: Asker) -> None:
    """With the Chinese clause beside it."""
    answer = answered(shipped, "Is the Qiwu incentive policy still in force next year?")
    assert answer.statement.isascii()
    assert answer.as_of is not None and answer.as_of.titles == ("栖梧市招商引资激励政策",)


def test_what_is_left_to_the_agreement_lends_no_figure_of_a_later_text(shipped: Asker) -> None:
    """The incentive policy of 2025 says nothing of how much a project of 2024 gets; the edition that is named says it."""
    answer = answered(shipped, "栖梧市2024年12月31日签约的外资项目奖多少")
    assert answer.as_of is not None and answer.as_of.titles == (OLD,)
    assert answer.citations[0].policy.title == OLD
    assert "5‰" in answer.statement and "1.5%" not in answer.statement


def test_that_a_clause_leaves_the_case_to_its_agreement_is_said_beside_the_figure(shipped: Asker) -> None:
    """The policy of 2025 names a share; for a project of 2024 its closing clause says by what it goes."""
    answer = answered(shipped, "栖梧市招商引资激励政策里，2024年5月签约的项目固定资产投资奖励多少")
    shown = answer.citations[: len(answer.citations) - answer.further]
    assert any("按照协议执行" in citation.quote for citation in shown)
    assert "按照协议执行" in answer.statement
