"""Every sentence the bot says of itself, its commands and its buttons. Chinese first, English beside it.

Answers and refusals are in wording_answer, documents and topics in wording_sources. Pure: values in, Reply out.
Sentences are written in simplified characters; a reader of traditional ones gets them converted, names of documents
and quotes are never converted.
"""

from collections.abc import Sequence
from functools import lru_cache

from bot.message import Button, Reply, Span, SpanKind
from rag.answer import Language
from rag.text import to_traditional

LABEL_LENGTH = 30  # characters of a button that a telephone shows on one line


@lru_cache(maxsize=1024)
def _traditional(text: str) -> str:
    return to_traditional(text)


def say(language: Language, chinese: str, english: str, **values: object) -> str:
    """One sentence in the reader's language. `values` are filled in after conversion, so names stay as they are."""
    match language:
        case Language.ENGLISH:
            return english.format(**values)
        case Language.TRADITIONAL:
            return _traditional(chinese).format(**values)
        case Language.SIMPLIFIED:
            return chinese.format(**values)


def plain(text: str) -> Span:
    """A block of running text."""
    return Span(SpanKind.PLAIN, text)


def bold(text: str) -> Span:
    """A block that carries the message."""
    return Span(SpanKind.BOLD, text)


def quote(text: str) -> Span:
    """Words of a document."""
    return Span(SpanKind.QUOTE, text)


def faint(text: str) -> Span:
    """Where something stands, validity, notices."""
    return Span(SpanKind.FAINT, text)


def shorten(text: str, length: int = LABEL_LENGTH) -> str:
    """At most `length` characters; a … stands for what is cut off."""
    return text if len(text) <= length else text[: length - 1] + "…"


def say_start(language: Language, ways_in: tuple[tuple[Button, ...], ...], *, remote_model: bool = False) -> Reply:
    """The greeting, the notice on personal data, and the way in by buttons; `remote_model` as in a Desk."""
    hello = say(
        language,
        "您好，我是招商政策助手「引凤」。直接用一句话提问，我按文件原文回答，并注明出自哪份文件第几条。",
        "Hello, I am Yinfeng, the investment policy assistant. Ask in one sentence; I answer from the documents and "
        "name the document and article.",
    )
    return Reply((bold(hello), plain(_how_to_ask(language)), faint(_personal_data(language, remote_model))), ways_in)


def _how_to_ask(language: Language) -> str:
    return say(
        language,
        "可以点下面的主题，也可以直接问，例如：引荐一个项目能拿多少奖励？\n文件里没有的，我会直说没有，不会猜。",
        "Tap a topic below or simply ask, for example: What is the referral reward?\n"
        "If the documents do not say it, I tell you so; I never guess.",
    )


def _personal_data(language: Language, remote_model: bool) -> str:
    given = say(language, "不对外提供。", "and nothing is given to others.")
    if remote_model:
        given = say(
            language,
            "回答的文字由另一台服务器上的语言模型组织：您的提问隐去号码等个人信息后，会连同条款原文发给它；此外不对外提供。",
            "and answers are put into words by a language model on another server: your question, with personal numbers "
            "masked, is sent to it with the clauses; nothing else is given to others.",
        )
    return say(
        language,
        "个人信息说明：为了回答您、处理反馈和转交专员，我们会保存您的账号编号、语言、提问、回答和反馈；"
        "不保存您的姓名和电话，{given}随时发送 /forget 可以删除，/export 可以取一份。请不要在提问里写身份证号、银行账号等信息。",
        "Your data: to answer you, handle feedback and pass questions to an officer we keep your account number, "
        "language, questions, answers and feedback; not your name or telephone, {given} "
        "Send /forget at any time to delete it, /export for a copy. Please do not write identity or bank numbers in a question.",
        given=given,
    )


def say_hello(language: Language) -> Reply:
    """The first words on a terminal's screen."""
    text = say(
        language,
        "您好，我是招商政策助手「引凤」。直接提问即可；/help 看用法，数字选按钮，>2 开头接着倒数第二个回答问，Ctrl-D 离开。\n"
        "Yinfeng, investment policy assistant. Just ask, in Chinese or English; /help, numbers press buttons, Ctrl-D.",
        "Yinfeng, investment policy assistant. Just ask; /help shows how, numbers press buttons, Ctrl-D leaves.",
    )
    return Reply((faint(text),))


def say_goodbye(language: Language) -> Reply:
    """The last words on a terminal's screen."""
    return Reply((faint(say(language, "再见。", "Goodbye.")),))


def say_help(language: Language, ways_in: tuple[tuple[Button, ...], ...]) -> Reply:
    """What can be done, command by command."""
    title = say(language, "我能做什么", "What I can do")
    body = say(
        language,
        "直接提问，我给出结论、原文和出处。\n在群里请 @我、回复我的消息，或者用 /ask 提问。\n"
        "/calc 按您的情况测算奖补，直接写情况也行：引荐固投3.2亿元的内资工业项目能拿多少\n/match 匹配政策，出一份服务包\n"
        "/changes 文件名 新旧两版逐条对照\n/new 换个问题，前面说的不再算数；追问可以只说不同的：那外资呢、如果是3亿呢\n/sources 全部文件和它们的效力\n/lang zh|tw|en 选择语言：简体、繁體、English\n"
        "/subscribe 订阅或退订政策变化、活动、产业链的通知\n"
        "/export 取一份我保存的您的记录\n/forget 删除我保存的您的记录\n/start 从头开始，含个人信息说明\n"
        "回答下面的按钮：全文看整条原文，有帮助、没帮助用来评价，问专员把问题记下来转给专员。",
        "Just ask: you get the conclusion, the original words and where they stand.\n"
        "In a group mention me, reply to me, or use /ask.\n"
        "/calc calculate a reward for your case, or simply tell the case\n/match every programme that fits, as a package\n"
        "/changes TITLE two editions side by side\n/new a new topic; a follow-up need "
        "only say what differs: what about foreign investors?\n"
        "/sources all documents and their validity\n/lang zh|tw|en choose the language: 简体, 繁體, English\n"
        "/subscribe get notices of policy changes, events, chains, or leave them\n"
        "/export a copy of what I keep about you\n/forget delete what I keep about you\n"
        "/start from the beginning, with the notice on personal data\n"
        "Buttons below an answer: full text, helpful, not helpful, and ask an officer, which records the question.",
    )
    return Reply((bold(title), plain(body)), ways_in)


def say_empty(language: Language, ways_in: tuple[tuple[Button, ...], ...]) -> Reply:
    """For a message without words: what to write."""
    return Reply((plain(empty_words(language)), plain(_how_to_ask(language))), ways_in)


def empty_words(language: Language) -> str:
    """That no question was seen, and how one is asked."""
    return say(
        language,
        "没有看到问题，所以还不能回答。请写一句话，例如：/ask 引荐奖励最高多少？",
        "I saw no question, so there is nothing to answer yet. Write one sentence, for example: "
        "/ask What is the cap of the referral reward?",
    )


def say_unknown_command(language: Language, name: str) -> Reply:
    """For a command we do not know."""
    text = say(
        language,
        "没有 /{name} 这个命令。可以用：/ask 提问、/sources 文件、/lang 语言、/help 帮助。",
        "There is no command /{name}. You can use /ask, /sources, /lang and /help.",
        name=shorten(name, 32),
    )
    return Reply((plain(text),))


def say_not_allowed(language: Language) -> Reply:
    """For something this role may not do."""
    text = say(
        language,
        "这项操作不对您的身份开放。需要的话请联系管理员。",
        "This is not open to your role. Please ask an administrator if you need it.",
    )
    return Reply((plain(text),))


def say_choose_language(language: Language) -> Reply:
    """Asks which language, with a button for each, each in its own language."""
    text = say(language, "请选择语言：", "Choose a language:")
    choices = (Button("简体中文", "lang:zh"), Button("繁體中文", "lang:tw"), Button("English", "lang:en"))
    return Reply((plain(text),), (choices,))


def say_language_set(language: Language) -> Reply:
    """Confirms, in the language just chosen."""
    text = say(
        language,
        "好的，以后用简体中文。文件原文按原样引用。",
        "Fine, I will use English. Quotes stay in the language of the document.",
    )
    if language is Language.TRADITIONAL:
        text = "好的，以後用繁體中文。文件原文按原樣引用。"
    return Reply((plain(text),))


def say_forget_question(language: Language) -> Reply:
    """Asks to confirm that one's records shall go."""
    text = say(
        language,
        "要删除我保存的您的全部记录吗？包括提问、回答、反馈、订阅和语言选择，删除后不能恢复。",
        "Delete everything I keep about you? Questions, answers, feedback, subscriptions and language; it cannot be undone.",
    )
    yes = Button(say(language, "确认删除", "Delete"), "forget:yes")
    no = Button(say(language, "不删了", "Keep"), "forget:no")
    return Reply((bold(text),), ((yes, no),))


def say_forgotten(language: Language) -> Reply:
    """Confirms that the records are gone."""
    text = say(
        language,
        "已经删除您的全部记录。再次提问会重新开始记录。",
        "Everything I kept about you is deleted. Asking again starts a new record.",
    )
    return Reply((plain(text),))


def say_kept(language: Language) -> Reply:
    """Confirms that nothing was deleted."""
    return Reply((plain(say(language, "好的，没有删除任何记录。", "Fine, nothing was deleted.")),))


def say_thanks(language: Language, *, helpful: bool) -> Reply:
    """Answers a press of 有帮助 or 没帮助."""
    if helpful:
        return Reply((plain(say(language, "谢谢，已记下：有帮助。", "Thank you, noted as helpful.")),))
    text = say(
        language,
        "谢谢，已记下：没帮助。工作人员会查看；也可以换个说法再问，或者点「问专员」。",
        "Thank you, noted as not helpful. The staff will look at it; you may also ask in other words or tap "
        "'Ask an officer'.",
    )
    return Reply((plain(text),))


def say_officer(language: Language, contact: str) -> Reply:
    """Answers a press of 问专员: the question is recorded, and who can be asked directly."""
    recorded = say(
        language,
        "已记下，您的问题会转给专员处理。",
        "Recorded: your question goes to an officer.",
    )
    return Reply((plain(recorded), plain(whom_to_ask(language, contact))))


def whom_to_ask(language: Language, contact: str) -> str:
    """Whom to turn to; a general sentence where no contact is configured."""
    if contact:
        return say(language, "可以直接咨询：{contact}", "You can ask directly: {contact}", contact=contact)
    return say(
        language,
        "可以直接咨询当地招商主管部门。",
        "You can ask the local investment promotion office directly.",
    )


def say_gone(language: Language) -> Reply:
    """For a press on something that is no longer kept."""
    text = say(
        language,
        "这个问题的记录已经不在了（可能已删除，或者文件已更新）。请把问题再发一次。",
        "That question is no longer kept (deleted, or the documents have changed). Please send it again.",
    )
    return Reply((plain(text),))


def say_not_yours(language: Language) -> Reply:
    """For a press in a group by somebody who did not ask."""
    text = say(
        language,
        "这些按钮留给提问的人用。您可以自己 @我 提问，我一样回答。",
        "These buttons are for the person who asked. Mention me with your own question and I will answer you too.",
    )
    return Reply((plain(text),))


def say_trouble(language: Language) -> Reply:
    """For a failure on our side; the details are in the log, never here."""
    text = say(
        language,
        "抱歉，系统出了点问题，这次没能回答。请稍后再发一次；已通知维护人员查看日志。",
        "Sorry, something went wrong on our side and there is no answer this time. Please try again later.",
    )
    return Reply((plain(text),))


def in_rows(buttons: Sequence[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
