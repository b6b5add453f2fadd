"""What is said on the way of a board: draft, objections and their answers, publication, corrections. Chinese first. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, quote, say
from bot.wording_boarding import Caveats, Face, say_board_face, say_caveats
from bot.wording_boards import board_title, indicator_name, say_correction
from rag.answer import Language
from store.reporting.board_changes import Difference
from store.reporting.board_states import Objection
from store.reporting.indicators import Indicator
from store.reporting.periods import SHANGHAI

DAYS = (1, 3, 5, 7)  # how long an objection window may be
_NO_CAVEATS = Caveats()
_SHOWN = 40  # differences that are listed before a correction; the correction itself names all


def _time(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def _asked_back(language: Language, text: str, yes: str, data: str, face: Face) -> Reply:
    back = Button(say(language, "先不", "Not now"), f"board:{face.number}")
    return Reply((plain(text),), ((Button(yes, data), back),))


def _done(language: Language, text: str, face: Face) -> Reply:
    board = say_board_face(language, face)
    return replace(board, spans=(bold(text), *board.spans))


def ask_draw_up(language: Language, face: Face) -> Reply:
    """生成草案 was pressed."""
    text = say(
        language,
        "按现在的数据生成「{title}」草案（有变化才会多一版，旧版都保留）。确定吗？",
        "Draw up {title} from the data as it stands now? Earlier editions are kept.",
        title=board_title(language, face.board),
    )
    return _asked_back(language, text, say(language, "确定生成", "Draw it up"), face.data("b-draw", 1), face)


def say_drawn_up(language: Language, face: Face, *, before: int) -> Reply:
    """The draft stands, or nothing had changed."""
    if face.edition == before:
        return _done(language, say(language, "数据没有变化，还是这一版。", "Nothing changed: the same edition."), face)
    return _done(language, say(language, "已生成第{n}版。", "Edition {n} is drawn up.", n=face.edition), face)


def ask_days(language: Language, face: Face) -> Reply:
    """公示 was pressed: asks for how long."""
    text = say(
        language, "公示几天？到最后一天18:00截止。", "Open to objections for how many days? Until 18:00 of the last."
    )
    buttons = [
        Button(say(language, "{n}天", "{n} days", n=days), face.data("b-open", days, 0)) for days in DAYS
    ]  # fmt: skip
    return Reply((plain(text),), (tuple(buttons),))


def ask_open(language: Language, face: Face, days: int, closes_at: datetime, caveats: Caveats = _NO_CAVEATS) -> Reply:
    """The days were chosen: asks back."""
    text = say(
        language,
        "公示后各单位都能看到这张榜，负责同志可以提异议，到{time}为止。确定公示吗？",
        "All offices will see the board and their leaders may object until {time}. Open it?",
        time=_time(closes_at),
    )
    asked = _asked_back(language, text, say(language, "确定公示", "Open it"), face.data("b-open", days, 1), face)
    return replace(asked, spans=(*say_caveats(language, caveats), *asked.spans))


def say_opened(language: Language, face: Face, closes_at: datetime) -> Reply:
    """The window is open."""
    text = say(language, "已公示，异议期到{time}。", "Open to objections until {time}.", time=_time(closes_at))
    return _done(language, text, face)


def ask_publish(language: Language, face: Face, caveats: Caveats = _NO_CAVEATS) -> Reply:
    """发布 was pressed."""
    text = say(
        language,
        "发布「{title}」第{n}版。发布后不能改写，只能更正。确定吗？",
        "Publish {title}, edition {n}? After that nothing is rewritten, only corrected.",
        title=board_title(language, face.board), n=face.edition,
    )  # fmt: skip
    asked = _asked_back(language, text, say(language, "确定发布", "Publish"), face.data("b-publish", 1), face)
    return replace(asked, spans=(*say_caveats(language, caveats), *asked.spans))


def say_published(language: Language, face: Face) -> Reply:
    """It is public; what comes in later leads to a correction."""
    text = say(
        language,
        "已发布。之后补报的数据照常入库，榜单不变；要改榜单请点「更正」。",
        "Published. Reports that come later are taken, the board stays; to change it press Correct.",
    )
    return _done(language, text, face)


def ask_reason(language: Language, face: Face, found: Sequence[Difference], token: int) -> Reply:
    """更正 was pressed: tells what would be different, and asks why."""
    title = board_title(language, face.board)
    listed = say_correction(language, title, say(language, "待填写", "to be written"), found[:_SHOWN])
    more = len(found) - _SHOWN
    rest = (faint(say(language, "另有{n}处变化。", "{n} more differences.", n=more)),) if more > 0 else ()
    ask = plain(
        say(language, "请直接写更正原因，写完再给您确认。", "Please write the reason; you will see it once more.")
    )
    return Reply((*listed.spans, *rest, ask), (_drop(language, token),))


def _drop(language: Language, token: int) -> tuple[Button, ...]:
    return (Button(say(language, "不要了", "Never mind"), f"b-drop:{token}"),)


def _shown_again(language: Language, title: str, words: str, yes: Button, token: int) -> Reply:
    return Reply((plain(title), quote(words)), ((yes, *_drop(language, token)),))


def ask_correct(language: Language, period: str, words: str, token: int) -> Reply:
    """The reason as written."""
    title = say(language, "更正{period}的榜单，原因：", "Correct the board of {period}, because:", period=period)
    yes = Button(say(language, "确认更正", "Correct it"), f"b-yes-correct:{token}")
    return _shown_again(language, title, words, yes, token)


def say_corrected(language: Language, face: Face, reason: str, found: Sequence[Difference]) -> Reply:
    """The correction in full, with the way to the new edition."""
    said = say_correction(language, board_title(language, face.board), reason, found)
    look = Button(say(language, "看新的一版", "See the new edition"), f"board:{face.number}")
    return replace(said, buttons=((look,),))


def ask_objection(language: Language, office: str, about: Indicator | None, token: int) -> Reply:
    """提异议 was pressed."""
    text = say(
        language,
        "请直接写{office}对{what}的异议：哪里不对、依据是什么。写完再给您确认。",
        "Please write what {office} says against {what}: what is wrong, and on what grounds. You will see it once more.",
        office=office, what=_about(language, about),
    )  # fmt: skip
    return Reply((plain(text),), (_drop(language, token),))


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
    return _shown_again(language, title, words, yes, token)


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
        id=one.objection_id, office=office, edition=one.edition, what=_about(language, one.indicator), time=_time(one.at),
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
    return Reply((plain(text),), (_drop(language, token),))


def _verdict(language: Language, *, accepted: bool) -> str:
    return say(language, "采纳", "accepted") if accepted else say(language, "不采纳", "rejected")


def ask_send_answer(language: Language, objection_id: int, words: str, token: int, *, accepted: bool) -> Reply:
    """The answer as written."""
    title = say(
        language, "答复{id}号异议（{verdict}）：", "Answer to objection {id} ({verdict}):",
        id=objection_id, verdict=_verdict(language, accepted=accepted),
    )  # fmt: skip
    yes = Button(say(language, "确认答复", "Answer"), f"b-yes-answer:{token}")
    return _shown_again(language, title, words, yes, token)


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


def say_words_gone(language: Language) -> Reply:
    """A press on words that are no longer held."""
    text = say(
        language,
        "这一步已经过期或者办过了，什么都没有改。请回到榜单重新来。",
        "This step is over or too old; nothing was done. Please begin again from the board.",
    )
    return Reply((plain(text),))


def say_words_dropped(language: Language) -> Reply:
    """不要了 was pressed."""
    return Reply((plain(say(language, "好的，不办了，什么都没有改。", "Fine, nothing was done.")),))


def say_too_long(language: Language, longest: int) -> Reply:
    """More words than are taken."""
    text = say(
        language, "太长了，请写在{n}字以内。", "That is too long: at most {n} characters, please.", n=longest
    )  # fmt: skip
    return Reply((plain(text),))


def say_no_edition(language: Language, period: str) -> Reply:
    """Nothing to object to or to list."""
    text = say(language, "{period}没有正在公示的榜单。", "No board of {period} is open.", period=period)
    return Reply((plain(text),))
