"""What is open: problems, silence, missing reports."""

from datetime import datetime, timedelta

import pytest

from store.reporting.periods import SHANGHAI
from tests.reporting.office import COORDINATOR, LEADER, NOBODY, NOW, OTHER, STAFF, Office

EVENING = NOW.replace(hour=19)
SUNDAY = datetime(2026, 8, 9, 10, tzinfo=SHANGHAI)


def test_who_owes_a_report_is_told_as_far_as_one_may_see(office: Office) -> None:
    """The bureau sees all offices, others their own."""
    assert "未报单位：28个" in office.say("/missing", COORDINATOR, EVENING).text
    for person in (LEADER, STAFF):
        said = office.say("谁还没报", person, EVENING).text
        assert "未报单位：1个" in said
        assert "这里只列您所在的单位" in said
        assert "莘县" not in said
    office.say("曲轴铸造项目今天签约。", at=NOW)
    office.press("保存", at=NOW)
    assert "该报的都报了" in office.say("/missing", LEADER, EVENING).text
    tomorrow = office.say("昨天谁没报", COORDINATOR, EVENING + timedelta(days=1)).text
    assert "8月3日（周一）未报单位：27个" in tomorrow
    assert (
        "莘县招商办（示例）（8月3日（周一）、8月4日（周二））"
        in office.say("本周谁没报", COORDINATOR, EVENING + timedelta(1)).text
    )


def test_before_the_cut_off_nobody_is_late(office: Office) -> None:
    """Who has time left is named apart."""
    said = office.say("/missing", LEADER).text
    assert "没有误期的单位" in said
    assert "还没到截止时间、也还没报：冠县招商办（示例）" in said


def test_a_day_without_duty_says_so_and_names_the_next(office: Office) -> None:
    """A Sunday; for an office of its own, and for all."""
    own = office.say("/missing", LEADER, SUNDAY).text
    assert "8月9日（周日）您所在的单位不用报送。下一次：8月10日（周一）" in own
    assert "冠县招商办（示例）" in own
    assert "没有要报送的单位。下一次：8月10日（周一）" in office.say("谁还没报", COORDINATOR, SUNDAY).text


def test_open_problems_name_project_day_and_reporter(office: Office) -> None:
    """The day it was told first, not the last one; gone once somebody calls it solved."""
    office.say("曲轴铸造项目到位资金累计3000万元，问题是用电指标没批。", at=NOW - timedelta(days=7))
    office.press("保存", at=NOW - timedelta(days=7))
    office.say("曲轴铸造项目今天签约，问题是用电指标没批。")
    office.press("保存")
    said = office.say("哪些项目卡住了", COORDINATOR).text
    assert "待解决的问题：1个" in said
    assert "曲轴铸造项目（冠县招商办（示例））：用电指标没批 · 7月27日（周一）起，最近一次8月3日（周一）" in said
    assert f"报送人{STAFF}，#2" in said
    assert (
        "用电指标没批" in office.say("轴铸造项目卡在哪").text or "用电指标没批" in office.say("曲轴铸造项目卡在哪").text
    )
    assert "没有待解决的问题" in office.say("莘县有什么困难", COORDINATOR).text
    assert "没有待解决的问题" in office.say("哪些项目卡住了", OTHER).text
    office.say("曲轴铸造项目用电问题已解决，今天开工。", at=NOW + timedelta(hours=1))
    office.press("保存", at=NOW + timedelta(hours=1))
    assert "没有待解决的问题" in office.say("哪些项目卡住了", COORDINATOR, NOW + timedelta(hours=2)).text


@pytest.mark.parametrize("words", ["哪些项目卡住了", "谁还没报", "这周谁没动静", "/problems", "/silent", "/missing"])
def test_others_never_see_internal_rows(office: Office, words: str) -> None:
    """An investor gets an answer out of the documents or a refusal; a group gets nothing internal."""
    office.say("曲轴铸造项目今天签约，问题是用电指标没批。")
    office.press("保存")
    said = office.say(words, NOBODY).text
    assert "用电指标" not in said and "冠县" not in said and "曲轴" not in said
    assert "私聊" in office.say(words, COORDINATOR, chat_id="-100", in_group=True).text


def test_silence_is_told_of_offices_and_of_projects(office: Office) -> None:
    """What was reported in the week is not silent; a project names its last report."""
    assert "没有动静的单位：28个（共28个）" in office.say("这周谁没动静", COORDINATOR).text
    office.say("曲轴铸造项目今天签约。")
    office.press("保存")
    said = office.say("这周谁没动静", COORDINATOR).text
    assert "没有动静的单位：27个（共28个）" in said
    assert "冠县" not in said
    assert "每个单位都有动静" in office.say("这周谁没动静").text
    quiet = office.say("本周哪些项目没有进展", COORDINATOR).text
    assert "没有报过进展的项目：1个" in quiet
    assert "电缆料项目（莘县）· 近三个月没有报过" in quiet
    next_week = NOW + timedelta(days=7)
    assert "曲轴铸造项目（冠县）· 最近一次8月3日（周一）" in office.say("哪些项目没动静", at=next_week).text
