"""What is asked and refused around a document that was sent: its fields, its problems, why it is not taken. Pure."""

from datetime import datetime

from bot.message import Button, Reply
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_documents import back_to
from rag.answer import Language
from store.policy_drafts import PolicyDraft, ReviewRefusal
from store.reporting.periods import SHANGHAI

PROBLEMS_SHOWN = 12
_ASKS = (
    ("请写标题，例如：栖梧市社会化招商奖励办法", "Write the title."),
    ("请写适用的地方，例如：临澜县；不分地方就写「无」", "Write the place it is for, or 无 for none."),
    (
        "请写施行和失效日期，例如：2026-09-01 至 2029-08-31；没有失效日期就只写施行日期",
        "Write the first and the last day, as 2026-09-01 至 2029-08-31; the first alone where there is no last.",
    ),
    (
        "请写它替代的文件的标题或文号，几份就分行写；不替代任何文件就写「无」",
        "Write the titles or numbers of the documents it replaces, one a line, or 无 for none.",
    ),
)
_REFUSALS = {
    ReviewRefusal.GONE: (
        "这份文件已经不在审阅中了（已放弃，或三天没有人处理）。请重新发送文件。",
        "This document is no longer under review. Please send the file again.",
    ),
    ReviewRefusal.MOVED: (
        "这份文件刚才被改过，下面是现在的样子，请看过再点。",
        "It was changed since; please look at it as it is now.",
    ),
    ReviewRefusal.PUBLISHED: (
        "这份文件已经发布过了，没有再发布一次。",
        "This document is published already; nothing was published again.",
    ),
}


def say_problems(language: Language, draft: PolicyDraft) -> Reply:
    """What could not be read in it, each with its line and clause."""
    places = draft.problems
    head = say(language, "读取时要看一看的地方", "What needs a look")
    lines = [
        say(language, "第 {line} 行{clause}：{message}", "Line {line}{clause}: {message}", line=line,
            clause=f"（{clause}）" if clause else "", message=shorten(message, 160))
        for line, clause, message in places[:PROBLEMS_SHOWN]
    ]  # fmt: skip
    rest = len(places) - PROBLEMS_SHOWN
    more = [faint(say(language, "还有 {rest} 处没有列出。", "{rest} more.", rest=rest))] if rest > 0 else []
    hint = say(
        language, "改好原文件以后放弃这一份，再发一次。", "Correct the file, put this one away and send it again."
    )
    return Reply(
        (bold(head), plain("\n".join(lines)), *more, faint(hint)), (back_to(language, draft.draft_id),), in_place=True
    )


def ask_head(language: Language, field: int) -> Reply:
    """Asks for a field of the head."""
    hint = say(language, "不改了就写「取消」。", "Write 取消 to leave it.")
    return Reply((plain(say(language, *_ASKS[field])), faint(hint)))


def say_head_unread(language: Language, field: int) -> Reply:
    """What was written for a field does not read."""
    return Reply((plain(say(language, "没有看懂。", "That was not understood. ") + say(language, *_ASKS[field])),))


def ask_document(language: Language) -> Reply:
    """/publish without a file."""
    text = say(
        language,
        "请发来要发布的文件（pdf、docx、html、txt、md，20 MB 以内）。读完会先给您看，点「发布」才生效。",
        "Send the document (pdf, docx, html, txt, md, up to 20 MB). You see it first; nothing changes until you publish it.",
    )
    return Reply((plain(text),))


def say_refused(language: Language, refusal: ReviewRefusal) -> Reply:
    """Why nothing was done."""
    return Reply((plain(say(language, *_REFUSALS.get(refusal, _REFUSALS[ReviewRefusal.GONE]))),))


def say_busy(language: Language, draft: PolicyDraft, title: str) -> Reply:
    """Another one is under review."""
    text = say(
        language,
        "《{title}》正在审阅（编号 {by} 于 {at} 发来），一次只审一份；您的文件没有读取。先发布或放弃那一份，再发这一份。",
        "{title} is under review (sent by {by}, {at}); one at a time. Your file was not read: publish or put away that one first.",
        title=title,
        by=draft.opened_by,
        at=_moment(draft.opened_at),
    )
    number = draft.draft_id
    buttons = (
        Button(say(language, "打开那一份", "Open it"), f"pd:{number}"),
        Button(say(language, "放弃那一份", "Put it away"), f"pd-no:{number}:{draft.version}"),
    )
    return Reply((plain(text),), (buttons,))


def say_published_before(language: Language, draft: PolicyDraft, title: str) -> Reply:
    """The very same file again."""
    text = say(
        language,
        "这个文件 {at} 已经发布过（《{title}》），没有变化，不用再发布。",
        "This very file was published at {at} ({title}); there is nothing to do.",
        at=_moment(draft.touched_at),
        title=title,
    )
    return Reply((plain(text),))


def say_held_already(language: Language, title: str) -> Reply:
    """The documents hold the same text."""
    text = say(
        language,
        "库里已有内容完全相同的《{title}》，不用再发布。",
        "The documents hold {title} with the very same text; there is nothing to do.",
        title=title,
    )
    return Reply((plain(text),))


def say_not_received(language: Language, message: str, size: int, most: int) -> Reply:
    """A file that is too large, cannot be had, or cannot be read."""
    if size:
        text = say(
            language,
            "文件有 {size:.1f} MB，最多 {most} MB，没有读取。请去掉大图，或拆成几份。",
            "The file has {size:.1f} MB, {most} MB are the most; it was not read.",
            size=size / 1024**2,
            most=most // 1024**2,
        )
        return Reply((plain(text),))
    if not message:
        text = say(
            language,
            "没有取到这个文件，什么都没有改。请过一会儿再发一次。",
            "The file could not be fetched; nothing was changed. Please send it again in a while.",
        )
        return Reply((plain(text),))
    head = say(language, "这个文件没有读成，什么都没有改。", "The file could not be read; nothing was changed.")
    return Reply((plain(head), faint(message)))


def say_not_here(language: Language) -> Reply:
    """A terminal publishes nothing: the two ways that there are, and what each of them does."""
    text = say(
        language,
        "终端里不审阅、不发布文件。两种办法：\n"
        "1. 另开一个终端运行 python -m bot import 文件.docx（--into 指定文件夹），几秒后这里就用新文件作答，不用重启；"
        "这样不起草测算规则，也不看影响。\n"
        "2. 要审阅、起草规则、看影响再发布：设好 TELEGRAM_BOT_TOKEN 运行 make run，以管理员身份把文件私聊发给机器人。",
        "Documents are neither reviewed nor published at a terminal. Two ways:\n"
        "1. In another terminal run python -m bot import FILE.docx (--into names a folder): within seconds this chat "
        "answers from it, no restart is needed; no rules are drafted and no effect is shown.\n"
        "2. To review it, draft its rules and see its effect first: set TELEGRAM_BOT_TOKEN, run make run, and send the "
        "file to the bot in private as an administrator.",
    )
    return Reply((plain(text),))


def say_cannot_publish(language: Language, reason: str) -> Reply:
    """Something around us is in the way."""
    text = say(
        language,
        "现在发布不了，旧的文件继续作答。",
        "It cannot be published now; the documents before go on answering.",
    )
    return Reply((plain(text), faint(reason)))


def _moment(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).strftime("%m-%d %H:%M")
