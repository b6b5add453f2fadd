"""What is said of a new edition's effect: which answers and sums change, whom it touches, the report, the drafted notice. Pure."""

from collections.abc import Sequence

from bot.impact_found import ChangedQuestion, ChangedSum, Impact
from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_documents import back_to
from bot.wording_official import FAULTS
from policies.personal import mask_personal
from policies.provision import FormatProblem, Policy
from rag.answer import Language
from rag.replay import Change
from rag.replay_sums import SumChange
from store.policy_drafts import PolicyDraft

SHOWN = 6  # changed answers on the card; the sheet has all of them
_LONGEST = 90
_CHANGES = {
    Change.OUTCOME: ("有无答案", "answered or not"),
    Change.FIGURE: ("数字", "figures"),
    Change.CLAUSE: ("条款", "clause"),
    Change.QUOTE: ("文字", "words"),
    Change.PLACES: ("可选地方", "places"),
    Change.OFFICIAL: ("专员答复要复核", "official answer to be reviewed"),
}
_SUM_CHANGES = {
    SumChange.RULES: ("适用规则", "rules"),
    SumChange.VERDICT: ("能否享受", "verdict"),
    SumChange.AMOUNT: ("金额", "amount"),
    SumChange.ASKED: ("还缺的情况", "what is missing"),
    SumChange.BLOCKED: ("卡在哪里", "what stands in the way"),
    SumChange.PAYMENTS: ("分期兑现", "payment in stages"),
    SumChange.TERMS: ("期限、材料或受理单位", "deadline, papers or office"),
    SumChange.CLAUSE: ("条款", "clause"),
}
_WORDS = {
    "met": ("符合", "met"), "not_met": ("不符合", "not met"), "unknown": ("还缺情况", "facts are missing"),
    "not_in_documents": ("文件没写", "not in the documents"), "text_not_held": ("没有原文", "text not held"),
    "other_place": ("别的地方", "another place"), "no_such_clause": ("没有这一条", "no such clause"),
    "no_rules": ("没有可用规则", "no rules"), "no_programme": ("没有这一项", "no such programme"), "expired": ("已过期", "expired"),
    "place_needed": ("要先定地方", "a place is needed"), "before_any_edition": ("还没有施行", "before any edition"),
    "old_rules_missing": ("旧办法的规则没有收录", "the former rules are not held"),
    "new_rules_missing": ("新办法的规则没有收录", "the new rules are not held"), "not_granted": ("没有这项奖励", "not granted"),
    "draft": ("征求意见稿", "a draft"), "several_in_force": ("几份同时有效", "several in force"),
    **FAULTS,
}  # fmt: skip


def rules_lines(
    language: Language, lost: Sequence[tuple[str, str]], broken: Sequence[FormatProblem]
) -> tuple[str, ...]:
    """What publishing takes away from the rules: programmes (document, name), and rule files that would no longer hold."""
    lines = [_lost_line(language, lost)] if lost else []
    for one in broken[:SHOWN]:
        place, message = f"{one.file}:{one.line}", shorten(one.message, _LONGEST)
        lines.append(
            say(
                language,
                "⚠ 规则文件与新的条文对不上，整份不再使用：{place} {message}",
                "⚠ This rule file no longer agrees with the text and is not used: {place} {message}",
                place=place,
                message=message,
            )
        )
    return tuple(lines)


def say_losses(
    language: Language,
    draft: PolicyDraft,
    lost: Sequence[tuple[str, str]],
    broken: Sequence[FormatProblem],
    edition: int,
) -> Reply:
    """All that publishing takes away from the rules, before a second tap; the button holds over this edition only."""
    head = say(language, "还没有发布：这样发布会少掉测算规则", "Not published yet: this would take rules away")
    named = "\n".join(f"· {document}：{name}" for document, name in lost)
    broken_lines = "\n".join(rules_lines(language, (), broken))
    todo = say(
        language,
        "要留着，就先把它们补进规则文件，或者在“看规则”里不用会盖掉它们的规则；确实不要了，再点一下发布。",
        "To keep them, write them into the rule file first, or leave the rules that take their place; tap again if they may go.",
    )
    label = say(language, "发布，少这些规则", "Publish without them")
    sure = Button(label, f"pd-yes:{draft.draft_id}:{draft.version}:{edition}")
    spans = [plain(part) for part in (named, broken_lines, todo) if part]
    return Reply((bold(head), *spans), ((sure, *back_to(language, draft.draft_id)),))


def _lost_line(language: Language, lost: Sequence[tuple[str, str]]) -> str:
    names = "、".join(f"{document}：{name}" for document, name in lost[:SHOWN])
    return say(
        language,
        "⚠ 发布后有 {count} 项测算规则会没有了：{names}{more}。要留着，就先把它们补进规则文件，或者不采用会盖掉它们的规则。",
        "⚠ {count} programmes could no longer be calculated: {names}{more}. To keep them, write them into the rule file "
        "first, or leave the rules that take their place.",
        count=len(lost), names=names, more=" …" if len(lost) > SHOWN else "",
    )  # fmt: skip


def refused_lines(language: Language, refused: Sequence[FormatProblem]) -> tuple[str, ...]:
    """Why rules that were taken do not hold beside their document, and what to do."""
    if not refused:
        return ()
    found = [f"{one.file}:{one.line} {shorten(one.message, _LONGEST)}" for one in refused[:SHOWN]]
    todo = say(
        language,
        "⚠ 采用的规则没有通过核对，不能这样发布：请在“看规则”里改为“不用”，或者改正文件再发。",
        "⚠ Rules that were taken do not hold: leave them under “rules”, or correct the file and send it again.",
    )
    return todo, *found


def say_impact(language: Language, draft: PolicyDraft, impact: Impact, library_problems: Sequence[str]) -> Reply:
    """看影响: before the tap."""
    head = say(language, "发布以后会怎样（还没有发布）", "What publishing would do (nothing is published yet)")
    buttons = (
        *_sheet_button(language, draft.draft_id, impact),
        (
            Button(say(language, "发布", "Publish"), f"pd-yes:{draft.draft_id}:{draft.version}"),
            *back_to(language, draft.draft_id),
        ),
    )
    warnings = [faint("\n".join(library_problems[:SHOWN]))] if library_problems else []
    return Reply((bold(head), *_spans(language, impact), *warnings), buttons)


def say_published(language: Language, draft: PolicyDraft, policy: Policy, number: int, impact: Impact) -> Reply:
    """The report after the tap."""
    head = say(
        language,
        "已发布《{title}》（第 {number} 版文件库），几秒内各处都按它回答。",
        "{title} is published (edition {number} of the documents) and answers within seconds.",
        title=policy.title,
        number=number,
    )
    rows = list(_sheet_button(language, draft.draft_id, impact))
    if impact.people:
        label = say(language, "起草通知（{count} 人）", "Draft a notice ({count})", count=len(impact.people))
        rows.append((Button(label, f"pd-tell:{draft.draft_id}"),))
    return Reply((bold(head), *_spans(language, impact)), tuple(rows))


def _spans(language: Language, impact: Impact) -> list[Span]:
    counted = say(
        language,
        "按 {day} 重问了 {asked} 个提问、重算了 {calculated} 笔测算：{questions} 种提问的回答会变，{sums} 笔测算会变，涉及 {people} 人。",
        "As of {day}, {asked} questions were asked and {calculated} calculations made again: {questions} answers and {sums} "
        "sums change, for {people} people.",
        day=impact.day,
        asked=impact.asked,
        calculated=impact.calculated,
        questions=len(impact.questions),
        sums=len(impact.sums),
        people=len(impact.people),
    )
    spans = [plain(counted)]
    lines = [
        *(question_line(language, one) for one in impact.questions),
        *(sum_line(language, one) for one in impact.sums),
    ]
    if lines:
        spans.append(plain("\n".join(f"· {line}" for line in lines[:SHOWN])))
    notes = []
    if len(lines) > SHOWN:
        notes.append(say(language, "还有 {rest} 项，见明细。", "{rest} more in the list.", rest=len(lines) - SHOWN))
    if impact.moved:
        notes.append(
            say(
                language,
                "另有 {count} 种提问改由新文件回答，内容不变。",
                "{count} more are answered out of the new document, in the same words.",
                count=impact.moved,
            )
        )
    if impact.unread:
        notes.append(
            say(language, "{count} 笔测算已无法重算。", "{count} calculations cannot be repeated.", count=impact.unread)
        )
    return [*spans, *([faint("\n".join(notes))] if notes else [])]


def question_line(language: Language, one: ChangedQuestion) -> str:
    """A question with what changes in its answer."""
    changes = "；".join(
        f"{say(language, *_CHANGES[each.change])} {_word(language, each.before)} → {_word(language, each.after)}"
        for each in one.differences
    )
    return f"「{shorten(mask_personal(one.text), 40)}」{changes}{_rests_on(one.rests_on)}"


def sum_line(language: Language, one: ChangedSum) -> str:
    """A calculation with what changes in it."""
    changes = "；".join(
        f"{say(language, *_SUM_CHANGES[each.change])} {_word(language, each.before)} → {_word(language, each.after)}"
        for each in one.differences
    )
    return f"{one.number} {changes}{_rests_on(one.rests_on)}"


def _rests_on(sources: tuple[str, str]) -> str:
    """（《旧》第三条 → 《新》第三条）: no figure without its clause."""
    named = [shorten(one, _LONGEST) for one in dict.fromkeys(sources) if one]
    return f"（{' → '.join(named)}）" if named else ""


def _word(language: Language, said: str) -> str:
    return say(language, *_WORDS[said]) if said in _WORDS else shorten(said, _LONGEST) or "—"


def _sheet_button(language: Language, draft_id: int, impact: Impact) -> tuple[tuple[Button, ...], ...]:
    if not impact.questions and not impact.sums:
        return ()
    return ((Button(say(language, "全部明细", "All of it"), f"pd-sheet:{draft_id}"),),)


def sheet_titles(language: Language) -> tuple[str, ...]:
    """The titles of the list's columns."""
    titles = (
        ("提问或测算", "question or calculation"), ("变了什么", "what changes"), ("原来", "before"), ("以后", "after"), ("次数", "times"),
        ("涉及的人", "people"), ("原依据", "rests on, before"), ("新依据", "rests on, after"),
    )  # fmt: skip
    return tuple(say(language, *title) for title in titles)


def sheet_name(language: Language) -> str:
    """The list's file name."""
    return say(language, "影响明细.csv", "effect.csv")


def answer_change(language: Language, change: str) -> str:
    """What changes in an answer, in a word."""
    return say(language, *_CHANGES[Change(change)])


def sum_change(language: Language, change: str) -> str:
    """What changes in a calculation, in a word."""
    return say(language, *_SUM_CHANGES[SumChange(change)])


def notice_words(policy: Policy, replaced: Sequence[str]) -> tuple[str, str]:
    """A notice to those whom it touches, Chinese and English: a draft, to be gone over by a person."""
    old = "、".join(f"《{title}》" for title in replaced)
    since = policy.effective_from.isoformat() if policy.effective_from else ""
    chinese = f"您问过或测算过的政策有变化：《{policy.title}》{f'自{since}起施行' if since else '已发布'}"
    chinese += f"，替代{old}。" if old else "。"
    chinese += "之前的答复和测算结果可能不再适用，请重新提问或测算，以现行文件为准。"
    english = (
        f"A policy you asked about has changed: {policy.title}{f' holds from {since}' if since else ' is published'}"
    )
    english += f" and replaces {', '.join(replaced)}. " if replaced else ". "
    english += "Earlier answers and calculations may no longer hold; please ask again."
    return chinese, english


def say_no_one_touched(language: Language) -> Reply:
    """Nobody asked or calculated what changed."""
    return Reply(
        (plain(say(language, "没有人的答复或测算因此改变，不用通知。", "Nobody is touched; there is nobody to tell.")),)
    )
