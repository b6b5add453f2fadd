"""What is wanted around boards and bulletins: look, open a figure, draw up, publish, object, correct. Pure, like `bot.intent`.

A press names its board by the period's number (`Period` as digits, see `bot.reporting.period_words`) and the edition that stood
below it: 0 for a board that was counted just then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.intent_bureau import BUREAU_COMMANDS, BUREAU_PRESSES, BureauPress, BureauSpoken


@dataclass(frozen=True, slots=True)
class ShowBoard:
    """/board [PERIOD]."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ShowDigest:
    """/digest [PERIOD], this week's where none is named."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ObjectInWords:
    """/object PERIOD WORDS: what the leader's office says against its row (异议)."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class OpenBoard:
    """The board of a period, as a button names it."""

    period: int


@dataclass(frozen=True, slots=True)
class OpenLive:
    """实时: what is counted just now, whatever edition stands."""

    period: int


@dataclass(frozen=True, slots=True)
class BoardPictures:
    """图片."""

    period: int
    edition: int


@dataclass(frozen=True, slots=True)
class BoardWorkbook:
    """工作簿."""

    period: int
    edition: int


@dataclass(frozen=True, slots=True)
class OpenOffices:
    """打开指标: asks of which office."""

    period: int
    edition: int


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One office's row."""

    period: int
    edition: int
    office_id: int


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """One figure with the rows behind it; `indicator` is its place in the list of indicators."""

    period: int
    edition: int
    office_id: int
    indicator: int


@dataclass(frozen=True, slots=True)
class PostBoard:
    """发到群里: what a coordinator asked for in a group is put there."""

    period: int
    edition: int


@dataclass(frozen=True, slots=True)
class OpenDigest:
    """The bulletin of a period, as a button names it."""

    period: int


@dataclass(frozen=True, slots=True)
class PostDigest:
    """The same for a bulletin: 发到群里."""

    period: int


@dataclass(frozen=True, slots=True)
class DrawUp:
    """生成草案, or anew; asked back once, then `sure`."""

    period: int
    edition: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """公示: the objection window of that many days; 0 asks how many."""

    period: int
    edition: int
    days: int = 0
    sure: int = 0


@dataclass(frozen=True, slots=True)
class PublishBoard:
    """发布."""

    period: int
    edition: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class CorrectBoard:
    """更正: shows what is different by now, and asks for the reason."""

    period: int
    edition: int


@dataclass(frozen=True, slots=True)
class ListObjections:
    """All objections against a period's board with their answers."""

    period: int


@dataclass(frozen=True, slots=True)
class AnswerObjection:
    """采纳 (1) or 不采纳 (0): asks for the answer in words."""

    objection_id: int
    accepted: int


@dataclass(frozen=True, slots=True)
class MakeObjection:
    """提异议: asks for the words. `indicator` counts from 1; 0 is the whole row."""

    period: int
    edition: int
    indicator: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmObjection:
    """提交异议: what was written and shown is put down."""

    token: int


@dataclass(frozen=True, slots=True)
class ConfirmAnswer:
    """确认答复."""

    token: int


@dataclass(frozen=True, slots=True)
class ConfirmCorrection:
    """确认更正."""

    token: int


@dataclass(frozen=True, slots=True)
class DropWords:
    """不要了: what was asked for or written is forgotten."""

    token: int


LookPress = BoardPictures | BoardWorkbook | OpenOffices | OpenRow | OpenFigure
PostPress = PostBoard | PostDigest
StepPress = DrawUp | OpenWindow | PublishBoard | CorrectBoard | ConfirmCorrection
ObjectionPress = ListObjections | AnswerObjection | MakeObjection | ConfirmObjection | ConfirmAnswer
BoardPress = (
    LookPress | PostPress | StepPress | ObjectionPress | OpenBoard | OpenLive | OpenDigest | DropWords | BureauPress
)
BoardSpoken = ShowBoard | ShowDigest | ObjectInWords | BureauSpoken

BOARD_COMMANDS: Mapping[str, Callable[[str], BoardSpoken]] = {
    "board": ShowBoard,
    "digest": ShowDigest,
    "object": ObjectInWords,
    **BUREAU_COMMANDS,
}
BOARD_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], BoardPress]] = {
    ("board", 1): lambda numbers: OpenBoard(*numbers),
    ("b-live", 1): lambda numbers: OpenLive(*numbers),
    ("b-pic", 2): lambda numbers: BoardPictures(*numbers),
    ("b-xlsx", 2): lambda numbers: BoardWorkbook(*numbers),
    ("b-rows", 2): lambda numbers: OpenOffices(*numbers),
    ("b-row", 3): lambda numbers: OpenRow(*numbers),
    ("b-cell", 4): lambda numbers: OpenFigure(*numbers),
    ("b-post", 2): lambda numbers: PostBoard(*numbers),
    ("digest", 1): lambda numbers: OpenDigest(*numbers),
    ("d-post", 1): lambda numbers: PostDigest(*numbers),
    ("b-draw", 3): lambda numbers: DrawUp(*numbers),
    ("b-open", 4): lambda numbers: OpenWindow(*numbers),
    ("b-publish", 3): lambda numbers: PublishBoard(*numbers),
    ("b-correct", 2): lambda numbers: CorrectBoard(*numbers),
    ("b-said", 1): lambda numbers: ListObjections(*numbers),
    ("b-answer", 2): lambda numbers: AnswerObjection(*numbers),
    ("b-object", 3): lambda numbers: MakeObjection(*numbers),
    ("b-yes-object", 1): lambda numbers: ConfirmObjection(*numbers),
    ("b-yes-answer", 1): lambda numbers: ConfirmAnswer(*numbers),
    ("b-yes-correct", 1): lambda numbers: ConfirmCorrection(*numbers),
    ("b-drop", 1): lambda numbers: DropWords(*numbers),
    **BUREAU_PRESSES,
}
