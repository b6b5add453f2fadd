"""How boards are said: exact, in the reader's language, with what has to be known to read them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.wording_boards import (
    ROWS_SHOWN,
    percent,
    say_board,
    say_board_refusal,
    say_board_row,
    say_cell,
    say_correction,
    say_figure,
)
from rag.answer import Language
from store.reporting.board import canonical
from store.reporting.board_changes import Difference
from store.reporting.board_evidence import Trace
from store.reporting.board_states import BoardCase, BoardRefusal, BoardState, Edition
from store.reporting.indicators import Indicator
from tests.store_reporting.boards import AS_OF, Q2, some_board

_ZH, _EN = Language.SIMPLIFIED, Language.ENGLISH
_BOARD = some_board()
_FIRST = _BOARD.tables[0].rows[0].standing
_TIME = datetime(2024, 6, 30, 16, 30, tzinfo=UTC)
_TRACE = Trace(7, 2, "-100", "55", 0, "甲项目签约", 123, _TIME, date(2024, 6, 30), 3, 9, 8, _TIME, changed_since=True)


def test_the_ranking_names_places_scores_and_flags() -> None:
    """A line an office, both leagues, the time of the data and what kind of board it is."""
    text = say_board(_ZH, _BOARD, None).text
    assert text.startswith(
        "2024年第二季度招商引资排行榜\n数据截至 2024-07-02 17:00 · 实时统计，不是正式榜单\n县市区\n1. "
    )
    assert f"1. {_FIRST.name} {_FIRST.score}分【红旗】" in text
    assert "市直部门" in text
    assert text.count("黄旗") == 4


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (BoardState.DRAFT, "第2版，草案，未公布"),
        (BoardState.OBJECTION, "第2版，公示中，可提异议"),
        (BoardState.PUBLISHED, "第2版，已发布"),
        (BoardState.CORRECTED, "第2版，已发布，有更正"),
    ],
)
def test_a_kept_board_says_its_edition_and_state(state: BoardState, words: str) -> None:
    """So that a draft is never taken for the result."""
    edition = Edition(1, Q2, 2, canonical(_BOARD), "", "", AS_OF, AS_OF, 9)
    assert words in say_board(_ZH, _BOARD, BoardCase(edition, state)).text


def test_a_row_opens_to_its_figures_and_its_year() -> None:
    """Value, target or the best, completion, points, rows; behind or on schedule."""
    text = say_board_row(_ZH, _BOARD, 1).text
    assert "示例1县 · 2024年第二季度招商引资排行榜" in text
    assert "新开工项目：" in text and "目标4.97个" in text and "对照本组最好" in text
    assert "序时进度49.7%" in text
    assert ("落后序时" in text) != ("达到序时" in text)
    assert say_board_row(_ZH, _BOARD, 40).text == "这个单位不在这张榜上。"


def test_a_figure_opens_to_messages_and_who_confirmed_them() -> None:
    """With the words themselves; a few are shown, the rest is counted."""
    text = say_cell(_ZH, _BOARD, _FIRST.office_id, Indicator.STARTED, [_TRACE]).text
    assert "进展7号（第2版）· 2024-06-30 · 消息55 · 发送人123 · 确认人8，07-01 00:30，此后有改动\n甲项目签约" in text
    many = [replace(_TRACE, report_id=number) for number in range(ROWS_SHOWN + 3)]
    assert "另有3条，见表格。" in say_cell(_ZH, _BOARD, _FIRST.office_id, Indicator.STARTED, many).text
    assert "没有进展支持这个数字。" in say_cell(_ZH, _BOARD, _FIRST.office_id, Indicator.STARTED, []).text


def test_a_message_behind_a_figure_is_said_without_personal_numbers() -> None:
    """What somebody wrote with a mobile in it is opened in chats of others."""
    told = replace(_TRACE, text="联系王经理138-0013-8000，到位3000万元")
    text = say_cell(_ZH, _BOARD, _FIRST.office_id, Indicator.STARTED, [told]).text
    assert "联系王经理***，到位3000万元" in text


def test_a_correction_names_what_changed() -> None:
    """Figures in their units, flags by their names, nothing as a dash."""
    found = (
        Difference(1, "甲县", "funds_reported", "500000000", "520000000"),
        Difference(1, "甲县", "flag", "", "red"),
        Difference(2, "乙县", "place", "3", "4"),
    )
    text = say_correction(_ZH, "2024年第二季度招商引资排行榜", "补录一笔", found).text
    assert text == (
        "更正：2024年第二季度招商引资排行榜\n原因：补录一笔\n"
        "甲县 到位资金（上报）：5亿元 → 5.2亿元\n甲县 旗：— → 红旗\n乙县 名次：3 → 4"
    )


@pytest.mark.parametrize(
    ("indicator", "value", "words"),
    [
        (Indicator.FUNDS_REPORTED, "123456789.01", "1.2345678901亿元"),
        (Indicator.FOREIGN_USD, "3500000", "350万美元"),
        (Indicator.STARTED, "12", "12个"),
        (Indicator.VISIT_PERSONS, "425", "425人次"),
        (Indicator.FUNDS_REPORTED, "0", "0元"),
    ],
)
def test_figures_are_exact_and_carry_their_unit(indicator: Indicator, value: str, words: str) -> None:
    """Never rounded."""
    assert say_figure(_ZH, indicator, Decimal(value)) == words


def test_percentages_have_one_digit() -> None:
    """Enough to compare with the share of days."""
    assert percent(Decimal("0.4973")) == "49.7%"


@pytest.mark.parametrize("refusal", list(BoardRefusal))
@pytest.mark.parametrize("language", list(Language))
def test_every_refusal_has_its_sentence(refusal: BoardRefusal, language: Language) -> None:
    """In every language."""
    assert say_board_refusal(language, refusal).text


def test_an_english_reader_gets_english() -> None:
    """Names stay as they are."""
    text = say_board(_EN, _BOARD, None).text
    assert "Investment promotion ranking, Q2 2024" in text
    assert f"{_FIRST.name} {_FIRST.score} points【red flag】" in text
    assert "target" in say_board_row(_EN, _BOARD, 1).text
