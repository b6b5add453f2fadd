"""What is said of rules that were drafted out of a document: each with its clause, to be taken or left by a person. Pure."""

from collections.abc import Sequence

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, quote, say, shorten
from bot.wording_calculating_asking import party_name
from bot.wording_documents import back_to
from rag.answer import Language
from rag.rules_extract.proposed import Why
from store.policy_drafts import PolicyDraft

RULES_A_PAGE = 3
_LONGEST_CLAUSE = 280
_KINDS = 30  # rewards that are offered
_UNREAD = {
    Why.RANGE: "幅度没有定死，不能测算 / a range, nothing to calculate with",
    Why.CASE_BY_CASE: "一事一议，不能测算 / decided case by case",
    Why.ONLY_A_CAP: "只有上限，没有写怎么算 / a cap without a way of counting",
    Why.AT_LEAST: "只写了不低于多少 / a floor only",
    Why.UNPAIRED: "几种情形和几个数对不上 / cases and values do not pair up",
    Why.MODE: "没有写分段计算还是按总额计算 / slices or the whole sum is not said",
    Why.LEFT_OUT: "句子里还有别的数字，草拟的规则没有用上，请人工写 / a figure of the sentence would be left out",
    Why.REFUSES: "句子里有不予、不得、不再等，请人工写 / it refuses or takes away",
    Why.CAP_APART: "上限写在另一句，请人工写 / its cap stands in another sentence",
    Why.FOREIGN_MONEY: "按外币给付，不能测算 / granted in foreign money",
    Why.UNCHECKED: "读出来了，但规则里写不全，请人工写 / read, but rules cannot say it",
}
_STATES = {None: ("未定", "open"), True: ("采用", "taken"), False: ("不用", "left")}


def say_rules(
    language: Language, draft: PolicyDraft, page: int, quotes: Sequence[str], kinds: Sequence[str] = ()
) -> Reply:
    """A page of the rules; `quotes` are the words of the clauses of this page's rules, in their order.

    `kinds` are the rewards that each goes on with ("" while it is of its own); none where there is nothing to go on with.
    """
    pages = max(1, -(-len(draft.rules) // RULES_A_PAGE))
    page = min(page, pages - 1)
    first = page * RULES_A_PAGE
    head = say(
        language,
        "从条文里草拟的规则，请逐条对照原文（{page}/{pages}）",
        "Rules drafted from the text; compare each with its clause ({page}/{pages})",
        page=page + 1,
        pages=pages,
    )
    spans: list[Span] = [bold(head)]
    buttons: list[tuple[Button, ...]] = []
    for at, (rule, words) in enumerate(zip(draft.rules[first : first + RULES_A_PAGE], quotes, strict=False), first):
        state = say(language, *_STATES[rule.taken])
        spans.append(plain(f"{at + 1}. 【{state}】{rule.clause}\n{rule.summary}"))
        spans.append(quote(shorten(words, _LONGEST_CLAUSE)))
        buttons.append((*_choices(language, draft, at, rule.taken), *_kind_button(language, draft, at, kinds)))
        if kinds and kinds[at - first]:
            spans.append(faint(say(language, "接续：{name}", "goes on with: {name}", name=kinds[at - first])))
    return Reply((*spans, faint(_hint(language))), (*buttons, *_turning(language, draft, page, pages)), in_place=True)


def _choices(language: Language, draft: PolicyDraft, at: int, taken: bool | None) -> tuple[Button, ...]:
    def button(label: tuple[str, str], choice: bool) -> Button:
        mark = "✓ " if taken is choice else ""
        data = f"pd-rule:{draft.draft_id}:{draft.version}:{at}:{int(choice)}"
        return Button(f"{mark}{at + 1} {say(language, *label)}", data)

    return (button(("采用", "Take"), True), button(("不用", "Leave"), False))


def _kind_button(language: Language, draft: PolicyDraft, at: int, kinds: Sequence[str]) -> tuple[Button, ...]:
    if not kinds:
        return ()
    return (Button(f"{at + 1} {say(language, '归类', 'Kind')}", f"pd-kinds:{draft.draft_id}:{at}"),)


def say_kinds(language: Language, draft: PolicyDraft, rule: int, kinds: Sequence[tuple[int, str, str]]) -> Reply:
    """Which reward a drafted rule goes on with: a button for each (key, whose it is, name)."""
    text = say(
        language,
        "第 {number} 条规则接续原来的哪一项？选了以后，过去的测算会按它重算；都不是就返回，它自成一项。",
        "Which reward does rule {number} go on with? Past calculations are then made again by it; go back if none.",
        number=rule + 1,
    )
    rows = [
        (
            Button(
                shorten(f"{party_name(party, language)} · {name}"),
                f"pd-kind:{draft.draft_id}:{draft.version}:{rule}:{key}",
            ),
        )
        for key, party, name in kinds[:_KINDS]
    ]
    back = Button(say(language, "返回", "Back"), f"pd-rules:{draft.draft_id}:{rule // RULES_A_PAGE}")
    return Reply((bold(text),), (*rows, (back,)), in_place=True)


def _turning(language: Language, draft: PolicyDraft, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    number = draft.draft_id
    row = []
    if page > 0:
        row.append(Button("◀", f"pd-rules:{number}:{page - 1}"))
    row += back_to(language, number)
    if page + 1 < pages:
        row.append(Button("▶", f"pd-rules:{number}:{page + 1}"))
    return (tuple(row),)


def _hint(language: Language) -> str:
    return say(
        language,
        "拿不准的就不用：不采用的规则不会发布，以后可以在规则文件里补。",
        "Leave what is in doubt: rules that are not taken are not published.",
    )


def unread_reason(why: Why, sentence: str) -> str:
    """Why a sentence gave no rule, in both languages, as problems are kept."""
    return f"没有草拟规则：{_UNREAD[why]}：“{shorten(sentence, 40)}”"
