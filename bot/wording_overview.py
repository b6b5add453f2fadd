"""What there is, said: the documents in force with what each grants, by name; and the way to what somebody may get."""

from collections.abc import Sequence

from bot.message import Button, Reply, Span
from bot.overviews import Held, Overview
from bot.topics import Topic, bare_heading
from bot.wording import bold, faint, in_rows, plain, say, shorten
from bot.wording_standing import source_line
from rag.answer import Language

SHOWN = 12  # programmes or headings of one document


def say_overview(found: Overview, topics: Sequence[Topic], language: Language, *, matching: bool) -> Reply:
    """Each document with what it grants; no figure, for a figure needs its clause. `matching`: there are rules to match by."""
    chinese, english = "{where}现行的政策文件有 {count} 份：", "Documents in force for {where}: {count}."
    if not found.place:
        chinese, english = "收录的现行政策文件有 {count} 份：", "Documents in force: {count}."
    head = say(language, chinese, english, where=found.place, count=len(found.documents))
    spans: list[Span] = [bold(head)]
    for number, one in enumerate(found.documents, 1):
        spans += [
            plain(f"{number}. {source_line(one.policy, '', language)}"),
            faint(_contents(one, language)),
        ]
    if found.elsewhere:
        chinese, english = "另有自己文件的地方：{places}。", "Places with documents of their own: {places}."
        spans.append(plain(say(language, chinese, english, places=say(language, "、", ", ").join(found.elsewhere))))
    spans.append(plain(_next(language, matching=matching)))
    return Reply(tuple(spans), _buttons(found, topics, language, matching=matching))


def _contents(one: Held, language: Language) -> str:
    names = [p.name.en if language is Language.ENGLISH else p.name.zh for p in one.programmes]
    names = names or [bare_heading(heading) for heading in one.headings]
    shown = say(language, "、", "; ").join(names[:SHOWN])
    if len(names) <= SHOWN:
        return shown
    return shown + say(language, "等{count}项", " … {count} in all", count=len(names))


def _next(language: Language, *, matching: bool) -> str:
    if not matching:
        chinese = "想知道哪一项，直接问就行，例如：有什么条件？要什么材料？"
        return say(language, chinese, "Ask for whatever you want to know: the conditions, the papers, the deadline.")
    return say(
        language,
        "想知道哪一项，直接问；想知道自己能享受哪些，点「匹配政策」，或者一句话说明情况，例如：制造业，固投3亿元，新招用工200人。",
        "Ask for any of them; to see what you may get, tap Match policies, or tell your case in a sentence.",
    )


def _buttons(
    found: Overview, topics: Sequence[Topic], language: Language, *, matching: bool
) -> tuple[tuple[Button, ...], ...]:
    match_row = ((Button(say(language, "匹配政策", "Match policies"), "do:match"),),) if matching else ()
    here = {one.policy.policy_id for one in found.documents}
    own = [Button(shorten(one.label, 16), f"topic:{one.key}") for one in topics if one.policy.policy_id in here]
    documents = Button(say(language, "全部文件", "All documents"), "sources:all")
    return (*match_row, *in_rows(own, 2), (documents,))
