"""An announcement as it stands in a chat, and as its author sees it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.wording_announcing import (
    compose,
    correction_title,
    leave_button,
    read_button,
    say_approval_request,
    say_card,
    say_preview,
    say_recalled_notice,
    say_state,
    say_timetable,
)
from rag.answer import Language
from store.announcing.announcement import Announcement, Content, Material, MaterialKind, Plan, State
from store.announcing.audience import Target, TargetKind
from store.announcing.timetable import Rhythm, Timetable
from store.reporting.periods import SHANGHAI
from tests.store_announcing.bureau import AT_ONCE, LEADERS, NOW, TOPIC

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH
ONE = Announcement(7, 13, frozenset({13}), 2, Content("请报送。"), 1, Plan(LEADERS, AT_ONCE), State.DRAFT)


def test_chinese_stands_first_and_what_came_late_says_when_it_was_due() -> None:
    """Several times are merged into one message; the newest of them is named in English too."""
    due = [NOW + timedelta(days=7 * week) for week in range(4)]
    text = compose(Content("中文", "English"), late=due, corrects=correction_title(7)).text
    assert text.startswith("【更正】7号公告以下面为准：\n中文\n\nEnglish\n")
    assert "等4次，现合并为一次补发" in text and "was due 2026-08-24 10:00" in text
    once = compose(Content("中文"), late=due[:1]).text
    assert once == "中文\n（原定8月3日（周一）10:00，现补发 · sent late, was due 2026-08-03 10:00）"


def test_words_are_no_pattern_and_no_markup() -> None:
    """Braces and angles are a person's own."""
    words = "{n} {0} %s <b>"
    one = replace(ONE, content=Content(words, words))
    assert compose(one.content).text == f"{words}\n\n{words}"
    assert words in say_card(ZH, one, ["{x}"], NOW).text and words in say_recalled_notice(7, words).text


@pytest.mark.parametrize("language", list(Language))
def test_buttons_fit_and_name_their_announcement(language: Language) -> None:
    """Sixty-four bytes, whatever the number and the topic."""
    big = replace(ONE, announcement_id=10**9, version=999_999)
    replies = [
        say_card(language, big, (), NOW),
        say_preview(language, big, compose(big.content), (1, 2, 3), (), NOW),
        say_approval_request(language, big, compose(big.content), 3, (), NOW),
    ]
    data = [button.data for reply in replies for row in reply.buttons for button in row]
    data += [read_button(10**9, 10**6, 10**6).data, leave_button("chain-" + "链" * 14).data]
    assert all(len(one.encode()) <= 64 for one in data)
    assert all(str(10**9) in one for one in data[:-1])


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (ONE, "草稿"),
        (replace(ONE, state=State.LIVE), "已生效"),
        (replace(ONE, state=State.LIVE, runs=1), "已发出"),
        (replace(ONE, state=State.DONE, runs=1, proposed=True), "已发出，修改待批准"),
        (replace(ONE, state=State.LIVE, runs=1, plan=Plan(LEADERS, Timetable(Rhythm.WEEKLY))), "已生效"),
        (replace(ONE, state=State.RECALLED, runs=1), "已撤回"),
    ],
)
def test_it_is_called_by_how_far_it_has_come(one: Announcement, said: str) -> None:
    """What goes out every week is never out for good."""
    assert say_state(ZH, one) == said


def test_a_time_at_which_nobody_is_written_to_says_where_it_goes() -> None:
    """The night, a Sunday; at once is at once by day."""
    night = Timetable(Rhythm.ONCE, datetime(2026, 8, 8, 22, tzinfo=SHANGHAI))
    assert say_timetable(ZH, night, NOW) == "8月8日（周六）22:00（夜间和节假日不发，顺延到8月10日（周一）08:00）"
    assert "put off to Mon 10 August 08:00" in say_timetable(EN, night, NOW)
    assert say_timetable(ZH, AT_ONCE, NOW) == "马上发"
    assert "每周五 16:00" in say_timetable(ZH, Timetable(Rhythm.WEEKLY, weekday=4, minute=960), NOW)
    assert say_timetable(EN, None, NOW) == "not chosen yet"


def test_a_preview_counts_who_gets_it_and_who_cannot() -> None:
    """Only a draft can be submitted from it; what is asked of staff stands below the words."""
    shown = compose(ONE.content, ((read_button(7, 0),),))
    asked = replace(ONE, plan=replace(ONE.plan, acknowledge=True))
    preview = say_preview(ZH, asked, shown, (2, 5, 1), ("全体领导",), NOW)
    assert "7个会话（2个群，5人私聊）" in preview.text and "另有1个发不到" in preview.text
    assert [button.label for row in preview.buttons for button in row] == ["已阅 · Read", "提交", "返回"]
    live = say_preview(ZH, replace(ONE, state=State.LIVE), shown, (2, 5, 0), (), NOW)
    assert [button.label for row in live.buttons for button in row] == ["返回"] and "发不到" not in live.text


def test_the_card_tells_all_that_was_planned() -> None:
    """The file by its name; that a second person must approve, while it is not approved."""
    plan = Plan(TOPIC, AT_ONCE, NOW + timedelta(days=3), NOW + timedelta(days=2), acknowledge=True)
    content = Content("看图", material=Material(MaterialKind.PICTURE, "图.png", 5))
    text = say_card(ZH, replace(ONE, plan=plan, content=content), ("订阅「政策变化」的",), NOW).text
    for part in ("附图片：图.png", "要求点「已阅」", "置顶到：8月5日", "有效到：8月6日", "另一位统筹或管理员批准"):
        assert part in text
    live = replace(ONE, plan=Plan((Target(TargetKind.TOPIC, "events"),), AT_ONCE), state=State.LIVE, live_version=2)
    assert "批准" not in say_card(ZH, live, (), NOW).text
