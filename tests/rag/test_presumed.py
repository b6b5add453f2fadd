"""What a question takes for granted, and whether a clause speaks of it."""

import pytest

from rag.presumed import holds_changes, presumed

RATE = "单个项目的奖励总额最高不超过300万元"


@pytest.mark.parametrize(
    "question",
    [
        "引荐奖励提高到多少了",
        "哪份文件把上限从300万降到200万",
        "奖励停发了吗",
        "第三届招商大会在哪开",
        "企业年检要带什么",
    ],
)
def test_a_clause_without_the_change_does_not_hold_it(question: str) -> None:
    """Nothing tells that anything was raised, lowered, stopped or held."""
    changes = presumed(question)
    assert changes
    assert not holds_changes(question, changes, RATE)


def test_a_clause_that_tells_the_change_holds_it() -> None:
    """With the figure that the question says."""
    asked = "补贴提高到500元了吗"
    assert holds_changes(asked, presumed(asked), "自1月起补贴提高至每人500元")
    assert not holds_changes(asked, presumed(asked), "自1月起补贴提高至每人800元")


def test_an_ordinary_question_presumes_nothing() -> None:
    """The rate is asked for as it is."""
    assert presumed("引荐奖励最高多少") == ()


@pytest.mark.parametrize(
    "question", ["去年一共发了多少引荐奖", "到现在引进了几家企业", "how many companies have invested in qiwu so far"]
)
def test_what_has_come_of_a_rule_stands_in_no_rule(question: str) -> None:
    """Only a report of figures tells it."""
    asked = presumed(question)
    assert asked
    assert not holds_changes(question, asked, RATE)
    assert holds_changes(question, asked, "截至6月,累计发放奖励21笔; 12 companies at the end of june")


@pytest.mark.parametrize("question", ["项目投产了能拿多少", "投产满一年了补多少", "我们商会的会员来投资有奖吗"])
def test_what_the_asker_did_is_no_statistic(question: str) -> None:
    """Nor are members of a chamber a membership of ours."""
    assert presumed(question) == ()


@pytest.mark.parametrize(
    "question",
    [
        "how much reward can we get once we have invested cny 90 million?",
        "how much is the reward if a project has received usd 8 million?",
        "how much rent subsidy has been set aside for each square metre?",
        "已经落户了几年的企业还能申请吗",
        "我去年引进了几个项目,奖励怎么算",
    ],
)
def test_what_follows_from_what_somebody_did_is_no_tally(question: str) -> None:
    """A reward under a condition stands in a rule."""
    assert presumed(question) == ()


@pytest.mark.parametrize(
    "question",
    ["how many projects have been rewarded", "how much was paid out last year", "how much has been paid to date"],
)
def test_an_english_tally_says_so_far_or_counts_who_came(question: str) -> None:
    """No rule tells either."""
    assert not holds_changes(question, presumed(question), RATE)


def test_a_report_of_the_year_asked_for_holds_the_tally() -> None:
    """And that of another year does not, nor a rule that came into force in it."""
    asked = "2022年东营新引进了多少个过亿元项目"
    assert presumed(asked)
    assert holds_changes(asked, presumed(asked), "2022年东营市新引进过亿元项目310个")
    assert not holds_changes(asked, presumed(asked), "2021年东营市新引进过亿元项目310个")
    assert not holds_changes(asked, presumed(asked), "本办法自2022年1月1日起施行")
