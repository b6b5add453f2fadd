"""Corrections, objections and their answers in words."""

from decimal import Decimal

from bot.wording_face import Face
from bot.wording_objections import say_answered, say_objections
from bot.wording_publishing import ask_reason
from rag.answer import Language
from store.reporting.board_changes import Difference
from store.reporting.board_states import Objection
from store.reporting.indicators import Indicator
from tests.store_reporting.boards import AS_OF, Q2, some_board

FACE = Face(some_board(), None, 3202402, runs_it=True)


def objection(answer: str = "", *, accepted: bool = False) -> Objection:
    """One of an office against a figure."""
    return Objection(7, Q2, 4, 1, Indicator.STARTED, "少计一个项目", 11, AS_OF, answer, accepted)


def test_many_differences_are_counted_and_not_all_listed() -> None:
    """The correction itself names them all."""
    found = [Difference(one, f"示例{one}县", "score", "1", str(Decimal(2))) for one in range(50)]
    said = ask_reason(Language.SIMPLIFIED, FACE, found, 5).text
    assert "示例39县" in said
    assert "示例40县" not in said
    assert "另有10处变化" in said


def test_an_objection_is_told_with_all_that_belongs_to_it() -> None:
    """Waiting, accepted, rejected; only what waits can be answered, and only by who may."""
    for one, told in (
        (objection(), "还没有答复"),
        (objection("已补", accepted=True), "采纳：已补"),
        (objection("无误"), "不采纳：无误"),
    ):
        said = say_objections(Language.SIMPLIFIED, "二季度", [(one, "示例1县")], may_answer=True)
        assert "7号 · 示例1县 · 第4版「新开工项目」" in said.text
        assert told in said.text
        assert bool(said.buttons) is not bool(one.answer)
    assert say_objections(Language.SIMPLIFIED, "二季度", [(objection(), "")], may_answer=False).buttons == ()


def test_what_is_accepted_is_put_right_in_the_store_first() -> None:
    """The board is drawn up anew from it."""
    assert "先在库里改正" in say_answered(Language.SIMPLIFIED, objection("好", accepted=True), 1).text
    assert "先在库里改正" not in say_answered(Language.SIMPLIFIED, objection("不"), 1).text
