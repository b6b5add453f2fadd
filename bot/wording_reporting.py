"""What is said on the way of a report: receipts, refusals, hints. Chinese first, English beside it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_money import say_kind, say_money, say_stage
from rag.answer import Language
from store.money import Money
from store.reporting.drafts import Rejection
from store.reporting.periods import SHANGHAI
from store.reporting.progress import AmountKind
from store.reporting.project import Stage
from store.reporting.reports import Change, ChangeValue

_QUESTION = 60  # characters of a question that is quoted
_SHOWN = 40  # changes of a receipt: it stays one message
_WHY_NOT: Mapping[Rejection, tuple[str, str]] = {
    Rejection.GONE: (
        "这张卡片已经不在了。请把内容再发一次。",
        "This card is no longer kept. Please send the report again.",
    ),
    Rejection.ALREADY_SAVED: (
        "这张卡片已经保存过了，没有重复记录。",
        "This card is saved already; nothing was recorded twice.",
    ),
    Rejection.DROPPED: (
        "这张卡片已经选择了不报。要报请把内容再发一次。",
        "This card was discarded. Send the report again if you want it.",
    ),
    Rejection.NOT_YOURS: (
        "这张卡片要由报送人、本单位负责同志或招商局统筹来点。",
        "This card is for its author, the leader of the office, or the coordinator.",
    ),
    Rejection.EXPIRED: (
        "时间过了，这一步已经不能做。请把内容再发一次，或者发「更正」。",
        "It is too late for this. Please send the report again, or send a correction (更正).",
    ),
    Rejection.OPEN_DOUBTS: (
        "还有问题没有回答，先点下面的答案（打出答案的字也行），再保存。",
        "Something is still to be answered; tap an answer below or type it, then save.",
    ),
    Rejection.PROJECT_DELETED: (
        "这个项目已经从项目库删除，没有保存。请点「换项目」，或联系管理员。",
        "This project was deleted from the store; nothing was saved. Choose another one, or ask an administrator.",
    ),
    Rejection.BOARD_CLOSED: (
        "这一期的榜单已经封存，不能直接改。请联系招商局统筹，按更正办理。",
        "The board of that period is closed. Please ask the coordinator for a correction.",
    ),
    Rejection.ALREADY_UNDONE: (
        "已经撤销过了，没有变化。",
        "It is undone already; nothing changed.",
    ),
    Rejection.MOVED: (
        "刚才有人同时保存了别的进展，这张没有保存。请看看卡片，再点一次「保存」。",
        "Somebody else saved at the same moment; this card was not saved. Look at it and press Save once more.",
    ),
}
_WHAT: Mapping[str, tuple[str, str]] = {
    "stage": ("阶段", "stage"),
    "planned": ("计划投资", "planned investment"),
    "foreign": ("合同（意向）外资", "foreign capital agreed or intended"),
    "county": ("县区", "place"),
    "project": ("新项目", "new project"),
}


def why_not(rejection: Rejection, language: Language) -> str:
    """Why nothing was done, and what can be done instead."""
    return say(language, *_WHY_NOT[rejection])


def say_rejected(rejection: Rejection, language: Language) -> Reply:
    """The same as a reply of its own."""
    return Reply((plain(why_not(rejection, language)),))


def card_was_of_another_day(language: Language, posted_at: datetime) -> str:
    """For a press on a card that is not of today: it is shown anew, checked against the store of today."""
    day = posted_at.astimezone(SHANGHAI)
    return say(
        language,
        "这是{month}月{day}日的卡片，已按现在的项目库重新核对。请再看一遍，再点一次。",
        "This card is of {date}; it is checked against today's store. Please look again, then tap again.",
        month=day.month, day=day.day, date=day.date().isoformat(),
    )  # fmt: skip


def card_has_changed(language: Language) -> str:
    """For a press on a card that no longer shows what would be saved."""
    return say(
        language,
        "卡片内容有变化，下面是最新的。请看一遍，再点一次。",
        "The card has changed; this is the newest. Please look at it, then tap again.",
    )


def say_saved(language: Language, draft_id: int, rows: int, changes: Sequence[str], *, late: bool) -> Reply:
    """The receipt, with what changed in the store and the way back."""
    late_words = say(language, "（补报）", " (late)") if late else ""
    done = say(language, "已保存", "Saved") if rows else say(language, "已撤回", "Withdrawn")
    count = say(language, "，{n}条", ", {n} rows", n=rows) if rows else ""
    title = say(
        language, "{done}：报送卡{id}号{count}{late}。", "{done}: card {id}{count}{late}.",
        done=done, id=draft_id, count=count, late=late_words,
    )  # fmt: skip
    shown = "\n".join(changes[:_SHOWN])
    if len(changes) > _SHOWN:
        more = len(changes) - _SHOWN
        shown += say(language, "\n……另有{n}项变化，发 /mine 看全部。", "\n… and {n} more; /mine shows all.", n=more)
    body = shown if changes else say(language, "项目库的数字没有变化。", "No figure in the store changed.")
    closing = say(
        language,
        "今天之内可以撤销；以后要改，发「更正」开头的消息。",
        "You can undo this today; later send a message that begins with 更正.",
    )
    undo = Button(say(language, "撤销", "Undo"), f"undo:{draft_id}")
    return Reply((bold(title), plain(body), faint(closing)), ((undo,),), in_place=True)


def change_line(language: Language, project: str, change: Change) -> str:
    """One line of a receipt: project, field, old -> new."""
    if change.what == "project":
        kind = (
            say(language, "新项目入库", "new project") if change.after else say(language, "项目出库", "project removed")
        )
        return f"{kind}：{change.after or change.before}"
    if change.what.startswith("funds:"):
        what = say_kind(language, AmountKind(change.what.partition(":")[2]))
        label = say(language, "{what}累计", "{what} total", what=what)
    else:
        chinese, english = _WHAT.get(change.what, (change.what, change.what))
        label = say(language, chinese, english)
    before, after = say_value(language, change.before), say_value(language, change.after)
    return f"{project} · {label}：{before} → {after}" if project else f"{label}：{before} → {after}"


def say_value(language: Language, value: ChangeValue) -> str:
    """A value of the store."""
    match value:
        case Money():
            return say_money(language, value)
        case Stage():
            return say_stage(language, value)
        case None | "":
            return say(language, "无", "none")
        case _:
            return str(value)


def say_dropped(language: Language, draft_id: int) -> Reply:
    """不报 was pressed."""
    text = say(language, "好的，报送卡{id}号不报，什么都没有记。", "Fine, card {id} is discarded.", id=draft_id)
    return Reply((plain(text),), in_place=True)


def undone_notice(language: Language) -> str:
    """撤销 was pressed: above the card that is open again."""
    return say(
        language,
        "已撤销，项目库恢复到保存以前。可以修改后再保存。",
        "Undone: the store is as before. You may edit and save again.",
    )


def edited_notice(language: Language) -> str:
    """Above the card of a message that was edited after it was saved."""
    return say(
        language,
        "原消息改过了。保存以前，库里仍是原来的内容；请核对后再点一次「保存」。",
        "The message was edited. Until you save, the store keeps what it had; please check and tap Save again.",
    )


def edited_away_notice(language: Language, rows: int) -> str:
    """Above the card of a saved message whose new words hold no report: what became of what was saved."""
    return say(
        language,
        "改过的消息里没有进展了。原来保存的{n}条还在库里，没有变化。要撤回吗？",
        "The edited message holds no report any more. What was saved of it ({n} rows) is still in the store. Withdraw it?",
        n=rows,
    )


def say_card_put_away(language: Language, draft_id: int) -> Reply:
    """An edit left no report in a message of which nothing was saved."""
    text = say(
        language,
        "改过的消息里没有进展了。报送卡{id}号还没有保存过，已经收起，什么都没有记。",
        "The edited message holds no report any more. Card {id} was not saved and is put away; nothing was recorded.",
        id=draft_id,
    )
    return Reply((plain(text),))


def say_not_withdrawn(language: Language) -> Reply:
    """不撤回 was pressed."""
    text = say(language, "好的，没有撤回，原来的记录照旧。", "Fine, nothing is withdrawn; the record stays as it was.")
    return Reply((plain(text),), in_place=True)


def say_nothing_to_withdraw(language: Language, open_card: int | None = None) -> Reply:
    """撤回 without anything saved that it could mean; `open_card` is one that waits to be saved, None for none."""
    if open_card is not None:
        text = say(
            language,
            "报送卡{id}号还没有保存，不用撤回；不要了就点「不报」。",
            "Card {id} is not saved yet, so there is nothing to withdraw; tap Discard if you do not want it.",
            id=open_card,
        )
        return Reply((plain(text),), ((Button(say(language, "不报", "Discard"), f"drop:{open_card}"),),))
    text = say(
        language,
        "没有找到您可以撤回的记录。发 /mine 看自己报过的内容。",
        "There is no record of yours that this could withdraw. /mine shows what you reported.",
    )
    return Reply((plain(text),))


def say_forwarded(language: Language) -> Reply:
    """A forwarded message of somebody else's."""
    text = say(
        language,
        "这是转发的消息，没有登记。要由您报送，请把内容自己发一遍。",
        "This is a forwarded message; nothing was recorded. To report it yourself, send the words as your own.",
    )
    return Reply((plain(text),))


def say_not_a_report(language: Language, why: str) -> Reply:
    """A short hint in private where words are neither a report nor a question; `why` is the reader's key."""
    hints = {
        "plan": ("这读起来是计划，没有登记。事情办成以后再报就行。", "This reads as a plan; nothing was recorded."),
        "notice": ("这读起来是通知，没有登记。", "This reads as a notice; nothing was recorded."),
        "order": ("这读起来是通知，没有登记。", "This reads as an instruction; nothing was recorded."),
    }
    chinese, english = hints.get(why, ("没有读到进展，没有登记。", "I read no progress in this; nothing was recorded."))
    example = say(
        language,
        "报送可以这样写：XX项目昨天签约，计划投资2亿元，下一步办理土地手续。",
        "A report looks like this: XX项目昨天签约，计划投资2亿元，下一步办理土地手续。",
    )
    spans = (plain(say(language, chinese, english)), faint(example))
    if why in hints:
        return Reply(spans)
    asking = say(
        language,
        "要问文件里的事，请写成一句问话，例如：标准厂房每平方米多少钱？",
        "To ask what the documents say, write it as a question: what does a standard workshop cost?",
    )
    return Reply((*spans, faint(asking)))


def asked_besides(question: str, language: Language) -> Span:
    """Between the card of a report and the answer to what was asked beside it."""
    text = say(
        language, "\n您还问了：「{question}」", "\nYou also asked: “{question}”", question=shorten(question, _QUESTION)
    )
    return bold(text)


def say_no_office(language: Language) -> Reply:
    """Somebody who belongs to no office, about a project of none."""
    text = say(
        language,
        "不知道这条该记在哪个单位。请在本单位的群里报，或者写明县区。",
        "It is not clear which office this belongs to. Report in the office's group, or name the county.",
    )
    return Reply((plain(text),))


def say_too_many_rows(language: Language, rows: int, most: int) -> Reply:
    """A message of more rows than anybody checks on one card."""
    text = say(
        language,
        "这条消息里读到{n}条进展，一张卡片最多{most}条，没有登记。请分成几条发。",
        "This message holds {n} rows; a card takes {most} at most. Nothing was recorded; please send it in parts.",
        n=rows,
        most=most,
    )
    return Reply((plain(text),))
