"""What is said of a document under review: its card with what it would replace, and that it was put away. Pure."""

from dataclasses import dataclass
from datetime import date

from bot.message import Button, Reply
from bot.wording import bold, faint, plain, say
from policies.provision import Audience, Policy, ProvisionKind
from rag.answer import Language
from store.policy_drafts import PolicyDraft

_FIELDS = (
    ("改标题", "Title"),
    ("改地方", "Place"),
    ("改有效期", "Validity"),
    ("改替代关系", "Replaces"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document under review with what it would do: the documents it replaces, and the one whose file it takes over."""

    draft: PolicyDraft
    policy: Policy
    replaced: tuple[Policy, ...] = ()
    corrects: Policy | None = None
    unheld: tuple[str, ...] = ()  # named as replaced, but not among the documents
    proposes: bool = True  # rules are proposed here


def say_card(language: Language, sheet: Sheet) -> Reply:
    """The document under review, with everything one can do about it."""
    draft, policy = sheet.draft, sheet.policy
    lines = [
        say(language, "标题：{title}", "Title: {title}", title=policy.title),
        say(language, "地方：{place}", "Place: {place}", place=policy.place or say(language, "不分地方", "any")),
        say(language, "有效期：{days}", "Valid: {days}", days=_validity(language, policy)),
        *_audience(language, sheet),
        *_chain(language, sheet),
        _contents(language, policy),
    ]
    notes = [*_problem_line(language, draft), *_rule_line(language, sheet)]
    head = say(language, "待发布文件，还没有发布", "A document to be published; nothing is published yet")
    return Reply(
        (bold(head), plain("\n".join(lines)), *([faint("\n".join(notes))] if notes else [])), _buttons(language, draft)
    )


def _validity(language: Language, policy: Policy) -> str:
    draft = say(language, "（征求意见稿，不作为依据）", " (a draft for comments)") if policy.draft else ""
    if policy.effective_from is None and policy.effective_to is None:
        return say(language, "没有写明", "not stated") + draft
    first = policy.effective_from.isoformat() if policy.effective_from else "…"
    last = policy.effective_to.isoformat() if policy.effective_to else say(language, "长期", "without an end")
    return say(language, "{first} 至 {last}", "{first} to {last}", first=first, last=last) + draft


def _audience(language: Language, sheet: Sheet) -> list[str]:
    if sheet.policy.audience is Audience.PUBLIC:
        return []
    lines = [say(language, "受众：内部，投资者和群里都看不到", "For staff only: neither investors nor groups see it")]
    if any(old.audience is Audience.PUBLIC for old in (*sheet.replaced, *filter(None, (sheet.corrects,)))):
        chinese = "⚠ 它替代的是公开文件：发布后投资者既查不到新的，旧的也不再作现行规定回答"
        lines.append(
            say(language, chinese, "⚠ It takes the place of a public document: investors will be told neither")
        )
    return lines


def _chain(language: Language, sheet: Sheet) -> list[str]:
    found = [
        say(
            language,
            "将替代《{title}》{on}；那一份留在库里，以后按旧版回答",
            "Will replace {title}{on}, which stays as the earlier edition",
            title=old.title,
            on=_on(language, sheet.policy.effective_from),
        )
        for old in sheet.replaced
    ]
    if sheet.corrects is not None:
        text = say(
            language,
            "与现有的《{title}》同名同期：发布后以这一份为准（原文保留在版次记录里）",
            "Same title and dates as {title}: this text takes its place",
            title=sheet.corrects.title,
        )
        found.append(text)
    found += [
        say(language, "要替代的《{title}》库里没有", "{title}, named as replaced, is not held", title=title)
        for title in sheet.unheld
    ]
    return found or [say(language, "不替代任何文件", "Replaces nothing")]


def _on(language: Language, day: date | None) -> str:
    return say(language, "（自 {day} 起）", " from {day}", day=day) if day else ""


def _contents(language: Language, policy: Policy) -> str:
    tables = sum(one.kind is ProvisionKind.TABLE for one in policy.provisions)
    return say(
        language,
        "读出条款 {count} 处，其中表格 {tables} 个",
        "{count} provisions, {tables} tables among them",
        count=len(policy.provisions),
        tables=tables,
    )


def _problem_line(language: Language, draft: PolicyDraft) -> list[str]:
    count = len(draft.problems)
    if not count:
        return []
    return [say(language, "读取时有 {count} 处要看一看。", "{count} places need a look.", count=count)]


def _rule_line(language: Language, sheet: Sheet) -> list[str]:
    rules = sheet.draft.rules
    if not rules:
        return (
            [say(language, "没有从条文里读出可以测算的奖补规则。", "No rules to calculate with were found.")]
            if sheet.proposes
            else []
        )
    taken, left = (sum(rule.taken is wanted for rule in rules) for wanted in (True, False))
    return [
        say(
            language,
            "从条文里草拟了 {count} 条测算规则：采用 {taken}，不用 {left}，未定 {open}。只有采用的会一起发布。",
            "{count} rules were drafted: {taken} taken, {left} left, {open} open. Only those taken are published.",
            count=len(rules),
            taken=taken,
            left=left,
            open=len(rules) - taken - left,
        )
    ]


def _buttons(language: Language, draft: PolicyDraft) -> tuple[tuple[Button, ...], ...]:
    number = draft.draft_id
    fields = [Button(say(language, *label), f"pd-write:{number}:{at}") for at, label in enumerate(_FIELDS)]
    looks = []
    if draft.problems:
        label = say(language, "看问题（{count}）", "Problems ({count})", count=len(draft.problems))
        looks.append(Button(label, f"pd-faults:{number}"))
    if draft.rules:
        label = say(language, "看规则（{count}）", "Rules ({count})", count=len(draft.rules))
        looks.append(Button(label, f"pd-rules:{number}:0"))
    looks.append(Button(say(language, "看影响", "Effect"), f"pd-look:{number}"))
    last = (
        Button(say(language, "发布", "Publish"), f"pd-yes:{number}:{draft.version}"),
        Button(say(language, "放弃", "Put away"), f"pd-no:{number}:{draft.version}"),
    )
    return (tuple(fields[:2]), tuple(fields[2:]), tuple(looks), last)


def back_to(language: Language, draft_id: int) -> tuple[Button, ...]:
    """The button that leads back to the card."""
    return (Button(say(language, "返回", "Back"), f"pd:{draft_id}"),)


def say_dropped(language: Language, title: str) -> Reply:
    """Put away."""
    text = say(language, "已放弃《{title}》，没有发布。", "{title} was put away; it was not published.", title=title)
    return Reply((plain(text),), in_place=True)
