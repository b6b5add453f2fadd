"""What is said of objections against a board and of their answers. Chinese first, English beside it. Pure."""

from collections.abc import Sequence

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, quote, say
from bot.wording_boards import indicator_name
from bot.wording_publishing import drop_row, shown_again, time_of
from rag.answer import Language
from store.reporting.board_states import Objection
from store.reporting.indicators import Indicator


def ask_objection(language: Language, office: str, about: Indicator | None, token: int) -> Reply:
    """提异议 was pressed."""
    text = say(
        language,
        "请直接写{office}对{what}的异议：哪里不对、依据是什么。写完再给您确认。",
        "Please write what {office} says against {what}: what is wrong, and on what grounds. You will see it once more.",
        office=office, what=_about(language, about),
    )  # fmt: skip
    return Reply((plain(text),), (drop_row(language, token),))


def _about(language: Language, about: Indicator | None) -> str:
    return say(language, "整行数字", "its row") if about is None else f"「{indicator_name(language, about)}」"


def ask_submit(language: Language, period: str, about: Indicator | None, words: str, token: int) -> Reply:
    """The objection as written."""
    title = say(
        language,
        "对{period}榜单{what}提异议：",
        "Objection against {what} of the board of {period}:",
        period=period, what=_about(language, about),
    )  # fmt: skip
    yes = Button(say(language, "提交异议", "Object"), f"b-yes-object:{token}")
    return shown_again(language, title, words, yes, token)


def say_objection_noted(language: Language, objection: Objection, number: int) -> Reply:
    """It is put down."""
    text = say(
        language,
        "异议已提交，编号{id}。统筹答复后在「异议」里看。",
        "Noted as objection {id}. The answer will stand under Objections.",
        id=objection.objection_id,
    )
    return Reply((plain(text),), ((Button(say(language, "异议", "Objections"), f"b-said:{number}"),),))


def say_object_usage(language: Language) -> Reply:
    """/object that cannot be read."""
    text = say(
        language,
        "写法：/object 周期 异议内容，例如 /object 2024-Q2 少计一个已开工项目；也可以打开 /board 点「提异议」。",
        "Usage: /object PERIOD WORDS, for example /object 2024-Q2 one started project is missing; or press Object below /board.",
    )
    return Reply((plain(text),))


def say_objections(
    language: Language, period: str, found: Sequence[tuple[Objection, str]], *, may_answer: bool
) -> Reply:
    """All objections with the name of their office; those that wait can be answered."""
    title = bold(say(language, "{period}榜单的异议（{n}条）", "{n} objections, {period}", period=period, n=len(found)))
    spans = [span for objection, office in found for span in _objection(language, objection, office)]
    buttons = [
        _answers(language, objection) for objection, _ in found if may_answer and not objection.answer
    ]  # fmt: skip
    return Reply((title, *spans), tuple(buttons))


def _objection(language: Language, one: Objection, office: str) -> tuple[Span, ...]:
    head = say(
        language,
        "{id}号 · {office} · 第{edition}版{what} · {time}",
        "No. {id} · {office} · edition {edition}, {what} · {time}",
        id=one.objection_id, office=office, edition=one.edition, what=_about(language, one.indicator), time=time_of(one.at),
    )  # fmt: skip
    if not one.answer:
        return plain(head), quote(one.text), faint(say(language, "还没有答复", "not answered yet"))
    verdict = say(language, "采纳", "accepted") if one.accepted else say(language, "不采纳", "rejected")
    return plain(head), quote(one.text), faint(f"{verdict}：{one.answer}")


def _answers(language: Language, one: Objection) -> tuple[Button, ...]:
    return (
        Button(say(language, "采纳{id}号", "Accept {id}", id=one.objection_id), f"b-answer:{one.objection_id}:1"),
        Button(say(language, "不采纳{id}号", "Reject {id}", id=one.objection_id), f"b-answer:{one.objection_id}:0"),
    )


def ask_answer(language: Language, objection_id: int, token: int, *, accepted: bool) -> Reply:
    """采纳 or 不采纳 was pressed."""
    text = say(
        language,
        "{verdict}{id}号异议。请直接写答复的话，写完再给您确认。",
        "Objection {id} is {verdict}. Please write the answer; you will see it once more.",
        verdict=_verdict(language, accepted=accepted), id=objection_id,
    )  # fmt: skip
    return Reply((plain(text),), (drop_row(language, token),))


def _verdict(language: Language, *, accepted: bool) -> str:
    return say(language, "采纳", "accepted") if accepted else say(language, "不采纳", "rejected")


def ask_send_answer(language: Language, objection_id: int, words: str, token: int, *, accepted: bool) -> Reply:
    """The answer as written."""
    title = say(
        language, "答复{id}号异议（{verdict}）：", "Answer to objection {id} ({verdict}):",
        id=objection_id, verdict=_verdict(language, accepted=accepted),
    )  # fmt: skip
    yes = Button(say(language, "确认答复", "Answer"), f"b-yes-answer:{token}")
    return shown_again(language, title, words, yes, token)


def say_answered(language: Language, objection: Objection, number: int) -> Reply:
    """The answer stands; what was accepted is put right in the store first."""
    text = say(language, "{id}号异议已答复。", "Objection {id} is answered.", id=objection.objection_id)
    next_step = say(
        language,
        "请先在库里改正（更正、核定或导入），再到榜单点「重新生成草案」。",
        "Put it right in the store first, then draw the board up anew.",
    )
    back = Button(say(language, "返回榜单", "Back to the board"), f"board:{number}")
    spans = (plain(text), plain(next_step)) if objection.accepted else (plain(text),)
    return Reply(spans, ((back, Button(say(language, "异议", "Objections"), f"b-said:{number}")),))
