"""What receivers, topics and groups are called, and what is said about them. Chinese first, English beside it. Pure."""

from collections.abc import Sequence
from typing import assert_never

from bot.message import Button, Reply, Role
from bot.wording import bold, faint, in_rows, plain, say, shorten
from bot.wording_joining import say_role
from rag.answer import Language
from store.announcing.audience import Target, TargetKind
from store.announcing.chats import CHAIN_TOPIC, CHANGES, EVENTS, Chat, ChatState, ChatUse

CATEGORIES = (
    ("按类别的群", "Groups by kind"),
    ("单位", "Offices"),
    ("按身份（私聊）", "By role (in private)"),
    ("县市区", "Counties"),
    ("产业链", "Industry chains"),
    ("投资者群", "Groups of investors"),
    ("问过某文件的人", "Who asked about a document"),
    ("订阅了主题的", "Subscribers of a topic"),
)
_STATES = {
    ChatState.PENDING: ("待确认", "to be confirmed"),
    ChatState.ACTIVE: ("可以发", "active"),
    ChatState.REFUSED: ("不发", "not written to"),
    ChatState.LEFT: ("已不在群里", "left"),
    ChatState.BLOCKED: ("发不到", "blocked"),
}
_USES = {ChatUse.NONE: ("", ""), ChatUse.STAFF: ("内部工作群", "staff"), ChatUse.INVESTORS: ("投资者群", "investors")}


def target_name(language: Language, target: Target, office: str) -> str:
    """A part of an audience by its name; `office` is that of an office's number."""
    value = target.value
    match target.kind:
        case TargetKind.OFFICE:
            name = office or value
        case TargetKind.COUNTY:
            name = value
        case TargetKind.ROLE:
            name = say(language, "全体{role}", "all: {role}", role=say_role(language, Role(value)))
        case TargetKind.GROUPS:
            named = say(language, "{kind}群", "groups: {kind}", kind=value)
            name = named if value else say(language, "全部内部群", "all groups of staff")
        case TargetKind.CHAIN:
            name = say(language, "{chain}产业链", "chain {chain}", chain=value)
        case TargetKind.INVESTOR_GROUPS:
            name = say(language, "投资者群{of}", "groups of investors{of}", of=f"（{value}）" if value else "")
        case TargetKind.ASKERS:
            name = say(language, "问过《{title}》的人", "who asked about {title}", title=shorten(value, 24))
        case TargetKind.TOUCHED:
            name = say(language, "第{number}号发布涉及的人", "whom publication {number} touches", number=value)
        case TargetKind.TOPIC:
            name = say(language, "订阅「{topic}」的", "subscribers of {topic}", topic=topic_name(language, value))
        case _:
            assert_never(target.kind)
    return name


def topic_name(language: Language, topic: str) -> str:
    """A topic by its name."""
    if topic == CHANGES:
        return say(language, "政策变化", "policy changes")
    if topic == EVENTS:
        return say(language, "活动", "events")
    return say(language, "{chain}产业链", "chain {chain}", chain=topic.removeprefix(CHAIN_TOPIC))


def say_topics(language: Language, topics: Sequence[str], chosen: Sequence[str], *, in_place: bool = False) -> Reply:
    """/subscribe: what one gets, and buttons for more or less."""
    title = say(language, "订阅通知：点一下订阅，再点一下退订。", "Notices: tap to subscribe, tap again to leave.")
    names = say(language, "、", ", ").join(topic_name(language, topic) for topic in chosen)
    standing = names or say(language, "还没有", "nothing yet")
    buttons = [
        Button(f"✓ {topic_name(language, topic)}", f"unsub:{topic}")
        if topic in chosen
        else Button(topic_name(language, topic), f"sub:{topic}")
        for topic in topics
    ]
    leave = ((Button(say(language, "全部退订", "Leave all"), "unsub:all"),),) if chosen else ()
    text = say(language, "已订阅：{names}", "Subscribed: {names}", names=standing)
    return Reply((bold(title), plain(text)), (*in_rows(buttons, 2), *leave), in_place=in_place)


def say_left_topic(language: Language, topic: str) -> Reply:
    """After 退订 below an announcement: the words stay, this stands below them."""
    text = say(language, "已退订「{topic}」，不再发给您。", "You left {topic}.", topic=topic_name(language, topic))
    again = Button(say(language, "重新订阅", "Subscribe again"), f"sub:{topic}")
    return Reply((plain(text),), ((again,),))


def say_no_topic(language: Language) -> Reply:
    """A button of a topic that there is no more."""
    return Reply(
        (plain(say(language, "没有这个主题了。/subscribe 看全部。", "There is no such topic. /subscribe shows all.")),)
    )


def say_new_group(language: Language, title: str, number: int, by: int) -> Reply:
    """To administrators: the bot was added to a group, and what it is for is asked."""
    text = say(
        language, "机器人被加进群「{title}」（编号-{number}，由{by}加入）。这个群做什么用？确认之前不会往里发公告。",
        "The bot was added to the group “{title}” (-{number}, by {by}). What is it for? Nothing is announced there before you say.",
        title=shorten(title, 60), number=number, by=by,
    )  # fmt: skip
    return Reply((bold(text), faint(_bind_hint(language))), (group_buttons(language, number),))


def _bind_hint(language: Language) -> str:
    return say(
        language, "单位的群请再到群里发 /bind 单位名，公告才知道是哪个单位的。",
        "For the group of an office also send /bind OFFICE in it.",
    )  # fmt: skip


def group_buttons(language: Language, number: int) -> tuple[Button, ...]:
    """What a group may be for."""
    return (
        Button(say(language, "内部工作群", "Staff"), f"an-group:{number}:1"),
        Button(say(language, "投资者群", "Investors"), f"an-group:{number}:2"),
        Button(say(language, "不发公告", "Neither"), f"an-group:{number}:0"),
    )


def say_group_set(language: Language, chat: Chat) -> Reply:
    """What a group is for from now on."""
    use = say(language, *_USES[chat.use]) or say(language, "不发公告", "not written to")
    text = say(language, "群「{title}」：{use}。", "Group “{title}”: {use}.", title=shorten(chat.title, 60), use=use)
    return Reply((bold(text), faint(_bind_hint(language))) if chat.use is ChatUse.STAFF else (bold(text),))


def say_no_group(language: Language) -> Reply:
    """A group nobody knows."""
    return Reply(
        (plain(say(language, "没有登记这个群。/groups 看全部。", "There is no such group. /groups shows all.")),)
    )


def say_groups(language: Language, lines: Sequence[tuple[Chat, str]]) -> Reply:
    """The groups with their offices, and how a group of investors is told what it is about."""
    if not lines:
        text = say(
            language, "还没有登记的群：把机器人拉进群，我会来问。", "No groups yet: add the bot to one, and I will ask."
        )
        return Reply((plain(text),))
    told = [_group_line(language, chat, office) for chat, office in lines]
    hint = say(
        language, "投资者群可以标县区或产业链：/groups 编号 冠县，/groups 编号 新能源汽车。单位的群在群里发 /bind 单位。",
        "A group of investors may be about a county or chain: /groups NUMBER COUNTY. For an office send /bind OFFICE in its group.",
    )  # fmt: skip
    waiting = [chat for chat, _ in lines if chat.state is ChatState.PENDING]
    rows = tuple(group_buttons(language, -chat.chat_id) for chat in waiting[:5])
    return Reply((bold(say(language, "群", "Groups")), plain("\n".join(told)), faint(hint)), rows)


def _group_line(language: Language, chat: Chat, office: str) -> str:
    facts = [say(language, *_USES[chat.use]), office, chat.county, chat.chain, say(language, *_STATES[chat.state])]
    return f"{chat.chat_id} {shorten(chat.title, 30)} · " + " · ".join(fact for fact in facts if fact)
