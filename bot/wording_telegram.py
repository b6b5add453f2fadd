"""What is said only where there is Telegram: its menu of commands, and a delivery nobody can vouch for."""

from datetime import datetime

from bot.message import Reply
from bot.wording import plain, say
from rag.answer import Language


def command_menu(language: Language) -> tuple[tuple[str, str], ...]:
    """The commands of the menu beside the input line, each with what it does, in the order shown."""
    return (
        ("start", say(language, "从头开始", "Start from the beginning")),
        ("ask", say(language, "提问，群里也可以用", "Ask a question, in groups too")),
        ("calc", say(language, "按情况测算奖补", "Calculate a reward for your case")),
        ("match", say(language, "匹配政策，出服务包", "Every programme that fits")),
        ("changes", say(language, "新旧两版逐条对照", "Two editions side by side")),
        ("new", say(language, "换个问题，前面的不再算数", "A new topic")),
        ("sources", say(language, "全部文件和它们的效力", "All documents and their validity")),
        ("subscribe", say(language, "订阅通知", "Get notices, or leave them")),
        ("lang", say(language, "选择语言", "Choose the language")),
        ("help", say(language, "我能做什么", "What I can do")),
        ("export", say(language, "取一份我保存的您的记录", "A copy of what I keep about you")),
        ("forget", say(language, "删除我保存的您的记录", "Delete what I keep about you")),
    )


def say_unsure(language: Language) -> Reply:
    """The line broke while an answer was on its way; it may be there or not, so it is not sent twice."""
    text = say(
        language,
        "刚才网络中断，上面的回答可能没有送到。如果没有看到，请把问题再发一次。",
        "The connection broke just now and the answer may not have arrived. If you do not see it, please ask again.",
    )
    return Reply((plain(text),))


def say_press_over(language: Language) -> Reply:
    """For a press that came so long ago that doing it now might surprise."""
    text = say(
        language,
        "刚才那次按键没有来得及处理，已经过期，没有执行。需要的话请再按一次。",
        "Your press could not be handled in time; it has expired and nothing was done. Please press again if you still need it.",
    )
    return Reply((plain(text),))


def late_answer(language: Language, written: datetime) -> str:
    """A line below an answer that comes a day or more after its question."""
    return say(
        language,
        "（您这条消息写于{month}月{day}日 {clock}，现在才收到，回复晚了，抱歉。）",
        "(You wrote this on {date}; it reached me only now. Sorry for the late answer.)",
        month=str(written.month),
        day=str(written.day),
        clock=f"{written:%H:%M}",
        date=f"{written:%Y-%m-%d %H:%M}",
    )


def say_waits(language: Language) -> Reply:
    """For a message that is kept and cannot be worked off just now; the answer follows by itself."""
    text = say(
        language,
        "您的消息已收到，但系统暂时繁忙，恢复后会自动处理，不用再发。",
        "Your message has arrived but cannot be handled just now; it will be answered by itself, no need to send it again.",
    )
    return Reply((plain(text),))
