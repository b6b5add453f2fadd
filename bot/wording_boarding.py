"""What is said around looking at boards and bulletins in a chat, and the buttons below. Chinese first, English beside it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, say, shorten
from bot.wording_boards import (
    board_title,
    indicator_name,
    say_board,
    say_board_refusal,
    say_board_row,
    state_line,
)
from bot.wording_face import Face, face_buttons, in_rows
from rag.answer import Language
from store.reporting.board_states import BoardCase, BoardRefusal, BoardState
from store.reporting.indicators import Indicator
from store.reporting.periods import SHANGHAI, Period

_OFFICE_LABEL = 8  # characters: three stand beside one another
_IN_A_ROW = 3


def period_name(language: Language, period: Period) -> str:
    """2024年第二季度."""
    return period.en if language is Language.ENGLISH else say(language, "{zh}", "{zh}", zh=period.zh)


def say_which_board(language: Language, found: Sequence[tuple[Period, int, BoardCase | None]]) -> Reply:
    """/board without a period: the nearest ones with their digits, and how far they have come."""
    title = say(language, "看哪一期的榜？", "Which period?")
    hint = say(
        language,
        "别的周期请写：/board 2024-Q2、/board 上月、/board 二季度。",
        "Other periods: /board 2024-Q2, /board 2024-06.",
    )
    buttons = tuple((Button(_labelled(language, period, case), f"board:{number}"),) for period, number, case in found)
    return Reply((plain(title), faint(hint)), buttons)


def _labelled(language: Language, period: Period, case: BoardCase | None) -> str:
    state = f" · {state_line(language, case)}" if case else ""
    return shorten(period_name(language, period) + state)


def say_no_such_period(language: Language) -> Reply:
    """Words that are no period."""
    text = say(
        language,
        "没有读懂是哪一期。可以写：本周、上月、本季度、二季度、2024-06、2024-Q2、2024-W26。",
        "I cannot read that period. Write 2024-W26, 2024-06, 2024-Q2, 2024-H1 or 2024.",
    )
    return Reply((plain(text),))


def say_board_face(language: Language, face: Face) -> Reply:
    """The whole board with everything that can be done from it."""
    said = say_board(language, face.board, face.case, face.now)
    notes = tuple(faint(line) for line in (*_notes(language, face.case), *_beside(language, face)))
    return replace(said, spans=(*said.spans, *notes), buttons=face_buttons(language, face))


def _notes(language: Language, case: BoardCase | None) -> Iterable[str]:
    if case is None:
        return
    if case.state is BoardState.OBJECTION and case.closes_at is not None:
        yield say(
            language,
            "异议期到{time}，共{n}条异议，{open}条没有答复。",
            "Objections until {time}: {n}, of which {open} unanswered.",
            time=case.closes_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
            n=len(case.objections),
            open=len(case.unanswered),
        )
    if case.edition.reason:
        yield say(language, "更正原因：{reason}", "Corrected because: {reason}", reason=case.edition.reason)


def _beside(language: Language, face: Face) -> Iterable[str]:
    if face.beside:
        yield say(
            language,
            "以上是实时数字，只供核对，不是正式榜单；正式的是第{n}版。",
            "These are live figures for checking, no official board; the official one is edition {n}.",
            n=face.beside,
        )


@dataclass(frozen=True, slots=True)
class Caveats:
    """What to know before a board goes a step further: how many figures are others by now, and whether the period still runs."""

    changed: int = 0
    running: bool = False


def say_caveats(language: Language, caveats: Caveats) -> tuple[Span, ...]:
    """Each on a line of its own; nothing where there is nothing to know."""
    running = say(language, "注意：这一期还没有结束。", "Note: the period is still running.")
    changed = say(
        language,
        "注意：这一版生成以后数据有变化（{n}处）；要用现在的数据，请先重新生成草案。",
        "Note: {n} figures have changed since this edition; draw it up anew to have them on it.",
        n=caveats.changed,
    )
    told = ((caveats.running, running), (caveats.changed, changed))
    return tuple(plain(line) for holds, line in told if holds)


def say_own_row_only(language: Language, face: Face) -> Reply:
    """A board that is not public yet, to somebody who sees their own office's row of it."""
    note = say(
        language,
        "这一期的榜单还没有公示，现在只能看本单位的实时数字。",
        "This board is not public yet: you see your own office's figures as counted just now.",
    )
    if face.beside:
        note = "".join(_beside(language, face))
    if face.own is None or face.board.row(face.own) is None:
        return Reply((bold(board_title(language, face.board)), plain(note)))
    said = say_row_face(language, face, face.own)
    return replace(said, spans=(*said.spans, faint(note)))


def say_row_face(language: Language, face: Face, office_id: int) -> Reply:
    """An office's row, each of its figures on a button."""
    said, row = say_board_row(language, face.board, office_id), face.board.row(office_id)
    cells = row.standing.cells if row else ()
    if not face.runs_it and office_id != face.own:
        cells = ()
    places = {indicator: place for place, indicator in enumerate(Indicator)}
    buttons = [
        Button(indicator_name(language, cell.indicator), face.data("b-cell", office_id, places[cell.indicator]))
        for cell in cells
    ]
    back = Button(say(language, "返回榜单", "Back to the board"), f"board:{face.number}")
    return replace(said, buttons=(*in_rows(buttons, 2), (back,)))


def say_which_office(language: Language, face: Face) -> Reply:
    """打开指标: all offices on the board, by place."""
    title = say(language, "看哪个单位？", "Which office?")
    rows = [row.standing for table in face.board.tables for row in table.rows]
    buttons = [
        Button(shorten(f"{one.place} {one.name}", _OFFICE_LABEL), face.data("b-row", one.office_id)) for one in rows
    ]
    return Reply((plain(title),), tuple(in_rows(buttons, _IN_A_ROW)))


def figure_buttons(language: Language, face: Face, office_id: int, indicator: int) -> tuple[tuple[Button, ...], ...]:
    """Below an opened figure."""
    back = Button(say(language, "返回单位", "Back to the office"), face.data("b-row", office_id))
    open_now = face.case is not None and face.case.state is BoardState.OBJECTION
    if not (face.leads and office_id == face.own and open_now):
        return ((back,),)
    return ((Button(say(language, "对此提异议", "Object to this"), face.data("b-object", indicator + 1)), back),)


def say_outdated(language: Language, number: int) -> Reply:
    """A press below an edition that is no longer the newest."""
    refusal = say_board_refusal(language, BoardRefusal.OUTDATED)
    newest = Button(say(language, "看新的一版", "See the new edition"), f"board:{number}")
    return replace(refusal, buttons=((newest,),))


def say_not_yours(language: Language) -> Reply:
    """The rows behind another office's figure."""
    text = say(
        language,
        "别的单位的明细由统筹查看，您可以看本单位的。",
        "The rows of other offices are for the coordinators; you see those of your own.",
    )
    return Reply((plain(text),))


def say_not_public(language: Language) -> Reply:
    """Pictures and workbooks of a board that is not public, or a draft that was to go to a group."""
    text = say(
        language,
        "这一期的榜单还没有公示，不能发出去。",
        "This board is not public yet and is not given out.",
    )
    return Reply((plain(text),))


def say_no_picture(language: Language) -> Reply:
    """The font is missing; the log tells the administrator what to do."""
    text = say(
        language,
        "图片暂时画不出来，文字榜和工作簿照常；请告诉管理员看一下日志。",
        "Pictures cannot be drawn just now; the text and the workbook work. Please tell an administrator.",
    )
    return Reply((plain(text),))


def say_post_question(language: Language, title: str, data: str) -> Reply:
    """A coordinator asked for internal figures in a group."""
    text = say(
        language,
        "这里是群，发出来人人都看得到。确定把「{title}」发到本群吗？",
        "This is a group, everybody will read it. Put {title} here?",
        title=title,
    )
    return Reply((plain(text),), ((Button(say(language, "发到群里", "Put it here"), data),),))


def digest_buttons(language: Language, number_before: int) -> tuple[tuple[Button, ...], ...]:
    """Below a bulletin: the one before it."""
    return ((Button(say(language, "上一期", "The one before"), f"digest:{number_before}"),),)


def say_own_news_only(language: Language) -> str:
    """Below a bulletin that was cut down to one office."""
    return say(language, "以上是本单位的部分。", "The part of your own office.")


def say_no_office(language: Language) -> Reply:
    """Somebody who belongs to no office."""
    text = say(language, "您不属于任何单位，没有可看的数字。", "You belong to no office, so there is nothing to show.")
    return Reply((plain(text),))
