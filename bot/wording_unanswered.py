"""What staff are shown of what nobody answered: lists, a matter with who sees to it, its wordings. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, in_rows, plain, quote, say, shorten
from bot.wording_answer import SNIPPET
from bot.wording_standing import source_line
from policies.provision import Policy
from rag.answer import Language

PAGE = 5
_LISTS = (
    ("待答", "to be answered"),
    ("要复核", "to be reviewed"),
    ("待批准", "to be approved"),
    ("已答", "answered"),
    ("不需要答复", "put aside"),
)
_EMPTY = (
    ("没有待答的问题。答不上的、点了「没帮助」或「问专员」的提问会出现在这里。", "Nothing waits to be answered."),
    ("没有要复核的答复：所有专员答复依据的条款都还有效。", "Every official answer rests on a clause in force."),
    ("没有待批准的答复。", "No answer waits for approval."),
    ("还没有专员答复。", "There is no official answer yet."),
    ("没有搁置的问题。", "Nothing is put aside."),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: the question, what is said of it, and what its button presses."""

    question: str
    notes: tuple[str, ...]
    press: str


@dataclass(frozen=True, slots=True)
class MatterFace:
    """A matter as one person sees it: `said` is what the bot said, `places` the nearest clauses, `works` whether it is theirs."""

    matter_id: int
    question: str
    wordings: int
    people: int
    times: int
    first: date
    days: int
    owner: str
    said: str
    places: Sequence[tuple[Policy, str, str]]  # document, locator, words
    state_notes: tuple[str, ...]
    is_mine: bool
    works: bool
    in_charge: bool
    is_aside: bool
    answer_press: str  # "" where nobody writes one


def say_list(language: Language, which: int, counts: Sequence[int], shown: Sequence[Listed], page: int) -> Reply:
    """A page of a list, with a button for each row and for each other list; `counts` says how long each list is."""
    name = say(language, *_LISTS[which])
    title = say(language, "{name}（{count}）", "Questions {name} ({count})", name=name, count=counts[which])
    margin = "   " if language is Language.ENGLISH else "　"
    numbered = list(enumerate(shown, page * PAGE + 1))
    lines = [f"{number}. 「{shorten(row.question, 60)}」\n{margin}{' · '.join(row.notes)}" for number, row in numbered]
    opening = tuple(Button(str(number), row.press) for number, row in numbered)
    turns = [Button(say(language, "上一页", "Back"), f"ua:{which}:{page - 1}")] if page else []
    if (page + 1) * PAGE < counts[which]:
        turns.append(Button(say(language, "下一页", "Next"), f"ua:{which}:{page + 1}"))
    others = [
        Button(f"{say(language, *name)} {counts[at]}", f"ua:{at}:0")
        for at, name in enumerate(_LISTS)
        if at != which and (counts[at] or at == 0)
    ]
    body = "\n".join(lines) if lines else say(language, *_EMPTY[which])
    rows = (opening, tuple(turns), *in_rows(others, 3))
    return Reply((bold(title), plain(body)), tuple(row for row in rows if row))


def matter_notes(language: Language, people: int, first: date, days: int, owner: str) -> tuple[str, ...]:
    """What a list says of a matter: how many people, since when, how many days, who sees to it."""
    return (
        say(language, "{people} 人问", "{people} asked", people=people),
        say(language, "首问 {first}", "first {first}", first=first),
        say(language, "已 {days} 天", "{days} days open", days=days),
        owner_words(language, owner),
    )


def owner_words(language: Language, owner: str) -> str:
    """Who sees to it."""
    if not owner:
        return say(language, "无人认领", "nobody has taken it")
    return say(language, "负责：{owner}", "with {owner}", owner=owner)


def yourself(language: Language) -> str:
    """The reader, as who sees to something."""
    return say(language, "您", "you")


def at_terminal(language: Language) -> str:
    """Somebody at a terminal, as who sees to something: there is no more of a name."""
    return say(language, "终端上的同志", "somebody at a terminal")


def say_matter(language: Language, face: MatterFace) -> Reply:
    """The card of a matter."""
    facts = say(
        language,
        "待答问题 {n} 号 · {people} 人问过 {times} 次 · 首问 {first} · 已 {days} 天 · {owner}",
        "Question {n} · {people} people asked {times} times · first {first} · {days} days open · {owner}",
        n=face.matter_id,
        people=face.people,
        times=face.times,
        first=face.first,
        days=face.days,
        owner=owner_words(language, face.owner),
    )
    spans = [bold(f"「{face.question}」"), plain(facts), *(plain(note) for note in face.state_notes)]
    if face.said:
        spans += [plain(say(language, "机器人当时的回答：", "What the bot said:")), faint(shorten(face.said, 240))]
    spans += _nearest(language, face.places)
    return Reply(tuple(spans), _matter_buttons(language, face))


def _nearest(language: Language, places: Sequence[tuple[Policy, str, str]]) -> list[Span]:
    if not places:
        return [plain(say(language, "没有接近的条款。", "No clause is near."))]
    spans = [plain(say(language, "最接近的条款：", "Nearest clauses:"))]
    for policy, locator, words in places:
        spans += [quote(shorten(words, SNIPPET)), faint(source_line(policy, locator, language))]
    return spans


def _matter_buttons(language: Language, face: MatterFace) -> tuple[tuple[Button, ...], ...]:
    number = face.matter_id
    rows: list[tuple[Button, ...]] = []
    if face.is_aside:
        back = Button(say(language, "重新列入待答", "Open it again"), f"ua-back:{number}")
        rows.append((back,) if face.in_charge else ())
    else:
        rows.append(_work_buttons(language, face))
        rows.append(_charge_buttons(language, face))
    words = Button(say(language, "全部问法（{n}）", "All wordings ({n})", n=face.wordings), f"ua-words:{number}:0")
    back_to_list = Button(say(language, "返回列表", "Back to the list"), "ua:0:0")
    rows.append((*((words,) if face.wordings > 1 else ()), back_to_list))
    return tuple(row for row in rows if row)


def _work_buttons(language: Language, face: MatterFace) -> tuple[Button, ...]:
    number = face.matter_id
    take = Button(say(language, "认领", "Take it"), f"ua-claim:{number}:1")
    leave = Button(say(language, "放下", "Let it go"), f"ua-claim:{number}:0")
    mine = (leave,) if face.is_mine else (take,) if face.works else ()
    if not face.answer_press:
        return mine
    return (*mine, Button(say(language, "写答复", "Write the answer"), face.answer_press))


def _charge_buttons(language: Language, face: MatterFace) -> tuple[Button, ...]:
    if not face.in_charge:
        return ()
    return (
        Button(say(language, "转交", "Give it to"), f"ua-give:{face.matter_id}"),
        Button(say(language, "不需要答复", "No answer needed"), f"ua-aside:{face.matter_id}"),
    )


def say_wordings(
    language: Language, matter_id: int, wordings: Sequence[tuple[int, str]], page: int, *, may_part: bool
) -> Reply:
    """Every wording of a matter by the id of its newest question; one that asks something else can be taken out."""
    shown = list(enumerate(wordings, 1))[page * PAGE : (page + 1) * PAGE]
    head = say(language, "同一个问题的问法（{n}）", "Wordings of one question ({n})", n=len(wordings))
    body = "\n".join(f"{number}. {shorten(words, 120)}" for number, (_, words) in shown)
    hint = say(
        language,
        "答复会发给问过这些话的每个人。不是同一个问题的，点它的号分出去。",
        "Everybody behind these gets the answer. Tap the number of one that asks something else to take it out.",
    )
    parts = tuple(
        Button(say(language, "分出 {n}", "Take out {n}", n=number), f"ua-part:{matter_id}:{question_id}")
        for number, (question_id, _) in shown
    )
    turns = [Button(say(language, "上一页", "Back"), f"ua-words:{matter_id}:{page - 1}")] if page else []
    if (page + 1) * PAGE < len(wordings):
        turns.append(Button(say(language, "下一页", "Next"), f"ua-words:{matter_id}:{page + 1}"))
    back = Button(say(language, "返回", "Back"), f"ua-open:{matter_id}")
    rows = (*(in_rows(parts, 3) if may_part and len(wordings) > 1 else ()), (*turns, back))
    return Reply((bold(head), plain(body), faint(hint)), rows, in_place=True)


def ask_office(language: Language) -> Reply:
    """转交: to which office."""
    text = say(
        language,
        "转给哪个单位？请写单位名称或代码；写「我」由您自己办，「取消」不转。",
        "To which office? Write its name or code, 我 for yourself, or 取消 to leave it.",
    )
    return Reply((plain(text),))


def ask_reason(language: Language) -> Reply:
    """不需要答复: why."""
    text = say(
        language,
        "为什么不需要答复？请写一句，例如「与招商无关」；写「取消」不搁置。",
        "Why is no answer needed? Write a sentence, or 取消 to leave it open.",
    )
    return Reply((plain(text),))


def aside_note(language: Language, reason: str) -> str:
    """Why it is put aside."""
    return say(language, "已搁置，不需要答复：{reason}", "Put aside, no answer needed: {reason}", reason=reason)


def say_matter_gone(language: Language) -> Reply:
    """Nothing is left of it."""
    text = say(
        language,
        "这个问题已经不在了（提问人删除了记录，或已并入别处）。/unanswered 看现在的列表。",
        "It is gone: who asked has deleted their records, or it was put elsewhere. /unanswered shows the list.",
    )
    return Reply((plain(text),))


def say_others(language: Language, owner: str) -> Reply:
    """Somebody else sees to it."""
    text = say(
        language,
        "这个问题由{owner}办理。要接手，请统筹或管理员转交给您。",
        "{owner} sees to this. A coordinator or administrator can give it to you.",
        owner=owner,
    )
    return Reply((plain(text),))


def say_late(language: Language, matter_id: int, question: str, days: int) -> Reply:
    """Reminds whoever took a question of it."""
    text = say(
        language,
        "您认领的问题已经 {days} 天没有答复：「{question}」",
        "A question that you took has been open for {days} days: 「{question}」",
        days=days,
        question=shorten(question, 80),
    )
    return Reply((plain(text),), ((Button(say(language, "看问题", "See it"), f"ua-open:{matter_id}"),),))


def say_backlog(language: Language, matters: int, ungathered: int, days: int) -> Reply:
    """Tells those in charge, once a week, how much waits."""
    text = say(
        language,
        "没答上的问题：待答 {matters} 个，另有 {ungathered} 条新提问没归并，最久 {days} 天。",
        "What nobody answered: {matters} questions wait, {ungathered} more are new, the oldest {days} days.",
        matters=matters,
        ungathered=ungathered,
        days=days,
    )
    return Reply((plain(text),), ((Button(say(language, "看列表", "See the list"), "ua:0:0"),),))


def backlog_words(matters: int, people: int, days: int, ungathered: int) -> str:
    """How much waits, for doctor."""
    if not matters and not ungathered:
        return "没有待答的问题 / nothing waits to be answered"
    chinese = f"待答 {matters} 个问题、{people} 人，最久 {days} 天，另有 {ungathered} 条还没归并；/unanswered 查看"
    return f"{chinese} / {matters} questions of {people} people wait, the oldest {days} days, {ungathered} more not gathered"
