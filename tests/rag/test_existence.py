"""Whether there is a grant is asked by who wants it; a case that is told, or another question, stays what it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import Answer, Language, Question, Refusal
from rag.ask import Asker
from rag.existence import asking_how_much, granted_for
from rag.text import normalise

_DAY = date(2026, 11, 21)


def _said(text: str) -> str:
    return asking_how_much(Question(text, _DAY)).text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("租厂房有补贴吗", "租厂房补贴多少"),
        ("买设备有没有补助？", "买设备补助多少"),
        ("产线上要买一批机器人，有补帖吗", "产线上要买一批机器人补贴多少"),
        ("展位费能报不", "展位费补贴多少"),
        ("老板想扩产，政府给奖励吗", "老板想扩产奖励多少"),
        ("裝充電樁有補貼嗎", "装充电桩补贴多少"),
        ("我们买了设备，有补贴吗", "我们买了设备补贴多少"),
        ("招工补贴", "招工补贴多少"),
        ("介绍项目有奖励吗", "引荐奖励多少"),
        ("我给你们介绍个老板来投资有什么好处", "引荐奖励多少"),
        ("朋友介绍的项目落地了，我能拿多少钱", "引荐奖励多少"),
        ("我给临澜县介绍的项目签约了能拿多少", "临澜县引荐奖励多少"),
        ("介绍外资项目有奖励吗", "介绍外资项目奖励多少"),
        ("Is there a subsidy for leasing a workshop?", "How much is the subsidy for leasing a workshop?"),
        ("can we get a grant for robots", "How much is the grant for robots?"),
        ("Do you support headquarters companies?", "How much is the support for headquarters companies?"),
        ("Does Qiwu subsidise training?", "How much is the subsidy for training in Qiwu?"),
        ("any help with loans?", "How much is the support for loans?"),
        ("We make valves, is there a bonus for exports?", "We make valves, How much is the bonus for exports?"),
        ("Is there any reward for introducing a project?", "How much is the referral reward?"),
    ],
)
def test_who_asks_whether_there_is_a_grant_wants_the_grant(asked: str, meant: str) -> None:
    """In simplified and traditional script and in English, as people type it."""
    assert _said(asked) == meant


@pytest.mark.parametrize(
    "text",
    [
        "没备案有奖励吗",
        "迁走以后有补贴吗",
        "已经领过市里的，还有奖励吗",
        "服务业项目要投多少，介绍人才有奖",
        "要缴税吗",
        "有什么条件",
        "谁可以拿奖励",
        "怎么领补贴",
        "购房补贴有哪些",
        "Do we still get the reward if we move out?",
        "Can the same project get two rewards?",
        "What support is there for exports?",
        "Is there a metro line?",
        "",
    ],
)
def test_a_case_and_another_question_stay_what_they_are(text: str) -> None:
    """Whether somebody in this case has a grant is a question of yes or no."""
    assert _said(text) == text


def test_the_language_stays_that_of_what_was_written() -> None:
    """The words that are searched for are simplified; the answer is in the asker's script."""
    assert asking_how_much(Question("租廠房有補貼嗎", _DAY)).language is Language.TRADITIONAL


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("How much is the subsidy for air freight?", "air freight"),
        ("How much is the grant for robots in Qiwu?", "robots"),
        ("How much is the reward for an IPO in Hong Kong?", "an ipo in hong kong"),
        ("租厂房补贴多少", "租厂房"),
        ("How much is the reward?", ""),
        ("引荐奖励多少", ""),
        ("大会搬到这里开,花销补贴多少", ""),
    ],
)
def test_what_a_grant_is_wanted_for_is_named(text: str, what: str) -> None:
    """Without the place."""
    assert granted_for(normalise(text)) == what


@pytest.mark.parametrize(
    "text", ["，" * 5000 + "有补贴", "有" * 5000, "is there " * 900, "补贴" * 3000, "any " * 2000 + "grant for"]
)
def test_a_long_text_takes_no_time(text: str) -> None:
    """Whoever writes that much tells a case."""
    assert _said(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Nothing is raised, and what is said anew is not empty."""
    assert _said(text) or not text.strip()


@pytest.mark.parametrize(
    ("asked", "article", "figure"),
    [
        ("买设备有补贴吗", "二、投资奖励", "8%"),
        ("扩大生产有奖励吗", "二、投资奖励", "1.5%"),
        ("招工有补贴吗", "五、人才和用工", "800元"),
        ("租厂房有补贴吗", "三、厂房和用地", "150万元"),
        ("我给你们介绍项目有什么好处", "第十二条", "4‰"),
        ("Are there grants for buying equipment?", "二、投资奖励", "8%"),
        ("Do you support robots and automation?", "二、投资奖励", "12%"),
    ],
)
def test_the_clause_that_grants_it_answers(shipped: Asker, asked: str, article: str, figure: str) -> None:
    """And not one that only speaks of the thing, or shuts out something like it."""
    found = shipped.ask(Question(asked, _DAY, place="栖梧市"))
    assert isinstance(found, Answer)
    assert article in str(found.citations[0].provision.locator)
    assert figure in found.statement


@pytest.mark.parametrize(
    "asked",
    [
        "开餐馆有补贴吗",
        "电动车有补贴吗",
        "电动车给补吗",
        "员工培训有补贴吗",
        "any subsidy for air freight?",
        "Are there subsidies for electric vehicles?",
        "Does Qiwu subsidise tuition at the international school?",
    ],
)
def test_what_nobody_grants_is_refused(shipped: Asker, asked: str) -> None:
    """However near a grant for something else stands."""
    assert isinstance(shipped.ask(Question(asked, _DAY, place="栖梧市")), Refusal)
