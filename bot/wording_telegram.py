"""What is said only where there is Telegram: its menu of commands, and a delivery nobody can vouch for."""

from bot.message import Reply
from bot.wording import plain, say
from rag.answer import Language


def command_menu(language: Language) -> tuple[tuple[str, str], ...]:
    """The commands of the menu beside the input line, each with what it does, in the order shown."""
    return (
        ("start", say(language, "从头开始", "Start from the beginning")),
        ("ask", say(language, "提问，群里也可以用", "Ask a question, in groups too")),
        ("sources", say(language, "全部文件和它们的效力", "All documents and their validity")),
        ("lang", say(language, "选择语言", "Choose the language")),
        ("help", say(language, "我能做什么", "What I can do")),
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
