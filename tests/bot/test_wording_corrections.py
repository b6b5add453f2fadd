"""What a correction is said to have changed."""

from dataclasses import replace
from datetime import date

from bot.wording_corrections import corrected_notice
from rag.answer import Language
from store.reporting.progress import Row
from store.reporting.project import Stage

BEFORE = Row(project="液压阀块项目", stage=Stage.SIGNED, day=date(2026, 8, 2), day_end=date(2026, 8, 2))


def said(*pairs: tuple[Row, Row]) -> str:
    """The notice over these rows before and after."""
    return corrected_notice(
        Language.SIMPLIFIED, tuple(before for before, _ in pairs), tuple(after for _, after in pairs)
    )


def test_where_all_is_told_nothing_else_has_changed() -> None:
    """One field, and a day with its words."""
    assert "别的没有动" in said((BEFORE, replace(BEFORE, stage=Stage.STARTED)))
    other_day = replace(BEFORE, day=date(2026, 8, 1), day_end=date(2026, 8, 1), date_text="前天")
    assert "别的没有动" in said((BEFORE, other_day))


def test_of_a_list_that_is_cut_it_is_said_how_much_is_not_shown() -> None:
    """Eight changes, six shown."""
    after = replace(BEFORE, stage=Stage.STARTED, next_step="办理土地手续")
    text = said(*[(BEFORE, after)] * 4)
    assert "别的没有动" not in text
    assert "另有 2 处改动见下面的卡片" in text


def test_what_changed_besides_is_not_denied() -> None:
    """Another name, another last day."""
    for other in ({"project": "液压阀组项目"}, {"day_end": date(2026, 8, 3)}):
        text = said((BEFORE, replace(BEFORE, stage=Stage.STARTED, **other)))
        assert "别的没有动" not in text
        assert "请再看一下下面的卡片" in text
