"""How an official answer (专员答复) is said: to who asked, to the next one who asks, to who writes and who approves it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, quote, say, shorten
from bot.wording_standing import source_line
from policies.provision import Policy
from rag.answer import Language
from rag.text import language_of, to_traditional
from store.answering.official_answer import AnswerState, OfficialAnswer
from store.reporting.periods import shanghai_day

QUOTED = 700  # characters of a clause in a message of its own
FAULTS: Mapping[str, tuple[str, str]] = {
    "answer_not_held": ("依据的条款已经不在文件库里", "its clause is no longer held"),
    "answer_changed": ("依据的条款文字已改", "the words of its clause have changed"),
    "answer_amended": ("依据的条款已被后来的文件修改", "a later document changes its clause"),
    "answer_expired": ("依据的文件已失效", "its document has ceased to be in force"),
    "answer_replaced": ("依据的文件已被替代", "its document has been replaced"),
    "answer_not_yet": ("依据的文件还没有施行", "its document is not in force yet"),
    "answer_no_basis": ("这份文件不能作依据（征求意见稿，或只供内部）", "this document cannot be relied on"),
}
_STATES: Mapping[AnswerState, tuple[str, str]] = {
    AnswerState.DRAFT: ("答复草稿", "a draft of an answer"),
    AnswerState.WAITING: ("答复待另一位同志批准", "an answer that waits for a second person"),
    AnswerState.LIVE: ("已有专员答复", "answered officially"),
    AnswerState.WITHDRAWN: ("曾有专员答复，已撤回", "there was an official answer; it was withdrawn"),
    AnswerState.DROPPED: ("草稿已放弃", "the draft was put away"),
}


@dataclass(frozen=True, slots=True)
class OfficialFace:
    """An official answer with the clause that it rests on, as both are shown; `locator` and `words` are the clause's."""

    question: str
    text: str
    policy: Policy
    locator: str
    words: str
    day: date


def fault_words(language: Language, fault: str) -> str:
    """Why a clause carries no answer."""
    return say(language, *FAULTS[fault])


def fault_note(language: Language, fault: str) -> str:
    """The same, to stand out."""
    return f"⚠ {fault_words(language, fault)}"


def state_note(language: Language, one: OfficialAnswer) -> str:
    """How far it has come."""
    told = say(language, *_STATES[one.state])
    return f"{told}（{shanghai_day(one.approved_at)}）" if one.approved_at and one.state is AnswerState.LIVE else told


def official_notes(one: OfficialAnswer) -> tuple[str, ...]:
    """What a list says of an answer: its clause and its day."""
    clause = f"《{one.clause.title.strip('《》')}》{one.clause.locator}" if one.clause else ""
    day = shanghai_day(one.approved_at).isoformat() if one.approved_at else ""
    return tuple(word for word in (clause, day) if word)


def officer_line(language: Language, day: date) -> str:
    """That an officer of the bureau answered, and when; never who."""
    return say(language, "专员答复 · {day}", "Answered by an officer · {day}", day=day)


def with_officer(reply: Reply, statement: str, day: date, language: Language) -> Reply:
    """The answer that `reply` says, with the line below its statement that an officer wrote it."""
    spans: list[Span] = []
    for span in reply.spans:
        spans.append(span)
        if span.text in {statement, to_traditional(statement)} and officer_line(language, day) not in [
            s.text for s in spans
        ]:
            spans.append(faint(officer_line(language, day)))
            if language is Language.ENGLISH and language_of(statement) is not Language.ENGLISH:
                spans.append(faint("The officer wrote in Chinese; the clause it rests on is quoted below."))
    return replace(reply, spans=tuple(spans))


def say_official(language: Language, face: OfficialFace, notices: Sequence[str] = ()) -> tuple[Span, ...]:
    """The answer as everybody sees it: the question, the answer, the officer's line, the clause with its source."""
    text = to_traditional(face.text) if language is Language.TRADITIONAL else face.text
    asked = say(language, "问题：{question}", "Question: {question}", question=face.question)
    spans = [plain(asked), bold(text), faint(officer_line(language, face.day))]
    spans += [faint(notice) for notice in notices]
    return (
        *spans,
        quote(shorten(face.words, QUOTED)),
        faint(source_line(face.policy, face.locator, language)),
    )


def say_told(language: Language, face: OfficialFace, notices: Sequence[str], *, in_group: bool) -> Reply:
    """The message to who asked."""
    own = ("您问过的问题有了专员答复：", "An officer has answered a question that you asked:")
    here = ("这里问过的问题有了专员答复：", "An officer has answered a question that was asked here:")
    return Reply((plain(say(language, *(here if in_group else own))), *say_official(language, face, notices)))


def say_taken_back(language: Language, question: str) -> Reply:
    """更正: to who got an answer that holds no longer."""
    text = say(
        language,
        "更正：关于「{question}」的专员答复已经撤回，请不要再以它为准；有新的答复会再告诉您。",
        "Correction: the officer's answer on “{question}” has been withdrawn; please do not rely on it. You will be told of a "
        "new one.",
        question=shorten(question, 80),
    )
    return Reply((bold(text),))


def say_draft(
    language: Language, one: OfficialAnswer, shown: Sequence[Span], told: int, left_out: int, at_terminal: int = 0
) -> Reply:
    """The draft as it will look, with what can be done about it."""
    heads = {
        AnswerState.DRAFT: (
            "草稿，还没有发出。发出后是这样：",
            "A draft; nothing has gone out. It will look like this:",
        ),
        AnswerState.WAITING: (
            "等另一位同志批准。发出后是这样：",
            "It waits for a second person. It will look like this:",
        ),
    }
    head = say(language, *heads.get(one.state, heads[AnswerState.DRAFT]))
    return Reply(
        (plain(head), *shown, faint(_reach(language, told, left_out, at_terminal))), draft_buttons(language, one)
    )


def _reach(language: Language, told: int, left_out: int, at_terminal: int) -> str:
    reached = say(language, "批准后发给问过的 {n} 个会话", "Once approved it goes to {n} chats that asked", n=told)
    lost = say(language, "，{n} 个发不到", "; {n} cannot be reached", n=left_out) if left_out else ""
    lost += terminal_words(language, at_terminal)
    return (
        reached + lost + say(language, "；以后问同样问题的人直接看到它。", "; who asks the same later sees it at once.")
    )


def terminal_words(language: Language, people: int) -> str:
    """That people who asked at a terminal get no message; "" where nobody did."""
    if not people:
        return ""
    return say(
        language,
        "；另有 {n} 人在终端提问，收不到消息，再问时看到",
        "; {n} more asked at a terminal, get no message, and see it when they ask again",
        n=people,
    )


def draft_buttons(language: Language, one: OfficialAnswer) -> tuple[tuple[Button, ...], ...]:
    """What can be done about a draft: its parts, 提交 once it is whole, 放弃, 返回."""
    number, version = one.answer_id, one.version
    parts = [
        Button(say(language, "改依据", "Clause"), f"ua-ask:{number}:0"),
        Button(say(language, "改答复", "Answer"), f"ua-ask:{number}:1"),
        Button(say(language, "改问题", "Question"), f"ua-ask:{number}:2"),
    ]
    last = [Button(say(language, "放弃", "Put away"), f"ua-drop:{number}:{version}")]
    if one.state is AnswerState.DRAFT and one.is_complete:
        last.insert(0, Button(say(language, "提交", "Submit"), f"ua-send:{number}:{version}"))
    back = Button(say(language, "返回", "Back"), f"ua-open:{one.matter_id}")
    return (tuple(parts), (*last, back))


def approval_buttons(language: Language, one: OfficialAnswer) -> tuple[tuple[Button, ...], ...]:
    """批准 and 退回."""
    return (
        (
            Button(say(language, "批准", "Approve"), f"ua-yes:{one.answer_id}:{one.version}"),
            Button(say(language, "退回", "Return"), f"ua-no:{one.answer_id}:{one.version}"),
        ),
    )


def say_approval(language: Language, one: OfficialAnswer, shown: Sequence[Span], told: int) -> Reply:
    """Asks a second person."""
    head = say(
        language,
        "专员答复{number}号等您批准（{told}个会话）：",
        "Official answer {number} waits for your approval ({told} chats):",
        number=one.answer_id,
        told=told,
    )
    return Reply((bold(head), *shown), approval_buttons(language, one))


def say_live(language: Language, one: OfficialAnswer, shown: Sequence[Span], notes: Sequence[str]) -> Reply:
    """An answer that is live, with what became of its sending."""
    buttons = (
        Button(say(language, "撤回", "Withdraw"), f"ua-end:{one.answer_id}:{one.version}:0"),
        Button(say(language, "写新答复", "Write a new one"), f"ua-write:{one.matter_id}"),
        Button(say(language, "返回", "Back"), f"ua-open:{one.matter_id}"),
    )
    return Reply((*(plain(note) for note in notes), *shown), (buttons,))


def delivery_note(language: Language, sent: int, waiting: int, failed: int, unknown: int) -> str:
    """What became of it in the chats of those who asked."""
    return say(
        language,
        "回复提问人：已发 {sent}，待发 {waiting}，失败 {failed}，不明 {unknown}",
        "To who asked: {sent} sent, {waiting} waiting, {failed} failed, {unknown} unknown",
        sent=sent,
        waiting=waiting,
        failed=failed,
        unknown=unknown,
    )
