"""A board as it is shown to somebody, and the buttons below it. Chinese first, English beside it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.message import Button
from bot.wording import say
from rag.answer import Language
from store.reporting.board import Board
from store.reporting.board_states import BoardCase, BoardState

LIVE = 999_999
"""In the place of an edition's number on buttons: what is counted just now, whatever edition stands."""


@dataclass(frozen=True, slots=True)
class Face:
    """A board with what its buttons carry: the period's digits, the edition (0: counted just now), and who looks.

    `runs_it` may draw up and publish, `leads` may object for an office; `own` is the office of who looks, `now` when.
    `beside` is the edition that stands where this one is counted just now all the same, 0 for none.
    """

    board: Board
    case: BoardCase | None
    number: int
    runs_it: bool = False
    leads: bool = False
    own: int | None = None
    now: datetime | None = None
    beside: int = 0

    @property
    def edition(self) -> int:
        """The number of the edition, LIVE for what is counted beside one."""
        return LIVE if self.beside else self.case.edition.number if self.case else 0

    def data(self, action: str, *more: int) -> str:
        """A button's data."""
        return ":".join(map(str, (action, self.number, self.edition, *more)))


def face_buttons(language: Language, face: Face) -> tuple[tuple[Button, ...], ...]:
    """Everything that can be done from a whole board."""
    look = (
        Button(say(language, "图片", "Picture"), face.data("b-pic")),
        Button(say(language, "工作簿", "Workbook"), face.data("b-xlsx")),
        Button(say(language, "打开指标", "Open a figure"), face.data("b-rows")),
    )
    own: tuple[Button, ...] = ()
    if face.own is not None and face.board.row(face.own) is not None:
        own = (Button(say(language, "本单位", "My office"), face.data("b-row", face.own)),)
    rows = (
        look,
        (*own, *_objecting(language, face), *_other(language, face)),
        tuple(_running(language, face)) if face.runs_it else (),
    )
    return tuple(row for row in rows if row)


def _other(language: Language, face: Face) -> tuple[Button, ...]:
    """From an edition to what is counted just now, and back."""
    if face.beside:
        official = say(language, "看第{n}版", "See edition {n}", n=face.beside)
        return (Button(official, f"board:{face.number}"),)
    live = Button(say(language, "实时", "Live figures"), f"b-live:{face.number}")
    return (live,) if face.case is not None and face.runs_it else ()


def _objecting(language: Language, face: Face) -> tuple[Button, ...]:
    case = face.case
    if case is None:
        return ()
    mine = case.objections if face.runs_it else [one for one in case.objections if one.office_id == face.own]
    listed = Button(
        say(language, "异议（{n}）", "Objections ({n})", n=len(mine)), f"b-said:{face.number}"
    )  # fmt: skip
    objecting = face.leads and case.state is BoardState.OBJECTION
    new = Button(say(language, "提异议", "Object"), face.data("b-object", 0))
    return (*((new,) if objecting else ()), *((listed,) if mine and (face.runs_it or face.leads) else ()))


def _running(language: Language, face: Face) -> Iterable[Button]:
    draw = Button(say(language, "重新生成草案", "Draw up anew"), face.data("b-draw", 0))
    if face.beside:
        return
    match face.case.state if face.case else None:
        case None:
            yield Button(say(language, "生成草案", "Draw up a draft"), face.data("b-draw", 0))
        case BoardState.DRAFT:
            yield draw
            yield Button(say(language, "公示", "Open to objections"), face.data("b-open", 0, 0))
        case BoardState.OBJECTION:
            yield draw
            yield Button(say(language, "发布", "Publish"), face.data("b-publish", 0))
        case _:
            yield Button(say(language, "更正", "Correct"), face.data("b-correct"))


def in_rows(buttons: Sequence[Button], length: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of that many."""
    return tuple(tuple(buttons[start : start + length]) for start in range(0, len(buttons), length))
