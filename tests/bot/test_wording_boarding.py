"""The buttons below a board, by state and by who looks; sentences in every language."""

import pytest

from bot.wording_boarding import say_board_face, say_own_row_only, say_row_face, say_which_office
from bot.wording_face import Face
from bot.wording_objections import say_objections
from bot.wording_publishing import ask_open, ask_publish
from rag.answer import Language
from store.reporting.board import canonical
from store.reporting.board_states import BoardCase, BoardState, Edition, Objection
from tests.store_reporting.boards import AS_OF, Q2, some_board

BOARD = some_board()
EDITION = Edition(1, Q2, 4, canonical(BOARD), "", "", AS_OF, AS_OF, 9)
OBJECTION = Objection(7, Q2, 4, 1, None, "少计一个项目", 11, AS_OF)


def face(state: BoardState | None, *, runs_it: bool = False, leads: bool = False, own: int | None = None) -> Face:
    """The board in a state, before somebody."""
    case = None if state is None else BoardCase(EDITION, state, AS_OF, (OBJECTION,))
    return Face(BOARD, case, 3202402, runs_it, leads, own)


def labels(shown: Face) -> list[str]:
    """What can be pressed."""
    return [button.label for row in say_board_face(Language.SIMPLIFIED, shown).buttons for button in row]


@pytest.mark.parametrize(
    ("state", "running", "leading"),
    [
        (None, ["生成草案"], []),
        (BoardState.DRAFT, ["异议（1）", "实时", "重新生成草案", "公示"], ["异议（1）"]),
        (BoardState.OBJECTION, ["异议（1）", "实时", "重新生成草案", "发布"], ["提异议", "异议（1）"]),
        (BoardState.PUBLISHED, ["异议（1）", "实时", "更正"], ["异议（1）"]),
        (BoardState.CORRECTED, ["异议（1）", "实时", "更正"], ["异议（1）"]),
    ],
)
def test_each_state_offers_its_steps_to_those_who_may(
    state: BoardState | None, running: list[str], leading: list[str]
) -> None:
    """Staff get none of them."""
    look = ["图片", "工作簿", "打开指标"]
    assert labels(face(state, runs_it=True)) == look + running
    assert labels(face(state, leads=True, own=1)) == [*look, "本单位", *leading]
    assert labels(face(state, own=1)) == [*look, "本单位"]
    assert labels(face(state)) == look


def test_a_row_opens_for_its_office_and_for_who_runs_it() -> None:
    """To others only the way back."""
    for who, more in ((face(BoardState.PUBLISHED, own=1), 10), (face(BoardState.PUBLISHED, own=2), 0)):
        buttons = [button for row in say_row_face(Language.SIMPLIFIED, who, 1).buttons for button in row]
        assert len(buttons) == more + 1
        assert buttons[-1].label == "返回榜单"


def test_all_offices_can_be_opened_and_every_button_fits() -> None:
    """Telegram takes 64 bytes of data and a hundred buttons."""
    rows = say_which_office(Language.SIMPLIFIED, face(None)).buttons
    buttons = [button for row in rows for button in row]
    assert len(buttons) == sum(len(table.rows) for table in BOARD.tables) <= 100
    assert all(len(button.data.encode()) <= 64 and len(row) <= 3 for row in rows for button in row)


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_its_sentences(language: Language) -> None:
    """And says what the step means."""
    shown = face(BoardState.OBJECTION, runs_it=True, own=1)
    said = [
        say_board_face(language, shown),
        say_own_row_only(language, face(None, own=1)),
        say_own_row_only(language, face(None)),
        ask_publish(language, shown),
        ask_open(language, shown, 3, AS_OF),
        say_objections(language, "Q2", [(OBJECTION, "示例1县")], may_answer=True),
    ]
    assert all(reply.text.strip() for reply in said)
    publish = said[3].buttons[0][0].label
    assert publish in {"Publish", "确定发布", "確定發佈", "確定發布"}
