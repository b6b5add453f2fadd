"""What counts as the right clause, the right figure, a wrong figure. Words of an invented document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.evaluate_gold import GoldClause, Status
from rag.evaluate_judgement import flat, holds_number, judge, same_file, status_of, wrong_figures
from tests.rag.outcomes import ASKED_BACK, CAP, PARKING_FILE, REFUSAL, REWARD_FILE, answer, cite, gold, hit

RATE = "按照实际到位资金的2‰给予引荐人奖励，单个项目最高不超过300万元"


def test_the_three_outcomes_have_their_names() -> None:
    """Answered, refused, asked back."""
    assert status_of(answer("最高300万元。", RATE)) is Status.ANSWERED
    assert status_of(REFUSAL) is Status.REFUSED
    assert status_of(ASKED_BACK) is Status.CLARIFY


def test_a_right_answer_is_judged_right() -> None:
    """Clause among the hits, clause cited, number said, no wrong figure."""
    outcome = answer("最高300万元。", RATE, hits=(hit(PARKING_FILE, "夜间"), hit(REWARD_FILE, RATE)))
    judged = judge(CAP, outcome, "最高300万元。\n" + RATE, 12.5)
    assert (judged.status, judged.rank, judged.cited) == (Status.ANSWERED, 2, True)
    assert (judged.numbers_said, judged.numbers_stated, judged.wrong_figures) == (True, True, ())
    assert judged.elapsed_ms == 12.5


def test_a_number_in_the_quote_alone_is_said_but_not_stated() -> None:
    """The whole reply counts for the one, the statement for the other."""
    judged = judge(CAP, answer("有上限。", RATE), "有上限。\n" + RATE, 1)
    assert (judged.numbers_said, judged.numbers_stated) == (True, False)


def test_another_clause_of_the_right_document_is_not_the_right_clause() -> None:
    """Nor is the same sentence of another document."""
    assert not judge(CAP, answer("要备案。", "引荐人应当在项目签约之前向市投资促进局备案"), "", 1).cited
    elsewhere = gold(clauses=(GoldClause(PARKING_FILE, "单个项目最高不超过300万元"),))
    assert not judge(elsewhere, answer("最高300万元。", RATE), "", 1).cited


def test_another_clause_that_answers_as_well_is_right_too() -> None:
    """Any one of the gold clauses will do."""
    also = gold(clauses=(GoldClause("Guide.md", "up to CNY 3 million"), *CAP.clauses))
    assert judge(also, answer("最高300万元。", RATE, hits=(hit(REWARD_FILE, RATE),)), "", 1).rank == 1


def test_white_space_width_and_script_of_a_quote_do_not_count() -> None:
    """A gold quote with OCR blanks, half-width commas or traditional characters is the same quote."""
    for quote in ("单个 项目最高\n不超过 300万元", "给予引荐人奖励,单个项目", "單個項目最高不超過３００萬元"):
        judged = judge(
            gold(clauses=(GoldClause("old/奖励.txt", quote),)),
            answer("有。", RATE, hits=(hit(REWARD_FILE, RATE),)),
            "",
            1,
        )
        assert (judged.rank, judged.cited) == (1, True), quote


def test_nothing_is_found_among_no_hits() -> None:
    """A refusal without hits has no rank and no citation."""
    judged = judge(CAP, REFUSAL, "没有找到。", 1)
    assert (judged.status, judged.rank, judged.cited, judged.numbers_said) == (Status.REFUSED, 0, False, False)


def test_folders_and_suffixes_of_a_file_do_not_count() -> None:
    """An imported pdf is the same document."""
    assert same_file("a/b/奖励.pdf", "奖励.md")
    assert not same_file("奖励.md", "奖励2.md")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("最高300万元", "300万元"),
        ("最高３００ 万元", "300万元"),
        ("最高3,000,000元", "300万元"),
        ("最高叁佰万元", "300万元"),
        ("up to CNY 3 million", "300万元"),
        ("最高3百万", "300万元"),
        ("给予 12,500 元", "12500"),
        ("按2 ‰给予", "2‰"),
        ("按千分之二给予", "2‰"),
        ("按百分之五十给予", "50%"),
        ("2.5 percent of it", "2.5%"),
        ("两成半", "两成半"),
        ("共140家", "140"),
        ("價格為3.85元", "3.85"),
        ("三年內", "三年"),
    ],
)
def test_a_figure_is_found_however_it_is_written(text: str, figure: str) -> None:
    """Width, blanks, commas, script, percent words and equal sums of money."""
    assert holds_number(text, [figure])


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("最高1300万元", "300万元"),
        ("最高1.300万元", "300万元"),
        ("最高300万元", "30万元"),
        ("共1400家", "140"),
        ("共140.5家", "140"),
        ("共14 0家", "140"),
        ("最高300万美元", "300万元人民币"),
        ("按2%给予", "2‰"),
        ("", "300万元"),
        ("300万元", ""),
    ],
)
def test_a_figure_that_is_not_there_is_not_found(text: str, figure: str) -> None:
    """Part of a longer number, another unit, another currency, nothing."""
    assert not holds_number(text, [figure])


def test_one_way_of_writing_is_enough() -> None:
    """Alternatives are alternatives."""
    assert holds_number("三年", ["3年", "三年"])
    assert not holds_number("四年", ["3年", "三年"])


@pytest.mark.parametrize(
    "statement",
    [
        "最高300万元，按2‰计算。",
        "Two per mille, up to CNY 3,000,000: 2 per mille.",
        "最高３００万元。",
        "按千分之二奖励。",
        "有奖励。",
    ],
)
def test_figures_that_the_quote_holds_are_right(statement: str) -> None:
    """In digits, in words, in another unit of the same sum."""
    assert wrong_figures(statement, [cite(REWARD_FILE, RATE)]) == ()


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("最高500万元。", ("500",)),
        ("按2%奖励。", ("2%",)),
        ("最高300万美元。", ()),  # the figure stands there; a changed currency is not a changed figure
        ("按3‰奖励，三年发完，最高300万元。", ("3", "3‰")),
        ("最高30万元。", ("30",)),
    ],
)
def test_figures_that_no_quote_holds_are_wrong(statement: str, wrong: tuple[str, ...]) -> None:
    """One changed digit, one changed sign, an invented period."""
    assert wrong_figures(statement, [cite(REWARD_FILE, RATE)]) == wrong


def test_figures_side_by_side_in_a_table_stay_apart() -> None:
    """| 800 | 120 | is 800 and 120, not 800120."""
    assert holds_number("| 800 | 120 |", ["800"])
    assert holds_number("| 800 | 120 |", ["120"])


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_compared(text: str) -> None:
    """Nothing a person or a model writes breaks the judgement; a text holds the figures it consists of."""
    assert flat(text) == flat(f" {text}\n")
    assert wrong_figures(text, []) == wrong_figures(f"{text} ", [])
    holds_number(text, [text])
