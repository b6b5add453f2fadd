"""What is asked while an announcement is drafted, and why something is not done. Chinese first, English beside it. Pure."""

from collections.abc import Mapping, Sequence

from bot.message import Button, Reply
from bot.wording import bold, faint, in_rows, plain, say, shorten
from rag.answer import Language
from store.announcing.announce_rules import LONGEST, LONGEST_CAPTION, Refusal
from store.announcing.announcement import State

_REFUSALS: Mapping[Refusal, tuple[str, str]] = {
    Refusal.GONE: ("没有这个公告。/announcements 看全部。", "There is no such notice. /announcements shows all."),
    Refusal.NO_TEXT: ("还没有正文，请先写正文。", "There are no words yet; please write them first."),
    Refusal.TOO_LONG: (
        "{length}字，太长了：中英文合计最多{longest}字，才能作为一条消息发出。请精简，或把全文做成文件随公告发。什么都没有改。",
        "{length} characters are too many: Chinese and English together take {longest} in one message. Shorten it, or send "
        "the whole as a document. Nothing was changed.",
    ),
    Refusal.CAPTION_TOO_LONG: (
        "{length}字，太长了：带图片或文件时，中英文合计最多{caption}字。请精简，或不带文件。什么都没有改。",
        "{length} characters are too many: with a picture or document at most {caption}. Shorten it, or leave the file out. "
        "Nothing was changed.",
    ),
    Refusal.FILE_TOO_LARGE: (
        "文件超过50 MB，机器人发不了。请压缩后再发，或在正文里写下载地址。什么都没有改。",
        "The file is over 50 MB, more than a bot may send. Compress it, or write where to download it. Nothing was changed.",
    ),
    Refusal.FILE_NOT_KEPT: (
        "这个文件在这里最多5 MB；在 Telegram 里发给我可以到50 MB。什么都没有改。",
        "Here a file may have 5 MB; sent over Telegram it may have 50. Nothing was changed.",
    ),
    Refusal.NO_AUDIENCE: ("还没有选发给谁。", "No receivers are chosen yet."),
    Refusal.NOBODY_REACHED: (
        "选的这些现在一个会话也发不到：群还没有登记，或者没有人订阅。/groups 看群。",
        "Nobody is reached by this: no group is registered, or nobody subscribed. /groups shows the groups.",
    ),
    Refusal.NO_TIME: ("还没有定时间。", "No time is chosen yet."),
    Refusal.PAST: (
        "时间已经过去了，请换一个。什么都没有改。",
        "That time is past; please choose another. Nothing was changed.",
    ),
    Refusal.EXPIRED: (
        "有效期在发出之前就结束了，请改有效期或时间。",
        "It would expire before it goes out; please change one of the two times.",
    ),
    Refusal.AUTHOR: (
        "发给投资者的公告要由另一位同志批准，起草和改过的人自己不能批准。",
        "What goes to investors is approved by a second person, not by who wrote or changed it.",
    ),
    Refusal.NOT_ENTITLED: (
        "只有现任统筹或管理员能批准。",
        "Only somebody who is a coordinator or administrator at this moment may approve.",
    ),
    Refusal.OUTDATED: (
        "公告在您看过以后又改了，请看最新的再办。什么都没有改。",
        "It was changed since you saw it; please look at the newest. Nothing was done.",
    ),
    Refusal.WRONG_STATE: ("这一步现在办不了：公告的状态已经变了。", "This cannot be done now: its state has changed."),
    Refusal.STARTED: ("已经开始发了，不能这样改。", "It has begun to go out; this cannot be changed any more."),
    Refusal.NOT_STARTED: ("还没有发出去，不用撤回；可以取消。", "It has not gone out yet: cancel it instead."),
    Refusal.MATERIAL_STAYS: (
        "已经生效的公告不能换图片或文件，只能改文字；要换请撤回重发。",
        "The picture or document of a live notice stays; recall it and send a new one instead.",
    ),
}
_PROMPTS = (
    (
        "请直接写公告的正文，也可以连同图片或文件一起发来。",
        "Please write the words in Chinese; a picture or file may come with them.",
    ),
    ("请直接写英文稿；写「不要」去掉英文。", "Please write the English words; write 'none' to leave them out."),
    (
        "请把图片或文件发来（50 MB以内）；写「不要」去掉。",
        "Please send a picture or file (up to 50 MB); write 'none' to leave it out.",
    ),
    (
        "请写时间，例如：马上、明天9:00、8月7日16:00、每周五16:00。夜间（21:00—8:00）和节假日不发，自动顺延。",
        "When? For example: now, tomorrow 9:00, 8月7日16:00, every friday 16:00. Quiet hours and days off are put off.",
    ),
    ("请写有效到什么时候，例如：8月20日18:00；过期没发出的不再发。写「不要」去掉。", "Valid until when? Or 'none'."),
    (
        "请写置顶到什么时候，例如：8月20日；只在机器人有置顶权限的群里置顶。写「不要」去掉。",
        "Pinned until when? Or 'none'.",
    ),
)
DECLINES = frozenset({"不要", "不用", "没有", "去掉", "取消", "none", "no", "-"})


def say_refusal(language: Language, refusal: Refusal, length: int = 0, announcement_id: int = 0) -> Reply:
    """Why nothing was done; `length` is that of the words that are too long."""
    text = say(language, *_REFUSALS[refusal], length=length, longest=LONGEST, caption=LONGEST_CAPTION)
    back = ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),) if announcement_id else ()
    return Reply((plain(text),), back)


def ask_field(language: Language, field: int, announcement_id: int) -> Reply:
    """Asks for words, a file or a time."""
    rows: tuple[tuple[Button, ...], ...] = ()
    if announcement_id:
        back = Button(say(language, "返回", "Back"), f"an:{announcement_id}")
        now = (Button(say(language, "马上发", "At once"), f"an-now:{announcement_id}"), back)
        rows = (now,) if field == 3 else ((back,),)
    return Reply((plain(say(language, *_PROMPTS[field])),), rows)


def say_no_time(language: Language, announcement_id: int) -> Reply:
    """Words that name no time."""
    text = say(
        language, "没有看懂时间，要有钟点。请写成：马上、明天9:00、半小时后、8月7日16:00、每周五16:00。",
        "I could not read a time of day. Write: now, tomorrow 9:00, 8月7日16:00, every friday 16:00.",
    )  # fmt: skip
    return Reply((plain(text),), ((Button(say(language, "返回", "Back"), f"an:{announcement_id}"),),))


def say_album(language: Language, announcement_id: int = 0) -> Reply:
    """Several pictures came together; an announcement carries one."""
    text = say(
        language,
        "这是一组图片（相册）。一条公告只能带一张图片或一个文件，这一组一张也没有收。请单发一张图片，或把几张合成一个文件（如 PDF）发来。",
        "These pictures came as an album. A notice carries one picture or document, so none of them was taken. Please send one "
        "picture alone, or all of them in one document (a PDF).",
    )
    back = ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),) if announcement_id else ()
    return Reply((bold(text),), back)


def say_no_file(language: Language) -> Reply:
    """A file was asked for and words came."""
    return Reply(
        (
            plain(
                say(
                    language,
                    "请发一个图片或文件；不要的话写「不要」。",
                    "Please send a picture or file, or write 'none'.",
                )
            ),
        )
    )


def ask_receivers(
    language: Language, announcement_id: int, names: Sequence[str], options: Sequence[tuple[str, str]]
) -> Reply:
    """发给谁: what is chosen, and buttons for more; `options` are labels with what they send."""
    chosen = say(language, "、", ", ").join(names) or say(language, "还没有选", "nobody yet")
    text = say(
        language,
        "发给：{chosen}\n点一下加上，再点一下去掉。",
        "To: {chosen}\nTap to add, tap again to take away.",
        chosen=chosen,
    )
    buttons = [Button(shorten(label), data) for label, data in options]
    back = (Button(say(language, "选好了", "Done"), f"an:{announcement_id}"),)
    return Reply((plain(text),), (*in_rows(buttons, 2), back), in_place=True)


def ask_turn(language: Language, announcement_id: int, turn: int, groups: int) -> Reply:
    """Asks back before it is cancelled or recalled; `groups` chats have it already."""
    if turn == 2:
        text = say(
            language, "取消公告{n}号？还没发出的不再发；已经发出的{sent}个会话不变。",
            "Cancel notice {n}? What is not out yet stays unsent; the {sent} chats that have it keep it.",
            n=announcement_id, sent=groups,
        )  # fmt: skip
    else:
        text = say(
            language, "从全部{sent}个会话撤回公告{n}号？48小时以内的删除，更早的改发一条更正。",
            "Recall notice {n} from all {sent} chats? Younger than 48 hours it is deleted, older a correction follows.",
            n=announcement_id, sent=groups,
        )  # fmt: skip
    yes = Button(say(language, "确定", "Yes"), f"an-turn:{announcement_id}:{turn}:1")
    return Reply((bold(text),), ((yes, Button(say(language, "返回", "Back"), f"an:{announcement_id}")),))


def say_submitted(language: Language, announcement_id: int, state: State, approvers: int) -> Reply:
    """What happens next."""
    if state is State.WAITING:
        text = say(
            language, "公告{n}号已提交，正请{k}位同志批准（一位就够）。",
            "Notice {n} is submitted; {k} colleagues are asked to approve it (one is enough).",
            n=announcement_id, k=approvers,
        )  # fmt: skip
        if not approvers:
            text = say(
                language, "公告{n}号已提交，但没有另一位统筹或管理员可以批准。请管理员先邀请一位。",
                "Notice {n} is submitted, but there is no second coordinator or administrator who could approve it.",
                n=announcement_id,
            )  # fmt: skip
    else:
        text = say(
            language, "公告{n}号已生效，到时间就发。", "Notice {n} is live and goes out in its time.", n=announcement_id
        )
    return Reply((bold(text),), ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),))


def say_turned(language: Language, announcement_id: int, state: State, *, cleared: bool = False) -> Reply:
    """What was done; `cleared` where a draft was thrown away."""
    texts = {
        State.PAUSED: ("公告{n}号已暂停，还没发出的先不发。", "Notice {n} is paused; what is not out yet waits."),
        State.LIVE: ("公告{n}号继续发。", "Notice {n} goes on."),
        State.CANCELLED: ("公告{n}号已取消，还没发出的不再发。", "Notice {n} is cancelled; what is not out stays unsent."),
        State.RECALLED: (
            "公告{n}号正在全部撤回；删不掉的会补发更正。",
            "Notice {n} is being recalled; where it cannot be deleted a correction follows.",
        ),
        State.DRAFT: ("公告{n}号已退回。", "Notice {n} is returned."),
    }  # fmt: skip
    text = say(language, *texts.get(state, texts[State.LIVE]), n=announcement_id)
    rows = () if cleared else ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),)
    return Reply((bold(text),), rows)


def say_edited(language: Language, announcement_id: int, *, proposed: bool) -> Reply:
    """Other words for what is live."""
    text = (
        say(language, "修改已提交，批准以后各处一起改。", "Submitted; once approved it is changed everywhere.")
        if proposed
        else say(
            language, "公告{n}号各处都改；改不了的会补发更正。", "Notice {n} is changed everywhere.", n=announcement_id
        )
    )
    return Reply((bold(text),), ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),))


def say_approved(language: Language, announcement_id: int) -> Reply:
    """To who approved."""
    return Reply((bold(say(language, "公告{n}号已批准。", "Notice {n} is approved.", n=announcement_id)),))


def say_lapsed(language: Language, announcement_id: int) -> Reply:
    """To the author."""
    text = say(
        language,
        "公告{n}号的批准失效了：批准它的人已经没有批准的权限。正请其他同事批准，批准以前不发。",
        "The approval of notice {n} has lapsed: whoever gave it may no longer approve. Others are asked; nothing goes out before.",
        n=announcement_id,
    )
    return Reply((bold(text),), ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),))


def say_decided(language: Language, announcement_id: int, *, approved: bool) -> Reply:
    """To the author."""
    if approved:
        text = say(
            language,
            "公告{n}号已获批准，到时间就发。",
            "Notice {n} was approved and goes out in its time.",
            n=announcement_id,
        )
    else:
        text = say(
            language,
            "公告{n}号被退回，请改后再提交。",
            "Notice {n} was returned; change it and submit again.",
            n=announcement_id,
        )
    return Reply((bold(text),), ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),))


def say_list(language: Language, lines: Sequence[tuple[int, str, str]]) -> Reply:
    """The newest: number, state, first words."""
    if not lines:
        return Reply((plain(say(language, "还没有公告。/announce 写一个。", "No notices yet. /announce begins one.")),))
    title = bold(say(language, "公告", "Notices"))
    text = "\n".join(f"{number}号 · {state} · {words}" for number, state, words in lines)
    buttons = [Button(f"{number}号", f"an:{number}") for number, _, _ in lines]
    hint = faint(say(language, "/announce 写一个新的", "/announce begins a new one"))
    return Reply((title, plain(text), hint), in_rows(buttons, 4))
