"""How an announcement went: the live card, the report, reminders of 已阅. Chinese first, English beside it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.message import Button, Reply
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_announcing import say_moment
from rag.answer import Language
from store.announcing.deliveries import Fate, Tally

_FATES = {
    Fate.SENT: ("已发", "sent"),
    Fate.WAITING: ("待发", "waiting"),
    Fate.FAILED: ("失败", "failed"),
    Fate.UNKNOWN: ("不明", "unknown"),
    Fate.EXPIRED: ("过期", "expired"),
    Fate.CANCELLED: ("未发", "held back"),
}
_REASONS = (  # words of the chat service, lower case, and how they are said
    ("blocked by the user", ("对方屏蔽了机器人", "blocked the bot")),
    ("can't initiate", ("对方还没有私聊过机器人", "has never written to the bot")),
    ("deactivated", ("账号已停用", "account is gone")),
    ("kicked", ("机器人被移出群", "bot was removed")),
    ("not a member", ("机器人不在群里", "bot is not in the group")),
    ("not enough rights", ("机器人没有权限", "the bot has no right to")),
    ("chat not found", ("会话不存在", "no such chat")),
    ("cut off while", ("发送途中程序停过", "the program stopped while sending")),
    ("timed out", ("没等到 Telegram 的回音", "no answer from Telegram in time")),
    ("gets this already", ("群升级换了编号，按新编号已发过", "the group has another number, under which it got this")),
    ("written to any more", ("对方已删除个人数据", "had their personal data deleted")),
    ("another id", ("群升级了，换了编号", "the group has another number now")),
    ("asks to wait", ("Telegram 要求稍等", "Telegram asks to wait")),
    ("file_id", ("Telegram 里已经没有这个文件", "Telegram does not have the file any more")),
    ("too large", ("文件太大", "the file is too large")),
)
REPORT_HEADER = ("会话编号", "名称", "类别", "单位", "状态", "原因", "时间", "已阅", "应阅", "已阅人员", "未阅人员")
READ_HEADER = ("人员编号", "单位", "已阅", "时间", "提醒时间")
REPORT_NAME, READ_NAME = "送达明细", "已阅明细"
_LISTED = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One receiver in a report: its name, what became of it, who read it there; `not_pinned` is why it could not be pinned."""

    name: str
    fate: Fate
    reason: str = ""
    read: int = 0
    to_read: int = 0
    not_pinned: str | None = None


def say_fate(language: Language, fate: Fate) -> str:
    """A state by its name."""
    return say(language, *_FATES[fate])


def say_forgotten(language: Language) -> str:
    """In the place of a person of whom nothing is kept any more."""
    return say(language, "（个人数据已删除）", "(personal data deleted)")


def say_reason(language: Language, reason: str) -> str:
    """Why it failed, as people say it."""
    lowered = reason.lower()
    return next((say(language, *words) for part, words in _REASONS if part in lowered), shorten(reason, 60))


def say_sums(language: Language, tally: Tally) -> str:
    """已发 3 · 待发 0 · …; states that nothing is in are left out, but for the first two."""
    parts = [
        f"{say_fate(language, fate)} {tally.of(fate)}"
        for fate in Fate
        if tally.of(fate) or fate in {Fate.SENT, Fate.WAITING}
    ]
    if tally.to_read:
        parts.append(say(language, "已阅 {read}/{all}人", "read {read}/{all}", read=tally.read, all=tally.to_read))
    return " · ".join(parts)


def say_not_pinned(language: Language, reason: str) -> str:
    """Why it is not pinned in a group."""
    return say(language, "没能置顶：{why}", "not pinned: {why}", why=say_reason(language, reason))


def say_run_card(
    language: Language,
    announcement_id: int,
    run: int,
    found: tuple[Tally, Sequence[tuple[str, int]], int],
    at: datetime,
) -> Reply:
    """How far a run has come: its sums, why it failed with how often, and in how many groups it could not be pinned."""
    tally, reasons, unpinned = found
    title = say(
        language, "公告{n}号 · 第{run}次发送 · 共{all}个会话", "Notice {n} · run {run} · {all} chats",
        n=announcement_id, run=run, all=tally.planned,
    )  # fmt: skip
    lines = [say_sums(language, tally)]
    lines += [f"· {say_reason(language, reason)}：{count}" for reason, count in reasons]
    if unpinned:
        lines.append(say(
            language, "有{n}个群没能置顶，请把机器人设为能置顶的管理员，或由群主置顶。",
            "Not pinned in {n} groups: make the bot an administrator who may pin, or pin it by hand.", n=unpinned,
        ))  # fmt: skip
    if tally.of(Fate.UNKNOWN):
        lines.append(say(
            language, "「不明」的可能已经送到，不会自动重发；在明细里可以逐个决定。",
            "What is unknown may have arrived; it is never repeated by itself. Decide one by one in the report.",
        ))  # fmt: skip
    rows = (
        (
            Button(say(language, "刷新", "Refresh"), f"an-card:{announcement_id}:{run}"),
            Button(say(language, "明细", "Report"), f"an-report:{announcement_id}:{run}"),
            Button(say(language, "导出表格", "Workbook"), f"an-xlsx:{announcement_id}:{run}"),
        ),
        (Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),
    )
    return Reply((bold(title), plain("\n".join(lines)), faint(say_moment(language, at))), rows, in_place=True)


def say_report(
    language: Language,
    announcement_id: int,
    run: int,
    tally: Tally,
    lines: Sequence[Line],
    unknown: Sequence[tuple[str, int]],
) -> Reply:
    """Each group and person; `unknown` are names with the number of the message that may be sent again."""
    title = say(language, "公告{n}号 · 第{run}次发送", "Notice {n} · run {run}", n=announcement_id, run=run)
    shown = [_line(language, line) for line in lines[:_LISTED]]
    if len(lines) > _LISTED:
        shown.append(say(language, "…还有{n}个，见表格", "… {n} more are in the workbook", n=len(lines) - _LISTED))
    rows = [
        (
            Button(
                shorten(say(language, "重发：{name}", "Send again: {name}", name=name)),
                f"an-again:{announcement_id}:{send}",
            ),
        )
        for name, send in unknown[:8]
    ]
    back = (
        Button(say(language, "进度", "Progress"), f"an-card:{announcement_id}:{run}"),
        Button(say(language, "导出表格", "Workbook"), f"an-xlsx:{announcement_id}:{run}"),
    )
    return Reply((bold(title), plain(say_sums(language, tally)), plain("\n".join(shown))), (*rows, back))


def _line(language: Language, line: Line) -> str:
    parts = [f"{line.name}：{say_fate(language, line.fate)}"]
    if line.reason and line.fate in {Fate.FAILED, Fate.UNKNOWN}:
        parts.append(f"（{say_reason(language, line.reason)}）")
    if line.not_pinned is not None:
        parts.append(say(language, "，", ", ") + say_not_pinned(language, line.not_pinned))
    if line.to_read:
        parts.append(say(language, "，已阅 {read}/{all}", ", read {read}/{all}", read=line.read, all=line.to_read))
    return "".join(parts)


def say_no_run(language: Language, announcement_id: int) -> Reply:
    """Nothing has gone out."""
    text = say(language, "公告{n}号还没有发过。", "Notice {n} has not gone out yet.", n=announcement_id)
    return Reply((plain(text),), ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),))


def say_sent_again(language: Language, *, done: bool) -> Reply:
    """A person decided about what was unknown."""
    text = (
        say(language, "已放回去重发一次。", "It is queued once more.")
        if done
        else say(language, "这一条已经不是「不明」了，没有重发。", "It is not unknown any more; nothing was sent.")
    )
    return Reply((plain(text),))


def why_not_again(announcement_id: int, *, recalled: bool) -> str:
    """To whoever runs the bot: what was taken back is not sent again."""
    chinese, english = ("撤回", "recalled") if recalled else ("取消", "cancelled")
    return (
        f"公告{announcement_id}号已经{chinese}，没有重发 / announcement {announcement_id} was {english}, not sent again"
    )


def say_expired(language: Language, announcement_id: int, due: Sequence[datetime]) -> Reply:
    """To its author: what was due and could not go out in time."""
    times = say(language, "、", ", ").join(say_moment(language, one) for one in due[:5])
    text = say(
        language, "公告{n}号原定{times}的{k}次没能发出：能发的时候已过有效期，不再补发。",
        "Notice {n}: {k} times ({times}) did not go out: it had expired by the time it could, and is not sent late.",
        n=announcement_id, times=times, k=len(due),
    )  # fmt: skip
    return Reply((bold(text),), ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),))


def say_nobody(language: Language, announcement_id: int) -> Reply:
    """To its author: it was due, and nobody could be reached."""
    text = say(
        language, "公告{n}号到了时间，但一个会话也发不到，没有发出。",
        "Notice {n} was due, but nobody could be reached; it did not go out.",
        n=announcement_id,
    )  # fmt: skip
    return Reply((bold(text),), ((Button(say(language, "看公告", "Show the notice"), f"an:{announcement_id}"),),))


def say_read_reminder(language: Language, announcement_id: int, run: int, words: str) -> Reply:
    """In private to who has not pressed 已阅."""
    title = say(
        language, "公告{n}号您还没有点「已阅」：", "Notice {n}: you have not pressed 已阅 yet:", n=announcement_id
    )
    press = Button("已阅 · Read", f"an-read:{announcement_id}:{run}")
    return Reply((bold(title), plain(shorten(words, 500))), ((press,),))


def say_unread_to_leader(language: Language, announcement_id: int, office: str, people: Sequence[int]) -> Reply:
    """To the leader: who was reminded and still has not pressed; people are known by their numbers only."""
    text = say(
        language, "公告{n}号，{office}还有{k}位同志没有点「已阅」（编号{people}），已经提醒过。请您过问一下。",
        "Notice {n}: {k} colleagues of {office} (numbers {people}) have not pressed 已阅 although reminded. Please look into it.",
        n=announcement_id, office=office, k=len(people), people="、".join(map(str, people)),
    )  # fmt: skip
    return Reply((bold(text),))
