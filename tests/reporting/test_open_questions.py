"""Questions about what is open, and sentences that look like them."""

from datetime import date

import pytest

from bot.intent_staff import ListProblems, ListSilent, ShowMissing
from bot.reporting.open_questions import asks_for_projects, days_asked, read_open_question

TODAY = date(2026, 8, 5)
PROBLEMS = (
    "哪些项目卡住了", "目前哪些项目受阻？", "还有哪些问题没解决", "最近有什么困难", "冠县有什么困难", "有没有项目推不动的",
    "哪几个项目需要市里协调", "轴承项目卡在哪里了", "问题清单", "待解决的问题有哪些", "谁有困难需要帮忙", "哪里卡住了",
    "停滞的项目有哪些", "请问哪些项目停滞了", "哪些項目卡住了", "哪些单位的问题还没解决",
)  # fmt: skip
MISSING = (
    "谁还没报", "还有谁没报", "哪些单位没报", "今天谁没交日报", "昨天哪些单位没报送", "上周谁没报", "本周哪几家没报",
    "没报的单位有哪些", "未报送单位名单", "今天都报了吗", "日报交齐了没", "还有哪些县没报", "谁漏报了", "誰還沒報？",
)  # fmt: skip
SILENT = (
    "这周谁没动静", "本周哪些单位没有动静", "上周谁没消息", "这个月哪个县没动静", "没动静的单位有哪些", "最近哪些项目没有进展",
    "哪些项目没进展", "谁一直没声音", "哪些单位毫无动静",
)  # fmt: skip
OTHERS = (
    "曲轴铸造项目卡在用电指标", "问题是用电指标没批", "昨天签约，存在问题用地指标没批", "谁报名参加培训", "哪些项目没有申报补贴",
    "哪些项目可以申请奖励", "曲轴铸造项目没有进展", "本周没有进展", "今天没报", "企业有困难可以申请哪些扶持", "有问题",
    "下一步协调用电问题", "报了", "曲轴铸造项目怎么样了", "冠县今年完成多少", "项目推进受阻，需要协调用地指标", "没问题", "",
)  # fmt: skip


@pytest.mark.parametrize("words", PROBLEMS)
def test_what_holds_projects_up_is_asked_in_many_ways(words: str) -> None:
    """Of the whole city, a county, a project."""
    assert isinstance(read_open_question(words), ListProblems)


@pytest.mark.parametrize("words", MISSING)
def test_who_has_not_reported_is_asked_in_many_ways(words: str) -> None:
    """Of today or another day."""
    assert isinstance(read_open_question(words), ShowMissing)


@pytest.mark.parametrize("words", SILENT)
def test_who_is_silent_is_asked_in_many_ways(words: str) -> None:
    """Offices or projects."""
    assert isinstance(read_open_question(words), ListSilent)
    assert asks_for_projects(words) is ("项目" in words)


@pytest.mark.parametrize("words", OTHERS)
def test_what_tells_or_asks_something_else_is_left_alone(words: str) -> None:
    """A report with a problem stays a report, a question of policy goes to the documents."""
    assert read_open_question(words) is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("谁没报", (TODAY, TODAY)),
        ("昨天谁没报", (date(2026, 8, 4), date(2026, 8, 4))),
        ("前天谁没报", (date(2026, 8, 3), date(2026, 8, 3))),
        ("本周谁没报", (date(2026, 8, 3), TODAY)),
        ("上周谁没报", (date(2026, 7, 27), date(2026, 8, 2))),
        ("今年谁没报", (TODAY, TODAY)),
    ],
)
def test_days_are_seen_from_today(words: str, days: tuple[date, date]) -> None:
    """A week that goes on ends today; a year is no question about missing reports."""
    assert days_asked(words, TODAY) == days
