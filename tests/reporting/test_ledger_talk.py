"""Questions of the ledger that go on, and those that nothing else may answer."""

from datetime import timedelta

import pytest

from tests.reporting.office import LEADER, NOW, Office


def test_the_last_question_goes_on_with_another_month_or_county(office: Office) -> None:
    """Half an hour long, and not for words that ask something else."""
    office.say("曲轴铸造项目昨天签约，新增到位资金3000万元。")
    office.say("保存")
    assert "2026年到位情况" in office.say("今年到位资金总共多少", LEADER).text
    assert "2026年7月" in office.say("上个月呢", LEADER).text
    assert "莘县2026年7月" in office.say("那莘县呢？", LEADER).text
    assert "莘县2025年" in office.say("去年的呢", LEADER).text
    assert "到位情况" not in office.say("租金呢", LEADER).text
    assert "到位情况" not in office.say("冠县呢", LEADER, at=NOW + timedelta(hours=1)).text


def test_large_projects_of_a_week_are_looked_up(office: Office) -> None:
    """Whatever the newspapers wrote of other years."""
    assert "过亿" in office.say("本周有什么大项目", LEADER).text


def test_all_sums_need_no_place_and_no_period(office: Office) -> None:
    """Of staff; it is this year's then."""
    assert "2026年" in office.say("外资到账多少", LEADER).text


@pytest.mark.parametrize("words", ["我们县的到位进度怎么样", "到位情况哪里差", "2026年到位情况哪里差"])
def test_what_was_not_understood_is_said_to_be_so(office: Office, words: str) -> None:
    """No old figure is given for it."""
    assert "没有拿报道里的旧数字来答" in office.say(words, LEADER).text


@pytest.mark.parametrize(
    "words",
    [
        "到位多少能拿奖励",
        "2023年一季度报道里的到位进度是多少",
        "奖励最高多少？",
        "外资到账按哪天的汇率折算？",
        "我县有哪些产业园区？",
        "我们区主导产业是什么",
        "引荐费多久到账",
    ],
)
def test_rules_and_other_years_are_asked_of_the_documents(office: Office, words: str) -> None:
    """As before."""
    assert "旧数字" not in office.say(words, LEADER).text


def test_after_an_answer_of_the_documents_the_ledger_goes_on_no_more(office: Office) -> None:
    """那莘县呢 is about what was asked last."""
    office.say("今年到位资金总共多少", LEADER)
    office.say("标准厂房租金多少", LEADER, at=NOW + timedelta(minutes=1))
    assert "到位情况" not in office.say("那莘县呢", LEADER, at=NOW + timedelta(minutes=2)).text
