"""What is said about joining, members, invites and groups. Chinese first, English beside it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.message import Button, Reply, Role
from bot.wording import bold, faint, plain, say
from bot.wording_staff_help import staff_help
from rag.answer import Language
from store.reporting.members import InviteRefusal
from store.reporting.periods import SHANGHAI

_ROLES: Mapping[Role, tuple[str, str]] = {
    Role.INVESTOR: ("投资者", "investor"),
    Role.STAFF: ("工作人员", "staff"),
    Role.LEADER: ("单位负责同志", "leader of an office"),
    Role.COORDINATOR: ("招商局统筹", "coordinator"),
    Role.ADMIN: ("管理员", "administrator"),
}
_REFUSALS: Mapping[InviteRefusal, tuple[str, str]] = {
    InviteRefusal.UNKNOWN: (
        "没有这个邀请码。请对照原文再发一次，或向管理员要新的。",
        "There is no such code. Please check it, or ask an administrator for a new one.",
    ),
    InviteRefusal.USED: (
        "这个邀请码已经用过了，一个码只能用一次。请向管理员要新的。",
        "This code was used already; each works once. Please ask an administrator for a new one.",
    ),
    InviteRefusal.EXPIRED: (
        "这个邀请码已经过期。请向管理员要新的。",
        "This code has expired. Please ask an administrator for a new one.",
    ),
    InviteRefusal.REVOKED: (
        "这个邀请码已经作废。请向管理员要新的。",
        "This code was withdrawn. Please ask an administrator for a new one.",
    ),
}
ROLE_WORDS: Mapping[str, Role] = {
    **{role.value: role for role in Role if role is not Role.INVESTOR},
    **{chinese: role for role, (chinese, _) in _ROLES.items() if role is not Role.INVESTOR},
    "负责人": Role.LEADER,
    "负责同志": Role.LEADER,
    "统筹": Role.COORDINATOR,
}


def say_role(language: Language, role: Role) -> str:
    """A role by its name."""
    return say(language, *_ROLES[role])


def say_joined(language: Language, role: Role, office: str) -> Reply:
    """Welcome, with what one can do now."""
    title = say(
        language, "已加入：{office}{role}。", "Joined: {role}{office}.",
        role=say_role(language, role), office=_of(language, office),
    )  # fmt: skip
    return Reply((bold(title), plain(staff_help(language, role))), _first_steps(language, role))


def say_staff_start(language: Language, role: Role, office: str) -> Reply:
    """/start of a member: who they are to us, how to begin, three buttons."""
    hello = say(
        language, "您好，{office}{role}。", "Hello, {role}{office}.",
        role=say_role(language, role), office=_of(language, office),
    )  # fmt: skip
    how = say(
        language,
        "直接写进展就是报送，例如「XX项目昨天签约，计划投资2亿元」，我先出卡片，点「保存」才记。问政策也直接问。/help 看全部用法。",
        "Just write what happened to report it: I show a card, and nothing is kept before you tap Save. Ask about policies in "
        "plain words too. /help shows everything.",
    )
    return Reply((bold(hello), plain(how)), _first_steps(language, role))


def _first_steps(language: Language, role: Role) -> tuple[tuple[Button, ...], ...]:
    """Commands that take no words; who is in charge asks who is missing, the others tell that they are away."""
    mine = Button(say(language, "我本周报的", "My week"), "do:mine")
    projects = Button(say(language, "项目清单", "Projects"), "do:projects")
    if role is Role.STAFF:
        return ((mine, projects, Button(say(language, "请假", "Leave"), "do:leave")),)
    return ((mine, projects, Button(say(language, "谁还没报", "Who is missing"), "do:missing")),)


def _of(language: Language, office: str) -> str:
    return say(language, "{office}", ", {office}", office=office) if office else ""


def how_to_join(language: Language) -> str:
    """Below the answer to somebody who writes like one of the staff and has not joined."""
    return say(
        language,
        "这像是进展报送，但您还没有加入，没有登记。工作人员请向管理员要邀请码，私聊发给我，再报一次。",
        "This reads like a progress report, but you have not joined, so nothing was recorded. Staff: ask the "
        "administrator for an invite code, send it to me in private, then report again.",
    )


def say_code_refused(language: Language, refusal: InviteRefusal) -> Reply:
    """Why a code opens nothing."""
    return Reply((plain(say(language, *_REFUSALS[refusal])),))


def say_join_in_private(language: Language) -> Reply:
    """A code in a group: everybody has read it."""
    text = say(
        language,
        "邀请码请私聊发给我，不要发在群里。这个码大家都看到了，请管理员作废后另发一个。",
        "Please send codes to me in private. Everybody has seen this one; ask the administrator to replace it.",
    )
    return Reply((plain(text),))


def say_invite(language: Language, code: str, link: str, role: str, office: str, expires_at: datetime) -> Reply:
    """A new code; it is shown this once, only its hash is kept."""
    title = say(
        language, "邀请码（{office}{role}，{day}前有效，只能用一次）", "Invite code ({role}{office}, until {date}, works once)",
        role=role, office=_of(language, office), day=_day(expires_at), date=expires_at.astimezone(SHANGHAI).date(),
    )  # fmt: skip
    how = say(
        language,
        "请转给本人，由本人私聊发给我{link}。这个码只显示这一次。",
        "Pass it on; the person sends it to me in private{link}. It is shown this once only.",
        link=say(language, "，或点开 {link}", ", or opens {link}", link=link) if link else "",
    )
    return Reply((bold(title), plain(code), faint(how)))


def _day(moment: datetime) -> str:
    day = moment.astimezone(SHANGHAI)
    return f"{day.month}月{day.day}日"


def say_invite_usage(language: Language) -> Reply:
    """/invite that cannot be read."""
    text = say(
        language,
        "写法：/invite 角色 单位 天数。例如 /invite staff 临澜县 7。角色有 staff、leader、coordinator、admin；"
        "coordinator 和 admin 不写单位；天数1到90，不写是7。",
        "Usage: /invite ROLE OFFICE [days], for example /invite staff 临澜县 7. Roles: staff, leader, coordinator, admin; "
        "the last two without an office; 1 to 90 days, 7 where not given.",
    )
    return Reply((plain(text),))


def say_no_such_office(language: Language, words: str, near: Sequence[str]) -> Reply:
    """An office that is not in the registry."""
    text = say(language, "名册里没有「{words}」。", "「{words}」 is not in the registry. ", words=words)
    offered = say(language, "相近的有：{near}", "Near to it: {near}", near="、".join(near)) if near else ""
    return Reply((plain(text + offered),))


def say_revoked(language: Language, person_id: int, *, was_member: bool) -> Reply:
    """/revoke."""
    if was_member:
        text = say(language, "已取消成员 {id}，立即生效。", "Member {id} is removed, at once.", id=person_id)
    else:
        text = say(
            language, "成员里没有 {id}。发 /members 看名单。", "There is no member {id}. See /members.", id=person_id
        )
    return Reply((plain(text),))


def say_revoke_usage(language: Language) -> Reply:
    """/revoke without a number."""
    text = say(language, "写法：/revoke 编号，编号见 /members。", "Usage: /revoke ID; the ids stand in /members.")
    return Reply((plain(text),))


def say_members(language: Language, lines: Sequence[tuple[int, str, str, datetime]]) -> Reply:
    """Id, role, office and since when, one member a line."""
    title = say(language, "成员{n}人", "{n} members", n=len(lines))
    body = "\n".join(f"{person} · {role} · {office or '—'} · {since:%Y-%m-%d}" for person, role, office, since in lines)
    return Reply((bold(title), plain(body)) if body else (bold(title),))


def say_bound(language: Language, office: str) -> Reply:
    """/bind."""
    text = say(
        language,
        "好的，这个群是「{office}」的群。本单位的同志在这里报送，其他人的消息不登记。",
        "Fine: this is the group of {office}. Its people report here; what others write is not recorded.",
        office=office,
    )
    return Reply((plain(text),))


def say_bind_usage(language: Language) -> Reply:
    """/bind in private or without an office."""
    text = say(
        language,
        "请在单位的群里发：/bind 单位名称。",
        "Send it in the office's group: /bind OFFICE.",
    )
    return Reply((plain(text),))


def say_in_private_only(language: Language) -> Reply:
    """Internal rows are not shown where others read along."""
    text = say(language, "这项内容请私聊我查。", "Please ask me for this in private.")
    return Reply((plain(text),))
