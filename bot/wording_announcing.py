"""Announcements as receivers see them, and what coordinators are shown while they draft one. Pure.

What an announcement says is a person's own words: they are never read as markup.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, in_rows, plain, say, shorten
from rag.answer import Language
from store.announcing.announcement import Announcement, Content, MaterialKind, State
from store.announcing.timetable import Rhythm, Timetable, next_open
from store.reporting.periods import SHANGHAI

_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHOWN = 200  # characters of the words on a card
_STATES = {
    State.DRAFT: ("草稿", "draft"),
    State.WAITING: ("待批准", "waiting for approval"),
    State.LIVE: ("已生效", "live"),
    State.PAUSED: ("已暂停", "paused"),
    State.CANCELLED: ("已取消", "cancelled"),
    State.RECALLED: ("已撤回", "recalled"),
    State.DONE: ("已结束", "done"),
}


def compose(
    content: Content, buttons: tuple[tuple[Button, ...], ...] = (), late: Sequence[datetime] = (), corrects: str = ""
) -> Reply:
    """The announcement as it stands in a chat: Chinese, then English, then when it was due where it comes late."""
    spans: list[Span] = [bold(corrects)] if corrects else []
    spans += [plain(content.zh)]
    if content.en:
        spans.append(plain("\n" + content.en))
    if late:
        spans.append(faint(_said_late(late)))
    return Reply(tuple(spans), buttons)


def _said_late(due: Sequence[datetime]) -> str:
    times = "、".join(say_moment(Language.SIMPLIFIED, one) for one in due[-3:])
    more = f"等{len(due)}次" if len(due) > 3 else ""
    merged = "合并为一次" if len(due) > 1 else ""
    return f"（原定{times}{more}，现{merged}补发 · sent late, was due {due[-1].astimezone(SHANGHAI):%Y-%m-%d %H:%M}）"


def read_button(announcement_id: int, run: int, count: int = 0) -> Button:
    """已阅, with how many pressed it where there are any."""
    return Button(f"已阅（{count}）" if count else "已阅 · Read", f"an-read:{announcement_id}:{run}")


def leave_button(topic: str) -> Button:
    """退订 below what came by subscription."""
    return Button("退订 · Unsubscribe", f"unsub:{topic}")


def correction_title(announcement_id: int) -> str:
    """Over the new words of what can no longer be changed."""
    return f"【更正】{announcement_id}号公告以下面为准："


def say_recalled_notice(announcement_id: int, words: str) -> Reply:
    """In place of what can no longer be deleted."""
    title = f"【更正】{announcement_id}号公告已撤回，请勿再用。 Notice {announcement_id} is withdrawn."
    return Reply((bold(title), faint(shorten(words, 60))))


def say_moment(language: Language, moment: datetime) -> str:
    """8月7日（周五）16:00."""
    local = moment.astimezone(SHANGHAI)
    return say(
        language, "{month}月{day}日（周{weekday}）{time}", "{named}",
        month=local.month, day=local.day, weekday=_WEEKDAYS[local.weekday()], time=f"{local:%H:%M}",
        named=f"{local:%a} {local.day} {local:%B} {local:%H:%M}",
    )  # fmt: skip


def say_timetable(language: Language, timetable: Timetable | None, now: datetime) -> str:
    """When it goes out, and to when it is put off where that is in quiet hours or on a day off."""
    if timetable is None:
        return say(language, "还没有定", "not chosen yet")
    if timetable.rhythm is Rhythm.WEEKLY:
        clock = f"{timetable.minute // 60:02}:{timetable.minute % 60:02}"
        return say(
            language, "每周{weekday} {clock}（遇夜间和节假日顺延）", "every {named} {clock} (put off in quiet hours and on days off)",
            weekday=_WEEKDAYS[timetable.weekday], named=_ENGLISH_DAYS[timetable.weekday], clock=clock,
        )  # fmt: skip
    due = timetable.at or now
    named = say(language, "马上发", "at once") if timetable.at is None else say_moment(language, due)
    return named if next_open(due) == due else named + _put_off(language, next_open(due))


def _put_off(language: Language, moment: datetime) -> str:
    return say(
        language, "（夜间和节假日不发，顺延到{moment}）", " (quiet hours or a day off: put off to {moment})",
        moment=say_moment(language, moment),
    )  # fmt: skip


def say_card(language: Language, one: Announcement, audience: Sequence[str], now: datetime) -> Reply:
    """The announcement as it stands, with what can be done next; `audience` are its receivers by name."""
    title = say(
        language, "公告{number}号 · {state}", "Notice {number} · {state}",
        number=one.announcement_id, state=say_state(language, one),
    )  # fmt: skip
    words = one.content.zh or say(language, "（还没有正文）", "(no words yet)")
    lines = [shorten(words, _SHOWN)]
    if one.content.en:
        lines.append(shorten(one.content.en, _SHOWN))
    return Reply(
        (bold(title), plain("\n".join(lines)), faint(_facts(language, one, audience, now))), _buttons(language, one)
    )


def say_state(language: Language, one: Announcement) -> str:
    """Its state by its name."""
    once = one.plan.timetable is not None and one.plan.timetable.rhythm is not Rhythm.WEEKLY
    is_out = one.state in {State.LIVE, State.DONE} and one.runs and once
    named = say(language, "已发出", "sent") if is_out else say(language, *_STATES[one.state])
    return named + say(language, "，修改待批准", ", new words wait for approval") if one.proposed else named


def _facts(language: Language, one: Announcement, audience: Sequence[str], now: datetime) -> str:
    plan, nobody = one.plan, say(language, "还没有选", "nobody yet")
    lines = [
        say(language, "发给：{names}", "To: {names}", names=say(language, "、", ", ").join(audience) or nobody),
        say(language, "时间：{time}", "When: {time}", time=say_timetable(language, plan.timetable, now)),
    ]
    material = one.content.material
    if material is not None:
        kind = ("图片", "picture") if material.kind is MaterialKind.PICTURE else ("文件", "document")
        lines.append(
            say(language, "附{kind}：{name}", "With a {kind}: {name}", kind=say(language, *kind), name=material.name)
        )
    if plan.acknowledge:
        lines.append(say(language, "要求点「已阅」", "Staff are asked to press 已阅"))
    if plan.pin_until is not None:
        lines.append(say(language, "置顶到：{day}", "Pinned until: {day}", day=say_moment(language, plan.pin_until)))
    if plan.expires_at is not None:
        lines.append(say(language, "有效到：{day}", "Valid until: {day}", day=say_moment(language, plan.expires_at)))
    if one.needs_approval and one.state in {State.DRAFT, State.WAITING}:
        lines.append(
            say(language, "发给投资者：要另一位统筹或管理员批准", "Goes to investors: a second person must approve")
        )
    return "\n".join(lines)


def _buttons(language: Language, one: Announcement) -> tuple[tuple[Button, ...], ...]:
    number = one.announcement_id
    if one.state in {State.DRAFT, State.WAITING}:
        return _draft_buttons(language, one)
    rows: list[list[Button]] = []
    if one.runs:
        rows.append([
            Button(say(language, "进度", "Progress"), f"an-card:{number}:0"),
            Button(say(language, "明细", "Report"), f"an-report:{number}:0"),
            Button(say(language, "导出表格", "Workbook"), f"an-xlsx:{number}:0"),
        ])  # fmt: skip
    rows.append(_turns(language, one))
    if one.state in {State.LIVE, State.PAUSED, State.DONE}:
        rows.append([
            Button(say(language, "改正文", "Edit Chinese"), f"an-write:{number}:0"),
            Button(say(language, "改英文", "Edit English"), f"an-write:{number}:1"),
        ])  # fmt: skip
    return tuple(tuple(row) for row in rows if row)


def _turns(language: Language, one: Announcement) -> list[Button]:
    number, found = one.announcement_id, []
    if one.state is State.LIVE:
        found.append(Button(say(language, "暂停", "Pause"), f"an-turn:{number}:0:0"))
    if one.state is State.PAUSED:
        found.append(Button(say(language, "继续", "Resume"), f"an-turn:{number}:1:0"))
    if one.state in {State.LIVE, State.PAUSED}:
        found.append(Button(say(language, "取消", "Cancel"), f"an-turn:{number}:2:0"))
    if one.runs and one.state is not State.RECALLED:
        found.append(Button(say(language, "全部撤回", "Recall everywhere"), f"an-turn:{number}:3:0"))
    return found


def _draft_buttons(language: Language, one: Announcement) -> tuple[tuple[Button, ...], ...]:
    number = one.announcement_id
    read = ("已阅：要", "已阅: on") if one.plan.acknowledge else ("已阅：不要", "已阅: off")
    fields = [
        Button(say(language, "正文", "Chinese"), f"an-write:{number}:0"),
        Button(say(language, "英文", "English"), f"an-write:{number}:1"),
        Button(say(language, "图片或文件", "Picture or file"), f"an-write:{number}:2"),
        Button(say(language, "发给谁", "Receivers"), f"an-for:{number}:0"),
        Button(say(language, "时间", "Time"), f"an-write:{number}:3"),
        Button(say(language, *read), f"an-ack:{number}"),
        Button(say(language, "置顶到", "Pin until"), f"an-write:{number}:5"),
        Button(say(language, "有效期", "Valid until"), f"an-write:{number}:4"),
        Button(say(language, "不发了", "Discard"), f"an-turn:{number}:2:1"),
    ]
    return (*in_rows(fields, 3), (Button(say(language, "预览", "Preview"), f"an-look:{number}"),))


def say_preview(
    language: Language,
    one: Announcement,
    shown: Reply,
    counts: tuple[int, int, int],
    audience: Sequence[str],
    now: datetime,
) -> Reply:
    """Exactly as it will look, then what it is: groups and people that get it now, and chats that are left out."""
    groups, people, left_out = counts
    lines = [
        say(language, "—— 以上是发出去的样子 ——", "—— above: exactly as it goes out ——"),
        say(
            language, "收到的：{total}个会话（{groups}个群，{people}人私聊）", "Receivers: {total} chats ({groups} groups, {people} in private)",
            total=groups + people, groups=groups, people=people,
        ),
    ]  # fmt: skip
    if left_out:
        lines.append(
            say(language, "另有{n}个发不到，已略去", "{n} more cannot be reached and are left out", n=left_out)
        )
    lines.append(_facts(language, one, audience, now))
    number, stamp = one.announcement_id, one.stamp
    submit = Button(say(language, "提交", "Submit"), f"an-submit:{number}:{stamp}")
    back = Button(say(language, "返回", "Back"), f"an:{number}")
    asked = shown.buttons if one.plan.acknowledge else ()
    rows = (*asked, (submit, back)) if one.state is State.DRAFT else (*asked, (back,))
    return Reply((*shown.spans, faint("\n".join(lines))), rows)


def say_approval_request(
    language: Language, one: Announcement, shown: Reply, total: int, audience: Sequence[str], now: datetime
) -> Reply:
    """To those who may approve: the words, whom they reach, two buttons."""
    title = say(
        language, "公告{n}号等您批准（{total}个会话）", "Notice {n} waits for your approval ({total} chats)",
        n=one.announcement_id, total=total,
    )  # fmt: skip
    yes = Button(say(language, "批准", "Approve"), f"an-yes:{one.announcement_id}:{one.stamp}")
    no = Button(say(language, "退回", "Return"), f"an-no:{one.announcement_id}:{one.stamp}")
    facts = faint(_facts(language, one, audience, now))
    return Reply((bold(title), *shown.spans, facts), ((yes, no),))
