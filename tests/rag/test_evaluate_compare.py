"""Systems are measured by the same yardstick."""

import io
import json
from pathlib import Path

from rag.evaluate_compare import Compared, Shown, half_width, scores_of, show_compared, shown_by_recipe, shown_by_us
from rag.evaluate_gold import GoldClause, GoldQuestion, Status
from rag.evaluate_judgement import Judgement
from rag.make_ready_vectors import Collected
from rag.plain_recipe import cook
from tests.rag.small_library import small_library
from tests.rag.test_reindex import CountingEmbedder

ANSWERABLE = GoldQuestion(
    "1", "奖励多少", Status.ANSWERED, clauses=(GoldClause("a.md", "奖励五万元"),), numbers=(("5万元",),)
)
UNANSWERABLE = GoldQuestion("2", "天气怎么样", Status.REFUSED)


def _judged(question: GoldQuestion, status: Status, rank: int) -> Judgement:
    return Judgement(
        question,
        status,
        rank,
        rank == 1,
        numbers_said=True,
        numbers_stated=True,
        wrong_figures=(),
        elapsed_ms=5.0,
        text="",
    )


def test_shares_are_of_the_questions_they_can_be_measured_on() -> None:
    """The place of the answer by what can be answered, refusals by what cannot."""
    shown = shown_by_us([_judged(ANSWERABLE, Status.ANSWERED, 2), _judged(UNANSWERABLE, Status.REFUSED, 0)])
    scores = scores_of(Compared("ours", shown))
    assert (scores["questions"], scores["gold_first"], scores["gold_in_five"]) == (2, 0.0, 1.0)
    assert (scores["refused"], scores["refused_falsely"], scores["numbers_shown"]) == (1.0, 0.0, 1.0)


def test_what_is_refused_shows_no_figure() -> None:
    """However right the first hit was; and a place beyond the fifth counts as none."""
    (one,) = shown_by_us([_judged(ANSWERABLE, Status.REFUSED, 7)])
    assert (one.rank, one.numbers, one.cited, one.refused) == (0, False, False, True)


def test_the_recipe_is_measured_by_its_pieces(tmp_path: Path) -> None:
    """It finds the words in a piece of the right file, and refuses nothing."""
    library = small_library()
    recipe = cook(library, CountingEmbedder(), Collected(), tmp_path)
    piece = recipe.pieces[0]
    gold = GoldQuestion("1", piece.text, Status.ANSWERED, clauses=(GoldClause(piece.file, piece.text[:20]),))
    first, second = shown_by_recipe(recipe, [gold, UNANSWERABLE])
    assert first.rank >= 1 and first.question is gold and first.elapsed_ms > 0
    assert not first.refused and not second.refused


def test_the_table_has_a_column_a_system_and_json_a_line() -> None:
    """Programs read the lines, people the table with its intervals."""
    out, err = io.StringIO(), io.StringIO()
    one = Compared("ours", (Shown(ANSWERABLE, 1, True, True, False, 5.0),))
    show_compared([one, Compared("plain recipe", ())], out, err)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["system"] for line in lines] == ["ours", "plain recipe"]
    assert (lines[0]["gold_first"], lines[1]["gold_first"]) == (1.0, None)
    assert "gold_first" in err.getvalue() and "±" in err.getvalue()


def test_an_interval_is_as_wide_as_the_cases_are_few() -> None:
    """Half of the cases of a hundred: ten in a hundred on either side."""
    assert half_width(0.5, 100) == 0.098
    assert half_width(None, 100) is None and half_width(0.5, 0) is None
