"""Writing an official answer: nothing is kept that its clause does not hold."""

from dataclasses import replace

import pytest

from bot.message import Reply
from tests.answering.window import ANSWER, BORIS, CANTEEN, COORDINATOR, STAFF, TITLE, Window
from tests.store_announcing.bureau import COLLEAGUE, OTHER


def begin(window: Window, person: int = STAFF) -> Reply:
    """写答复 on the first matter."""
    window.hall.say("/unanswered", person)
    window.hall.press("1", person)
    return window.hall.press("写答复", person)


def test_a_clause_is_tapped_or_written(window: Window) -> None:
    """One near the question by its button; what is no clause is said so and asked for still."""
    window.ask()
    assert "第八条 同一项目奖励最高不超过100万元" in begin(window).text
    assert "没有找到这一条" in window.hall.say("随便写的", STAFF).text
    assert "这一条不能作依据" in window.hall.say("《内部谈判口径》第一条", STAFF).text
    assert "请写答复" in window.hall.press("依据1 第八条", STAFF).text
    assert "第七条第（二）项" in window.hall.say(f"《{TITLE}》第七条第（二）项", STAFF).text
    assert "没有找到这一条" in window.hall.say("", STAFF, press="ua-clause:1:3:12345").text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("奖励80万元。", "· 奖励80万元"),
        ("到位资金1亿元以下的，奖励30万元。", "· 到位资金1亿元以下的"),
        ("自2026年5月1日起奖励30万元。", "· 自2026年5月1日起奖励30万元"),
        ("可以，请打13800138000。", "手机号或证件号"),
        ("好" * 1501, "写了 1501 字"),
    ],
)
def test_what_does_not_stand_in_the_clause_is_not_saved(window: Window, text: str, said: str) -> None:
    """In its own words, with what to do; the words are asked for still."""
    window.ask()
    begin(window)
    window.hall.say(f"《{TITLE}》第七条第（二）项", STAFF)
    refused = window.hall.say(text, STAFF)
    assert said in refused.text and "没有保存" in refused.text
    assert window.listing.answers.of_matter(1)[0].text == ""
    assert "草稿，还没有发出" in window.hall.say(ANSWER, STAFF).text


def test_the_preview_is_what_everybody_will_see(window: Window) -> None:
    """Question, answer, the officer's line, the clause with document, validity and 示例; no name and no number of a person."""
    window.ask()
    preview = window.draft()
    for words in (
        f"问题：{CANTEEN}", ANSWER, "专员答复 · 2026-08-03", "（二）到位资金1亿元以上的，奖励30万元。",
        f"《{TITLE}》（栖政发〔2025〕3号）第七条第（二）项 · 施行 2025-01-01 至 2027-12-31 · 示例文本", "为试行文件",
        "批准后发给问过的 1 个会话",
    ):  # fmt: skip
        assert words in preview.text
    assert str(STAFF) not in preview.text.replace("2027", "").split("·")[0]


def test_another_clause_asks_for_other_words_where_it_does_not_hold_them(window: Window) -> None:
    """And keeps them where it does."""
    window.ask()
    window.draft()
    window.hall.press("改依据", STAFF)
    changed = window.hall.say(f"《{TITLE}》第八条", STAFF)
    assert "到位资金1亿元以上的" in changed.text and "请写答复" in changed.text
    window.hall.say(f"《{TITLE}》第七条", STAFF)
    assert "草稿，还没有发出" in window.hall.say(ANSWER, STAFF).text
    window.hall.press("改依据", STAFF)
    assert ANSWER in window.hall.say(f"《{TITLE}》第七条第（二）项", STAFF).text


def test_the_question_is_put_in_the_bureaus_words(window: Window) -> None:
    """The shortest wording is proposed, and what everybody will read may be written anew."""
    window.ask("您好，请问一下员工食堂建设有没有补贴？")
    window.ask("请问员工食堂建设有没有补贴", BORIS)
    window.draft()
    assert "现在是「请问员工食堂建设有没有补贴」" in window.hall.press("改问题", STAFF).text
    assert "没有保存" in window.hall.say("问" * 201, STAFF).text
    assert "问题：企业建员工食堂有没有补贴？" in window.hall.say("企业建员工食堂有没有补贴？", STAFF).text


def test_who_begins_takes_it_and_others_do_not_write_in_it(window: Window) -> None:
    """But for their office, and who is over all."""
    window.ask()
    begin(window)
    assert window.matters()[0].person_id == STAFF
    for press in ("ua-write:1", "ua-ask:1:1", "ua-drop:1:1", "ua-send:1:1", "ua-clause:1:1:1"):
        assert "由冠县招商办" in window.hall.say("", OTHER, press=press).text
    assert "答复要依据哪一条" in window.hall.say("", COLLEAGUE, press="ua-write:1").text
    assert "答复要依据哪一条" in window.hall.say("", COORDINATOR, press="ua-write:1").text


def test_put_away_it_is_gone_and_the_matter_is_open(window: Window) -> None:
    """A stale button does nothing."""
    window.ask()
    preview = window.draft()
    stale = next(button.data for row in preview.buttons for button in row if button.label == "提交")
    assert "草稿已放弃" in window.hall.press("放弃", STAFF).text
    assert "状态已经变了" in window.hall.say("", STAFF, press=stale).text
    assert len(window.matters()) == 1


def test_a_draft_outlives_a_restart_and_the_edition(window: Window) -> None:
    """Where its clause holds no longer, another one is asked for first."""
    window.ask()
    window.draft()
    window.with_reward(superseded_by="新办法")
    assert "办不了：依据的文件已被替代" in window.hall.press("提交", STAFF).text
    assert "答复要依据哪一条" in window.hall.press("改答复", STAFF).text
    window.with_reward()
    assert ANSWER in window.hall.say("", STAFF, press="ua-write:1").text


def test_words_that_tell_of_who_asked_are_shown_to_nobody_else(window: Window) -> None:
    """The question is asked for in other words before anything can be submitted."""
    window.ask("我是甲公司的张三，员工食堂建设有没有补贴")
    window.ask("员工食堂建设有没有补贴，我手机13800138000", BORIS)
    asked = window.draft()
    assert "不能给大家看" in asked.text and "张三" not in asked.text
    one = window.listing.answers.of_matter(1)[0]
    refused = window.hall.say("", STAFF, press=f"ua-send:{one.answer_id}:{one.version}")
    assert "还不能提交" in refused.text
    assert "问题：建员工食堂有没有补贴？" in window.hall.say("建员工食堂有没有补贴？", STAFF).text
    assert "正请" in window.hall.press("提交", STAFF).text


def labels(reply: Reply) -> list[str]:
    """What its buttons say."""
    return [button.label for row in reply.buttons for button in row]


@pytest.mark.parametrize(
    "text", ["奖励80万元。", "请打13800138000。", "好" * 1501, "见该条", "按上述条款规定执行。", "好的"]
)
def test_a_rejection_has_the_buttons_that_it_names(window: Window, text: str) -> None:
    """And what only points at the clause, or says nothing, is rejected with what to write."""
    window.ask()
    begin(window)
    window.hall.say(f"《{TITLE}》第七条第（二）项", STAFF)
    refused = window.hall.say(text, STAFF)
    assert "没有保存" in refused.text and {"改依据", "改答复", "改问题", "放弃"} <= set(labels(refused))
    assert window.listing.answers.of_matter(1)[0].text == ""
    assert "答复要依据哪一条" in window.hall.press("改依据", STAFF).text


def test_the_words_of_a_button_do_what_it_does(window: Window) -> None:
    """Whatever is asked for, and on the draft as well; none of them becomes the answer or a search."""
    window.ask()
    begin(window)
    window.hall.say(f"《{TITLE}》第七条第（二）项", STAFF)
    assert "答复要依据哪一条" in window.hall.say("改依据", STAFF).text
    assert "请写答复" in window.hall.say("依据1", STAFF).text
    assert "现在是" in window.hall.say("改问题", STAFF).text
    assert "请写答复" in window.hall.say("「改答复」", STAFF).text
    assert "还不能提交" in window.hall.say("提交", STAFF).text
    window.hall.say("改依据", STAFF)
    window.hall.say(f"《{TITLE}》第七条第（二）项", STAFF)
    window.hall.say(ANSWER, STAFF)
    assert "答复要依据哪一条" in window.hall.say("改依据。", STAFF).text
    assert CANTEEN in window.hall.say("放下", STAFF).text
    assert window.matters()[0].person_id is None
    assert "草稿，还没有发出" in begin(window).text
    assert "正请" in window.hall.say("提交", STAFF).text


def test_after_another_clause_the_next_words_are_the_answer(window: Window) -> None:
    """Though the answer that was there stands: what is written next takes its place and is no report."""
    window.ask()
    window.draft()
    window.hall.press("改依据", STAFF)
    kept = window.hall.say(f"《{TITLE}》第七条", STAFF)
    assert ANSWER in kept.text and "现在直接发新的答复" in kept.text
    other = "引荐的项目到位资金1亿元以上的，奖励30万元。"
    assert other in window.hall.say(other, STAFF).text
    assert window.listing.answers.of_matter(1)[0].text == other


def test_a_clause_that_is_none_is_asked_for_with_those_that_are_near(window: Window) -> None:
    """By their buttons, and by their numbers in words."""
    window.ask()
    begin(window)
    refused = window.hall.say("随便写的", STAFF)
    assert any(label.startswith("依据1") for label in labels(refused))
    assert "请写答复" in window.hall.say("1", STAFF).text


def test_words_that_only_point_are_not_submitted(window: Window) -> None:
    """A draft from before says so, with its buttons."""
    window.ask()
    window.draft()
    one = window.listing.answers.of_matter(1)[0]
    window.listing.answers.change(
        one.answer_id, one.version, lambda it: replace(it, text="改依据"), STAFF, window.hall.now
    )
    refused = window.hall.say("", STAFF, press=f"ua-send:{one.answer_id}:{one.version + 1}")
    assert "没有说出这一条的内容" in refused.text and "改答复" in labels(refused)
