"""Greetings, thanks, complaints and leaving told from questions."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.courtesies import Courtesy, courtesy_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("骗子！", Courtesy.COMPLAINT),
        ("你们这系统也太笨了吧", Courtesy.COMPLAINT),
        ("一点用都没有，真没用", None),
        ("根本没用", Courtesy.COMPLAINT),
        ("答非所問", Courtesy.COMPLAINT),
        ("刚才答得不对", Courtesy.COMPLAINT),
        ("Your answers are completely useless", Courtesy.COMPLAINT),
        ("you don't understand my question", Courtesy.COMPLAINT),
        ("what a waste of time!", Courtesy.COMPLAINT),
        ("你们骗人的吧奖励根本没发", Courtesy.COMPLAINT),
        ("这个政策太少了", Courtesy.COMPLAINT),
        ("我要投诉你们办事慢", Courtesy.COMPLAINT),
        ("谢谢啊不过不对", Courtesy.COMPLAINT),
        ("你太棒了", Courtesy.THANKS),
        ("好的，唔該晒", Courtesy.THANKS),
        ("多謝晒～", Courtesy.THANKS),
        ("ok 谢谢", Courtesy.THANKS),
        ("great, thanks a lot", Courtesy.THANKS),
        ("Cheers!", Courtesy.THANKS),
        ("你到底是真人还是机器人", Courtesy.MACHINE),
        ("Are you a bot?", Courtesy.MACHINE),
        ("你都能干啥", Courtesy.ABILITY),
        ("what can you do", Courtesy.ABILITY),
        ("取消", Courtesy.LEAVING),
        ("不算了", Courtesy.LEAVING),
        ("never mind", Courtesy.LEAVING),
        ("您好，在吗", Courtesy.GREETING),
        ("good morning", Courtesy.GREETING),
        ("知道了", Courtesy.HEARD),
        ("再见", Courtesy.FAREWELL),
        ("什么破政策！", Courtesy.COMPLAINT),
        ("什么垃圾政策", Courtesy.COMPLAINT),
        ("你是个人吗", Courtesy.MACHINE),
        ("请问是真人在回答吗？", Courtesy.MACHINE),
        ("thanks for your help", Courtesy.THANKS),
        ("Hello, how are you?", Courtesy.GREETING),
    ],
)
def test_words_that_ask_nothing_are_told_apart(words: str, kind: Courtesy | None) -> None:
    """In any script, with any words beside that name nothing."""
    assert courtesy_of(words) is kind


@pytest.mark.parametrize(
    "words",
    [
        "骗取奖励怎么处理",
        "引荐人是骗子会怎么样",
        "垃圾处理项目有补贴吗",
        "取消资格的情形",
        "怎么取消备案",
        "不满意可以投诉吗",
        "奖励没发怎么办",
        "奖励",
        "政策",
        "有什么政策",
        "投诉电话",
        "外商投诉由谁受理",
        "机器人补贴多少",
        "这是什么系统",
        "怎么用",
        "谢谢，那临澜县呢",
        "请问补贴怎么给？谢谢",
        "你好，奖励政策是什么？",
        "Hello, what help is there for us?",
        "Hi, is there any help for us?",
        "奖励政策取消了吗？",
        "补贴停了吗",
        "取消了吗",
        "可以给补贴吗？",
        "怎么了解政策",
        "奖励的是个人吗？",
        "奖励的是个人",
        "奖励什么东西？",
        "谢谢，怎么给",
        "你好，请问给帮助吗",
        "补贴太少了吗？",
        "is there a fraud penalty",
        "can I cancel the filing",
        "工业",
        "不是",
        "没有",
        "",
        "😀",
        "谢" * 60,
    ],
)
def test_words_about_a_matter_stay_a_question(words: str) -> None:
    """However much they sound like a courtesy."""
    assert courtesy_of(words) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_it(words: str) -> None:
    """Whatever is written."""
    assert courtesy_of(words) in {None, *Courtesy}


def test_the_longest_words_take_no_time() -> None:
    """Patterns that give nothing back."""
    before = time.perf_counter()
    courtesy_of("你们的这个太真好很都就是" * 3 + "x")
    courtesy_of("you your is are so very the a an my x")
    assert time.perf_counter() - before < 0.1
